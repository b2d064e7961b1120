//! Every dish of every meal that was served has its sample, taken on that day (留样).

use super::wording::{joined, named};
use crate::books::meals::DayMeal;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::MenuEntry;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `food/sample-missing`.
pub static RULE: Rule = Rule {
    id: "food/sample-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("漏留样", "a sample missing"),
    why: Wording::new(
        "发生食物中毒时，留样是查明原因的唯一物证。",
        "when pupils fall ill, the sample is the only evidence of what they ate.",
    ),
    source: Wording::new(
        "学校食品安全与营养健康管理规定（教育部令第45号）第四十条；GB 31654-2021",
        "School Food Safety Provisions (Order 45) art. 40; GB 31654-2021",
    ),
    reads: &["samples", "menus", "meals", "dishes"],
    whole: &["samples", "menus", "meals"],
    policy: &[],
    guide: include_str!("sample_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some(since) = context.books.meals.kept_since.samples else { return };
    for meal in context.books.meals.served_since(since, context.today) {
        missing(context, meal, report);
        for sample in meal.samples.iter().filter(|sample| sample.taken_at.day != meal.day) {
            let (taken, meal) = (sample.taken_at.day, named(context, meal));
            report.add(
                context
                    .finding(*sample, "at")
                    .message(say!(context.lang, "{meal}的留样，留样日期是 {taken}", "a sample of {meal} that was taken on {taken}"))
                    .next(say!(
                        context.lang,
                        "改正留样时间；确是另一天的，改 date（日期），本餐按漏留样处理",
                        "correct `at`; if it is of another day correct `date`: this meal then has no sample"
                    )),
            );
        }
    }
}

fn missing(context: &Context<'_>, meal: &DayMeal<'_>, report: &mut Report) {
    let sampled: BTreeSet<Id> = meal.samples.iter().map(|sample| sample.dish).collect();
    let served: BTreeSet<Id> = meal.dishes().map(|row| row.dish).collect();
    report.checked(served.len());
    let without: Vec<&MenuEntry> = meal.dishes().filter(|row| !sampled.contains(&row.dish)).collect();
    let Some(first) = without.first() else { return };
    // A sample of a dish that stands nowhere may be the one that is sought; it is found itself.
    let known = |dish: Id| context.rows().dishes.get(dish).is_some();
    if !sampled.iter().copied().chain(without.iter().map(|row| row.dish)).all(known) {
        return;
    }
    let mut told = BTreeSet::new();
    let dishes: Vec<String> = without.iter().filter(|row| told.insert(row.dish)).map(|row| context.dish(row.dish)).collect();
    let (dishes, meal) = (joined(context.lang, &dishes), named(context, meal));
    report.add(
        context
            .finding(*first, "dish")
            .message(say!(context.lang, "{meal}没有留样：{dishes}", "{meal}: no sample of {dishes}"))
            .next(say!(
                context.lang,
                "已留样的补登“留样”；没有供应的菜，served（实供）填否；确实漏留的，报告并写豁免",
                "enter it in `samples`; a dish that was not served has `served` no; if none was taken, report it and write a waiver"
            )),
    );
}

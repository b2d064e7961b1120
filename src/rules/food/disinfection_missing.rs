//! Tableware is disinfected for every meal, and it is written down (餐具消毒).

use super::schedule::logs;
use super::wording::{at_meal, named};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{CheckResult, KitchenLogKind, Meal};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `food/disinfection-missing`.
pub static RULE: Rule = Rule {
    id: "food/disinfection-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("缺餐具消毒记录", "no disinfection on record"),
    why: Wording::new(
        "没有消毒的餐具会传播疾病；没有记录，就不能证明消毒过。",
        "tableware that is not disinfected spreads disease; without a record nobody can show that it was.",
    ),
    source: Wording::new(
        "食品安全法实施条例第二十六条、第二十八条；学校食品安全与营养健康管理规定（教育部令第45号）",
        "Food Safety Law Regulation art. 26, 28; School Food Safety Provisions (Order 45)",
    ),
    reads: &["kitchen-logs", "meals", "menus"],
    whole: &["kitchen-logs", "meals"],
    policy: &[],
    guide: include_str!("disinfection_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let book = &context.books.meals;
    let Some(since) = book.kept_since.logs.get(&KitchenLogKind::Disinfection).copied() else { return };
    for meal in book.served_since(since, context.today).filter(|meal| meal.meal != Meal::Snack) {
        report.checked(1);
        if !meal.disinfections.is_empty() {
            continue;
        }
        let Some(draft) = at_meal(context, meal) else { continue };
        let meal = named(context, meal);
        report.add(draft.message(say!(context.lang, "{meal}没有餐具消毒记录", "no disinfection on record: {meal}")).next(say!(
            context.lang,
            "消毒了的补登“厨房记录”，类型消毒；没有消毒的，报告并写豁免",
            "enter it in `kitchen-logs` as disinfection; if it was not done, report it and write a waiver"
        )));
    }
    let failed = |kind: KitchenLogKind, result: CheckResult| kind == KitchenLogKind::Disinfection && result == CheckResult::Problem;
    for row in logs(context).filter(|row| failed(row.kind, row.result) && row.follow_up.is_none()) {
        let when = row.date;
        report.add(
            context
                .finding(row, "result")
                .message(say!(
                    context.lang,
                    "{when} 消毒有问题，没有写处理",
                    "the disinfection of {when} went wrong, nothing says what was done"
                ))
                .next(say!(context.lang, "在 follow_up（处理）写明怎样重新消毒的", "say in `follow_up` how it was done again")),
        );
    }
}

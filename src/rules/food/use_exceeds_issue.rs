//! What the dishes of a meal need was issued to the kitchen: helpings × grams are no more than the slips (用料与出库).

use super::wording::{further, meal_of};
use crate::books::kitchen_use::{Excess, excesses};
use crate::books::stock::Written;
use crate::findings::Level;
use crate::lang::Wording;
use crate::number::round_half_up;
use crate::quantity::Quantity;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::At;
use std::collections::BTreeMap;

/// `food/use-exceeds-issue`.
pub static RULE: Rule = Rule {
    id: "food/use-exceeds-issue",
    level: Level::Error,
    fixable: false,
    title: Wording::new("用料多于出库", "more used than issued"),
    why: Wording::new(
        "菜做出来了，料却没有领：不是漏记出库，就是食谱的克数没有下锅。",
        "the dishes were served and the food was not issued: a slip is missing, or the recipe's grams never reached the pot.",
    ),
    source: Wording::new("惯例：食堂按食谱和人数领料", "custom: kitchens draw by menu and diners"),
    reads: &["canteen-issues", "recipes", "menus", "meals", "items"],
    whole: &["canteen-issues", "recipes", "menus", "meals", "items"],
    policy: &["canteen.use_tolerance"],
    guide: include_str!("use_exceeds_issue.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    if context.rows().recipes.is_empty() || context.rows().canteen_issues.is_empty() {
        return;
    }
    let books = context.books;
    let tolerance = |day| context.policy(day).canteen.use_tolerance;
    let (compared, found) = excesses(context.ledger, &books.stock, &books.meals, &books.recipes, tolerance);
    report.checked(compared);
    // A recipe that says too much does so at every meal.
    let mut by_line: BTreeMap<At, (Excess<'_>, usize)> = BTreeMap::new();
    for excess in found {
        by_line.entry(excess.line.at).or_insert((excess, 0)).1 += 1;
    }
    for (excess, times) in by_line.into_values() {
        tell(context, &excess, times - 1, report);
    }
}

fn tell(context: &Context<'_>, excess: &Excess<'_>, others: usize, report: &mut Report) {
    let item = context.item(excess.item);
    let quantity = |figure| context.quantity(excess.item, Quantity::new(round_half_up(figure, 3)));
    let (needed, had) = (quantity(excess.needed), quantity(excess.had));
    let meal = meal_of(context, (excess.day, excess.meal), None);
    let more = further(context.lang, others);
    let (dish, grams) = (context.dish(excess.dish.dish), excess.line.grams.normalize());
    let is_of_day = matches!(excess.issued, Written::Issue(row) if row.date == excess.day);
    let draft = if is_of_day { context.finding_moved(excess.issued, "quantity") } else { context.finding(excess.dish, "dish") };
    report.add(
        draft
            .day(excess.day)
            .message(say!(
                context.lang,
                "{meal}：{item}按食谱和人数要用 {needed}，厨房只有领来的 {had}{more}",
                "{meal}: {needed} of {item} by recipe and heads, {had} had been issued{more}"
            ))
            .next(say!(
                context.lang,
                "漏记的补登“食堂出库”；克数、人数、实供写错的，改“配料”“就餐”“食谱”",
                "enter the missing slip in `canteen-issues`; or correct the grams in `recipes`, the heads in `meals`, `served` in `menus`"
            ))
            .beside(cell(excess.line, "grams"), say!(context.lang, "{dish}每份 {grams} 克", "{grams} g in a helping of {dish}")),
    );
}

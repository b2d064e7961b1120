//! A meat dish is half meat at least, by its recipe (荤菜肉量).

use super::wording::{further, shown};
use crate::books::categories::plain;
use crate::books::recipes::RecipeBook;
use crate::findings::Level;
use crate::lang::Wording;
use crate::number::round_half_up;
use crate::registers::{Age, Dish, DishGroup, RecipeLine};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// `food/meat-low`.
pub static RULE: Rule = Rule {
    id: "food/meat-low",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("荤菜肉量不足", "a meat dish with little meat"),
    why: Wording::new(
        "荤菜以肉计价；肉少了，价钱没有少。",
        "a meat dish is paid for as meat; with less of it the price stays the same.",
    ),
    source: Wording::new("惯例：荤菜含肉不少于一半", "custom: at least half of a meat dish is meat"),
    reads: &["recipes", "dishes", "items"],
    whole: &["recipes", "items"],
    policy: &["canteen.meat_share", "canteen.meat_groups"],
    guide: include_str!("meat_low.md"),
    check: Check::Ledger(check),
};

/// Grams of a helping: meat, and all that is neither oil nor condiment.
struct Weighed<'l> {
    meat: Decimal,
    all: Decimal,
    /// The line with the most meat, else the first.
    line: &'l RecipeLine,
}

fn check(context: &Context<'_>, report: &mut Report) {
    let canteen = &context.policy(context.today).canteen;
    let is_meat = |dish: &Dish| canteen.meat_groups.iter().any(|group| group == dish.group.name(&context.ledger.names));
    // A line that belongs to no dish may be the meat that is missing; it is found itself.
    if !context.books.recipes.is_sound() {
        return;
    }
    for dish in context.rows().dishes.iter().filter(|dish| is_meat(dish) && dish.corrects.is_none()) {
        let recipes = &context.books.recipes;
        let own: BTreeSet<Age> = recipes.items(dish.dish).filter_map(|line| line.age).collect();
        let ages = if own.is_empty() { vec![None] } else { own.into_iter().map(Some).collect() };
        let mut low: Vec<Weighed<'_>> = Vec::new();
        for age in ages {
            let Some(weighed) = weigh(context, recipes, dish, age) else { continue };
            report.checked(1);
            if weighed.meat < canteen.meat_share * weighed.all {
                low.push(weighed);
            }
        }
        let Some(worst) = low.first() else { continue };
        let percent = |share: Decimal| round_half_up(share * Decimal::ONE_HUNDRED, 0).normalize();
        let (share, least) = (percent(worst.meat / worst.all), percent(canteen.meat_share));
        let (meat, all, name) = (worst.meat.normalize(), worst.all.normalize(), context.dish(dish.dish));
        let group = shown(context.lang, DishGroup::WORDS, dish.group.name(&context.ledger.names));
        let more = further(context.lang, low.len() - 1);
        report.add(
            context
                .finding(worst.line, "grams")
                .message(say!(
                    context.lang,
                    "{name}每份 {all} 克，其中肉 {meat} 克，占 {share}%，应不少于 {least}%{more}",
                    "{name}: {meat} g of meat in {all} g are {share} %, {least} % are required{more}"
                ))
                .next(say!(
                    context.lang,
                    "调整用料；不是大荤的，改“菜品”的 group（菜类）",
                    "put more meat in it, or give the dish its right `group` in `dishes`"
                ))
                .beside(cell(dish, "group"), say!(context.lang, "菜类：{group}", "its group: {group}")),
        );
    }
}

/// What a helping weighs; of what no category is known, or that is only said to be frozen, it may be meat.
fn weigh<'c>(context: &Context<'c>, recipes: &RecipeBook<'c>, dish: &Dish, age: Option<Age>) -> Option<Weighed<'c>> {
    let mut weighed: Option<(Weighed<'c>, Decimal)> = None;
    for line in recipes.lines(dish.dish, age) {
        let item = context.rows().items.get(line.item);
        let category = item.and_then(|item| item.category).map(|category| plain(context.label(category)));
        if matches!(category, Some("oil" | "condiment")) {
            continue;
        }
        let meat = match category {
            Some("meat" | "poultry" | "fish" | "frozen") | None => line.grams,
            Some(_) => Decimal::ZERO,
        };
        let (sum, most) = weighed.get_or_insert((Weighed { meat: Decimal::ZERO, all: Decimal::ZERO, line }, meat));
        sum.meat += meat;
        sum.all += line.grams;
        if meat > *most {
            (sum.line, *most) = (line, meat);
        }
    }
    weighed.map(|(weighed, _)| weighed).filter(|weighed| weighed.all > Decimal::ZERO)
}

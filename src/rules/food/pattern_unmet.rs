//! A lunch or dinner has its dishes: meat, mixed, vegetables, soup (荤素搭配).

use super::wording::{joined, named, shown};
use crate::books::meals::{DayMeal, Standing};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{DishGroup, Meal, MenuEntry};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `food/pattern-unmet`.
pub static RULE: Rule = Rule {
    id: "food/pattern-unmet",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("菜式搭配不足", "too few dishes of a group"),
    why: Wording::new(
        "荤素搭配是学校向家长承诺的标准，少一道，质量就降了。",
        "the pattern is what the school has promised parents; a dish less is worse food.",
    ),
    source: Wording::new(
        "惯例：一大荤、一小荤、两素、一汤；WS/T 554-2017",
        "custom: a meat dish, a mixed one, two vegetables, a soup; WS/T 554-2017",
    ),
    reads: &["menus", "dishes", "meals"],
    whole: &["menus", "dishes"],
    policy: &["canteen.pattern"],
    guide: include_str!("pattern_unmet.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for meal in context.books.meals.meals() {
        let is_whole_meal = matches!(meal.meal, Meal::Lunch | Meal::Dinner) && meal.standing != Standing::NotHeld;
        let Some(first) = meal.dishes().next().filter(|_| is_whole_meal) else { continue };
        if meal.dishes().any(|row| context.rows().dishes.get(row.dish).is_none()) {
            continue;
        }
        report.checked(1);
        let short = short(context, meal);
        if !short.is_empty() {
            tell(context, meal, first, &short, report);
        }
    }
}

/// Groups of which a meal has too few dishes, with how many it has and how many it needs.
fn short<'c>(context: &Context<'c>, meal: &DayMeal<'_>) -> Vec<(&'c str, u32, u32)> {
    let mut has: BTreeMap<&str, u32> = BTreeMap::new();
    for dish in meal.dishes().filter_map(|row| context.rows().dishes.get(row.dish)) {
        *has.entry(dish.group.name(&context.ledger.names)).or_default() += 1;
    }
    let pattern = &context.policy(meal.day).canteen.pattern;
    let of = |group: &str| has.get(group).copied().unwrap_or(0);
    let need = |group: &str| pattern.get(group).copied().unwrap_or(0);
    let spare = |group: &str| of(group).saturating_sub(need(group));
    pattern
        .iter()
        .map(|(group, needed)| {
            let lent = match group.as_str() {
                "meat" => spare("mixed"),
                "mixed" => spare("meat"),
                _ => 0,
            };
            (group.as_str(), of(group).saturating_add(lent), of(group), *needed)
        })
        .filter(|(_, with_lent, _, needed)| with_lent < needed)
        .map(|(group, _, has, needed)| (group, has, needed))
        .collect()
}

fn tell(context: &Context<'_>, meal: &DayMeal<'_>, first: &MenuEntry, short: &[(&str, u32, u32)], report: &mut Report) {
    let groups: Vec<String> = short
        .iter()
        .map(|(group, has, needed)| {
            let group = shown(context.lang, DishGroup::WORDS, group);
            say!(context.lang, "{group} {has} 道（应 {needed} 道）", "{has} {group} of {needed}")
        })
        .collect();
    let (groups, meal) = (joined(context.lang, &groups), named(context, meal));
    report.add(
        context
            .finding(first, "dish")
            .message(say!(context.lang, "{meal}菜式不足：{groups}", "{meal} has too few dishes: {groups}"))
            .next(say!(
                context.lang,
                "补上缺的菜；菜类登记错的，改“菜品”的 group（菜类）；本校菜式不同的，改 policy.canteen.pattern",
                "add what is missing; or correct the `group` in `dishes`, or the school's own `canteen.pattern`"
            )),
    );
}

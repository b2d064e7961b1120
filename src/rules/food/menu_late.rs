//! Menus are published days before they are served, and no meal is without one (食谱公示).

use super::wording::{at_meal, named};
use crate::books::meals::Standing;
use crate::day::Day;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::MenuEntry;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `food/menu-late`.
pub static RULE: Rule = Rule {
    id: "food/menu-late",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("食谱未提前公示", "a menu published late"),
    why: Wording::new(
        "提前公示的带量食谱，家长才看得到，采购和备料才有依据。",
        "parents can read only a menu that is published before, and buying and cooking rest on it.",
    ),
    source: Wording::new(
        "学校食品安全与营养健康管理规定（教育部令第45号）；惯例：每周公示带量食谱",
        "School Food Safety Provisions (Order 45); custom: menus with grams are published weekly",
    ),
    reads: &["menus", "meals"],
    whole: &["menus"],
    policy: &["canteen.menu_lead_days"],
    guide: include_str!("menu_late.md"),
    check: Check::Ledger(check),
};

/// What was published on a day for a canteen: the first dish that came too late, and the days of all that did.
type Sheets<'c> = BTreeMap<(Day, Option<Id>), (&'c MenuEntry, Vec<Day>)>;

fn check(context: &Context<'_>, report: &mut Report) {
    let book = &context.books.meals;
    // One late sheet is one finding, at the first dish that it brings too late.
    let mut sheets: Sheets<'_> = BTreeMap::new();
    for meal in book.meals().iter().filter(|meal| meal.standing != Standing::NotHeld) {
        for row in meal.dishes().filter(|row| row.change.is_none()) {
            report.checked(1);
            let lead = context.policy(row.date).canteen.menu_lead_days;
            if row.published.plus_days(lead) > row.date {
                let days = &mut sheets.entry((row.published, meal.hall)).or_insert((row, Vec::new())).1;
                if days.last() != Some(&row.date) {
                    days.push(row.date);
                }
            }
        }
        let is_kept = book.kept_since.menus.get(&meal.meal).is_some_and(|since| meal.day >= *since);
        if meal.is_served() && meal.menu.is_empty() && is_kept {
            let Some(draft) = at_meal(context, meal) else { continue };
            let meal = named(context, meal);
            report.add(draft.message(say!(context.lang, "{meal}没有食谱", "no menu: {meal}")).next(say!(
                context.lang,
                "在“食谱”补登供应的菜和公示日期",
                "enter what was served in `menus`, with the day it was published"
            )));
        }
    }
    for ((published, _), (row, days)) in sheets {
        let (lead, first) = (context.policy(row.date).canteen.menu_lead_days, row.date);
        let others = match days.len() {
            0 | 1 => String::new(),
            count => say!(context.lang, "（同一张食谱共 {count} 天）", " ({count} days of that sheet)"),
        };
        report.add(
            context
                .finding(row, "published")
                .message(say!(
                    context.lang,
                    "{first} 的食谱 {published} 才公示，应提前 {lead} 天{others}",
                    "the menu of {first} was published on {published}; {lead} days before are required{others}"
                ))
                .next(say!(
                    context.lang,
                    "公示日期写错的改正；临时换菜的，在 change（变更说明）写明原因；下次提前公示",
                    "correct the day; a dish changed at short notice gives its reason in `change`; else publish earlier next time"
                )),
        );
    }
}

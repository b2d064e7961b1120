//! What was served is what the menu said, or a note says why not (食谱变更).

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `food/menu-changed`.
pub static RULE: Rule = Rule {
    id: "food/menu-changed",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("换菜无说明", "a dish left out without a reason"),
    why: Wording::new(
        "公示的菜没有上桌，又没有说明，家长会问钱去了哪里。",
        "when a published dish is not served and nothing says why, parents ask where the money went.",
    ),
    source: Wording::new(
        "学校食品安全与营养健康管理规定（教育部令第45号）；惯例：公示带量食谱",
        "School Food Safety Provisions (Order 45); custom: menus with grams are published",
    ),
    reads: &["menus"],
    whole: &[],
    policy: &[],
    guide: include_str!("menu_changed.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for meal in context.books.meals.meals() {
        report.checked(meal.menu.len());
        // A meal that was not held at all needs no note for each of its dishes.
        if meal.dishes().next().is_none() && !meal.is_served() {
            continue;
        }
        // A row without canteen stands in every canteen; the findings are one.
        for row in meal.menu.iter().filter(|row| row.served == Some(false) && row.change.is_none()) {
            let (day, dish) = (row.date, context.dish(row.dish));
            report.add(
                context
                    .finding(*row, "served")
                    .message(say!(
                        context.lang,
                        "{day} 的{dish}没有供应，没有写原因",
                        "{dish} of {day} was not served, no reason is given"
                    ))
                    .next(say!(
                        context.lang,
                        "在 change（变更说明）写明原因和替换的菜；替换的菜另写一行",
                        "give the reason in `change`, and a row of its own to the dish that replaced it"
                    )),
            );
        }
    }
}

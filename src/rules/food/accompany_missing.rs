//! One of the school's heads eats with the pupils at every meal, and it is written down (陪餐).

use super::wording::{at_meal, named};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::Meal;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `food/accompany-missing`.
pub static RULE: Rule = Rule {
    id: "food/accompany-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("无陪餐记录", "a meal without company"),
    why: Wording::new(
        "校领导每餐与学生同吃，饭菜的问题才能当场发现。",
        "when a head eats what the pupils eat, what is wrong with it is found at the table.",
    ),
    source: Wording::new(
        "学校食品安全与营养健康管理规定（教育部令第45号，集中用餐陪餐制度）",
        "School Food Safety Provisions (Order 45: somebody of the school eats along)",
    ),
    reads: &["accompaniments", "meals", "menus"],
    whole: &["accompaniments", "meals"],
    policy: &[],
    guide: include_str!("accompany_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some(since) = context.books.meals.kept_since.accompaniments else { return };
    for meal in context.books.meals.served_since(since, context.today) {
        let with_pupils = meal.counts.is_empty() || meal.pupils() > 0;
        if matches!(meal.meal, Meal::Snack | Meal::Staff) || !with_pupils {
            continue;
        }
        report.checked(1);
        if !meal.accompaniments.is_empty() {
            continue;
        }
        let Some(draft) = at_meal(context, meal) else { continue };
        let meal = named(context, meal);
        report.add(
            draft.message(say!(context.lang, "{meal}没有陪餐记录", "nobody is recorded as eating with the pupils: {meal}")).next(
                say!(
                    context.lang,
                    "陪了餐的补登“陪餐”；没有陪的，报告并写豁免",
                    "enter who did in `accompaniments`; if nobody did, report it and write a waiver"
                ),
            ),
        );
    }
}

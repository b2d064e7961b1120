//! What schools may not serve is neither bought nor on the menu: high-risk food, raw and decorated dishes (禁用食品).

use super::wording::further;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CanteenIntake, Item, MenuEntry};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `food/barred`.
pub static RULE: Rule = Rule {
    id: "food/barred",
    level: Level::Error,
    fixable: false,
    title: Wording::new("禁用食材或菜品", "barred food"),
    why: Wording::new(
        "四季豆、鲜黄花菜、野生菌、发芽土豆等加工不当就会中毒，学校食堂不得采购、制售。",
        "these foods poison when they are not cooked just right; school canteens may neither buy nor serve them.",
    ),
    source: Wording::new("学校食品安全与营养健康管理规定（教育部令第45号）", "School Food Safety Provisions (Order 45)"),
    reads: &["canteen-intake", "items", "menus", "dishes", "recipes"],
    whole: &[],
    policy: &["canteen.barred"],
    guide: include_str!("barred.md"),
    check: Check::Ledger(check),
};

/// The barred word that a name has.
fn barred<'c>(name: &str, words: &'c [String]) -> Option<&'c String> {
    words.iter().find(|word| !word.is_empty() && name.contains(word.as_str()))
}

fn check(context: &Context<'_>, report: &mut Report) {
    let mut bought: BTreeMap<Id, (&CanteenIntake, &str, usize)> = BTreeMap::new();
    for row in context.books.deliveries.accepted() {
        let Some(item) = context.rows().items.get(row.item) else { continue };
        report.checked(1);
        if let Some(word) = barred_item(item, &context.policy(row.date).canteen.barred) {
            bought.entry(row.item).or_insert((row, word, 0)).2 += 1;
        }
    }
    for (item, (row, word, count)) in bought {
        let (item, more) = (context.item(item), further(context.lang, count - 1));
        report.add(
            context
                .finding(row, "item")
                .message(say!(context.lang, "进了禁用食材{item}（{word}）{more}", "{item} was bought, which is barred ({word}){more}"))
                .next(say!(
                    context.lang,
                    "停止采购；在库的销毁，登记报损；学校另有规定的，改 policy.canteen.barred",
                    "buy it no more and destroy what is left with a `loss`; what the school may serve after all, take out of `canteen.barred`"
                )),
        );
    }
    menus(context, report);
}

fn barred_item<'c>(item: &Item, words: &'c [String]) -> Option<&'c str> {
    barred(&item.name, words).or_else(|| barred(item.spec.as_deref()?, words)).map(String::as_str)
}

/// Dishes on menus, by their names and by what goes into them; an item that was bought is told there.
fn menus(context: &Context<'_>, report: &mut Report) {
    let items = &context.rows().items;
    let mut cooked: BTreeMap<Id, (&MenuEntry, &str, usize)> = BTreeMap::new();
    for meal in context.books.meals.meals() {
        for row in meal.dishes() {
            let Some(dish) = context.rows().dishes.get(row.dish) else { continue };
            report.checked(1);
            let words = &context.policy(row.date).canteen.barred;
            let inside = || context.books.recipes.items(row.dish).find_map(|line| barred_item(items.get(line.item)?, words));
            if let Some(word) = barred(&dish.name, words).map(String::as_str).or_else(inside) {
                cooked.entry(row.dish).or_insert((row, word, 0)).2 += 1;
            }
        }
    }
    for (dish, (row, word, count)) in cooked {
        let (name, more) = (context.dish(dish), further(context.lang, count - 1));
        let draft = context
            .finding(row, "dish")
            .message(say!(
                context.lang,
                "食谱上有禁用菜品{name}（{word}）{more}",
                "{name} is on the menu, which is barred ({word}){more}"
            ))
            .next(say!(
                context.lang,
                "换菜：此行 served（实供）填否，另写一行替换的菜，change（变更说明）写明原因",
                "serve another dish: set `served` to no and add a row for it, with the reason in `change`"
            ));
        report.add(match context.rows().dishes.get(dish) {
            Some(dish) => draft.beside(cell(dish, "name"), say!(context.lang, "菜名", "the dish")),
            None => draft,
        });
    }
}

//! The record of a delivery has what the law asks for: lot or production date, shelf life, and how to reach the supplier.

use super::wording::joined;
use crate::books::categories::plain;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CanteenIntake, Item, ItemKind};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `food/intake-incomplete`.
pub static RULE: Rule = Rule {
    id: "food/intake-incomplete",
    level: Level::Error,
    fixable: false,
    title: Wording::new("进货查验记录缺项", "an incomplete record of a delivery"),
    why: Wording::new(
        "问题食品靠批号、保质期和供货者的联系方式召回；缺了就追不回来。",
        "bad food is called back by its lot, its shelf life and its supplier's address; without them nobody can.",
    ),
    source: Wording::new("食品安全法第五十三条、第六十五条", "Food Safety Law art. 53, 65"),
    reads: &["canteen-intake", "suppliers", "items"],
    whole: &[],
    policy: &[],
    guide: include_str!("intake_incomplete.md"),
    check: Check::Ledger(check),
};

/// Fresh produce is recorded without lot and shelf life (art. 65).
const FRESH: [&str; 6] = ["vegetable", "fruit", "meat", "poultry", "fish", "egg"];

fn is_fresh(context: &Context<'_>, item: &Item) -> bool {
    item.category.is_some_and(|category| FRESH.contains(&plain(context.label(category))))
}

fn check(context: &Context<'_>, report: &mut Report) {
    let mut suppliers: BTreeMap<Id, &CanteenIntake> = BTreeMap::new();
    for row in context.books.deliveries.accepted() {
        let item = context.rows().items.get(row.item);
        let Some(item) = item.filter(|item| item.kind == ItemKind::Food) else { continue };
        let first = suppliers.entry(row.supplier).or_insert(row);
        if row.date < first.date {
            *first = row;
        }
        report.checked(1);
        if is_fresh(context, item) {
            continue;
        }
        let mut missing: Vec<(&'static str, String)> = Vec::new();
        if row.lot.is_none() && row.produced.is_none() {
            missing.push(("produced", say!(context.lang, "生产日期或批号", "the lot or the day of production")));
        }
        if row.expires.is_none() && (row.produced.is_none() || item.shelf_days.is_none()) {
            missing.push(("expires", say!(context.lang, "保质期", "the shelf life")));
        }
        let Some((column, _)) = missing.first() else { continue };
        let names: Vec<String> = missing.iter().map(|(_, name)| name.clone()).collect();
        let (missing, name) = (joined(context.lang, &names), context.item(row.item));
        report.add(
            context
                .finding(row, column)
                .message(say!(context.lang, "{name}缺{missing}", "{name} has no record of {missing}"))
                .next(say!(
                    context.lang,
                    "照包装补登 lot（批号）或 produced（生产日期）与 expires（到期）",
                    "copy `lot` or `produced`, and `expires`, from the package"
                )),
        );
    }
    for (supplier, row) in suppliers {
        let Some(supplier) = context.rows().suppliers.get(supplier) else { continue };
        report.checked(1);
        if supplier.address.is_some() || supplier.phone.is_some() {
            continue;
        }
        let name = context.supplier(supplier.supplier);
        report.add(
            context
                .finding(supplier, "address")
                .day(row.date)
                .message(say!(
                    context.lang,
                    "{name}供食材，没有地址和电话",
                    "{name} supplies food and has neither address nor telephone"
                ))
                .next(say!(context.lang, "补登地址或单位电话", "fill in `address` or `phone`"))
                .beside(cell(row, "supplier"), say!(context.lang, "第一次供货", "its first delivery")),
        );
    }
}

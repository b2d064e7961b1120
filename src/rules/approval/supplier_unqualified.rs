//! Orders and deliveries of food come from suppliers that are in the school's pool (供应商库) that day, for goods that they supply.

use crate::books::categories::covers;
use crate::books::purchases::Chain;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CanteenIntake, IntakeResult, Order, Supplier};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;
use std::collections::{BTreeMap, BTreeSet};

/// `approval/supplier-unqualified`.
pub static RULE: Rule = Rule {
    id: "approval/supplier-unqualified",
    level: Level::Error,
    fixable: false,
    title: Wording::new("供应商不在库或超范围", "a supplier outside the pool or its goods"),
    why: Wording::new(
        "入库的供应商经过资格审查；库外采购、超范围采购，等于没有审查。",
        "suppliers in the pool were examined; who buys outside it, or what they do not supply, buys unexamined.",
    ),
    source: Wording::new(
        "政府采购法第二十二条（供应商资格）；学校供应商库制度",
        "Government Procurement Law art. 22 (who may supply); the school's own pool of suppliers",
    ),
    reads: &["purchases", "canteen-intake", "suppliers", "items"],
    whole: &[],
    policy: &[],
    guide: include_str!("supplier_unqualified.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        for order in chain.row.all_orders() {
            let Some(supplier) = context.rows().suppliers.get(order.supplier) else { continue };
            ordered_outside_pool(context, chain, order, supplier, report);
            ordered_goods(context, chain, order, supplier, report);
        }
    }
    deliveries(context, report);
}

/// The column of a supplier that leaves a day outside the pool.
fn outside_pool(supplier: &Supplier, day: Day) -> Option<&'static str> {
    if supplier.pool_from.is_some_and(|from| day < from) {
        return Some("pool_from");
    }
    supplier.pool_to.is_some_and(|to| day > to).then_some("pool_to")
}

fn ordered_outside_pool(context: &Context<'_>, chain: &Chain<'_>, order: &Order, supplier: &Supplier, report: &mut Report) {
    report.checked(usize::from(supplier.pool_from.is_some() || supplier.pool_to.is_some()));
    let (Some(column), day) = (outside_pool(supplier, order.date), order.date) else { return };
    let (name, pool) = (context.supplier(order.supplier), in_pool(context, supplier, column));
    let draft = context.finding_inside(chain.row, order, "supplier");
    let message = say!(context.lang, "{name}{pool}，{day} 采购", "{name} {pool}, ordered on {day}");
    report.add(renewed(context, draft.message(message), cell(supplier, column)));
}

/// Since when, or until when, a supplier is in the pool.
fn in_pool(context: &Context<'_>, supplier: &Supplier, column: &str) -> String {
    match (supplier.pool_from, supplier.pool_to) {
        (Some(from), _) if column == "pool_from" => say!(context.lang, "自 {from} 起在库", "is in the pool from {from}"),
        (_, Some(to)) => say!(context.lang, "在库至 {to}", "was in the pool until {to}"),
        _ => String::new(),
    }
}

fn renewed(context: &Context<'_>, draft: Draft, pool: Spot) -> Draft {
    draft
        .next(say!(
            context.lang,
            "改向在库的供应商采购；如已续期，更新“供应商”的 pool_to（入库止）",
            "order from a supplier in the pool; if it was renewed, update `pool_to` in `suppliers`"
        ))
        .beside(pool, say!(context.lang, "供应商库", "the pool"))
}

/// Whether a supplier supplies an item; `None` where it does not say what it supplies, or the item has no category.
fn supplies(context: &Context<'_>, supplier: &Supplier, item: Id) -> Option<bool> {
    let item = context.rows().items.get(item).filter(|item| item.category.is_some())?;
    (!supplier.categories.is_empty()).then(|| covers(&supplier.categories, item, &context.ledger.names))
}

fn ordered_goods(context: &Context<'_>, chain: &Chain<'_>, order: &Order, supplier: &Supplier, report: &mut Report) {
    let mut outside: BTreeSet<(&str, Id)> = BTreeSet::new();
    for item in chain.lines_of(order).iter().filter_map(|line| line.item) {
        let Some(is_supplied) = supplies(context, supplier, item) else { continue };
        report.checked(1);
        if !is_supplied {
            outside.insert((context.text(item), item));
        }
    }
    if outside.is_empty() {
        return;
    }
    let items: Vec<String> = outside.iter().map(|(_, item)| context.item(*item)).collect();
    let items = items.join(say!(context.lang, "、", ", ").as_str());
    let (name, categories) = (context.supplier(order.supplier), categories(context, supplier));
    let message = say!(context.lang, "{name}供 {categories}，采购了{items}", "{name} supplies {categories}, ordered were {items}");
    report.add(supplied(context, context.finding_inside(chain.row, order, "supplier").message(message), supplier));
}

fn categories(context: &Context<'_>, supplier: &Supplier) -> String {
    let categories: Vec<&str> = supplier.categories.iter().map(|category| context.label(*category)).collect();
    categories.join(say!(context.lang, "、", ", ").as_str())
}

fn supplied(context: &Context<'_>, draft: Draft, supplier: &Supplier) -> Draft {
    draft
        .next(say!(
            context.lang,
            "改向供这类货的供应商采购；如其确供此货，补充“供应商”的 categories（供货类别）",
            "order from a supplier of such goods; if this one does supply them, add that to its `categories` in `suppliers`"
        ))
        .beside(cell(supplier, "categories"), say!(context.lang, "供货类别", "what it supplies"))
}

/// Deliveries to the canteen that come without an order of their own: of a supplier outside the pool, and of each item that
/// it does not supply, the first is found, with the number of others.
fn deliveries(context: &Context<'_>, report: &mut Report) {
    let mut outside: BTreeMap<(Id, Option<Id>), (&CanteenIntake, usize)> = BTreeMap::new();
    let mut note = |key: (Id, Option<Id>), row| {
        let (first, count) = outside.entry(key).or_insert((row, 0));
        *count += 1;
        if (row.date, row.at) < (first.date, first.at) {
            *first = row;
        }
    };
    for row in context.rows().canteen_intake.iter().filter(|row| counts(context, row)) {
        let Some(supplier) = context.rows().suppliers.get(row.supplier) else { continue };
        let is_supplied = supplies(context, supplier, row.item);
        report.checked(usize::from(supplier.pool_from.is_some() || supplier.pool_to.is_some()));
        report.checked(usize::from(is_supplied.is_some()));
        if outside_pool(supplier, row.date).is_some() {
            note((row.supplier, None), row);
        } else if is_supplied == Some(false) {
            note((row.supplier, Some(row.item)), row);
        }
    }
    for ((supplier, item), (row, count)) in outside {
        let Some(supplier) = context.rows().suppliers.get(supplier) else { continue };
        let (name, day) = (context.supplier(row.supplier), row.date);
        let others = match count {
            1 => String::new(),
            count => say!(context.lang, "（另有 {} 行）", " ({} more like it)", count - 1),
        };
        if let Some(item) = item {
            let (categories, item) = (categories(context, supplier), context.item(item));
            let message = say!(
                context.lang,
                "{name}供 {categories}，送来了{item}{others}",
                "{name} supplies {categories}, delivered was {item}{others}"
            );
            report.add(supplied(context, context.finding(row, "supplier").message(message), supplier));
        } else if let Some(column) = outside_pool(supplier, day) {
            let pool = in_pool(context, supplier, column);
            let message = say!(context.lang, "{name}{pool}，{day} 送货{others}", "{name} {pool}, delivered on {day}{others}");
            report.add(renewed(context, context.finding(row, "supplier").message(message), cell(supplier, column)));
        }
    }
}

/// Whether a delivery was taken in and no purchase orders it: an order is looked at itself.
fn counts(context: &Context<'_>, row: &CanteenIntake) -> bool {
    let accepted = row.result.is_none_or(|result| result == IntakeResult::Accepted) && row.corrects.is_none();
    let receipt = row.receipt.and_then(|receipt| context.rows().receipts.get(receipt));
    accepted && receipt.is_none_or(|receipt| receipt.purchase.is_none())
}

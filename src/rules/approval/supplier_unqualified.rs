//! Orders go to suppliers that are in the school's pool (供应商库) that day, for goods that they supply.

use crate::books::categories::covers;
use crate::books::purchases::Chain;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Order, Supplier};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

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
    source: Wording::new("政府采购法第二十二条（供应商资格）；学校供应商库制度", "Government Procurement Law art. 22 (who may supply); the school's own pool of suppliers"),
    reads: &["purchases", "suppliers", "items"],
    whole: &[],
    policy: &[],
    guide: include_str!("supplier_unqualified.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        for order in chain.row.all_orders() {
            let Some(supplier) = context.rows().suppliers.get(order.supplier) else { continue };
            pool(context, chain, order, supplier, report);
            goods(context, chain, order, supplier, report);
        }
    }
}

fn pool(context: &Context<'_>, chain: &Chain<'_>, order: &Order, supplier: &Supplier, report: &mut Report) {
    if supplier.pool_from.is_none() && supplier.pool_to.is_none() {
        return;
    }
    report.checked(1);
    let day = order.date;
    let name = context.supplier(order.supplier);
    let (column, message) = match (supplier.pool_from, supplier.pool_to) {
        (Some(from), _) if day < from => (
            "pool_from",
            say!(context.lang, "{name}自 {from} 起在库，{day} 采购", "{name} is in the pool from {from}, ordered on {day}"),
        ),
        (_, Some(to)) if day > to => {
            ("pool_to", say!(context.lang, "{name}在库至 {to}，{day} 采购", "{name} was in the pool until {to}, ordered on {day}"))
        }
        _ => return,
    };
    report.add(
        context
            .finding_inside(chain.row, order, "supplier")
            .message(message)
            .next(say!(
                context.lang,
                "改向在库的供应商采购；如已续期，更新 suppliers（供应商）的 pool_to",
                "order from a supplier in the pool; if it was renewed, update `pool_to` in `suppliers`"
            ))
            .beside(cell(supplier, column), say!(context.lang, "供应商库", "the pool")),
    );
}

fn goods(context: &Context<'_>, chain: &Chain<'_>, order: &Order, supplier: &Supplier, report: &mut Report) {
    if supplier.categories.is_empty() {
        return;
    }
    let mut outside: BTreeSet<(&str, Id)> = BTreeSet::new();
    for line in chain.lines_of(order) {
        let item = line.item.and_then(|item| context.rows().items.get(item)).filter(|item| item.category.is_some());
        if let Some(item) = item {
            report.checked(1);
            if !covers(&supplier.categories, item, &context.ledger.names) {
                outside.insert((context.text(item.item), item.item));
            }
        }
    }
    if outside.is_empty() {
        return;
    }
    let items: Vec<String> = outside.iter().map(|(_, item)| context.item(*item)).collect();
    let categories: Vec<&str> = supplier.categories.iter().map(|category| context.label(*category)).collect();
    let comma = say!(context.lang, "、", ", ");
    let (items, categories, name) = (items.join(&comma), categories.join(&comma), context.supplier(order.supplier));
    report.add(
        context
            .finding_inside(chain.row, order, "supplier")
            .message(say!(
                context.lang,
                "{name}供 {categories}，采购了{items}",
                "{name} supplies {categories}, ordered were {items}"
            ))
            .next(say!(
                context.lang,
                "改向供这类货的供应商采购；如其确供此货，补充 suppliers（供应商）的 categories",
                "order from a supplier of such goods; if this one does supply them, add that to its `categories` in `suppliers`"
            ))
            .beside(cell(supplier, "categories"), say!(context.lang, "供货类别", "what it supplies")),
    );
}

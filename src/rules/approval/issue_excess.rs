//! What is issued for a purchase is no more than what it asked for (超领).

use crate::books::purchases::Chain;
use crate::books::stock::factor;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::registers::{MoveKind, Purchase, PurchaseLine, StockMove};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `approval/issue-excess`.
pub static RULE: Rule = Rule {
    id: "approval/issue-excess",
    level: Level::Error,
    fixable: false,
    title: Wording::new("超领", "more issued than asked for"),
    why: Wording::new(
        "批准的是请购的数量，多领的没有人批过。",
        "what was approved is what the request asked for; nobody approved the rest.",
    ),
    source: Wording::new(
        "行政事业单位内部控制规范（按批准的用途和数量领用）",
        "Internal Control Norms for public institutions (issues keep to the approved use and quantity)",
    ),
    reads: &["stock-moves", "purchases"],
    whole: &["items", "stock-moves", "purchases"],
    policy: &[],
    guide: include_str!("issue_excess.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut issued: BTreeMap<(Id, Id), Vec<&StockMove>> = BTreeMap::new();
    for row in &context.rows().stock_moves {
        // What was issued to nobody may be no issue at all: `books/issue-unreceived`.
        let is_received = row.person.is_some() || row.class.is_some() || row.department.is_some() || row.corrects.is_some();
        if let (Some(purchase), MoveKind::Issue | MoveKind::Return, true) = (row.purchase, row.kind, is_received) {
            issued.entry((purchase, row.item)).or_default().push(row);
        }
    }
    for ((purchase, item), mut rows) in issued {
        let Some(purchase) = context.rows().purchases.get(purchase) else { continue };
        let Some(asked) = asked(context, purchase, item) else { continue };
        report.checked(rows.len());
        // What comes back on a day is taken before what goes out.
        rows.sort_by_key(|row| (row.date, row.kind == MoveKind::Issue));
        let mut sum = Quantity::ZERO;
        for row in rows {
            let Some(quantity) = context.books.stock.units.in_own_unit(item, row.unit, row.quantity) else { continue };
            sum += if row.kind == MoveKind::Issue { quantity } else { -quantity };
            if sum > asked {
                report.add(
                    context
                        .finding(row, "quantity")
                        .message(say!(
                            context.lang,
                            "{}：按 {} 已领 {}，请购 {}",
                            "{3} asked for by {1}, {2} issued: {0}",
                            context.item(item),
                            context.text(purchase.id),
                            context.quantity(item, sum),
                            context.quantity(item, asked)
                        ))
                        .next(say!(
                            context.lang,
                            "退库 {}并注明请购单，或为多领的部分另行请购",
                            "return {} with this purchase, or ask for the rest in a request of its own",
                            context.quantity(item, sum - asked)
                        ))
                        .beside(cell(purchase, "id"), say!(context.lang, "所据请购单", "the purchase")),
                );
                break;
            }
        }
    }
}

/// How much of an item a purchase asks for, in the item's unit: its request, else its orders; `None` where that cannot
/// be said or the purchase was turned down or called off.
fn asked(context: &Context<'_>, purchase: &Purchase, item: Id) -> Option<Quantity> {
    let is_rejected = context.books.purchases.get(purchase.id).is_some_and(Chain::is_rejected);
    if purchase.cancelled.is_some() || is_rejected || context.books.purchases.is_repeated(purchase.id) {
        return None;
    }
    let requested: Vec<&PurchaseLine> = purchase.lines.iter().filter(|line| line.item == Some(item)).collect();
    let ordered = || purchase.all_orders().flat_map(|order| &order.lines).filter(|line| line.item == Some(item)).collect();
    let lines: Vec<&PurchaseLine> = if requested.is_empty() { ordered() } else { requested };
    // A line without item may have become any item.
    if lines.is_empty() && purchase.lines.iter().any(|line| line.item.is_none()) {
        return None;
    }
    let names = &context.ledger.names;
    let mut sum = Quantity::ZERO;
    for line in lines {
        let factor = match (line.unit, context.rows().items.get(item)) {
            (Some(unit), Some(declared)) => factor(declared, names.label(unit), names)?,
            _ => rust_decimal::Decimal::ONE,
        };
        sum += Quantity::new(line.quantity.number().checked_mul(factor)?);
    }
    Some(sum)
}

//! Many like durable things are assets together although each costs less than the threshold (大批同类物资).

use super::unregistered::{finding, name};
use crate::books::assets::{Reason, unregistered};
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `card/bulk-unregistered`.
pub static RULE: Rule = Rule {
    id: "card/bulk-unregistered",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("批量购置应登记", "a large lot that is not registered"),
    why: Wording::new(
        "单价不到标准的课桌椅、图书架成批购置，合起来是一大笔家当，照样要登记。",
        "desks and shelves bought by the hundred are a fortune together, though none of them is one.",
    ),
    source: Wording::new(
        "中小学校财务制度（大批同类物资）；数量与单价由当地规定",
        "Financial Rules of Primary and Secondary Schools (large lots of like things); the numbers are local",
    ),
    reads: &["purchases", "items", "assets", "receipts", "stock-moves"],
    whole: &["assets", "receipts", "items"],
    policy: &["assets.threshold", "assets.bulk_quantity", "assets.bulk_threshold"],
    guide: include_str!("bulk_unregistered.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let books = context.books;
    let (looked_at, missing) = unregistered(context.ledger, context.settings, &books.purchases, &books.assets, Reason::Bulk);
    report.checked(looked_at);
    for missing in missing {
        let policy = &context.policy(missing.delivery.acceptance.date).assets;
        report.add(
            finding(context, &missing)
                .message(say!(
                    context.lang,
                    "{}单价 {}，成批 {} 件（标准 {} 件、{} 元），应登记 {} 件，已登记 {} 件",
                    "{} at {} each, {} at once (a lot is {} of {}): {} to register, {} registered",
                    name(context, &missing),
                    missing.price,
                    missing.item.accepted - missing.item.sent_back,
                    policy.bulk_quantity,
                    policy.bulk_threshold,
                    missing.due,
                    missing.registered
                ))
                .next(say!(
                    context.lang,
                    "在“资产”登记一行：数量为件数，请购单 {}，取得日期 {}",
                    "write one row in `assets` with its quantity, purchase={} and acquired={}",
                    context.text(missing.chain.row.id),
                    missing.delivery.acceptance.date
                )),
        );
    }
}

//! A durable thing that costs as much as the threshold goes into the register of assets when it is accepted (应列固定资产).

use super::unregistered::{finding, name};
use crate::books::assets::{Reason, unregistered};
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `card/asset-unregistered`.
pub static RULE: Rule = Rule {
    id: "card/asset-unregistered",
    level: Level::Error,
    fixable: false,
    title: Wording::new("应列固定资产未列", "accepted and not registered"),
    why: Wording::new(
        "达到标准的设备不进资产台账，就成了账外资产：没人保管，丢了也查不出来。",
        "equipment that is in no register is off the books: nobody keeps it, and nobody notices when it is gone.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十条（不得有账外资产）；中小学校财务制度",
        "State Assets Regulation art. 30 (no assets outside the books); Financial Rules of Primary and Secondary Schools",
    ),
    reads: &["purchases", "items", "assets", "receipts", "stock-moves"],
    whole: &["assets", "receipts", "items"],
    policy: &["assets.threshold"],
    guide: include_str!("asset_unregistered.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let books = context.books;
    let (looked_at, missing) = unregistered(context.ledger, context.settings, &books.purchases, &books.assets, Reason::Price);
    report.checked(looked_at);
    for missing in missing {
        let threshold = context.policy(missing.delivery.acceptance.date).assets.threshold;
        report.add(
            finding(context, &missing)
                .message(say!(
                    context.lang,
                    "{}单价 {}，达到 {threshold} 元，应登记 {} 件，已登记 {} 件",
                    "{} at {} each reaches {threshold}: {} to register, {} registered",
                    name(context, &missing),
                    missing.price,
                    missing.due,
                    missing.registered
                ))
                .next(say!(
                    context.lang,
                    "在“资产”登记：请购单 {}，写明原值，取得日期 {}",
                    "write it in `assets` with purchase={}, its cost and acquired={}",
                    context.text(missing.chain.row.id),
                    missing.delivery.acceptance.date
                )),
        );
    }
}

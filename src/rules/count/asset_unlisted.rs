//! What a count finds and no register has is registered (盘盈): a school has no assets off its books.

use crate::books::assets::CountVerdict;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::AssetCountResult;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `count/asset-unlisted`.
pub static RULE: Rule = Rule {
    id: "count/asset-unlisted",
    level: Level::Error,
    fixable: false,
    title: Wording::new("资产盘盈未登记", "found and not registered"),
    why: Wording::new(
        "房间里有、账上没有的就是账外资产，谁搬走都没有人知道。",
        "what stands in a room and in no register can be carried off without anybody knowing.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十条（不得有账外资产）、第三十四条",
        "State Assets Regulation art. 30 (no assets outside the books), 34",
    ),
    reads: &["asset-counts", "assets"],
    whole: &["assets"],
    policy: &[],
    guide: include_str!("asset_unlisted.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.rows().asset_counts.iter().filter(|row| row.result == AssetCountResult::Unlisted).count());
    let mut told = BTreeSet::new();
    for line in context.books.assets.counts() {
        if line.verdict != CountVerdict::Unlisted || !told.insert(line.row.asset) {
            continue;
        }
        let (asset, place) = (context.text(line.row.asset), context.place(line.row.place));
        report.add(
            context
                .finding(line.row, "asset")
                .message(say!(
                    context.lang,
                    "{place}盘到 {asset}，资产台账里没有",
                    "{asset} was found at {place} and is in no register"
                ))
                .next(say!(
                    context.lang,
                    "在“资产”登记：资产编号 {asset}，取得方式盘盈，存放地点 {}，取得日期 {}",
                    "write it in `assets`: asset={asset}, method=surplus, place={}, acquired={}",
                    context.text(line.row.place),
                    line.row.date
                )),
        );
    }
}

//! A purchase that has to be compared (比价) has quotes of enough suppliers.

use crate::findings::Level;
use crate::lang::Wording;
use crate::policy::Method;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `approval/quotes-few`.
pub static RULE: Rule = Rule {
    id: "approval/quotes-few",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("比价不足", "too few quotes"),
    why: Wording::new("只问一两家，价格高低无从比较。", "with one or two offers nobody can tell a fair price from a dear one."),
    source: Wording::new(
        "参照政府采购法第三十八条；学校通行的“三方询价”",
        "by analogy with Government Procurement Law art. 38; schools ask three suppliers",
    ),
    reads: &["purchases", "contracts"],
    whole: &["contracts"],
    policy: &["approval.bands", "purchase.quotes"],
    guide: include_str!("quotes_few.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        let row = chain.row;
        let (Some(band), Some(order)) = (chain.band, chain.first_order()) else { continue };
        let needed = match (band.method, band.quotes) {
            (Some(Method::Tender), _) => None,
            (_, Some(quotes)) => Some(quotes),
            (Some(Method::Compare), None) => Some(context.policy(row.date).purchase.quotes),
            _ => None,
        };
        let Some(needed) = needed else { continue };
        // A tender, or a contract that was there before, is a competition already.
        if row.tender.is_some() || context.books.contracts.cover(row) {
            continue;
        }
        report.checked(1);
        let in_time = row.quotes.iter().filter(|quote| quote.date <= order.date);
        let suppliers: BTreeSet<_> = in_time.map(|quote| quote.supplier).collect();
        let (count, late) = (suppliers.len(), row.quotes.iter().filter(|quote| quote.date > order.date).count());
        if count >= needed as usize {
            continue;
        }
        let (amount, day) = (chain.amount(), order.date);
        let mut message = say!(
            context.lang,
            "金额 {amount} 元，{count} 家报价，应有 {needed} 家",
            "{amount} yuan, {count} suppliers quoted, {needed} are needed"
        );
        if late > 0 {
            message += &say!(context.lang, "（另有 {late} 份晚于采购日）", " ({late} quotes are later than the order)");
        }
        report.add(context.finding(row, "quotes").message(message).next(say!(
            context.lang,
            "在 quotes（比价）中补上 {day} 及以前取得的其他供应商报价",
            "add to `quotes` what other suppliers offered by {day}"
        )));
    }
}

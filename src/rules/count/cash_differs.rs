//! The cash that was counted is the cash that the journal says.

use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::CashCount;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `count/cash-differs`.
pub static RULE: Rule = Rule {
    id: "count/cash-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("现金实点与账面不符", "the cash counted differs from the journal"),
    why: Wording::new(
        "现金要日清月结：短少的要查明赔补，多出的要入账，白条不能抵库。",
        "cash is settled daily: what is short is looked into and made good, what is over is booked, and no slip of paper stands for it.",
    ),
    source: Wording::new("现金管理暂行条例第十二条（账款相符）；会计法第十七条（账实相符）", "Cash Regulation art. 12 (book and cash agree); Accounting Law art. 17 (books agree with things)"),
    reads: &["cash-counts", "journal", "opening-balances"],
    whole: &["journal", "opening-balances"],
    policy: &[],
    guide: include_str!("cash_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let mut counts: Vec<&CashCount> = context.rows().cash_counts.iter().collect();
    counts.sort_by_key(|count| (count.date, count.at));
    // By how much the count before was off: the same shortage is told once.
    let mut before: BTreeMap<Id, Money> = BTreeMap::new();
    for count in counts {
        report.checked(1);
        let accounts = &context.books.accounts;
        let (counted, book) = (count.counted, accounts.balance(count.account, count.date));
        let off = counted - book;
        if off == before.insert(count.account, off).unwrap_or_default() || off.is_zero() {
            continue;
        }
        let difference = off.abs();
        let short = if off.is_negative() { say!(lang, "短少", "short") } else { say!(lang, "多出", "over") };
        let name = context.account(count.account);
        let mut finding = context
            .finding(count, "counted")
            .message(say!(
                lang,
                "实点 {counted}，账面 {book}，{short} {difference}：{name}",
                "counted {counted}, journal {book}, {difference} {short}: {name}"
            ))
            .next(if off.is_negative() {
                say!(
                    lang,
                    "补记已付未记的凭证；查不明的，经批准后记入应收或赔补",
                    "book what was paid and not booked; what stays unexplained is made good or booked as approved"
                )
            } else {
                say!(
                    lang,
                    "补记已收未记的凭证；查不明的，经批准后记收入",
                    "book what came in and was not booked; what stays unexplained is booked as approved"
                )
            });
        let entries = accounts.entries(count.account);
        let until = entries.partition_point(|entry| entry.row.date <= count.date);
        if let Some(last) = until.checked_sub(1).map(|last| &entries[last]) {
            finding = finding.beside(cell(last.row, "voucher"), say!(lang, "此前最后一笔", "the last entry before it"));
        }
        report.add(finding);
    }
}

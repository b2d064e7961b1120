//! Debits and credits of a voucher are equal, in each set of books that it touches.

use crate::findings::Level;
use crate::lang::Wording;
use crate::money::Money;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;

/// `voucher/entry-unbalanced`.
pub static RULE: Rule = Rule {
    id: "voucher/entry-unbalanced",
    level: Level::Error,
    fixable: false,
    title: Wording::new("借贷不平", "debit and credit differ"),
    why: Wording::new(
        "有借必有贷，借贷必相等；一张凭证不平，所有余额都不可信。",
        "every debit has its credit: with one voucher out of balance no balance can be trusted.",
    ),
    source: Wording::new("会计基础工作规范第五十一至五十三条（记账凭证）；政府会计制度", "Basic Accounting Norms art. 51–53 (vouchers); Government Accounting System"),
    reads: &["journal", "accounts"],
    whole: &["journal"],
    policy: &[],
    guide: include_str!("entry_unbalanced.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let accounts = &context.books.accounts;
    for voucher in accounts.vouchers() {
        let totals = accounts.totals(voucher);
        report.checked(totals.len());
        let whole: Money = totals.values().map(|totals| totals.debit - totals.credit).sum();
        // One set of books that pays for another is found as that, not as two faults of arithmetic.
        if whole.is_zero() && totals.len() > 1 {
            continue;
        }
        for (book, total) in totals.iter().filter(|(_, total)| total.debit != total.credit) {
            let Some(row) = voucher.rows.iter().find(|row| accounts.book_of_entry(row) == *book) else { continue };
            let (debit, credit) = (total.debit, total.credit);
            let difference = (debit - credit).abs();
            let missing = if debit < credit { say!(lang, "借方", "debit") } else { say!(lang, "贷方", "credit") };
            let name = book.shown(lang);
            let books = if totals.len() > 1 { say!(lang, "（{name}账）", " in the {name} books") } else { String::new() };
            report.add(
                context
                    .finding(*row, "voucher")
                    .message(say!(
                        lang,
                        "借方 {debit}，贷方 {credit}，相差 {difference}{books}",
                        "debit {debit}, credit {credit}, {difference} apart{books}"
                    ))
                    .next(say!(lang, "补记或更正{missing} {difference} 的分录", "add or mend the {missing} entry of {difference}")),
            );
        }
    }
}

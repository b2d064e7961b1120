//! Debits and credits of a voucher are equal, in each set of books that it touches.

use crate::books::accounts::{Totals, amount_of};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Book, JournalEntry};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use std::collections::BTreeMap;

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
    source: Wording::new(
        "会计基础工作规范第五十一至五十三条（记账凭证）；政府会计制度",
        "Basic Accounting Norms art. 51–53 (vouchers); Government Accounting System",
    ),
    reads: &["journal", "accounts"],
    whole: &["journal"],
    policy: &[],
    guide: include_str!("entry_unbalanced.md"),
    check: Check::Ledger(check),
};

/// A voucher that does not balance in one set of books.
struct Off<'c> {
    book: Book,
    totals: Totals,
    /// The entries in these books; there is at least one.
    rows: Vec<&'c JournalEntry>,
    /// Whether the voucher lies in other books too.
    is_mixed: bool,
}

impl<'c> Off<'c> {
    fn difference(&self) -> Money {
        self.totals.debit - self.totals.credit
    }

    /// An entry without which the voucher balances, and which leaves it a voucher.
    fn intruder(&self) -> Option<&'c JournalEntry> {
        let difference = self.difference();
        self.rows.iter().rev().find(|row| amount_of(row) == difference).copied()
    }
}

fn check(context: &Context<'_>, report: &mut Report) {
    let accounts = &context.books.accounts;
    let mut all: Vec<Off<'_>> = Vec::new();
    for voucher in accounts.vouchers() {
        let totals = accounts.totals(voucher);
        report.checked(totals.len());
        let whole: Money = totals.values().map(|totals| totals.debit - totals.credit).sum();
        // One set of books that pays for another is found as that, not as two faults of arithmetic.
        if whole.is_zero() && totals.len() > 1 {
            continue;
        }
        let is_mixed = totals.len() > 1;
        for (book, totals) in totals.into_iter().filter(|(_, totals)| totals.debit != totals.credit) {
            let rows = voucher.rows.iter().filter(|row| accounts.book_of_entry(row) == book).copied().collect();
            all.push(Off { book, totals, rows, is_mixed });
        }
    }
    let strays = strays(&all);
    for (position, off) in all.iter().enumerate() {
        match strays.get(&position) {
            Some(Some((row, other))) => report.add(stray(context, row, &all[*other])),
            // Told at the entry that belongs to it.
            Some(None) => {}
            None => report.add(differs(context, off)),
        }
    }
}

/// Vouchers that an entry has too much and another lacks: by the voucher's position the entry and the voucher to which it
/// belongs, or nothing for that other voucher.
fn strays<'c>(all: &[Off<'c>]) -> BTreeMap<usize, Option<(&'c JournalEntry, usize)>> {
    let mut by_difference: BTreeMap<Money, Vec<usize>> = BTreeMap::new();
    for (position, off) in all.iter().enumerate() {
        by_difference.entry(off.difference()).or_default().push(position);
    }
    let mut found = BTreeMap::new();
    // Where the entry is all that its voucher has, the other voucher may be the one with an entry too much.
    for is_alone in [false, true] {
        for (position, off) in all.iter().enumerate() {
            let intruder = off.intruder().filter(|_| !found.contains_key(&position) && (off.rows.len() == 1) == is_alone);
            let Some(row) = intruder else { continue };
            let lacking = by_difference.get(&-off.difference()).into_iter().flatten();
            let mut lacking = lacking.filter(|other| **other != position && !found.contains_key(*other));
            if let Some(other) = lacking.find(|other| all[**other].book == off.book).copied() {
                found.insert(position, Some((row, other)));
                found.insert(other, None);
            }
        }
    }
    found
}

fn stray(context: &Context<'_>, row: &JournalEntry, other: &Off<'_>) -> Draft {
    let lang = context.lang;
    let amount = amount_of(row).abs();
    let draft = context.finding(row, "voucher");
    let Some(first) = other.rows.first() else { return draft };
    let (here, there) = (context.text(row.voucher), context.text(first.voucher));
    draft
        .message(say!(
            lang,
            "{here} 多出这一笔 {amount}，{there} 正好少这一笔",
            "{here} has this entry of {amount} too much, {there} lacks just that"
        ))
        .next(say!(lang, "凭证号改为 {there}", "write {there} as its voucher"))
        .beside(cell(*first, "voucher"), say!(lang, "少一笔的凭证", "the voucher that lacks it"))
}

fn differs(context: &Context<'_>, off: &Off<'_>) -> Draft {
    let lang = context.lang;
    let (debit, credit) = (off.totals.debit, off.totals.credit);
    let difference = (debit - credit).abs();
    let missing = if debit < credit { say!(lang, "借方", "debit") } else { say!(lang, "贷方", "credit") };
    let name = off.book.shown(lang);
    let books = if off.is_mixed { say!(lang, "（{name}账）", " in the {name} books") } else { String::new() };
    context
        .finding(off.rows[0], "voucher")
        .message(say!(
            lang,
            "借方 {debit}，贷方 {credit}，相差 {difference}{books}",
            "debit {debit}, credit {credit}, {difference} apart{books}"
        ))
        .next(say!(lang, "补记或更正{missing} {difference} 的分录", "add or mend the {missing} entry of {difference}"))
}

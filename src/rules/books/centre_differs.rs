//! The journal agrees with the figures that the accounting centre confirms, account by account and month by month.

use crate::day::Month;
use crate::findings::{Draft, Level};
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Confirmation, ConfirmationKind, JournalEntry};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap};

/// `books/centre-differs`.
pub static RULE: Rule = Rule {
    id: "books/centre-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("与核算中心不符", "the journal and the accounting centre differ"),
    why: Wording::new(
        "学校报账、中心记账：两边的数不同，就有凭证没有送到、没有记、或记错了科目。",
        "the school reports and the centre books: where they differ a voucher was not handed over, not booked, or booked elsewhere.",
    ),
    source: Wording::new(
        "会计法第十七条（账账相符）；惯例：集中核算、分校报账",
        "Accounting Law art. 17 (books agree with each other); custom: a centre keeps the accounts, schools report to it",
    ),
    reads: &["confirmations", "journal", "opening-balances"],
    whole: &["journal", "opening-balances"],
    policy: &[],
    guide: include_str!("centre_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let centre = context.rows().confirmations.iter().filter(|row| row.kind == ConfirmationKind::Centre);
    let mut rows: Vec<(Id, &Confirmation)> = centre
        .filter_map(|row| Some((row.account?, row)))
        .filter(|(account, _)| context.rows().accounts.get(*account).is_some())
        .collect();
    for row in context.rows().confirmations.iter().filter(|row| row.kind == ConfirmationKind::Centre) {
        if row.account.is_none() {
            report.add(empty(context, row, "account"));
        } else if row.debit.is_none() && row.credit.is_none() && row.balance.is_none() {
            report.add(empty(context, row, "balance"));
        }
    }
    rows.sort_by_key(|(_, row)| row.month);
    // By how much the centre's balance was off the last time: the same difference is told once.
    let mut before: BTreeMap<(Option<Label>, Id), Money> = BTreeMap::new();
    let mut amounts = Amounts::default();
    for (account, row) in rows {
        let accounts = &context.books.accounts;
        let within: Vec<Id> = accounts.with_below(account).collect();
        let turnover = accounts.turnover(account, row.month);
        let mut explained = before.get(&(row.party, account)).copied().unwrap_or_default();
        for (column, given, ours, sign) in
            [("debit", row.debit, turnover.debit, true), ("credit", row.credit, turnover.credit, false)]
        {
            let Some(given) = given else { continue };
            report.checked(1);
            let off = given - ours;
            explained += if sign { off } else { -off };
            if !off.is_zero() && !accounts.may_lack(&within, off, row.month.last_day()) {
                let mut draft = in_words(context, context.finding(row, column), account, column, given, ours);
                if let Some(entry) = amounts.entry(context, account, row.month, off.abs()) {
                    draft =
                        draft.beside(cell(entry, "voucher"), say!(context.lang, "金额正好等于差额", "as large as the difference"));
                }
                report.add(draft);
            }
        }
        let Some(given) = row.balance.map(|balance| balance.0) else { continue };
        report.checked(1);
        let ours = accounts.balance(account, row.month.last_day());
        let off = given - ours;
        let is_new = !off.is_zero() && off != explained;
        if is_new && !accounts.may_lack(&within, off - explained, row.month.last_day()) {
            report.add(in_words(context, context.finding(row, "balance"), account, "balance", given, ours));
        }
        before.insert((row.party, account), off);
    }
}

/// A row without account or without figures confirms nothing.
fn empty(context: &Context<'_>, row: &Confirmation, missing: &'static str) -> Draft {
    let draft = context.finding(row, missing);
    if missing == "account" {
        let message = say!(context.lang, "没有写是哪个科目，无从核对", "it does not say which account, and cannot be compared");
        draft.message(message).next(say!(context.lang, "在 account（科目）填科目编码", "write the account's code in `account`"))
    } else {
        let message = say!(context.lang, "没有写中心的数，无从核对", "it has no figure of the centre's, and cannot be compared");
        draft.message(message).next(say!(
            context.lang,
            "填写中心确认的借方、贷方或余额",
            "write the debits, credits or balance that the centre confirms"
        ))
    }
}

fn in_words(context: &Context<'_>, draft: Draft, account: Id, column: &str, given: Money, ours: Money) -> Draft {
    let lang = context.lang;
    let name = context.account(account);
    let off = (given - ours).abs();
    let (zh, en) = match column {
        "debit" => ("本月借方", "debits of the month"),
        "credit" => ("本月贷方", "credits of the month"),
        _ => ("月末余额", "balance at its end"),
    };
    draft
        .message(say!(
            lang,
            "中心 {given}，账上 {ours}，相差 {off}：{name}，{zh}",
            "centre {given}, journal {ours}, {off} apart: {name}, {en}"
        ))
        .next(say!(
            lang,
            "与中心逐笔核对本月凭证，补记或更正一方",
            "go through the month's vouchers with the centre, and book or mend what one side lacks"
        ))
}

/// Entries of a month by their amount, to point at one that is as large as a difference: there one looks first.
#[derive(Default)]
struct Amounts<'c>(BTreeMap<(Id, Month), HashMap<Money, &'c JournalEntry, FixedState>>);

impl<'c> Amounts<'c> {
    fn entry(&mut self, context: &Context<'c>, account: Id, month: Month, amount: Money) -> Option<&'c JournalEntry> {
        let of_month = self.0.entry((account, month)).or_insert_with(|| {
            let accounts = &context.books.accounts;
            let mut amounts: HashMap<Money, &'c JournalEntry, FixedState> = HashMap::default();
            for entries in accounts.with_below(account).map(|account| accounts.entries(account)) {
                let from = entries.partition_point(|entry| entry.row.date < month.first_day());
                for entry in entries[from..].iter().take_while(|entry| entry.row.date <= month.last_day()) {
                    amounts.entry(entry.amount.abs()).or_insert(entry.row);
                }
            }
            amounts
        });
        of_month.get(&amount).copied()
    }
}

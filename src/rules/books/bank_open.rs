//! An item that only the bank or only the journal has does not stay open for months.

use crate::books::accounts::{amount_of, side_of};
use crate::books::bank::{self, BankAccount};
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{BankEntry, JournalEntry};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::At;
use std::collections::BTreeSet;

/// `books/bank-open`.
pub static RULE: Rule = Rule {
    id: "books/bank-open",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("未达账项久未处理", "a bank item that stays open"),
    why: Wording::new(
        "未达账项几天就该到账；久不到账的，是漏记、错记，或钱根本没有到。",
        "an item in transit arrives within days; one that does not was forgotten, booked wrongly, or never paid.",
    ),
    source: Wording::new(
        "会计基础工作规范第六十二条（银行存款按月核对）；支付结算办法",
        "Basic Accounting Norms art. 62 (the bank is compared each month); Payment and Settlement Rules",
    ),
    reads: &["bank", "journal"],
    whole: &["bank", "journal"],
    policy: &["bank.open_days"],
    guide: include_str!("bank_open.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for account in context.books.bank.accounts() {
        report.checked(account.statement.len() + account.journal.len());
        without_statement(context, report, account);
        only_statement(context, report, account);
        only_journal(context, report, account);
    }
}

/// Whether an item is open for longer than the policy allows.
fn too_old(context: &Context<'_>, day: Day) -> bool {
    context.today.days_since(day) > i64::from(context.policy(context.today).bank.open_days)
}

/// A month's statement that was never put in: one slip, told once, at the month's first entry.
fn without_statement(context: &Context<'_>, report: &mut Report, account: &BankAccount<'_>) {
    let (lang, name) = (context.lang, context.account(account.account));
    for month in account.lacking() {
        let open: Vec<&JournalEntry> = account.only_journal.iter().copied().filter(|row| row.date.month() == month).collect();
        let Some(first) = open.first() else { continue };
        let (count, moved) = (open.len(), open.iter().map(|row| amount_of(row)).sum::<Money>());
        let message = say!(
            lang,
            "{name} {month} 的对账单一行也没有，账上有 {count} 笔，收支相抵 {moved}",
            "{name}: no row of the statement of {month}, {count} entries in the journal, {moved} in less out"
        );
        let next = say!(lang, "把这个月的对账单导入 bank/{month}.csv", "put the statement of that month into bank/{month}.csv");
        report.add(context.finding(*first, side_of(first)).message(message).next(next));
    }
}

fn only_statement(context: &Context<'_>, report: &mut Report, account: &BankAccount<'_>) {
    let lang = context.lang;
    let accounts = &context.books.accounts;
    let within: Vec<Id> = accounts.with_below(account.account).collect();
    // An entry that is found for its account, its day or its voucher may be the one.
    let is_told = |row: &BankEntry| accounts.may_lack(&within, bank::moved(row), row.date);
    for row in account.only_statement.iter().filter(|row| too_old(context, row.date) && !is_told(row)) {
        let day = row.date;
        let amount = bank::moved(row).abs();
        let finding = context.finding(*row, bank::side_of(row));
        let message =
            say!(lang, "{amount} 自 {day} 银行已记，账上没有", "{amount} on the statement since {day}, not in the journal");
        let next = match row.reference {
            Some(reference) => {
                let reference = context.text(reference);
                say!(lang, "补记凭证，source（来源单据）填 {reference}", "write its voucher, with {reference} in `source`")
            }
            None => say!(lang, "补记凭证", "write its voucher"),
        };
        report.add(in_full(context, finding, message, next));
    }
}

fn only_journal(context: &Context<'_>, report: &mut Report, account: &BankAccount<'_>) {
    let lang = context.lang;
    let accounts = &context.books.accounts;
    // Books that an entry does not belong to, and a bank row of an account that its voucher does not touch, are found as that.
    let is_told = |row: &JournalEntry| accounts.crosses(row) || accounts.is_misbooked(row.voucher);
    // What a broken statement lacks is found where it breaks.
    let lacking: BTreeSet<At> = account.breaks.iter().filter_map(|chain| chain.missing).map(|row| row.at).collect();
    let unstated = account.lacking();
    let is_told = |row: &JournalEntry| is_told(row) || unstated.contains(&row.date.month()) || lacking.contains(&row.at);
    for row in account.only_journal.iter().filter(|row| too_old(context, row.date) && !is_told(row)) {
        let day = row.date;
        let amount = amount_of(row).abs();
        let finding = context.finding(*row, side_of(row));
        let message =
            say!(lang, "{amount} 自 {day} 账上已记，对账单没有", "{amount} in the journal since {day}, not on the statement");
        let next = say!(
            lang,
            "向银行查询；对账单上有的，在 source（来源单据）填写其流水号，没有发生的冲销",
            "ask the bank; if it is on the statement name its reference in `source`, if it never happened reverse it"
        );
        report.add(in_full(context, finding, message, next));
    }
}

fn in_full(context: &Context<'_>, finding: Draft, message: String, next: String) -> Draft {
    let most = context.policy(context.today).bank.open_days;
    finding.message(message + &say!(context.lang, "，超过 {most} 天", ", more than {most} days")).next(next)
}

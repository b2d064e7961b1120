//! At the end of a month the bank's statement and the journal agree, once each side has what only the other has.

use crate::books::accounts::side_of;
use crate::books::bank::{BankAccount, ChainBreak, Reconciliation, Settled, moved};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::Control;
use crate::rules::context::{cell, row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `count/bank-differs`.
pub static RULE: Rule = Rule {
    id: "count/bank-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("银行存款余额调节表不平", "the bank reconciliation does not close"),
    why: Wording::new(
        "调节后仍不相等，就有一笔钱两边记的数不同。",
        "where the two still differ after all open items, one sum stands in them with two figures.",
    ),
    source: Wording::new(
        "会计基础工作规范第六十二条（银行存款日记账与对账单按月核对）；会计法第十七条",
        "Basic Accounting Norms art. 62 (bank book and statement are compared each month); Accounting Law art. 17",
    ),
    reads: &["bank", "journal", "opening-balances", "accounts"],
    whole: &["bank", "journal", "opening-balances", "accounts"],
    policy: &[],
    guide: include_str!("bank_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for account in context.books.bank.accounts() {
        report.checked(account.months.len());
        if let Some(draft) = not_bank(context, account) {
            report.add(draft);
        }
        let mut breaks = account.breaks.iter().peekable();
        let mut settled: Vec<&Settled<'_>> = account.settled.iter().filter(|settled| !settled.difference().is_zero()).collect();
        settled.sort_by_key(|settled| settled.day);
        let mut settled = settled.into_iter().peekable();
        let accounts = &context.books.accounts;
        let within: Vec<Id> = accounts.with_below(account.account).collect();
        // Where the first row breaks the chain and its month closes, only that row's amount is wrong, not what was before it.
        let is_first_row = account.breaks.first().is_some_and(|chain| chain.before.is_none());
        let closes = account.months.first().is_some_and(|month| month.difference().is_zero());
        let mut before = if is_first_row && closes { Money::ZERO } else { account.before };
        for month in &account.months {
            let mut unlike = Vec::new();
            while let Some(settled) = settled.next_if(|settled| settled.day.month() <= month.month) {
                unlike.push(settled);
            }
            // What the statement's own chain of balances lacks is `statement/balance-chain`.
            let mut broken = Money::ZERO;
            while let Some(chain) = breaks.next_if(|chain: &&ChainBreak<'_>| chain.row.date.month() <= month.month) {
                broken += if chain.before.is_some() { chain.difference() } else { Money::ZERO };
            }
            let changed = month.difference() - before;
            before = month.difference();
            // A row that stands elsewhere is found there.
            let is_stray = account.strays.iter().any(|stray| moved(stray.row).abs() == changed.abs());
            if !changed.is_zero()
                && changed != broken
                && !is_stray
                && !accounts.may_lack(&within, changed, month.month.last_day())
                && let Some(draft) = in_words(context, account, month, &unlike)
            {
                report.add(draft);
            }
        }
    }
}

/// The finding at the entry whose amount the bank has otherwise; else at the last row of the month's statement.
fn in_words(context: &Context<'_>, account: &BankAccount<'_>, month: &Reconciliation, unlike: &[&Settled<'_>]) -> Option<Draft> {
    let lang = context.lang;
    let (statement, journal, difference) = (month.statement, month.journal, month.difference().abs());
    let (only_journal, only_statement) = (month.only_journal, month.only_statement);
    let (name, of, adjusted) = (context.account(account.account), month.month, month.adjusted());
    let message = say!(
        lang,
        "调节后 {adjusted}（对账单 {statement}，账上已记银行未记 {only_journal}，银行已记账上未记 {only_statement}），账面 {journal}，相差 {difference}：{name}，{of}",
        "adjusted {adjusted} (statement {statement}, only in the journal {only_journal}, only on the statement {only_statement}), journal {journal}, {difference} apart: {name}, {of}"
    );
    let first = unlike.first().and_then(|settled| settled.journal.first());
    let draft = match first {
        Some(entry) => context.finding(*entry, side_of(entry)),
        None => context.finding(account.last_of(month.month)?, "balance"),
    };
    let next = match first {
        Some(_) => say!(lang, "按银行实际收付的金额更正凭证", "mend the voucher to what the bank really paid or took in"),
        None => say!(
            lang,
            "补登该科目的期初余额，或核对对账单有无缺页",
            "enter the account's opening balance, or see whether rows of the statement are missing"
        ),
    };
    let mut draft = draft.message(message).next(next);
    for statement in unlike.iter().flat_map(|settled| &settled.statement) {
        let amount = moved(statement).abs();
        draft = draft.beside(row(*statement), say!(lang, "银行记 {amount}", "the bank has {amount}"));
    }
    Some(draft)
}

/// A statement of an account that is no bank account: at the account, or at the row where there is only one.
fn not_bank(context: &Context<'_>, bank: &BankAccount<'_>) -> Option<Draft> {
    let lang = context.lang;
    let account = context.rows().accounts.get(bank.account)?;
    let first = bank.statement.first()?;
    if context.books.accounts.control_of(bank.account) == Some(Control::Bank) {
        return None;
    }
    let name = context.account(bank.account);
    let draft = if bank.statement.len() > 1 {
        context.finding(account, "control").beside(row(*first), say!(lang, "对账单的第一行", "the first row of the statement"))
    } else {
        context.finding(*first, "account").beside(cell(account, "control"), say!(lang, "该科目", "the account"))
    };
    let message =
        say!(lang, "有银行对账单，科目不是银行科目：{name}", "an account with a bank statement that is no bank account: {name}");
    Some(draft.message(message).next(say!(
        lang,
        "银行科目的 control（统驭）填银行；对账单写错科目的，改正科目",
        "write `bank` in `control` of the bank account, or mend the account of the statement"
    )))
}

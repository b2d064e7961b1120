//! Whether what is spent on a budget line is booked to the line's account of spending (列支科目).

use crate::books::accounts::Voucher;
use crate::books::budget::line_of;
use crate::findings::Draft;
use crate::id::Id;
use crate::registers::{BudgetLine, Control, JournalEntry, Receipt};
use crate::rules::context::cell;
use crate::rules::{Context, Report};
use crate::say;
use crate::source::At;
use std::collections::BTreeMap;

/// What was booked of one line of the budget.
struct Booked<'c> {
    line: &'c BudgetLine,
    /// How many receipts are booked to its account.
    right: usize,
    /// Receipts that are booked to another, each with the entry.
    wrong: Vec<(&'c Receipt, &'c JournalEntry)>,
}

/// Compares the accounts of the lines with the entries of their receipts.
///
/// What goes into stock or into the register of assets is no spending yet, and what is owed or paid no more.
pub fn check(context: &Context<'_>, report: &mut Report) {
    let mut lines: BTreeMap<At, Booked<'_>> = BTreeMap::new();
    for receipt in &context.rows().receipts {
        let line = line_of(receipt, &context.books.purchases).and_then(|line| context.books.budget.get(receipt.date.year(), line));
        let Some(line) = line.map(|line| line.row) else { continue };
        let Some(account) = line.account.filter(|account| is_spending(context, *account)) else { continue };
        let rows = vouchers_of(context, receipt).into_iter().flat_map(|voucher| voucher.rows.iter().copied());
        let spent = rows.filter(|row| row.debit.is_some() && row.corrects.is_none() && is_spending(context, row.account));
        let spent: Vec<&JournalEntry> = spent.collect();
        let Some(first) = spent.first() else { continue };
        report.checked(1);
        let booked = lines.entry(line.at).or_insert(Booked { line, right: 0, wrong: Vec::new() });
        if spent.iter().any(|row| is_within(context, row.account, account)) {
            booked.right += 1;
        } else {
            booked.wrong.push((receipt, first));
        }
    }
    for booked in lines.into_values() {
        let [(receipt, row), rest @ ..] = &booked.wrong[..] else { continue };
        if booked.right == 0 && rest.iter().any(|(_, other)| other.account == row.account) {
            report.add(in_words(context, context.finding(booked.line, "account"), booked.line, receipt, row));
            continue;
        }
        for (receipt, row) in &booked.wrong {
            let column = if receipt.budget.is_some() { "budget" } else { "purchase" };
            report.add(in_words(context, context.finding(*receipt, column), booked.line, receipt, row));
        }
    }
}

/// An account of spending: in the register, and with nothing that its balance must agree with.
fn is_spending(context: &Context<'_>, account: Id) -> bool {
    let control = context.books.accounts.control_of(account);
    context.rows().accounts.get(account).is_some() && matches!(control, None | Some(Control::Budget))
}

/// Whether an account is another one, or stands above or below it.
fn is_within(context: &Context<'_>, one: Id, other: Id) -> bool {
    let accounts = &context.books.accounts;
    one == other || accounts.above(one).any(|above| above == other) || accounts.above(other).any(|above| above == one)
}

/// The vouchers that name a receipt or its claim, and the one that pays the claim.
fn vouchers_of<'b, 'c>(context: &Context<'c>, receipt: &Receipt) -> Vec<Voucher<'b, 'c>>
where
    'c: 'b,
{
    let accounts = &context.books.accounts;
    let mut vouchers: Vec<Voucher<'_, '_>> = accounts.vouchers_of("receipts", receipt.receipt).collect();
    if let Some(claim) = receipt.claim {
        vouchers.extend(accounts.vouchers_of("claims", claim));
        let paid = context.rows().claims.get(claim).and_then(|claim| claim.paid.as_ref());
        vouchers.extend(paid.and_then(|paid| accounts.voucher(paid.voucher?)));
    }
    vouchers
}

fn in_words(context: &Context<'_>, draft: Draft, line: &BudgetLine, receipt: &Receipt, row: &JournalEntry) -> Draft {
    let lang = context.lang;
    let name = &line.name;
    let (due, booked) = (line.account.map(|account| context.account(account)).unwrap_or_default(), context.account(row.account));
    let (id, voucher) = (context.text(receipt.receipt), context.text(row.voucher));
    draft
        .message(say!(
            lang,
            "{name}列支 {due}，票据 {id} 由凭证 {voucher} 记在 {booked}",
            "{name} is spent from {due}, receipt {id} is booked to {booked} by voucher {voucher}"
        ))
        .next(say!(
            lang,
            "更正票据的经费项目、凭证的科目，或预算的列支科目",
            "mend the line in `budget`, the account of the entry, or the account of the line"
        ))
        .beside(cell(row, "account"), say!(lang, "记账科目", "the account of the entry"))
        .beside(cell(line, "account"), say!(lang, "列支科目", "the line's account"))
}

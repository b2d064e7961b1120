//! What meals took is what the canteen's income account was credited, month by month.

use crate::books::canteen::{Income, credited};
use crate::day::Month;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Account, Control, JournalEntry};
use crate::rules::context::{cell, row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `books/meals-control`.
pub static RULE: Rule = Rule {
    id: "books/meals-control",
    level: Level::Error,
    fixable: false,
    title: Wording::new("就餐收入与账不符", "meals and their income account differ"),
    why: Wording::new(
        "每餐登记的收入与账上的伙食费收入相等，收了的钱才都入了账。",
        "only where the takings of meals are the income in the books did all the money that was taken reach them.",
    ),
    source: Wording::new(
        "会计法第十六条、第十七条；惯例：伙食费收入全额入账",
        "Accounting Law art. 16, 17; custom: all meal money is booked",
    ),
    reads: &["meals", "journal", "accounts"],
    whole: &["meals", "journal", "accounts"],
    policy: &[],
    guide: include_str!("meals_control.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let meals: BTreeMap<Month, &Income<'_>> = context
        .books
        .canteen
        .months()
        .iter()
        .filter(|month| !month.income.meals.is_empty())
        .map(|month| (month.month, &month.income))
        .collect();
    let booked = credited(&context.books.accounts);
    // Months that the account says and the register of meals does not: it was not kept then, or closed.
    let (Some((first, _)), Some((last, _)), false) = (meals.first_key_value(), meals.last_key_value(), booked.is_empty()) else {
        return;
    };
    let written = context.books.accounts.months().last().copied().unwrap_or(*last);
    let Some(account) = context.books.accounts.with_control(Control::Meals).next() else { return };
    let mut before = Money::ZERO;
    let mut off = Money::ZERO;
    for month in first.through((*last).min(written)).filter(|month| month.last_day() <= context.today) {
        report.checked(1);
        let taken = meals.get(&month).map_or(Money::ZERO, |income| income.paid);
        let on_account = booked.get(&month).copied().unwrap_or_default();
        off += taken - on_account;
        // What was only booked a month late has gone by then, and is told at the month that lacked it.
        if off != before && !off.is_zero() {
            report.add(differing(context, account, month, meals.get(&month).copied(), taken, on_account));
        }
        before = off;
    }
}

fn differing(
    context: &Context<'_>,
    account: &Account,
    month: Month,
    income: Option<&Income<'_>>,
    taken: Money,
    on_account: Money,
) -> Draft {
    let lang = context.lang;
    let accounts = &context.books.accounts;
    let name = context.account(account.account);
    let within = accounts.with_below(account.account).flat_map(|account| accounts.entries(account)).map(|entry| entry.row);
    let entry: Option<&JournalEntry> = within.filter(|row| row.date.month() == month && row.credit.is_some()).last();
    let off = (taken - on_account).abs();
    let message = say!(
        lang,
        "{month} 就餐登记收入 {taken}，{name}入账 {on_account}，相差 {off}",
        "{month}: meals took {taken}, {name} was credited {on_account}: {off} apart"
    );
    let next = say!(
        lang,
        "按日核对就餐收入与缴款，补记凭证或更正就餐行",
        "go through takings and payments day by day, and book or mend what one side lacks"
    );
    let meal = income.and_then(|income| income.meals.last().copied());
    let draft = match (entry, meal) {
        (Some(entry), Some(meal)) => {
            context.finding(entry, "credit").beside(row(meal), say!(lang, "本月最后一餐", "the month's last meal"))
        }
        (Some(entry), None) => context.finding(entry, "credit"),
        (None, Some(meal)) => {
            context.finding_row(meal).beside(cell(account, "account"), say!(lang, "统驭科目", "the account of meals"))
        }
        (None, None) => context.finding(account, "control"),
    };
    draft.day(month.last_day()).message(message).next(next)
}

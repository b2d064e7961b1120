//! What is committed and used of a budget line (经费项目) stays within what was granted.

use crate::books::budget::{Spending, Unbudgeted};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Book, Claim};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `approval/budget-exceeded`.
pub static RULE: Rule = Rule {
    id: "approval/budget-exceeded",
    level: Level::Error,
    fixable: false,
    title: Wording::new("超预算", "more than the budget grants"),
    why: Wording::new(
        "预算是批准的上限；超出部分要先调整预算，再采购。",
        "a budget is the most that may be spent; what goes beyond it needs a change of the budget first.",
    ),
    source: Wording::new(
        "预算法第十三条；行政事业单位内部控制规范（财会〔2012〕21号）",
        "Budget Law art. 13; Internal Control Norms for public institutions (Caikuai [2012] 21)",
    ),
    reads: &["budget", "purchases", "receipts"],
    whole: &["budget", "purchases", "receipts"],
    policy: &[],
    guide: include_str!("budget_exceeded.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for spent in context.books.budget.unbudgeted() {
        report.checked(1);
        report.add(unbudgeted(context, spent));
    }
    unlisted(context, report);
    for line in context.books.budget.lines() {
        let mut left = line.row.amount;
        for movement in &line.movements {
            report.checked(1);
            let before = std::mem::replace(&mut left, movement.after.left());
            // Only the document that goes over it: what follows stays over it by itself.
            if !left.is_negative() || before.is_negative() {
                continue;
            }
            let draft = match movement.written {
                Spending::Order(purchase, order) => context.finding_inside(purchase, order, "amount"),
                Spending::Receipt(receipt) => context.finding(receipt, "total"),
            };
            let (amount, committed, used) = (movement.after.amount, movement.after.committed, movement.after.used);
            let (over, name, year) = (Money::ZERO - left, &line.row.name, line.row.year);
            report.add(
                draft
                    .message(say!(
                        context.lang,
                        "{year} 年{name} {amount} 元，已用 {used} 元，在途 {committed} 元，超 {over} 元",
                        "{year} {name}: {amount} granted, {used} used, {committed} committed, {over} too much"
                    ))
                    .next(say!(
                        context.lang,
                        "先调整预算：批复后改“预算”的 amount（金额），或改列其他经费项目",
                        "have the budget changed and enter the new `amount` in `budget`, or take it from another line"
                    ))
                    .beside(cell(line.row, "amount"), say!(context.lang, "批复 {amount} 元", "{amount} granted")),
            );
        }
    }
}

/// Purchases that name no line of the budget that there is: what they spend is counted nowhere.
fn unlisted(context: &Context<'_>, report: &mut Report) {
    let years: BTreeSet<i32> = context.rows().budget.iter().filter_map(|row| i32::try_from(row.year).ok()).collect();
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected() && chain.row.budget.is_none()) {
        let year = chain.first_order().map_or(chain.row.date, |order| order.date).year();
        // Receipts may each name their own line.
        let is_listed = !chain.receipts.is_empty() && chain.receipts.iter().all(|receipt| receipt.budget.is_some());
        // What is held for others, and the canteen's own money, is in no budget: the account that pays says whose money it is.
        let accounts = &context.books.accounts;
        let is_own = |account| accounts.book_of(account) == Book::School;
        let pays = |claim: &&Claim| {
            let paid = claim.paid.as_ref().map(|paid| paid.account);
            paid.or_else(|| context.books.payments.paying(claim.id).map(|row| row.account)).is_some_and(is_own)
        };
        if !years.contains(&year) || is_listed || !chain.claims.iter().copied().any(|claim| pays(&claim)) {
            continue;
        }
        report.checked(1);
        let amount = chain.amount();
        report.add(
            context
                .finding(chain.row, "budget")
                .message(say!(
                    context.lang,
                    "采购 {amount} 元，没有列经费项目，{year} 年的预算管不到",
                    "{amount} yuan are bought on no line of the budget of {year}"
                ))
                .next(say!(
                    context.lang,
                    "在 budget（经费项目）填写 {year} 年预算中的一项",
                    "name in `budget` the line of {year} that it is taken from"
                )),
        );
    }
}

/// At the first document that spends on a line which was not granted for its year.
fn unbudgeted(context: &Context<'_>, spent: &Unbudgeted<'_>) -> Draft {
    let (year, amount, id) = (spent.year, spent.amount, context.text(spent.line));
    let draft = match spent.first {
        Spending::Order(purchase, _) => context.finding(purchase, "budget"),
        Spending::Receipt(receipt) if receipt.budget.is_some() => context.finding(receipt, "budget"),
        Spending::Receipt(receipt) => context.finding(receipt, "purchase"),
    };
    let draft = draft
        .message(say!(
            context.lang,
            "{year} 年预算里没有 {id}，已列支 {amount} 元",
            "the budget of {year} has no {id}, {amount} was spent on it"
        ))
        .next(say!(
            context.lang,
            "在“预算”补登 {year} 年的 {id}，或改列其他经费项目",
            "enter {id} of {year} in `budget`, or take it from another line"
        ));
    match context.rows().budget.get(spent.line) {
        Some(other) => {
            let of = other.year;
            draft.beside(cell(other, "year"), say!(context.lang, "{of} 年有这个项目", "{of} has this line"))
        }
        None => draft,
    }
}

//! What opens a period is what closed the one before: opening balances balance, and later ones repeat the books (期初与上期期末).

use super::stock_control::opened;
use crate::books::stock::controls;
use crate::day::Day;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::registers::{Account, Book, OpeningBalance, StockMove};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `books/opening-differs`.
pub static RULE: Rule = Rule {
    id: "books/opening-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("期初与上期期末不符", "opening and last closing differ"),
    why: Wording::new(
        "上期期末结多少，本期期初就是多少；接不上，中间就有东西没有记账。",
        "what a period closes with, the next one opens with; where they differ, something in between is in no book.",
    ),
    source: Wording::new("会计基础工作规范（年度结账、结转下年）", "Basic Accounting Norms (closing a year and carrying it over)"),
    reads: &["opening-balances", "accounts", "journal", "stock-moves", "canteen-intake", "canteen-issues"],
    whole: &["opening-balances", "accounts", "journal", "items", "stock-moves", "canteen-intake", "canteen-issues"],
    policy: &[],
    guide: include_str!("opening_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    balance_at_start(context, report);
    // What is dated after the day of the run is `format/date-outside`.
    for row in context.books.accounts.assertions().iter().filter(|row| row.date <= context.today) {
        report.checked(1);
        assert_balance(context, report, row);
    }
    let mut openings: BTreeMap<(Day, Id, Id), Vec<&StockMove>> = BTreeMap::new();
    for row in context.books.stock.assertions().iter().filter(|row| row.date <= context.today) {
        openings.entry((row.date, row.place, row.item)).or_default().push(row);
    }
    for ((day, place, item), rows) in openings {
        if context.books.stock.is_checkable(context.ledger, place, item) {
            report.checked(rows.len());
            assert_stock(context, report, day, &rows);
        }
    }
}

fn amount_of(row: &OpeningBalance) -> Money {
    row.debit.unwrap_or_default() - row.credit.unwrap_or_default()
}

const fn side_of(row: &OpeningBalance) -> &'static str {
    if row.debit.is_none() && row.credit.is_some() { "credit" } else { "debit" }
}

/// The balances with which the books begin: in each set of books debits equal credits.
fn balance_at_start(context: &Context<'_>, report: &mut Report) {
    let accounts = &context.books.accounts;
    let opens = |row: &&OpeningBalance| accounts.openings(row.account).iter().any(|(day, _)| *day == row.date);
    let mut books: BTreeMap<Book, (Money, Money, Vec<&OpeningBalance>)> = BTreeMap::new();
    for row in context.rows().opening_balances.iter().filter(opens) {
        let book = books.entry(accounts.book_of(row.account)).or_default();
        book.0 += row.debit.unwrap_or_default();
        book.1 += row.credit.unwrap_or_default();
        book.2.push(row);
    }
    for (debit, credit, rows) in books.into_values() {
        report.checked(1);
        let difference = debit - credit;
        let Some(last) = rows.last().filter(|_| !difference.is_zero() && !is_told(context, &rows, difference)) else { continue };
        let row = blamed(context, &rows, difference).unwrap_or(last);
        report.add(
            context
                .finding(row, side_of(row))
                .message(say!(
                    context.lang,
                    "期初借方合计 {debit}，贷方合计 {credit}，差 {difference}",
                    "{debit} debit and {credit} credit at the opening: a difference of {difference}"
                ))
                .next(say!(
                    context.lang,
                    "补上漏录的期初余额（累计盈余也要录），或更正录错的一行",
                    "enter the opening balance that is missing (the accumulated surplus too), or correct the row that is wrong"
                )),
        );
    }
}

/// Whether a row is found already that makes the opening differ: its account stands nowhere or says other books than its
/// entries, or it opens nothing because its day is a later one.
fn is_told(context: &Context<'_>, rows: &[&OpeningBalance], difference: Money) -> bool {
    let accounts = &context.books.accounts;
    let all = context.rows().opening_balances.iter().filter(|row| amount_of(row).abs() == difference.abs());
    let opens = |row: &OpeningBalance| rows.iter().any(|other| other.at == row.at);
    let crosses = |row: &OpeningBalance| {
        let book = accounts.book_of(row.account);
        accounts.entries(row.account).iter().any(|entry| entry.row.book.is_some_and(|own| own != book))
    };
    let mut found =
        all.filter(|row| !accounts.is_placed(row.account) || crosses(row) || (!opens(row) && accounts.is_opened_late(row)));
    found.next().is_some()
}

/// The row that differs by just as much from the register or the statement that it controls.
fn blamed<'c>(context: &Context<'c>, rows: &[&'c OpeningBalance], difference: Money) -> Option<&'c OpeningBalance> {
    let accounts = &context.books.accounts;
    let row_of = |within: &[Id]| rows.iter().find(|row| within.contains(&row.account)).copied();
    let stock = controls(context.ledger, accounts, &context.books.stock).into_iter().filter_map(|control| {
        let (in_stock, on_account, _) = opened(context, &control);
        row_of(&control.accounts).filter(|_| on_account - in_stock == difference)
    });
    let below = |accounts_of: &[&Account]| -> Vec<Id> {
        accounts_of.iter().flat_map(|account| accounts.with_below(account.account)).collect()
    };
    let assets = context.books.asset_postings.books.iter().flat_map(|of_book| {
        let cost = row_of(&below(&of_book.cost)).filter(|_| of_book.opening.cost_difference() == difference);
        let charged = of_book.opening.depreciation_difference();
        [cost, row_of(&below(&of_book.depreciation)).filter(|_| -charged == difference)]
    });
    let bank = context.books.bank.accounts().iter().filter_map(|bank| {
        let first = bank.breaks.first().filter(|chain| chain.before.is_none() && -chain.difference() == difference)?;
        row_of(&accounts.with_below(first.row.account).collect::<Vec<_>>())
    });
    stock.chain(assets.flatten()).chain(bank).next()
}

/// An opening balance on a later day: what stood there the evening before, with or without the accounts below.
fn assert_balance(context: &Context<'_>, report: &mut Report, row: &OpeningBalance) {
    let eve = row.date.minus_days(1);
    let (asserted, account) = (amount_of(row), row.account);
    let accounts = &context.books.accounts;
    let closing = accounts.balance(account, eve);
    // An account that stands nowhere, and what is found in another row, is not told again.
    let within: Vec<Id> = accounts.with_below(account).collect();
    let is_told = !accounts.is_placed(account) || accounts.may_lack(&within, asserted - closing, eve);
    if asserted == closing || asserted == accounts.own_balance(account, eve) || (is_told && !accounts.is_opened_late(row)) {
        return;
    }
    let name = context.account(account);
    let draft = context.finding(row, side_of(row)).message(say!(
        context.lang,
        "{name}：期初 {asserted}，{eve} 期末 {closing}，差 {}",
        "{asserted} at the opening, {closing} at the end of {eve}: {name}, a difference of {}",
        asserted - closing
    ));
    let draft = draft.next(say!(
        context.lang,
        "按账更正期初，或补记 {eve} 以前漏记的凭证",
        "correct the opening balance, or enter the voucher until {eve} that is missing"
    ));
    let entries = context.books.accounts.entries(account);
    let last = entries[..entries.partition_point(|entry| entry.row.date <= eve)].last();
    report.add(match last {
        Some(entry) => {
            let side = if entry.row.debit.is_some() { "debit" } else { "credit" };
            draft.beside(cell(entry.row, side), say!(context.lang, "期末前最后一笔", "the last entry before"))
        }
        None => draft,
    });
}

/// Opening rows of one item, place and later day: together what lay there the evening before, and lot by lot.
fn assert_stock(context: &Context<'_>, report: &mut Report, day: Day, rows: &[&StockMove]) {
    let stock = &context.books.stock;
    let Some(first) = rows.first() else { return };
    let (place, item, eve) = (first.place, first.item, day.minus_days(1));
    let in_unit = |row: &StockMove| stock.units.in_own_unit(item, row.unit, row.quantity);
    let Some(asserted) = rows.iter().map(|row| in_unit(row)).sum::<Option<Quantity>>() else { return };
    let closing = stock.balance(place, item, eve);
    let last = stock.of(place, item);
    let last = last[..last.partition_point(|movement| movement.day <= eve)].last();
    let mut tell = |row: &StockMove, column: &'static str, asserted: String, closing: String| {
        let (name, at) = (context.item(item), context.place(place));
        let draft = context
            .finding(row, column)
            .message(say!(
                context.lang,
                "{name}，{at}：期初 {asserted}，{eve} 期末 {closing}",
                "{asserted} at the opening, {closing} at the end of {eve}: {name} at {at}"
            ))
            .next(say!(
                context.lang,
                "按账更正期初行；实物不同的，以盘点和报损、盘盈调整",
                "correct the opening row; where the shelf differs, count it and adjust by `loss` or `surplus`"
            ));
        report.add(match last {
            Some(last) => draft.beside(last.written.cell("quantity"), say!(context.lang, "期末前最后一笔", "the last row before")),
            None => draft,
        });
    };
    if asserted != closing.quantity {
        tell(first, "quantity", context.quantity(item, asserted), context.quantity(item, closing.quantity));
        return;
    }
    // Lot by lot only where the item has lots in the book.
    let lots = rows.iter().filter(|row| row.lot.is_some() && stock.lots_of(place, item).next().is_some());
    for row in lots {
        let (asserted, closing) = (in_unit(row).unwrap_or_default(), stock.lot_quantity(place, item, row.lot, eve));
        if asserted != closing {
            tell(row, "quantity", context.quantity(item, asserted), context.quantity(item, closing));
            return;
        }
    }
    if let Some(asserted) = worth(rows).filter(|asserted| !agrees(rows, *asserted, closing.value, closing.quantity)) {
        let column = if first.amount.is_some() { "amount" } else { "price" };
        tell(first, column, asserted.to_string(), closing.value.to_string());
    }
}

/// What the rows say their goods are worth; `None` unless every row says it.
fn worth(rows: &[&StockMove]) -> Option<Money> {
    rows.iter().map(|row| row.amount.or_else(|| row.price.map(|price| price.of(row.quantity)))).sum()
}

/// Whether a value is the book's; a price of one row may be the book's average, rounded.
fn agrees(rows: &[&StockMove], asserted: Money, closing: Money, quantity: Quantity) -> bool {
    let average = closing.yuan().checked_div(quantity.number()).map(UnitPrice::from_yuan);
    let is_rounded = |row: &&StockMove| row.amount.is_none() && row.unit.is_none() && row.price == average;
    asserted == closing || (average.is_some() && rows.iter().all(is_rounded))
}

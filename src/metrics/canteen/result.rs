//! The canteen's result in the months that a period touches, with the rows that income, food and costs were made from.

use super::super::{Figure, View};
use crate::books::canteen::{CanteenMonth, CanteenResult};
use crate::books::stock::{Movement, Written, book_of_place};
use crate::day::Month;
use crate::findings::RowName;
use crate::registers::{Book, Control};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A figure of the result: above the line, and below it where there is a line.
pub(super) fn of(view: &View<'_>, figure: impl Fn(&CanteenResult) -> Option<(Decimal, Option<Decimal>)>) -> Option<Figure> {
    let months: Vec<&CanteenMonth<'_>> =
        view.books.canteen.months().iter().filter(|month| view.period.touches(month.month)).collect();
    let (first, last) = (months.first()?.month, months.last()?.month);
    let (numerator, denominator) = figure(&view.books.canteen.result(first, last))?;
    let rows = rows(view, &months);
    match denominator {
        Some(denominator) => Figure::ratio(numerator, denominator, rows),
        None => Figure::total(numerator, rows),
    }
}

/// The rows behind the months: meals (entries where there are none), costs, movements of food, and counts that differ.
fn rows(view: &View<'_>, months: &[&CanteenMonth<'_>]) -> Vec<RowName> {
    let mut rows = Vec::new();
    for month in months {
        rows.extend(view.names(month.income.meals.iter().copied()));
        if month.income.meals.is_empty() {
            rows.extend(entries(view, month.month));
        }
        rows.extend(view.names(month.costs.iter().copied()));
    }
    let within: BTreeSet<Month> = months.iter().map(|month| month.month).collect();
    let is_canteen = |place| book_of_place(view.ledger, place) == Book::Canteen;
    let stock = &view.books.stock;
    let mut told = BTreeSet::new();
    for (place, item) in stock.keys().iter().filter(|(place, _)| is_canteen(*place)) {
        for moved in stock.of(*place, *item).iter().filter(|moved| within.contains(&moved.day.month())) {
            // A transfer between two places of the canteen is one row.
            if told.insert(moved.written.at()) {
                rows.push(name(view, moved));
            }
        }
    }
    let counted = stock.counts().iter().filter(|line| is_canteen(line.row.place) && within.contains(&line.row.date.month()));
    rows.extend(view.names(counted.filter(|line| !line.difference.is_zero()).map(|line| line.row)));
    rows
}

fn name(view: &View<'_>, moved: &Movement<'_>) -> RowName {
    match moved.written {
        Written::Move(row) | Written::TransferIn(row) => view.name(row),
        Written::Intake(row) => view.name(row),
        Written::Issue(row) => view.name(row),
    }
}

/// The entries of a month on the accounts of meals, closing vouchers left out.
fn entries(view: &View<'_>, month: Month) -> Vec<RowName> {
    let accounts = &view.books.accounts;
    let controlled = accounts.with_control(Control::Meals).flat_map(|account| accounts.with_below(account.account));
    let entries = controlled.flat_map(|account| accounts.entries(account)).map(|entry| entry.row);
    let counts = entries.filter(|row| row.date.month() == month);
    let counts = counts.filter(|row| accounts.voucher(row.voucher).is_none_or(|voucher| !voucher.is_memo()));
    view.names(counts)
}

//! Fees (收费) as each class settles them: on which price they were collected, what was used, what is left.
//!
//! A row that reverses another is left out: the row it reverses is corrected in its place.

use super::AccountBook;
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::{Fee, FeeItem, FeePer, Ledger};
use rust_decimal::Decimal;

/// One fee of one class in a term, beside the price that was in force.
#[derive(Debug, Clone, Copy)]
pub struct FeeLine<'l> {
    /// The row.
    pub row: &'l Fee,
    /// The price in force on the day of the collection, or within the term where that day is not known.
    pub item: Option<&'l FeeItem>,
    /// The day of the collection: that of its voucher.
    pub collected: Option<Day>,
    /// The last day of its term, where the calendar has the term.
    pub term_ends: Option<Day>,
}

impl FeeLine<'_> {
    /// What its payers owe in yuan: price × units, rounded half up to the fen for each of them, times their number.
    /// `None` where no price is in force, units are missing or the product is beyond every figure.
    pub fn due(&self) -> Option<Money> {
        let item = self.item?;
        let units = match item.per {
            FeePer::Term => Quantity::from(1),
            FeePer::Month | FeePer::Meal | FeePer::Piece => self.row.units?,
        };
        let each = item.price.of(units);
        each.yuan().checked_mul(Decimal::from(self.row.payers)).map(Money::from_yuan)
    }

    /// What is left of the money before any refund: collected less used; below zero where more was used.
    pub fn left(&self) -> Option<Money> {
        self.row.used.map(|used| self.row.charged - used)
    }

    /// What went back.
    pub fn refunded(&self) -> Money {
        self.row.refunded.unwrap_or_default()
    }
}

/// All fees.
#[derive(Debug, Default)]
pub struct FeeBook<'l> {
    lines: Vec<FeeLine<'l>>,
}

impl<'l> FeeBook<'l> {
    /// Puts each fee beside its price.
    pub(super) fn build(ledger: &'l Ledger, settings: &Settings, accounts: &AccountBook<'l>) -> Self {
        let rows = ledger.registers.fees.iter().filter(|row| row.corrects.is_none());
        let lines = rows.map(|row| {
            let collected = row.voucher.and_then(|voucher| accounts.voucher(voucher)).map(|voucher| voucher.day());
            let term = settings.calendar.term(row.term);
            let days = collected.map(|day| (day, day)).or_else(|| term.map(|term| (term.starts, term.ends)));
            FeeLine { row, item: in_force(ledger, row.fee, days), collected, term_ends: term.map(|term| term.ends) }
        });
        Self { lines: lines.collect() }
    }

    /// Every fee of every class, in the order of the rows.
    pub fn lines(&self) -> &[FeeLine<'l>] {
        &self.lines
    }
}

/// The price that is in force on some of these days: of several the newest.
fn in_force(ledger: &Ledger, fee: Id, days: Option<(Day, Day)>) -> Option<&FeeItem> {
    let within = |item: &&FeeItem| {
        let Some((first, last)) = days else { return true };
        item.from.is_none_or(|from| from <= last) && item.to.is_none_or(|to| first <= to)
    };
    ledger.registers.fee_items.all(fee).filter(within).max_by_key(|item| item.from)
}

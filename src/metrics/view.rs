//! What a metric may look at: the rows and the books of a ledger, in a period, as of a day.

use super::figure::Figure;
use super::period::Period;
use crate::books::Books;
use crate::day::Day;
use crate::findings::RowName;
use crate::policy::{InForce, Settings};
use crate::registers::{Class, Ledger, Registers, Row};
use crate::term::TermId;
use rust_decimal::Decimal;

/// A ledger in a period. It holds no clock: the same view gives the same figures.
#[derive(Debug, Clone, Copy)]
pub struct View<'v> {
    /// The rows.
    pub ledger: &'v Ledger,
    /// What is derived from them.
    pub books: &'v Books<'v>,
    /// `bursar.toml`.
    pub settings: &'v Settings,
    /// The days that the figures speak of.
    pub period: Period,
    /// The day of the run: nothing after it is known.
    pub today: Day,
}

impl<'v> View<'v> {
    /// The rows by register.
    pub const fn rows(&self) -> &'v Registers {
        &self.ledger.registers
    }

    /// The thresholds in force on a day.
    pub fn policy(&self, day: Day) -> &'v InForce {
        self.settings.policy.on(day)
    }

    /// Whether a day lies in the period and is not after the day of the run.
    pub fn holds(&self, day: Day) -> bool {
        self.period.contains(day) && day <= self.today
    }

    /// The last day of the period that is known.
    pub fn until(&self) -> Day {
        self.period.last.min(self.today)
    }

    /// How a row is called that a figure is made from.
    ///
    /// Entries of the journal have no keys; they are called by their voucher.
    pub fn name<R: Row>(&self, row: &R) -> RowName {
        match row.id() {
            Some(id) if R::REGISTER.key_columns().next().is_none() => {
                RowName(format!("{}:{}", R::REGISTER.name, self.ledger.text(id)))
            }
            _ => self.ledger.row_name(row),
        }
    }

    /// How rows are called, in order.
    pub fn names<'r, R: Row + 'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Vec<RowName> {
        rows.into_iter().map(|row| self.name(row)).collect()
    }

    /// How many rows there are; nothing where there is none.
    pub fn count<'r, R: Row + 'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Option<Figure> {
        Figure::count(self.names(rows))
    }

    /// What a column of the rows adds up to; rows without it are left out.
    pub fn sum<'r, R: Row + 'r>(
        &self,
        rows: impl IntoIterator<Item = &'r R>,
        amount: impl Fn(&R) -> Option<Decimal>,
    ) -> Option<Figure> {
        let (total, names) = self.added(rows, amount);
        Figure::total(total, names)
    }

    /// What a column of the rows comes to on average; rows without it are left out.
    pub fn mean<'r, R: Row + 'r>(
        &self,
        rows: impl IntoIterator<Item = &'r R>,
        amount: impl Fn(&R) -> Option<Decimal>,
    ) -> Option<Figure> {
        let (total, names) = self.added(rows, amount);
        Figure::ratio(total, names.len(), names)
    }

    /// The share of the rows of which something holds; nothing where there is no row.
    pub fn share<'r, R: Row + 'r>(&self, rows: impl IntoIterator<Item = &'r R>, holds: impl Fn(&R) -> bool) -> Option<Figure> {
        let of_one = |row: &R| Some(if holds(row) { Decimal::ONE } else { Decimal::ZERO });
        self.mean(rows, of_one)
    }

    fn added<'r, R: Row + 'r>(
        &self,
        rows: impl IntoIterator<Item = &'r R>,
        amount: impl Fn(&R) -> Option<Decimal>,
    ) -> (Decimal, Vec<RowName>) {
        let amounts = rows.into_iter().filter_map(|row| amount(row).map(|amount| (row, amount)));
        amounts.fold((Decimal::ZERO, Vec::new()), |(total, mut names), (row, amount)| {
            names.push(self.name(row));
            (total.checked_add(amount).unwrap_or(Decimal::MAX), names)
        })
    }

    /// The term of the period: the one it is, else the one its last known day lies in.
    pub fn term(&self) -> Option<TermId> {
        self.period.term.or_else(|| self.settings.calendar.term_of(self.until()).map(|term| term.id))
    }

    /// The classes of the period's term.
    pub fn classes(&self) -> impl Iterator<Item = &'v Class> {
        let term = self.term();
        self.rows().classes.iter().filter(move |class| Some(class.term) == term)
    }

    /// The pupils of the period's term; nothing where no class is known.
    pub fn pupils(&self) -> Option<u32> {
        let pupils = self.classes().map(|class| class.pupils).fold(0, u32::saturating_add);
        (pupils > 0).then_some(pupils)
    }
}

//! What a metric may look at: the rows and the books of a ledger, in a period, as of a day.

use super::period::Period;
use crate::books::Books;
use crate::day::Day;
use crate::findings::RowName;
use crate::policy::{InForce, Settings};
use crate::registers::{Class, Ledger, Registers, Row};
use crate::term::TermId;

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
    pub fn name<R: Row>(&self, row: &R) -> RowName {
        self.ledger.row_name(row)
    }

    /// How rows are called, in order.
    pub fn names<'r, R: Row + 'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Vec<RowName> {
        rows.into_iter().map(|row| self.name(row)).collect()
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

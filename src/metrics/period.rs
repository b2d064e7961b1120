//! The stretch of days that a figure speaks of, and its name: a term, a month, or from one day to another.

use crate::day::{Day, Month};
use crate::policy::TermPeriod;
use crate::term::TermId;
use std::fmt;

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// The term that it is, where it is one.
    pub term: Option<TermId>,
}

impl Period {
    /// From one day to another.
    pub const fn new(first: Day, last: Day) -> Self {
        Self { first, last, term: None }
    }

    /// A whole term.
    pub const fn term(term: &TermPeriod) -> Self {
        Self { first: term.starts, last: term.ends, term: Some(term.id) }
    }

    /// A whole month.
    pub fn month(month: Month) -> Self {
        Self::new(month.first_day(), month.last_day())
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether anything of a month lies in it.
    pub fn touches(&self, month: Month) -> bool {
        month.first_day() <= self.last && self.first <= month.last_day()
    }

    /// The months of which anything lies in it.
    pub fn months(&self) -> impl Iterator<Item = Month> {
        self.first.month().through(self.last.month())
    }
}

/// `2026-2027-1`, `2026-09`, or `2026-09-01..2026-10-15`.
impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = self.first.month();
        match self.term {
            Some(term) => write!(formatter, "{term}"),
            None if *self == Self::month(month) => write!(formatter, "{month}"),
            None => write!(formatter, "{}..{}", self.first, self.last),
        }
    }
}

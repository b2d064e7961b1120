//! Where a sheet comes from: the school, the days it speaks of, the day it was made, the commit of the ledger.

use crate::day::Day;
use crate::term::TermId;

/// What every page states of itself.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The school, as it stands on paper.
    pub school: String,
    /// The days it speaks of.
    pub stretch: Stretch,
    /// The last day that was known: rows after it are not in it.
    pub known: Day,
    /// The day it was made.
    pub made: Day,
    /// The ledger's commit, where it lies in a git repository.
    pub commit: Option<Commit>,
}

/// The days a sheet speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// From one day to another, a term where it is one.
    Days {
        /// The first day.
        first: Day,
        /// The last day.
        last: Day,
        /// The term that these days are.
        term: Option<TermId>,
    },
    /// As things stand on a day.
    Day(Day),
}

impl Stretch {
    /// The first and the last day.
    pub const fn days(self) -> (Day, Day) {
        match self {
            Self::Days { first, last, .. } => (first, last),
            Self::Day(day) => (day, day),
        }
    }

    /// The fiscal year or years of its days, which are calendar years (预算法第十八条).
    pub fn fiscal_years(self) -> String {
        let (first, last) = self.days();
        if first.year() == last.year() { first.year().to_string() } else { format!("{}–{}", first.year(), last.year()) }
    }
}

/// A commit of the ledger's repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its full name.
    pub id: String,
    /// Whether no file of the ledger differed from it.
    pub clean: bool,
}

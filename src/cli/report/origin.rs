//! What a page states of itself: the school, the days, the day it was made, the commit of the ledger.

use crate::cli::Opened;
use crate::day::Day;
use crate::metrics::Period;
use crate::reports::{Report, Span};
use crate::sheet::{Commit, Origin, Stretch};

/// Where a sheet of this ledger comes from.
pub fn of(opened: &Opened, stretch: Stretch, known: Day, today: Day) -> Origin {
    Origin { school: opened.settings.school.name.clone(), stretch, known, made: today, commit: commit(opened) }
}

/// The days that a report speaks of.
pub fn stretch(report: &Report, period: Period) -> Stretch {
    match report.span {
        Span::Day => Stretch::Day(period.last),
        _ => Stretch::Days { first: period.first, last: period.last, term: period.term },
    }
}

/// The commit that the ledger's folder stands at; nothing outside a repository.
#[cfg(feature = "git")]
fn commit(opened: &Opened) -> Option<Commit> {
    let repository = crate::evidence::Repository::of(&opened.root).ok()?;
    let id = repository.head()?;
    let clean = repository.is_at(&id, &opened.ledger.sources, &opened.settings.ignored);
    Some(Commit { id, clean })
}

#[cfg(not(feature = "git"))]
fn commit(_: &Opened) -> Option<Commit> {
    None
}

//! Publications (公示): the days that a published paper is about, and the first one that covers a stretch of days.

use crate::day::Day;
use crate::period::Period;
use crate::policy::Settings;
use crate::registers::{Ledger, Publication};

/// The first and last day of a period; a term's are in the calendar.
pub fn days_of(settings: &Settings, period: Period) -> Option<(Day, Day)> {
    match period {
        Period::Term(term) => settings.calendar.term(term).map(|term| (term.starts, term.ends)),
        other => other.days(),
    }
}

/// What the school has published, by kind.
#[derive(Debug, Default)]
pub struct PublicationBook<'l> {
    /// Each with the days that it is about, in the order of the day on which it was put up.
    publications: Vec<(&'l Publication, (Day, Day))>,
}

impl<'l> PublicationBook<'l> {
    /// Orders the publications by the day on which they were put up.
    pub(super) fn build(ledger: &'l Ledger, settings: &Settings) -> Self {
        let rows = ledger.registers.publications.iter();
        let mut publications: Vec<(&Publication, (Day, Day))> =
            rows.filter_map(|row| Some((row, days_of(settings, row.period)?))).collect();
        publications.sort_by_key(|(row, _)| (row.from, row.at));
        Self { publications }
    }

    /// The publications that satisfy something, with the days that they are about, earliest first.
    pub fn of(&self, is_kind: impl Fn(&Publication) -> bool) -> Vec<(&'l Publication, (Day, Day))> {
        self.publications.iter().filter(|(row, _)| is_kind(row)).copied().collect()
    }
}

/// The first of these publications whose period holds all of these days.
pub fn covering<'l>(published: &[(&'l Publication, (Day, Day))], first: Day, last: Day) -> Option<&'l Publication> {
    published.iter().find(|(_, (from, to))| *from <= first && last <= *to).map(|(row, _)| *row)
}

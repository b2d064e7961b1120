//! The school's calendar (校历): terms, holidays, make-up days, and so which day is a school day.

use super::days::DayRange;
use super::words::{DayKind, Every, WeekDay};
use crate::day::{Day, Month};
use crate::period::Period;
use crate::term::TermId;

/// A term with its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermPeriod {
    /// Its name.
    pub id: TermId,
    /// Its first day.
    pub starts: Day,
    /// Its last day.
    pub ends: Day,
    /// Days without school.
    pub holidays: Vec<DayRange>,
    /// Weekend days with school (调休上课).
    pub workdays: Vec<Day>,
    /// Its school days, in order.
    school_days: Vec<Day>,
}

impl TermPeriod {
    /// A term from its days: weekdays that are no holiday, and make-up days.
    pub fn new(id: TermId, starts: Day, ends: Day, holidays: Vec<DayRange>, workdays: Vec<Day>) -> Self {
        let mut term = Self { id, starts, ends, holidays, workdays, school_days: Vec::new() };
        let length = u32::try_from(ends.days_since(starts) + 1).unwrap_or(0);
        term.school_days = (0..length).map(|after| starts.plus_days(after)).filter(|day| term.has_school(*day)).collect();
        term
    }

    fn has_school(&self, day: Day) -> bool {
        self.workdays.contains(&day) || !(day.is_weekend() || self.is_holiday(day))
    }

    fn is_holiday(&self, day: Day) -> bool {
        self.holidays.iter().any(|range| range.contains(day))
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: Day) -> bool {
        self.starts <= day && day <= self.ends
    }

    /// Its school days, in order.
    pub fn school_days(&self) -> &[Day] {
        &self.school_days
    }

    /// The week of a day of this term: 1 is the week (from Monday) of the first school day, 0 lies before it.
    pub fn week(&self, day: Day) -> Option<u32> {
        let first = self.school_days.first().copied().unwrap_or(self.starts).monday();
        let weeks = day.monday().days_since(first) / 7 + 1;
        if self.contains(day) { Some(u32::try_from(weeks).unwrap_or(0)) } else { None }
    }

    /// In each week with school, the day on which something weekly is due: the day itself, or the last school day of the
    /// week before it where it has no school; a week with school only after it has none.
    pub fn weekly_days(&self, due: WeekDay) -> Vec<Day> {
        let mut days = Vec::new();
        for week in self.school_days.chunk_by(|one, other| one.monday() == other.monday()) {
            let last = week[0].monday().plus_days(due.days_after_monday());
            days.extend(week.iter().rev().find(|day| **day <= last));
        }
        days
    }
}

/// The terms of a ledger, in the order of their first days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    terms: Vec<TermPeriod>,
    is_doubtful: bool,
}

impl Calendar {
    /// The calendar of these terms.
    pub fn new(mut terms: Vec<TermPeriod>) -> Self {
        terms.sort_by_key(|term| term.starts);
        Self { terms, is_doubtful: false }
    }

    /// The calendar as one of which some term is wrong in itself.
    #[must_use]
    pub fn doubted(self, is_doubtful: bool) -> Self {
        Self { is_doubtful, ..self }
    }

    /// Whether a term is found as wrong in itself, so that nobody knows which days are school days.
    pub const fn is_doubtful(&self) -> bool {
        self.is_doubtful
    }

    /// The terms, earliest first.
    pub fn terms(&self) -> &[TermPeriod] {
        &self.terms
    }

    /// The term of this name.
    pub fn term(&self, id: TermId) -> Option<&TermPeriod> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// The term that a day lies in.
    pub fn term_of(&self, day: Day) -> Option<&TermPeriod> {
        let after = self.terms.partition_point(|term| term.starts <= day);
        self.terms[..after].last().filter(|term| term.contains(day))
    }

    /// Whether there is school on a day.
    pub fn is_school_day(&self, day: Day) -> bool {
        self.term_of(day).is_some_and(|term| term.school_days.binary_search(&day).is_ok())
    }

    /// What kind of day it is; a day outside every term is vacation.
    pub fn kind_of(&self, day: Day) -> DayKind {
        match self.term_of(day) {
            None => DayKind::Vacation,
            Some(term) if term.has_school(day) => DayKind::SchoolDay,
            Some(term) if term.is_holiday(day) => DayKind::Holiday,
            Some(_) => DayKind::Weekend,
        }
    }

    /// The school days from one day to another, both included.
    pub fn school_days(&self, from: Day, to: Day) -> impl Iterator<Item = Day> {
        let days = self.terms.iter().flat_map(|term| term.school_days.iter().copied());
        days.filter(move |day| from <= *day && *day <= to)
    }

    /// The school days of a month.
    pub fn school_days_of(&self, month: Month) -> impl Iterator<Item = Day> {
        self.school_days(month.first_day(), month.last_day())
    }

    /// The months, quarters, terms or school years that have school, each with its first and its last school day, in order.
    pub fn periods(&self, every: Every) -> Vec<SchoolPeriod> {
        let mut periods: Vec<SchoolPeriod> = Vec::new();
        for term in &self.terms {
            for day in term.school_days() {
                let Some(period) = period_of(every, term.id, *day) else { continue };
                match periods.last_mut().filter(|last| last.period == period) {
                    Some(last) => last.last = *day,
                    None => periods.push(SchoolPeriod { period, first: *day, last: *day }),
                }
            }
        }
        periods
    }

    /// The last day of which the calendar knows whether there is school: the end of the vacation after the last term, which
    /// is taken to last to the end of February or of August. `None` without any term.
    pub fn known_until(&self) -> Option<Day> {
        let last = self.terms.iter().max_by_key(|term| term.ends)?;
        let ends = last.ends.month();
        let vacation = if last.id.is_autumn() {
            Month::new(ends.year() + i32::from(ends.number() > 2), 2)
        } else {
            Month::new(ends.year(), 8)
        };
        let vacation = vacation.map(Month::last_day);
        Some(vacation.map_or(last.ends, |vacation| vacation.max(last.ends)))
    }

    /// The last school day that is not after a day.
    pub fn last_school_day(&self, day: Day) -> Option<Day> {
        let last =
            |term: &TermPeriod| term.school_days[..term.school_days.partition_point(|school| *school <= day)].last().copied();
        self.terms[..self.terms.partition_point(|term| term.starts <= day)].iter().rev().find_map(last)
    }
}

/// A stretch of the calendar with its first and last school day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchoolPeriod {
    /// What it is called.
    pub period: Period,
    /// Its first school day.
    pub first: Day,
    /// Its last school day.
    pub last: Day,
}

/// The period of this length that a school day lies in; a year is a school year, as things that come once a year do.
fn period_of(every: Every, term: TermId, day: Day) -> Option<Period> {
    let month = day.month();
    match every {
        Every::Month => Some(Period::Month(month)),
        Every::Quarter => {
            let first = Month::new(month.year(), (month.number() - 1) / 3 * 3 + 1)?;
            Some(Period::Days(first.first_day(), first.next().next().last_day()))
        }
        Every::Term => Some(Period::Term(term)),
        Every::Year => Some(Period::SchoolYear(term.first_year())),
        Every::Never => None,
    }
}

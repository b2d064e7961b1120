//! The school's calendar (校历): terms, holidays, make-up days, and so which day is a school day.

use super::days::DayRange;
use super::words::{DayKind, WeekDay};
use crate::day::{Day, Month};
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
        let first = monday_of(self.school_days.first().copied().unwrap_or(self.starts));
        let weeks = monday_of(day).days_since(first) / 7 + 1;
        if self.contains(day) { Some(u32::try_from(weeks).unwrap_or(0)) } else { None }
    }

    /// In each week with school, the day on which something weekly is due: the day itself, or the last school day of the
    /// week before it where it has no school; a week with school only after it has none.
    pub fn weekly_days(&self, due: WeekDay) -> Vec<Day> {
        let mut days = Vec::new();
        for week in self.school_days.chunk_by(|one, other| monday_of(*one) == monday_of(*other)) {
            let last = monday_of(week[0]).plus_days(due.days_after_monday());
            days.extend(week.iter().rev().find(|day| **day <= last));
        }
        days
    }
}

/// The terms of a ledger, in the order of their first days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    terms: Vec<TermPeriod>,
}

impl Calendar {
    /// The calendar of these terms.
    pub fn new(mut terms: Vec<TermPeriod>) -> Self {
        terms.sort_by_key(|term| term.starts);
        Self { terms }
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

    /// The last school day that is not after a day.
    pub fn last_school_day(&self, day: Day) -> Option<Day> {
        let last =
            |term: &TermPeriod| term.school_days[..term.school_days.partition_point(|school| *school <= day)].last().copied();
        self.terms[..self.terms.partition_point(|term| term.starts <= day)].iter().rev().find_map(last)
    }
}

/// The Monday of the week that a day lies in.
fn monday_of(day: Day) -> Day {
    day.minus_days(day.weekday().num_days_from_monday())
}

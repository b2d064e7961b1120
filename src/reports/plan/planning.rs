//! The term that is planned: the day as of which its plan is made, its school days, and who holds which post then.

use super::task::Task;
use crate::day::{Day, Month};
use crate::id::Id;
use crate::policy::TermPeriod;
use crate::reports::Desk;

/// A plan is settled in the first two weeks of its term: what is found later stands in its own register.
const WEEKS: u32 = 2;

/// The fewest school days of a month by whose last one the month's work is done; of a month with fewer by its last day.
const SCHOOL_DAYS_OF_A_MONTH: usize = 10;

/// A term that is planned.
#[derive(Debug, Clone, Copy)]
pub struct Planning<'a, 'd> {
    /// What the plan may look at.
    pub desk: &'a Desk<'d>,
    /// The term.
    pub term: &'d TermPeriod,
    /// The day as of which the plan is made: what is open then goes into it.
    pub made: Day,
}

impl<'a, 'd> Planning<'a, 'd> {
    /// The term that the desk is about; nothing where it is about other days.
    pub fn of(desk: &'a Desk<'d>) -> Option<Self> {
        let term = desk.settings.calendar.term(desk.period.term?)?;
        let made = desk.today.min(term.starts.plus_days(7 * WEEKS - 1));
        Some(Self { desk, term, made })
    }

    /// The day, where it is known today.
    pub fn known(&self, day: Option<Day>) -> Option<Day> {
        day.filter(|day| *day <= self.desk.today)
    }

    /// Whether something that began on a day and ended on another is open when the plan is made.
    pub fn is_open(&self, began: Day, ended: Option<Day>) -> bool {
        began <= self.made && ended.is_none_or(|ended| ended > self.made)
    }

    /// A day for what was due already when the plan is made: two weeks after that.
    pub fn no_earlier(&self, due: Day) -> Day {
        if due < self.made { self.made.plus_days(7 * WEEKS) } else { due }
    }

    /// The months that have school days, in order.
    pub fn months(&self) -> Vec<Month> {
        let mut months: Vec<Month> = self.term.school_days().iter().map(|day| day.month()).collect();
        months.dedup();
        months
    }

    /// The school days of a month.
    pub fn school_days(&self, month: Month) -> Vec<Day> {
        self.term.school_days().iter().copied().filter(|day| day.month() == month).collect()
    }

    /// The day by which the work of a month is done.
    pub fn end_of(&self, month: Month) -> Day {
        let days = self.school_days(month);
        days.last().copied().filter(|_| days.len() >= SCHOOL_DAYS_OF_A_MONTH).unwrap_or(month.last_day())
    }

    /// The last school day before a day, else the day before.
    pub fn before(&self, day: Day) -> Day {
        let before = |school: &&Day| **school < day;
        self.term.school_days().iter().rev().find(before).copied().unwrap_or(day.minus_days(1))
    }

    /// The term before this one, where the calendar has it.
    pub fn last_term(&self) -> Option<&'d TermPeriod> {
        let terms = self.desk.settings.calendar.terms();
        terms.iter().filter(|other| other.ends < self.term.starts).max_by_key(|other| other.starts)
    }

    /// The term after this one, where the calendar has it.
    pub fn next_term(&self) -> Option<&'d TermPeriod> {
        let terms = self.desk.settings.calendar.terms();
        terms.iter().filter(|other| other.starts > self.term.ends).min_by_key(|other| other.starts)
    }

    /// The last day of the vacation after the term.
    pub fn rests_until(&self) -> Day {
        let next = self.next_term().map(|next| next.starts.minus_days(1));
        next.or_else(|| self.desk.settings.calendar.known_until()).unwrap_or(self.term.ends)
    }

    /// The days without school: each holiday of the term, then the vacation after it, whose end may not be known yet.
    pub fn holidays(&self) -> Vec<(Day, Option<Day>)> {
        let mut days: Vec<(Day, Option<Day>)> = self.term.holidays.iter().map(|range| (range.first, Some(range.last))).collect();
        days.push((self.term.ends.plus_days(1), self.next_term().map(|next| next.starts.minus_days(1))));
        days
    }

    /// Who holds the first of these posts that anybody holds; else who signs for logistics.
    pub fn holder(&self, posts: &[&str]) -> Option<Id> {
        let held = posts.iter().flat_map(|post| self.desk.books.posts.holders(post, self.made)).next();
        held.or_else(|| self.head())
    }

    /// Who signs for logistics.
    pub fn head(&self) -> Option<Id> {
        let steps = &self.desk.policy(self.made).steps;
        self.desk.books.posts.signers("logistics", steps, self.made).first().copied()
    }

    /// The id, where it is of somebody who is at the school.
    pub fn here(&self, person: Id) -> Option<Id> {
        self.desk.rows().people.get(person).filter(|person| person.is_here(self.made)).map(|person| person.id)
    }

    /// A task of this term.
    pub fn task(&self, id: String, due: Day, area: (&'static str, &'static str), text: String) -> Task {
        Task::new(id, due, self.desk.word(area.0, area.1).to_owned(), text)
    }
}

/// What of a text an id can hold: letters and figures, everything else a dash.
pub fn slug(text: &str) -> String {
    let parts: Vec<&str> = text.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

//! Duty (值班): which shifts had to be filled on which day, which of them nobody fills, and who stands on two at once.

use super::missed::{Missed, stretches};
use crate::day::Day;
use crate::id::Id;
use crate::policy::Settings;
use crate::registers::{Duty, Ledger};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Shifts of which bursar knows both names, the usual Chinese one first.
const SHIFTS: [(&str, &[&str]); 2] = [("day", &["白班", "日班"]), ("night", &["夜班", "晚班"])];

/// The roster beside the shifts that the policy asks for.
#[derive(Debug)]
pub struct DutyBook<'l> {
    /// Shifts that nobody fills or leads, by shift; days that follow each other are one.
    pub gaps: Vec<DutyGap<'l>>,
    /// People who stand twice on one day.
    pub doubles: Vec<DoubleDuty<'l>>,
    /// How many shifts had to be filled.
    pub due: usize,
}

/// A shift that is not filled, over one or more of the days that ask for it.
#[derive(Debug, Clone, Copy)]
pub struct DutyGap<'l> {
    /// The shift, as the policy calls it.
    pub shift: &'l str,
    /// The days.
    pub days: Missed<Day>,
    /// What is wrong on the first of them.
    pub why: Unfilled<'l>,
    /// The row behind which it belongs: one of the last day before it, else of the first.
    pub beside: &'l Duty,
}

/// What a shift lacks.
#[derive(Debug, Clone, Copy)]
pub enum Unfilled<'l> {
    /// Nobody stands there.
    Nobody,
    /// Only somebody who is not at the school on that day.
    Gone(&'l Duty),
    /// Somebody stands there, but nobody leads the shift, as somebody does on other days.
    Unled(&'l Duty),
}

/// One person twice on one day.
#[derive(Debug, Clone, Copy)]
pub enum DoubleDuty<'l> {
    /// In two shifts: the row that stands first, and the other.
    Shifts(&'l Duty, &'l Duty),
    /// As the one who leads the shift and as one who is led, in the same row.
    Led(&'l Duty),
}

/// The roster by day and shift.
struct Roster<'l> {
    ledger: &'l Ledger,
    days: BTreeMap<Day, HashMap<&'l str, Vec<&'l Duty>, FixedState>>,
    /// Shifts that somebody leads on any day.
    led: HashSet<&'l str, FixedState>,
}

impl<'l> DutyBook<'l> {
    /// Looks at every day from the roster's first to today of which the calendar knows what kind of day it is.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let roster = Roster::build(ledger);
        let mut book = Self { gaps: Vec::new(), doubles: roster.doubles(), due: 0 };
        let Some((first, until)) = roster.days.keys().next().copied().zip(settings.calendar.known_until()) else { return book };
        let mut due: BTreeMap<&'l str, Vec<(Day, Option<Unfilled<'l>>)>> = BTreeMap::new();
        let mut day = settings.school.starts.map_or(first, |starts| first.max(starts));
        while day <= today.min(until) {
            for shift in settings.policy.on(day).duty.shifts_on(settings.calendar.kind_of(day)) {
                book.due += 1;
                due.entry(shift).or_default().push((day, roster.unfilled(day, shift)));
            }
            day = day.plus_days(1);
        }
        for (shift, days) in due {
            let is_unled = |why: &Option<Unfilled<'_>>| matches!(why, Some(Unfilled::Unled(_)));
            let empty = stretches(days.iter().map(|(day, why)| (*day, why.is_some() && !is_unled(why))));
            let unled = stretches(days.iter().map(|(day, why)| (*day, is_unled(why))));
            for days in empty.into_iter().chain(unled) {
                let Some(why) = roster.unfilled(days.first, shift) else { continue };
                let Some(beside) = roster.beside(days.first) else { continue };
                book.gaps.push(DutyGap { shift, days, why, beside });
            }
        }
        book
    }
}

impl<'l> Roster<'l> {
    fn build(ledger: &'l Ledger) -> Self {
        let mut roster = Self { ledger, days: BTreeMap::new(), led: HashSet::default() };
        for row in &ledger.registers.duty {
            let shift = plain(ledger.names.label(row.shift));
            roster.days.entry(row.date).or_default().entry(shift).or_default().push(row);
            if row.lead.is_some() {
                roster.led.insert(shift);
            }
        }
        roster
    }

    /// What a shift lacks on a day.
    fn unfilled(&self, day: Day, shift: &str) -> Option<Unfilled<'l>> {
        let shift = plain(shift);
        let rows = self.days.get(&day).and_then(|shifts| shifts.get(shift)).map_or(&[][..], Vec::as_slice);
        let Some(first) = rows.first() else { return Some(Unfilled::Nobody) };
        if rows.iter().all(|row| !self.is_here(row.person, day)) {
            return Some(Unfilled::Gone(first));
        }
        let is_led = rows.iter().any(|row| row.lead.is_some());
        (self.led.contains(shift) && !is_led).then_some(Unfilled::Unled(first))
    }

    fn is_here(&self, person: Id, day: Day) -> bool {
        self.ledger.registers.people.get(person).is_none_or(|person| person.is_here(day))
    }

    /// The row behind which a row of a day belongs.
    fn beside(&self, day: Day) -> Option<&'l Duty> {
        let before = self.days.range(..=day).next_back().or_else(|| self.days.iter().next());
        before.and_then(|(_, shifts)| shifts.values().flatten().max_by_key(|row| row.at).copied())
    }

    /// People who stand twice on one day.
    fn doubles(&self) -> Vec<DoubleDuty<'l>> {
        let mut first_of: HashMap<(Day, Id), &'l Duty, FixedState> = HashMap::default();
        let mut found = Vec::new();
        let shift_of = |row: &Duty| plain(self.ledger.names.label(row.shift));
        for row in &self.ledger.registers.duty {
            let first = *first_of.entry((row.date, row.person)).or_insert(row);
            if shift_of(first) != shift_of(row) {
                found.push(DoubleDuty::Shifts(first, row));
            } else if row.lead == Some(row.person) {
                found.push(DoubleDuty::Led(row));
            }
        }
        found
    }
}

/// The name by which a shift is known.
fn plain(name: &str) -> &str {
    let known = SHIFTS.iter().find(|(_, words)| words.contains(&name));
    known.map_or(name, |(known, _)| known)
}

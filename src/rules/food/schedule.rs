//! The days on which the canteen works, and the stretches of them that lack a record.

use crate::books::meals::standing;
use crate::day::Day;
use crate::id::Id;
use crate::registers::{KitchenLog, PlaceKind};
use crate::rules::Context;
use std::collections::BTreeSet;

/// A stretch of days or weeks without a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap<T> {
    /// The first.
    pub first: T,
    /// The last.
    pub last: T,
    /// How many there are.
    pub count: usize,
}

/// The days before today, from a day on, on which a meal was served; school days where the ledger tells of no meals.
pub fn service_days(context: &Context<'_>, since: Day) -> Vec<Day> {
    let meals = &context.books.meals;
    let mut days: Vec<Day> = if meals.meals().is_empty() {
        context.settings.calendar.school_days(since, context.today).collect()
    } else {
        meals.service_days()
    };
    days.retain(|day| since <= *day && *day < context.today);
    days
}

/// The canteens of which meals are counted or planned, where there are several; a room in which a slip put a meal is none.
pub fn halls(context: &Context<'_>) -> BTreeSet<Id> {
    let is_canteen = |hall: &Id| {
        let place = context.rows().places.get(*hall);
        place.is_some_and(|place| matches!(place.kind, PlaceKind::Canteen | PlaceKind::Kitchen))
    };
    context.books.meals.meals().iter().filter_map(|meal| meal.hall).filter(is_canteen).collect()
}

/// The days before today, from a day on, on which a meal was served in one of several canteens.
pub fn service_days_of(context: &Context<'_>, hall: Id, since: Day) -> Vec<Day> {
    let of_hall = context.books.meals.served_since(since, context.today).filter(|meal| meal.hall == Some(hall));
    let mut days: Vec<Day> = of_hall.map(|meal| meal.day).collect();
    days.dedup();
    days
}

/// The kitchen's logs that stand: neither red-letter rows nor what they take back.
pub fn logs<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c KitchenLog> {
    standing(&context.rows().kitchen_logs, |row| (row.date, row.kind, row.meal, row.place, row.person))
}

/// The Monday of a day's week.
pub fn monday_of(day: Day) -> Day {
    day.minus_days(day.weekday().num_days_from_monday())
}

/// The stretches of neighbouring days (weeks, months) that lack something.
pub fn gaps<T: Copy>(days: &[T], has: impl Fn(T) -> bool) -> Vec<Gap<T>> {
    let mut gaps: Vec<Gap<T>> = Vec::new();
    let mut open = false;
    for day in days.iter().copied() {
        let lacks = !has(day);
        match gaps.last_mut().filter(|_| open) {
            Some(gap) if lacks => {
                gap.last = day;
                gap.count += 1;
            }
            _ if lacks => gaps.push(Gap { first: day, last: day, count: 1 }),
            _ => {}
        }
        open = lacks;
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_days_without_a_record_are_one_gap() {
        let found = gaps(&[1, 2, 3, 4, 7, 8], |day| day == 2 || day == 7);
        assert_eq!(
            found,
            [Gap { first: 1, last: 1, count: 1 }, Gap { first: 3, last: 4, count: 2 }, Gap { first: 8, last: 8, count: 1 }]
        );
        assert!(gaps(&[1, 2], |_| true).is_empty());
    }
}

//! Each kitchen keeps its own controls: what one of several canteens wrote down does not answer for the others.

use crate::day::Day;
use crate::id::Id;
use crate::registers::KitchenLog;
use crate::rules::food::schedule::{gaps, halls, service_days, service_days_of};
use crate::rules::{Context, Report};
use std::collections::{BTreeMap, BTreeSet};

/// One kitchen with its entries of one control.
pub(super) struct Kitchen<'c> {
    /// Which one, where there are several.
    pub place: Option<Id>,
    /// The days with meals since the control is kept.
    pub days: Vec<Day>,
    entries: BTreeMap<Day, &'c KitchenLog>,
}

impl<'c> Kitchen<'c> {
    /// Whether there is an entry from one day to another.
    pub fn has(&self, first: Day, last: Day) -> bool {
        self.entries.range(first..=last).next().is_some()
    }

    /// The last entry before a day.
    pub fn last_before(&self, day: Day) -> Option<&'c KitchenLog> {
        self.entries.range(..day).next_back().map(|(_, row)| *row)
    }
}

/// The kitchens that have to keep a control, from the day on of which `since` makes what is due: the canteens of which meals are
/// counted or planned, from the day on which any of them keeps it; else the places that its entries name, each from its own first
/// entry; else the school's one kitchen. An entry that names none of them is one of all.
pub(super) fn kitchens<'c>(context: &Context<'c>, rows: &[&'c KitchenLog], since: fn(Day) -> Day) -> Vec<Kitchen<'c>> {
    let halls = halls(context);
    let is_hall = halls.len() > 1;
    let named = rows.iter().filter_map(|row| row.place);
    let named: BTreeSet<Id> = named.filter(|place| context.rows().places.get(*place).is_some()).collect();
    let places = if is_hall { halls } else { named };
    let first = |rows: &mut dyn Iterator<Item = &&'c KitchenLog>| rows.map(|row| row.date.day).min();
    let Some(first_of_all) = first(&mut rows.iter()) else { return Vec::new() };
    if places.len() < 2 {
        let entries = rows.iter().map(|row| (row.date.day, *row)).collect();
        return vec![Kitchen { place: None, days: service_days(context, since(first_of_all)), entries }];
    }
    let kitchen = |place: Id| {
        let is_its = |row: &&&KitchenLog| row.place.is_none_or(|its| its == place || !places.contains(&its));
        let entries = rows.iter().filter(is_its).map(|row| (row.date.day, *row)).collect();
        let days = if is_hall {
            service_days_of(context, place, since(first_of_all))
        } else {
            let own = first(&mut rows.iter().filter(|row| row.place == Some(place))).unwrap_or(first_of_all);
            service_days(context, since(own))
        };
        Kitchen { place: Some(place), days, entries }
    };
    places.iter().copied().map(kitchen).collect()
}

/// A stretch of days, weeks or months without an entry, and the kitchens that lack it.
pub(super) struct Lack<'k, 'c, T> {
    /// The first.
    pub first: T,
    /// The last.
    pub last: T,
    /// How many there are.
    pub count: usize,
    /// Which kitchens.
    pub kitchens: Vec<&'k Kitchen<'c>>,
}

/// What is lacking; kitchens that lack the same are told together.
pub(super) fn lacks<'k, 'c, T: Copy + Ord>(
    kitchens: &'k [Kitchen<'c>],
    report: &mut Report,
    due: impl Fn(&Kitchen<'c>) -> Vec<T>,
    has: impl Fn(&Kitchen<'c>, T) -> bool,
) -> Vec<Lack<'k, 'c, T>> {
    let mut stretches: BTreeMap<(T, T, usize), Vec<&Kitchen<'_>>> = BTreeMap::new();
    for kitchen in kitchens {
        let due = due(kitchen);
        report.checked(due.len());
        for gap in gaps(&due, |time| has(kitchen, time)) {
            stretches.entry((gap.first, gap.last, gap.count)).or_default().push(kitchen);
        }
    }
    stretches.into_iter().map(|((first, last, count), kitchens)| Lack { first, last, count, kitchens }).collect()
}

//! Meals (餐次): of each day, meal and canteen what the menu says, who ate, and what was kept, logged and accompanied.
//!
//! A meal was served when `meals` counts somebody who ate. A school that does not count a meal in `meals`, or not yet,
//! served what its menu says. Samples, logs and accompaniments are joined by day, meal and canteen; a row without canteen
//! belongs to every canteen of the meal.

mod build;

pub use build::standing;

#[cfg(test)]
mod tests;

use crate::day::Day;
use crate::id::Id;
use crate::registers::{Accompaniment, KitchenLog, KitchenLogKind, Meal, MealCount, MenuEntry, Sample};
use std::collections::BTreeMap;

/// What is known of whether a meal took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was served.
    Served,
    /// It lies ahead.
    Planned,
    /// A menu was made, nobody ate.
    NotHeld,
}

/// One meal of a day in one canteen, with everything that was written of it.
#[derive(Debug)]
pub struct DayMeal<'l> {
    /// The day.
    pub day: Day,
    /// The meal.
    pub meal: Meal,
    /// The canteen, where the school has several.
    pub hall: Option<Id>,
    /// Whether it took place.
    pub standing: Standing,
    /// Who ate.
    pub counts: Vec<&'l MealCount>,
    /// Every dish of its menu, those not served too.
    pub menu: Vec<&'l MenuEntry>,
    /// Its samples.
    pub samples: Vec<&'l Sample>,
    /// Who ate with the pupils.
    pub accompaniments: Vec<&'l Accompaniment>,
    /// Disinfections for this meal, and those of the day without meal.
    pub disinfections: Vec<&'l KitchenLog>,
}

impl<'l> DayMeal<'l> {
    /// Whether it was served.
    pub fn is_served(&self) -> bool {
        self.standing == Standing::Served
    }

    /// The dishes that the menu does not say were left out.
    pub fn dishes(&self) -> impl Iterator<Item = &'l MenuEntry> {
        self.menu.iter().copied().filter(|row| row.served != Some(false))
    }

    /// Pupils who ate.
    pub fn pupils(&self) -> u64 {
        self.counts.iter().map(|row| u64::from(row.pupils)).sum()
    }

    /// Members of staff and guests who ate.
    pub fn adults(&self) -> u64 {
        self.counts.iter().map(|row| u64::from(row.staff.unwrap_or(0)) + u64::from(row.guests.unwrap_or(0))).sum()
    }
}

/// Since when the canteen keeps each of its daily registers: the day of the first row.
#[derive(Debug, Default)]
pub struct KeptSince {
    /// Menus, by meal.
    pub menus: BTreeMap<Meal, Day>,
    /// Samples.
    pub samples: Option<Day>,
    /// Accompaniments.
    pub accompaniments: Option<Day>,
    /// Kitchen logs, by kind.
    pub logs: BTreeMap<KitchenLogKind, Day>,
}

/// Every meal of a ledger.
#[derive(Debug)]
pub struct MealBook<'l> {
    meals: Vec<DayMeal<'l>>,
    /// Since when which register is kept.
    pub kept_since: KeptSince,
}

impl<'l> MealBook<'l> {
    /// Every meal that has a menu or diners, by day, meal and canteen.
    pub fn meals(&self) -> &[DayMeal<'l>] {
        &self.meals
    }

    /// The meals that were served.
    pub fn served(&self) -> impl Iterator<Item = &DayMeal<'l>> {
        self.meals.iter().filter(|meal| meal.is_served())
    }

    /// The meals served from a day on and before today: what belongs to today may still be written today.
    pub fn served_since(&self, since: Day, today: Day) -> impl Iterator<Item = &DayMeal<'l>> {
        self.served().filter(move |meal| since <= meal.day && meal.day < today)
    }

    /// The days on which a meal was served, each once, in order.
    pub fn service_days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = self.served().map(|meal| meal.day).collect();
        days.dedup();
        days
    }
}

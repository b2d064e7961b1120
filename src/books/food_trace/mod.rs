//! Food traced both ways (食材追溯): what each issue to the kitchen consists of, delivery by delivery, and the meals that ate it.
//!
//! An issue without lot takes the oldest. What is issued for a meal is for that meal; only where its dishes need more of an
//! item than was issued for it, what was left over from earlier meals, the oldest first, may be in it too. So a trace leaves
//! nothing out that may have been eaten; where recipes do not name an item, every dish of the meal may have it.

mod kitchen;
mod shelf;

#[cfg(test)]
mod tests;

use super::meals::DayMeal;
use super::stock::{LotKey, Written};
use super::{MealBook, RecipeBook, StockBook};
use crate::day::Day;
use crate::id::Id;
use crate::quantity::Quantity;
use crate::registers::{CanteenIssue, Ledger, Meal, MenuEntry};
use crate::source::At;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What one line of an issue took of one delivery.
#[derive(Debug, Clone, Copy)]
pub struct Portion<'l> {
    /// The issue.
    pub issue: &'l CanteenIssue,
    /// The place, the item and the lot that it was taken from.
    pub lot: LotKey,
    /// The row that brought it into the house; `None` where the book has nothing that it could be.
    pub from: Option<Written<'l>>,
    /// How much, in the item's unit; nothing where the unit cannot be converted.
    pub quantity: Quantity,
}

/// A portion that a meal ate, or may have eaten.
#[derive(Debug, Clone, Copy)]
struct Use {
    day: Day,
    meal: Meal,
    portion: usize,
    is_left_over: bool,
}

/// A portion and a meal that ate it.
#[derive(Debug, Clone, Copy)]
pub struct Eaten<'t, 'l> {
    /// The day of the meal.
    pub day: Day,
    /// The meal.
    pub meal: Meal,
    /// What was eaten.
    pub portion: &'t Portion<'l>,
    /// Whether it was issued for an earlier meal and was left over there.
    pub is_left_over: bool,
}

/// Where the food of a ledger came from and where it went.
#[derive(Debug, Default)]
pub struct FoodTrace<'l> {
    portions: Vec<Portion<'l>>,
    /// By day and meal.
    uses: Vec<Use>,
    /// The canteens in which meals are counted, where there are several.
    halls: BTreeSet<Id>,
}

impl<'l> FoodTrace<'l> {
    /// Traces every item that was issued to the kitchen; `tolerance` is the share by which a meal may need more than was issued
    /// for it without reaching for what was left over.
    pub fn build(
        ledger: &'l Ledger,
        stock: &StockBook<'l>,
        meals: &MealBook<'l>,
        recipes: &RecipeBook<'l>,
        tolerance: impl Fn(Day) -> Decimal,
    ) -> Self {
        let portions = shelf::portions(ledger, stock);
        let uses = kitchen::uses(ledger, &portions, meals, recipes, tolerance);
        let halls = meals.meals().iter().filter_map(|meal| meal.hall).collect();
        Self { portions, uses, halls }
    }

    /// What was eaten of the portions that are meant, by day and meal.
    pub fn eaten_of<'t>(&'t self, is_meant: impl Fn(&Portion<'l>) -> bool + 't) -> impl Iterator<Item = Eaten<'t, 'l>> {
        self.uses.iter().filter_map(|used| self.eaten(used)).filter(move |eaten| is_meant(eaten.portion))
    }

    /// What was eaten of a delivery, by the place of its row.
    pub fn eaten_of_delivery(&self, delivery: At) -> impl Iterator<Item = Eaten<'_, 'l>> {
        self.eaten_of(move |portion| portion.from.is_some_and(|from| from.at() == delivery))
    }

    /// What a meal ate, in one of several canteens or in all.
    pub fn eaten_at(&self, (day, meal): (Day, Meal), hall: Option<Id>) -> impl Iterator<Item = Eaten<'_, 'l>> {
        let from = self.uses.partition_point(|used| (used.day, used.meal) < (day, meal));
        let of_meal = self.uses[from..].iter().take_while(move |used| (used.day, used.meal) == (day, meal));
        of_meal.filter_map(|used| self.eaten(used)).filter(move |eaten| self.is_of_hall(eaten.portion, hall))
    }

    /// Whether a portion went to a canteen: it was issued there, or from a store that is no canteen of its own.
    pub fn is_of_hall(&self, portion: &Portion<'_>, hall: Option<Id>) -> bool {
        hall.is_none_or(|hall| portion.lot.0 == hall || !self.halls.contains(&portion.lot.0))
    }

    fn eaten(&self, used: &Use) -> Option<Eaten<'_, 'l>> {
        let portion = self.portions.get(used.portion)?;
        Some(Eaten { day: used.day, meal: used.meal, portion, is_left_over: used.is_left_over })
    }
}

/// The dishes of a meal that have an item, and whether recipes say so; else any of its dishes may have it.
pub fn dishes_with<'l>(meal: &DayMeal<'l>, recipes: &RecipeBook<'l>, item: Id) -> (Vec<&'l MenuEntry>, bool) {
    let has = |dish: &&MenuEntry| recipes.items(dish.dish).any(|line| line.item == item);
    let named: Vec<&MenuEntry> = meal.dishes().filter(has).collect();
    if named.is_empty() { (meal.dishes().collect(), false) } else { (named, true) }
}

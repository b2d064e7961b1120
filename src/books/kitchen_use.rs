//! What the kitchen used (用料): helpings × grams of the recipes, beside what the store issued, item by item.
//!
//! What was issued and not used lies in the kitchen until a later meal uses it, or it goes back to the store. So issues and
//! use run on from meal to meal; where use goes beyond what was issued, the meal is noted and the kitchen begins anew with
//! nothing.

use super::meals::DayMeal;
use super::stock::{StockBook, Written, factor};
use super::{MealBook, RecipeBook};
use crate::day::Day;
use crate::id::Id;
use crate::number;
use crate::registers::{Item, Ledger, Meal, MenuEntry, RecipeLine};
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A meal whose dishes need more of an item than the kitchen had.
#[derive(Debug, Clone, Copy)]
pub struct Excess<'l> {
    /// The item.
    pub item: Id,
    /// The day.
    pub day: Day,
    /// The meal.
    pub meal: Meal,
    /// What its dishes need, in the item's unit.
    pub needed: Decimal,
    /// What the kitchen had of it, in the item's unit: what was issued for the meal and what was left from before.
    pub had: Decimal,
    /// The dish with the recipe line that needs it.
    pub dish: &'l MenuEntry,
    /// That line.
    pub line: &'l RecipeLine,
    /// The last row that issued it up to this meal.
    pub issued: Written<'l>,
}

/// What an item's meals need and what was issued for them.
#[derive(Debug, Clone, Copy, Default)]
struct Flow<'l> {
    issued: Decimal,
    needed: Decimal,
    row: Option<Written<'l>>,
    dish: Option<(&'l MenuEntry, &'l RecipeLine)>,
}

/// Grams of every item that each dish of a meal needs; a dish without recipe needs nothing that anybody knows.
pub(super) fn needs<'l>(
    meal: &DayMeal<'l>,
    recipes: &RecipeBook<'l>,
    mut each: impl FnMut(&'l MenuEntry, &'l RecipeLine, Decimal),
) {
    for dish in meal.dishes() {
        for count in &meal.counts {
            for line in recipes.lines(dish.dish, count.age) {
                each(dish, line, line.grams * Decimal::from(count.pupils));
            }
        }
        // Grown-ups eat at least what the smallest helping has.
        let mut least: BTreeMap<Id, &RecipeLine> = BTreeMap::new();
        for line in recipes.items(dish.dish) {
            let known = least.entry(line.item).or_insert(line);
            if line.grams < known.grams {
                *known = line;
            }
        }
        for line in least.into_values() {
            each(dish, line, line.grams * Decimal::from(meal.adults()));
        }
    }
}

/// How many of an item's own unit a gram is.
pub(super) fn per_gram(item: &Item, ledger: &Ledger) -> Option<Decimal> {
    factor(item, "克", &ledger.names).filter(|factor| !factor.is_zero())
}

/// The meals whose dishes, times the helpings, need more of an item than was issued; with how many were compared.
///
/// `tolerance` is the share on a day by which a meal may need more than it had: heads and helpings are never exact.
pub fn excesses<'l>(
    ledger: &'l Ledger,
    stock: &StockBook<'l>,
    meals: &MealBook<'l>,
    recipes: &RecipeBook<'l>,
    tolerance: impl Fn(Day) -> Decimal,
) -> (usize, Vec<Excess<'l>>) {
    let items = &ledger.registers.items;
    let mut factors: HashMap<Id, Option<Decimal>, FixedState> = HashMap::default();
    let mut flows: BTreeMap<(Id, Day, Meal), Flow<'l>> = BTreeMap::new();
    for meal in meals.served().filter(|meal| !meal.counts.is_empty()) {
        needs(meal, recipes, |dish, line, grams| {
            let factor = *factors.entry(line.item).or_insert_with(|| per_gram(items.get(line.item)?, ledger));
            let Some(needed) = factor.and_then(|factor| grams.checked_mul(factor)) else { return };
            let flow = flows.entry((line.item, meal.day, meal.meal)).or_default();
            flow.needed = bounded(flow.needed + bounded(needed));
            flow.dish.get_or_insert((dish, line));
        });
    }
    if flows.is_empty() {
        return (0, Vec::new());
    }
    for movement in stock.movements() {
        let Written::Issue(row) = movement.written else { continue };
        if stock.is_unsure(movement.place, movement.item) {
            continue;
        }
        // A red-letter row brings back what was not used, whichever meal it was for.
        let flow = flows.entry((movement.item, movement.day, row.meal)).or_default();
        flow.issued = bounded(flow.issued - movement.quantity.number());
        flow.row = Some(movement.written);
    }
    // An issue of an item that stands nowhere may be the one that is sought; it is found itself.
    let unknown = ledger.registers.canteen_issues.iter().filter(|row| items.get(row.item).is_none());
    let unknown: BTreeSet<(Day, Meal)> = unknown.map(|row| (row.date, row.meal)).collect();
    let mut compared = 0;
    let mut found = Vec::new();
    let mut kitchen: Option<(Id, Decimal, Option<Written<'l>>)> = None;
    for ((item, day, meal), flow) in flows {
        let (mut had, mut row) = match kitchen {
            Some((same, had, row)) if same == item => (had, row),
            _ => (Decimal::ZERO, None),
        };
        had = bounded(had + flow.issued);
        row = flow.row.or(row);
        // Before anything of it was issued the store does not keep it.
        if let (Some(issued), Some((dish, line))) = (row, flow.dish) {
            compared += 1;
            if flow.needed > had * (Decimal::ONE + tolerance(day)) && !unknown.contains(&(day, meal)) {
                found.push(Excess { item, day, meal, needed: flow.needed, had, dish, line, issued });
            }
        }
        let left = if row.is_some() { (had - flow.needed).max(Decimal::ZERO) } else { Decimal::ZERO };
        kitchen = Some((item, left, row));
    }
    (compared, found)
}

/// A figure that later sums can hold, whatever a hostile row says.
pub(super) fn bounded(figure: Decimal) -> Decimal {
    let most = Decimal::from(number::LARGEST);
    figure.clamp(-most, most)
}

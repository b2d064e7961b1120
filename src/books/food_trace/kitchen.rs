//! Which meals ate what was issued: the meal that it was issued for, and later ones that needed more than they were issued.

use super::{Portion, Use};
use crate::books::kitchen_use::{bounded, needs, per_gram};
use crate::books::{MealBook, RecipeBook};
use crate::day::Day;
use crate::id::Id;
use crate::registers::{Ledger, Meal};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, VecDeque};

/// What a meal was issued of an item, and what its dishes need of it.
#[derive(Debug, Default)]
struct Flow {
    portions: Vec<usize>,
    needed: Decimal,
}

/// Every use, by day and meal.
pub(super) fn uses(
    ledger: &Ledger,
    portions: &[Portion<'_>],
    meals: &MealBook<'_>,
    recipes: &RecipeBook<'_>,
    tolerance: impl Fn(Day) -> Decimal,
) -> Vec<Use> {
    let mut flows: BTreeMap<(Id, Day, Meal), Flow> = BTreeMap::new();
    for (position, portion) in portions.iter().enumerate() {
        flows.entry((portion.issue.item, portion.issue.date, portion.issue.meal)).or_default().portions.push(position);
    }
    let mut factors: BTreeMap<Id, Option<Decimal>> = BTreeMap::new();
    for meal in meals.served() {
        needs(meal, recipes, |_, line, grams| {
            let factor = *factors.entry(line.item).or_insert_with(|| per_gram(ledger.registers.items.get(line.item)?, ledger));
            if let Some(needed) = factor.and_then(|factor| grams.checked_mul(factor)) {
                let flow = flows.entry((line.item, meal.day, meal.meal)).or_default();
                flow.needed = bounded(flow.needed + bounded(needed));
            }
        });
    }
    let mut uses = Vec::new();
    let mut kitchen: (Option<Id>, VecDeque<(usize, Decimal)>) = (None, VecDeque::new());
    for ((item, day, meal), flow) in flows {
        if kitchen.0 != Some(item) {
            kitchen = (Some(item), VecDeque::new());
        }
        let lying = &mut kitchen.1;
        let mut needed = flow.needed;
        let own = flow.portions.iter().map(|portion| (*portion, portions[*portion].quantity.number()));
        let mut rest: Vec<(usize, Decimal)> = Vec::new();
        for (portion, quantity) in own {
            uses.push(Use { day, meal, portion, is_left_over: false });
            let eaten = needed.min(quantity);
            needed -= eaten;
            rest.push((portion, quantity - eaten));
        }
        let mut short = if needed > flow.needed * tolerance(day) { needed } else { Decimal::ZERO };
        while short > Decimal::ZERO
            && let Some((portion, left)) = lying.front_mut()
        {
            uses.push(Use { day, meal, portion: *portion, is_left_over: true });
            let eaten = short.min(*left);
            *left -= eaten;
            short -= eaten;
            if left.is_zero() {
                lying.pop_front();
            }
        }
        lying.extend(rest.into_iter().filter(|(_, left)| !left.is_zero()));
    }
    uses.sort_by_key(|used| (used.day, used.meal));
    uses
}

//! Rows of stock that are known to be wrong: their item or place stands nowhere, or quantity, price and amount do not agree.
//!
//! Another rule tells such a row. What it would have moved is kept here, so that the difference that it leaves on a shelf, in
//! a count or on an account is not told a second time: one wrong cell is one fault.

use super::movement::{Movement, Turn};
use crate::day::Day;
use crate::id::Id;
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::registers::{Ledger, Outcome, RegisterSet};
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// Where goods may lack: a place and an item, each only where it is known.
type Somewhere = (Option<Id>, Option<Id>);

/// What wrong rows would explain.
#[derive(Debug, Default)]
pub struct Doubts {
    /// By how much a shelf is short (positive) or too full (negative).
    quantities: HashSet<(Somewhere, Quantity), FixedState>,
    /// The most that one wrong row would have brought.
    largest: HashMap<Somewhere, Quantity, FixedState>,
    /// From which day on the value of a place is not sure; `None` for every place.
    values: HashMap<Option<Id>, Day, FixedState>,
    /// Rows of an item and place that stand nowhere add up: what one wrong id has moved so far.
    moved: HashMap<(Id, Id), Quantity, FixedState>,
}

impl Doubts {
    /// Notes every movement whose item or place stands in no register.
    pub(super) fn of<'m, 'l: 'm>(ledger: &Ledger, movements: impl Iterator<Item = &'m Movement<'l>>) -> Self {
        let (places, items) = (RegisterSet::of(&["places"]), RegisterSet::of(&["items"]));
        let known = |id: Id, registers| Some(id).filter(|id| ledger.look_up_in(*id, registers) == Outcome::Known);
        let mut doubts = Self::default();
        for movement in movements {
            let somewhere = (known(movement.place, places), known(movement.item, items));
            if let (Some(_), Some(_)) = somewhere {
                continue;
            }
            let moved = doubts.moved.entry((movement.place, movement.item)).or_default();
            *moved += movement.quantity;
            let moved = *moved;
            doubts.note(somewhere, movement.quantity);
            doubts.note(somewhere, moved);
            doubts.note_value(somewhere.0, movement.day);
        }
        doubts
    }

    /// Notes a row that came in and whose figures do not multiply: either its amount or its quantity is wrong.
    pub(super) fn note_product(&mut self, movement: &Movement<'_>, price: UnitPrice, amount: Money, written: Quantity) {
        if movement.turn == Turn::Out || price.of(written) == amount {
            return;
        }
        self.note_value(Some(movement.place), movement.day);
        // How much came if amount and price are right, in the item's unit.
        let paid_for = amount.yuan().checked_div(price.yuan());
        let own_unit = movement.quantity.number().checked_div(written.number());
        let meant = paid_for.zip(own_unit).and_then(|(paid_for, own_unit)| paid_for.checked_mul(own_unit));
        if let Some(meant) = meant.filter(|meant| meant.abs() <= rust_decimal::Decimal::from(crate::number::LARGEST)) {
            let meant = Quantity::new(crate::number::round_half_up(meant, Quantity::PLACES));
            self.note((Some(movement.place), Some(movement.item)), meant - movement.quantity);
        }
    }

    fn note(&mut self, somewhere: Somewhere, quantity: Quantity) {
        self.quantities.insert((somewhere, quantity));
        let largest = self.largest.entry(somewhere).or_default();
        *largest = quantity.max(*largest);
    }

    fn note_value(&mut self, place: Option<Id>, day: Day) {
        let from = self.values.entry(place).or_insert(day);
        *from = day.min(*from);
    }

    /// Whether one wrong row explains that so much more (or, negative, less) is there than the book says.
    pub fn explain(&self, place: Id, item: Id, difference: Quantity) -> bool {
        !self.quantities.is_empty() && around(place, item).any(|somewhere| self.quantities.contains(&(somewhere, difference)))
    }

    /// Whether one wrong row would have brought at least so much.
    pub fn would_cover(&self, place: Id, item: Id, lacking: Quantity) -> bool {
        around(place, item).any(|somewhere| self.largest.get(&somewhere).is_some_and(|largest| *largest >= lacking))
    }

    /// The first day from which on what lies at one of these places is of no sure value.
    pub fn value_unsure_from(&self, places: &[Id]) -> Option<Day> {
        let of_places = places.iter().map(|place| Some(*place)).chain([None]);
        of_places.filter_map(|place| self.values.get(&place).copied()).min()
    }
}

/// Every way in which a wrong row may have meant this shelf.
fn around(place: Id, item: Id) -> impl Iterator<Item = Somewhere> {
    [(Some(place), Some(item)), (Some(place), None), (None, Some(item)), (None, None)].into_iter()
}

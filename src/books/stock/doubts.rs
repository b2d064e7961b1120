//! Rows of stock that are known to be wrong: their item or place stands nowhere, their day is outside the ledger, their figures
//! do not multiply, they differ from their own slip, they go nowhere.
//!
//! Another rule tells such a row. What it would have moved is kept here, so that the difference that it leaves on a shelf, in
//! a count or on an account is not told a second time: one wrong cell is one fault.

use super::movement::{Movement, Turn, Written};
use super::settle::Waiting;
use crate::day::Day;
use crate::id::Id;
use crate::money::{Money, UnitPrice};
use crate::number;
use crate::quantity::Quantity;
use crate::registers::{CanteenIntake, Ledger, MoveKind, Outcome, RegisterSet};
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Where goods may lack: a place and an item, each only where it is known.
type Somewhere = (Option<Id>, Option<Id>);

/// What wrong rows would explain.
#[derive(Debug, Default)]
pub struct Doubts {
    /// By how much a shelf is short (positive) or too full (negative).
    quantities: HashSet<(Somewhere, Quantity), FixedState>,
    /// The most that one wrong row would have brought.
    largest: HashMap<Somewhere, Quantity, FixedState>,
    /// By how much the value of a place may be wrong, and from which day on; `None` for every place.
    values: HashMap<Option<Id>, Vec<(Day, Money)>, FixedState>,
    prices: Prices,
    /// Rows of an item and place that stand nowhere add up: what one wrong id has moved so far.
    moved: HashMap<(Id, Id), Quantity, FixedState>,
}

/// The most that one of an item, or one of anything, has cost: what a wrong row may be worth at the most.
#[derive(Debug, Default)]
struct Prices {
    of_items: HashMap<Id, Decimal, FixedState>,
    highest: Decimal,
}

impl Prices {
    fn of(book: &[Movement<'_>]) -> Self {
        let mut prices = Self::default();
        for movement in book.iter().filter(|movement| movement.quantity > Quantity::ZERO) {
            let price = movement.value.yuan().checked_div(movement.quantity.number()).unwrap_or_default();
            let of_item = prices.of_items.entry(movement.item).or_default();
            *of_item = price.max(*of_item);
            prices.highest = price.max(prices.highest);
        }
        prices
    }

    fn worth(&self, item: Id, quantity: Quantity) -> Money {
        let price = self.of_items.get(&item).copied().filter(|price| !price.is_zero()).unwrap_or(self.highest);
        let most = Decimal::from(number::LARGEST);
        let worth = price.checked_mul(quantity.number().abs()).unwrap_or(most);
        Money::from_yuan(worth.min(most))
    }
}

impl Doubts {
    /// Notes every row that is known to be wrong; `outside` are rows dated before the ledger's first day.
    pub(super) fn build(ledger: &Ledger, book: &[Movement<'_>], outside: &[Waiting<'_>], (starts, today): (Option<Day>, Day)) -> Self {
        let mut doubts = Self { prices: Prices::of(book), ..Self::default() };
        let (places, items) = (RegisterSet::of(&["places"]), RegisterSet::of(&["items"]));
        let known = |id: Id, registers| Some(id).filter(|id| ledger.look_up_in(*id, registers) == Outcome::Known);
        for movement in book {
            doubts.note_stranger((known(movement.place, places), known(movement.item, items)), movement);
            doubts.note_figures(movement);
            if movement.day > today {
                doubts.note_lacking(movement.place, movement.item, movement.quantity, starts.unwrap_or(movement.day));
            }
        }
        for row in outside {
            let (movement, from) = (&row.movement, starts.unwrap_or(row.movement.day));
            doubts.note_lacking(movement.place, movement.item, movement.quantity, from);
            if let Some(to) = row.to {
                doubts.note_lacking(to, movement.item, -movement.quantity, from);
            }
        }
        doubts.note_doubled(book);
        doubts
    }

    /// A movement whose item or place stands in no register.
    fn note_stranger(&mut self, somewhere: Somewhere, movement: &Movement<'_>) {
        if let (Some(_), Some(_)) = somewhere {
            return;
        }
        let moved = self.moved.entry((movement.place, movement.item)).or_default();
        *moved += movement.quantity;
        let moved = *moved;
        self.note(somewhere, movement.quantity);
        self.note(somewhere, moved);
        let worth = self.prices.worth(movement.item, movement.quantity).max(movement.value.abs());
        self.note_value(somewhere.0, movement.day, worth);
    }

    /// A row whose own cells do not agree.
    fn note_figures(&mut self, movement: &Movement<'_>) {
        let (place, item, quantity) = (movement.place, movement.item, movement.quantity.abs());
        match movement.written {
            Written::Move(row) => {
                if let Some((price, amount)) = row.price.zip(row.amount) {
                    self.note_product(movement, price, amount, row.quantity);
                }
                let receives = row.person.is_some() || row.class.is_some() || row.department.is_some();
                match (row.kind, row.to) {
                    // A transfer that goes nowhere may have gone anywhere.
                    (MoveKind::Transfer, None) => {
                        self.note((None, Some(item)), quantity);
                        self.note_value(None, movement.day, movement.value.abs());
                    }
                    (MoveKind::Transfer, Some(_)) => {}
                    (_, Some(to)) => self.note_lacking(to, item, quantity, movement.day),
                    // What nobody received may have come in.
                    (MoveKind::Issue, None) if !receives && row.corrects.is_none() => {
                        self.note_lacking(place, item, quantity + quantity, movement.day);
                    }
                    _ => {}
                }
            }
            Written::Intake(row) => {
                if let Some(amount) = row.amount {
                    self.note_product(movement, row.price, amount, row.quantity);
                }
            }
            Written::TransferIn(_) | Written::Issue(_) => {}
        }
    }

    /// A row that came in and whose figures do not multiply: either its amount or its quantity is wrong.
    fn note_product(&mut self, movement: &Movement<'_>, price: UnitPrice, amount: Money, written: Quantity) {
        if movement.turn == Turn::Out || price.of(written) == amount {
            return;
        }
        self.note_value(Some(movement.place), movement.day, amount.abs().max(price.of(written).abs()));
        // How much came if amount and price are right, in the item's unit.
        let paid_for = amount.yuan().checked_div(price.yuan());
        let own_unit = movement.quantity.number().checked_div(written.number());
        let meant = paid_for.zip(own_unit).and_then(|(paid_for, own_unit)| paid_for.checked_mul(own_unit));
        if let Some(meant) = meant.filter(|meant| meant.abs() <= Decimal::from(number::LARGEST)) {
            let meant = Quantity::new(number::round_half_up(meant, Quantity::PLACES));
            self.note((Some(movement.place), Some(movement.item)), meant - movement.quantity);
        }
    }

    /// Rows of one slip share day and place; those that differ from most of it are in the wrong place, or of another day.
    fn note_doubled(&mut self, book: &[Movement<'_>]) {
        let mut slips: HashMap<Id, BTreeMap<(Day, Id), usize>, FixedState> = HashMap::default();
        for movement in book {
            if let Some(place) = movement.written.place() {
                *slips.entry(movement.written.slip()).or_default().entry((movement.day, place)).or_default() += 1;
            }
        }
        slips.retain(|_, papers| papers.len() > 1);
        for movement in book {
            let Some(papers) = slips.get(&movement.written.slip()) else { continue };
            let most = papers.iter().max_by_key(|(paper, rows)| (**rows, Reverse(**paper))).map(|(paper, _)| *paper);
            let (Some((day, place)), Some(own)) = (most, movement.written.place()) else { continue };
            if (movement.day, own) == (day, place) {
                continue;
            }
            let from = day.min(movement.day);
            if own == place {
                self.note_lacking(movement.place, movement.item, movement.quantity, from);
            } else {
                self.note_lacking(place, movement.item, movement.quantity, from);
            }
            self.note_lacking(movement.place, movement.item, -movement.quantity, from);
        }
    }

    /// So much more (or, negative, less) would lie there, and be worth something from a day on.
    fn note_lacking(&mut self, place: Id, item: Id, quantity: Quantity, from: Day) {
        self.note((Some(place), Some(item)), quantity);
        let worth = self.prices.worth(item, quantity);
        self.note_value(Some(place), from, worth);
    }

    /// A delivery that was sent back and is billed all the same.
    pub(super) fn note_billed(&mut self, row: &CanteenIntake, quantity: Quantity) {
        self.note_lacking(row.place, row.item, quantity, row.date);
    }

    fn note(&mut self, somewhere: Somewhere, quantity: Quantity) {
        self.quantities.insert((somewhere, quantity));
        let largest = self.largest.entry(somewhere).or_default();
        *largest = quantity.max(*largest);
    }

    fn note_value(&mut self, place: Option<Id>, from: Day, worth: Money) {
        self.values.entry(place).or_default().push((from, worth));
    }

    /// Whether one wrong row explains that so much more (or, negative, less) is there than the book says.
    pub fn explain(&self, place: Id, item: Id, difference: Quantity) -> bool {
        !self.quantities.is_empty() && around(place, item).any(|somewhere| self.quantities.contains(&(somewhere, difference)))
    }

    /// Whether one wrong row would have brought at least so much.
    pub fn would_cover(&self, place: Id, item: Id, lacking: Quantity) -> bool {
        around(place, item).any(|somewhere| self.largest.get(&somewhere).is_some_and(|largest| *largest >= lacking))
    }

    /// By how much, at the most, the value of these places may be wrong at the end of a day.
    pub fn value_on(&self, places: &[Id], day: Day) -> Money {
        let of_places = places.iter().map(|place| Some(*place)).chain([None]);
        let doubts = of_places.filter_map(|place| self.values.get(&place)).flatten();
        doubts.filter(|(from, _)| *from <= day).map(|(_, worth)| *worth).sum()
    }
}

/// Every way in which a wrong row may have meant this shelf.
fn around(place: Id, item: Id) -> impl Iterator<Item = Somewhere> {
    [(Some(place), Some(item)), (Some(place), None), (None, Some(item)), (None, None)].into_iter()
}

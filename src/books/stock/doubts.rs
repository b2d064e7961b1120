//! Rows of stock that are known to be wrong: their item or place stands nowhere, their day is outside the ledger, their figures
//! do not multiply, they differ from their own slip, they go nowhere.
//!
//! Another rule tells such a row. What it would have moved is kept here, so that the difference that it leaves on a shelf, in
//! a count or on an account is not told a second time: one wrong cell is one fault.

use super::movement::{Movement, Turn, Written};
use super::{StockBook, Units};
use crate::day::Day;
use crate::id::Id;
use crate::money::{Money, UnitPrice};
use crate::number;
use crate::quantity::Quantity;
use crate::registers::{IntakeResult, Ledger, MoveKind, Outcome, RegisterSet};
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
}

/// What a wrong row may be worth.
#[derive(Clone, Copy)]
enum Worth {
    /// So much.
    Known(Money),
    /// What so much of an item costs at the most.
    Of(Id, Quantity),
}

/// The rows that are wrong, while they are gathered.
#[derive(Default)]
struct Gathering {
    doubts: Doubts,
    worths: Vec<(Option<Id>, Day, Worth)>,
    /// Rows of an item and place that stand nowhere add up: what one wrong id has moved so far.
    moved: HashMap<(Id, Id), Quantity, FixedState>,
}

impl Doubts {
    /// Gathers every row that is known to be wrong.
    pub(super) fn build(ledger: &Ledger, units: &Units, book: &StockBook<'_>, starts: Option<Day>, today: Day) -> Self {
        let mut gathering = Gathering::default();
        let (places, items) = (RegisterSet::of(&["places"]), RegisterSet::of(&["items"]));
        let known = |id: Id, registers| Some(id).filter(|id| ledger.look_up_in(*id, registers) == Outcome::Known);
        for movement in book.movements() {
            let somewhere = (known(movement.place, places), known(movement.item, items));
            if somewhere.0.is_none() || somewhere.1.is_none() {
                gathering.stranger(somewhere, movement);
            }
            gathering.figures(movement);
            if movement.day > today {
                gathering.lacking(movement.place, movement.item, movement.quantity, starts.unwrap_or(movement.day));
            }
        }
        gathering.doubled(book);
        gathering.outside(ledger, units, starts);
        gathering.sent_back(ledger, units);
        let Gathering { mut doubts, worths, .. } = gathering;
        if !worths.is_empty() {
            let prices = Prices::of(book);
            for (place, from, worth) in worths {
                doubts.values.entry(place).or_default().push((from, prices.worth(worth)));
            }
        }
        doubts
    }

    fn note(&mut self, somewhere: Somewhere, quantity: Quantity) {
        self.quantities.insert((somewhere, quantity));
        let largest = self.largest.entry(somewhere).or_default();
        *largest = quantity.max(*largest);
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

impl Gathering {
    /// A movement whose item or place stands in no register.
    fn stranger(&mut self, somewhere: Somewhere, movement: &Movement<'_>) {
        let moved = self.moved.entry((movement.place, movement.item)).or_default();
        *moved += movement.quantity;
        self.doubts.note(somewhere, movement.quantity);
        self.doubts.note(somewhere, *moved);
        let worth =
            if movement.value.is_zero() { Worth::Of(movement.item, movement.quantity) } else { Worth::Known(movement.value.abs()) };
        self.worths.push((somewhere.0, movement.day, worth));
    }

    /// A row whose own cells do not agree.
    fn figures(&mut self, movement: &Movement<'_>) {
        let (place, item, quantity) = (movement.place, movement.item, movement.quantity.abs());
        match movement.written {
            Written::Move(row) => {
                if let Some((price, amount)) = row.price.zip(row.amount) {
                    self.product(movement, price, amount, row.quantity);
                }
                let is_received = row.person.is_some() || row.class.is_some() || row.department.is_some();
                match (row.kind, row.to) {
                    // A transfer that goes nowhere may have gone anywhere.
                    (MoveKind::Transfer, None) => {
                        self.doubts.note((None, Some(item)), quantity);
                        self.worths.push((None, movement.day, Worth::Known(movement.value.abs())));
                    }
                    (MoveKind::Transfer, Some(_)) => {}
                    (_, Some(to)) => {
                        self.lacking(to, item, quantity, movement.day);
                        self.worths.push((Some(place), movement.day, Worth::Known(movement.value.abs())));
                    }
                    // What nobody received may have come in.
                    (MoveKind::Issue, None) if !is_received && row.corrects.is_none() => {
                        self.lacking(place, item, quantity + quantity, movement.day);
                    }
                    _ => {}
                }
            }
            Written::Intake(row) => {
                if let Some(amount) = row.amount {
                    self.product(movement, row.price, amount, row.quantity);
                }
            }
            Written::TransferIn(_) | Written::Issue(_) => {}
        }
    }

    /// A row that came in and whose figures do not multiply: either its amount or its quantity is wrong.
    fn product(&mut self, movement: &Movement<'_>, price: UnitPrice, amount: Money, written: Quantity) {
        let due = price.of(written);
        if movement.turn == Turn::Out || due == amount {
            return;
        }
        self.worths.push((Some(movement.place), movement.day, Worth::Known(amount.abs().max(due.abs()))));
        // How much came if amount and price are right, in the item's unit.
        let paid_for = amount.yuan().checked_div(price.yuan());
        let own_unit = movement.quantity.number().checked_div(written.number());
        let meant = paid_for.zip(own_unit).and_then(|(paid_for, own_unit)| paid_for.checked_mul(own_unit));
        if let Some(meant) = meant.filter(|meant| meant.abs() <= Decimal::from(number::LARGEST)) {
            let meant = Quantity::new(number::round_half_up(meant, Quantity::PLACES));
            self.doubts.note((Some(movement.place), Some(movement.item)), meant - movement.quantity);
        }
    }

    /// Rows of one slip share day and place; those that differ from most of it are in the wrong place, or of another day.
    fn doubled(&mut self, book: &StockBook<'_>) {
        let mut first: HashMap<Id, (Day, Id), FixedState> = HashMap::default();
        let mut papers: HashMap<Id, BTreeMap<(Day, Id), usize>, FixedState> = HashMap::default();
        let written = || book.movements().filter_map(|movement| Some((movement, movement.written.place()?)));
        for (movement, place) in written() {
            let slip = movement.written.slip();
            if *first.entry(slip).or_insert((movement.day, place)) != (movement.day, place) {
                papers.entry(slip).or_default();
            }
        }
        if papers.is_empty() {
            return;
        }
        for (movement, place) in written() {
            if let Some(rows) = papers.get_mut(&movement.written.slip()) {
                *rows.entry((movement.day, place)).or_default() += 1;
            }
        }
        for (movement, own) in written() {
            let Some(papers) = papers.get(&movement.written.slip()) else { continue };
            let most = papers.iter().max_by_key(|(paper, rows)| (**rows, Reverse(**paper)));
            let Some(((day, place), _)) = most.filter(|(paper, _)| **paper != (movement.day, own)) else { continue };
            let (from, place) = (movement.day.min(*day), if own == *place { movement.place } else { *place });
            self.lacking(place, movement.item, movement.quantity, from);
            self.lacking(movement.place, movement.item, -movement.quantity, from);
        }
    }

    /// Rows dated before the ledger's first day, which are in no book.
    fn outside(&mut self, ledger: &Ledger, units: &Units, starts: Option<Day>) {
        let Some(starts) = starts else { return };
        let registers = &ledger.registers;
        for row in registers.stock_moves.iter().filter(|row| row.date < starts) {
            let Some(quantity) = units.in_own_unit(row.item, row.unit, row.quantity) else { continue };
            let goes_out = Written::Move(row).goes_out();
            self.lacking(row.place, row.item, if goes_out { -quantity } else { quantity }, starts);
            if let Some(to) = row.to.filter(|_| row.kind == MoveKind::Transfer) {
                self.lacking(to, row.item, quantity, starts);
            }
        }
        for row in registers.canteen_intake.iter().filter(|row| row.date < starts) {
            if let Some(quantity) = units.in_own_unit(row.item, row.unit, row.quantity) {
                self.lacking(row.place, row.item, quantity, starts);
            }
        }
        for row in registers.canteen_issues.iter().filter(|row| row.date < starts) {
            if let Some(quantity) = units.in_own_unit(row.item, row.unit, row.quantity) {
                self.lacking(row.place, row.item, -quantity, starts);
            }
        }
    }

    /// Deliveries that were sent back and are billed all the same.
    fn sent_back(&mut self, ledger: &Ledger, units: &Units) {
        for row in ledger.registers.canteen_intake.iter().filter(|row| row.receipt.is_some()) {
            let is_sent_back = row.result.is_some_and(|result| result != IntakeResult::Accepted);
            let quantity = units.in_own_unit(row.item, row.unit, row.quantity);
            if let Some(quantity) = quantity.filter(|_| is_sent_back) {
                self.lacking(row.place, row.item, quantity, row.date);
            }
        }
    }

    /// So much more (or, negative, less) would lie there, and be worth something from a day on.
    fn lacking(&mut self, place: Id, item: Id, quantity: Quantity, from: Day) {
        self.doubts.note((Some(place), Some(item)), quantity);
        self.worths.push((Some(place), from, Worth::Of(item, quantity)));
    }
}

/// The most that one of an item, or one of anything, has cost: what a wrong row may be worth at the most.
#[derive(Default)]
struct Prices {
    of_items: HashMap<Id, Decimal, FixedState>,
    highest: Decimal,
}

impl Prices {
    fn of(book: &StockBook<'_>) -> Self {
        let mut prices = Self::default();
        for movement in book.movements().filter(|movement| movement.quantity > Quantity::ZERO) {
            let price = movement.value.yuan().checked_div(movement.quantity.number()).unwrap_or_default();
            let of_item = prices.of_items.entry(movement.item).or_default();
            *of_item = price.max(*of_item);
            prices.highest = price.max(prices.highest);
        }
        prices
    }

    fn worth(&self, worth: Worth) -> Money {
        let most = Decimal::from(number::LARGEST);
        match worth {
            Worth::Known(worth) => worth,
            Worth::Of(item, quantity) => {
                let price = self.of_items.get(&item).copied().filter(|price| !price.is_zero()).unwrap_or(self.highest);
                Money::from_yuan(price.checked_mul(quantity.number().abs()).unwrap_or(most).min(most))
            }
        }
    }
}

/// Every way in which a wrong row may have meant this shelf.
fn around(place: Id, item: Id) -> impl Iterator<Item = Somewhere> {
    [(Some(place), Some(item)), (Some(place), None), (None, Some(item)), (None, None)].into_iter()
}

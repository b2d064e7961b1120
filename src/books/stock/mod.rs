//! Stock (库存) by place, item and lot: every movement in its turn, with its value, and what lies there after it.
//!
//! Movements are taken in the order of day, in before out, slip; so the order of files and lines changes nothing, and a
//! row that is written late falls where it belongs. Every run works everything out anew: there is nothing to repost.

mod build;
mod control;
mod corrections;
mod counts;
mod doubts;
mod item;
mod movement;
mod posted;
mod reversals;
mod settle;
mod shelf;
mod transfers;
mod uncounted;
mod units;

#[cfg(test)]
mod tests;

pub use control::{StockControl, controls};
pub use counts::CountedLine;
pub use doubts::Doubts;
pub use movement::{Movement, Turn, Written};
pub use posted::{BookedSlips, Posted, Unlike};
pub use reversals::{Overdrawn, corrected_slip, overdrawn, reversed_slip};
pub use shelf::{Layer, portion};
pub use uncounted::{Missed, MissedItem};
pub use units::{Units, factor, packs, unreadable_packs};

use crate::day::{Day, Month};
use crate::id::{Id, Label};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{Book, Ledger, Outcome, Place, PlaceKind, RegisterSet, StockMove};
use foldhash::fast::FixedState;
use item::OfItem;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How much of something there is, and what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// How much, in the item's unit.
    pub quantity: Quantity,
    /// What it is worth.
    pub value: Money,
}

/// A lot of an item at a place, whose quantity is known day by day.
#[derive(Debug, Clone, Copy)]
pub struct LotChange<'l> {
    /// The row.
    pub written: Written<'l>,
    /// The day.
    pub day: Day,
    /// How much came (positive) or went (negative).
    pub quantity: Quantity,
    /// How much of the lot lies there after it.
    pub quantity_after: Quantity,
    /// The last day of its shelf life, where the row that brought it in says so.
    pub expires: Option<Day>,
}

/// An item at a place, whose movements lie side by side: place, item.
pub type Shelved = (Id, Id);

/// A lot of an item at a place; an empty lot is a lot of its own.
pub type LotKey = (Id, Id, Option<Label>);

/// What a place's stock is worth at the end of a month.
#[derive(Debug, Clone, Copy)]
pub struct Closing<'l> {
    /// What it is worth.
    pub value: Money,
    /// The last movement of the month.
    pub last: Movement<'l>,
}

/// All stock of a ledger.
#[derive(Debug, Default)]
pub struct StockBook<'l> {
    /// What each item's rows came to.
    items: Vec<OfItem<'l>>,
    /// Where the movements of one place and item lie: in which item's, and where there.
    ranges: HashMap<Shelved, (usize, Range<usize>), FixedState>,
    /// Places and items in the order of their texts: the order for people and for totals.
    keys: Vec<Shelved>,
    /// Where the keys of one place lie.
    key_ranges: HashMap<Id, Range<usize>, FixedState>,
    /// Where the changes of each lot lie, of the items that have lots: in which item's, and where there. In the order of
    /// place, item and lot.
    lots: Vec<(LotKey, (usize, Range<usize>))>,
    /// What lies where at the end of the day of the run.
    lying: Vec<(Shelved, Layer<'l>)>,
    /// Opening rows after the ledger's first day: they assert what lay there the day before.
    assertions: Vec<&'l StockMove>,
    /// Places and items with a row whose unit cannot be converted: their figures are not sure.
    unsure: HashSet<Shelved, FixedState>,
    unsure_places: HashSet<Id, FixedState>,
    /// What rows that are known to be wrong would explain.
    pub doubts: Doubts,
    place_register: RegisterSet,
    item_register: RegisterSet,
    /// By place, the months in which anything moved.
    closings: HashMap<Id, Vec<(Month, Closing<'l>)>, FixedState>,
    counts: Vec<CountedLine<'l>>,
    uncounted: Vec<Missed<'l>>,
    /// What these leave out.
    left_out: HashSet<LotKey, FixedState>,
    /// Packs and units.
    pub units: Units,
}

impl<'l> StockBook<'l> {
    /// Every movement, those of one item and place side by side in their turn.
    pub fn movements(&self) -> impl Iterator<Item = &Movement<'l>> {
        self.items.iter().flat_map(|item| &item.movements)
    }

    /// The places and items that have movements, in the order of their texts.
    pub fn keys(&self) -> &[Shelved] {
        &self.keys
    }

    /// The places that have movements, in the order of their texts.
    pub fn places(&self) -> impl Iterator<Item = Id> {
        self.keys.chunk_by(|one, other| one.0 == other.0).filter_map(|keys| keys.first()).map(|(place, _)| *place)
    }

    /// The items that a place has movements of, in the order of their texts.
    pub fn items_at(&self, place: Id) -> impl Iterator<Item = Id> {
        let range = self.key_ranges.get(&place).cloned().unwrap_or(0..0);
        self.keys[range].iter().map(|(_, item)| *item)
    }

    /// The movements of an item at a place, in their turn.
    pub fn of(&self, place: Id, item: Id) -> &[Movement<'l>] {
        self.ranges.get(&(place, item)).map_or(&[], |(item, range)| &self.items[*item].movements[range.clone()])
    }

    /// What lies there at the end of a day.
    pub fn balance(&self, place: Id, item: Id, day: Day) -> Balance {
        let movements = self.of(place, item);
        let until = movements.partition_point(|movement| movement.day <= day);
        until.checked_sub(1).map_or_else(Balance::default, |last| Balance {
            quantity: movements[last].quantity_after,
            value: movements[last].value_after,
        })
    }

    /// Whether nothing moved there after one day until another, adjustments apart: what came in lately has not had the time
    /// to lie.
    pub fn is_still(&self, place: Id, item: Id, since: Day, until: Day) -> bool {
        let moves = self.of(place, item);
        let after = moves.partition_point(|movement| movement.day <= since);
        moves[after..].iter().take_while(|movement| movement.day <= until).all(|movement| movement.written.is_adjustment())
    }

    /// Every lot of every item at every place, with its changes in their turn; an empty lot is a lot of its own.
    ///
    /// Only items of which some row names a lot stand here.
    pub fn lots(&self) -> impl Iterator<Item = (LotKey, &[LotChange<'l>])> {
        self.lots.iter().map(|(key, place)| (*key, self.changes_at(place)))
    }

    /// The lots of an item at a place; none where the item has no lots.
    pub fn lots_of(&self, place: Id, item: Id) -> impl Iterator<Item = LotKey> {
        let from = self.lots.partition_point(|(key, _)| (key.0, key.1) < (place, item));
        self.lots[from..].iter().map(|(key, _)| *key).take_while(move |key| (key.0, key.1) == (place, item))
    }

    /// The changes of a lot in their turn.
    pub fn lot_changes(&self, lot: LotKey) -> &[LotChange<'l>] {
        let found = self.lots.binary_search_by_key(&lot, |(key, _)| *key);
        found.map_or(&[], |position| self.changes_at(&self.lots[position].1))
    }

    fn changes_at(&self, (item, range): &(usize, Range<usize>)) -> &[LotChange<'l>] {
        &self.items[*item].lot_changes[range.clone()]
    }

    /// What lies where at the end of the day of the run: by item and place, oldest first.
    pub fn lying(&self) -> &[(Shelved, Layer<'l>)] {
        &self.lying
    }

    /// How much of a lot lies there at the end of a day.
    pub fn lot_quantity(&self, place: Id, item: Id, lot: Option<Label>, day: Day) -> Quantity {
        let changes = self.lot_changes((place, item, lot));
        let until = changes.partition_point(|change| change.day <= day);
        until.checked_sub(1).map_or(Quantity::ZERO, |last| changes[last].quantity_after)
    }

    /// Opening rows after the ledger's first day: they assert what lay there the day before.
    pub fn assertions(&self) -> &[&'l StockMove] {
        &self.assertions
    }

    /// Whether a row of this item at this place has a unit that cannot be converted.
    pub fn is_unsure(&self, place: Id, item: Id) -> bool {
        self.unsure.contains(&(place, item))
    }

    /// Whether the figures of an item at a place can be held against anything: all its units convert, and neither stands only
    /// in a row that names it by mistake.
    pub fn is_checkable(&self, ledger: &Ledger, place: Id, item: Id) -> bool {
        let is_known = |id: Id, registers: RegisterSet| ledger.look_up_in(id, registers) == Outcome::Known;
        !self.is_unsure(place, item) && is_known(place, self.place_register) && is_known(item, self.item_register)
    }

    /// Whether any figure of a place is not sure.
    pub fn is_place_unsure(&self, place: Id) -> bool {
        self.unsure_places.contains(&place)
    }

    /// The months in which anything moved at a place, in order, with what its stock is worth at the end of each.
    pub fn closings(&self, place: Id) -> &[(Month, Closing<'l>)] {
        self.closings.get(&place).map_or(&[], Vec::as_slice)
    }

    /// What a place's stock is worth at the end of a month.
    pub fn place_value(&self, place: Id, month: Month) -> Money {
        let closings = self.closings(place);
        let until = closings.partition_point(|(when, _)| *when <= month);
        until.checked_sub(1).map_or(Money::ZERO, |last| closings[last].1.value)
    }

    /// Every counted line beside the book.
    pub fn counts(&self) -> &[CountedLine<'l>] {
        &self.counts
    }

    /// Whether a count has left out a lot that is still not known to lie there.
    pub fn is_left_out(&self, lot: LotKey) -> bool {
        self.left_out.contains(&lot) || self.left_out.contains(&(lot.0, lot.1, None))
    }

    /// Counts that leave out what the book has at their place on their day.
    pub fn uncounted(&self) -> &[Missed<'l>] {
        &self.uncounted
    }
}

/// Whose books a place's stock stands in: what the row says, else the canteen's for a canteen, else the school's.
pub fn book_of(place: &Place) -> Book {
    place.book.unwrap_or(match place.kind {
        PlaceKind::Canteen | PlaceKind::Kitchen => Book::Canteen,
        _ => Book::School,
    })
}

/// The book of a place by its id; a place that stands in no register is the school's.
pub fn book_of_place(ledger: &Ledger, place: Id) -> Book {
    ledger.registers.places.get(place).map_or(Book::School, book_of)
}

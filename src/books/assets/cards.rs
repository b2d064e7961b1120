//! The cards in the rooms (账卡): which rows still hang there, and which a newer card has replaced.
//!
//! A card is all rows of one place and day. A row stands until its room has a newer card; schools also add one row for one
//! asset without writing the whole card anew, so a newer card replaces an older row only where something has happened to the
//! asset in between: it moved away, changed keepers, or left the books.

use crate::day::Day;
use crate::id::Id;
use crate::registers::{Ledger, Outcome, RegisterSet, RoomCard};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::ops::Range;

/// The cards of all rooms.
#[derive(Debug, Default)]
pub struct RoomCards<'l> {
    /// Of each asset the newest row in each room, those of one asset side by side.
    rows: Vec<&'l RoomCard>,
    ranges: HashMap<Id, Range<usize>, FixedState>,
    /// The day of each room's newest card.
    newest: HashMap<Id, Day, FixedState>,
    /// How many rows of each room name an asset that stands in no register.
    strangers: HashMap<Id, usize, FixedState>,
}

impl<'l> RoomCards<'l> {
    /// Sorts out the rows as of a day.
    pub(super) fn build(ledger: &'l Ledger, today: Day) -> Self {
        let mut cards = Self::default();
        let mut rows: Vec<&RoomCard> = ledger.registers.room_cards.iter().filter(|row| row.date <= today).collect();
        let assets = RegisterSet::of(&["assets"]);
        for row in &rows {
            if ledger.look_up_in(row.asset, assets) != Outcome::Known {
                *cards.strangers.entry(row.place).or_default() += 1;
            }
            let newest = cards.newest.entry(row.place).or_insert(row.date);
            *newest = row.date.max(*newest);
        }
        rows.sort_by_key(|row| (row.asset, row.place, std::cmp::Reverse(row.date), row.at));
        rows.dedup_by_key(|row| (row.asset, row.place));
        rows.sort_by_key(|row| (row.asset, row.at));
        for (position, row) in rows.iter().enumerate() {
            cards.ranges.entry(row.asset).or_insert(position..position).end = position + 1;
        }
        cards.rows = rows;
        cards
    }

    /// Whether no room has a card.
    pub fn is_empty(&self) -> bool {
        self.newest.is_empty()
    }

    /// Whether a room has a card.
    pub fn is_kept_for(&self, place: Id) -> bool {
        self.newest.contains_key(&place)
    }

    /// How many rows of a room's cards name an asset that stands in no register: each may mean one that is on none.
    pub fn strangers(&self, place: Id) -> usize {
        self.strangers.get(&place).copied().unwrap_or_default()
    }

    /// The rows on which an asset stands, the newest of each room.
    pub fn of(&self, asset: Id) -> &[&'l RoomCard] {
        self.ranges.get(&asset).map_or(&[], |range| &self.rows[range.clone()])
    }

    /// Whether a row still hangs in its room although something happened to its asset on a day.
    pub fn hangs(&self, row: &RoomCard, happened: Day) -> bool {
        self.newest.get(&row.place).is_some_and(|newest| *newest < happened || *newest == row.date)
    }
}

//! Assets (资产): the life of each from its row and its events, who answers for it on a day, and its depreciation.
//!
//! Events are taken in order of day, so a row that is written late falls where it belongs. Nothing is stored: state, place,
//! keeper and book value follow from the rows each time.

mod cards;
mod class;
mod counts;
mod life;
mod postings;
mod schedule;
mod state;
mod strays;
#[cfg(test)]
mod tests;
mod unposted;
mod unregistered;

pub use cards::RoomCards;
pub use class::{Class, cost_each, is_depreciable, pieces, years_of};
pub use counts::{CountVerdict, CountedAsset};
pub use life::{End, IllegalEvent, Life, Standing};
pub use postings::{AssetAccounts, AssetMonth, AssetPostings};
pub use schedule::Schedule;
pub use state::{State, is_disposal};
pub use strays::Strays;
pub use unposted::{Gap, Unposted};
pub use unregistered::{Reason, Unregistered, unregistered};

use crate::day::{Day, Month};
use crate::id::Id;
use crate::money::Money;
use crate::policy::Settings;
use crate::registers::{Asset, AssetEvent, Ledger};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// What assets come to at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AssetTotals {
    /// What those in the books cost.
    pub cost: Money,
    /// The depreciation charged on them so far.
    pub accumulated: Money,
    /// The depreciation of the month.
    pub charge: Money,
}

/// All assets of a ledger.
#[derive(Debug)]
pub struct AssetBook<'l> {
    lives: Vec<Life<'l>>,
    positions: HashMap<Id, usize, FixedState>,
    counts: Vec<CountedAsset<'l>>,
    /// The cards that hang in the rooms.
    pub cards: RoomCards<'l>,
    /// What events say whose asset stands in no register.
    pub strays: Strays,
    today: Day,
}

impl<'l> AssetBook<'l> {
    /// Derives it from the register of assets and their events.
    ///
    /// Of rows that share a number the first counts. A red-letter row that takes back a whole cost ends the asset that it
    /// reverses on its day; any other red-letter row is an asset of its own with a negative cost.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let registers = &ledger.registers;
        let mut events: Vec<&AssetEvent> = registers.asset_events.iter().collect();
        // Stable: events of an asset stay in the order of files and lines.
        events.par_sort_by_key(|event| event.asset);
        let mut ranges: HashMap<Id, Range<usize>, FixedState> = HashMap::default();
        for (position, event) in events.iter().enumerate() {
            ranges.entry(event.asset).or_insert(position..position).end = position + 1;
        }
        let mut reversed: HashMap<Id, &'l Asset, FixedState> = HashMap::default();
        let mut positions: HashMap<Id, usize, FixedState> = HashMap::default();
        let mut rows: Vec<&'l Asset> = Vec::with_capacity(registers.assets.len());
        for row in &registers.assets {
            if let Some(target) = reverses(ledger, row) {
                reversed.insert(target, row);
            } else if let Entry::Vacant(first) = positions.entry(row.asset) {
                first.insert(rows.len());
                rows.push(row);
            }
        }
        let starts = settings.school.starts;
        let lives = rows
            .into_par_iter()
            .map(|row| {
                let events = ranges.get(&row.asset).map_or(&[][..], |range| &events[range.clone()]);
                let reversed = reversed.get(&row.asset).copied();
                Life::follow(row, schedule_of(ledger, row, starts), events.to_vec(), reversed, &registers.places, &ledger.names)
            })
            .collect();
        let mut book = Self {
            lives,
            positions,
            counts: Vec::new(),
            cards: RoomCards::build(ledger, today),
            strays: Strays::of(ledger),
            today,
        };
        book.counts = counts::compare(ledger, &book);
        book
    }

    /// Every asset that was ever registered, in the order of the register.
    pub fn lives(&self) -> &[Life<'l>] {
        &self.lives
    }

    /// The assets in the books today.
    pub fn current(&self) -> impl Iterator<Item = &Life<'l>> {
        self.lives.iter().filter(|life| life.is_in_books(self.today))
    }

    /// The asset of this number.
    pub fn life(&self, asset: Id) -> Option<&Life<'l>> {
        self.positions.get(&asset).map(|position| &self.lives[*position])
    }

    /// Every counted asset beside the book, by day.
    pub fn counts(&self) -> &[CountedAsset<'l>] {
        &self.counts
    }

    /// The counts that find an asset at another place than the book has it, unsettled until today: the first of each asset.
    ///
    /// A place that stands nowhere is a slip, on the count, in the register or in the event that was to bring it there.
    pub fn displaced(&self, ledger: &Ledger) -> Vec<&CountedAsset<'l>> {
        let is_known = |place| ledger.knows(place, "places");
        let is_displaced = |line: &&CountedAsset<'l>| {
            let places = line.standing.is_some_and(|standing| is_known(line.row.place) && is_known(standing.place));
            line.verdict == CountVerdict::Elsewhere && !line.is_settled && places
        };
        let mut told = BTreeSet::new();
        let first = self.counts.iter().filter(is_displaced).filter(|line| told.insert(line.row.asset));
        first.filter(|line| !self.strays.went_to(line.row.place, line.row.date)).collect()
    }

    /// What all assets come to at the end of a month.
    pub fn totals(&self, month: Month) -> AssetTotals {
        let mut totals = AssetTotals::default();
        for life in &self.lives {
            totals.cost += life.cost_on(month.last_day());
            totals.accumulated += life.accumulated_at(month);
            totals.charge += life.schedule.charge(month);
        }
        totals
    }
}

/// The asset whose whole cost a red-letter row takes back.
fn reverses(ledger: &Ledger, row: &Asset) -> Option<Id> {
    let target = ledger.names.find(life::first_key(row.corrects.as_deref()?))?;
    ledger.registers.assets.get(target).filter(|reversed| reversed.cost == -row.cost && target != row.asset).map(|_| target)
}

/// The schedule of a row; what was charged before the ledger's first day counts for assets acquired before it.
fn schedule_of(ledger: &Ledger, row: &Asset, starts: Option<Day>) -> Schedule {
    let schedule = Schedule::new(row.cost, years_of(ledger, row), row.acquired.month());
    match (row.depreciated, starts) {
        (Some(charged), Some(starts)) if row.acquired < starts => schedule.carried(starts.month(), charged),
        _ => schedule,
    }
}

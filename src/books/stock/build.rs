//! Gathers every row that moves stock, item by item, and lays together what the items come to.

use super::doubts::Doubts;
use super::item::OfItem;
use super::movement::Written;
use super::settle::Waiting;
use super::units::Units;
use super::{Closing, StockBook, counts, uncounted};
use crate::day::{Day, Month};
use crate::id::Id;
use crate::money::Money;
use crate::policy::Settings;
use crate::registers::{IntakeResult, Ledger, MoveKind, RegisterSet, StockMove};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

impl<'l> StockBook<'l> {
    /// Derives all stock from the slips and the canteen's deliveries and issues; `today` is the day of the run.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let units = Units::build(&ledger.registers, &ledger.names);
        let mut assertions = Vec::new();
        let rows = gather(ledger, settings, &mut assertions);
        // Items know nothing of each other, so each is taken by itself. What it comes to stays where it is: to lay a
        // million movements in one row would take as long as to settle them.
        let settle =
            |waiting: &mut Vec<Waiting<'l>>, (item, rows)| OfItem::settle(ledger, settings, &units, (item, rows), today, waiting);
        // Rows that wait for their turn lie in the same memory item after item: to get it anew takes as long as to fill it.
        let items: Vec<OfItem<'l>> = rows.into_par_iter().map_init(Vec::new, settle).collect();
        let mut book = Self { assertions, units, ..Self::default() };
        let mut months: BTreeMap<(Id, Month), Closing<'l>> = BTreeMap::new();
        for (position, item) in items.iter().enumerate() {
            book.ranges.extend(item.ranges.iter().map(|(key, range)| (*key, (position, range.clone()))));
            book.lots.extend(item.lots.iter().map(|(key, range)| (*key, (position, range.clone()))));
            book.lying.extend(item.lying.iter().copied());
            book.unsure.extend(item.unsure.iter().copied());
            for (key, closing) in &item.closings {
                months.entry(*key).and_modify(|before| before.add(closing)).or_insert(*closing);
            }
        }
        book.items = items;
        // Lots of one item come sorted: what is left to do is to lay those of one place side by side.
        book.lots.sort_by_key(|(key, _)| *key);
        book.keys = book.ranges.keys().copied().collect();
        book.keys.sort_unstable_by_key(|(place, item)| (ledger.text(*place), ledger.text(*item)));
        for (position, (place, _)) in book.keys.iter().enumerate() {
            book.key_ranges.entry(*place).or_insert(position..position).end = position + 1;
        }
        book.place_register = RegisterSet::of(&["places"]);
        book.item_register = RegisterSet::of(&["items"]);
        book.doubts = Doubts::build(ledger, &book.units, &book, settings.school.starts, today);
        book.closings = closings(months);
        book.unsure_places = book.unsure.iter().map(|(place, _)| *place).collect();
        (book.counts, (book.uncounted, book.left_out)) =
            rayon::join(|| counts::compare(ledger, settings, &book), || uncounted::find(ledger, settings, &book));
        book
    }
}

/// Every row that moves stock, from the ledger's first day on, by item.
fn gather<'l>(ledger: &'l Ledger, settings: &Settings, assertions: &mut Vec<&'l StockMove>) -> Vec<(Id, Vec<Written<'l>>)> {
    let registers = &ledger.registers;
    let starts = settings.school.starts;
    let is_early = |day: Day| starts.is_some_and(|starts| day < starts);
    let mut items: HashMap<Id, Vec<Written<'l>>, FixedState> = HashMap::default();
    for row in registers.stock_moves.iter().filter(|row| !is_early(row.date)) {
        let is_late = starts.is_some_and(|starts| row.date > starts);
        if row.kind == MoveKind::Opening && is_late && row.corrects.is_none() {
            assertions.push(row);
        } else {
            items.entry(row.item).or_default().push(Written::Move(row));
        }
    }
    let accepted = |result: Option<IntakeResult>| result.is_none_or(|result| result == IntakeResult::Accepted);
    for row in registers.canteen_intake.iter().filter(|row| accepted(row.result) && !is_early(row.date)) {
        items.entry(row.item).or_default().push(Written::Intake(row));
    }
    for row in registers.canteen_issues.iter().filter(|row| !is_early(row.date)) {
        items.entry(row.item).or_default().push(Written::Issue(row));
    }
    let mut items: Vec<_> = items.into_iter().collect();
    items.sort_unstable_by_key(|(item, _)| *item);
    items
}

/// What each place's stock is worth at the end of each month in which anything moved, in the order of months.
fn closings(months: BTreeMap<(Id, Month), Closing<'_>>) -> HashMap<Id, Vec<(Month, Closing<'_>)>, FixedState> {
    let mut closings: HashMap<Id, Vec<(Month, Closing<'_>)>, FixedState> = HashMap::default();
    for ((place, month), mut closing) in months {
        let of_place = closings.entry(place).or_default();
        closing.value += of_place.last().map_or(Money::ZERO, |(_, before)| before.value);
        of_place.push((month, closing));
    }
    closings
}

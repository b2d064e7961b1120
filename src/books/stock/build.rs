//! Gathers every row that moves stock, puts the rows in their turn, and lays the movements side by side by place and item.

use super::doubts::Doubts;
use super::movement::{Movement, Turn, Written, turn_of};
use super::settle::{Settled, Waiting, settle};
use super::units::Units;
use super::{Closing, LotChange, LotKey, Shelved, StockBook, counts, uncounted};
use crate::day::{Day, Month};
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::number;
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::{CanteenIntake, IntakeResult, Ledger, MoveKind, RegisterSet, StockMove};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

impl<'l> StockBook<'l> {
    /// Derives all stock from the slips and the canteen's deliveries and issues; `today` is the day of the run.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let units = Units::build(&ledger.registers, &ledger.names);
        let mut assertions = Vec::new();
        let starts = settings.school.starts;
        let is_early = |row: &Waiting<'_>| starts.is_some_and(|starts| row.movement.day < starts);
        let (outside, gathered): (Vec<_>, Vec<_>) =
            gather(ledger, settings, &units, &mut assertions).into_iter().partition(is_early);
        let waiting = in_their_turn(ledger, &gathered);
        let unsure: HashSet<Shelved, FixedState> = waiting
            .iter()
            .filter(|row| !row.is_sure)
            .flat_map(|row| [Some(row.movement.place), row.to].into_iter().flatten().map(|place| (place, row.movement.item)))
            .collect();
        let with_lots: HashSet<Id, FixedState> =
            waiting.iter().filter(|row| row.movement.lot.is_some()).map(|row| row.movement.item).collect();
        let items: Vec<&[Waiting<'l>]> = waiting.chunk_by(|one, other| one.movement.item == other.movement.item).collect();
        let settled: Vec<Settled<'l>> = items
            .par_iter()
            .map(|rows| {
                let with_lots = rows.first().is_some_and(|row| with_lots.contains(&row.movement.item));
                let mut settled = settle(ledger, settings, rows, with_lots, today);
                // Stable: within a place or a lot the turns stay as they are.
                settled.movements.sort_by_key(|movement| movement.place);
                settled.lots.sort_by_key(|(key, _)| *key);
                settled
            })
            .collect();
        let mut movements = Vec::with_capacity(waiting.len());
        let mut lots: BTreeMap<LotKey, Vec<LotChange<'l>>> = BTreeMap::new();
        let mut lying = Vec::new();
        for (item, rows) in settled.into_iter().zip(&items) {
            movements.extend(item.movements);
            for changes in item.lots.chunk_by(|one, other| one.0 == other.0) {
                lots.insert(changes[0].0, changes.iter().map(|(_, change)| *change).collect());
            }
            if let Some(row) = rows.first() {
                lying.extend(item.lying.into_iter().map(|(place, layer)| ((place, row.movement.item), layer)));
            }
        }
        let mut ranges: HashMap<Shelved, Range<usize>, FixedState> = HashMap::default();
        for (position, movement) in movements.iter().enumerate() {
            ranges.entry((movement.place, movement.item)).or_insert(position..position).end = position + 1;
        }
        let mut keys: Vec<Shelved> = ranges.keys().copied().collect();
        keys.sort_unstable_by_key(|(place, item)| (ledger.text(*place), ledger.text(*item)));
        let mut key_ranges: HashMap<Id, Range<usize>, FixedState> = HashMap::default();
        for (position, (place, _)) in keys.iter().enumerate() {
            key_ranges.entry(*place).or_insert(position..position).end = position + 1;
        }
        let closings = closings(&movements);
        let doubts = doubts(ledger, &units, &movements, &outside, (starts, today));
        let unsure_places = unsure.iter().map(|(place, _)| *place).collect();
        let (counts, uncounted, left_out) = (Vec::new(), Vec::new(), HashSet::default());
        let mut book = Self {
            movements,
            ranges,
            keys,
            key_ranges,
            lots,
            lying,
            assertions,
            unsure,
            unsure_places,
            doubts,
            place_register: RegisterSet::of(&["places"]),
            item_register: RegisterSet::of(&["items"]),
            closings,
            counts,
            uncounted,
            left_out,
            units,
        };
        book.counts = counts::compare(ledger, settings, &book);
        (book.uncounted, book.left_out) = uncounted::find(ledger, settings, &book);
        book
    }
}

/// Puts rows in their turn, item by item. What is sorted is their positions: a row is large, and most keys differ early.
fn in_their_turn<'l>(ledger: &Ledger, waiting: &[Waiting<'l>]) -> Vec<Waiting<'l>> {
    let key = |position: u32, row: &Waiting<'_>| (row.movement.item, row.movement.day, row.movement.turn, position);
    let mut order: Vec<(Id, Day, Turn, u32)> =
        waiting.iter().enumerate().map(|(position, row)| key(position as u32, row)).collect();
    let row = |entry: &(Id, Day, Turn, u32)| &waiting[entry.3 as usize];
    order.par_sort_unstable_by(|one, other| {
        let early = (one.0, one.1, one.2).cmp(&(other.0, other.1, other.2));
        early.then_with(|| in_turn(ledger, row(one), row(other)))
    });
    order.iter().map(|entry| *row(entry)).collect()
}

/// The order in which movements are taken: item, day, in before out, slip; then what the row says, so that neither the
/// order of files nor that of lines counts.
fn in_turn(ledger: &Ledger, one: &Waiting<'_>, other: &Waiting<'_>) -> Ordering {
    let place_in_time = |row: &Waiting<'_>| (row.movement.item, row.movement.day, row.movement.turn);
    let slip = |row: &Waiting<'_>| ledger.text(row.movement.written.slip());
    let text = |id: Option<Id>| id.map(|id| ledger.text(id));
    let said = |row: &Waiting<'_>| {
        let written = row.movement.written;
        (ledger.text(row.movement.place), written.line().map(text), row.movement.quantity, row.given, row.expires)
    };
    place_in_time(one)
        .cmp(&place_in_time(other))
        .then_with(|| slip(one).cmp(slip(other)))
        .then_with(|| said(one).cmp(&said(other)))
        .then_with(|| one.movement.written.at().cmp(&other.movement.written.at()))
}

/// What every register's rows have in common.
struct Line<'l> {
    written: Written<'l>,
    place: Id,
    item: Id,
    lot: Option<Label>,
    day: Day,
    turn: Turn,
    quantity: Quantity,
    unit: Option<Label>,
    amount: Option<Money>,
    price: Option<UnitPrice>,
    expires: Option<Day>,
    corrects: Option<&'l str>,
}

/// Every row that moves stock, those before the ledger's first day among them.
fn gather<'l>(ledger: &'l Ledger, settings: &Settings, units: &Units, assertions: &mut Vec<&'l StockMove>) -> Vec<Waiting<'l>> {
    let registers = &ledger.registers;
    let starts = settings.school.starts;
    let mut waiting =
        Vec::with_capacity(registers.stock_moves.len() + registers.canteen_intake.len() + registers.canteen_issues.len());
    for row in &registers.stock_moves {
        let is_late = starts.is_some_and(|starts| row.date > starts);
        if row.kind == MoveKind::Opening && is_late && row.corrects.is_none() {
            assertions.push(row);
            continue;
        }
        let mut moved = waiting_for(
            ledger,
            units,
            &Line {
                written: Written::Move(row),
                place: row.place,
                item: row.item,
                lot: row.lot,
                day: row.date,
                turn: turn_of(row.kind),
                quantity: row.quantity,
                unit: row.unit,
                amount: row.amount,
                price: row.price,
                expires: row.expires,
                corrects: row.corrects.as_deref(),
            },
        );
        moved.to = row.to.filter(|_| row.kind == MoveKind::Transfer);
        waiting.push(moved);
    }
    let accepted = |result: Option<IntakeResult>| result.is_none_or(|result| result == IntakeResult::Accepted);
    for row in registers.canteen_intake.iter().filter(|row| accepted(row.result)) {
        waiting.push(waiting_for(
            ledger,
            units,
            &Line {
                written: Written::Intake(row),
                place: row.place,
                item: row.item,
                lot: row.lot,
                day: row.date,
                turn: Turn::In,
                quantity: row.quantity,
                unit: row.unit,
                amount: row.amount,
                price: Some(row.price),
                expires: row.expires,
                corrects: row.corrects.as_deref(),
            },
        ));
    }
    for row in &registers.canteen_issues {
        waiting.push(waiting_for(
            ledger,
            units,
            &Line {
                written: Written::Issue(row),
                place: row.place,
                item: row.item,
                lot: row.lot,
                day: row.date,
                turn: Turn::Out,
                quantity: row.quantity,
                unit: row.unit,
                amount: None,
                price: None,
                expires: None,
                corrects: row.corrects.as_deref(),
            },
        ));
    }
    waiting
}

/// A row in the item's own unit, with its direction.
fn waiting_for<'l>(ledger: &Ledger, units: &Units, line: &Line<'l>) -> Waiting<'l> {
    let quantity = units.in_own_unit(line.item, line.unit, line.quantity);
    // What a row says its goods cost: the amount where it is written, else quantity × price.
    let given = line.amount.or_else(|| line.price.map(|price| price.of(line.quantity))).map(Money::abs);
    let is_sure = quantity.is_some() && given.is_none_or(|given| given.yuan() <= Decimal::from(number::LARGEST));
    let goes_out = matches!(line.turn, Turn::Out | Turn::Transfer);
    let quantity = quantity.filter(|_| is_sure).unwrap_or_default();
    let corrects = line.corrects.filter(|_| line.quantity.is_negative());
    let reverses = corrects.and_then(|corrected| {
        let slip = corrected.split_once(':').map_or(corrected, |(_, keys)| keys.split('|').next().unwrap_or(keys));
        ledger.names.find(slip.trim())
    });
    let movement = Movement {
        written: line.written,
        place: line.place,
        item: line.item,
        lot: line.lot,
        day: line.day,
        // What a correction brings back comes in before anything goes out.
        turn: if line.turn == Turn::Out && line.quantity.is_negative() { Turn::In } else { line.turn },
        quantity: if goes_out { -quantity } else { quantity },
        value: Money::ZERO,
        quantity_after: Quantity::ZERO,
        value_after: Money::ZERO,
    };
    Waiting { movement, given, expires: line.expires, to: None, is_correction: corrects.is_some(), reverses, is_sure }
}

/// What rows that are known to be wrong would explain.
fn doubts(ledger: &Ledger, units: &Units, book: &[Movement<'_>], outside: &[Waiting<'_>], days: (Option<Day>, Day)) -> Doubts {
    let mut doubts = Doubts::build(ledger, book, outside, days);
    let sent_back = |row: &&CanteenIntake| row.result.is_some_and(|result| result != IntakeResult::Accepted);
    for row in ledger.registers.canteen_intake.iter().filter(sent_back).filter(|row| row.receipt.is_some()) {
        if let Some(quantity) = units.in_own_unit(row.item, row.unit, row.quantity) {
            doubts.note_billed(row, quantity);
        }
    }
    doubts
}

/// What each place's stock is worth at the end of each month in which anything moved, in the order of months.
fn closings<'l>(movements: &[Movement<'l>]) -> HashMap<Id, Vec<(Month, Closing<'l>)>, FixedState> {
    let mut months: BTreeMap<(Id, Month), Closing<'l>> = BTreeMap::new();
    let order = |movement: &Movement<'_>| (movement.day, movement.turn, movement.written.at());
    for movement in movements {
        let closing =
            months.entry((movement.place, movement.day.month())).or_insert(Closing { value: Money::ZERO, last: *movement });
        closing.value += movement.value;
        if order(movement) > order(&closing.last) {
            closing.last = *movement;
        }
    }
    let mut closings: HashMap<Id, Vec<(Month, Closing<'l>)>, FixedState> = HashMap::default();
    for ((place, month), mut closing) in months {
        let of_place = closings.entry(place).or_default();
        closing.value += of_place.last().map_or(Money::ZERO, |(_, before)| before.value);
        of_place.push((month, closing));
    }
    closings
}

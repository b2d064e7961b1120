//! Gathers every row that moves stock, puts the rows in their turn, and lays the movements side by side by place and item.

use super::movement::{Movement, Turn, Written, turn_of};
use super::settle::{Settled, Waiting, settle};
use super::shelf::Layer;
use super::units::Units;
use super::{Closing, LotChange, LotKey, Shelved, StockBook, counts, uncounted};
use crate::day::{Day, Month};
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::number;
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::{IntakeResult, Ledger, MoveKind, StockMove};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

impl<'l> StockBook<'l> {
    /// Derives all stock from the slips and the canteen's deliveries and issues; `today` is the day of the run.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let units = Units::build(&ledger.registers, &ledger.names);
        let mut assertions = Vec::new();
        let items = gather(ledger, settings, &mut assertions);
        let settled: Vec<OfItem<'l>> =
            items.par_iter().map(|(item, rows)| OfItem::settle(ledger, settings, &units, (*item, rows), today)).collect();
        let mut book = Self { assertions, units, ..Self::default() };
        book.movements.reserve_exact(settled.iter().map(|item| item.movements.len()).sum());
        book.lot_changes.reserve_exact(settled.iter().map(|item| item.lot_changes.len()).sum());
        let mut months: BTreeMap<(Id, Month), Closing<'l>> = BTreeMap::new();
        for item in settled {
            for (key, range) in item.ranges {
                book.ranges.insert(key, moved(&range, book.movements.len()));
            }
            book.lots.extend(item.lots.into_iter().map(|(key, range)| (key, moved(&range, book.lot_changes.len()))));
            book.movements.extend(item.movements);
            book.lot_changes.extend(item.lot_changes);
            book.lying.extend(item.lying);
            book.unsure.extend(item.unsure);
            for (key, closing) in item.closings {
                months.entry(key).and_modify(|before| before.add(&closing)).or_insert(closing);
            }
        }
        // Lots of one item come sorted: what is left to do is to lay those of one place side by side.
        book.lots.sort_by_key(|(key, _)| *key);
        book.keys = book.ranges.keys().copied().collect();
        book.keys.sort_unstable_by_key(|(place, item)| (ledger.text(*place), ledger.text(*item)));
        for (position, (place, _)) in book.keys.iter().enumerate() {
            book.key_ranges.entry(*place).or_insert(position..position).end = position + 1;
        }
        book.closings = closings(months);
        book.unsure_places = book.unsure.iter().map(|(place, _)| *place).collect();
        (book.counts, book.uncounted) =
            rayon::join(|| counts::compare(ledger, settings, &book), || uncounted::find(ledger, settings, &book));
        book
    }
}

/// A range among one item's movements as a range among all.
fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Everything that one item's rows came to. Items know nothing of each other, so each is taken by itself, in parallel.
struct OfItem<'l> {
    /// Those of one place side by side, in their turn.
    movements: Vec<Movement<'l>>,
    ranges: Vec<(Shelved, Range<usize>)>,
    /// Those of one lot side by side, in their turn.
    lot_changes: Vec<LotChange<'l>>,
    lots: Vec<(LotKey, Range<usize>)>,
    lying: Vec<(Shelved, Layer<'l>)>,
    unsure: Vec<Shelved>,
    closings: Vec<((Id, Month), Closing<'l>)>,
}

impl<'l> OfItem<'l> {
    fn settle(
        ledger: &'l Ledger,
        settings: &'l Settings,
        units: &Units,
        (item, rows): (Id, &[Written<'l>]),
        today: Day,
    ) -> Self {
        let mut waiting: Vec<Waiting<'l>> = rows.iter().map(|row| waiting_for(ledger, units, *row)).collect();
        waiting.sort_by(|one, other| in_turn(ledger, one, other));
        let unsure = waiting.iter().filter(|row| !row.is_sure);
        let unsure = unsure.flat_map(|row| [Some(row.movement.place), row.to]).flatten().map(|place| (place, item)).collect();
        let with_lots = waiting.iter().any(|row| row.movement.lot.is_some());
        let Settled { mut movements, lots: changes, lying } = settle(ledger, settings, &waiting, with_lots, today);
        // Stable: within a place the turns stay as they are.
        movements.sort_by_key(|movement| movement.place);
        // Changes are large: their keys are sorted, and what stands behind a key decides nothing but its place.
        let mut order: Vec<(LotKey, usize)> = changes.iter().enumerate().map(|(position, (key, _))| (*key, position)).collect();
        order.sort_unstable();
        Self {
            ranges: ranges(&movements, |movement| (movement.place, movement.item)),
            lots: ranges(&order, |(key, _)| *key),
            lot_changes: order.iter().map(|(_, position)| changes[*position].1).collect(),
            lying: lying.into_iter().map(|(place, layer)| ((place, item), layer)).collect(),
            closings: monthly(&movements),
            unsure,
            movements,
        }
    }
}

/// Where each key's entries lie, of entries that lie side by side by key.
fn ranges<T, K: Copy + PartialEq>(entries: &[T], key: impl Fn(&T) -> K) -> Vec<(K, Range<usize>)> {
    let mut end = 0;
    let chunks = entries.chunk_by(|one, other| key(one) == key(other));
    chunks
        .filter_map(|chunk| {
            end += chunk.len();
            Some((key(chunk.first()?), end - chunk.len()..end))
        })
        .collect()
}

/// The order in which an item's movements are taken: day, in before out, slip; then what the row says, so that neither the
/// order of files nor that of lines counts.
fn in_turn(ledger: &Ledger, one: &Waiting<'_>, other: &Waiting<'_>) -> Ordering {
    let place_in_time = |row: &Waiting<'_>| (row.movement.day, row.movement.turn);
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
    to: Option<Id>,
    corrects: Option<&'l str>,
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

impl<'l> Line<'l> {
    fn of(written: Written<'l>) -> Self {
        match written {
            Written::Move(row) | Written::TransferIn(row) => Self {
                written,
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
                to: row.to.filter(|_| row.kind == MoveKind::Transfer),
                corrects: row.corrects.as_deref(),
            },
            Written::Intake(row) => Self {
                written,
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
                to: None,
                corrects: row.corrects.as_deref(),
            },
            Written::Issue(row) => Self {
                written,
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
                to: None,
                corrects: row.corrects.as_deref(),
            },
        }
    }
}

/// A row in the item's own unit, with its direction.
fn waiting_for<'l>(ledger: &Ledger, units: &Units, written: Written<'l>) -> Waiting<'l> {
    let line = Line::of(written);
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
    Waiting { movement, given, expires: line.expires, to: line.to, is_correction: corrects.is_some(), reverses, is_sure }
}

/// What one item's movements of each place and month come to, of movements that lie side by side by place, in their turn.
fn monthly<'l>(movements: &[Movement<'l>]) -> Vec<((Id, Month), Closing<'l>)> {
    let key = |movement: &Movement<'_>| (movement.place, movement.day.month());
    let months = movements.chunk_by(|one, other| key(one) == key(other));
    months
        .filter_map(|month| {
            let (first, rest) = month.split_first()?;
            let mut closing = Closing { value: first.value, last: *first };
            for movement in rest {
                closing.add(&Closing { value: movement.value, last: *movement });
            }
            Some((key(first), closing))
        })
        .collect()
}

impl<'l> Closing<'l> {
    /// Takes in other movements of the same place and month.
    fn add(&mut self, other: &Self) {
        let order = |movement: &Movement<'l>| (movement.day, movement.turn, movement.written.at());
        self.value += other.value;
        if order(&other.last) > order(&self.last) {
            self.last = other.last;
        }
    }
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

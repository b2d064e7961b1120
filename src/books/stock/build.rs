//! Puts every movement in its turn and works out its value and what lies there after it, item by item.

use super::movement::{Movement, Turn, Written, turn_of};
use super::shelf::Shelf;
use super::units::Units;
use super::{LotChange, StockBook, counts};
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::policy::{Settings, Valuation};
use crate::quantity::Quantity;
use crate::registers::{IntakeResult, Ledger, MoveKind};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A movement before its turn has come: direction and given value are known.
struct Waiting<'l> {
    movement: Movement<'l>,
    /// The value that the row itself gives, for what comes in.
    given: Option<Money>,
    expires: Option<crate::day::Day>,
    /// Where a transfer goes.
    to: Option<Id>,
    /// What the row reverses, as written.
    corrects: Option<&'l str>,
    /// Whether quantities count, or the row only asserts.
    unit_known: bool,
}

type LotKey = (Id, Id, Option<Label>);

/// What one item's movements came to.
struct Done<'l> {
    movements: Vec<Movement<'l>>,
    lots: Vec<(LotKey, LotChange<'l>)>,
}

impl<'l> StockBook<'l> {
    /// Derives all stock from the slips and the canteen's deliveries and issues.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings) -> Self {
        let units = Units::build(&ledger.registers, &ledger.names);
        let mut unsure: HashSet<(Id, Id), FixedState> = HashSet::default();
        let mut assertions = Vec::new();
        let mut waiting = gather(ledger, settings, &units, &mut assertions);
        for row in &waiting {
            if !row.unit_known {
                unsure.insert((row.movement.place, row.movement.item));
                unsure.extend(row.to.map(|to| (to, row.movement.item)));
            }
        }
        waiting.par_sort_unstable_by(|one, other| turn(ledger, one).cmp(&turn(ledger, other)));
        let with_lots: HashSet<Id, FixedState> =
            waiting.iter().filter(|row| row.movement.lot.is_some()).map(|row| row.movement.item).collect();
        let items: Vec<&[Waiting<'l>]> = waiting.chunk_by(|one, other| one.movement.item == other.movement.item).collect();
        let done: Vec<Done<'l>> =
            items.par_iter().map(|rows| work_out(ledger, settings, rows, with_lots.contains(&rows[0].movement.item))).collect();
        let mut movements = Vec::with_capacity(waiting.len());
        let mut lots: BTreeMap<LotKey, Vec<LotChange<'l>>> = BTreeMap::new();
        for item in done {
            movements.extend(item.movements);
            for (key, change) in item.lots {
                lots.entry(key).or_default().push(change);
            }
        }
        // Stable: within a place and item the turns stay as they are.
        movements.par_sort_by_key(|movement| (movement.place, movement.item));
        let mut ranges: HashMap<(Id, Id), std::ops::Range<usize>, FixedState> = HashMap::default();
        let mut monthly = BTreeMap::new();
        for (position, movement) in movements.iter().enumerate() {
            ranges.entry((movement.place, movement.item)).or_insert(position..position).end = position + 1;
            *monthly.entry((movement.place, movement.day.month())).or_insert(Money::ZERO) += movement.value;
        }
        let mut keys: Vec<(Id, Id)> = ranges.keys().copied().collect();
        keys.sort_by(|one, other| {
            let text = |key: &(Id, Id)| (ledger.text(key.0), ledger.text(key.1));
            text(one).cmp(&text(other))
        });
        let mut book =
            Self { movements, ranges, keys, lots, assertions, unsure, monthly, counts: Vec::new(), uncounted: Vec::new(), units };
        (book.counts, book.uncounted) = counts::compare(ledger, &book);
        book
    }
}

/// The order in which movements are taken: item, day, in before out, slip, then the row itself.
fn turn<'a>(ledger: &'a Ledger, row: &Waiting<'a>) -> (Id, crate::day::Day, Turn, &'a str, crate::source::At) {
    let movement = &row.movement;
    (movement.item, movement.day, movement.turn, ledger.text(movement.written.slip()), movement.written.at())
}

/// Every row that moves stock.
fn gather<'l>(
    ledger: &'l Ledger,
    settings: &Settings,
    units: &Units,
    assertions: &mut Vec<&'l crate::registers::StockMove>,
) -> Vec<Waiting<'l>> {
    let registers = &ledger.registers;
    let mut waiting =
        Vec::with_capacity(registers.stock_moves.len() + registers.canteen_intake.len() + registers.canteen_issues.len());
    let new = |written, place, item, lot, day, turn, quantity: Quantity, unit, sign_out: bool| {
        let factor = units.factor(item, unit);
        let quantity = Quantity::new(quantity.number() * factor.unwrap_or_default());
        let quantity = if sign_out { -quantity } else { quantity };
        let movement = Movement {
            written,
            place,
            item,
            lot,
            day,
            turn,
            quantity,
            value: Money::ZERO,
            quantity_after: Quantity::ZERO,
            value_after: Money::ZERO,
        };
        Waiting { movement, given: None, expires: None, to: None, corrects: None, unit_known: factor.is_some() }
    };
    for row in &registers.stock_moves {
        if row.kind == MoveKind::Opening && settings.school.starts.is_some_and(|starts| row.date > starts) {
            assertions.push(row);
            continue;
        }
        let turn = turn_of(row.kind);
        let out = matches!(turn, Turn::Out | Turn::Transfer);
        let mut one = new(Written::Move(row), row.place, row.item, row.lot, row.date, turn, row.quantity, row.unit, out);
        one.given = worth(row.amount, row.price, row.quantity);
        one.expires = row.expires;
        one.to = row.to.filter(|_| row.kind == MoveKind::Transfer);
        one.corrects = row.corrects.as_deref();
        waiting.push(one);
    }
    for row in &registers.canteen_intake {
        if row.result.is_some_and(|result| result != IntakeResult::Accepted) {
            continue;
        }
        let mut one = new(Written::Intake(row), row.place, row.item, row.lot, row.date, Turn::In, row.quantity, row.unit, false);
        one.given = worth(row.amount, Some(row.price), row.quantity);
        one.expires = row.expires;
        one.corrects = row.corrects.as_deref();
        waiting.push(one);
    }
    for row in &registers.canteen_issues {
        let mut one = new(Written::Issue(row), row.place, row.item, row.lot, row.date, Turn::Out, row.quantity, row.unit, true);
        one.corrects = row.corrects.as_deref();
        waiting.push(one);
    }
    waiting
}

/// What a row says its goods cost: the amount where it is written, else quantity × price.
fn worth(amount: Option<Money>, price: Option<UnitPrice>, quantity: Quantity) -> Option<Money> {
    amount.or_else(|| price.map(|price| price.of(quantity)))
}

/// Takes one item's movements in their turn, over all its places.
fn work_out<'l>(ledger: &Ledger, settings: &Settings, rows: &[Waiting<'l>], with_lots: bool) -> Done<'l> {
    let mut shelves: HashMap<Id, Shelf, FixedState> = HashMap::default();
    let mut lot_quantities: HashMap<LotKey, Quantity, FixedState> = HashMap::default();
    let mut values: HashMap<(Id, Id), (Quantity, Money), FixedState> = HashMap::default();
    let reverses = rows.iter().any(|row| row.corrects.is_some());
    let mut done = Done { movements: Vec::with_capacity(rows.len()), lots: Vec::new() };
    for row in rows {
        let mut movement = row.movement;
        let valuation = settings.policy.on(movement.day).stock.valuation;
        let shelf = shelves.entry(movement.place).or_default();
        let (value, parts) = settle(ledger, row, shelf, valuation, &values);
        movement.value = value;
        movement.quantity_after = shelf.quantity();
        movement.value_after = shelf.value();
        if reverses {
            values.insert((movement.written.slip(), movement.place), (movement.quantity, value));
        }
        done.movements.push(movement);
        if with_lots {
            for (lot, quantity) in &parts {
                note_lot(&mut done.lots, &mut lot_quantities, &movement, *lot, *quantity, row.expires);
            }
        }
        if let (Some(to), Written::Move(written)) = (row.to, movement.written) {
            let shelf = shelves.entry(to).or_default();
            shelf.put((movement.lot, movement.day, row.expires), -movement.quantity, -value);
            let arrived = Movement {
                written: Written::TransferIn(written),
                place: to,
                quantity: -movement.quantity,
                value: -value,
                quantity_after: shelf.quantity(),
                value_after: shelf.value(),
                ..movement
            };
            done.movements.push(arrived);
            if with_lots {
                for (lot, quantity) in &parts {
                    note_lot(&mut done.lots, &mut lot_quantities, &arrived, *lot, -*quantity, row.expires);
                }
            }
        }
    }
    done
}

/// Moves one row's goods on or off its shelf; gives their value and from or to which lots they went, signed.
fn settle(
    ledger: &Ledger,
    row: &Waiting<'_>,
    shelf: &mut Shelf,
    valuation: Valuation,
    values: &HashMap<(Id, Id), (Quantity, Money), FixedState>,
) -> (Money, Vec<(Option<Label>, Quantity)>) {
    let movement = &row.movement;
    let quantity = movement.quantity;
    let incoming = matches!(movement.turn, Turn::Opening | Turn::In);
    if let Some(corrected) = row.corrects {
        // The reversing row carries the reversed row's figures and value with the sign turned.
        let slip = corrected.split_once(':').map_or(corrected, |(_, keys)| keys.split('|').next().unwrap_or(keys));
        let earlier = ledger.names.find(slip).and_then(|slip| values.get(&(slip, movement.place)));
        let value = match earlier {
            Some((moved, value)) if *moved == -quantity => -*value,
            _ => row.given.unwrap_or_else(|| shelf.at_average(quantity)),
        };
        shelf.put((movement.lot, movement.day, row.expires), quantity, value);
        return (value, vec![(movement.lot, quantity)]);
    }
    if incoming {
        let value = row.given.unwrap_or_else(|| shelf.at_average(quantity));
        shelf.put((movement.lot, movement.day, row.expires), quantity, value);
        (value, vec![(movement.lot, quantity)])
    } else {
        let (worth, taken) = shelf.take(movement.day, movement.lot, -quantity, valuation);
        (-worth, taken.into_iter().map(|part| (part.lot, -part.quantity)).collect())
    }
}

fn note_lot<'l>(
    lots: &mut Vec<(LotKey, LotChange<'l>)>,
    quantities: &mut HashMap<LotKey, Quantity, FixedState>,
    movement: &Movement<'l>,
    lot: Option<Label>,
    quantity: Quantity,
    expires: Option<crate::day::Day>,
) {
    let key = (movement.place, movement.item, lot);
    let after = quantities.entry(key).or_default();
    *after += quantity;
    let expires = expires.filter(|_| quantity > Quantity::ZERO);
    lots.push((key, LotChange { written: movement.written, day: movement.day, quantity, quantity_after: *after, expires }));
}

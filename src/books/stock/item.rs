//! One item's rows put in their turn and settled, its movements laid side by side by place and by lot.

use super::movement::{Movement, Turn, Written, turn_of};
use super::reversals::reversed_slip;
use super::settle::{Settled, Waiting, settle};
use super::shelf::Layer;
use super::units::Units;
use super::{Closing, LotChange, LotKey, Shelved};
use crate::day::{Day, Month};
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::number;
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::{Ledger, MoveKind};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::ops::Range;

/// Everything that one item's rows came to.
#[derive(Debug)]
pub(super) struct OfItem<'l> {
    /// Those of one place side by side, in their turn.
    pub movements: Vec<Movement<'l>>,
    pub ranges: Vec<(Shelved, Range<usize>)>,
    /// Those of one lot side by side, in their turn.
    pub lot_changes: Vec<LotChange<'l>>,
    pub lots: Vec<(LotKey, Range<usize>)>,
    pub lying: Vec<(Shelved, Layer<'l>)>,
    pub unsure: Vec<Shelved>,
    pub closings: Vec<((Id, Month), Closing<'l>)>,
}

impl<'l> OfItem<'l> {
    /// Settles one item's rows; `waiting` is memory to work in.
    pub fn settle(
        ledger: &'l Ledger,
        settings: &'l Settings,
        units: &Units,
        (item, rows): (Id, Vec<Written<'l>>),
        today: Day,
        waiting: &mut Vec<Waiting<'l>>,
    ) -> Self {
        // What is sorted is small: a row that waits for its turn is large, and most differ by their day.
        let mut turns: Vec<(Day, Turn, Written<'l>)> = rows.into_iter().map(|row| (row.day(), turn_of(row), row)).collect();
        turns.sort_by(|(day, turn, one), (day_other, turn_other, other)| {
            (day, turn).cmp(&(day_other, turn_other)).then_with(|| in_turn(ledger, units, *one, *other))
        });
        waiting.clear();
        waiting.extend(turns.into_iter().map(|(.., row)| waiting_for(ledger, units, row)));
        let unsure = waiting.iter().filter(|row| !row.is_sure);
        let unsure = unsure.flat_map(|row| [Some(row.movement.place), row.to]).flatten().map(|place| (place, item)).collect();
        let with_lots = waiting.iter().any(|row| row.movement.lot.is_some());
        let Settled { mut movements, lots: changes, lying } = settle(ledger, settings, waiting, with_lots, today);
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

/// The order in which rows of one item, day and turn are taken: by slip, then by what the row says, so that neither the
/// order of files nor that of lines counts.
fn in_turn(ledger: &Ledger, units: &Units, one: Written<'_>, other: Written<'_>) -> Ordering {
    let slip = |row: Written<'_>| ledger.text(row.slip());
    let text = |id: Option<Id>| id.map(|id| ledger.text(id));
    let said = |row: Written<'_>| {
        let row = waiting_for(ledger, units, row);
        let written = row.movement.written;
        (ledger.text(row.movement.place), written.line().map(text), row.movement.quantity, row.given, row.expires)
    };
    let by_slip = if one.slip() == other.slip() { Ordering::Equal } else { slip(one).cmp(slip(other)) };
    by_slip.then_with(|| said(one).cmp(&said(other))).then_with(|| one.at().cmp(&other.at()))
}

/// What every register's rows have in common.
struct Line<'l> {
    written: Written<'l>,
    place: Id,
    item: Id,
    lot: Option<Label>,
    quantity: Quantity,
    unit: Option<Label>,
    amount: Option<Money>,
    price: Option<UnitPrice>,
    expires: Option<Day>,
    to: Option<Id>,
    corrects: Option<&'l str>,
}

impl<'l> Line<'l> {
    fn of(written: Written<'l>) -> Self {
        match written {
            Written::Move(row) | Written::TransferIn(row) => Self {
                written,
                place: row.place,
                item: row.item,
                lot: row.lot,
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
    let quantity = quantity.filter(|_| is_sure).unwrap_or_default();
    let corrects = line.corrects.filter(|_| line.quantity.is_negative());
    let reverses = corrects.and_then(|corrected| reversed_slip(&ledger.names, corrected));
    let movement = Movement {
        written: line.written,
        place: line.place,
        item: line.item,
        lot: line.lot,
        day: written.day(),
        turn: turn_of(written),
        quantity: if written.goes_out() { -quantity } else { quantity },
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
    pub(super) fn add(&mut self, other: &Self) {
        let order = |movement: &Movement<'l>| (movement.day, movement.turn, movement.written.at());
        self.value += other.value;
        if order(&other.last) > order(&self.last) {
            self.last = other.last;
        }
    }
}

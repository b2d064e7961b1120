//! Counts (盘点) beside the book: what was counted, what the book says, and the adjustment that explains the rest.
//!
//! A count is taken at the end of its day, before adjustments. A count without lot covers all lots. The adjustment of a
//! difference is a `loss` or `surplus` that somebody approved, same place and item, before the next count.

use super::{Balance, StockBook, Written};
use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{Ledger, StockCount, StockMove};
use std::collections::{BTreeMap, BTreeSet};

/// One counted line beside the book.
#[derive(Debug, Clone)]
pub struct CountedLine<'l> {
    /// The row; its quantity is in the item's unit.
    pub row: &'l StockCount,
    /// What the book says at the end of the day, before the day's adjustments.
    pub book: Balance,
    /// Counted less book: a surplus is positive, a loss negative.
    pub difference: Quantity,
    /// Approved losses and surpluses from the day of the count to before the next one.
    pub adjustments: Vec<&'l StockMove>,
    /// What they come to: surplus positive, loss negative.
    pub adjusted: Quantity,
}

/// An item that the book has at a place on the day of a count, and that the count does not name.
#[derive(Debug, Clone, Copy)]
pub struct UncountedItem<'l> {
    /// A row of the count.
    pub row: &'l StockCount,
    /// The item.
    pub item: Id,
    /// What the book says.
    pub book: Balance,
    /// The last row that moved it.
    pub last: Written<'l>,
}

/// Compares every count with the book.
pub fn compare<'l>(ledger: &'l Ledger, book: &StockBook<'l>) -> (Vec<CountedLine<'l>>, Vec<UncountedItem<'l>>) {
    let counts = &ledger.registers.stock_counts;
    let mut days: BTreeMap<(Id, Id), BTreeSet<Day>> = BTreeMap::new();
    for row in counts {
        days.entry((row.place, row.item)).or_default().insert(row.date);
    }
    let lines = counts
        .iter()
        .map(|row| {
            let next = days[&(row.place, row.item)].range(row.date.plus_days(1)..).next().copied();
            counted_line(book, row, next)
        })
        .collect();
    (lines, uncounted(ledger, book))
}

fn counted_line<'l>(book: &StockBook<'l>, row: &'l StockCount, next: Option<Day>) -> CountedLine<'l> {
    let movements = book.of(row.place, row.item);
    let of_lot = |lot: Option<Label>| row.lot.is_none() || lot == row.lot;
    let mut before = if row.lot.is_none() {
        book.balance(row.place, row.item, row.date)
    } else {
        let quantity = book.lot_quantity(row.place, row.item, row.lot, row.date);
        Balance { quantity, value: Money::ZERO }
    };
    let mut adjustments = Vec::new();
    let mut adjusted = Quantity::ZERO;
    let from = movements.partition_point(|movement| movement.day < row.date);
    for movement in movements[from..].iter().take_while(|movement| next.is_none_or(|next| movement.day < next)) {
        let Written::Move(written) = movement.written else { continue };
        if !movement.is_adjustment() || !of_lot(movement.lot) {
            continue;
        }
        if movement.day == row.date {
            before.quantity -= movement.quantity;
            before.value -= movement.value;
        }
        if written.approved_by.is_some() {
            adjustments.push(written);
            adjusted += movement.quantity;
        }
    }
    CountedLine { row, book: before, difference: row.counted - before.quantity, adjustments, adjusted }
}

fn uncounted<'l>(ledger: &'l Ledger, book: &StockBook<'l>) -> Vec<UncountedItem<'l>> {
    let mut counted: BTreeMap<(Id, Id), (&'l StockCount, BTreeSet<Id>)> = BTreeMap::new();
    for row in &ledger.registers.stock_counts {
        counted.entry((row.count, row.place)).or_insert_with(|| (row, BTreeSet::new())).1.insert(row.item);
    }
    let mut items_of: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (place, item) in book.keys() {
        items_of.entry(*place).or_default().push(*item);
    }
    let mut missing = Vec::new();
    for ((_, place), (row, items)) in counted {
        for item in items_of.get(&place).into_iter().flatten().filter(|item| !items.contains(item)) {
            let balance = book.balance(place, *item, row.date);
            let movements = book.of(place, *item);
            let until = movements.partition_point(|movement| movement.day <= row.date);
            if let (true, Some(last)) = (balance.quantity > Quantity::ZERO, until.checked_sub(1)) {
                missing.push(UncountedItem { row, item: *item, book: balance, last: movements[last].written });
            }
        }
    }
    missing
}

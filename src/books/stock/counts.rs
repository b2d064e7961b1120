//! Counts (盘点) beside the book: what was counted, what the book says, and the adjustment that explains the rest.
//!
//! A count is taken at the end of its day, before adjustments. A count without lot covers all lots. The adjustment of a
//! difference is a `loss` or `surplus` that somebody approved, same place and item, before the next count.

use super::{Balance, LotKey, StockBook, Written};
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::{Ledger, StockCount, StockMove};
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// One counted line beside the book.
#[derive(Debug, Clone, Copy)]
pub struct CountedLine<'l> {
    /// The row; its quantity is in the item's unit.
    pub row: &'l StockCount,
    /// What the book says at the end of the day, before the day's adjustments; of a lot its quantity only.
    pub book: Balance,
    /// Counted less book: a surplus is positive, a loss negative.
    pub difference: Quantity,
    /// Whether most lines of its count have another place or day, which `voucher/number-gap` tells.
    pub is_astray: bool,
    /// Whether the book has had the item at this place, adjustments of this day left out.
    pub is_booked: bool,
    /// What was adjusted after it.
    pub adjusted: Adjusted<'l>,
}

impl CountedLine<'_> {
    /// Whether the book has never had the item there, and no adjustment has brought it in since.
    pub const fn is_unbooked(&self) -> bool {
        !self.is_booked && self.adjusted.last.is_none() && self.adjusted.open.is_none()
    }

    /// Whether the difference is more than this share of what the book says.
    pub fn exceeds(&self, share: Decimal) -> bool {
        let limit = share.checked_mul(self.book.quantity.number().abs());
        limit.is_some_and(|limit| self.difference.number().abs() > limit)
    }

    /// Whether the difference is beyond what is tolerated and no approved adjustment explains it.
    pub fn is_open(&self, tolerance: Decimal) -> bool {
        !self.adjusted.settles && self.exceeds(tolerance)
    }
}

/// Losses and surpluses from the day of a count to before the next one: surplus positive, loss negative.
#[derive(Debug, Clone, Copy, Default)]
pub struct Adjusted<'l> {
    /// What the approved ones come to.
    pub approved: Quantity,
    /// What those come to that nobody approved.
    pub unapproved: Quantity,
    /// Whether one approved row, or the approved rows up to one, are exactly the difference.
    pub settles: bool,
    /// The last of the approved rows.
    pub last: Option<&'l StockMove>,
    /// The first of the rows that nobody approved.
    pub open: Option<&'l StockMove>,
    /// The day of the next count.
    pub next_count: Option<Day>,
}

/// Compares every count from the ledger's first day on with the book, in the order of the rows.
pub(super) fn compare<'l>(ledger: &'l Ledger, settings: &Settings, book: &StockBook<'l>) -> Vec<CountedLine<'l>> {
    let starts = settings.school.starts;
    let rows: Vec<&StockCount> =
        ledger.registers.stock_counts.iter().filter(|row| starts.is_none_or(|starts| row.date >= starts)).collect();
    let mut scopes: HashMap<LotKey, Vec<usize>, FixedState> = HashMap::default();
    for (position, row) in rows.iter().enumerate() {
        scopes.entry((row.place, row.item, row.lot)).or_default().push(position);
    }
    let papers = Papers::of(&rows);
    let day = |position: &usize| rows[*position].date;
    for positions in scopes.values_mut() {
        positions.sort_by_key(day);
    }
    let next_in = |scope: &LotKey, after: Day| {
        let positions = scopes.get(scope).map_or(&[][..], Vec::as_slice);
        positions.get(positions.partition_point(|position| day(position) <= after)).map(day)
    };
    let mut lines = vec![None; rows.len()];
    for (scope, positions) in &scopes {
        let (place, item, _) = *scope;
        for same_day in positions.chunk_by(|one, other| day(one) == day(other)) {
            let Some(date) = same_day.first().map(day) else { continue };
            let of_all_lots = next_in(&(place, item, None), date);
            let next_count = next_in(scope, date).into_iter().chain(of_all_lots).min();
            let adjustments = adjustments(book, scope, date, next_count);
            let before = before_adjustments(book, scope, date, &adjustments);
            for position in same_day {
                let row = rows[*position];
                let difference = row.counted - before.quantity;
                let adjusted = Adjusted { next_count, ..adjusted(&adjustments, difference) };
                let (is_astray, is_booked) = (papers.are_others(row), is_booked(book, row));
                lines[*position] = Some(CountedLine { row, book: before, difference, is_astray, is_booked, adjusted });
            }
        }
    }
    lines.into_iter().flatten().collect()
}

/// The day and place that most lines of each count have.
struct Papers(HashMap<Id, (Day, Id), FixedState>);

impl Papers {
    fn of(rows: &[&StockCount]) -> Self {
        let mut counts: HashMap<Id, BTreeMap<(Day, Id), usize>, FixedState> = HashMap::default();
        for row in rows {
            *counts.entry(row.count).or_default().entry((row.date, row.place)).or_default() += 1;
        }
        let most = |papers: BTreeMap<(Day, Id), usize>| {
            papers.into_iter().max_by_key(|(paper, lines)| (*lines, Reverse(*paper))).map(|(paper, _)| paper)
        };
        Self(counts.into_iter().filter_map(|(count, papers)| Some((count, most(papers)?))).collect())
    }

    /// Whether most lines of a row's count have another day or place.
    fn are_others(&self, row: &StockCount) -> bool {
        self.0.get(&row.count).is_some_and(|paper| *paper != (row.date, row.place))
    }
}

/// The losses and surpluses of a place, item and lot in a stretch of days.
fn adjustments<'l>(book: &StockBook<'l>, scope: &LotKey, from: Day, until: Option<Day>) -> Vec<(Quantity, Money, &'l StockMove)> {
    let (place, item, lot) = *scope;
    let is_within = |day: Day| until.is_none_or(|until| day < until);
    let as_adjustment = |(written, quantity, value): (Written<'l>, Quantity, Money)| match written {
        Written::Move(row) if written.is_adjustment() => Some((quantity, value, row)),
        _ => None,
    };
    if lot.is_some() {
        let changes = book.lot_changes(*scope);
        let changes = &changes[changes.partition_point(|change| change.day < from)..];
        let within = changes.iter().take_while(|change| is_within(change.day));
        within.filter_map(|change| as_adjustment((change.written, change.quantity, Money::ZERO))).collect()
    } else {
        let movements = book.of(place, item);
        let movements = &movements[movements.partition_point(|movement| movement.day < from)..];
        let within = movements.iter().take_while(|movement| is_within(movement.day));
        within.filter_map(|movement| as_adjustment((movement.written, movement.quantity, movement.value))).collect()
    }
}

/// What the book says at the end of a day, the day's adjustments left out.
fn before_adjustments(book: &StockBook<'_>, scope: &LotKey, day: Day, adjustments: &[(Quantity, Money, &StockMove)]) -> Balance {
    let (place, item, lot) = *scope;
    let mut before = match lot {
        None => book.balance(place, item, day),
        Some(_) => Balance { quantity: book.lot_quantity(place, item, lot, day), value: Money::ZERO },
    };
    for (quantity, value, _) in adjustments.iter().filter(|(.., row)| row.date == day) {
        before.quantity -= *quantity;
        before.value -= *value;
    }
    before
}

/// What the adjustments come to beside a difference.
fn adjusted<'l>(adjustments: &[(Quantity, Money, &'l StockMove)], difference: Quantity) -> Adjusted<'l> {
    let mut adjusted = Adjusted::default();
    for (quantity, _, row) in adjustments {
        if row.approved_by.is_some() {
            adjusted.approved += *quantity;
            adjusted.last = Some(row);
            adjusted.settles |= *quantity == difference || adjusted.approved == difference;
        } else {
            adjusted.unapproved += *quantity;
            adjusted.open = adjusted.open.or(Some(row));
        }
    }
    adjusted
}

/// Whether the book has had the item before the count, by more than the adjustments of its day.
fn is_booked(book: &StockBook<'_>, row: &StockCount) -> bool {
    let until = book.of(row.place, row.item).iter().take_while(|movement| movement.day <= row.date);
    until.into_iter().any(|movement| movement.day < row.date || !movement.written.is_adjustment())
}

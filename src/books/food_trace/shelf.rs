//! What went off a shelf, row by row, and which rows had brought it there: the oldest goes first within its lot.

use super::Portion;
use crate::books::StockBook;
use crate::books::stock::{LotKey, Written, corrected_slip};
use crate::id::Id;
use crate::quantity::Quantity;
use crate::registers::{CanteenIssue, Ledger, MoveKind};
use crate::source::At;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How often goods may have been carried from store to store before they came to the kitchen.
const MOST_TRANSFERS: usize = 16;

/// What one row took of what another brought.
#[derive(Debug, Clone, Copy)]
struct Taken<'l> {
    lot: LotKey,
    by: Written<'l>,
    from: Option<Written<'l>>,
    quantity: Quantity,
    is_taken_back: bool,
}

/// Every portion that went to the kitchen, with the row that brought it into the house.
pub(super) fn portions<'l>(ledger: &'l Ledger, stock: &StockBook<'l>) -> Vec<Portion<'l>> {
    let issued: BTreeSet<Id> = ledger.registers.canteen_issues.iter().map(|row| row.item).collect();
    let mut taken = Vec::new();
    for (place, item) in stock.keys().iter().filter(|(_, item)| issued.contains(item)) {
        let mut has_lots = false;
        for lot in stock.lots_of(*place, *item) {
            has_lots = true;
            replay(ledger, lot, stock.lot_changes(lot).iter().map(|change| (change.written, change.quantity)), &mut taken);
        }
        if !has_lots {
            let movements = stock.of(*place, *item).iter();
            replay(ledger, (*place, *item, None), movements.map(|movement| (movement.written, movement.quantity)), &mut taken);
        }
    }
    let mut carried: BTreeMap<At, Vec<usize>> = BTreeMap::new();
    for (position, one) in taken.iter().enumerate().filter(|(_, one)| is_transfer(one.by)) {
        carried.entry(one.by.at()).or_default().push(position);
    }
    let mut left: Vec<Quantity> = taken.iter().map(|one| one.quantity).collect();
    let mut portions = Vec::new();
    for one in taken.iter().filter(|one| !one.is_taken_back) {
        if let Written::Issue(issue) = one.by {
            let mut origins = Vec::new();
            resolve(one, one.quantity, (&taken, &carried), (&mut left, &mut origins), MOST_TRANSFERS);
            portions.extend(origins.into_iter().map(|(from, quantity)| Portion { issue, lot: one.lot, from, quantity }));
        }
    }
    portions
}

/// Takes the changes of one lot at one place in their turn.
fn replay<'l>(ledger: &Ledger, lot: LotKey, changes: impl Iterator<Item = (Written<'l>, Quantity)>, taken: &mut Vec<Taken<'l>>) {
    let first = taken.len();
    let mut shelf: VecDeque<(Written<'l>, Quantity)> = VecDeque::new();
    for (by, quantity) in changes {
        let issue = if let Written::Issue(issue) = by { Some(issue) } else { None };
        if quantity.is_negative() || (quantity.is_zero() && issue.is_some_and(|issue| !issue.quantity.is_zero())) {
            let reversed = taken_back(by);
            let of_slip = |shelf: &VecDeque<(Written<'l>, Quantity)>| {
                let slip = reversed?;
                shelf.iter().position(|(from, _)| ledger.text(from.slip()) == slip)
            };
            let mut rest = quantity.abs();
            loop {
                let position = of_slip(&shelf).unwrap_or(0);
                let Some((from, lying)) = shelf.get_mut(position) else {
                    taken.push(Taken { lot, by, from: None, quantity: rest, is_taken_back: false });
                    break;
                };
                let part = rest.min(*lying);
                // What was brought back lies apart in the stock book, so that one row takes it in two goes.
                match taken
                    .last_mut()
                    .filter(|last| last.lot == lot && last.by.at() == by.at() && last.from.is_some_and(|at| at.at() == from.at()))
                {
                    Some(last) => last.quantity += part,
                    None => taken.push(Taken { lot, by, from: Some(*from), quantity: part, is_taken_back: false }),
                }
                *lying -= part;
                rest -= part;
                if lying.is_zero() && !quantity.is_zero() {
                    shelf.remove(position);
                }
                if rest.is_zero() {
                    break;
                }
            }
        } else if let Some(issue) = issue {
            bring_back(ledger, issue, quantity, &mut taken[first..], &mut shelf);
        } else {
            shelf.push_back((by, quantity));
        }
    }
}

/// A red-letter issue brings back what the slip that it names took, the last of it first.
fn bring_back<'l>(
    ledger: &Ledger,
    issue: &'l CanteenIssue,
    quantity: Quantity,
    taken: &mut [Taken<'l>],
    shelf: &mut VecDeque<(Written<'l>, Quantity)>,
) {
    let slip = taken_back(Written::Issue(issue));
    let mut rest = quantity;
    for one in taken.iter_mut().rev().filter(|one| slip == Some(ledger.text(one.by.slip()))) {
        let part = rest.min(one.quantity);
        one.quantity -= part;
        one.is_taken_back |= one.quantity.is_zero();
        rest -= part;
        match (one.from.filter(|_| !part.is_zero()), shelf.front_mut()) {
            (Some(from), Some((front, lying))) if front.at() == from.at() => *lying += part,
            (Some(from), _) => shelf.push_front((from, part)),
            (None, _) => {}
        }
    }
    if !rest.is_zero() {
        shelf.push_back((Written::Issue(issue), rest));
    }
}

/// The slip that a red-letter row takes back, whether it names the slip or the whole row.
fn taken_back(written: Written<'_>) -> Option<&str> {
    match written {
        Written::Move(row) | Written::TransferIn(row) => row.corrects.as_deref(),
        Written::Intake(row) => row.corrects.as_deref(),
        Written::Issue(row) => row.corrects.as_deref(),
    }
    .map(corrected_slip)
}

fn is_transfer(written: Written<'_>) -> bool {
    matches!(written, Written::Move(row) | Written::TransferIn(row) if row.kind == MoveKind::Transfer)
}

/// Follows what came from another store back to the row that brought it into the house.
fn resolve<'l>(
    one: &Taken<'l>,
    quantity: Quantity,
    (taken, carried): (&[Taken<'l>], &BTreeMap<At, Vec<usize>>),
    (left, origins): (&mut Vec<Quantity>, &mut Vec<(Option<Written<'l>>, Quantity)>),
    transfers: usize,
) {
    let carrier = one.from.filter(|from| is_transfer(*from) && transfers > 0);
    let sources = carrier.and_then(|from| carried.get(&from.at())).map_or(&[][..], Vec::as_slice);
    let elsewhere = |position: &&usize| taken[**position].lot.0 != one.lot.0 && taken[**position].lot.2 == one.lot.2;
    let mut rest = quantity;
    let mut is_followed = false;
    for position in sources.iter().filter(elsewhere) {
        let part = rest.min(left[*position]);
        if part.is_zero() && !quantity.is_zero() {
            continue;
        }
        is_followed = true;
        left[*position] -= part;
        rest -= part;
        resolve(&taken[*position], part, (taken, carried), (left, origins), transfers.saturating_sub(1));
    }
    if !is_followed || !rest.is_zero() {
        origins.push((one.from, rest));
    }
}

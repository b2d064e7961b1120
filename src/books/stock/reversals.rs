//! Red-letter slips (红字冲销) that take back more than the slip which they name ever moved.

use super::Units;
use super::movement::Written;
use crate::id::{Id, Names};
use crate::quantity::Quantity;
use crate::registers::Ledger;
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// A red-letter row for which too little is left of the slip that it reverses.
#[derive(Debug, Clone, Copy)]
pub struct Overdrawn<'l> {
    /// The row.
    pub written: Written<'l>,
    /// The slip that it reverses.
    pub slip: Id,
    /// How much of the item that slip moved at the place, in the item's own unit.
    pub moved: Quantity,
    /// How much is reversed of it, this row included.
    pub reversed: Quantity,
    /// The first row of that slip.
    pub original: Written<'l>,
}

/// The number of the slip that a red-letter row's `corrects` names: by itself, or as `register:keys`.
pub fn corrected_slip(corrects: &str) -> &str {
    corrects.split_once(':').map_or(corrects, |(_, keys)| keys.split('|').next().unwrap_or(keys)).trim()
}

/// The slip that a row reverses, where it stands in the ledger.
pub fn reversed_slip(names: &Names, corrects: &str) -> Option<Id> {
    names.find(corrected_slip(corrects))
}

/// The first row of each slip, item and place with which more is reversed than was moved.
pub fn overdrawn<'l>(ledger: &'l Ledger, units: &Units) -> Vec<Overdrawn<'l>> {
    let registers = &ledger.registers;
    let moves = registers.stock_moves.iter().map(|row| (Written::Move(row), row.quantity, row.unit, row.corrects.as_deref()));
    let intake = registers.canteen_intake.iter().map(|row| (Written::Intake(row), row.quantity, row.unit, row.corrects.as_deref()));
    let issues = registers.canteen_issues.iter().map(|row| (Written::Issue(row), row.quantity, row.unit, row.corrects.as_deref()));
    let rows: Vec<_> = moves.chain(intake).chain(issues).collect();
    if rows.iter().all(|(.., corrects)| corrects.is_none()) {
        return Vec::new();
    }
    let mut moved: HashMap<(Id, Option<Id>, Id), Quantity, FixedState> = HashMap::default();
    let mut slips: HashMap<Id, Written<'l>, FixedState> = HashMap::default();
    for (written, quantity, unit, corrects) in &rows {
        if corrects.is_none() {
            slips.entry(written.slip()).or_insert(*written);
            let own = units.in_own_unit(written.item(), *unit, *quantity).unwrap_or_default();
            *moved.entry((written.slip(), written.place(), written.item())).or_default() += own;
        }
    }
    let mut reversed: HashMap<(Id, Option<Id>, Id), Quantity, FixedState> = HashMap::default();
    let mut found = Vec::new();
    for (written, quantity, unit, corrects) in &rows {
        let slip = corrects.filter(|_| quantity.is_negative()).and_then(|corrects| reversed_slip(&ledger.names, corrects));
        // A slip that stands nowhere is found as that.
        let Some((slip, original)) = slip.and_then(|slip| Some((slip, slips.get(&slip)?))) else { continue };
        let Some(own) = units.in_own_unit(written.item(), *unit, *quantity) else { continue };
        let key = (slip, written.place(), written.item());
        let (moved, so_far) = (moved.get(&key).copied().unwrap_or_default(), reversed.entry(key).or_default());
        let before = *so_far;
        *so_far -= own;
        if *so_far > moved && (before <= moved || moved.is_zero()) {
            found.push(Overdrawn { written: *written, slip, moved, reversed: *so_far, original: *original });
        }
    }
    found
}

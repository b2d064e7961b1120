//! Corrections (红字冲销): a row that reverses another carries that row's value, from or to the lots that it moved.

use super::movement::Movement;
use super::settle::Waiting;
use super::shelf::{Layer, portion};
use crate::id::Id;
use crate::money::Money;
use crate::quantity::Quantity;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// What a row moved that another reverses.
#[derive(Debug, Clone)]
pub(super) struct Original<'l> {
    /// What it was worth.
    pub worth: Money,
    /// What it moved.
    pub parts: Vec<Layer<'l>>,
    /// How much of it is not reversed yet, with its sign.
    left: Quantity,
}

/// The place, item and line of a slip, which an honest correction repeats.
type Line = (Id, Id, [Option<Id>; 5]);

/// The rows of one item that some other row reverses.
#[derive(Debug, Default)]
pub(super) struct Corrections<'l> {
    /// The slips that corrections name.
    named: HashSet<Id, FixedState>,
    originals: Vec<Original<'l>>,
    by_line: HashMap<Line, usize, FixedState>,
    by_quantity: HashMap<(Id, Id, Quantity), Vec<usize>, FixedState>,
}

impl<'l> Corrections<'l> {
    /// Which slips will be corrected.
    pub fn of(rows: &[Waiting<'_>]) -> Self {
        Self { named: rows.iter().filter_map(|row| row.reverses).collect(), ..Self::default() }
    }

    /// Keeps what a row moved, if it will be reversed.
    pub fn remember(&mut self, movement: &Movement<'_>, worth: Money, parts: &[Layer<'l>]) {
        let slip = movement.written.slip();
        if !self.named.contains(&slip) || movement.quantity.is_zero() {
            return;
        }
        let position = self.originals.len();
        self.originals.push(Original { worth, parts: parts.to_vec(), left: movement.quantity });
        self.by_line.insert((slip, movement.place, movement.written.line()), position);
        self.by_quantity.entry((slip, movement.place, movement.quantity)).or_default().push(position);
    }

    /// What a correction brings back: of the same line of the slip, else of a line with the same quantity; `None` where
    /// the slip has none from which so much is left.
    pub fn find(&mut self, slip: Id, correction: &Movement<'_>) -> Option<Original<'l>> {
        let due = -correction.quantity;
        let has = |original: &Original| {
            !due.is_zero() && original.left.is_negative() == due.is_negative() && original.left.abs() >= due.abs()
        };
        let line = self.by_line.get(&(slip, correction.place, correction.written.line()));
        let mut found = line.copied().filter(|position| has(&self.originals[*position]));
        let same = self.by_quantity.get_mut(&(slip, correction.place, due));
        if let (None, Some(same)) = (found, same) {
            while let (None, Some(position)) = (found, same.pop()) {
                found = Some(position).filter(|position| has(&self.originals[*position]));
            }
        }
        Some(self.originals[found?].reverse(due.abs()))
    }
}

impl Original<'_> {
    /// Takes so much out of what is left.
    fn reverse(&mut self, quantity: Quantity) -> Self {
        let worth = portion(self.worth, quantity, self.left.abs());
        let mut rest = quantity;
        let mut parts = Vec::new();
        while let (false, Some(part)) = (rest.is_zero(), self.parts.last_mut()) {
            let taken = rest.min(part.quantity);
            let value = portion(part.value, taken, part.quantity);
            parts.push(Layer { quantity: taken, value, ..*part });
            part.quantity -= taken;
            part.value -= value;
            rest -= taken;
            if part.quantity.is_zero() {
                self.parts.pop();
            }
        }
        self.worth -= worth;
        self.left = if self.left.is_negative() { self.left + quantity } else { self.left - quantity };
        Self { worth, parts, left: quantity }
    }
}

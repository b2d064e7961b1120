//! Takes one item's movements in their turn, over all its places, and works out what each is worth.

use super::corrections::{Corrections, Original};
use super::movement::{Movement, Turn, Written};
use super::shelf::{Layer, Shelf};
use super::{LotChange, LotKey, transfers};
use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::{Ledger, MoveKind};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// A movement before its turn has come.
#[derive(Clone, Copy)]
pub(super) struct Waiting<'l> {
    /// Direction and quantity are known, what it is worth and what lies there after it are not.
    pub movement: Movement<'l>,
    /// The value that the row itself gives, for what comes in.
    pub given: Option<Money>,
    /// The last day of its shelf life.
    pub expires: Option<Day>,
    /// Where a transfer goes.
    pub to: Option<Id>,
    /// Whether the row reverses another.
    pub is_correction: bool,
    /// The slip that it reverses, if there is one of that name.
    pub reverses: Option<Id>,
    /// Whether its figures can be used at all; else they count as nothing.
    pub is_sure: bool,
}

impl Waiting<'_> {
    /// Who gives and who takes, if it is a transfer.
    fn way(&self) -> Option<transfers::Way> {
        let place = self.movement.place;
        self.to.map(|to| if self.movement.quantity.is_negative() { (place, to) } else { (to, place) })
    }
}

/// What one item's movements came to.
#[derive(Default)]
pub(super) struct Settled<'l> {
    /// The movements in their turn.
    pub movements: Vec<Movement<'l>>,
    /// The changes of each lot in their turn; none for an item of which no row names a lot.
    pub lots: Vec<(LotKey, LotChange<'l>)>,
    /// What lies at each place at the end of the day of the run.
    pub lying: Vec<(Id, Layer<'l>)>,
}

/// The item whose movements are being taken.
struct Desk<'a, 'l> {
    settings: &'a Settings,
    shelves: HashMap<Id, Shelf<'l>, FixedState>,
    corrections: Corrections<'l>,
    /// Since when a lot is in the house, and its last day.
    known_lots: HashMap<Label, (Day, Option<Day>), FixedState>,
    lot_quantities: Option<HashMap<LotKey, Quantity, FixedState>>,
    settled: Settled<'l>,
}

/// Takes one item's movements, which come sorted by day and turn.
pub(super) fn settle<'l>(ledger: &Ledger, settings: &Settings, rows: &[Waiting<'l>], with_lots: bool, today: Day) -> Settled<'l> {
    let mut desk = Desk {
        settings,
        shelves: HashMap::default(),
        corrections: Corrections::of(rows),
        known_lots: HashMap::default(),
        lot_quantities: with_lots.then(HashMap::default),
        settled: Settled { movements: Vec::with_capacity(rows.len()), ..Settled::default() },
    };
    let mut today_is_over = false;
    for turn in rows.chunk_by(|one, other| (one.movement.day, one.movement.turn) == (other.movement.day, other.movement.turn)) {
        let Some(first) = turn.first() else { continue };
        if first.movement.day > today && !std::mem::replace(&mut today_is_over, true) {
            desk.look_at_shelves(ledger);
        }
        if first.movement.turn == Turn::Transfer && turn.len() > 1 {
            let ways: Vec<_> = turn.iter().map(|row| row.way().unwrap_or((row.movement.place, row.movement.place))).collect();
            for position in transfers::in_order(&ways) {
                desk.take(&turn[position]);
            }
        } else {
            for row in turn {
                desk.take(row);
            }
        }
    }
    if !today_is_over {
        desk.look_at_shelves(ledger);
    }
    desk.settled
}

impl<'l> Desk<'_, 'l> {
    /// Moves one row's goods.
    fn take(&mut self, row: &Waiting<'l>) {
        let movement = &row.movement;
        let original = row.reverses.and_then(|slip| self.corrections.find(slip, movement));
        let (worth, parts) = match row.way() {
            Some((giver, taker)) => {
                let (worth, parts) = self.give(giver, row, original);
                self.put(taker, row, worth, &parts);
                (worth, parts)
            }
            None if movement.quantity.is_negative() => self.give(movement.place, row, original),
            None => {
                let (worth, parts) = self.arriving(row, original);
                self.put(movement.place, row, worth, &parts);
                (worth, parts)
            }
        };
        if !row.is_correction {
            self.corrections.remember(movement, worth, &parts);
        }
    }

    /// Takes goods off a shelf; gives what they are worth and what they are.
    fn give(&mut self, place: Id, row: &Waiting<'l>, original: Option<Original<'l>>) -> (Money, Vec<Layer<'l>>) {
        let movement = &row.movement;
        let quantity = movement.quantity.abs();
        let shelf = self.shelves.entry(place).or_default();
        let (worth, parts) = match (original, row.given.filter(|_| row.is_correction && row.to.is_none() && !quantity.is_zero())) {
            (Some(original), _) => (shelf.take_back(&original.parts, original.worth), original.parts),
            (None, Some(given)) => {
                let part = Layer {
                    from: Some(movement.written),
                    lot: movement.lot,
                    since: movement.day,
                    expires: row.expires,
                    quantity,
                    value: given,
                };
                (shelf.take_back(&[part], given), vec![part])
            }
            (None, None) => {
                let valuation = self.settings.policy.on(movement.day).stock.valuation;
                shelf.take(movement.day, movement.lot, quantity, valuation)
            }
        };
        self.write(place, row, true, worth, &parts);
        (worth, parts)
    }

    /// Puts goods on a shelf.
    fn put(&mut self, place: Id, row: &Waiting<'l>, worth: Money, parts: &[Layer<'l>]) {
        self.shelves.entry(place).or_default().put(parts, worth);
        self.write(place, row, false, worth, parts);
    }

    /// What comes in from outside, and what it is worth.
    fn arriving(&mut self, row: &Waiting<'l>, original: Option<Original<'l>>) -> (Money, Vec<Layer<'l>>) {
        if let Some(original) = original {
            return (original.worth, original.parts);
        }
        let movement = &row.movement;
        let quantity = movement.quantity;
        let shelf = self.shelves.entry(movement.place).or_default();
        let value = match row.given {
            _ if quantity.is_zero() => Money::ZERO,
            Some(given) => given,
            None => shelf.at_average(quantity),
        };
        let mut part =
            Layer { from: Some(movement.written), lot: movement.lot, since: movement.day, expires: row.expires, quantity, value };
        if let Some(lot) = movement.lot {
            let (since, expires) = *self.known_lots.entry(lot).or_insert((movement.day, row.expires));
            // What comes back is as old as its lot; a delivery is as old as the day on which it comes.
            if let Written::Move(written) = movement.written
                && matches!(written.kind, MoveKind::Return | MoveKind::Surplus)
            {
                part.since = since;
            }
            part.expires = row.expires.or(expires);
        }
        (value, vec![part])
    }

    /// Writes down a movement at one place.
    fn write(&mut self, place: Id, row: &Waiting<'l>, gives: bool, worth: Money, parts: &[Layer<'l>]) {
        let mut movement = row.movement;
        let shelf = self.shelves.entry(place).or_default();
        let is_arrival = row.way().is_some_and(|(giver, taker)| giver == taker && gives == (movement.quantity > Quantity::ZERO));
        if let Written::Move(written) = movement.written
            && (place != movement.place || is_arrival)
        {
            movement.written = Written::TransferIn(written);
        }
        let signed = |quantity: Quantity| if gives { -quantity } else { quantity };
        movement.place = place;
        movement.quantity = signed(movement.quantity.abs());
        movement.value = if gives { -worth } else { worth };
        movement.quantity_after = shelf.quantity();
        movement.value_after = shelf.value();
        self.settled.movements.push(movement);
        let Some(quantities) = &mut self.lot_quantities else { return };
        for part in parts {
            let key = (place, movement.item, part.lot);
            let after = quantities.entry(key).or_default();
            *after += signed(part.quantity);
            let change = LotChange {
                written: movement.written,
                day: movement.day,
                quantity: signed(part.quantity),
                quantity_after: *after,
                expires: part.expires.filter(|_| !gives),
            };
            self.settled.lots.push((key, change));
        }
    }

    /// Notes what lies on every shelf at this moment.
    fn look_at_shelves(&mut self, ledger: &Ledger) {
        let mut places: Vec<Id> = self.shelves.keys().copied().collect();
        places.sort_unstable_by_key(|place| ledger.text(*place));
        for place in places {
            let layers = self.shelves.get(&place).into_iter().flat_map(Shelf::layers);
            self.settled.lying.extend(layers.map(|layer| (place, *layer)));
        }
    }
}

//! What lies on each shelf and what it is worth, by moving weighted average.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::money::{fen, share};

/// One item at one place.
#[derive(Clone, Copy, Default)]
struct Shelf {
    quantity: Decimal,
    value: Decimal,
}

/// The stock book of all stores.
#[derive(Default)]
pub struct StockBook {
    shelves: HashMap<(&'static str, &'static str), Shelf>,
    worth: HashMap<&'static str, Decimal>,
    /// How often rounding the average first would have led to another fen.
    pub close_calls: usize,
}

impl StockBook {
    /// Puts goods of a known value on the shelf.
    pub fn receive(&mut self, place: &'static str, item: &'static str, quantity: Decimal, value: Decimal) {
        let shelf = self.shelves.entry((place, item)).or_default();
        shelf.quantity += quantity;
        shelf.value += value;
        *self.worth.entry(place).or_default() += value;
    }

    /// Puts goods back at the average of what lies there.
    pub fn receive_at_average(&mut self, place: &'static str, item: &'static str, quantity: Decimal) -> Decimal {
        let shelf = self.shelves.get(&(place, item)).copied().unwrap_or_default();
        assert!(shelf.quantity > Decimal::ZERO, "{item} at {place}: an empty shelf has no average");
        let value = share(shelf.value, quantity, shelf.quantity);
        self.receive(place, item, quantity, value);
        value
    }

    /// Takes goods off the shelf and says what they were worth; whoever empties it takes the rest.
    pub fn issue(&mut self, place: &'static str, item: &'static str, quantity: Decimal) -> Decimal {
        let shelf = self.shelves.entry((place, item)).or_default();
        assert!(
            quantity > Decimal::ZERO && quantity <= shelf.quantity,
            "{item} at {place}: {quantity} asked for, {} there",
            shelf.quantity
        );
        let value = if quantity == shelf.quantity {
            shelf.value
        } else {
            if share(shelf.value, quantity, shelf.quantity) != fen(shelf.value / shelf.quantity * quantity) {
                self.close_calls += 1;
            }
            share(shelf.value, quantity, shelf.quantity)
        };
        shelf.quantity -= quantity;
        shelf.value -= value;
        *self.worth.entry(place).or_default() -= value;
        value
    }

    /// True when what is taken rounds to the same fen whichever way the average is carried.
    pub fn rounds_clearly(&self, place: &'static str, item: &'static str, quantity: Decimal) -> bool {
        let shelf = self.shelves.get(&(place, item)).copied().unwrap_or_default();
        shelf.quantity == quantity
            || shelf.quantity.is_zero()
            || share(shelf.value, quantity, shelf.quantity) == fen(shelf.value / shelf.quantity * quantity)
    }

    /// How much lies on a shelf.
    pub fn quantity(&self, place: &'static str, item: &'static str) -> Decimal {
        self.shelves.get(&(place, item)).map_or(Decimal::ZERO, |shelf| shelf.quantity)
    }

    /// What a place's stock is worth.
    pub fn worth(&self, place: &'static str) -> Decimal {
        self.worth.get(place).copied().unwrap_or_default()
    }

    /// The items that lie at a place, with their quantities, by item.
    pub fn contents(&self, place: &'static str) -> Vec<(&'static str, Decimal)> {
        let mut contents: Vec<_> = self
            .shelves
            .iter()
            .filter(|((at, _), shelf)| *at == place && shelf.quantity > Decimal::ZERO)
            .map(|((_, item), shelf)| (*item, shelf.quantity))
            .collect();
        contents.sort();
        contents
    }
}

//! What lies of one item at one place: lots, oldest first, and the value by weighted average or first in, first out.
//!
//! Each outgoing line is worth average × quantity, rounded half up to the fen; what empties the shelf takes the rest, so
//! that no fen is left on an empty shelf. By `fifo` the same holds for each layer.

use crate::day::Day;
use crate::id::Label;
use crate::money::Money;
use crate::policy::Valuation;
use crate::quantity::Quantity;
use rust_decimal::Decimal;

/// Goods of one lot that came in together.
#[derive(Debug, Clone, Copy)]
pub struct Layer {
    /// The lot, where one is named.
    pub lot: Option<Label>,
    /// The day on which it came in.
    pub since: Day,
    /// The last day of its shelf life, where it is known.
    pub expires: Option<Day>,
    /// How much of it is left.
    pub quantity: Quantity,
    /// What that is worth by first in, first out.
    value: Money,
}

/// A quantity that was taken from one lot.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    /// The lot.
    pub lot: Option<Label>,
    /// How much.
    pub quantity: Quantity,
}

/// One item at one place.
#[derive(Debug, Default)]
pub struct Shelf {
    layers: Vec<Layer>,
    quantity: Quantity,
    value: Money,
    /// The last price per unit, for goods that come in without a price, and for what goes out of an empty shelf.
    last_price: Decimal,
}

impl Shelf {
    /// How much lies there.
    pub const fn quantity(&self) -> Quantity {
        self.quantity
    }

    /// What it is worth.
    pub const fn value(&self) -> Money {
        self.value
    }

    /// What lies there, oldest first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// What so much is worth at the average of the moment.
    pub fn at_average(&self, quantity: Quantity) -> Money {
        if self.quantity > Quantity::ZERO && self.quantity == quantity {
            return self.value;
        }
        if self.quantity > Quantity::ZERO && !self.value.is_negative() {
            Money::from_yuan(self.value.yuan() * quantity.number() / self.quantity.number())
        } else {
            Money::from_yuan(self.last_price * quantity.number())
        }
    }

    /// Puts goods on the shelf.
    pub fn put(&mut self, layer: (Option<Label>, Day, Option<Day>), quantity: Quantity, value: Money) {
        let (lot, since, expires) = layer;
        self.quantity += quantity;
        self.value += value;
        if !quantity.is_zero() {
            self.last_price = (value.yuan() / quantity.number()).abs();
        }
        // What went out before it came in is covered first.
        let mut rest = quantity;
        for owed in self.layers.iter_mut().filter(|layer| layer.quantity.is_negative() && layer.lot == lot) {
            let cover = rest.min(-owed.quantity);
            owed.quantity += cover;
            rest -= cover;
        }
        self.layers.retain(|layer| !layer.quantity.is_zero());
        if !rest.is_zero() {
            let position = self.layers.partition_point(|layer| layer.since <= since);
            self.layers.insert(position, Layer { lot, since, expires, quantity: rest, value });
        }
    }

    /// Takes goods from a lot, or from the oldest when none is named; gives what they are worth and from which lots.
    pub fn take(&mut self, day: Day, lot: Option<Label>, quantity: Quantity, valuation: Valuation) -> (Money, Vec<Taken>) {
        let average = self.at_average(quantity);
        if self.quantity > Quantity::ZERO {
            self.last_price = (self.value.yuan() / self.quantity.number()).abs();
        }
        let mut rest = quantity;
        let mut first_in = Money::ZERO;
        let mut taken: Vec<Taken> = Vec::new();
        for layer in &mut self.layers {
            let fits = lot.is_none() || layer.lot == lot;
            if !fits || rest.is_zero() || layer.quantity <= Quantity::ZERO {
                continue;
            }
            let part = rest.min(layer.quantity);
            let worth = if part == layer.quantity {
                layer.value
            } else {
                Money::from_yuan(layer.value.yuan() * part.number() / layer.quantity.number())
            };
            layer.quantity -= part;
            layer.value -= worth;
            first_in += worth;
            rest -= part;
            taken.push(Taken { lot: layer.lot, quantity: part });
        }
        if !rest.is_zero() {
            first_in += Money::from_yuan(self.last_price * rest.number());
            match self.layers.iter_mut().find(|layer| layer.lot == lot && layer.quantity.is_negative()) {
                Some(owed) => owed.quantity -= rest,
                None => self.layers.push(Layer { lot, since: day, expires: None, quantity: -rest, value: Money::ZERO }),
            }
            taken.push(Taken { lot, quantity: rest });
        }
        self.layers.retain(|layer| !layer.quantity.is_zero());
        let worth = match valuation {
            Valuation::WeightedAverage => average,
            Valuation::Fifo => first_in,
        };
        self.quantity -= quantity;
        self.value -= worth;
        (worth, taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> Day {
        Day::from_ymd(2026, 9, number).expect("a day")
    }

    fn shelf_of(layers: &[(u32, i64)]) -> Shelf {
        let mut shelf = Shelf::default();
        for (index, (quantity, fen)) in layers.iter().enumerate() {
            shelf.put((None, day(index as u32 + 1), None), Quantity::from(*quantity), Money::from_fen(*fen));
        }
        shelf
    }

    #[test]
    fn what_goes_out_is_worth_the_average_and_the_last_takes_the_rest() {
        let mut shelf = shelf_of(&[(1, 100), (2, 201)]);
        let take = |shelf: &mut Shelf| shelf.take(day(9), None, Quantity::from(1), Valuation::WeightedAverage).0.to_string();
        assert_eq!(take(&mut shelf), "1.00");
        assert_eq!(take(&mut shelf), "1.01");
        assert_eq!(take(&mut shelf), "1.00");
        assert_eq!(shelf.value(), Money::ZERO);
        assert!(shelf.quantity().is_zero());
    }

    #[test]
    fn first_in_is_first_out() {
        let mut shelf = shelf_of(&[(10, 1000), (10, 2000)]);
        let (worth, _) = shelf.take(day(9), None, Quantity::from(15), Valuation::Fifo);
        assert_eq!(worth.to_string(), "20.00");
        assert_eq!(shelf.value().to_string(), "10.00");
    }

    #[test]
    fn an_issue_without_lot_takes_the_oldest() {
        let mut names = crate::id::Names::default();
        let (old, new) = (Label(names.intern("A")), Label(names.intern("B")));
        let mut shelf = Shelf::default();
        shelf.put((Some(new), day(5), None), Quantity::from(5), Money::from_fen(500));
        shelf.put((Some(old), day(2), None), Quantity::from(5), Money::from_fen(500));
        let (_, taken) = shelf.take(day(9), None, Quantity::from(7), Valuation::WeightedAverage);
        let lots: Vec<_> = taken.iter().map(|part| (part.lot, part.quantity.to_string())).collect();
        assert_eq!(lots, [(Some(old), "5".to_owned()), (Some(new), "2".to_owned())]);
    }

    #[test]
    fn goods_that_went_out_before_they_came_in_leave_no_quantity_behind() {
        let mut shelf = Shelf::default();
        shelf.take(day(1), None, Quantity::from(3), Valuation::WeightedAverage);
        assert_eq!(shelf.quantity().to_string(), "-3");
        shelf.put((None, day(2), None), Quantity::from(3), Money::from_fen(300));
        assert!(shelf.quantity().is_zero());
        assert!(shelf.layers().is_empty());
    }
}

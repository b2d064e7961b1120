//! What lies of one item at one place: lots, oldest first, and the value by weighted average or first in, first out.
//!
//! Each outgoing line is worth average × quantity, rounded half up to the fen; what empties the shelf takes the rest, so
//! that no fen is left on an empty shelf. By `fifo` the same holds for each layer.
//!
//! A shelf below zero owes goods at the last price known. When they come in at another price, the difference is kept apart
//! and goes with what empties the shelf: what lies there is worth what it cost, and no average runs away. A day below
//! zero is a fault of its own (`count/stock-negative`).

use super::Written;
use crate::day::Day;
use crate::id::Label;
use crate::money::Money;
use crate::number;
use crate::policy::Valuation;
use crate::quantity::Quantity;
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Goods of one lot that came in together.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'l> {
    /// The row that brought it into the house, where one did.
    pub from: Option<Written<'l>>,
    /// The lot, where one is named.
    pub lot: Option<Label>,
    /// The day on which it came in.
    pub since: Day,
    /// The last day of its shelf life, where it is known.
    pub expires: Option<Day>,
    /// How much of it there is.
    pub quantity: Quantity,
    /// What that is worth by first in, first out.
    pub value: Money,
}

/// How old a layer is: the day, then the order of arrival.
type Age = (Day, u32);

/// One item at one place.
#[derive(Debug, Default)]
pub struct Shelf<'l> {
    layers: BTreeMap<Age, Layer<'l>>,
    /// The same layers by lot, the oldest of each first.
    by_lot: BTreeSet<(Option<Label>, Age)>,
    /// What went out of a lot beyond what it had.
    owed: HashMap<Option<Label>, Quantity, FixedState>,
    arrivals: u32,
    quantity: Quantity,
    value: Money,
    /// How much of the value belongs to no goods: what was owed came in at another price than it went out.
    apart: Money,
    /// So much was worth so much when anything was last worth something: the price of goods that come in without one, and
    /// of what goes out of an empty shelf.
    last_price: (Money, Quantity),
    /// Whether goods went out at the average, so that the layers' own values no longer add up to the shelf's.
    averaged: bool,
}

impl<'l> Shelf<'l> {
    /// How much lies there.
    pub const fn quantity(&self) -> Quantity {
        self.quantity
    }

    /// What it is worth.
    pub const fn value(&self) -> Money {
        self.value
    }

    /// What lies there, oldest first.
    pub fn layers(&self) -> impl Iterator<Item = &Layer<'l>> {
        self.layers.values()
    }

    /// What so much is worth at the average of the moment.
    pub fn at_average(&self, quantity: Quantity) -> Money {
        let goods = self.goods();
        if self.quantity > Quantity::ZERO && !goods.is_negative() {
            portion(goods, quantity, self.quantity)
        } else {
            self.at_last_price(quantity)
        }
    }

    /// What the goods that lie there, or are owed, are worth.
    fn goods(&self) -> Money {
        self.value - self.apart
    }

    fn at_last_price(&self, quantity: Quantity) -> Money {
        let (value, whole) = self.last_price;
        if whole.is_zero() { Money::ZERO } else { portion(value, quantity, whole) }
    }

    /// Puts goods on the shelf; the value is that of all parts together.
    pub fn put(&mut self, parts: &[Layer<'l>], value: Money) {
        let quantity: Quantity = parts.iter().map(|part| part.quantity).sum();
        let (before, goods) = (self.quantity, self.goods());
        self.quantity += quantity;
        self.value += value;
        if before < Quantity::ZERO {
            // What is left of them costs what they cost; what is still owed is owed at the price at which it went out.
            let is_covered = self.quantity >= Quantity::ZERO;
            let left = if is_covered { portion(value, self.quantity, quantity) } else { portion(goods, self.quantity, before) };
            self.apart = self.value - left;
        }
        self.learn_price(value, quantity);
        for part in parts {
            // What went out before it came in is covered first.
            let mut rest = part.quantity;
            if let Some(owed) = self.owed.get_mut(&part.lot) {
                let cover = rest.min(*owed);
                *owed -= cover;
                rest -= cover;
                if owed.is_zero() {
                    self.owed.remove(&part.lot);
                }
            }
            if rest.is_zero() {
                continue;
            }
            let age = (part.since, self.arrivals);
            self.arrivals = self.arrivals.wrapping_add(1);
            self.by_lot.insert((part.lot, age));
            self.layers.insert(age, Layer { quantity: rest, value: portion(part.value, rest, part.quantity), ..*part });
        }
    }

    /// Takes goods from a lot, or from the oldest when none is named; gives what they are worth and what they are.
    pub fn take(&mut self, day: Day, lot: Option<Label>, quantity: Quantity, valuation: Valuation) -> (Money, Vec<Layer<'l>>) {
        if valuation == Valuation::Fifo && self.averaged {
            self.price_layers();
        }
        self.averaged |= valuation == Valuation::WeightedAverage;
        // What empties the shelf takes the rest.
        let is_all = self.quantity > Quantity::ZERO && self.quantity == quantity;
        let average = if is_all { self.value } else { self.at_average(quantity) };
        if self.quantity > Quantity::ZERO {
            self.learn_price(self.goods(), self.quantity);
        }
        let mut parts = self.draw((day, lot), None, quantity);
        let worth = match valuation {
            Valuation::Fifo if self.quantity != quantity => parts.iter().map(|part| part.value).sum(),
            _ => average,
        };
        if valuation == Valuation::WeightedAverage {
            for part in &mut parts {
                part.value = portion(worth, part.quantity, quantity);
            }
        }
        // The last part takes the rest, so that the parts are worth what the whole is worth.
        let rest = worth - parts.iter().map(|part| part.value).sum();
        if let Some(last) = parts.last_mut() {
            last.value += rest;
        }
        self.leave(quantity, worth);
        (worth, parts)
    }

    /// Takes off what an earlier row had put on, at the value it had then; gives what it is worth.
    pub fn take_back(&mut self, parts: &[Layer<'l>], value: Money) -> Money {
        let quantity: Quantity = parts.iter().map(|part| part.quantity).sum();
        let worth = if self.quantity > Quantity::ZERO && self.quantity == quantity { self.value } else { value };
        for part in parts {
            self.draw((part.since, part.lot), Some(part.since), part.quantity);
        }
        self.leave(quantity, worth);
        worth
    }

    /// So much went out, worth so much; nothing is kept apart on an empty shelf that is worth nothing.
    fn leave(&mut self, quantity: Quantity, worth: Money) {
        self.quantity -= quantity;
        self.value -= worth;
        if self.quantity.is_zero() {
            self.apart = self.value;
        }
    }

    /// Takes layers down, the oldest first or one of a certain day first; what is not there is owed.
    fn draw(&mut self, (day, lot): (Day, Option<Label>), first: Option<Day>, quantity: Quantity) -> Vec<Layer<'l>> {
        let mut rest = quantity;
        let mut parts = Vec::new();
        while !rest.is_zero() {
            let oldest = |(from, until): (Day, Day)| {
                self.by_lot.range((lot, (from, 0))..=(lot, (until, u32::MAX))).next().map(|(_, age)| *age)
            };
            let of_day = first.and_then(|day| oldest((day, day)));
            let next = of_day.or_else(|| if lot.is_none() { self.layers.keys().next().copied() } else { oldest(Day::ALL) });
            let Some((age, layer)) = next.and_then(|age| Some((age, self.layers.get_mut(&age)?))) else { break };
            let part = rest.min(layer.quantity);
            let worth = if part == layer.quantity { layer.value } else { portion(layer.value, part, layer.quantity) };
            parts.push(Layer { quantity: part, value: worth, ..*layer });
            layer.quantity -= part;
            layer.value -= worth;
            rest -= part;
            if layer.quantity.is_zero() {
                let lot = layer.lot;
                self.layers.remove(&age);
                self.by_lot.remove(&(lot, age));
            }
        }
        if !rest.is_zero() {
            *self.owed.entry(lot).or_default() += rest;
            parts.push(Layer { from: None, lot, since: day, expires: None, quantity: rest, value: self.at_last_price(rest) });
        }
        parts
    }

    /// Gives every layer its share of the shelf's value: where `fifo` begins, what lies there lies at its average.
    fn price_layers(&mut self) {
        let mut quantity: Quantity = self.layers.values().map(|layer| layer.quantity).sum();
        let mut value = self.goods();
        for layer in self.layers.values_mut() {
            layer.value = portion(value, layer.quantity, quantity);
            value -= layer.value;
            quantity -= layer.quantity;
        }
        self.averaged = false;
    }

    fn learn_price(&mut self, value: Money, quantity: Quantity) {
        if !quantity.is_zero() {
            self.last_price = (value.abs(), quantity.abs());
        }
    }
}

/// What a part of something is worth, rounded half up to the fen.
pub fn portion(value: Money, part: Quantity, whole: Quantity) -> Money {
    if part == whole {
        return value;
    }
    let (value, part, whole) = (value.yuan(), part.number(), whole.number());
    let product = value.checked_mul(part).and_then(|product| product.checked_div(whole));
    // Figures beyond what a decimal holds: the share first, which is small where the product is not.
    bounded(product.or_else(|| part.checked_div(whole).and_then(|share| value.checked_mul(share))))
}

/// An amount that later sums can hold, whatever a hostile row says.
fn bounded(yuan: Option<Decimal>) -> Money {
    let most = Decimal::from(number::LARGEST);
    Money::from_yuan(yuan.unwrap_or(most).clamp(-most, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> Day {
        Day::from_ymd(2026, 9, number).expect("a day")
    }

    fn layer(lot: Option<Label>, since: u32, quantity: u32, fen: i64) -> Layer<'static> {
        Layer { from: None, lot, since: day(since), expires: None, quantity: Quantity::from(quantity), value: Money::from_fen(fen) }
    }

    fn put(shelf: &mut Shelf<'static>, layer: Layer<'static>) {
        shelf.put(&[layer], layer.value);
    }

    fn shelf_of(layers: &[(u32, i64)]) -> Shelf<'static> {
        let mut shelf = Shelf::default();
        for (index, (quantity, fen)) in layers.iter().enumerate() {
            put(&mut shelf, layer(None, index as u32 + 1, *quantity, *fen));
        }
        shelf
    }

    fn take(shelf: &mut Shelf<'static>, quantity: u32, valuation: Valuation) -> String {
        shelf.take(day(9), None, Quantity::from(quantity), valuation).0.to_string()
    }

    #[test]
    fn what_goes_out_is_worth_the_average_and_the_last_takes_the_rest() {
        let mut shelf = shelf_of(&[(1, 100), (2, 201)]);
        assert_eq!(take(&mut shelf, 1, Valuation::WeightedAverage), "1.00");
        assert_eq!(take(&mut shelf, 1, Valuation::WeightedAverage), "1.01");
        assert_eq!(take(&mut shelf, 1, Valuation::WeightedAverage), "1.00");
        assert_eq!(shelf.value(), Money::ZERO);
        assert!(shelf.quantity().is_zero());
    }

    #[test]
    fn first_in_is_first_out() {
        let mut shelf = shelf_of(&[(10, 1000), (10, 2000)]);
        assert_eq!(take(&mut shelf, 15, Valuation::Fifo), "20.00");
        assert_eq!(shelf.value().to_string(), "10.00");
    }

    #[test]
    fn where_fifo_begins_the_stock_lies_at_its_average() {
        let mut shelf = shelf_of(&[(10, 1000), (10, 2000)]);
        assert_eq!(take(&mut shelf, 5, Valuation::WeightedAverage), "7.50");
        assert_eq!(take(&mut shelf, 5, Valuation::Fifo), "7.50");
        assert_eq!(take(&mut shelf, 10, Valuation::Fifo), "15.00");
        assert_eq!(shelf.value(), Money::ZERO);
    }

    #[test]
    fn an_issue_without_lot_takes_the_oldest() {
        let mut names = crate::id::Names::default();
        let (old, new) = (Label(names.intern("A")), Label(names.intern("B")));
        let mut shelf = Shelf::default();
        put(&mut shelf, layer(Some(new), 5, 5, 500));
        put(&mut shelf, layer(Some(old), 2, 5, 500));
        let (_, taken) = shelf.take(day(9), None, Quantity::from(7), Valuation::WeightedAverage);
        let lots: Vec<_> = taken.iter().map(|part| (part.lot, part.quantity.to_string())).collect();
        assert_eq!(lots, [(Some(old), "5".to_owned()), (Some(new), "2".to_owned())]);
    }

    #[test]
    fn goods_that_went_out_before_they_came_in_leave_no_quantity_behind() {
        let mut shelf = Shelf::default();
        take(&mut shelf, 3, Valuation::WeightedAverage);
        assert_eq!(shelf.quantity().to_string(), "-3");
        put(&mut shelf, layer(None, 2, 3, 300));
        assert!(shelf.quantity().is_zero());
        assert_eq!(shelf.layers().count(), 0);
    }

    #[test]
    fn what_went_out_before_it_came_in_drives_no_average() {
        let mut shelf = shelf_of(&[(10, 1000)]);
        // Nine more went out than there were, at 1.00; ten come in at 2.00, and one of them is left.
        assert_eq!(take(&mut shelf, 19, Valuation::WeightedAverage), "19.00");
        put(&mut shelf, layer(None, 2, 10, 2000));
        assert_eq!(shelf.at_average(Quantity::from(1)).to_string(), "2.00");
        put(&mut shelf, layer(None, 3, 9, 1800));
        assert_eq!(take(&mut shelf, 4, Valuation::WeightedAverage), "8.00");
        // The 9.00 that the owed ones cost more goes with what empties the shelf.
        assert_eq!(take(&mut shelf, 6, Valuation::WeightedAverage), "21.00");
        assert_eq!(shelf.value(), Money::ZERO);
        put(&mut shelf, layer(None, 4, 5, 1000));
        assert_eq!(take(&mut shelf, 2, Valuation::WeightedAverage), "4.00");
    }

    #[test]
    fn what_is_still_owed_is_owed_at_the_price_at_which_it_went_out() {
        let mut shelf = shelf_of(&[(1, 100)]);
        take(&mut shelf, 11, Valuation::WeightedAverage);
        put(&mut shelf, layer(None, 2, 5, 1500));
        assert_eq!((shelf.quantity().to_string(), shelf.goods().to_string()), ("-5".to_owned(), "-5.00".to_owned()));
        put(&mut shelf, layer(None, 3, 6, 1800));
        assert_eq!(shelf.at_average(Quantity::from(1)).to_string(), "3.00");
    }

    #[test]
    fn what_is_taken_back_leaves_at_the_value_it_came_with() {
        let mut shelf = shelf_of(&[(10, 1000), (10, 2000)]);
        assert_eq!(shelf.take_back(&[layer(None, 2, 10, 2000)], Money::from_fen(2000)).to_string(), "20.00");
        assert_eq!(take(&mut shelf, 10, Valuation::Fifo), "10.00");
        assert_eq!(shelf.value(), Money::ZERO);
    }

    #[test]
    fn figures_beyond_all_reason_do_not_overflow() {
        let huge = Quantity::new(Decimal::from(number::LARGEST));
        let tiny = Quantity::new(Decimal::new(1, 12));
        let yuan = Money::from_yuan(Decimal::from(number::LARGEST));
        for valuation in [Valuation::WeightedAverage, Valuation::Fifo] {
            for (first, second) in [(huge, tiny), (tiny, huge)] {
                let mut shelf = Shelf::default();
                for _ in 0..100 {
                    shelf.put(&[Layer { quantity: first, value: yuan, ..layer(None, 1, 0, 0) }], yuan);
                    shelf.take(day(2), None, second, valuation);
                }
            }
        }
    }
}

//! Prices that were really asked: of each delivery to the canteen, and of each line of an order.

use crate::books::purchases::own_units;
use crate::day::Day;
use crate::findings::RowName;
use crate::id::{Id, Label};
use crate::money::UnitPrice;
use crate::quantity::Quantity;
use crate::reports::{Choice, Desk};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The part of the median by which a price has to be off to be marked.
const OUTLIER: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

/// One price.
pub(super) struct Offer {
    pub day: Day,
    pub supplier: Id,
    /// The slip, or the purchase.
    pub document: Id,
    /// How much, in the item's own unit.
    pub quantity: Quantity,
    /// Yuan for one of the item's own unit.
    pub price: UnitPrice,
    pub row: RowName,
}

/// The prices of one item, by day and document.
pub(super) struct OffersOfItem {
    pub item: Id,
    pub offers: Vec<Offer>,
}

impl OffersOfItem {
    /// The middle of all prices; of an even number the mean of the two in the middle.
    pub(super) fn median(&self) -> Option<UnitPrice> {
        let mut prices: Vec<UnitPrice> = self.offers.iter().map(|offer| offer.price).collect();
        prices.sort_unstable();
        let upper = prices.get(prices.len() / 2)?;
        if !prices.len().is_multiple_of(2) {
            return Some(*upper);
        }
        let lower = prices.get((prices.len() / 2).checked_sub(1)?)?;
        Some(UnitPrice::from_yuan((lower.yuan() + upper.yuan()) / Decimal::TWO))
    }

    /// Whether a price stands more than a fifth off the median.
    pub(super) fn is_outlier(&self, offer: &Offer) -> bool {
        let limit = |median: UnitPrice| median.yuan().checked_mul(OUTLIER);
        let off = |median: UnitPrice| (offer.price.yuan() - median.yuan()).abs();
        self.median().is_some_and(|median| limit(median).is_some_and(|limit| limit < off(median)))
    }

    /// The prices of a day.
    pub(super) fn on(&self, day: Day) -> impl Iterator<Item = &Offer> {
        let from = self.offers.partition_point(|offer| offer.day < day);
        self.offers.get(from..).unwrap_or_default().iter().take_while(move |offer| offer.day == day)
    }
}

/// Every price of the days, by item.
pub(super) fn gather(desk: &Desk<'_>) -> Vec<OffersOfItem> {
    let mut items: BTreeMap<&str, OffersOfItem> = BTreeMap::new();
    let mut add = |item: Id, offer: Offer| {
        if desk.wants(Choice::Item, item) && desk.wants(Choice::Supplier, offer.supplier) && desk.holds(offer.day) {
            items.entry(desk.text(item)).or_insert_with(|| OffersOfItem { item, offers: Vec::new() }).offers.push(offer);
        }
    };
    for row in desk.books.deliveries.accepted() {
        if let Some((quantity, price)) = for_one(desk, row.item, row.unit, row.quantity, row.price) {
            let (day, supplier, document) = (row.date, row.supplier, row.slip);
            add(row.item, Offer { day, supplier, document, quantity, price, row: desk.row(row) });
        }
    }
    for chain in desk.books.purchases.chains().iter().filter(|chain| chain.row.cancelled.is_none()) {
        for order in chain.row.all_orders() {
            for line in &order.lines {
                let Some((item, price)) = line.item.zip(line.price) else { continue };
                if let Some((quantity, price)) = for_one(desk, item, line.unit, line.quantity, price) {
                    let (day, supplier, document) = (order.date, order.supplier, chain.row.id);
                    add(item, Offer { day, supplier, document, quantity, price, row: desk.row(chain.row) });
                }
            }
        }
    }
    for offers in items.values_mut() {
        offers.offers.sort_by_key(|offer| (offer.day, desk.text(offer.document)));
    }
    items.into_values().collect()
}

/// Quantity and price in the item's own unit; nothing where the unit does not convert.
fn for_one(desk: &Desk<'_>, item: Id, unit: Option<Label>, much: Quantity, price: UnitPrice) -> Option<(Quantity, UnitPrice)> {
    let factor = own_units(item, unit, desk.rows(), &desk.ledger.names)?;
    let quantity = much.number().checked_mul(factor)?;
    let price = price.yuan().checked_div(factor)?;
    Some((Quantity::new(quantity), UnitPrice::from_yuan(price)))
}

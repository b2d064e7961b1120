//! The three-way match (三单相符): where what was ordered, accepted, stored and billed of a purchase do not agree.

use super::chain::Chain;
use super::proof::Proof;
use super::quantities::{PurchasedItem, worth};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{AcceptedLine, Asset, ItemKind, Receipt};
use crate::source::Spot;

/// One disagreement within a purchase.
#[derive(Debug, Clone, Copy)]
pub enum Mismatch<'b, 'l> {
    /// It was bought, and nobody wrote down the order.
    Unordered(Proof<'l>),
    /// The receipt that takes their sum above what was ordered, and the sum.
    Billed(&'l Receipt, Money),
    /// The line of an acceptance that takes what came above what was due; how much came by then, and how much was due.
    Accepted(&'b PurchasedItem<'l>, &'l AcceptedLine, Quantity, Quantity),
    /// What was accepted and what was stored are not the same.
    Stored(&'b PurchasedItem<'l>),
    /// Less came, and stayed, than was claimed for: the thing, and what the claimed receipts come to.
    Short(&'b PurchasedItem<'l>, Money),
    /// A thing without item that a later line describes by another kind or unit: the line's cell.
    Described(&'b PurchasedItem<'l>, Spot),
    /// Durable things that are neither stored nor registered as assets, and how many assets there are.
    Unregistered(&'b PurchasedItem<'l>, Quantity),
}

impl<'l> Chain<'l> {
    /// Every disagreement. Durable things that cost the threshold or more have to be assets and are no matter of stock.
    ///
    /// `billed` says what each receipt bills of the purchase: nothing where it is found not to belong to it.
    pub fn mismatches(&self, threshold: Money, billed: impl Fn(&Receipt) -> Money + Copy) -> Vec<Mismatch<'_, 'l>> {
        let unordered = self.proof().filter(|_| self.first_order().is_none()).map(Mismatch::Unordered);
        let mut found: Vec<Mismatch<'_, 'l>> = unordered.or_else(|| self.overbilled(billed)).into_iter().collect();
        found.extend(self.items.iter().filter_map(|item| item.described.map(|spot| Mismatch::Described(item, spot))));
        let sure = || self.items.iter().filter(|item| item.is_sure);
        let over: Vec<Mismatch<'_, 'l>> = sure().filter_map(overaccepted).collect();
        let excess = |mismatch: &Mismatch<'_, 'l>| match mismatch {
            Mismatch::Accepted(_, _, sum, due) => *sum - *due,
            _ => Quantity::ZERO,
        };
        for item in sure().filter(|item| item.is_stock() && self.is_stored_wrongly(item)) {
            // What was accepted too much is told once, not again against the store; nor what was accepted as another thing.
            let is_over = |other: &Mismatch<'_, 'l>| {
                matches!(other, Mismatch::Accepted(there, ..) if std::ptr::eq(*there, item))
                    || item.stored - item.accepted == excess(other)
            };
            if !over.iter().any(is_over) {
                found.push(Mismatch::Stored(item));
            }
        }
        found.extend(over);
        if let Some(short) = self.short(billed).filter(|short| !found.iter().any(|told| is_about(told, short))) {
            found.push(Mismatch::Short(short.0, short.1));
        }
        found.extend(self.unregistered(threshold));
        found
    }

    fn overbilled(&self, billed: impl Fn(&Receipt) -> Money) -> Option<Mismatch<'_, 'l>> {
        let total: Money = self.receipts.iter().map(|receipt| billed(receipt)).sum();
        let mut sum = Money::ZERO;
        let over = self.receipts.iter().filter(|_| total > self.ordered).find(|receipt| {
            sum += billed(receipt);
            sum > self.ordered
        })?;
        Some(Mismatch::Billed(over, sum))
    }

    /// What was claimed though it has not all come, or has gone back: the first thing that is short.
    ///
    /// Without any acceptance the claim is too early, which is a fault of the claim.
    fn short(&self, billed: impl Fn(&Receipt) -> Money) -> Option<(&PurchasedItem<'l>, Money)> {
        let is_claimed = |receipt: &&&Receipt| receipt.claim.is_some() || receipt.total < Money::ZERO;
        let claimed: Money = self.receipts.iter().filter(is_claimed).map(|receipt| billed(receipt)).sum();
        if self.row.acceptances.is_empty() || claimed <= Money::ZERO || self.items.iter().any(|item| !item.is_sure) {
            return None;
        }
        let is_short = |item: &&PurchasedItem<'_>| item.accepted - item.sent_back < item.due().unwrap_or_default();
        let mut missing = Money::ZERO;
        for item in self.items.iter().filter(is_short) {
            missing += worth(item.price_each?, item.due()? - item.accepted + item.sent_back);
        }
        // What came was worth so much; prices of parts may be rounded up.
        let came = self.ordered - missing + Money::from_fen(i64::try_from(self.items.len()).unwrap_or_default());
        let first = self.items.iter().find(is_short)?;
        (claimed > came).then_some((first, claimed))
    }

    /// Equipment that was asked for as a service, so that nobody has to count or register it: an asset came of it all the same.
    ///
    /// What works build is no equipment.
    pub fn equipment(&self, is_built: impl Fn(&Asset) -> bool) -> Option<(&PurchasedItem<'l>, &'l Asset)> {
        let asset = self.assets.iter().find(|asset| !is_built(asset))?;
        let item = self.items.first().filter(|_| self.items.iter().all(|item| item.kind == Some(ItemKind::Service)))?;
        Some((item, asset))
    }

    fn is_stored_wrongly(&self, item: &PurchasedItem<'_>) -> bool {
        let nothing_stored = item.storings.is_empty();
        // A claim without acceptance, or without any stock-in, is a fault of the claim.
        if !self.claims.is_empty() && (nothing_stored || self.row.acceptances.is_empty()) {
            return false;
        }
        let may_be_elsewhere = match item.kind {
            Some(ItemKind::Durable) => true,
            // The canteen's slips name receipts only where a school does so.
            Some(ItemKind::Food) => nothing_stored,
            _ => false,
        };
        item.stored > item.accepted || (item.stored < item.accepted && !may_be_elsewhere)
    }

    fn unregistered(&self, threshold: Money) -> Option<Mismatch<'_, 'l>> {
        let is_small = |item: &&PurchasedItem<'_>| {
            let is_durable = item.is_stock() && item.kind == Some(ItemKind::Durable) && item.is_sure;
            is_durable && item.price_each.is_none_or(|price| price.yuan() < threshold.yuan())
        };
        let registered: Quantity = self.assets.iter().map(|asset| asset.quantity.unwrap_or(Quantity::from(1))).sum();
        let short: Vec<&PurchasedItem<'l>> =
            self.items.iter().filter(is_small).filter(|item| item.accepted > item.stored).collect();
        let missing: Quantity = short.iter().map(|item| item.accepted - item.stored).sum();
        short.first().filter(|_| missing > registered).map(|item| Mismatch::Unregistered(item, registered))
    }
}

/// Whether a disagreement is told of the thing already: what the store or a description says otherwise is the same slip.
fn is_about<'l>(told: &Mismatch<'_, 'l>, (item, _): &(&PurchasedItem<'l>, Money)) -> bool {
    match told {
        Mismatch::Stored(other) | Mismatch::Described(other, _) | Mismatch::Accepted(other, ..) => std::ptr::eq(*other, *item),
        _ => false,
    }
}

/// What came, less what went back, is no more than was requested and ordered.
fn overaccepted<'b, 'l>(item: &'b PurchasedItem<'l>) -> Option<Mismatch<'b, 'l>> {
    let due = item.due()?;
    let mut sum = Quantity::ZERO - item.sent_back;
    let over = item.acceptances.iter().filter(|_| item.accepted - item.sent_back > due).find(|accepted| {
        sum += accepted.quantity;
        sum > due
    })?;
    Some(Mismatch::Accepted(item, over.line?, sum, due))
}

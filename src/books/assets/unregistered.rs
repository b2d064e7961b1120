//! Durable things that were accepted and that the register of assets does not have, purchase by purchase.
//!
//! Assets name the purchase they came of, themselves or by their receipt. A purchase is registered when as many pieces stand
//! in the register as were kept, or when they cost as much: a set of ten may be one asset, and a discount may have come.

use super::AssetBook;
use super::class::{cost_each, pieces};
use crate::books::PurchaseBook;
use crate::books::purchases::{Accepted, Chain, PurchasedItem};
use crate::id::Id;
use crate::money::{Money, UnitPrice};
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::{ItemKind, Ledger, Outcome, RegisterSet};
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Why a thing has to be registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// One of them costs as much as the threshold.
    Price,
    /// Each costs less, but they are many (大批同类物资).
    Bulk,
}

/// Something that has to be registered and is not.
#[derive(Debug, Clone, Copy)]
pub struct Unregistered<'b, 'l> {
    /// The purchase.
    pub chain: &'b Chain<'l>,
    /// The thing.
    pub item: &'b PurchasedItem<'l>,
    /// The delivery with which the register falls behind.
    pub delivery: Accepted<'l>,
    /// What one costs.
    pub price: UnitPrice,
    /// How many pieces of the purchase have to stand in the register.
    pub due: Quantity,
    /// How many do.
    pub registered: Quantity,
}

/// What the register lacks for a reason, at most one thing a purchase, and how many things were looked at.
pub fn unregistered<'b, 'l>(
    ledger: &Ledger,
    settings: &Settings,
    purchases: &'b PurchaseBook<'l>,
    assets: &AssetBook<'l>,
    reason: Reason,
) -> (usize, Vec<Unregistered<'b, 'l>>) {
    let (registered, strays) = (registered(ledger, assets), strays(ledger, assets));
    let (mut looked_at, mut missing) = (0, Vec::new());
    for chain in purchases.bought().filter(|chain| !chain.is_rejected()) {
        let (count, cost) = registered.get(&chain.row.id).copied().unwrap_or_default();
        let (mut due, mut worth) = (Quantity::ZERO, Money::ZERO);
        let mut things: Vec<_> = chain.items.iter().filter_map(|item| has_to_be(settings, chain, item)).collect();
        // What costs enough by itself comes first: it is what a register that is too short most likely has.
        things.sort_by_key(|(why, ..)| *why);
        for (why, item, price, kept) in things {
            looked_at += usize::from(why == reason);
            let before = due;
            due += kept;
            worth += price.of(kept);
            // Assets of that price that name a purchase which stands nowhere, and are told as such, may be these.
            let stray = strays.get(&Money::from_yuan(price.yuan())).copied().unwrap_or_default();
            if count + stray >= due || cost >= worth {
                continue;
            }
            let delivery = falls_behind(item, count - before);
            if let Some(delivery) = delivery.filter(|_| why == reason) {
                missing.push(Unregistered { chain, item, delivery, price, due, registered: count });
            }
            break;
        }
    }
    (looked_at, missing)
}

/// Whether a thing has to be registered, and why; what one costs and how many were kept.
fn has_to_be<'b, 'l>(
    settings: &Settings,
    chain: &Chain<'l>,
    item: &'b PurchasedItem<'l>,
) -> Option<(Reason, &'b PurchasedItem<'l>, UnitPrice, Quantity)> {
    let kept = item.accepted - item.sent_back;
    if item.kind != Some(ItemKind::Durable) || !item.is_sure || kept <= Quantity::ZERO {
        return None;
    }
    let price = price_of(chain, item)?;
    price.yuan().checked_mul(kept.number())?;
    let policy = &settings.policy.on(item.acceptances.first()?.acceptance.date).assets;
    let reaches = |amount: Money| price.yuan() >= amount.yuan();
    let reason = if reaches(policy.threshold) {
        Reason::Price
    } else if reaches(policy.bulk_threshold) && kept >= Quantity::from(policy.bulk_quantity) {
        Reason::Bulk
    } else {
        return None;
    };
    Some((reason, item, price, kept))
}

/// What one costs: where one order without lines buys one thing, its amount says so; else the line.
fn price_of(chain: &Chain<'_>, item: &PurchasedItem<'_>) -> Option<UnitPrice> {
    let mut orders = chain.row.all_orders();
    match (orders.next(), orders.next(), item.requested) {
        (Some(order), None, Some(requested)) if order.lines.is_empty() && chain.row.lines.len() == 1 && !requested.is_zero() => {
            order.amount.yuan().checked_div(requested.number()).map(UnitPrice::from_yuan)
        }
        _ => item.price_each,
    }
}

/// The first delivery that more pieces came with than so many.
fn falls_behind<'l>(item: &PurchasedItem<'l>, registered: Quantity) -> Option<Accepted<'l>> {
    let mut came = Quantity::ZERO;
    let mut deliveries = item.acceptances.iter();
    let first = deliveries.find(|accepted| {
        came += accepted.quantity;
        came > registered
    });
    first.or_else(|| item.acceptances.last()).copied()
}

/// How many pieces name a purchase that stands nowhere, by what one cost.
fn strays(ledger: &Ledger, assets: &AssetBook<'_>) -> HashMap<Money, Quantity, FixedState> {
    let purchases = RegisterSet::of(&["purchases"]);
    let mut strays: HashMap<Money, Quantity, FixedState> = HashMap::default();
    for asset in assets.lives().iter().map(|life| life.asset) {
        if asset.purchase.is_some_and(|purchase| ledger.look_up_in(purchase, purchases) != Outcome::Known) {
            *strays.entry(cost_each(asset)).or_default() += Quantity::new(pieces(asset).max(Decimal::ZERO));
        }
    }
    strays
}

/// How many pieces were registered of each purchase, and what they cost.
fn registered(ledger: &Ledger, assets: &AssetBook<'_>) -> HashMap<Id, (Quantity, Money), FixedState> {
    let mut registered: HashMap<Id, (Quantity, Money), FixedState> = HashMap::default();
    for life in assets.lives() {
        let receipt = life.asset.receipt.and_then(|receipt| ledger.registers.receipts.get(receipt));
        if let Some(purchase) = life.asset.purchase.or_else(|| receipt.and_then(|receipt| receipt.purchase)) {
            let (count, cost) = registered.entry(purchase).or_default();
            *count += Quantity::new(pieces(life.asset).max(Decimal::ZERO));
            *cost += life.asset.cost;
        }
    }
    registered
}

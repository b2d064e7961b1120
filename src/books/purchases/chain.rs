//! One purchase with everything that came of it: signatures, orders, deliveries, stock, receipts, claims and payments.

use super::acting::{Acting, Deed, Role};
use super::progress::{Awaited, PurchaseState};
use super::quantities::PurchasedItem;
use super::signatures::Signatures;
use crate::books::Posts;
use crate::books::known_posts::plain;
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::policy::{Band, Steps};
use crate::registers::{Asset, CanteenIntake, Claim, Order, Purchase, Receipt, StockMove};

/// A purchase and what came of it.
#[derive(Debug)]
pub struct Chain<'l> {
    /// The document.
    pub row: &'l Purchase,
    /// Σ quantity × estimated price of the request's lines.
    pub estimate: Money,
    /// Σ of the orders' amounts.
    pub ordered: Money,
    /// The band of the ladder that was in force on the day of the request; `None` where there is no ladder.
    pub band: Option<&'l Band>,
    /// The last signature of each step.
    pub signatures: Signatures<'l>,
    /// The steps of its band that lack an approval, in the order of the ladder.
    pub missing: Vec<&'l str>,
    /// The day of the last signature that it needed; `None` while one is missing.
    pub approved_on: Option<Day>,
    /// Each thing that is bought, from the request to the shelf.
    pub items: Vec<PurchasedItem<'l>>,
    /// Stock slips of kind `in` that name it or one of its acceptances, by their day.
    pub moves: Vec<&'l StockMove>,
    /// Stock slips by which goods of it went back to the supplier, by their day.
    pub returns: Vec<&'l StockMove>,
    /// Deliveries to the canteen whose receipt names it.
    pub intake: Vec<&'l CanteenIntake>,
    /// Assets that came of it.
    pub assets: Vec<&'l Asset>,
    /// Its receipts, by their day.
    pub receipts: Vec<&'l Receipt>,
    /// The claims of its receipts, each once, by their day.
    pub claims: Vec<&'l Claim>,
    /// Every state that it reached, with the day, in the order of the chain.
    pub reached: Vec<(PurchaseState, Day)>,
    /// How far it is.
    pub state: PurchaseState,
    /// What it waits for; `None` when it is done or has ended.
    pub awaits: Option<Awaited<'l>>,
}

impl<'l> Chain<'l> {
    /// The amount by which it falls into a band: the larger of the estimate and the orders or, without any order, the receipts.
    pub fn amount(&self) -> Money {
        self.estimate.max(if self.first_order().is_some() { self.ordered } else { self.billed() })
    }

    /// Whether it was bought and not called off: there is an order, or what would not be there without one.
    pub fn is_bought(&self) -> bool {
        self.row.cancelled.is_none() && (self.first_order().is_some() || self.proof().is_some())
    }

    /// Whether it was approved: no step is missing, none refused, and somebody signed or nobody has to.
    pub fn is_approved(&self) -> bool {
        self.approved_on.is_some() && self.signatures.rejected().is_none()
    }

    /// Whether a step decides on it: one of its band or, where there is no ladder, any.
    pub fn counts(&self, step: &str) -> bool {
        self.band.is_none_or(|band| band.steps.iter().any(|needed| plain(needed) == plain(step)))
    }

    /// The order that was placed first.
    pub fn first_order(&self) -> Option<&'l Order> {
        self.row.all_orders().min_by_key(|order| order.date)
    }

    /// The order with the lines that it buys: its own or, where it is the only one and has none, the request's.
    pub fn lines_of(&self, order: &'l Order) -> &'l [crate::registers::PurchaseLine] {
        let is_only = self.row.all_orders().nth(1).is_none();
        if is_only && order.lines.is_empty() { &self.row.lines } else { &order.lines }
    }

    /// The day on which it reached a state.
    pub fn day_of(&self, state: PurchaseState) -> Option<Day> {
        self.reached.iter().find(|(reached, _)| *reached == state).map(|(_, day)| *day)
    }

    /// Whether it buys goods, which are accepted before they are claimed.
    pub fn has_goods(&self) -> bool {
        self.items.iter().any(PurchasedItem::is_goods)
    }

    /// Whether the last word of a step is a refusal.
    pub fn is_rejected(&self) -> bool {
        self.signatures.rejected().is_some()
    }

    /// Who had a hand in it, in the order of the chain.
    pub fn acting(&self) -> Vec<Acting<'l>> {
        let row = self.row;
        let mut acting = vec![Acting { person: row.requester, role: Role::Requester, deed: Deed::Request(row) }];
        for signature in self.signatures.approved() {
            acting.push(Acting { person: signature.by, role: Role::Approver, deed: Deed::Signature(row, signature) });
        }
        for order in row.all_orders() {
            let bought = |person: &Id| Acting { person: *person, role: Role::Buyer, deed: Deed::Order(row, order) };
            acting.extend(order.buyers.iter().map(bought));
        }
        for acceptance in &row.acceptances {
            let accepted = |person: &Id| Acting { person: *person, role: Role::Acceptor, deed: Deed::Acceptance(row, acceptance) };
            acting.extend(acceptance.by.iter().map(accepted));
        }
        let stored = |slip: &&'l StockMove| Acting { person: slip.by, role: Role::Storekeeper, deed: Deed::Storing(slip) };
        acting.extend(self.moves.iter().map(stored));
        acting.extend(self.claims.iter().filter_map(|claim| Acting::paying(claim)));
        acting
    }

    /// On whom it waits on a day; nobody where no person can be named.
    pub fn awaits_whom(&self, posts: &Posts<'_>, steps: &Steps, day: Day) -> Vec<Id> {
        let buyers = || self.row.all_orders().flat_map(|order| order.buyers.iter().copied()).collect();
        match self.awaits {
            None => Vec::new(),
            Some(Awaited::Amendment) => vec![self.row.requester],
            Some(Awaited::Order) => posts.holders("buyer", day),
            Some(Awaited::Acceptance | Awaited::Receipt | Awaited::Claim) => buyers(),
            Some(Awaited::Storing) => posts.holders("storekeeper", day),
            Some(Awaited::ClaimSignature(claim, super::WITNESS)) => {
                self.claims.iter().filter(|row| row.id == claim).map(|row| row.claimant).collect()
            }
            Some(Awaited::Signature(step) | Awaited::ClaimSignature(_, step)) => posts.signers(step, steps, day),
            Some(Awaited::Payment(_)) => posts.holders("cashier", day),
        }
    }
}

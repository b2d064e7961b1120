//! How far a purchase is (请购单状态): derived from its papers, never typed.

use super::claim::ClaimChain;
use super::quantities::PurchasedItem;
use super::signatures::Signatures;
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{Asset, Claim, ItemKind, Purchase, Receipt};
use foldhash::fast::FixedState;
use std::collections::HashMap;

crate::words! {
    /// How far a purchase is.
    pub enum PurchaseState {
        /// Asked for; nobody has signed.
        Requested = "requested" | "已请购",
        /// Some steps have signed, not all.
        InApproval = "in-approval" | "审批中",
        /// A step has sent it back.
        Returned = "returned" | "已退回",
        /// A step has refused it.
        Rejected = "rejected" | "已否决",
        /// Every step has signed.
        Approved = "approved" | "已批准",
        /// Ordered.
        Ordered = "ordered" | "已采购",
        /// Something of the order has been accepted.
        PartlyAccepted = "partly-accepted" | "部分验收",
        /// The whole order has been accepted.
        Accepted = "accepted" | "已验收",
        /// All goods that were accepted are in a store or in the register of assets.
        Stored = "stored" | "已入库",
        /// There are receipts for the whole order.
        Invoiced = "invoiced" | "已开票",
        /// They are claimed.
        Claimed = "claimed" | "已报销",
        /// They are paid.
        Paid = "paid" | "已付款",
        /// Called off.
        Cancelled = "cancelled" | "已作废",
    }
}

/// What a purchase waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited<'l> {
    /// The signature of a step.
    Signature(&'l str),
    /// The requester, to mend what was returned.
    Amendment,
    /// The order.
    Order,
    /// A delivery, or its acceptance.
    Acceptance,
    /// The stock-in, or the registering of assets.
    Storing,
    /// A receipt.
    Receipt,
    /// A claim of its receipts.
    Claim,
    /// The signature of a step of a claim.
    ClaimSignature(Id, &'static str),
    /// The payment of a claim.
    Payment(Id),
}

/// The papers of a purchase from which its state is derived.
pub struct Papers<'p, 'l> {
    pub row: &'l Purchase,
    pub signatures: &'p Signatures<'l>,
    pub missing: &'p [&'l str],
    pub approved_on: Option<Day>,
    pub ordered: Money,
    pub items: &'p [PurchasedItem<'l>],
    pub assets: &'p [&'l Asset],
    pub receipts: &'p [&'l Receipt],
    pub claims: &'p [&'l Claim],
}

impl<'l> Papers<'_, 'l> {
    /// Every state that was reached, with its day, in the order of the chain.
    pub fn reached(&self) -> Vec<(PurchaseState, Day)> {
        use PurchaseState as State;
        let first_order = self.row.all_orders().map(|order| order.date).min();
        let claims: HashMap<Id, &Claim, FixedState> = self.claims.iter().map(|claim| (claim.id, *claim)).collect();
        let claim = |receipt: &Receipt| claims.get(&receipt.claim?).copied();
        let claimed = |receipt: &Receipt| claim(receipt).map(|claim| claim.date);
        let paid = |receipt: &Receipt| claim(receipt).and_then(|claim| Some(claim.paid.as_ref()?.date));
        let first_signature = self.row.approvals.iter().map(|approval| approval.date).min();
        let refused = self.signatures.rejected().filter(|_| first_order.is_none());
        let returned = self.signatures.returned().filter(|_| first_order.is_none() && refused.is_none());
        let days = [
            (State::Requested, Some(self.row.date)),
            (State::InApproval, first_signature),
            (State::Returned, returned.map(|signature| signature.date)),
            (State::Rejected, refused.map(|signature| signature.date)),
            (State::Approved, self.approved_on),
            (State::Ordered, first_order),
            (State::PartlyAccepted, self.row.acceptances.iter().map(|acceptance| acceptance.date).min()),
            (State::Accepted, self.accepted_on()),
            (State::Stored, self.stored_on()),
            (State::Invoiced, self.covered_on(|receipt| Some(receipt.date))),
            (State::Claimed, self.covered_on(claimed)),
            (State::Paid, self.covered_on(paid)),
        ];
        days.into_iter().filter_map(|(state, day)| Some((state, day?))).collect()
    }

    /// The day on which the last thing that was ordered had been accepted.
    fn accepted_on(&self) -> Option<Day> {
        let last = self.row.acceptances.iter().map(|acceptance| acceptance.date).max()?;
        let mut day = None;
        for item in self.items {
            let target = item.ordered.or(item.requested).unwrap_or_default();
            if target <= Quantity::ZERO {
                continue;
            }
            if !item.is_sure {
                return Some(last);
            }
            let mut so_far = Quantity::ZERO;
            let reached = item.acceptances.iter().find_map(|accepted| {
                so_far += accepted.quantity;
                (so_far >= target).then_some(accepted.acceptance.date)
            });
            day = day.max(Some(reached?));
        }
        day.or(Some(last))
    }

    /// The day on which the last of what was accepted lay in a store or stood in the register of assets.
    fn stored_on(&self) -> Option<Day> {
        let accepted_on = self.accepted_on()?;
        let goods: Vec<&PurchasedItem<'_>> = self.items.iter().filter(|item| item.is_stock()).collect();
        if goods.is_empty() {
            return None;
        }
        let mut durable = Quantity::ZERO;
        for item in &goods {
            match item.kind {
                Some(ItemKind::Durable) => durable += (item.accepted - item.stored).max(Quantity::ZERO),
                _ if item.stored < item.accepted && item.is_sure => return None,
                _ => {}
            }
        }
        let registered: Quantity = self.assets.iter().map(|asset| asset.quantity.unwrap_or(Quantity::from(1))).sum();
        let stored = goods.iter().flat_map(|item| &item.storings).map(|stored| stored.day());
        let days = stored.chain(self.assets.iter().map(|asset| asset.acquired));
        (durable <= registered).then_some(days.max()?.max(accepted_on))
    }

    /// The day on which receipts, each counted from a day of its own, came to the amount of the orders.
    fn covered_on(&self, day: impl Fn(&Receipt) -> Option<Day>) -> Option<Day> {
        self.row.all_orders().next()?;
        let mut counted: Vec<(Day, Money)> =
            self.receipts.iter().filter_map(|receipt| Some((day(receipt)?, receipt.total))).collect();
        counted.sort_unstable();
        let total: Money = counted.iter().map(|(_, amount)| *amount).sum();
        if total < self.ordered {
            return None;
        }
        let mut so_far = Money::ZERO;
        counted.into_iter().find_map(|(day, amount)| {
            so_far += amount;
            (so_far >= self.ordered).then_some(day)
        })
    }

    /// What it waits for: the first thing in the order of the chain that is not there.
    pub fn awaited(&self, reached: &[(PurchaseState, Day)], claims: &[&ClaimChain<'l>]) -> Option<Awaited<'l>> {
        use PurchaseState as State;
        let is = |state: State| reached.iter().any(|(reached, _)| *reached == state);
        if self.row.cancelled.is_some() || is(State::Rejected) {
            return None;
        }
        if !is(State::Ordered) {
            let is_bought = !self.row.acceptances.is_empty() || !self.receipts.is_empty() || !self.assets.is_empty();
            return Some(match self.missing.first() {
                _ if is_bought => Awaited::Order,
                _ if is(State::Returned) => Awaited::Amendment,
                Some(step) => Awaited::Signature(step),
                None => Awaited::Order,
            });
        }
        let has_goods = self.items.iter().any(PurchasedItem::is_stock);
        if !is(State::Accepted) {
            return Some(Awaited::Acceptance);
        }
        if has_goods && !is(State::Stored) {
            return Some(Awaited::Storing);
        }
        if self.ordered.is_zero() || is(State::Paid) {
            return None;
        }
        if !is(State::Invoiced) {
            return Some(Awaited::Receipt);
        }
        if !is(State::Claimed) {
            return Some(Awaited::Claim);
        }
        let open = claims.iter().find(|claim| claim.row.paid.is_none())?;
        Some(open.missing.first().map_or(Awaited::Payment(open.row.id), |step| Awaited::ClaimSignature(open.row.id, step)))
    }
}

/// The state that follows from what was reached.
pub fn state(row: &Purchase, reached: &[(PurchaseState, Day)]) -> PurchaseState {
    match reached.last() {
        _ if row.cancelled.is_some() => PurchaseState::Cancelled,
        Some((state, _)) => *state,
        None => PurchaseState::Requested,
    }
}

//! Claims (报销) beside their receipts: which claim is not what its receipts come to, and which receipt explains it.

use super::invoices::doubt;
use super::{InvoiceBook, Parties, PaymentBook};
use crate::id::Id;
use crate::money::Money;
use crate::registers::{Claim, Ledger, Receipt, Verdict};
use crate::source::At;
use std::collections::{BTreeMap, BTreeSet};

/// Why a claim is not what its receipts come to.
#[derive(Debug, Clone, Copy)]
pub enum Cause<'l> {
    /// Nobody can say.
    Open,
    /// Receipts of the amount that is missing name a claim that stands nowhere.
    Unknown,
    /// A receipt of the amount that is missing names no claim.
    Unclaimed(&'l Receipt),
    /// A receipt of the amount that is missing names this other claim, which has it too much.
    Misfiled(&'l Receipt, &'l Claim),
}

/// A claim that is not what its receipts come to.
#[derive(Debug, Clone, Copy)]
pub struct ClaimFault<'l> {
    /// The claim.
    pub claim: &'l Claim,
    /// What its receipts come to.
    pub total: Money,
    /// What was struck off them.
    pub struck: Money,
    /// Why.
    pub cause: Cause<'l>,
}

impl ClaimFault<'_> {
    /// What is due: the receipts less what was struck off.
    pub fn due(&self) -> Money {
        self.total - self.struck
    }
}

/// Every claim that is not what its receipts come to.
#[derive(Debug, Default)]
pub struct Claimed<'l> {
    faults: Vec<ClaimFault<'l>>,
    misfiled: BTreeSet<At>,
}

impl<'l> Claimed<'l> {
    /// Adds up the receipts of every claim that was not turned down.
    ///
    /// An invoice that is entered twice counts once, and a total that is not net and tax may be either: both are found
    /// where they stand.
    pub fn build(ledger: &'l Ledger, payments: &PaymentBook<'l>, invoices: &InvoiceBook<'l>, parties: &Parties) -> Self {
        let registers = &ledger.registers;
        let mut faults: Vec<ClaimFault<'l>> = Vec::new();
        for claim in registers.claims.iter().filter(|claim| !is_rejected(claim)) {
            let receipts = payments.receipts_of(claim.id);
            let struck = claim.struck.unwrap_or_default();
            let total: Money = receipts.iter().map(|receipt| receipt.total).sum();
            let doubts: Money = receipts.iter().map(|receipt| doubt(receipt)).sum();
            let repeated = receipts.iter().filter(|receipt| invoices.is_repeated(receipt));
            let again: Money = repeated.map(|receipt| receipt.total).sum();
            let wanted = claim.amount + struck;
            if wanted != total && wanted != total - again && wanted != total + doubts {
                faults.push(ClaimFault { claim, total, struck, cause: Cause::Open });
            }
        }
        let mut claimed = Self { faults, misfiled: BTreeSet::new() };
        if !claimed.faults.is_empty() {
            claimed.explain(ledger, payments, parties);
        }
        claimed
    }

    /// Looks for the receipt that a claim lacks.
    fn explain(&mut self, ledger: &'l Ledger, payments: &PaymentBook<'l>, parties: &Parties) {
        let registers = &ledger.registers;
        // Receipts that belong to no claim, by their amount.
        let mut loose: BTreeMap<Money, Vec<&'l Receipt>> = BTreeMap::new();
        let mut unknown: BTreeMap<Id, Money> = BTreeMap::new();
        for receipt in &registers.receipts {
            match receipt.claim {
                None => loose.entry(receipt.total).or_default().push(receipt),
                Some(claim) if registers.claims.get(claim).is_none() => *unknown.entry(claim).or_default() += receipt.total,
                Some(_) => {}
            }
        }
        let unknown: BTreeSet<Money> = unknown.into_values().collect();
        // Claims with a receipt too much, by its amount.
        let mut over: BTreeMap<Money, Vec<(&'l Receipt, &'l Claim)>> = BTreeMap::new();
        for fault in &self.faults {
            let excess = fault.due() - fault.claim.amount;
            let receipts = payments.receipts_of(fault.claim.id).iter().filter(|receipt| receipt.total == excess);
            over.entry(excess).or_default().extend(receipts.map(|receipt| (*receipt, fault.claim)));
        }
        let is_of = |claim: &Claim, receipt: &Receipt| match (claim.payee, receipt.seller) {
            (Some(payee), Some(seller)) => {
                parties.of(ledger, payee) == parties.of(ledger, seller) || parties.is_person(ledger, payee, claim.claimant)
            }
            _ => true,
        };
        let mut explained: BTreeSet<Id> = BTreeSet::new();
        for fault in &mut self.faults {
            let missing = fault.claim.amount - fault.due();
            let mut of_amount = loose.get(&missing).into_iter().flatten().filter(|receipt| is_of(fault.claim, receipt));
            let mut too_much = over.get(&missing).into_iter().flatten().filter(|(receipt, _)| is_of(fault.claim, receipt));
            if unknown.contains(&missing) {
                fault.cause = Cause::Unknown;
            } else if let Some(receipt) = of_amount.next() {
                fault.cause = Cause::Unclaimed(receipt);
            } else if let Some((receipt, other)) = too_much.next() {
                fault.cause = Cause::Misfiled(receipt, other);
                self.misfiled.insert(receipt.at);
                explained.insert(other.id);
            }
        }
        self.faults.retain(|fault| !explained.contains(&fault.claim.id));
    }

    /// Every fault, in the order of the claims; a claim with a receipt too much that another lacks is told with that.
    pub fn faults(&self) -> &[ClaimFault<'l>] {
        &self.faults
    }

    /// Whether a receipt names a claim that it does not belong to.
    pub fn is_misfiled(&self, receipt: &Receipt) -> bool {
        self.misfiled.contains(&receipt.at)
    }
}

/// A claim that was turned down and not paid: its receipts may have gone to another.
fn is_rejected(claim: &Claim) -> bool {
    claim.paid.is_none() && claim.approvals.last().is_some_and(|last| last.verdict == Some(Verdict::Rejected))
}

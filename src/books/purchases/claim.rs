//! A claim (报销) with its receipts and its signatures.

use super::acting::{Acting, Deed, Role};
use super::signatures::Signatures;
use crate::books::known_posts::plain;
use crate::day::Day;
use crate::id::{Id, Names};
use crate::registers::{Claim, Receipt};

/// The step of a claim that needs no post: somebody who saw the spending.
pub const WITNESS: &str = "witness";

/// The steps of every claim: witness (证明), review (审核), approval (审批).
pub const CLAIM_STEPS: [&str; 3] = [WITNESS, "review", "approval"];

/// A claim and what belongs to it.
#[derive(Debug)]
pub struct ClaimChain<'l> {
    /// The document.
    pub row: &'l Claim,
    /// The last signature of each step.
    pub signatures: Signatures<'l>,
    /// Its steps that lack an approval.
    pub missing: Vec<&'static str>,
    /// Its receipts, by their day.
    pub receipts: Vec<&'l Receipt>,
    /// The purchases to which its receipts belong, each once.
    pub purchases: Vec<Id>,
    /// The day of its last approving signature of review and approval.
    pub approved_on: Option<Day>,
}

impl<'l> ClaimChain<'l> {
    pub(super) fn new(row: &'l Claim, receipts: Vec<&'l Receipt>, names: &'l Names) -> Self {
        let signatures = Signatures::of(&row.approvals, names);
        let mut purchases: Vec<Id> = receipts.iter().filter_map(|receipt| receipt.purchase).collect();
        purchases.sort_unstable();
        purchases.dedup();
        let missing = signatures.missing(CLAIM_STEPS.into_iter());
        let approving = signatures.approving(CLAIM_STEPS.into_iter().filter(|step| *step != WITNESS));
        let approved_on = approving.iter().map(|signature| signature.date).max();
        Self { row, signatures, missing, receipts, purchases, approved_on }
    }

    /// Who had a hand in it, in the order of the chain: claimant, reviewer and approver, cashier.
    pub fn acting(&self, names: &Names) -> Vec<Acting<'l>> {
        let mut acting = vec![Acting { person: self.row.claimant, role: Role::Requester, deed: Deed::Claim(self.row) }];
        for signature in self.signatures.approved() {
            if plain(names.text(signature.step)) != WITNESS {
                acting.push(Acting { person: signature.by, role: Role::Approver, deed: Deed::ClaimSignature(self.row, signature) });
            }
        }
        acting.extend(Acting::paying(self.row));
        acting
    }
}

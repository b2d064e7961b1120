//! Purchases (请购) from request to payment, and claims (报销) from claim to payment: what came of each, and how far it is.

mod acting;
mod build;
mod chain;
mod claim;
mod matching;
mod progress;
mod proof;
mod quantities;
mod signatures;
mod split;
#[cfg(test)]
pub(crate) mod tests;
mod turns;

pub use acting::{Acting, Deed, Role};
pub use chain::Chain;
pub use claim::{CLAIM_STEPS, ClaimChain, WITNESS};
pub use matching::Mismatch;
pub use progress::{Awaited, PurchaseState};
pub use proof::Proof;
pub use quantities::{Accepted, PurchasedItem, Stored, What, own_units, worth};
pub use signatures::{Signatures, verdict};
pub use split::{Shared, Split};
pub use turns::Turn;

use crate::id::Id;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// Every purchase and every claim with what came of it.
#[derive(Debug)]
pub struct PurchaseBook<'l> {
    chains: Vec<Chain<'l>>,
    positions: HashMap<Id, usize, FixedState>,
    repeated: HashSet<Id, FixedState>,
    claims: Vec<ClaimChain<'l>>,
    claim_positions: HashMap<Id, usize, FixedState>,
}

impl<'l> PurchaseBook<'l> {
    /// Every purchase, in the order of the register.
    pub fn chains(&self) -> &[Chain<'l>] {
        &self.chains
    }

    /// A purchase by its number.
    pub fn get(&self, purchase: Id) -> Option<&Chain<'l>> {
        self.positions.get(&purchase).map(|position| &self.chains[*position])
    }

    /// Whether two purchases have this number: nobody knows to which of them a slip or a receipt belongs.
    pub fn is_repeated(&self, purchase: Id) -> bool {
        self.repeated.contains(&purchase)
    }

    /// Purchases that were bought and not called off: ordered, or proved by a receipt, goods or an asset.
    pub fn bought(&self) -> impl Iterator<Item = &Chain<'l>> {
        self.chains.iter().filter(|chain| chain.is_bought())
    }

    /// Every claim, in the order of the register.
    pub fn claims(&self) -> &[ClaimChain<'l>] {
        &self.claims
    }

    /// A claim by its number.
    pub fn claim(&self, claim: Id) -> Option<&ClaimChain<'l>> {
        self.claim_positions.get(&claim).map(|position| &self.claims[*position])
    }
}

//! What proves that something was bought, whether or not anybody wrote down the order: a receipt, goods, an asset.

use super::chain::Chain;
use super::quantities::Stored;
use crate::money::Money;
use crate::registers::{Acceptance, Asset, Receipt};
use crate::source::Spot;

/// A paper that there would not be if nothing had been bought.
#[derive(Debug, Clone, Copy)]
pub enum Proof<'l> {
    /// The first receipt, and what all that nothing reversed come to.
    Billed(&'l Receipt, Money),
    /// Goods of it lie in a store.
    Stored(Stored<'l>),
    /// An asset came of it.
    Registered(&'l Asset),
    /// A delivery was accepted.
    Accepted(&'l Acceptance),
}

impl Proof<'_> {
    /// Where it stands.
    pub const fn spot(self) -> Spot {
        match self {
            Self::Billed(receipt, _) => Spot::Cell(receipt.at, "total"),
            Self::Stored(stored) => stored.spot(),
            Self::Registered(asset) => Spot::Cell(asset.at, "asset"),
            Self::Accepted(acceptance) => Spot::Cell(acceptance.at, "date"),
        }
    }
}

impl<'l> Chain<'l> {
    /// Σ of its receipts, red ones with their sign.
    pub fn billed(&self) -> Money {
        self.receipts.iter().map(|receipt| receipt.total).sum()
    }

    /// What proves that it was bought: of receipts, goods that did not go back, assets and acceptances the first.
    pub fn proof(&self) -> Option<Proof<'l>> {
        let billed = self.billed();
        let receipt = self.receipts.first().filter(|_| billed > Money::ZERO).map(|receipt| Proof::Billed(receipt, billed));
        let kept = || self.items.iter().find(|item| item.stored > item.sent_back);
        let stored = || kept().and_then(|item| item.storings.first()).map(|stored| Proof::Stored(*stored));
        let asset = || self.assets.first().map(|asset| Proof::Registered(asset));
        let accepted = || self.row.acceptances.first().map(Proof::Accepted);
        receipt.or_else(stored).or_else(asset).or_else(accepted)
    }
}

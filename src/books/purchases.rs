//! Purchases (请购) from request to payment.

use crate::registers::Ledger;

/// Purchases (请购) from request to payment.
#[derive(Debug)]
pub struct PurchaseBook<'l> {
    ledger: &'l Ledger,
}

impl<'l> PurchaseBook<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger) -> Self {
        Self { ledger }
    }
}

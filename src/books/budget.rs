//! Budget lines (预算): committed and used.

use super::PurchaseBook;
use crate::registers::Ledger;

/// Budget lines (预算): committed and used.
#[derive(Debug)]
pub struct BudgetBook<'l> {
    ledger: &'l Ledger,
}

impl<'l> BudgetBook<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger, purchases: &PurchaseBook<'l>) -> Self {
        let _ = purchases;
        Self { ledger }
    }
}

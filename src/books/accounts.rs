//! Accounts (科目) by day, month and book.

use crate::registers::Ledger;

/// Accounts (科目) by day, month and book.
#[derive(Debug)]
pub struct AccountBook<'l> {
    ledger: &'l Ledger,
}

impl<'l> AccountBook<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger) -> Self {
        Self { ledger }
    }
}

//! The bank journal beside the bank's statement (银行对账).

use super::AccountBook;
use crate::registers::Ledger;

/// The bank journal beside the bank's statement (银行对账).
#[derive(Debug)]
pub struct BankBook<'l> {
    ledger: &'l Ledger,
}

impl<'l> BankBook<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger, accounts: &AccountBook<'l>) -> Self {
        let _ = accounts;
        Self { ledger }
    }
}

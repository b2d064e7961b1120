//! Who holds which post (岗位) on a day.

use crate::registers::Ledger;

/// Who holds which post (岗位) on a day.
#[derive(Debug)]
pub struct Posts<'l> {
    ledger: &'l Ledger,
}

impl<'l> Posts<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger) -> Self {
        Self { ledger }
    }
}

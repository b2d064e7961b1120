//! Assets (资产): state, custody and depreciation.

use crate::day::Day;
use crate::policy::Settings;
use crate::registers::Ledger;

/// Assets (资产): state, custody and depreciation.
#[derive(Debug)]
pub struct AssetBook<'l> {
    ledger: &'l Ledger,
}

impl<'l> AssetBook<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let _ = settings;
        let _ = today;
        Self { ledger }
    }
}

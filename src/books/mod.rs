//! The books (账簿): everything that is derived from the rows and never stored, each derived once for all rules and reports.
//!
//! Books read no disk, no clock and no text for people. What they hold borrows from the ledger's rows.

pub mod accounts;
pub mod approvals;
pub mod assets;
pub mod bank;
pub mod budget;
pub mod categories;
pub mod claimed;
pub mod contracts;
pub mod invoices;
pub mod known_posts;
pub mod numbers;
pub mod parties;
pub mod payments;
pub mod purchases;
pub mod stock;

pub use accounts::AccountBook;
pub use approvals::Posts;
pub use assets::{AssetBook, AssetPostings};
pub use bank::BankBook;
pub use budget::BudgetBook;
pub use claimed::Claimed;
pub use contracts::ContractBook;
pub use invoices::InvoiceBook;
pub use parties::Parties;
pub use payments::PaymentBook;
pub use purchases::PurchaseBook;
pub use stock::StockBook;

use crate::day::Day;
use crate::policy::Settings;
use crate::registers::Ledger;

/// Every book of a ledger.
#[derive(Debug)]
pub struct Books<'l> {
    /// Stock by place, item and lot, day by day, with its value.
    pub stock: StockBook<'l>,
    /// Accounts by day, month and book.
    pub accounts: AccountBook<'l>,
    /// Journal and bank statement, matched.
    pub bank: BankBook<'l>,
    /// What was paid for which receipt.
    pub payments: PaymentBook<'l>,
    /// Which receipts are one and the same invoice.
    pub invoices: InvoiceBook<'l>,
    /// Claims that are not what their receipts come to.
    pub claimed: Claimed<'l>,
    /// Suppliers and people by what rows may call them.
    pub parties: Parties,
    /// Purchases from request to payment.
    pub purchases: PurchaseBook<'l>,
    /// Budget lines: committed and used.
    pub budget: BudgetBook<'l>,
    /// Assets: state, custody, depreciation.
    pub assets: AssetBook<'l>,
    /// Assets beside the accounts that control them.
    pub asset_postings: AssetPostings<'l>,
    /// Contracts and the prices that they set.
    pub contracts: ContractBook<'l>,
    /// Who holds which post on a day.
    pub posts: Posts<'l>,
}

impl<'l> Books<'l> {
    /// Derives every book from the rows, as of a day.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let ((stock, accounts), (purchases, assets)) = rayon::join(
            || rayon::join(|| StockBook::build(ledger, settings, today), || AccountBook::build(ledger, settings, today)),
            || rayon::join(|| PurchaseBook::build(ledger, settings), || AssetBook::build(ledger, settings, today)),
        );
        let bank = BankBook::build(ledger, &accounts);
        let payments = PaymentBook::build(ledger, &accounts);
        let parties = Parties::build(ledger);
        let invoices = InvoiceBook::build(ledger, &parties);
        let claimed = Claimed::build(ledger, &payments, &invoices, &parties);
        let budget = BudgetBook::build(ledger, &purchases);
        let asset_postings = AssetPostings::build(ledger, settings, &accounts, &assets, today);
        Self {
            stock,
            accounts,
            bank,
            payments,
            parties,
            invoices,
            claimed,
            purchases,
            budget,
            assets,
            asset_postings,
            contracts: ContractBook::build(ledger),
            posts: Posts::build(ledger),
        }
    }
}

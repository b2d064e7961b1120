//! The books (账簿): everything that is derived from the rows and never stored, each derived once for all rules and reports.
//!
//! Books read no disk, no clock and no text for people. What they hold borrows from the ledger's rows.

pub mod accounts;
pub mod aid;
pub mod approvals;
pub mod approvers;
pub mod archive;
pub mod assets;
pub mod bank;
pub mod budget;
pub mod canteen;
pub mod categories;
pub mod certificates;
pub mod claimed;
pub mod contracts;
pub mod count_days;
pub mod deliveries;
pub mod disclosures;
pub mod duty;
pub mod fee_postings;
pub mod fees;
pub mod filed_sums;
pub mod food_trace;
pub mod inspections;
pub mod invoices;
pub mod kitchen_use;
pub mod known_posts;
pub mod meals;
pub mod meters;
pub mod missed;
pub mod numbers;
pub mod owed;
pub mod parties;
pub mod patrols;
pub mod payments;
pub mod plans;
pub mod publications;
pub mod purchases;
pub mod qualifications;
pub mod recipes;
pub mod repairs;
pub mod stock;

pub use accounts::AccountBook;
pub use aid::AidBook;
pub use approvals::Posts;
pub use assets::{AssetBook, AssetPostings};
pub use bank::BankBook;
pub use budget::BudgetBook;
pub use canteen::CanteenBook;
pub use certificates::CertificateBook;
pub use claimed::Claimed;
pub use contracts::ContractBook;
pub use deliveries::Deliveries;
pub use fees::FeeBook;
pub use food_trace::FoodTrace;
pub use invoices::InvoiceBook;
pub use meals::MealBook;
pub use parties::Parties;
pub use payments::PaymentBook;
pub use plans::PlanBook;
pub use publications::PublicationBook;
pub use purchases::PurchaseBook;
pub use recipes::RecipeBook;
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
    /// Deliveries to the canteen that stand.
    pub deliveries: Deliveries<'l>,
    /// Meals of a day and canteen: menus, diners, samples, logs.
    pub meals: MealBook<'l>,
    /// What goes into a helping of each dish.
    pub recipes: RecipeBook<'l>,
    /// Who or what has which certificate on a day.
    pub certificates: CertificateBook<'l>,
    /// Fees by class, beside their prices.
    pub fees: FeeBook<'l>,
    /// Aid as granted and as paid.
    pub aid: AidBook<'l>,
    /// The canteen's income, consumption and costs by month.
    pub canteen: CanteenBook<'l>,
    /// Tasks of plans, and since when they are done.
    pub plans: PlanBook<'l>,
    /// What was published, and of which days.
    pub publications: PublicationBook<'l>,
}

impl<'l> Books<'l> {
    /// Derives every book from the rows, as of a day.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        // Stock has by far the most rows, and no other book waits for it.
        let (stock, others) =
            rayon::join(|| StockBook::build(ledger, settings, today), || Self::without_stock(ledger, settings, today));
        let canteen = CanteenBook::build(ledger, &others.accounts, &stock, today);
        Self { stock, canteen, ..others }
    }

    fn without_stock(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let (accounts, (purchases, assets)) = rayon::join(
            || AccountBook::build(ledger, settings, today),
            || rayon::join(|| PurchaseBook::build(ledger, settings), || AssetBook::build(ledger, settings, today)),
        );
        let (bank, payments) = rayon::join(|| BankBook::build(ledger, &accounts), || PaymentBook::build(ledger, &accounts));
        let parties = Parties::build(ledger);
        let invoices = InvoiceBook::build(ledger, &parties, &payments);
        let claimed = Claimed::build(ledger, &payments, &invoices, &parties);
        let budget = BudgetBook::build(ledger, &purchases);
        let fees = FeeBook::build(ledger, settings, &accounts);
        let asset_postings = AssetPostings::build(ledger, settings, &accounts, &assets, today);
        Self {
            stock: StockBook::default(),
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
            deliveries: Deliveries::build(ledger, settings),
            meals: MealBook::build(ledger, settings, today),
            recipes: RecipeBook::build(ledger),
            certificates: CertificateBook::build(ledger),
            fees,
            aid: AidBook::build(ledger),
            canteen: CanteenBook::default(),
            plans: PlanBook::build(ledger, settings),
            publications: PublicationBook::build(ledger, settings),
        }
    }
}

//! The rows and documents of a ledger as the generator collects them, before they are written.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::campus::energy::UtilityBill;
pub use crate::canteen_rows::{CanteenIssue, Lot, MealDay};
use crate::numbering::DocumentNumber;

/// One line of a request, an order or an acceptance: an item of the catalogue, or free text.
#[derive(Clone)]
pub struct GoodsLine {
    pub what: What,
    pub quantity: Decimal,
    pub price: Decimal,
}

/// What a line asks for.
#[derive(Clone)]
pub enum What {
    Item(&'static str),
    Free { name: &'static str, kind: &'static str, unit: &'static str },
}

/// One signature on a document.
#[derive(Clone)]
pub struct Approval {
    pub step: &'static str,
    pub by: &'static str,
    pub date: NaiveDate,
    pub verdict: &'static str,
    pub note: &'static str,
    pub minutes: String,
}

/// A supplier's offer.
pub struct Quote {
    pub supplier: &'static str,
    pub amount: Decimal,
    pub date: NaiveDate,
    pub by: &'static str,
}

/// A tender from notice to award.
pub struct Tender {
    pub notice: NaiveDate,
    pub closes: NaiveDate,
    pub bidders: i64,
    pub award: NaiveDate,
}

/// An order to one supplier.
pub struct Order {
    pub supplier: &'static str,
    pub date: NaiveDate,
    pub buyers: [&'static str; 2],
    pub contract: Option<String>,
    pub amount: Decimal,
    pub reason: &'static str,
    pub lines: Vec<GoodsLine>,
}

/// A delivery that two people accepted.
pub struct Acceptance {
    pub id: DocumentNumber,
    pub date: NaiveDate,
    pub by: [&'static str; 2],
    pub lines: Vec<GoodsLine>,
}

/// A request with everything that came of it.
pub struct Purchase {
    pub id: DocumentNumber,
    pub date: NaiveDate,
    pub requester: &'static str,
    pub purpose: String,
    pub budget: Option<&'static str>,
    pub lines: Vec<GoodsLine>,
    pub approvals: Vec<Approval>,
    pub quotes: Vec<Quote>,
    pub tender: Option<Tender>,
    pub orders: Vec<Order>,
    pub acceptances: Vec<Acceptance>,
    pub cancelled: &'static str,
}

/// A row of a store's book.
pub struct StockMove {
    pub slip: DocumentNumber,
    pub date: NaiveDate,
    pub kind: &'static str,
    pub place: &'static str,
    pub item: &'static str,
    pub quantity: Decimal,
    pub unit: &'static str,
    pub price: Option<Decimal>,
    pub amount: Option<Decimal>,
    pub lot: String,
    pub expires: Option<NaiveDate>,
    pub to: &'static str,
    pub department: &'static str,
    pub person: &'static str,
    pub class: String,
    pub by: &'static str,
    pub purchase: Option<DocumentNumber>,
    pub acceptance: Option<DocumentNumber>,
    pub old_returned: Option<Decimal>,
    pub approved_by: &'static str,
    pub note: &'static str,
}

/// A counted item.
pub struct StockCount {
    pub count: DocumentNumber,
    pub date: NaiveDate,
    pub place: &'static str,
    pub item: &'static str,
    pub lot: String,
    pub counted: Decimal,
    pub by: &'static str,
    pub witness: &'static str,
    pub reason: &'static str,
}

/// An invoice or other receipt.
pub struct Receipt {
    pub id: DocumentNumber,
    pub date: NaiveDate,
    pub kind: &'static str,
    pub code: String,
    pub number: String,
    pub seller: String,
    pub seller_code: String,
    pub net: Decimal,
    pub tax: Decimal,
    pub total: Decimal,
    pub purchase: Option<DocumentNumber>,
    pub budget: Option<&'static str>,
    pub claim: Option<DocumentNumber>,
    pub qr: String,
    pub verified: Option<NaiveDate>,
}

/// How a claim was paid.
pub struct Payment {
    pub date: NaiveDate,
    pub account: &'static str,
    pub voucher: DocumentNumber,
    pub by: &'static str,
}

/// A claim for payment.
pub struct Claim {
    pub id: DocumentNumber,
    pub date: NaiveDate,
    pub claimant: &'static str,
    pub purpose: String,
    pub payee: String,
    pub method: &'static str,
    pub amount: Decimal,
    pub struck: Option<Decimal>,
    pub approvals: Vec<Approval>,
    pub paid: Option<Payment>,
}

/// One line of a voucher.
pub struct Entry {
    pub account: &'static str,
    pub summary: String,
    pub debit: Decimal,
    pub credit: Decimal,
    pub source: String,
    /// The department that bears it, where it is one.
    pub department: &'static str,
}

impl Entry {
    /// The same, borne by a department.
    pub fn of(self, department: &'static str) -> Self {
        Self { department, ..self }
    }
}

/// A voucher of one book.
pub struct Voucher {
    pub id: DocumentNumber,
    pub date: NaiveDate,
    pub book: &'static str,
    pub attachments: usize,
    pub prepared_by: &'static str,
    pub reviewed_by: &'static str,
    pub entries: Vec<Entry>,
}

/// A row of the bank's own statement; its balance is counted when all rows are known.
pub struct BankRow {
    pub account: &'static str,
    pub date: NaiveDate,
    pub reference: String,
    pub summary: String,
    pub incoming: Decimal,
    pub outgoing: Decimal,
}

/// A count of the cash box.
pub struct CashCount {
    pub date: NaiveDate,
    pub account: &'static str,
    pub counted: Decimal,
    pub by: &'static str,
    pub witness: &'static str,
}

/// What the accounting centre or a supplier says.
pub struct Confirmation {
    pub month: String,
    pub kind: &'static str,
    pub party: &'static str,
    pub account: &'static str,
    pub balance: Decimal,
}

/// An account's balance on the first day: debit if positive.
pub struct OpeningBalance {
    pub account: &'static str,
    pub balance: Decimal,
}

/// A contract; its amount is set when all that was bought under it is known.
pub struct Contract {
    pub id: String,
    pub direction: &'static str,
    pub supplier: &'static str,
    pub subject: &'static str,
    pub amount: Decimal,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub purchase: Option<DocumentNumber>,
    pub price_rule: String,
    pub published: Option<NaiveDate>,
}

/// A price agreed in a contract.
pub struct ContractPrice {
    pub contract: String,
    pub item: &'static str,
    pub price: Decimal,
    pub from: NaiveDate,
}

/// A market price of a day.
pub struct MarketPrice {
    pub date: NaiveDate,
    pub item: &'static str,
    pub price: Decimal,
}

/// A row of the asset register.
pub struct Asset {
    pub id: String,
    pub name: &'static str,
    pub class: &'static str,
    pub model: &'static str,
    pub serial: String,
    pub quantity: i64,
    pub cost: Decimal,
    pub fund: &'static str,
    pub acquired: NaiveDate,
    pub method: &'static str,
    pub purchase: Option<DocumentNumber>,
    pub receipt: Option<DocumentNumber>,
    pub voucher: Option<DocumentNumber>,
    pub place: &'static str,
    pub user: &'static str,
    pub keeper: &'static str,
    pub years: i64,
    pub depreciated: Option<Decimal>,
    /// Where it stands now, after its events; nowhere once it is disposed of.
    pub stands: Option<&'static str>,
    /// The day its present room card was written.
    pub carded: NaiveDate,
    pub disposed: Option<NaiveDate>,
}

/// Something that happened to an asset.
pub struct AssetEvent {
    pub id: DocumentNumber,
    pub date: NaiveDate,
    pub asset: String,
    pub kind: &'static str,
    pub place: &'static str,
    pub person: &'static str,
    pub due: Option<NaiveDate>,
    pub amount: Option<Decimal>,
    pub approved_by: &'static str,
    pub document: String,
    pub by: &'static str,
    pub note: &'static str,
}

/// An asset found in its room.
pub struct AssetCount {
    pub count: DocumentNumber,
    pub date: NaiveDate,
    pub place: &'static str,
    pub asset: usize,
    pub witness: &'static str,
}

/// A promise to look after a place for a term.
pub struct Custody {
    pub term: String,
    pub place: &'static str,
    pub person: &'static str,
    pub signed: NaiveDate,
}

/// Something broken and what was decided.
pub struct Damage {
    pub id: DocumentNumber,
    pub date: NaiveDate,
    /// An asset, or an item of the stores.
    pub asset: Option<usize>,
    pub item: &'static str,
    pub class: String,
    pub person: &'static str,
    pub amount: Decimal,
    pub decision: &'static str,
    pub approved_by: &'static str,
    pub paid: NaiveDate,
    pub voucher: DocumentNumber,
}

/// A key and who has it.
pub struct Key {
    pub id: String,
    pub place: &'static str,
    pub holder: &'static str,
    pub taken: NaiveDate,
    pub returned: Option<NaiveDate>,
}

/// A supplier's mark for a term.
pub struct SupplierReview {
    pub date: NaiveDate,
    pub supplier: &'static str,
    pub score: i64,
    pub by: &'static str,
}

/// A delivery to the canteen.
pub struct Intake {
    pub slip: DocumentNumber,
    pub date: NaiveDate,
    pub place: &'static str,
    pub supplier: &'static str,
    pub item: &'static str,
    pub lot: Lot,
    pub quantity: Decimal,
    pub price: Decimal,
    pub amount: Decimal,
    pub papers: &'static str,
    pub by: &'static str,
    pub witness: &'static str,
    pub result: &'static str,
    pub receipt: Option<DocumentNumber>,
    pub note: &'static str,
}

/// All rows of a ledger.
#[derive(Default)]
pub struct Ledger {
    pub purchases: Vec<Purchase>,
    pub moves: Vec<StockMove>,
    pub stock_counts: Vec<StockCount>,
    pub receipts: Vec<Receipt>,
    pub claims: Vec<Claim>,
    pub vouchers: Vec<Voucher>,
    pub bank: Vec<BankRow>,
    pub cash_counts: Vec<CashCount>,
    pub confirmations: Vec<Confirmation>,
    pub opening_balances: Vec<OpeningBalance>,
    pub contracts: Vec<Contract>,
    pub contract_prices: Vec<ContractPrice>,
    pub market_prices: Vec<MarketPrice>,
    pub assets: Vec<Asset>,
    pub asset_events: Vec<AssetEvent>,
    pub asset_counts: Vec<AssetCount>,
    pub custody: Vec<Custody>,
    pub damages: Vec<Damage>,
    pub keys: Vec<Key>,
    pub reviews: Vec<SupplierReview>,
    pub intake: Vec<Intake>,
    pub canteen_issues: Vec<CanteenIssue>,
    pub meals: Vec<MealDay>,
    pub utility_bills: Vec<UtilityBill>,
}

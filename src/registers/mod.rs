//! The registers (账册) of a ledger: one file each, declared once; together they are the ledger's rows.
//!
//! To add a register, write its file beside the others and one line in the list below.

mod asset_catalogue;
mod book;
mod check_result;
mod declare;
mod ledger;
mod path;
mod table;
#[cfg(test)]
mod tests;

mod accompaniments;
mod accounts;
mod aid;
mod aid_roll;
mod appraisals;
mod archive;
mod area_scores;
mod asset_classes;
mod asset_counts;
mod asset_events;
mod assets;
mod bank;
mod budget;
mod canteen_costs;
mod canteen_intake;
mod canteen_issues;
mod cash_counts;
mod certificates;
mod claims;
mod classes;
mod complaints;
mod confirmations;
mod contract_prices;
mod contracts;
mod custody;
mod damages;
mod dishes;
mod drills;
mod duty;
mod fee_items;
mod fees;
mod filed;
mod hazards;
mod items;
mod journal;
mod keys;
mod kitchen_logs;
mod market_prices;
mod meals;
mod menus;
mod meters;
mod opening_balances;
mod orders_by_class;
mod patrols;
mod people;
mod places;
mod plan_templates;
mod plans;
mod posts;
mod projects;
mod publications;
mod pupil_checks;
mod purchases;
mod readings;
mod receipts;
mod recipes;
mod removals;
mod repairs;
mod responsibility_letters;
mod room_cards;
mod samples;
mod stock_counts;
mod stock_moves;
mod summaries;
mod supplier_reviews;
mod suppliers;
mod surveys;
mod trainings;
mod trips;
mod utility_bills;
mod vehicles;
mod visitors;
mod waivers;

pub use accompaniments::Accompaniment;
pub use accounts::{Account, Control};
pub use aid::AidPayment;
pub use aid_roll::AidGrant;
pub use appraisals::Appraisal;
pub use archive::{ArchiveBox, ArchiveKind};
pub use area_scores::AreaScore;
pub use asset_catalogue::{BUILTIN, BuiltinClass, EDITION, builtin};
pub use asset_classes::AssetClass;
pub use asset_counts::{AssetCount, AssetCountResult};
pub use asset_events::{AssetEvent, AssetEventKind};
pub use assets::{AcquisitionMethod, Asset};
pub use bank::BankEntry;
pub use book::Book;
pub use budget::BudgetLine;
pub use canteen_costs::{CanteenCost, CanteenCostKind};
pub use canteen_intake::{CanteenIntake, IntakeResult, Paper};
pub use canteen_issues::{CanteenIssue, Meal};
pub use cash_counts::CashCount;
pub use certificates::{Certificate, CertificateKind};
pub use check_result::CheckResult;
pub use claims::{Claim, Payment, PaymentMethod};
pub use classes::{Age, Class};
pub use complaints::Complaint;
pub use confirmations::{Confirmation, ConfirmationKind};
pub use contract_prices::ContractPrice;
pub use contracts::{Contract, Direction, PriceRule, Pricing};
pub use custody::Custody;
pub use damages::Damage;
pub use declare::{Area, Dated, Register, Row};
pub use dishes::{Dish, DishGroup};
pub use drills::{Drill, DrillKind};
pub use duty::Duty;
pub use fee_items::{FeeItem, FeeKind, FeePer};
pub use fees::Fee;
pub use filed::{Difference, Filed, FiledCell, FiledLine, FiledReport, FiledTable, Unlike};
pub use hazards::{Hazard, HazardLevel};
pub use items::{Item, ItemKind};
pub use journal::JournalEntry;
pub use keys::Key;
pub use kitchen_logs::{KitchenLog, KitchenLogKind};
pub use ledger::{Ledger, Outcome, RegisterSet};
pub use market_prices::MarketPrice;
pub use meals::MealCount;
pub use menus::MenuEntry;
pub use meters::{Meter, UtilityKind};
pub use opening_balances::OpeningBalance;
pub use orders_by_class::ClassOrder;
pub use path::{find, spelled, time};
pub use patrols::{Patrol, PatrolKind};
pub use people::Person;
pub use places::{Place, PlaceKind};
pub use plan_templates::{Cycle, MonthOfYear, PlanTemplate, TermKind};
pub use plans::{Goal, Measure, Plan, PlanTask};
pub use posts::Post;
pub use projects::{Audit, Milestone, Project};
pub use publications::{Publication, PublicationKind};
pub use pupil_checks::PupilCheck;
pub use purchases::{Acceptance, AcceptedLine, Approval, Order, Purchase, PurchaseLine, Quote, Tender, Verdict};
pub use readings::Reading;
pub use receipts::{Receipt, ReceiptKind};
pub use recipes::RecipeLine;
pub use removals::{RegisterName, Removal};
pub use repairs::{Repair, Urgency};
pub use responsibility_letters::ResponsibilityLetter;
pub use room_cards::RoomCard;
pub use samples::Sample;
pub use stock_counts::StockCount;
pub use stock_moves::{MoveKind, StockMove};
pub use summaries::{Section, Summary};
pub use supplier_reviews::SupplierReview;
pub use suppliers::Supplier;
pub use surveys::Survey;
pub use table::Table;
pub use trainings::Training;
pub use trips::Trip;
pub use utility_bills::UtilityBill;
pub use vehicles::Vehicle;
pub use visitors::VisitorCount;
pub use waivers::Waiver;

use crate::id::Renumbering;
use crate::source::Source;
use crate::table::{Reader, Shape, column_index, read_csv, read_toml};

/// Something that is done with every register in turn: listing, counting, looking for repeated keys.
pub trait Visitor {
    /// One register's rows.
    fn table<R: Row>(&mut self, rows: &Table<R>);
}

/// The list of registers, from which everything that goes through all of them is made.
macro_rules! registers {
    ($($field:ident: $row:ty),+ $(,)?) => {
        /// Every row of a ledger, by register.
        #[derive(Debug, Default)]
        pub struct Registers {
            $(#[doc = concat!("The register `", stringify!($field), "`.")] pub $field: Table<$row>,)+
        }

        /// Every register, in the order of the reference.
        pub static ALL: &[Register] = &[$(<$row as Row>::REGISTER),+];

        impl Registers {
            /// Reads a file as the register with this position in [`ALL`].
            fn read(register: usize, source: &Source, reader: &mut Reader<'_>) -> Self {
                let mut rows = Self::default();
                let mut position = 0;
                $(
                    if position == register {
                        rows.$field = Table::of(read_rows::<$row>(source, reader));
                    }
                    position += 1;
                )+
                let _ = position;
                rows
            }

            /// The rows of several files, in their order; each register by itself, in parallel.
            fn join(mut files: Vec<Self>) -> Self {
                let mut joined = Self::default();
                rayon::scope(|scope| {
                    $(
                        let tables: Vec<Table<$row>> = files.iter_mut().map(|file| std::mem::take(&mut file.$field)).collect();
                        let table = &mut joined.$field;
                        scope.spawn(move |_| *table = Table::join(tables));
                    )+
                });
                joined
            }

            /// Moves ids from one file's numbers to the ledger's.
            fn renumber(&mut self, renumbering: &Renumbering) {
                $(for row in self.$field.rows_mut() {
                    crate::table::Record::renumber(row, renumbering);
                })+
            }

            /// Does something with every register, in the order of [`ALL`].
            pub fn visit(&self, visitor: &mut impl Visitor) {
                $(visitor.table(&self.$field);)+
            }

            /// How many rows each register has, in the order of [`ALL`].
            pub fn counts(&self) -> Vec<usize> {
                vec![$(self.$field.len()),+]
            }
        }
    };
}

registers! {
    people: Person,
    posts: Post,
    places: Place,
    classes: Class,
    items: Item,
    suppliers: Supplier,
    supplier_reviews: SupplierReview,
    certificates: Certificate,
    accounts: Account,
    budget: BudgetLine,
    contracts: Contract,
    contract_prices: ContractPrice,
    market_prices: MarketPrice,
    asset_classes: AssetClass,
    purchases: Purchase,
    stock_moves: StockMove,
    stock_counts: StockCount,
    receipts: Receipt,
    claims: Claim,
    journal: JournalEntry,
    bank: BankEntry,
    cash_counts: CashCount,
    confirmations: Confirmation,
    opening_balances: OpeningBalance,
    assets: Asset,
    asset_events: AssetEvent,
    asset_counts: AssetCount,
    room_cards: RoomCard,
    custody: Custody,
    damages: Damage,
    keys: Key,
    canteen_intake: CanteenIntake,
    canteen_issues: CanteenIssue,
    dishes: Dish,
    recipes: RecipeLine,
    menus: MenuEntry,
    meals: MealCount,
    canteen_costs: CanteenCost,
    samples: Sample,
    accompaniments: Accompaniment,
    kitchen_logs: KitchenLog,
    fee_items: FeeItem,
    fees: Fee,
    aid_roll: AidGrant,
    aid: AidPayment,
    pupil_checks: PupilCheck,
    orders_by_class: ClassOrder,
    repairs: Repair,
    patrols: Patrol,
    hazards: Hazard,
    drills: Drill,
    duty: Duty,
    area_scores: AreaScore,
    meters: Meter,
    readings: Reading,
    utility_bills: UtilityBill,
    trainings: Training,
    responsibility_letters: ResponsibilityLetter,
    appraisals: Appraisal,
    surveys: Survey,
    complaints: Complaint,
    publications: Publication,
    vehicles: Vehicle,
    trips: Trip,
    visitors: VisitorCount,
    removals: Removal,
    archive: ArchiveBox,
    plans: Plan,
    plan_templates: PlanTemplate,
    projects: Project,
    summaries: Summary,
    waivers: Waiver,
}

fn read_rows<R: Row>(source: &Source, reader: &mut Reader<'_>) -> Vec<R> {
    match R::REGISTER.shape {
        Shape::Csv => read_csv(source, R::REGISTER.id.and_then(|id| column_index(R::COLUMNS, id)), reader),
        shape => read_toml(source, shape, &path::time(&source.path), reader),
    }
}

//! Reports (报表): what a school hands in, posts on its board and works with, each made from the books as one value.
//!
//! A report decides what stands on the page and rounds each figure once; formats are somebody else's (`render`). To add one,
//! write its file with a `REPORT` and add a line to the list below.

mod accounts;
mod assets;
mod campus;
mod canteen;
mod desk;
mod fees;
mod lines;
mod oversight;
mod people;
mod pieces;
pub mod plan;
mod purchases;
mod report;
mod stock;
pub mod summary;

pub use desk::{Desk, Selection};
pub use report::{Body, Choice, Report, Span};

/// Every report, in the order of the list that `bursar report` prints.
pub static REPORTS: &[&Report] = &[
    &assets::register::REPORT,
    &assets::quarterly::REPORT,
    &assets::changes::REPORT,
    &assets::rooms::REPORT,
    &assets::counted::REPORT,
    &stock::ledger::REPORT,
    &stock::monthly::REPORT,
    &stock::sheet::REPORT,
    &stock::low::REPORT,
    &stock::slow::REPORT,
    &stock::expiring::REPORT,
    &stock::consumption::REPORT,
    &purchases::requests::REPORT,
    &purchases::quotes::REPORT,
    &purchases::suppliers::REPORT,
    &purchases::prices::REPORT,
    &purchases::receipts::REPORT,
    &purchases::claims::REPORT,
    &accounts::budget::REPORT,
    &accounts::balances::REPORT,
    &accounts::journal::REPORT,
    &accounts::ledger::REPORT,
    &accounts::bank::REPORT,
    &accounts::agreements::REPORT,
    &accounts::handover::REPORT,
    &canteen::monthly::REPORT,
    &canteen::costs::REPORT,
    &canteen::menu_week::REPORT,
    &canteen::food_trace::REPORT,
    &canteen::intake_log::REPORT,
    &canteen::sample_log::REPORT,
    &canteen::disinfection_log::REPORT,
    &campus::repairs::REPORT,
    &campus::patrols_weekly::REPORT,
    &campus::hazards::REPORT,
    &campus::utilities::REPORT,
    &campus::duty_roster::REPORT,
    &people::certificates::REPORT,
    &fees::settlement::REPORT,
    &fees::aid::REPORT,
    &campus::area_scores::REPORT,
    &oversight::deadlines::REPORT,
    &oversight::disclosure::REPORT,
    &plan::REPORT,
    &summary::REPORT,
];

/// The report of this name, in either language.
pub fn find(name: &str) -> Option<&'static Report> {
    REPORTS.iter().copied().find(|report| report.name == name || report.title.zh == name)
}

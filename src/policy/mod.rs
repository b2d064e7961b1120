//! `bursar.toml`: the school, its terms, and every threshold that a rule uses, as it is in force on a day.
//!
//! A threshold is declared once, in `tables/`: its name in both languages, what it means, its default and the law,
//! standard or custom behind it. Reading, the values in force and the reference page all come from there.
//!
//! To add a key, add its lines to its table. To add a table, declare it in `tables/` and list it in `in_force.rs`.

mod calendar;
mod check;
mod days;
mod declare;
mod failure;
mod figures;
mod in_force;
mod layout;
mod names;
mod settings;
mod tables;
mod value;
mod words;

pub use calendar::{Calendar, SchoolPeriod, TermPeriod};
pub use days::{DayRange, MonthDay};
pub use declare::{Evidence, KeyAbout, KeyReference};
pub use failure::{SettingsFailure, Unreadable};
pub use figures::Range;
pub use in_force::{InForce, Policy, reference};
pub use names::Vocabulary;
pub use settings::{FORMAT, RuleLevel, School, Settings};
pub use tables::{
    Approval, Assets, Band, Bank, Canteen, Cash, Deadline, Duty, Fees, People, Proof, Purchase, Receipts, Repair, Safety, Steps,
    Stock,
};
pub use value::Written;
pub use words::{ApprovalEvidence, DayKind, Every, Language, Method, Refund, Stage, Valuation, WeekDay};

/// The lists of words that settings know; registers know them too.
pub mod vocabularies {
    pub use super::names::{
        Archives, Certificates, DishGroups, Drills, FoodCategories, Known, Name, Papers, Publications, Urgencies,
    };
}

use crate::table::{Column, Record};

/// Every key of `bursar.toml`, table by table, for help pages and editors.
pub const COLUMNS: &[Column] = <layout::SettingsLayer as Record>::COLUMNS;

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;

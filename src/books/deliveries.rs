//! Deliveries to the canteen (食堂进货) that stand: what was taken back by a red-letter row is not among them.

use crate::books::stock::corrected_slip;
use crate::day::Day;
use crate::id::Id;
use crate::policy::Settings;
use crate::registers::{CanteenIntake, IntakeResult, Ledger};
use foldhash::fast::FixedState;
use std::collections::HashSet;

/// Every line of a delivery that stands, in the order of the register, from the ledger's first day on.
#[derive(Debug)]
pub struct Deliveries<'l>(Vec<&'l CanteenIntake>);

impl<'l> Deliveries<'l> {
    /// Derives it from the rows: a row that reverses another, and what it reverses, are left out.
    pub fn build(ledger: &'l Ledger, settings: &Settings) -> Self {
        let rows = &ledger.registers.canteen_intake;
        let reversed: HashSet<(&str, Id), FixedState> =
            rows.iter().filter_map(|row| Some((corrected_slip(row.corrects.as_deref()?), row.item))).collect();
        let is_early = |day: Day| settings.school.starts.is_some_and(|starts| day < starts);
        let stands = |row: &&CanteenIntake| {
            row.corrects.is_none() && !is_early(row.date) && !reversed.contains(&(ledger.text(row.slip), row.item))
        };
        Self(rows.iter().filter(stands).collect())
    }

    /// Every line, what was refused too.
    pub fn all(&self) -> impl Iterator<Item = &'l CanteenIntake> {
        self.0.iter().copied()
    }

    /// The lines that were accepted, and so came into the canteen.
    pub fn accepted(&self) -> impl Iterator<Item = &'l CanteenIntake> {
        self.all().filter(|row| row.result.is_none_or(|result| result == IntakeResult::Accepted))
    }
}

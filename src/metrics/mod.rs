//! Metrics (指标): the figures by which a school judges its logistics, each made in one place from the same rows.
//!
//! Goals, plans, summaries, reports and `bursar metrics` draw on this one catalogue. A metric that has nothing to look at
//! has no figure: it is left out, never written as nought. To add one, write it into the file of its area.

mod figure;
mod period;
mod view;

mod assets;
mod canteen;
mod energy;
mod fees;
mod money;
mod oversight;
mod people;
mod plans;
mod purchases;
mod repairs;
mod safety;
mod stock;

pub use figure::{Better, Figure, Unit, in_unit};
pub use period::Period;
pub use stock::issues;
pub use view::View;

use crate::lang::Wording;

/// A named figure of a period.
#[derive(Debug)]
pub struct Metric {
    /// Its name for scripts, goals and plans: area and figure, `repairs.within-promise`.
    pub name: &'static str,
    /// Its name for people.
    pub title: Wording,
    /// What is counted or added up: above the line where there is a line.
    pub numerator: Wording,
    /// By what that is divided.
    pub denominator: Option<Wording>,
    /// The unit of the figure.
    pub unit: Unit,
    /// Which way is better, where there is a better.
    pub better: Better,
    /// The registers it reads.
    pub reads: &'static [&'static str],
    /// Makes the figure; nothing where there is nothing to look at.
    pub figure: fn(&View<'_>) -> Option<Figure>,
}

impl Metric {
    const fn new(name: &'static str, title: Wording, numerator: Wording, unit: Unit, reads: &'static [&'static str]) -> Self {
        Self { name, title, numerator, denominator: None, unit, better: Better::Neither, reads, figure: |_| None }
    }

    /// What it is divided by.
    const fn over(self, denominator: Wording) -> Self {
        Self { denominator: Some(denominator), ..self }
    }

    /// More of it is better.
    const fn more(self) -> Self {
        Self { better: Better::More, ..self }
    }

    /// Less of it is better.
    const fn less(self) -> Self {
        Self { better: Better::Less, ..self }
    }

    /// How it is made.
    const fn made(self, figure: fn(&View<'_>) -> Option<Figure>) -> Self {
        Self { figure, ..self }
    }
}

/// Metrics of one side of the office.
#[derive(Debug)]
pub struct Area {
    /// Its name, with which the names of its metrics begin.
    pub name: &'static str,
    /// Its name for people.
    pub title: Wording,
    /// Its metrics.
    pub metrics: &'static [Metric],
}

/// The catalogue, area by area.
pub static AREAS: &[Area] = &[
    assets::AREA,
    purchases::AREA,
    stock::AREA,
    money::AREA,
    canteen::AREA,
    fees::AREA,
    repairs::AREA,
    safety::AREA,
    energy::AREA,
    people::AREA,
    oversight::AREA,
    plans::AREA,
];

/// Every metric, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Metric> {
    AREAS.iter().flat_map(|area| area.metrics)
}

/// The metric of this name.
pub fn find(name: &str) -> Option<&'static Metric> {
    all().find(|metric| metric.name == name)
}

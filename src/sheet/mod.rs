//! A report or a form as one value: titled tables, figures, sentences and charts with exact numbers, before any format.
//!
//! Whoever builds a sheet decides every figure and rounds it once; whoever renders it computes nothing. A line of a table
//! names the rows of the ledger that stand behind it.

mod chart;
mod origin;
mod table;
mod value;

pub use chart::{Chart, ChartForm, Series};
pub use origin::{Commit, Origin, Stretch};
pub use table::{Column, Line, LineKind, Table};
pub use value::{Kind, Value};

use crate::day::Day;
use crate::findings::RowName;
use crate::lang::Lang;

/// A report or a form.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name for scripts: `canteen-monthly`.
    pub name: String,
    /// What stands above it.
    pub title: String,
    /// The language it is written in.
    pub lang: Lang,
    /// Whose it is, of which days, made when and from what.
    pub origin: Origin,
    /// What was asked for besides the days: a place, an item, a person.
    pub selection: Vec<Fact>,
    /// What stands on it, from the top.
    pub parts: Vec<Part>,
}

/// A piece of a sheet.
#[derive(Debug, Clone)]
pub enum Part {
    /// A heading within the sheet.
    Heading(String),
    /// A sentence or several.
    Paragraph(String),
    /// Figures that stand alone, each with its name.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A chart, beside the table that has its figures.
    Chart(Chart),
    /// A remark in small print: how a figure is made, what was left out.
    Note(String),
    /// A text that a camera reads: a QR code on paper and on pages, the text itself elsewhere.
    Code(String),
    /// Lines for those who sign.
    Signatures(Vec<Signature>),
}

/// A figure or a word that stands alone.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its name for scripts.
    pub name: &'static str,
    /// Its name for people.
    pub shown: String,
    /// In what form the value is written.
    pub kind: Kind,
    /// What it is.
    pub value: Value,
    /// The rows of the ledger behind it.
    pub rows: Vec<RowName>,
}

impl Fact {
    /// A fact without rows behind it.
    pub fn new(name: &'static str, shown: impl Into<String>, kind: Kind, value: impl Into<Value>) -> Self {
        Self { name, shown: shown.into(), kind, value: value.into(), rows: Vec::new() }
    }

    /// The rows behind it.
    #[must_use]
    pub fn of(mut self, rows: impl IntoIterator<Item = RowName>) -> Self {
        self.rows.extend(rows);
        self
    }
}

/// A place to sign: the office, and who signed when, where the ledger knows.
#[derive(Debug, Clone)]
pub struct Signature {
    /// As what one signs: 制表人.
    pub role: String,
    /// Who signed.
    pub name: Option<String>,
    /// On which day.
    pub day: Option<Day>,
}

impl Signature {
    /// An empty line.
    pub fn blank(role: impl Into<String>) -> Self {
        Self { role: role.into(), name: None, day: None }
    }
}

/// How forms are laid out on paper.
#[derive(Debug, Clone, Copy)]
pub struct Layout<'l> {
    /// How much of a page each takes: `page`, `slip` or `label`.
    pub size: &'l str,
    /// A label's width and height in millimetres.
    pub label: (u32, u32),
    /// The school's own template, where it has one.
    pub template: Option<&'l str>,
}

impl Sheet {
    /// The tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.parts.iter().filter_map(|part| match part {
            Part::Table(table) => Some(table),
            _ => None,
        })
    }
}

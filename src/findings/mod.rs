//! Findings: what is wrong with a ledger, where, why it matters and what to write next.
//!
//! This layer knows places in files and nothing of schools. A rule drafts a finding at a [`Spot`]; once all rules have
//! run, the drafts are located, sorted, and freed of repetitions.

mod draft;
mod level;

pub use draft::{Draft, RowName};
pub use level::{Level, Setting};

use crate::source::{LineColumn, Span};

/// A place with the words that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path below the ledger, with `/`.
    pub file: String,
    /// The stretch of the file's text.
    pub span: Span,
    /// Its first character.
    pub start: LineColumn,
    /// The character after its last.
    pub end: LineColumn,
}

/// The other side of a disagreement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub message: String,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule, `family/fault`.
    pub rule: &'static str,
    /// How grave it is, after the ledger's own `[rules]`.
    pub level: Level,
    /// The row that has to change.
    pub place: Place,
    /// The column, where one cell is meant.
    pub field: Option<&'static str>,
    /// The document or row it is about, by its id; as a waiver would name it.
    pub subject: String,
    /// The full name of the row, `register:key|key`, where the place is a row.
    pub row: Option<RowName>,
    /// The day to which the row belongs.
    pub day: Option<crate::day::Day>,
    /// What is wrong: figures first, no blame.
    pub message: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to write next.
    pub next: String,
    /// The other side.
    pub related: Vec<Related>,
    /// The waiver that covers it.
    pub waived: Option<Place>,
    /// Whether it can be mended without a decision: only the way of writing is at fault.
    pub fixable: bool,
}

impl Finding {
    /// The order of findings: file, line, column, rule, then what is said.
    pub fn order(&self) -> impl Ord + '_ {
        (&self.place.file, self.place.start, self.rule, &self.subject, &self.message)
    }

    /// What stays the same when lines move: for `--since` and `--baseline`.
    pub fn fingerprint(&self) -> (&'static str, &str, &str) {
        (self.rule, &self.subject, &self.message)
    }
}

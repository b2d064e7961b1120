//! A column is declared once: reading, headers, help pages, editor schemas and references all come from the declaration.

use super::words::Word;
use crate::lang::Wording;

/// The most columns that a register or a table inside a document may declare.
pub(super) const MOST_COLUMNS: usize = 40;

/// One column of a register, or one key of a document.
#[derive(Debug)]
pub struct Column {
    /// Its name in files: English, lower case.
    pub name: &'static str,
    /// Its Chinese header.
    pub chinese: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether a row without it is no row.
    pub required: bool,
    /// The registers in which its ids must stand; empty when it refers to nothing.
    pub refers: &'static [&'static str],
    /// What it means, for people.
    pub meaning: Wording,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// An id.
    Id,
    /// A short text that rows share.
    Label,
    /// Free text.
    Text,
    /// A day.
    Day,
    /// A day, with a time of day where it is known.
    Moment,
    /// A month.
    Month,
    /// A term.
    Term,
    /// A year, a school year, a term, a month or a stretch of days.
    Period,
    /// Yuan with at most two places.
    Money,
    /// Yuan for one unit, at most four places.
    UnitPrice,
    /// A quantity in the item's unit.
    Quantity,
    /// Any decimal number.
    Number,
    /// A whole number, not negative.
    Count,
    /// yes or no.
    YesNo,
    /// One of a fixed list of words.
    Words(&'static [Word]),
    /// One of a list of words that the school may extend under `[kinds]` in `bursar.toml`, by the list's name.
    OpenWords(&'static str, &'static [Word]),
    /// Several of a kind: separated by `;` in a cell, an array in TOML.
    List(&'static Kind),
    /// A table inside a document.
    Record(&'static [Column]),
    /// Several tables inside a document.
    Records(&'static [Column]),
    /// A table that may stand once or several times.
    OneOrMore(&'static Kind),
    /// A table of names that the ledger itself chooses: the kind of the names, and the kind of their values.
    Map(&'static Kind, &'static Kind),
}

impl Kind {
    /// Whether its cells say yes or no.
    pub const fn is_yes_no(&self) -> bool {
        matches!(self, Self::YesNo)
    }
}

/// How a register is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// CSV, a row a line.
    Csv,
    /// TOML, a document a table, named by its id.
    Tables,
    /// TOML, a list of tables under this name.
    List(&'static str),
    /// TOML, the whole file one document. A register's is known by the term that its file's name says, its first column.
    Document,
}

impl Shape {
    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            _ => "toml",
        }
    }
}

//! A table of a report: columns that say what they hold, lines that name the rows behind them, totals.

use super::value::{Kind, Value};
use crate::findings::RowName;

/// Lines under columns.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name for scripts.
    pub name: &'static str,
    /// What stands above it; nothing where the sheet's own title says it.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The lines, totals among them, from the top.
    pub lines: Vec<Line>,
    /// What is said where there is no line.
    pub empty: String,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name for scripts.
    pub name: String,
    /// Its name for people.
    pub shown: String,
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    /// A column with its two names.
    pub fn new(name: impl Into<String>, shown: impl Into<String>, kind: Kind) -> Self {
        Self { name: name.into(), shown: shown.into(), kind }
    }
}

/// What a line is among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineKind {
    /// One of the things listed.
    #[default]
    Plain,
    /// The name of a group; the lines below belong to it.
    Group,
    /// What a group comes to.
    Subtotal,
    /// What all comes to.
    Total,
}

impl LineKind {
    /// Its name for scripts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "line",
            Self::Group => "group",
            Self::Subtotal => "subtotal",
            Self::Total => "total",
        }
    }
}

/// A line of a table, a cell a column.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its cells.
    pub cells: Vec<Value>,
    /// The rows of the ledger behind it.
    pub rows: Vec<RowName>,
}

impl Line {
    /// One of the things listed.
    pub fn new(cells: Vec<Value>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// The rows behind it.
    #[must_use]
    pub fn of(mut self, rows: impl IntoIterator<Item = RowName>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// The name of a group.
    #[must_use]
    pub fn group(self) -> Self {
        Self { kind: LineKind::Group, ..self }
    }

    /// What a group comes to.
    #[must_use]
    pub fn subtotal(self) -> Self {
        Self { kind: LineKind::Subtotal, ..self }
    }

    /// What all comes to.
    #[must_use]
    pub fn total(self) -> Self {
        Self { kind: LineKind::Total, ..self }
    }
}

impl Table {
    /// A table without lines.
    pub const fn new(name: &'static str, title: String, columns: Vec<Column>, empty: String) -> Self {
        Self { name, title, columns, lines: Vec::new(), empty }
    }

    /// Adds a line.
    pub fn push(&mut self, line: Line) {
        debug_assert_eq!(line.cells.len(), self.columns.len(), "a cell a column in {}", self.name);
        self.lines.push(line);
    }
}

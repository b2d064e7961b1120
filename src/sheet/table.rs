//! A table of a report: columns that say what they hold, lines that name the rows behind them, totals.

use super::value::{Kind, Value};
use crate::findings::RowName;
use rust_decimal::Decimal;

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

    /// What the lines so far come to, for a table that goes on over pages (过次页、承前页).
    ///
    /// A line for each line, a cell a column; empty where nothing is carried. Only columns whose plain lines add up to the total
    /// at the end are: a running balance or a share is not.
    pub fn carried(&self) -> Vec<Vec<Value>> {
        let total = self.lines.last().filter(|line| line.kind == LineKind::Total);
        let plain = || self.lines.iter().filter(|line| line.kind == LineKind::Plain);
        let sum = |position: usize| {
            plain().filter_map(|line| line.cells.get(position)).try_fold(Decimal::ZERO, |sum, value| match value {
                Value::Number(number) => sum.checked_add(*number),
                _ => Some(sum),
            })
        };
        let adds_up = |position: &usize| match total.and_then(|total| total.cells.get(*position)) {
            Some(Value::Number(total)) => sum(*position) == Some(*total) && plain().count() > 1,
            _ => false,
        };
        let carried: Vec<bool> = (0..self.columns.len()).map(|position| adds_up(&position)).collect();
        if !carried.contains(&true) {
            return Vec::new();
        }
        let mut sums = vec![Decimal::ZERO; self.columns.len()];
        let mut lines = Vec::new();
        for line in &self.lines {
            for (sum, value) in sums.iter_mut().zip(&line.cells).filter(|_| line.kind == LineKind::Plain) {
                if let Value::Number(number) = value {
                    *sum = sum.checked_add(*number).unwrap_or(*sum);
                }
            }
            let shown = sums.iter().zip(&carried).map(|(sum, carried)| if *carried { Value::Number(*sum) } else { Value::Empty });
            lines.push(shown.collect());
        }
        lines
    }

    /// Adds a line.
    pub fn push(&mut self, line: Line) {
        debug_assert_eq!(line.cells.len(), self.columns.len(), "a cell a column in {}", self.name);
        self.lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_adds_up_is_carried_and_a_balance_is_not() {
        let columns = vec![
            Column::new("name", "摘要", Kind::Text),
            Column::new("amount", "金额", Kind::Money),
            Column::new("balance", "余额", Kind::Money),
        ];
        let mut table = Table::new("journal", String::new(), columns, String::new());
        for (amount, balance) in [(10, 110), (20, 130)] {
            table.push(Line::new(vec!["粉笔".into(), Decimal::from(amount).into(), Decimal::from(balance).into()]));
        }
        table.push(Line::new(vec!["合计".into(), Decimal::from(30).into(), Decimal::from(130).into()]).total());
        let so_far = |yuan: i64| vec![Value::Empty, Decimal::from(yuan).into(), Value::Empty];
        assert_eq!(table.carried(), [so_far(10), so_far(30), so_far(30)]);
        table.lines.pop();
        assert!(table.carried().is_empty(), "nothing says what it comes to");
    }
}

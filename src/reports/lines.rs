//! What the lines of many reports have in common: names of groups, sums, shares with their base, lines to sign.

use super::Desk;
pub use super::pieces::{fixed, mean, percent};
use crate::findings::RowName;
use crate::registers::Book;
use crate::say;
use crate::sheet::{Line, Part, Signature, Table, Value};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A line with words in its first column and nothing else: the name of a group.
pub fn named(columns: usize, name: impl Into<String>) -> Line {
    with(columns, name, [])
}

/// A line with words in its first column and values in some others: sums.
pub fn with(columns: usize, name: impl Into<String>, values: impl IntoIterator<Item = (usize, Value)>) -> Line {
    let mut cells = vec![Value::Empty; columns];
    for (column, value) in [(0, Value::text(name))].into_iter().chain(values) {
        if let Some(cell) = cells.get_mut(column) {
            *cell = value;
        }
    }
    Line::new(cells)
}

/// Empty lines for those who sign, by their office.
pub fn signatures(desk: &Desk<'_>, roles: &[(&'static str, &'static str)]) -> Part {
    Part::Signatures(roles.iter().map(|(zh, en)| Signature::blank(desk.word(zh, en))).collect())
}

/// Each row once, in the order in which they first stand.
pub fn once(rows: impl IntoIterator<Item = RowName>) -> Vec<RowName> {
    let mut seen = BTreeSet::new();
    rows.into_iter().filter(|row| seen.insert(row.clone())).collect()
}

/// The name of a set of books, as it stands above its part of a report.
pub const fn book(desk: &Desk<'_>, book: Book) -> &'static str {
    match book {
        Book::School => desk.word("学校账", "the school's books"),
        Book::Canteen => desk.word("食堂账", "the canteen's books"),
        Book::Agency => desk.word("代管账", "books of what is held for others"),
    }
}

/// The sets of books, in the order in which reports show them.
pub const BOOKS: [Book; 3] = [Book::School, Book::Canteen, Book::Agency];

/// Adds groups of lines to a table: the name of each, its lines, what some columns come to; then what all come to.
///
/// What is counted stands behind the words 小计 and 合计. A column of which nothing is known has no sum.
pub fn add_groups(desk: &Desk<'_>, table: &mut Table, groups: Vec<(String, Vec<Line>)>, columns: &[usize]) {
    let width = table.columns.len();
    let (mut all, mut count): (Sums, usize) = (Sums::default(), 0);
    let is_grouped = groups.iter().any(|(name, _)| !name.is_empty());
    for (name, lines) in groups.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        let mut sums = Sums::default();
        for line in &lines {
            sums.add(line, columns);
            all.add(line, columns);
        }
        let of_group = lines.len();
        count += of_group;
        if is_grouped {
            table.push(named(width, name).group());
        }
        table.lines.extend(lines);
        if is_grouped {
            let name = say!(desk.lang, "小计（{of_group}）", "subtotal ({of_group})");
            table.push(with(width, name, sums.cells()).subtotal());
        }
    }
    if count > 0 {
        let name = say!(desk.lang, "合计（{count}）", "total ({count})");
        table.push(with(width, name, all.cells()).total());
    }
}

/// What columns of figures come to.
#[derive(Debug, Clone, Default)]
pub struct Sums(BTreeMap<usize, Decimal>);

impl Sums {
    /// Adds the figures of a line; an empty cell adds nothing.
    pub fn add(&mut self, line: &Line, columns: &[usize]) {
        for column in columns {
            if let Some(Value::Number(number)) = line.cells.get(*column) {
                let sum = self.0.entry(*column).or_default();
                *sum = sum.saturating_add(*number);
            }
        }
    }

    /// The sums by their columns.
    pub fn cells(&self) -> Vec<(usize, Value)> {
        self.0.iter().map(|(column, sum)| (*column, Value::Number(*sum))).collect()
    }
}

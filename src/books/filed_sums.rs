//! In statements filed month by month, what has come together so far is the months one after another: where it is not.

use crate::registers::{Filed, FiledCell, FiledReport, FiledTable};
use rust_decimal::Decimal;

/// A cumulative figure that is not the one of the month before and the month's own.
#[derive(Debug)]
pub struct WrongSum<'l> {
    /// The figure.
    pub cumulative: &'l FiledCell,
    /// What its line is of.
    pub what: &'l str,
    /// What had come together before.
    pub before: Decimal,
    /// What the month brought.
    pub month: Decimal,
    /// What both come to.
    pub sum: Decimal,
}

/// What was looked at, and what of it is wrong.
#[derive(Debug, Default)]
pub struct FiledSums<'l> {
    /// How many figures were looked at.
    pub checked: usize,
    /// Those that are wrong, in the order of the files.
    pub wrong: Vec<WrongSum<'l>>,
}

/// Lines whose cumulative figure is that of the first or the last month, and no sum.
const NO_SUMS: [&str; 2] = ["opening-stock", "closing-stock"];

impl<'l> FiledSums<'l> {
    /// Holds each filed statement beside the one of the days before it, of several versions the last.
    pub fn of(filed: &'l [Filed]) -> Self {
        let mut sums = Self::default();
        let reports = || filed.iter().filter_map(|filed| filed.report.as_ref().ok());
        for this in reports() {
            let follows = |other: &&FiledReport| {
                other.name == this.name && other.selection == this.selection && other.last.plus_days(1) == this.first
            };
            let Some(before) = reports().filter(follows).max_by_key(|other| other.made) else { continue };
            for table in &this.tables {
                if let Some(earlier) = before.tables.iter().find(|earlier| earlier.name == table.name) {
                    sums.compare(earlier, table);
                }
            }
        }
        sums
    }

    fn compare(&mut self, earlier: &FiledTable, table: &'l FiledTable) {
        for line in &table.lines {
            let columns = (line.cells.get("what"), line.cells.get("period"), line.cells.get("cumulative"));
            let (Some(what), Some(period), Some(cumulative)) = columns else { continue };
            let same = earlier.lines.iter().find(|other| other.cells.get("what").is_some_and(|other| other.text == what.text));
            let number = |cell: &FiledCell| cell.text.parse::<Decimal>().ok();
            let before = same.and_then(|line| line.cells.get("cumulative")).and_then(number);
            let (Some(before), Some(month), Some(so_far)) = (before, number(period), number(cumulative)) else { continue };
            if NO_SUMS.contains(&what.text.as_str()) {
                continue;
            }
            self.checked += 1;
            if let Some(sum) = before.checked_add(month).filter(|sum| *sum != so_far) {
                self.wrong.push(WrongSum { cumulative, what: &what.text, before, month, sum });
            }
        }
    }
}

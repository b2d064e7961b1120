//! Document numbers: kind, month and a serial that starts at one each month and has no gap.

use std::collections::HashMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};

/// The number of a document, such as `QG-202609-031`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DocumentNumber {
    series: &'static str,
    year: i32,
    month: u32,
    serial: u32,
    width: usize,
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, target: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(target, "{}-{}{:02}-{:0width$}", self.series, self.year, self.month, self.serial, width = self.width)
    }
}

/// Hands out the next number of each series and month.
pub struct Numbering {
    width: usize,
    used: HashMap<(&'static str, i32, u32), u32>,
}

impl Numbering {
    /// Numbers of `width` digits: wide enough that text order is number order.
    pub fn new(width: usize) -> Self {
        Self { width, used: HashMap::new() }
    }

    /// The next number of `series` in the month of `day`.
    pub fn next(&mut self, series: &'static str, day: NaiveDate) -> DocumentNumber {
        let used = self.used.entry((series, day.year(), day.month())).or_insert(0);
        *used += 1;
        DocumentNumber { series, year: day.year(), month: day.month(), serial: *used, width: self.width }
    }
}

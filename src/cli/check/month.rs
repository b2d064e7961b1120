//! The month that `bursar check --month` is asked for: how many rows are of it, and whether the ledger reaches so far.

use super::super::{Opened, failure};
use crate::day::Day;
use crate::lang::Lang;
use crate::registers::{Row, Table, Visitor};
use crate::render::DaysLookedAt;
use crate::rules::check::Selection;
use crate::say;

/// The days that are asked for, with the number of their rows; says so where they lie outside the ledger's time.
pub fn days(opened: &Opened, selection: &Selection, today: Day, lang: Lang) -> Option<DaysLookedAt> {
    let (first, last) = selection.days?;
    let mut count = Count { first, last, rows: 0, kept: None };
    opened.ledger.registers.visit(&mut count);
    if let Some((from, to)) = count.kept {
        let from = opened.settings.school.starts.unwrap_or(from);
        let to = to.max(today);
        if last < from || to < first {
            failure::note(&say!(
                lang,
                "{first} 至 {last} 不在账簿的时间之内：账簿从 {from} 到 {to}",
                "{first} to {last} lies outside the time of this ledger, which runs from {from} to {to}"
            ));
        }
    }
    Some(DaysLookedAt { first, last, rows: count.rows })
}

/// Counts rows of some days, and finds the first and last day on which anything was written down.
struct Count {
    first: Day,
    last: Day,
    rows: usize,
    kept: Option<(Day, Day)>,
}

impl Visitor for Count {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        for day in rows.iter().filter_map(Row::day) {
            self.rows += usize::from(self.first <= day && day <= self.last);
            // Master data may be dated long before the ledger, contracts long after it.
            if R::REGISTER.is_daybook() {
                self.kept = Some(self.kept.map_or((day, day), |(from, to)| (from.min(day), to.max(day))));
            }
        }
    }
}

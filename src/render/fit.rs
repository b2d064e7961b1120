//! How wide each column of a table is, so that the table fits the window and no number or id is torn in two.

use super::width::{least_width, text_width};

/// What stands between two columns.
const BETWEEN: usize = 3;
/// A column that is no wider than this is never made narrower.
const NARROW: usize = 10;

/// How wide a column would like to be, and how wide it has to be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extent {
    natural: usize,
    least: usize,
}

impl Extent {
    /// Takes a cell into account.
    pub fn add(&mut self, shown: &str) {
        let width = text_width(shown);
        self.natural = self.natural.max(width);
        if width > self.least {
            self.least = self.least.max(least_width(shown)).max(width.min(NARROW));
        }
    }
}

/// The width of each column of a table that takes at most `room`; `None` where ids and figures do not fit side by side.
pub(super) fn widths(columns: &[Extent], room: usize) -> Option<Vec<usize>> {
    let room = room.saturating_sub(BETWEEN * columns.len());
    let mut widths: Vec<usize> = columns.iter().map(|column| column.natural.min(room.max(column.least))).collect();
    while widths.iter().sum::<usize>() > room {
        let shrinking = widths.iter_mut().zip(columns).filter(|(width, column)| **width > column.least);
        *shrinking.max_by_key(|(width, _)| **width)?.0 -= 1;
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(cells: &[&str]) -> Extent {
        let mut extent = Extent::default();
        for cell in cells {
            extent.add(cell);
        }
        extent
    }

    #[test]
    fn the_widest_text_gives_way_and_ids_do_not() {
        let columns = [extent(&["单号", "LY-202610-001"]), extent(&["备注", "破了一袋，已经请供应商换了新的"]), extent(&["3"])];
        assert_eq!(widths(&columns, 100), Some(vec![13, 30, 1]));
        assert_eq!(widths(&columns, 40), Some(vec![13, 17, 1]));
        assert_eq!(widths(&columns, 30), None);
    }
}

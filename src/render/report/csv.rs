//! One table of a sheet as CSV for spreadsheets and scripts: names of columns as scripts have them, figures plain.

use crate::render::grid::disarmed;
use crate::sheet::{LineKind, Table};
use std::io;

/// The table; its first column says what a line is where it has groups or totals.
///
/// A text that a spreadsheet program would run as a formula gets a `'` before it.
///
/// # Errors
/// None in memory; the library's signature has them.
pub fn csv(table: &Table) -> io::Result<Vec<u8>> {
    let kinds = table.lines.iter().any(|line| line.kind != LineKind::Plain);
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let first = kinds.then_some("line");
    writer.write_record(first.into_iter().chain(table.columns.iter().map(|column| column.name.as_str())))?;
    for line in &table.lines {
        let cells = line.cells.iter().zip(&table.columns);
        let cells = cells.map(|(value, column)| disarmed(&value.written(column.kind), column.kind.is_figure()));
        writer.write_record(kinds.then(|| line.kind.name().to_owned()).into_iter().chain(cells))?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

//! A plain grid of cells as a table for the terminal, as CSV for a spreadsheet, or as JSON for a script.

use super::cell::Cell;
use super::escape::visible;
use crate::lang::Lang;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io;

/// Rows under named columns.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// What the rows are.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a grid.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name for scripts.
    pub name: String,
    /// Its name for people.
    pub shown: String,
    /// Whether it holds figures, which stand to the right.
    pub figure: bool,
}

/// A line under the headings and nothing else: box drawing is twice as wide on some consoles.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-'));

impl Grid {
    /// A table for people, with how many rows it has; columns that are empty in every row are left out.
    pub fn table(&self, width: Option<usize>, lang: Lang) -> String {
        let mut text = self.lines(width);
        if !text.is_empty() {
            text.push('\n');
        }
        let (title, count) = (visible(&self.title), self.rows.len());
        text + &match lang {
            Lang::Chinese => format!("{title}：{count} 行\n"),
            Lang::English => format!("{title}: {count} {}\n", if count == 1 { "row" } else { "rows" }),
        }
    }

    /// The lines of the table alone; none where there is no row.
    pub fn lines(&self, width: Option<usize>) -> String {
        let used: Vec<usize> =
            (0..self.columns.len()).filter(|column| self.rows.iter().any(|row| !row[*column].is_empty())).collect();
        let mut table = Table::new();
        table.load_style(STYLE).force_no_tty();
        match width {
            Some(width) => {
                table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width.min(usize::from(u16::MAX)) as u16)
            }
            None => table.set_content_arrangement(ContentArrangement::Disabled),
        };
        table.set_header(used.iter().map(|column| visible(&self.columns[*column].shown)));
        for row in &self.rows {
            table.add_row(used.iter().map(|column| row[*column].shown()));
        }
        for (position, column) in used.iter().enumerate() {
            if let (true, Some(column)) = (self.columns[*column].figure, table.column_mut(position)) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let mut text = String::new();
        if !self.rows.is_empty() && !used.is_empty() {
            for line in table.lines() {
                text += line.trim_end();
                text.push('\n');
            }
        }
        text
    }

    /// CSV with the columns' names for scripts. A text that a spreadsheet program would run as a formula gets a `'` before it.
    ///
    /// # Errors
    /// None in memory; the library's signature has them.
    pub fn csv(&self) -> io::Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(self.columns.iter().map(|column| &column.name))?;
        for row in &self.rows {
            writer.write_record(row.iter().zip(&self.columns).map(|(cell, column)| disarmed(&cell.written(), column.figure)))?;
        }
        writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }

    /// JSON: an array of objects in the order of the columns; figures are strings, so that no reader rounds them; empty
    /// cells are `null`, records inside are objects.
    ///
    /// # Errors
    /// None in memory; the library's signature has them.
    pub fn json(&self) -> io::Result<Vec<u8>> {
        let mut json = serde_json::to_vec_pretty(&self.objects())?;
        json.push(b'\n');
        Ok(json)
    }

    /// Every row as an object.
    pub(super) fn objects(&self) -> Vec<Object<'_>> {
        self.rows.iter().map(|row| self.object(row)).collect()
    }

    /// One of the rows as an object.
    pub(super) fn object<'g>(&'g self, row: &'g [Cell]) -> Object<'g> {
        Object { columns: &self.columns, row }
    }
}

/// A cell that no spreadsheet program runs.
fn disarmed(cell: &str, figure: bool) -> String {
    let dangerous = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !figure && cell.parse::<rust_decimal::Decimal>().is_err();
    if dangerous { format!("'{cell}") } else { cell.to_owned() }
}

/// A row as an object of JSON, in the order of the columns.
pub(super) struct Object<'g> {
    columns: &'g [Column],
    row: &'g [Cell],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.row) {
            map.serialize_entry(&column.name, cell)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let column = |name: &str, figure| Column { name: name.into(), shown: name.into(), figure };
        Grid {
            title: "items".into(),
            columns: vec![column("name", false), column("price", true), column("note", false)],
            rows: vec![
                vec![Cell::text("大米"), Cell::text("4.60"), Cell::Empty],
                vec![Cell::text("=cmd|' /C calc'!A0"), Cell::text("-1.00"), Cell::Empty],
            ],
        }
    }

    #[test]
    fn a_formula_stays_text_and_a_figure_a_figure() {
        let csv = String::from_utf8(grid().csv().expect("in memory")).expect("text");
        assert_eq!(csv, "name,price,note\n大米,4.60,\n'=cmd|' /C calc'!A0,-1.00,\n");
    }

    #[test]
    fn columns_without_a_value_are_left_out_of_the_table() {
        let table = grid().table(None, Lang::English);
        assert!(!table.contains("note"), "{table}");
        assert!(table.ends_with("items: 2 rows\n"), "{table}");
    }

    #[test]
    fn json_keeps_the_order_of_columns() {
        let json = String::from_utf8(grid().json().expect("in memory")).expect("text");
        assert!(json.starts_with("[\n  {\n    \"name\": \"大米\",\n    \"price\": \"4.60\",\n    \"note\": null\n  }"), "{json}");
    }
}

//! A plain grid of cells as a table for the terminal, as CSV for a spreadsheet, or as JSON for a script.

use super::cell::Cell;
use super::escape::visible;
use super::fit::{Extent, widths};
use super::width::{text_width, wrap};
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

/// The narrowest room for a cell on a line of its own.
const MINIMUM_ROOM: usize = 20;

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

    /// The lines of the table alone; none where there is no row. Where the columns do not fit side by side, a line a cell.
    pub fn lines(&self, width: Option<usize>) -> String {
        let used: Vec<usize> =
            (0..self.columns.len()).filter(|column| self.rows.iter().any(|row| !row[*column].is_empty())).collect();
        if self.rows.is_empty() || used.is_empty() {
            return String::new();
        }
        let headings: Vec<String> = used.iter().map(|column| visible(&self.columns[*column].shown)).collect();
        let Some(room) = width else { return self.beside(&used, &headings, None) };
        let mut extents = vec![Extent::default(); used.len()];
        for (position, column) in used.iter().enumerate() {
            extents[position].add(&headings[position]);
            for row in &self.rows {
                extents[position].add(&row[*column].shown());
            }
        }
        match widths(&extents, room) {
            Some(widths) => self.beside(&used, &headings, Some(&widths)),
            None => self.below(&used, &headings, room),
        }
    }

    /// A table of these columns, each as wide as it is given.
    fn beside(&self, used: &[usize], headings: &[String], widths: Option<&[usize]>) -> String {
        let fitted = |position: usize, text: &str| match widths {
            Some(widths) => wrap(text, widths[position], widths[position]).join("\n"),
            None => text.to_owned(),
        };
        let mut table = Table::new();
        table.load_style(STYLE).force_no_tty().set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(headings.iter().enumerate().map(|(position, heading)| fitted(position, heading)));
        for row in &self.rows {
            table.add_row(used.iter().enumerate().map(|(position, column)| fitted(position, &row[*column].shown())));
        }
        for (position, column) in used.iter().enumerate() {
            if let (true, Some(column)) = (self.columns[*column].figure, table.column_mut(position)) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let mut text = String::new();
        for line in table.lines() {
            text += line.trim_end();
            text.push('\n');
        }
        text
    }

    /// A line a cell, what is empty left out, an empty line between the rows.
    fn below(&self, used: &[usize], headings: &[String], room: usize) -> String {
        let label = headings.iter().map(|heading| text_width(heading)).max().unwrap_or(0) + 2;
        let room = room.saturating_sub(label + 1).max(MINIMUM_ROOM);
        let hanging = format!("\n {:label$}", "");
        let card = |row: &Vec<Cell>| {
            let mut text = String::new();
            for (column, heading) in used.iter().zip(headings).filter(|(column, _)| !row[**column].is_empty()) {
                let padding = label - text_width(heading);
                text += &format!(" {heading}{:padding$}{}\n", "", wrap(&row[*column].shown(), room, room).join(&hanging));
            }
            text
        };
        self.rows.iter().map(card).collect::<Vec<_>>().join("\n")
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

/// What a formula begins with, in full width too: East Asian spreadsheet programs take one for the other. As OWASP lists them
/// (CSV Injection).
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet program runs.
pub(super) fn disarmed(cell: &str, figure: bool) -> String {
    let dangerous = cell.starts_with(FORMULA) && !figure && cell.parse::<rust_decimal::Decimal>().is_err();
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
        for begins in ['＝', '＋', '－', '＠', '@', '\t'] {
            assert_eq!(disarmed(&format!("{begins}SUM(A1)"), false), format!("'{begins}SUM(A1)"));
        }
        assert_eq!(disarmed("－", true), "－");
    }

    #[test]
    fn columns_without_a_value_are_left_out_of_the_table() {
        let table = grid().table(None, Lang::English);
        assert!(!table.contains("note"), "{table}");
        assert!(table.ends_with("items: 2 rows\n"), "{table}");
    }

    #[test]
    fn a_table_fits_the_window_and_tears_nothing() {
        let column = |name: &str| Column { name: name.into(), shown: name.into(), figure: false };
        let mut grid = Grid { title: String::new(), columns: vec![column("slip"), column("note"), column("by")], rows: Vec::new() };
        grid.rows.push(vec![Cell::text("LY-202610-001"), Cell::text("破了一袋，已经请供应商换了"), Cell::text("chen-guifang")]);
        grid.rows.push(vec![Cell::text("LY-202610-002"), Cell::Empty, Cell::text("li-na")]);
        let table = " slip            note                         by
-----------------------------------------------------------
 LY-202610-001   破了一袋，已经请供应商换了   chen-guifang
 LY-202610-002                                li-na\n";
        assert_eq!(grid.lines(None), table);
        assert_eq!(grid.lines(Some(80)), table);
        let narrow = " slip            note           by
---------------------------------------------
 LY-202610-001   破了一袋，已   chen-guifang
                 经请供应商换
                 了
 LY-202610-002                  li-na\n";
        assert_eq!(grid.lines(Some(46)), narrow);
        let narrowest = " slip  LY-202610-001
 note  破了一袋，已经请供应商
       换了
 by    chen-guifang

 slip  LY-202610-002
 by    li-na\n";
        assert_eq!(grid.lines(Some(30)), narrowest);
    }

    #[test]
    fn json_keeps_the_order_of_columns() {
        let json = String::from_utf8(grid().json().expect("in memory")).expect("text");
        assert!(json.starts_with("[\n  {\n    \"name\": \"大米\",\n    \"price\": \"4.60\",\n    \"note\": null\n  }"), "{json}");
    }
}

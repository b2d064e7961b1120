//! Where the cells of a CSV file stand in its text, quotes included, and how one of them is exchanged.

use bursar::table::{Column, simplify};
use std::ops::Range;

/// The cells of the record that begins here, with their quotes, and where the next record begins.
pub fn cells(text: &str, start: usize) -> (Vec<Range<usize>>, usize) {
    let bytes = text.as_bytes();
    let (mut cells, mut begin, mut at, mut quoted) = (Vec::new(), start, start, false);
    loop {
        match bytes.get(at) {
            Some(b'"') => quoted = !quoted,
            Some(b',') if !quoted => {
                cells.push(begin..at);
                begin = at + 1;
            }
            Some(b'\n') if !quoted => {
                cells.push(begin..at);
                return (cells, at + 1);
            }
            None => {
                cells.push(begin..at);
                return (cells, at);
            }
            Some(_) => {}
        }
        at += 1;
    }
}

/// Where the header begins: behind comments and blank lines.
pub fn header(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.starts_with('#') && !line.trim().is_empty() {
            break;
        }
        at += line.len();
    }
    at
}

/// The position of a column in the header, if it stands there.
pub fn position(text: &str, column: &Column) -> Option<usize> {
    let (names, _) = cells(text, header(text));
    names.iter().position(|name| matches!(simplify(&text[name.clone()]), name if name == column.name || name == column.chinese))
}

/// A cell as it is written, with quotes where it needs them.
pub fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A cell without its quotes.
pub fn plain(cell: &str) -> String {
    match cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')) {
        Some(inside) => inside.replace("\"\"", "\""),
        None => cell.to_owned(),
    }
}

/// The text with another cell in a row; the column is added to the header where it is not there.
pub fn exchange(text: &str, row: usize, column: &Column, written: &str) -> String {
    let (row_cells, _) = cells(text, row);
    match position(text, column) {
        Some(position) if position < row_cells.len() => {
            let cell = row_cells[position].clone();
            format!("{}{written}{}", &text[..cell.start], &text[cell.end..])
        }
        found => {
            let (names, _) = cells(text, header(text));
            let header_end = names.last().map_or(0, |last| last.end);
            let row_end = row_cells.last().map_or(row, |last| last.end);
            let commas = ",".repeat(found.unwrap_or(names.len()) + 1 - row_cells.len());
            let name = if found.is_some() { String::new() } else { format!(",{}", column.name) };
            format!("{}{name}{}{commas}{written}{}", &text[..header_end], &text[header_end..row_end], &text[row_end..])
        }
    }
}

/// The text with another name in the header for a column.
pub fn rename(text: &str, column: &Column, name: &str) -> Option<String> {
    let (names, _) = cells(text, header(text));
    let cell = names[position(text, column)?].clone();
    Some(format!("{}{name}{}", &text[..cell.start], &text[cell.end..]))
}

//! CSV (RFC 4180) as people and spreadsheet programs write it: comments, blank lines, empty cells at the end.

use super::column::{Column, MOST_COLUMNS};
use super::field::Input;
use super::header::{self, assign};
use super::problem::{Syntax, What};
use super::quotes::{self, Cut, QuoteFault};
use super::reader::{Cells, Reader};
use super::record::Record;
use super::slip::{self, TomlFault};
use crate::source::{At, DAMAGED, Source, Span, Spot};
use memchr::memchr;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many names of columns make a line a header.
const FEW_NAMES: usize = 2;

/// How many columns without a name are looked at.
const MOST_UNNAMED: usize = 64;

/// How many quotes may stay open before the rest of the file is left: each makes the reader look through all that follows.
const MOST_OPENED: usize = 100;

/// Reads every row of a file that can be read; `id` is the column by which others name its rows.
pub fn read_csv<R: Record>(source: &Source, id: Option<usize>, reader: &mut Reader<'_>) -> Vec<R> {
    const { assert!(R::COLUMNS.len() <= MOST_COLUMNS, "a row is read on the stack") };
    let mut rows = Vec::new();
    let conflicts = slip::conflicts(&source.text);
    note_conflicts(&conflicts, reader);
    let Some(header) = read_header(source, &conflicts, R::COLUMNS, reader) else { return rows };
    // Cells under an empty name are not cells too many.
    let width = header.unnamed.last().map_or(0, |last| last + 1).max(header.columns.len());
    let mut told = BTreeSet::new();
    let columns: Vec<(usize, usize)> =
        header.columns.iter().enumerate().filter_map(|(cell, column)| column.map(|column| (cell, column))).collect();
    let text = &source.text;
    // One allocation a file: rows are many, and a list that grows is copied again and again.
    rows.reserve_exact(memchr::memchr_iter(b'\n', &text.as_bytes()[header.body..]).count() + 1);
    each_record(text, header.body, width, &conflicts, reader, |reader, at, record| {
        // On the stack: this is the loop that every row of a ledger goes through.
        let mut inputs: [Option<Input<'_>>; MOST_COLUMNS] = [None; MOST_COLUMNS];
        let inputs = &mut inputs[..R::COLUMNS.len()];
        for (cell, column) in &columns {
            inputs[*column] = record.get(*cell).map(|cell| Input::Text(cell.written(text)));
        }
        // Hardly any row has one: a list without entries takes no memory.
        let undoubled: Vec<(usize, String)> =
            record.iter().enumerate().filter_map(|(position, cell)| Some((position, cell.undoubled(text)?))).collect();
        for (position, said) in &undoubled {
            if let Some(column) = header.columns.get(*position).copied().flatten() {
                inputs[column] = Some(Input::Text(said));
            }
        }
        let strays = header.unnamed.iter().copied().filter(|cell| record.get(*cell).is_some_and(|cell| !is_blank(text, cell)));
        for cell in strays.filter(|cell| told.insert(*cell)) {
            let spot = Spot::Row(At { file: reader.file, offset: header.at });
            reader.note(spot, What::Syntax(Syntax::Unnamed { column: cell + 1 }));
        }
        let row = if source.damaged && record.iter().any(|cell| text[cell.range.clone()].contains(DAMAGED)) {
            // Told by its place, for all files alike.
            None
        } else if record.get(width..).is_some_and(|more| more.iter().any(|cell| !is_blank(text, cell))) {
            let what = What::Syntax(Syntax::TooManyCells { cells: count_cells(text, at.offset as usize).1, columns: width });
            reader.note(Spot::Row(at), what);
            None
        } else if header.is_missing {
            None
        } else {
            R::read(&mut Cells::new(reader, at, R::COLUMNS, inputs))
        };
        match row {
            Some(row) => rows.push(row),
            None => reader.note_unread(id.and_then(|id| inputs[id])),
        }
    });
    rows
}

/// What the first record of a file says.
pub(super) struct Header {
    /// The column that each cell belongs to.
    pub(super) columns: Vec<Option<usize>>,
    /// Its own place.
    at: u32,
    /// The cells without a name, which are to be empty in every row.
    unnamed: Vec<usize>,
    /// Whether a column is missing without which no row is a row.
    is_missing: bool,
    /// Where the rows begin.
    body: usize,
}

/// Reads the header; `None` when there is none, which is noted.
pub(super) fn read_header(
    source: &Source,
    conflicts: &[Range<usize>],
    columns: &'static [Column],
    reader: &mut Reader<'_>,
) -> Option<Header> {
    let text = &source.text;
    let mut start = header_start(text, columns, reader);
    let mut body = None;
    // A conflict over the header itself: one of the two serves.
    if let Some(conflict) = conflicts.iter().find(|conflict| conflict.start == start) {
        start = skip_to_record(text, text[start..].find('\n').map_or(text.len(), |newline| start + newline + 1));
        body = Some(conflict.end);
    }
    let mut cells = Vec::new();
    let mut is_open = false;
    let (all, named) = count_cells(text, start);
    let end = quotes::cut(text, start, |cell| {
        is_open |= cell.fault == Some(QuoteFault::Open);
        if cells.len() < named {
            cells.push(cell.range);
        }
    });
    if is_open {
        let spot = Spot::Row(At { file: reader.file, offset: start as u32 });
        reader.note(spot, What::Syntax(Syntax::OpenQuote));
        reader.unread_rows += 1;
        return None;
    }
    let mut names: Vec<(&str, Span)> = cells
        .into_iter()
        .map(|range| {
            let span = Span { file: reader.file, start: range.start as u32, end: range.end as u32 };
            (text[range].trim(), span)
        })
        .collect();
    while names.last().is_some_and(|(name, _)| name.is_empty()) {
        names.pop();
    }
    if names.is_empty() {
        reader.note_empty();
        return None;
    }
    if let Some(separator) = other_separator(columns, &names) {
        reader.note(Spot::Span(names[0].1), What::Syntax(Syntax::Separator(separator)));
        reader.unread_rows += 1;
        return None;
    }
    let assigned = assign(columns, &names, reader);
    let at = At { file: reader.file, offset: start as u32 };
    let mut is_missing = false;
    for (position, column) in columns.iter().enumerate() {
        if column.required && !assigned.contains(&Some(position)) {
            is_missing = true;
            let what = What::ColumnMissing { column: column.name, chinese: column.chinese };
            reader.note(Spot::Row(at), what);
        }
    }
    let unnamed: Vec<usize> =
        (0..all).filter(|cell| names.get(*cell).is_none_or(|(name, _)| name.is_empty())).take(MOST_UNNAMED).collect();
    Some(Header { columns: assigned, unnamed, at: at.offset, is_missing, body: body.unwrap_or(end) })
}

/// Where the header begins: a title that somebody put above it, and the `sep=` line of a spreadsheet program, are told and
/// passed over.
fn header_start(text: &str, columns: &'static [Column], reader: &mut Reader<'_>) -> usize {
    let start = skip_to_record(text, 0);
    let line_end = |from: usize| memchr(b'\n', &text.as_bytes()[from..]).map_or(text.len(), |newline| from + newline + 1);
    let next = skip_to_record(text, line_end(start));
    let known = |from: usize| names_in(columns, text[from..line_end(from)].trim_end(), ',');
    if next < text.len() && known(start) == 0 && known(next) >= FEW_NAMES {
        let spot = Spot::Row(At { file: reader.file, offset: start as u32 });
        reader.note(spot, What::Syntax(Syntax::AboveHeader));
        return next;
    }
    start
}

/// What separates the cells of a header that is one cell under the ledger's own rules, where its parts are columns.
fn other_separator(columns: &'static [Column], names: &[(&str, Span)]) -> Option<char> {
    let [(line, _)] = names else { return None };
    [';', '\t', '，', '；', '|'].into_iter().find(|separator| names_in(columns, line, *separator) >= FEW_NAMES)
}

/// How many of the first cells of a line are names of columns.
fn names_in(columns: &'static [Column], line: &str, separator: char) -> usize {
    let cells = line.split(separator).take(MOST_COLUMNS);
    cells.filter(|name| header::find(columns, name.trim_matches([' ', '"'])).is_some()).count()
}

fn note_conflicts(conflicts: &[Range<usize>], reader: &mut Reader<'_>) {
    for conflict in conflicts {
        let spot = Spot::Row(At { file: reader.file, offset: conflict.start as u32 });
        reader.note(spot, What::Syntax(Syntax::Toml(TomlFault::Conflict)));
        reader.unread_rows += 1;
    }
}

/// Gives every record from a byte on, with its place; comments and blank rows are passed over. Of the cells beyond the header's
/// `width`, those with something in them.
fn each_record(
    text: &str,
    from: usize,
    width: usize,
    conflicts: &[Range<usize>],
    reader: &mut Reader<'_>,
    mut each: impl FnMut(&mut Reader<'_>, At, &[Cut]),
) {
    let mut opened = 0;
    let mut record: Vec<Cut> = Vec::new();
    let mut begin = skip_to_record(text, from);
    while begin < text.len() {
        let start = begin;
        record.clear();
        let mut is_sound = true;
        let end = quotes::cut(text, start, |cell| {
            is_sound &= cell.fault.is_none();
            if record.len() < width || !cell.range.is_empty() {
                record.push(cell);
            }
        });
        begin = skip_to_record(text, end);
        let later = conflicts.partition_point(|conflict| conflict.end <= start);
        if let Some(conflict) = conflicts.get(later)
            && conflict.start <= start
        {
            if end > conflict.end {
                begin = skip_to_record(text, conflict.end);
            }
            continue;
        }
        let at = At { file: reader.file, offset: start as u32 };
        if !is_sound && let Some((fault, resume)) = quotes::fault(text, start) {
            opened += usize::from(fault == QuoteFault::Open);
            let syntax = match fault {
                _ if opened > MOST_OPENED => Syntax::GivenUp,
                QuoteFault::Open => Syntax::OpenQuote,
                QuoteFault::Stray => Syntax::StrayQuote,
            };
            reader.note(Spot::Row(at), What::Syntax(syntax));
            reader.unread_rows += 1;
            if opened > MOST_OPENED {
                return;
            }
            begin = skip_to_record(text, resume);
            continue;
        }
        if !record.iter().all(|cell| is_blank(text, cell)) {
            each(reader, at, &record);
        }
    }
}

/// How many cells the record that begins here has, and how many up to the last with something in it: a line may end in
/// millions of commas.
fn count_cells(text: &str, start: usize) -> (usize, usize) {
    let (mut cells, mut in_use) = (0, 0);
    quotes::cut(text, start, |cell| {
        cells += 1;
        in_use = if cell.range.is_empty() { in_use } else { cells };
    });
    (cells, in_use)
}

fn is_blank(text: &str, cell: &Cut) -> bool {
    text.as_bytes()[cell.range.clone()].trim_ascii().is_empty()
}

/// From a byte on, the first that belongs to a record: line ends and comments are passed over, as the reader does.
fn skip_to_record(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' | b'\r' => at += 1,
            b'#' => at += memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at),
            _ => break,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_up_to_the_last_in_use() {
        assert_eq!(count_cells("a,,b,,,\nc", 0), (6, 3));
        assert_eq!(count_cells(",,,", 0), (4, 0));
    }

    #[test]
    fn comments_and_blank_lines_before_a_record_are_passed_over() {
        let text = "\n# a comment\r\n\r\nrow";
        assert_eq!(&text[skip_to_record(text, 0)..], "row");
    }
}

//! CSV (RFC 4180) as people and spreadsheet programs write it: comments, blank lines, empty cells at the end.

use super::field::Input;
use super::header::assign;
use super::problem::{Problem, Syntax, What};
use super::reader::{Cells, Reader};
use super::record::Record;
use crate::source::Spot;
use crate::source::{At, Source, Span};
use ::csv::{ByteRecord, ReaderBuilder};
use std::ops::Range;

/// How often reading may begin anew after an open quote before the rest of the file is left.
const MOST_RESTARTS: usize = 100;

/// The most columns that a register may declare.
const MOST_COLUMNS: usize = 40;

/// Lines that git leaves where two changes meet.
const CONFLICT_MARKERS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// Reads every row of a file that can be read.
pub fn read_csv<R: Record>(source: &Source, reader: &mut Reader<'_>) -> Vec<R> {
    let mut rows = Vec::new();
    let Some((header, body)) = read_header(source, R::COLUMNS, reader) else { return rows };
    let columns: Vec<(usize, usize)> =
        header.iter().enumerate().filter_map(|(cell, column)| column.map(|column| (cell, column))).collect();
    each_record(&source.text, body, reader, |reader, at, record| {
        if record.len() > header.len() && record.iter().skip(header.len()).any(|cell| !cell.trim_ascii().is_empty()) {
            let what = What::Syntax(Syntax::TooManyCells { cells: record.len(), columns: header.len() });
            reader.problems.push(Problem { spot: Spot::Row(at), what });
            reader.unread_rows += 1;
            return;
        }
        // On the stack: this is the loop that every row of a ledger goes through.
        let mut cells: [Option<Input<'_>>; MOST_COLUMNS] = [None; MOST_COLUMNS];
        let inputs = &mut cells[..R::COLUMNS.len()];
        for (cell, column) in &columns {
            // The whole text is UTF-8 and cells end at ASCII characters, so every cell is UTF-8 too.
            inputs[*column] =
                record.get(*cell).and_then(|cell| std::str::from_utf8(cell).ok()).map(|cell| Input::Text(cell.trim()));
        }
        match R::read(&mut Cells::new(reader, at, R::COLUMNS, inputs)) {
            Some(row) => rows.push(row),
            None => note_unread(reader, inputs),
        }
    });
    rows
}

/// A row that could not be read exists all the same: its first cell is the id by which others may name it.
fn note_unread(reader: &mut Reader<'_>, inputs: &[Option<Input<'_>>]) {
    reader.unread_rows += 1;
    if let Some(Some(Input::Text(text))) = inputs.first()
        && !text.is_empty()
    {
        let id = reader.names.intern(text);
        reader.unread.push(id);
    }
}

/// The header: which column each cell belongs to, and where the rows begin.
pub(super) fn read_header(
    source: &Source,
    columns: &'static [super::Column],
    reader: &mut Reader<'_>,
) -> Option<(Vec<Option<usize>>, usize)> {
    let text = &source.text;
    let mut found: Option<(Vec<(String, Span)>, usize)> = None;
    let start = skip_to_record(text, 0);
    let end = record_end(text, start);
    if start < text.len() {
        let mut names: Vec<(String, Span)> = cell_ranges(text, start)
            .into_iter()
            .map(|range| {
                let span = Span { file: reader.file, start: range.start as u32, end: range.end as u32 };
                (text[range].trim().to_owned(), span)
            })
            .collect();
        while names.last().is_some_and(|(name, _)| name.is_empty()) {
            names.pop();
        }
        if !names.is_empty() {
            found = Some((names, end));
        }
    }
    let Some((names, body)) = found else {
        reader.problems.push(Problem { spot: Spot::File(reader.file), what: What::FileEmpty });
        return None;
    };
    let assigned = assign(columns, &names, reader);
    let missing: Vec<usize> =
        (0..columns.len()).filter(|column| columns[*column].required && !assigned.contains(&Some(*column))).collect();
    let at = At { file: reader.file, offset: start as u32 };
    for column in &missing {
        let what = What::ColumnMissing { column: columns[*column].name, chinese: columns[*column].chinese };
        reader.problems.push(Problem { spot: Spot::Row(at), what });
    }
    if missing.is_empty() {
        return Some((assigned, body));
    }
    // Without a required column no row is a row; the ids in them are known all the same.
    let first = assigned.iter().position(|column| *column == Some(0));
    each_record(text, body, reader, |reader, _, record| {
        let id = first.and_then(|cell| record.get(cell)).and_then(|cell| std::str::from_utf8(cell).ok());
        note_unread(reader, &[id.map(|id| Input::Text(id.trim()))]);
    });
    None
}

/// Gives every record from a byte on, with its place; comments and blank rows are passed over.
fn each_record(text: &str, from: usize, reader: &mut Reader<'_>, mut each: impl FnMut(&mut Reader<'_>, At, &ByteRecord)) {
    let file = reader.file;
    let mut begin = from;
    for restart in 0..=MOST_RESTARTS {
        let body = &text[begin..];
        let mut records = ReaderBuilder::new().has_headers(false).flexible(true).comment(Some(b'#')).from_reader(body.as_bytes());
        let mut record = ByteRecord::new();
        let mut open_quote = None;
        loop {
            let read = records.read_byte_record(&mut record);
            if !matches!(read, Ok(true)) {
                break;
            }
            let position = record.position().map_or(0, |position| position.byte() as usize);
            let start = skip_to_record(text, begin + position);
            let at = At { file, offset: start as u32 };
            if is_conflict_marker(&text[start..]) {
                reader.problems.push(Problem { spot: Spot::Row(at), what: What::Syntax(Syntax::ConflictMarker) });
                reader.unread_rows += 1;
                continue;
            }
            if begin + records.position().byte() as usize >= text.len() && has_open_quote(&text[start..]) {
                open_quote = Some(at);
                break;
            }
            if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            each(reader, at, &record);
        }
        let Some(at) = open_quote else { return };
        let what = if restart == MOST_RESTARTS { Syntax::GivenUp } else { Syntax::OpenQuote };
        reader.problems.push(Problem { spot: Spot::Row(at), what: What::Syntax(what) });
        reader.unread_rows += 1;
        // The quote swallowed what follows: begin again with the next line.
        begin = text[at.offset as usize..].find('\n').map_or(text.len(), |newline| at.offset as usize + newline + 1);
    }
}

fn is_conflict_marker(rest: &str) -> bool {
    CONFLICT_MARKERS.iter().any(|marker| rest.starts_with(marker))
}

/// From a byte on, the first that belongs to a record: line ends and comments are passed over, as the reader does.
fn skip_to_record(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' | b'\r' => at += 1,
            b'#' => at += bytes[at..].iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len() - at),
            _ => break,
        }
    }
    at
}

/// Whether the record that begins here ends inside a quoted cell.
fn has_open_quote(record: &str) -> bool {
    let (_, closed) = walk(record, 0, |_| {});
    !closed
}

/// Where the record that begins here ends: the byte after its line end.
fn record_end(text: &str, start: usize) -> usize {
    walk(text, start, |_| {}).0
}

/// The cells of the record that begins here, as stretches of the text without their quotes.
pub(super) fn cell_ranges(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    walk(text, start, |range| cells.push(range));
    cells
}

/// Goes through one record cell by cell; gives the byte after it and whether its quotes are closed.
fn walk(text: &str, start: usize, mut cell: impl FnMut(Range<usize>)) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        let begin = at;
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            loop {
                match bytes.get(at) {
                    None => {
                        cell(begin + 1..at);
                        return (at, false);
                    }
                    Some(b'"') if bytes.get(at + 1) == Some(&b'"') => at += 2,
                    Some(b'"') => break,
                    Some(_) => at += 1,
                }
            }
            let close = at;
            while !matches!(bytes.get(at), None | Some(b',' | b'\n' | b'\r')) {
                at += 1;
            }
            cell(begin + 1..close);
        } else {
            while !matches!(bytes.get(at), None | Some(b',' | b'\n' | b'\r')) {
                at += 1;
            }
            cell(begin..at);
        }
        match bytes.get(at) {
            Some(b',') => at += 1,
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => return (at + 2, true),
            Some(_) => return (at + 1, true),
            None => return (at, true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_without_their_quotes() {
        let text = "a,\"b \"\"c\"\", d\",,e\r\nnext";
        let cells: Vec<&str> = cell_ranges(text, 0).into_iter().map(|range| &text[range]).collect();
        assert_eq!(cells, ["a", "b \"\"c\"\", d", "", "e"]);
        assert_eq!(&text[record_end(text, 0)..], "next");
    }

    #[test]
    fn comments_and_blank_lines_before_a_record_are_passed_over() {
        let text = "\n# a comment\r\n\r\nrow";
        assert_eq!(&text[skip_to_record(text, 0)..], "row");
    }

    #[test]
    fn an_open_quote_is_seen_to_the_end_of_the_file() {
        assert!(has_open_quote("a,\"b\nc,d\n"));
        assert!(!has_open_quote("a,\"b\nc\",d\n"));
    }
}

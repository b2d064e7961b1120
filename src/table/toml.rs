//! TOML documents: every value with its place, every problem at once, the sibling documents read all the same.

use super::column::{Column, Shape};
use super::field::{Field, Input};
use super::header::assign;
use super::problem::{Problem, Syntax, Unfit, What};
use super::reader::{Cells, Reader};
use super::record::Record;
use super::{Kind, Value};
use crate::id::{Id, Renumbering};
use crate::source::Spot;
use crate::source::{At, FileId, Source, Span};
use ::toml::Spanned;
use ::toml::de::{DeString, DeTable, DeValue, Error};

/// The documents of a file, in the order in which they stand in it.
pub struct Documents<'a> {
    root: Spanned<DeTable<'a>>,
}

impl<'a> Documents<'a> {
    /// Parses a text; what does not parse is told, the rest is there.
    pub fn parse(text: &'a str) -> (Self, Vec<Error>) {
        let (root, errors) = DeTable::parse_recoverable(text);
        (Self { root }, errors)
    }

    /// The whole file as one table.
    pub fn root(&self) -> &DeTable<'a> {
        self.root.get_ref()
    }
}

/// One entry of a table: its key and its value.
pub type Line<'t, 'a> = (&'t Spanned<DeString<'a>>, &'t Spanned<DeValue<'a>>);

/// The entries of a table in the order in which they stand in the file.
pub fn in_order<'t, 'a>(table: &'t DeTable<'a>) -> Vec<Line<'t, 'a>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// Reads every document of a file that can be read.
pub fn read_toml<R: Record>(source: &Source, shape: Shape, reader: &mut Reader<'_>) -> Vec<R> {
    let (documents, errors) = Documents::parse(&source.text);
    note_errors(source, &errors, reader);
    let root = documents.root();
    let mut rows = Vec::new();
    match shape {
        Shape::Document => rows.extend(read_table(root, None, start_of_file(reader.file), reader)),
        Shape::List(name) => {
            for (key, value) in in_order(root) {
                match value.get_ref() {
                    DeValue::Array(elements) if key.get_ref() == name => {
                        for element in elements {
                            let at = At { file: reader.file, offset: element.span().start as u32 };
                            match element.get_ref() {
                                DeValue::Table(table) => rows.extend(read_table(table, None, at, reader)),
                                _ => not_a_document(reader, element.span()),
                            }
                        }
                    }
                    _ => not_a_document(reader, key.span()),
                }
            }
        }
        Shape::Tables | Shape::Csv => {
            for (key, value) in in_order(root) {
                let at = At { file: reader.file, offset: key.span().start as u32 };
                match value.get_ref() {
                    DeValue::Table(table) => rows.extend(read_table(table, Some(key.get_ref()), at, reader)),
                    _ => not_a_document(reader, key.span()),
                }
            }
        }
    }
    rows
}

fn start_of_file(file: FileId) -> At {
    At { file, offset: 0 }
}

fn not_a_document(reader: &mut Reader<'_>, span: std::ops::Range<usize>) {
    let span = Span { file: reader.file, start: span.start as u32, end: span.end as u32 };
    reader.problems.push(Problem { spot: Spot::Span(span), what: What::Syntax(Syntax::NotADocument) });
    reader.unread_rows += 1;
}

/// The parser's errors, one a place; lines that git left are named as such.
pub fn note_errors(source: &Source, errors: &[Error], reader: &mut Reader<'_>) {
    let mut last_line = None;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let start = span.start.min(source.text.len());
        let line_start = source.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        // One broken line may give the parser several things to say; the first is the cause.
        if last_line == Some(line_start) {
            continue;
        }
        last_line = Some(line_start);
        let line = &source.text[line_start..];
        let marker = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| line.starts_with(marker));
        let syntax = if marker { Syntax::ConflictMarker } else { Syntax::Toml(error.message().to_owned()) };
        let span = Span { file: reader.file, start: start as u32, end: span.end.max(start) as u32 };
        reader.problems.push(Problem { spot: Spot::Span(span), what: What::Syntax(syntax) });
        reader.unread_rows += 1;
    }
}

/// Reads one table as a record; `id` is the name by which its document is known, the first column then.
pub fn read_table<R: Record>(table: &DeTable<'_>, id: Option<&str>, at: At, reader: &mut Reader<'_>) -> Option<R> {
    let entries = in_order(table);
    let named = usize::from(id.is_some());
    let names: Vec<(String, Span)> = entries
        .iter()
        .map(|(key, _)| {
            let span = key.span();
            (key.get_ref().to_string(), Span { file: reader.file, start: span.start as u32, end: span.end as u32 })
        })
        .collect();
    let assigned = assign(&R::COLUMNS[named..], &names, reader);
    let mut inputs: Vec<Option<Input<'_>>> = vec![None; R::COLUMNS.len()];
    inputs[0] = id.map(Input::Text);
    for ((_, value), column) in entries.iter().zip(&assigned) {
        if let Some(column) = column {
            inputs[column + named] = Some(Input::Toml(shorten(value)));
        }
    }
    let row = R::read(&mut Cells::new(reader, at, R::COLUMNS, &inputs));
    if row.is_none() {
        reader.unread_rows += 1;
        if let Some(id) = id {
            let id = reader.names.intern(id);
            reader.unread.push(id);
        }
    }
    row
}

/// The value with the lifetime of its borrow: its text lives longer, but nobody needs it to.
fn shorten<'t>(value: &'t Spanned<DeValue<'_>>) -> &'t Spanned<DeValue<'t>> {
    value
}

/// Reads a table inside a document.
///
/// # Errors
/// When the value is no table.
pub fn read_inner<R: Record>(input: Input<'_>, reader: &mut Reader<'_>) -> Result<R, Unfit> {
    let due = Unfit::Shape { due: "table" };
    let Input::Toml(value) = input else { return Err(due) };
    let DeValue::Table(table) = value.get_ref() else { return Err(due) };
    let at = At { file: reader.file, offset: value.span().start as u32 };
    let unread = reader.unread_rows;
    let record = read_table(table, None, at, reader);
    reader.unread_rows = unread;
    record.ok_or(Unfit::Inside)
}

impl<R: Record + Field> Field for Vec<R> {
    const KIND: Kind = Kind::Records(R::COLUMNS);
    const REQUIRED: bool = false;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let due = Unfit::Shape { due: "array of tables" };
        let Input::Toml(value) = input else { return Err(due) };
        let DeValue::Array(elements) = value.get_ref() else { return Err(due) };
        let mut records = Self::new();
        let mut failed = None;
        for element in elements {
            match read_inner(Input::Toml(element), reader) {
                Ok(record) => records.push(record),
                Err(unfit) => failed = Some(unfit),
            }
        }
        failed.map_or(Ok(records), Err)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn renumber(&mut self, renumbering: &Renumbering) {
        for record in self {
            Field::renumber(record, renumbering);
        }
    }

    fn value(&self) -> Value<'_> {
        if self.is_empty() { Value::Absent } else { Value::Records(self.len()) }
    }

    fn references(&self, each: &mut dyn FnMut(&'static Column, Id, At)) {
        for record in self {
            Field::references(record, each);
        }
    }
}

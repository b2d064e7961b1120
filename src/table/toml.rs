//! TOML documents: every value with its place, every problem at once, the sibling documents read all the same.

use super::column::{Column, Shape};
use super::documents::{Documents, in_order};
use super::field::{Field, Input};
use super::header::assign;
use super::problem::{Syntax, Unfit, What};
use super::reader::{Cells, Reader};
use super::record::{AnyRecord, Record};
use super::slip::Slip;
use super::{Kind, Value};
use crate::id::{Id, Renumbering};
use crate::source::{At, Source, Span, Spot};
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use std::ops::Range;

/// Reads every document of a file that can be read; `time` is what the file's name says of the time, by which a file that is
/// one document is known.
pub fn read_toml<R: Record>(source: &Source, shape: Shape, time: &str, reader: &mut Reader<'_>) -> Vec<R> {
    let mut rows = Vec::new();
    if source.text.trim().is_empty() {
        reader.note_empty();
        return rows;
    }
    let (documents, slips) = Documents::parse(&source.text);
    note_slips(&slips, reader);
    match shape {
        // A file of comments is no document yet.
        Shape::Document if documents.root().is_empty() => {}
        Shape::Document => rows.extend(read_table(documents.root(), Some(time), At { file: reader.file, offset: 0 }, reader)),
        Shape::List(name) => {
            for (key, value) in in_order(documents.root()) {
                match value.get_ref() {
                    DeValue::Array(elements) if key.get_ref() == name => {
                        for element in elements {
                            match element.get_ref() {
                                DeValue::Table(table) => {
                                    rows.extend(read_table(table, None, begin_of(&element.span(), reader), reader));
                                }
                                _ => not_a_document(reader, &element.span()),
                            }
                        }
                    }
                    _ => not_a_document(reader, &key.span()),
                }
            }
        }
        Shape::Tables | Shape::Csv => {
            for (key, value) in documents.layers().iter().flat_map(in_order) {
                match value.get_ref() {
                    DeValue::Table(table) => {
                        rows.extend(read_table(table, Some(key.get_ref()), begin_of(&key.span(), reader), reader));
                    }
                    _ => not_a_document(reader, &key.span()),
                }
            }
        }
    }
    // A document whose name was taken stands in a layer of its own, but in the file among the others.
    rows.sort_by_key(Record::at);
    rows
}

fn begin_of(span: &Range<usize>, reader: &Reader<'_>) -> At {
    At { file: reader.file, offset: span.start as u32 }
}

fn span_of(range: &Range<usize>, reader: &Reader<'_>) -> Span {
    Span { file: reader.file, start: range.start as u32, end: range.end as u32 }
}

fn not_a_document(reader: &mut Reader<'_>, span: &Range<usize>) {
    let spot = Spot::Span(span_of(span, reader));
    reader.note(spot, What::Syntax(Syntax::NotADocument));
    reader.unread_rows += 1;
}

/// Notes what does not parse; the documents that were lost for it exist all the same.
fn note_slips(slips: &[Slip], reader: &mut Reader<'_>) {
    for slip in slips {
        let spot = Spot::Span(span_of(&slip.range, reader));
        reader.note(spot, What::Syntax(Syntax::Toml(slip.fault.clone())));
        if slip.fault.is_fatal() {
            reader.note_unread(slip.lost.as_deref().map(Input::Text));
        }
    }
}

/// Reads one table as a record; `id` is the name by which its document is known, the first column then, empty where it has none.
pub fn read_table<R: Record>(table: &DeTable<'_>, id: Option<&str>, at: At, reader: &mut Reader<'_>) -> Option<R> {
    let entries = in_order(table);
    let named = usize::from(id.is_some());
    let names: Vec<(&str, Span)> = entries.iter().map(|(key, _)| (&**key.get_ref(), span_of(&key.span(), reader))).collect();
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
        reader.note_unread(id.map(Input::Text));
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

    fn cells(
        &self,
        column: &'static Column,
        at: At,
        wanted: fn(&Column) -> bool,
        each: &mut dyn FnMut(&'static Column, At, Value<'_>),
    ) {
        for record in self {
            Field::cells(record, column, at, wanted, each);
        }
    }

    fn inside<'r>(&'r self, each: &mut dyn FnMut(&'r dyn AnyRecord)) {
        for record in self {
            each(record);
        }
    }
}

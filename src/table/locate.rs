//! From a row and a column's name back to the stretch of text: worked out only for findings, so that rows stay small.

use super::column::{Column, Kind, Shape};
use super::csv::read_header;
use super::documents::Documents;
use super::quotes::cell_ranges;
use super::reader::{ExtraWords, Reader};
use super::{header, slip};
use crate::source::{FileId, LEDGER_FILE, Source, Sources, Span, Spot};
use ::toml::de::{DeTable, DeValue};
use std::collections::BTreeMap;
use std::ops::Range;

/// From the byte at which a row begins, and a column's name, to the stretch of text.
type Finder<'f> = Box<dyn Fn(usize, Option<&str>) -> Range<usize> + 'f>;

/// Finds cells again in the files that rows came from.
pub struct Locator<'l> {
    sources: &'l Sources,
    /// The shape and columns of each file's register, where it has one.
    layouts: &'l [Option<(Shape, &'static [Column])>],
}

impl<'l> Locator<'l> {
    /// A locator for these files, each with the shape and columns of its register.
    pub const fn new(sources: &'l Sources, layouts: &'l [Option<(Shape, &'static [Column])>]) -> Self {
        Self { sources, layouts }
    }

    /// The stretches of text of spots that lie in one file, in their order.
    pub fn locate(&self, file: FileId, spots: &[Spot]) -> Vec<Span> {
        locate_in(self.sources.get(file), file, self.layouts[file.index()], spots)
    }
}

/// The stretches of text of spots that lie in one file with this shape and these columns, in their order.
pub fn locate_in(source: &Source, file: FileId, layout: Option<(Shape, &'static [Column])>, spots: &[Spot]) -> Vec<Span> {
    let locate = |find: &dyn Fn(usize, Option<&str>) -> Range<usize>| {
        let range = |spot: &Spot| match spot {
            Spot::File(_) => 0..0,
            Spot::Span(span) => span.start as usize..span.end as usize,
            Spot::Row(at) => find(at.offset as usize, None),
            Spot::Cell(at, column) => find(at.offset as usize, Some(column)),
        };
        let span = |range: Range<usize>| Span { file, start: range.start as u32, end: range.end as u32 };
        spots.iter().map(|spot| span(range(spot))).collect()
    };
    match layout {
        Some((Shape::Csv, columns)) => locate(&csv_finder(source, file, columns)),
        None if source.path != LEDGER_FILE => locate(&|offset, _| whole_line(&source.text, offset)),
        layout => {
            let (documents, _) = Documents::parse(&source.text);
            let mut tables = BTreeMap::new();
            for layer in documents.layers() {
                note_tables(layer, 0, &mut tables);
            }
            let columns = layout.map(|(_, columns)| columns);
            locate(&|offset, name| {
                let named = |name| tables.get(&offset)?.iter().find_map(|table| value_range(table, name, columns));
                name.and_then(named).unwrap_or_else(|| whole_line(&source.text, offset))
            })
        }
    }
}

/// The line that begins at a byte, without its end.
fn whole_line(text: &str, offset: usize) -> Range<usize> {
    let rest = &text[offset.min(text.len())..];
    let length = rest.find('\n').unwrap_or(rest.len());
    offset..offset + rest[..length].trim_end().len()
}

fn csv_finder<'f>(source: &'f Source, file: FileId, columns: &'static [Column]) -> Finder<'f> {
    let extra = ExtraWords::new();
    let mut reader = Reader::new(file, &extra);
    let conflicts = slip::conflicts(&source.text);
    let header = read_header(source, &conflicts, columns, &mut reader).map(|header| header.columns).unwrap_or_default();
    Box::new(move |offset, name| {
        let cells = cell_ranges(&source.text, offset);
        let whole = cells.first().map_or(offset, |first| first.start)..cells.last().map_or(offset, |last| last.end);
        let Some(name) = name else { return whole };
        let column = columns.iter().position(|column| column.name == name);
        let cell = header.iter().position(|assigned| assigned.is_some() && *assigned == column);
        match cell.and_then(|cell| cells.get(cell)) {
            Some(cell) if !cell.is_empty() => cell.clone(),
            // An empty cell has no width to point at: the row stands for it.
            _ => whole,
        }
    })
}

/// Every table by the byte at which its record begins: its key begins there, or (inside a document) the value itself.
fn note_tables<'t, 'a>(table: &'t DeTable<'a>, starts: usize, tables: &mut BTreeMap<usize, Vec<&'t DeTable<'a>>>) {
    tables.entry(starts).or_default().push(table);
    for (key, value) in table {
        match value.get_ref() {
            DeValue::Table(inner) => {
                tables.entry(key.span().start).or_default().push(inner);
                note_tables(inner, value.span().start, tables);
            }
            DeValue::Array(elements) => {
                for element in elements {
                    if let DeValue::Table(inner) = element.get_ref() {
                        note_tables(inner, element.span().start, tables);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The value of a key, under its English or its Chinese name.
fn value_range(table: &DeTable<'_>, name: &str, columns: Option<&'static [Column]>) -> Option<Range<usize>> {
    let exact = table.iter().find(|(key, _)| key.get_ref() == name);
    let alias = |key: &str| columns.is_some_and(|columns| is_alias(key, name, columns));
    let named = exact.or_else(|| table.iter().find(|(key, _)| alias(key.get_ref())));
    named.map(|(_, value)| value.span())
}

/// Whether a key is another way to write a column's name, in this record or in one inside it.
fn is_alias(key: &str, name: &str, columns: &'static [Column]) -> bool {
    columns.iter().any(|column| {
        let inside = match column.kind {
            Kind::OneOrMore(&Kind::Record(inner)) | Kind::Record(inner) | Kind::Records(inner) => is_alias(key, name, inner),
            _ => false,
        };
        inside || (column.name == name && header::find(std::slice::from_ref(column), key).is_some())
    })
}

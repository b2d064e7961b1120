//! Where a place ends and how many UTF-16 units lie before it: what machine forms want and people do not.

use crate::findings::Place;
use crate::source::{FileId, LineColumn, Sources};
use serde::Serialize;

/// The column after the last character of a place, on its first line.
pub(super) fn end_column(sources: &Sources, place: &Place) -> u32 {
    if place.start.line == place.end.line {
        return place.end.column;
    }
    let text = sources.get(place.span.file).text.get(place.span.start as usize..).unwrap_or_default();
    let line = text.split('\n').next().unwrap_or_default();
    place.start.column + line.strip_suffix('\r').unwrap_or(line).chars().count() as u32
}

/// A stretch of lines and columns in UTF-16 units, as SARIF counts them.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    /// The first line.
    pub start_line: u32,
    /// Its first unit.
    pub start_column: u32,
    /// The last line.
    pub end_line: u32,
    /// The unit after its last.
    pub end_column: u32,
}

/// Turns places into regions; remembers the last place, so that a long line is not counted from its start each time.
pub(super) struct Regions<'s> {
    sources: &'s Sources,
    last: Option<(FileId, u32, usize, u32)>,
}

impl<'s> Regions<'s> {
    pub(super) const fn new(sources: &'s Sources) -> Self {
        Self { sources, last: None }
    }

    pub(super) fn region(&mut self, place: &Place) -> Region {
        let start_column = self.column(place.span.file, place.span.start as usize, place.start);
        let end_column = self.column(place.span.file, place.span.end as usize, place.end);
        Region { start_line: place.start.line, start_column, end_line: place.end.line, end_column }
    }

    fn column(&mut self, file: FileId, offset: usize, at: LineColumn) -> u32 {
        let text = &self.sources.get(file).text;
        let offset = text.floor_char_boundary(offset);
        let (from, before) = match self.last {
            Some((last_file, line, last, column)) if last_file == file && line == at.line && last <= offset => (last, column),
            _ => (text[..offset].rfind('\n').map_or(0, |newline| newline + 1), 1),
        };
        let column = before + text[from..offset].chars().map(char::len_utf16).sum::<usize>() as u32;
        self.last = Some((file, at.line, offset, column));
        column
    }
}

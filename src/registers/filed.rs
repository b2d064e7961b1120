//! Reports that were filed (报出的报表): files in `reports/` as `bursar report --format json` wrote them, each figure with its place.
//!
//! They are no register: a school hands them in, and what they say is held against the books from then on.

use crate::day::Day;
use crate::source::{FileId, Source, Sources, Span, is_filed};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A file in the folder of filed reports.
#[derive(Debug)]
pub struct Filed {
    /// The file.
    pub file: FileId,
    /// What it holds, or why that cannot be read.
    pub report: Result<FiledReport, String>,
}

/// A report as it was filed.
#[derive(Debug)]
pub struct FiledReport {
    /// Its name: `canteen-monthly`.
    pub name: String,
    /// The tag of its language.
    pub language: String,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// The last day that was known when it was made.
    pub as_of: Day,
    /// The day it was made, which is the day of filing.
    pub made: Day,
    /// What it was narrowed to, by the options of `bursar report`.
    pub selection: BTreeMap<String, String>,
    /// Its tables.
    pub tables: Vec<FiledTable>,
}

/// A table of a filed report.
#[derive(Debug)]
pub struct FiledTable {
    /// Its name for scripts.
    pub name: String,
    /// Its lines, from the top.
    pub lines: Vec<FiledLine>,
}

/// A line of a table.
#[derive(Debug)]
pub struct FiledLine {
    /// Its cells by the name of their column; what was empty is left out.
    pub cells: BTreeMap<String, FiledCell>,
}

/// A cell, and where it stands in the file.
#[derive(Debug)]
pub struct FiledCell {
    /// What it says.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// Where a filed report and the books differ today.
#[derive(Debug)]
pub struct Difference {
    /// The file.
    pub file: FileId,
    /// The report's name.
    pub report: String,
    /// What differs.
    pub unlike: Unlike,
}

/// What differs between a filed report and the books.
#[derive(Debug)]
pub enum Unlike {
    /// There is no report of this name, or it is narrowed to something that the ledger does not have.
    NotMade,
    /// A table has other lines now: how many were filed, how many there are.
    Lines {
        /// The table.
        table: String,
        /// How many lines were filed.
        filed: usize,
        /// How many there are now.
        now: usize,
    },
    /// A figure.
    Figure {
        /// Its place in the file.
        span: Span,
        /// What its line begins with.
        line: String,
        /// Its column.
        column: String,
        /// What was filed.
        filed: String,
        /// What the books say; empty where they say nothing.
        now: String,
    },
}

/// The file as it is written; keys that are not needed are passed over.
#[derive(Deserialize)]
struct Written<'a> {
    report: String,
    #[serde(default)]
    language: String,
    period: Days,
    as_of: Option<String>,
    made: String,
    #[serde(default)]
    selection: BTreeMap<String, Option<String>>,
    #[serde(borrow)]
    parts: Vec<Part<'a>>,
}

#[derive(Deserialize)]
struct Days {
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct Part<'a> {
    #[serde(borrow)]
    table: Option<Table<'a>>,
}

#[derive(Deserialize)]
struct Table<'a> {
    name: String,
    #[serde(borrow)]
    lines: Vec<Line<'a>>,
}

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    cells: BTreeMap<String, &'a RawValue>,
}

/// Every filed report of a ledger.
pub fn filed(sources: &Sources) -> Vec<Filed> {
    let filed = sources.iter().filter(|(_, source)| is_filed(&source.path) && source.fault.is_none());
    filed.map(|(file, source)| Filed { file, report: read(file, source) }).collect()
}

fn read(file: FileId, source: &Source) -> Result<FiledReport, String> {
    let written: Written<'_> = serde_json::from_str(&source.text).map_err(|error| error.to_string())?;
    let day = |text: &str| Day::parse(text).map(|(day, _)| day).ok_or_else(|| text.to_owned());
    let made = day(&written.made)?;
    let cell = |raw: &RawValue| -> Option<FiledCell> {
        // The cell is a piece of the file's text: its place is how far it lies from the beginning.
        let start = (raw.get().as_ptr() as usize).checked_sub(source.text.as_ptr() as usize)?;
        let end = u32::try_from(start + raw.get().len()).ok()?;
        let value: serde_json::Value = serde_json::from_str(raw.get()).ok()?;
        let text = match value {
            serde_json::Value::Null => return None,
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        };
        Some(FiledCell { text, span: Span { file, start: u32::try_from(start).ok()?, end } })
    };
    let line = |line: Line<'_>| {
        let cells = line.cells.into_iter().filter_map(|(column, raw)| Some((column, cell(raw)?)));
        FiledLine { cells: cells.collect() }
    };
    let tables = written.parts.into_iter().filter_map(|part| part.table);
    Ok(FiledReport {
        name: written.report,
        language: written.language,
        first: day(&written.period.from)?,
        last: day(&written.period.to)?,
        as_of: written.as_of.as_deref().map_or(Ok(made), day)?,
        made,
        selection: written.selection.into_iter().filter_map(|(name, value)| Some((name, value?))).collect(),
        tables: tables.map(|table| FiledTable { name: table.name, lines: table.lines.into_iter().map(line).collect() }).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::decode;

    const TEXT: &str = "{\"report\":\"stock-monthly\",\"period\":{\"from\":\"2026-09-01\",\"to\":\"2026-09-30\"},\"made\":\"2026-10-05\",\
        \"parts\":[{\"note\":\"一\"},{\"table\":{\"name\":\"stock\",\"lines\":[{\"line\":\"total\",\"cells\":{\"closing_amount\":\"480.00\",\"counted\":null}}]}}]}";

    #[test]
    fn a_figure_is_read_with_its_place() {
        let source = decode("reports/2026-09.json".to_owned(), TEXT.as_bytes().to_vec());
        let report = read(FileId::new(3), &source).expect("a report");
        let cells = &report.tables[0].lines[0].cells;
        let cell = &cells["closing_amount"];
        assert_eq!((cell.text.as_str(), &TEXT[cell.span.start as usize..cell.span.end as usize]), ("480.00", "\"480.00\""));
        assert_eq!((cells.len(), report.as_of.to_string()), (1, "2026-10-05".to_owned()));
    }

    #[test]
    fn what_is_no_report_says_why() {
        for text in ["{", "[]", "{\"report\":\"x\"}", "null"] {
            let source = decode("reports/x.json".to_owned(), text.as_bytes().to_vec());
            assert!(read(FileId::new(1), &source).is_err(), "{text}");
        }
    }
}

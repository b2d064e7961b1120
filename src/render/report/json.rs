//! A sheet as one JSON object: figures as texts, so that no reader rounds them, each with the rows behind it.

use crate::findings::RowName;
use crate::sheet::{Chart, Column, Fact, Kind, Line, Part, Sheet, Signature, Stretch, Table, Value};
use serde_json::{Map, json};
use std::io;

/// The version of this machine form; a key may be added to it, none is taken away or changes its meaning.
pub const VERSION: u32 = 1;

/// The sheet.
///
/// # Errors
/// None in memory; the library's signature has them.
pub fn json(sheet: &Sheet) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&object(sheet))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn object(sheet: &Sheet) -> serde_json::Value {
    let (first, last) = sheet.origin.stretch.days();
    let term = match sheet.origin.stretch {
        Stretch::Days { term, .. } => term.map(|term| term.to_string()),
        Stretch::Day(_) => None,
    };
    let selection: Map<String, serde_json::Value> =
        sheet.selection.iter().map(|fact| (fact.name.to_owned(), written(&fact.value, fact.kind))).collect();
    let commit = sheet.origin.commit.as_ref().map(|commit| json!({ "id": commit.id, "clean": commit.clean }));
    json!({
        "version": VERSION,
        "report": sheet.name,
        "title": sheet.title,
        "school": sheet.origin.school,
        "language": sheet.lang.tag(),
        "period": { "from": first.to_string(), "to": last.to_string(), "term": term, "fiscal_years": sheet.origin.stretch.fiscal_years() },
        "as_of": sheet.origin.known.to_string(),
        "made": sheet.origin.made.to_string(),
        "commit": commit,
        "selection": selection,
        "parts": sheet.parts.iter().map(part).collect::<Vec<_>>(),
    })
}

fn part(part: &Part) -> serde_json::Value {
    match part {
        Part::Heading(text) => json!({ "heading": text }),
        Part::Paragraph(text) => json!({ "paragraph": text }),
        Part::Note(text) => json!({ "note": text }),
        Part::Facts(facts) => json!({ "facts": facts.iter().map(fact).collect::<Vec<_>>() }),
        Part::Table(part) => json!({ "table": table(part) }),
        Part::Chart(part) => json!({ "chart": chart(part) }),
        Part::Code(text) => json!({ "code": text }),
        Part::Signatures(lines) => json!({ "signatures": lines.iter().map(signature).collect::<Vec<_>>() }),
    }
}

fn fact(fact: &Fact) -> serde_json::Value {
    json!({ "name": fact.name, "title": fact.shown, "value": written(&fact.value, fact.kind), "rows": rows(&fact.rows) })
}

fn table(table: &Table) -> serde_json::Value {
    let columns: Vec<_> = table.columns.iter().map(|column| json!({ "name": column.name, "title": column.shown })).collect();
    let lines: Vec<_> = table.lines.iter().map(|one| line(&table.columns, one)).collect();
    json!({ "name": table.name, "title": table.title, "columns": columns, "lines": lines })
}

/// A line of a table, its cells by the names of the columns.
fn line(columns: &[Column], line: &Line) -> serde_json::Value {
    let cells = columns.iter().zip(&line.cells);
    let cells: Map<String, serde_json::Value> =
        cells.map(|(column, value)| (column.name.clone(), written(value, column.kind))).collect();
    json!({ "line": line.kind.name(), "cells": cells, "rows": rows(&line.rows) })
}

fn chart(chart: &Chart) -> serde_json::Value {
    let series = chart.series.iter().map(|series| {
        let values: Vec<_> = series.values.iter().map(|value| value.map(|value| value.normalize().to_string())).collect();
        json!({ "name": series.name, "values": values })
    });
    json!({ "name": chart.name, "title": chart.title, "unit": chart.unit, "labels": chart.labels, "series": series.collect::<Vec<_>>() })
}

fn signature(signature: &Signature) -> serde_json::Value {
    json!({ "role": signature.role, "name": signature.name, "day": signature.day.map(|day| day.to_string()) })
}

fn written(value: &Value, kind: Kind) -> serde_json::Value {
    if value.is_empty() { serde_json::Value::Null } else { value.written(kind).into() }
}

fn rows(rows: &[RowName]) -> Vec<&str> {
    rows.iter().map(|row| row.0.as_str()).collect()
}

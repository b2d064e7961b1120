//! A sheet as the data of its template: words and figures as they stand on paper, already in order.

use crate::render::report::{chart_svg, days, made, selection_line};
use crate::render::{text_width, visible, visible_whole};
use crate::sheet::{Column, Fact, Kind, Line, LineKind, Part, Sheet, Signature, Table, Value};
use fast_qr::convert::Builder as _;
use serde_json::{Value as Json, json};

/// How wide a page is for its table, in half-width characters of the table's size: upright, and turned.
const UPRIGHT: usize = 96;
const TURNED: usize = 146;
/// What a column needs besides its text.
const BETWEEN: usize = 2;
/// A text wider than this gets several lines.
const WIDE: usize = 24;

/// The data of a sheet.
pub fn of(sheet: &Sheet) -> Json {
    let origin = &sheet.origin;
    let widest = sheet.tables().map(needed).max().unwrap_or(0);
    let about: Vec<String> = [days(origin, sheet.lang)].into_iter().chain(selection_line(sheet)).collect();
    json!({
        "title": visible(&sheet.title),
        "school": visible(&origin.school),
        "about": about.iter().map(|line| visible(line)).collect::<Vec<_>>(),
        "made": made(origin, sheet.lang),
        "lang": sheet.lang.tag().get(..2),
        "landscape": widest > UPRIGHT,
        "small": widest > TURNED,
        "parts": sheet.parts.iter().map(part).collect::<Vec<_>>(),
    })
}

/// The room a table needs.
fn needed(table: &Table) -> usize {
    (0..table.columns.len()).map(|position| width(table, position) + BETWEEN).sum()
}

/// The width of a column: of its longest cell, texts up to a limit.
fn width(table: &Table, position: usize) -> usize {
    let Some(column) = table.columns.get(position) else { return 0 };
    let cells = table.lines.iter().filter(|line| line.kind != LineKind::Group).filter_map(|line| line.cells.get(position));
    let widest = cells.map(|value| text_width(&value.shown(column.kind))).max().unwrap_or(0);
    // A heading may take two lines.
    let heading = text_width(&column.shown).div_ceil(2);
    let widest = if column.kind == Kind::Text { widest.min(WIDE) } else { widest };
    widest.max(heading)
}

fn part(part: &Part) -> Json {
    match part {
        Part::Heading(text) => json!({ "kind": "heading", "text": visible(text) }),
        Part::Paragraph(text) => json!({ "kind": "paragraph", "text": visible_whole(text) }),
        Part::Note(text) => json!({ "kind": "note", "text": visible_whole(text) }),
        Part::Facts(facts) => json!({ "kind": "facts", "facts": facts.iter().map(fact).collect::<Vec<_>>() }),
        Part::Chart(chart) => json!({ "kind": "chart", "svg": chart_svg(chart) }),
        Part::Code(text) => json!({ "kind": "code", "svg": code_svg(text), "text": visible(text) }),
        Part::Signatures(lines) => json!({ "kind": "signatures", "lines": lines.iter().map(signature).collect::<Vec<_>>() }),
        Part::Table(part) => table(part),
    }
}

/// A text as a QR code; nothing where it is too long for one.
fn code_svg(text: &str) -> String {
    let code = fast_qr::QRBuilder::new(text).build();
    code.map(|code| fast_qr::convert::svg::SvgBuilder::default().margin(1).to_str(&code)).unwrap_or_default()
}

fn fact(fact: &Fact) -> Json {
    json!([visible(&fact.shown), visible(&fact.value.shown(fact.kind))])
}

fn signature(signature: &Signature) -> Json {
    let name = signature.name.as_deref().map(visible);
    json!({ "role": visible(&signature.role), "name": name, "day": signature.day.map(|day| day.to_string()) })
}

/// A table: columns with their side and share of the width, lines with what they are and what all lines so far come to.
fn table(table: &Table) -> Json {
    let columns: Vec<Json> = table.columns.iter().enumerate().map(|(position, one)| column(one, width(table, position))).collect();
    let carried = table.carried();
    let shown = |cells: &[Value]| -> Vec<String> {
        cells.iter().zip(&table.columns).map(|(value, column)| visible(&value.shown(column.kind))).collect()
    };
    let line = |(position, line): (usize, &Line)| {
        let is_name = line.kind == LineKind::Group && line.cells.iter().skip(1).all(Value::is_empty);
        let so_far = carried.get(position).map(|cells| shown(cells));
        json!({ "kind": line.kind.name(), "cells": shown(&line.cells), "name": is_name, "carried": so_far })
    };
    let lines: Vec<Json> = table.lines.iter().enumerate().map(line).collect();
    let (title, empty) = (visible(&table.title), visible(&table.empty));
    json!({ "kind": "table", "title": title, "empty": empty, "columns": columns, "lines": lines, "carries": !carried.is_empty() })
}

fn column(column: &Column, width: usize) -> Json {
    let wraps = column.kind == Kind::Text && width > 8;
    json!({ "name": visible(&column.shown), "figure": column.kind.is_figure(), "share": if wraps { Some(width) } else { None } })
}

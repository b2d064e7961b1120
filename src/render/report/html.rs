//! A sheet as one HTML file that needs nothing else: no script, nothing fetched, prints on A4.
//!
//! The template escapes whatever stands in the ledger. A small figure behind a line leads to the rows it was made from, at
//! the page's end; paper leaves them out.

use super::chart_svg::chart_svg;
use super::head;
use crate::lang::Lang;
use crate::render::{visible, visible_whole};
use crate::say;
use crate::sheet::{Fact, Kind, Line, LineKind, Part, Sheet, Signature, Table, Value};
use askama::Template;

/// How the page looks on screen and on paper.
const STYLE: &str = include_str!("page.css");

/// The rows of a ledger that are named behind one line at most; JSON has them all.
const MOST_ROWS: usize = 40;

#[derive(Template)]
#[template(path = "page.html", config = "src/render/report/askama.toml")]
struct Page {
    lang: &'static str,
    title: String,
    style: &'static str,
    about: Vec<String>,
    parts: Vec<Piece>,
    behind_title: &'static str,
    behind: Vec<(usize, String, String)>,
}

/// A part as the template takes it.
enum Piece {
    Heading(String),
    Paragraph(String),
    Note(String),
    /// The name, the value, the number of its rows.
    Facts(Vec<(String, String, Option<usize>)>),
    Chart(String),
    Table(TablePiece),
    Signatures(Vec<(String, String)>),
}

struct TablePiece {
    title: String,
    empty: String,
    /// The name, and whether figures stand below.
    columns: Vec<(String, bool)>,
    lines: Vec<LinePiece>,
}

struct LinePiece {
    class: &'static str,
    /// The text, the class, how many columns it takes.
    cells: Vec<(String, &'static str, usize)>,
    mark: Option<usize>,
}

/// Collects the rows behind lines, each under its number.
#[derive(Default)]
struct Behind(Vec<(usize, String, String)>);

impl Behind {
    /// The number under which the rows stand; none where there are none.
    fn add(&mut self, name: &str, rows: &[crate::findings::RowName], lang: Lang) -> Option<usize> {
        if rows.is_empty() {
            return None;
        }
        let number = self.0.len() + 1;
        let mut shown: Vec<String> = rows.iter().take(MOST_ROWS).map(|row| visible(&row.0)).collect();
        let more = rows.len().saturating_sub(MOST_ROWS);
        if more > 0 {
            shown.push(say!(lang, "另有 {more} 行", "{more} more rows"));
        }
        self.0.push((number, format!("{number} {}", visible(name)), shown.join("; ")));
        Some(number)
    }
}

/// The sheet.
///
/// # Errors
/// None with this template; the library's signature has them.
pub fn html(sheet: &Sheet) -> Result<String, askama::Error> {
    let mut behind = Behind::default();
    let parts = sheet.parts.iter().map(|part| piece(part, &mut behind, sheet.lang)).collect();
    let origin = &sheet.origin;
    let about = [origin.school.clone(), head::days(origin, sheet.lang), head::made(origin, sheet.lang)];
    let about = about.into_iter().chain(head::selection(sheet)).filter(|line| !line.is_empty()).map(|line| visible(&line));
    let page = Page {
        lang: sheet.lang.tag(),
        title: visible(&sheet.title),
        style: STYLE,
        about: about.collect(),
        parts,
        behind_title: match sheet.lang {
            Lang::Chinese => "数字的由来（账簿中的行）",
            Lang::English => "The rows behind the figures",
        },
        behind: behind.0,
    };
    page.render()
}

fn piece(part: &Part, behind: &mut Behind, lang: Lang) -> Piece {
    match part {
        Part::Heading(text) => Piece::Heading(visible(text)),
        Part::Paragraph(text) => Piece::Paragraph(visible_whole(text)),
        Part::Note(text) => Piece::Note(visible_whole(text)),
        Part::Facts(facts) => Piece::Facts(facts.iter().map(|fact| fact_piece(fact, behind, lang)).collect()),
        Part::Table(table) => Piece::Table(table_piece(table, behind, lang)),
        Part::Chart(chart) => Piece::Chart(chart_svg(chart)),
        Part::Code(code) => Piece::Paragraph(visible(code)),
        Part::Signatures(lines) => Piece::Signatures(lines.iter().map(|line| signature(line, lang)).collect()),
    }
}

fn fact_piece(fact: &Fact, behind: &mut Behind, lang: Lang) -> (String, String, Option<usize>) {
    (visible(&fact.shown), visible(&fact.value.shown(fact.kind)), behind.add(&fact.shown, &fact.rows, lang))
}

fn table_piece(table: &Table, behind: &mut Behind, lang: Lang) -> TablePiece {
    let columns = table.columns.iter().map(|column| (visible(&column.shown), column.kind.is_figure()));
    let mut lines = Vec::new();
    for line in &table.lines {
        let first = line.cells.iter().zip(&table.columns).find(|(value, _)| !value.is_empty());
        let name = first.map(|(value, column)| value.shown(column.kind)).unwrap_or_default();
        let mark = behind.add(&name, &line.rows, lang);
        lines.push(LinePiece { class: class_of(line.kind), cells: cells(line, table), mark });
    }
    TablePiece { title: visible(&table.title), empty: visible(&table.empty), columns: columns.collect(), lines }
}

/// The cells of a line; the name of a group goes over the whole width.
fn cells(line: &Line, table: &Table) -> Vec<(String, &'static str, usize)> {
    if line.kind == LineKind::Group && line.cells.iter().skip(1).all(Value::is_empty) {
        let name = line.cells.first().map(|name| visible(&name.shown(Kind::Text))).unwrap_or_default();
        return vec![(name, "", table.columns.len())];
    }
    let cells = line.cells.iter().zip(&table.columns);
    let class = |kind: Kind| match kind {
        kind if kind.is_figure() => "n",
        Kind::Code | Kind::Date => "c",
        _ => "",
    };
    cells.map(|(value, column)| (visible(&value.shown(column.kind)), class(column.kind), 1)).collect()
}

const fn class_of(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Plain => "",
        LineKind::Group => "group",
        LineKind::Subtotal => "subtotal",
        LineKind::Total => "total",
    }
}

/// Who signs, and who has.
fn signature(signature: &Signature, lang: Lang) -> (String, String) {
    let role = visible(&signature.role);
    let role = match lang {
        Lang::Chinese => role + "：",
        Lang::English => role + ": ",
    };
    let name = signature.name.as_deref().map(visible).unwrap_or_default();
    let day = signature.day.map(|day| format!(" {day}")).unwrap_or_default();
    (role, name + &day)
}

//! A sheet for the terminal: tables that fit the window and line up under Chinese, charts of blocks.

use super::chart_text::chart;
use super::head;
use crate::render::grid::{self, Grid};
use crate::render::{Cell, text_width, visible, visible_whole, wrap};
use crate::sheet::{Fact, LineKind, Part, Sheet, Signature, Table};

/// The widest line of a sentence where there is no window.
const USUAL_WIDTH: usize = 100;

/// The sheet as text; `width` is the window's.
pub fn text(sheet: &Sheet, width: Option<usize>) -> String {
    let room = width.unwrap_or(USUAL_WIDTH);
    let mut text = format!("{}\n{}\n", visible(&sheet.title), "=".repeat(text_width(&visible(&sheet.title)).min(room)));
    let origin = &sheet.origin;
    let about = [visible(&origin.school), head::days(origin, sheet.lang), head::made(origin, sheet.lang)];
    for line in about.into_iter().chain(head::selection(sheet).map(|line| visible(&line))).filter(|line| !line.is_empty()) {
        text += &paragraph(&line, room);
    }
    for part in &sheet.parts {
        text.push('\n');
        text += &match part {
            Part::Heading(heading) => {
                let heading = visible(heading);
                format!("{heading}\n{}\n", "-".repeat(text_width(&heading).min(room)))
            }
            Part::Paragraph(sentence) => paragraph(&visible_whole(sentence), room),
            Part::Note(note) => paragraph(&format!("* {}", visible_whole(note)), room),
            Part::Facts(facts) => facts_text(facts, room),
            Part::Table(table) => table_text(table, width),
            Part::Chart(part) => chart(part, room),
            Part::Code(code) => paragraph(&visible(code), room),
            Part::Signatures(signatures) => signatures_text(signatures, room),
        };
    }
    text
}

fn paragraph(sentence: &str, room: usize) -> String {
    wrap(sentence, room, room).join("\n") + "\n"
}

fn facts_text(facts: &[Fact], room: usize) -> String {
    let label = facts.iter().map(|fact| text_width(&visible(&fact.shown))).max().unwrap_or(0) + 2;
    let mut text = String::new();
    for fact in facts {
        let shown = visible(&fact.shown);
        let padding = label - text_width(&shown);
        let room = room.saturating_sub(label).max(20);
        let lines = wrap(&visible(&fact.value.shown(fact.kind)), room, room);
        text += &format!("{shown}{:padding$}{}\n", "", lines.join(&format!("\n{:label$}", "")));
    }
    text
}

/// The table with its title; a group's name stands in its first column, as the other cells of its line are empty.
fn table_text(table: &Table, width: Option<usize>) -> String {
    let title = visible(&table.title);
    let heading = if title.is_empty() { String::new() } else { format!("{title}\n\n") };
    if table.lines.is_empty() {
        return format!("{heading}{}\n", visible(&table.empty));
    }
    let columns = table.columns.iter().map(|column| grid::Column {
        name: column.name.clone(),
        shown: column.shown.clone(),
        figure: column.kind.is_figure(),
    });
    let mut rows = Vec::new();
    for line in &table.lines {
        let cells = line.cells.iter().zip(&table.columns);
        let mut row: Vec<Cell> = cells.map(|(value, column)| Cell::text(value.shown(column.kind))).collect();
        if line.kind == LineKind::Group
            && let Some(Cell::Text(name)) = row.first_mut()
        {
            *name = format!("[{name}]");
        }
        rows.push(row);
    }
    let grid = Grid { title: String::new(), columns: columns.collect(), rows };
    heading + &grid.lines(width)
}

fn signatures_text(signatures: &[Signature], room: usize) -> String {
    let lines = signatures.iter().map(|signature| {
        let name = signature.name.as_deref().map_or_else(|| "________".to_owned(), visible);
        let day = signature.day.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{}: {name}{day}", visible(&signature.role))
    });
    paragraph(&lines.collect::<Vec<_>>().join("    "), room)
}

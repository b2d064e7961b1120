//! A sheet as Markdown, for a page of the repository or a message: pipe tables, nothing of a stranger's is markup.

use super::head;
use crate::render::visible_whole;
use crate::sheet::{Chart, Column, Fact, Kind, LineKind, Part, Sheet, Signature, Table, Value};

/// The sheet.
pub fn markdown(sheet: &Sheet) -> String {
    let mut text = format!("# {}\n\n", escaped(&sheet.title));
    let origin = &sheet.origin;
    let about = [origin.school.clone(), head::days(origin, sheet.lang), head::made(origin, sheet.lang)];
    for line in about.into_iter().chain(head::selection(sheet)).filter(|line| !line.is_empty()) {
        text += &format!("{}  \n", escaped(&line));
    }
    for part in &sheet.parts {
        text.push('\n');
        text += &match part {
            Part::Heading(heading) => format!("## {}\n", escaped(heading)),
            Part::Paragraph(sentence) => format!("{}\n", escaped(sentence)),
            Part::Note(note) => format!("*{}*\n", escaped(note)),
            Part::Facts(facts) => facts.iter().map(fact).collect(),
            Part::Table(part) => table(part),
            Part::Chart(part) => chart(part),
            Part::Code(code) => format!("{}\n", escaped(code)),
            Part::Signatures(lines) => signatures(lines),
        };
    }
    text
}

fn fact(fact: &Fact) -> String {
    format!("- {}: {}\n", escaped(&fact.shown), escaped(&fact.value.shown(fact.kind)))
}

fn table(table: &Table) -> String {
    let title = if table.title.is_empty() { String::new() } else { format!("### {}\n\n", escaped(&table.title)) };
    if table.lines.is_empty() {
        return format!("{title}{}\n", escaped(&table.empty));
    }
    let headings: Vec<String> = table.columns.iter().map(|column| escaped(&column.shown)).collect();
    let sides: Vec<&str> = table.columns.iter().map(|column| if column.kind.is_figure() { "---:" } else { "---" }).collect();
    let mut text = format!("{title}| {} |\n|{}|\n", headings.join(" | "), sides.join("|"));
    for line in &table.lines {
        let cells = line.cells.iter().zip(&table.columns);
        let cells: Vec<String> = cells.map(|(value, column)| cell(value, column, line.kind)).collect();
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text
}

fn cell(value: &Value, column: &Column, kind: LineKind) -> String {
    let shown = escaped(&value.shown(column.kind));
    if kind == LineKind::Plain || shown.is_empty() { shown } else { format!("**{shown}**") }
}

/// The figures of a chart as a table.
fn chart(chart: &Chart) -> String {
    if chart.is_empty() {
        return String::new();
    }
    let names: Vec<String> = chart.series.iter().map(|series| escaped(&series.name)).collect();
    let mut text = format!(
        "### {}（{}）\n\n|  | {} |\n|---|{}\n",
        escaped(&chart.title),
        escaped(&chart.unit),
        names.join(" | "),
        "---:|".repeat(names.len())
    );
    for (position, label) in chart.labels.iter().enumerate() {
        let values = chart.series.iter().map(|series| {
            let value = series.values.get(position).copied().flatten();
            Value::from(value).shown(Kind::Quantity)
        });
        text += &format!("| {} | {} |\n", escaped(label), values.collect::<Vec<_>>().join(" | "));
    }
    text
}

fn signatures(lines: &[Signature]) -> String {
    let lines = lines.iter().map(|signature| {
        let name = signature.name.as_deref().map_or_else(|| "\\_\\_\\_\\_\\_\\_".to_owned(), escaped);
        let day = signature.day.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{}: {name}{day}", escaped(&signature.role))
    });
    lines.collect::<Vec<_>>().join("&emsp;") + "\n"
}

/// A text that stays text: what Markdown or HTML would take for markup is escaped, a line break is a space.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible_whole(text).chars() {
        match character {
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '&' => escaped += "&amp;",
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '!' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' | '\r' => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

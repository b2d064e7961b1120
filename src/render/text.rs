//! Findings for people: grouped by agreement, each with its row, why it matters and what to write next; then a closing table.

use super::closing;
use super::escape::visible;
use super::sheet::{CheckSheet, family};
use super::snippet::{name, places};
use super::width::{text_width, wrap};
use crate::findings::{Finding, Level};
use crate::lang::Wording;
use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

/// The columns of a page where there is no terminal.
pub const DEFAULT_WIDTH: usize = 100;
/// The narrowest page that is still written to fit.
const MINIMUM_WIDTH: usize = 40;

const WHY: Wording = Wording::new("为什么", "why");
/// Before what to write next.
pub(super) const NEXT: Wording = Wording::new("下一步", "next");
/// Said of a finding that a waiver covers.
const WAIVED: Wording = Wording::new("已豁免", "waived");

/// How the page is to look.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The columns of the terminal; [`DEFAULT_WIDTH`] where there is none.
    pub width: Option<usize>,
    /// Whether to colour.
    pub color: bool,
    /// Whether waived findings are listed, with the waiver's place, and not only counted.
    pub waived: bool,
    /// Whether to name the rules that had nothing to look at and the registers without rows.
    pub coverage: bool,
}

impl Options {
    pub(super) fn columns(self) -> usize {
        self.width.unwrap_or(DEFAULT_WIDTH).max(MINIMUM_WIDTH)
    }

    pub(super) fn paint(self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// Writes the findings and the closing table.
///
/// # Errors
/// When `out` does not take them.
pub fn render(sheet: &CheckSheet<'_>, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let shown: Vec<&Finding> = sheet.findings.iter().filter(|finding| options.waived || finding.waived.is_none()).collect();
    for group in shown.chunk_by(|one, other| family(one.rule) == family(other.rule)) {
        let name = family(group[0].rule);
        let title = sheet.agreements.iter().find(|agreement| agreement.family == name).map_or("", |agreement| agreement.title);
        let heading = if title == name { format!("# {name}") } else { format!("# {title} {name}") };
        writeln!(out, "{}\n", options.paint(Style::new().bold(), &heading))?;
        for finding in group {
            out.write_all(one(sheet, options, finding).as_bytes())?;
        }
    }
    closing::render(sheet, options, out)
}

fn one(sheet: &CheckSheet<'_>, options: Options, finding: &Finding) -> String {
    let width = options.columns();
    let mut head = format!("{} {}", finding.level.name(), finding.rule);
    let mut text = options.paint(style(finding.level), &head);
    if finding.waived.is_some() {
        head += &format!(" ({})", WAIVED.text(sheet.lang));
        text += &format!(" ({})", WAIVED.text(sheet.lang));
    }
    let said = match visible(&finding.subject) {
        subject if subject.is_empty() => visible(&finding.message),
        subject => format!("{subject}: {}", visible(&finding.message)),
    };
    let lines = wrap(&said, width.saturating_sub(text_width(&head) + 1), width - 2);
    for (position, line) in lines.iter().enumerate() {
        let before = if position == 0 { " " } else { "\n  " };
        text += &if line.is_empty() { String::new() } else { format!("{before}{}", options.paint(Style::new().bold(), line)) };
    }
    text.push('\n');
    let places = places(finding, sheet.sources, options);
    text += &places.text;
    let bar = options.paint(DEFAULT_LINE_NUM_STYLE, "|");
    text += &format!("{:1$} {bar}\n", "", places.gutter);
    let mut remark = |label: &str, said: &str| {
        let indent = places.gutter + 3;
        let label = format!("{label}: ");
        let lines = wrap(said, width.saturating_sub(indent + text_width(&label)), width - indent);
        text += &format!("{:1$} = {2}", "", places.gutter, options.paint(Style::new().bold(), label.trim_end()));
        for (position, line) in lines.iter().enumerate() {
            text += &match position {
                0 if line.is_empty() => String::new(),
                0 => format!(" {line}"),
                _ => format!("\n{:indent$}{line}", ""),
            };
        }
        text.push('\n');
    };
    for (place, said) in &places.notes {
        remark(place, said);
    }
    for (label, said) in [(WHY, visible(finding.why)), (NEXT, visible(&finding.next))] {
        if !said.is_empty() {
            remark(label.text(sheet.lang), &said);
        }
    }
    if let Some(waiver) = &finding.waived {
        remark(WAIVED.text(sheet.lang), &name(waiver));
    }
    text.push('\n');
    text
}

const fn style(level: Level) -> Style {
    match level {
        Level::Error => AnsiColor::BrightRed.on_default().bold(),
        Level::Warning => AnsiColor::Yellow.on_default().bold(),
        Level::Note => AnsiColor::BrightGreen.on_default().bold(),
    }
}

#[cfg(test)]
mod golden;

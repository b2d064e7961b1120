//! Findings for people: grouped by agreement, each with its row, why it matters and what to write next; then a closing table.

use super::closing;
use super::escape::visible;
use super::sheet::{CheckSheet, family};
use super::snippet::{Places, name};
use super::width::{text_width, wrap};
use crate::findings::{Finding, Level};
use crate::lang::{Lang, Wording};
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
        let heading = if title == name { format!("# {name}") } else { format!("# {title} ({name})") };
        writeln!(out, "{}\n", options.paint(Style::new().bold(), &heading))?;
        for finding in group {
            one(sheet, options, finding, out)?;
        }
    }
    closing::render(sheet, options, out)
}

fn one(sheet: &CheckSheet<'_>, options: Options, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    head(sheet.lang, options, finding, out)?;
    let places = Places::of(finding);
    let notes = places.write(sheet.sources, sheet.today, options, out)?;
    writeln!(out, "{:1$} {2}", "", places.gutter, options.paint(DEFAULT_LINE_NUM_STYLE, "|"))?;
    let mut remarks = notes;
    for (label, said) in [(WHY, finding.why), (NEXT, &finding.next)] {
        remarks.push((label.text(sheet.lang).to_owned(), visible(said)));
    }
    if let Some(waiver) = &finding.waived {
        remarks.push((WAIVED.text(sheet.lang).to_owned(), name(waiver)));
    }
    for (label, said) in remarks.iter().filter(|(_, said)| !said.is_empty()) {
        remark(places.gutter, options, label, said, out)?;
    }
    writeln!(out)
}

/// `level rule subject: message`.
fn head(lang: Lang, options: Options, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let waived = if finding.waived.is_some() { format!(" ({})", WAIVED.text(lang)) } else { String::new() };
    let head = format!("{} {}", finding.level.name(), finding.rule);
    write!(out, "{}{waived}", options.paint(style(finding.level), &head))?;
    let said = match visible(&finding.subject) {
        subject if subject.is_empty() => visible(&finding.message),
        subject => format!("{subject}: {}", visible(&finding.message)),
    };
    let taken = text_width(&head) + text_width(&waived) + 1;
    hanging(&said, options.columns(), taken, 2, |line| options.paint(Style::new().bold(), line), out)
}

/// A line below the excerpts: `= label: text`.
fn remark(gutter: usize, options: Options, label: &str, said: &str, out: &mut dyn Write) -> io::Result<()> {
    let label = format!("{label}:");
    write!(out, "{:gutter$} = {}", "", options.paint(Style::new().bold(), &label))?;
    let indent = gutter + 3;
    hanging(said, options.columns(), indent + text_width(&label) + 1, indent, str::to_owned, out)
}

/// The rest of a line of which `taken` columns are written, and its further lines under an indent.
fn hanging(
    said: &str,
    width: usize,
    taken: usize,
    indent: usize,
    paint: impl Fn(&str) -> String,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lines = wrap(said, width.saturating_sub(taken), width - indent);
    for (position, line) in lines.iter().enumerate() {
        match position {
            0 if line.is_empty() => {}
            0 => write!(out, " {}", paint(line))?,
            _ => write!(out, "\n{:indent$}{}", "", paint(line))?,
        }
    }
    writeln!(out)
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

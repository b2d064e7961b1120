//! The machine form of `check`: one versioned JSON object, the same for every release of this version.

use super::region::end_column;
use super::sheet::CheckSheet;
use crate::findings::Place;
use serde::Serialize;
use std::io::{self, Write};

/// The version of the form; a key may be added to it, none is taken away or changes its meaning.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'s> {
    version: u32,
    school: &'s str,
    today: String,
    commit: Option<&'s str>,
    findings: Vec<OneFinding<'s>>,
    summary: Summary<'s>,
}

#[derive(Serialize)]
struct OneFinding<'s> {
    rule: &'s str,
    level: &'s str,
    file: &'s str,
    line: u32,
    column: u32,
    end_column: u32,
    field: Option<&'s str>,
    subject: &'s str,
    message: &'s str,
    why: &'s str,
    next: &'s str,
    related: Vec<OtherSide<'s>>,
    waived: Option<Waiver<'s>>,
    fixable: bool,
}

#[derive(Serialize)]
struct OtherSide<'s> {
    file: &'s str,
    line: u32,
    column: u32,
    message: &'s str,
}

#[derive(Serialize)]
struct Waiver<'s> {
    file: &'s str,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Summary<'s> {
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
    files: usize,
    rows: usize,
    rules: usize,
    rules_without_rows: Vec<&'s str>,
    rules_not_run: Vec<NotRun<'s>>,
    rules_off: &'s [&'s str],
    files_left_out: &'s [&'s str],
    agreements: Vec<Agreement<'s>>,
    days: Option<Days>,
}

#[derive(Serialize)]
struct Days {
    first: String,
    last: String,
    rows: usize,
}

#[derive(Serialize)]
struct NotRun<'s> {
    rule: &'s str,
    registers: &'s [&'static str],
}

#[derive(Serialize)]
struct Agreement<'s> {
    family: &'s str,
    checked: usize,
    broken: usize,
}

/// Writes the object, waived findings included.
///
/// # Errors
/// When `out` does not take it.
pub fn render(sheet: &CheckSheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        version: VERSION,
        school: sheet.school,
        today: sheet.today.to_string(),
        commit: sheet.commit.as_deref(),
        findings: findings(sheet),
        summary: summary(sheet),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn findings<'s>(sheet: &'s CheckSheet<'_>) -> Vec<OneFinding<'s>> {
    let waiver = |place: &'s Place| Waiver { file: &place.file, line: place.start.line, column: place.start.column };
    let finding = sheet.findings.iter().map(|finding| OneFinding {
        rule: finding.rule,
        level: finding.level.name(),
        file: &finding.place.file,
        line: finding.place.start.line,
        column: finding.place.start.column,
        end_column: end_column(sheet.sources, &finding.place),
        field: finding.field,
        subject: &finding.subject,
        message: &finding.message,
        why: finding.why,
        next: &finding.next,
        related: finding
            .related
            .iter()
            .map(|related| OtherSide {
                file: &related.place.file,
                line: related.place.start.line,
                column: related.place.start.column,
                message: &related.message,
            })
            .collect(),
        waived: finding.waived.as_ref().map(waiver),
        fixable: finding.fixable,
    });
    finding.collect()
}

fn summary<'s>(sheet: &'s CheckSheet<'_>) -> Summary<'s> {
    let agreement =
        |agreement: &super::Agreement| Agreement { family: agreement.family, checked: agreement.checked, broken: agreement.broken };
    Summary {
        errors: sheet.counts.errors,
        warnings: sheet.counts.warnings,
        notes: sheet.counts.notes,
        waived: sheet.counts.waived,
        files: sheet.files,
        rows: sheet.rows,
        rules: sheet.rules_run,
        rules_without_rows: sheet.rules_without_rows().map(|rule| rule.id).collect(),
        rules_not_run: sheet.rules_not_run().map(|rule| NotRun { rule: rule.id, registers: &rule.not_run_for }).collect(),
        rules_off: &sheet.off,
        files_left_out: &sheet.left_out,
        agreements: sheet.agreements.iter().map(agreement).collect(),
        days: sheet.days.map(|days| Days { first: days.first.to_string(), last: days.last.to_string(), rows: days.rows }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{finding, place, sheet, small_findings, small_sources, sources, written};
    use super::render;

    #[test]
    fn the_form_is_the_documented_one_key_by_key() {
        let sources = small_sources();
        let findings = small_findings(&sources);
        let expected = r#"{ "version": 1, "school": "青山小学", "today": "2026-10-01", "commit": null,
  "findings": [ { "rule": "count/stock-differs", "level": "error", "file": "stock/counts.csv", "line": 2, "column": 24,
      "end_column": 26, "field": "counted", "subject": "PD-1", "message": "实盘 19，账面 20，差 -1",
      "why": "实物与账不符，要么东西少了，要么账错了。", "next": "补一张调整单，或更正实盘数",
      "related": [ { "file": "stock/moves.csv", "line": 2, "column": 13, "message": "账面 20" } ],
      "waived": null, "fixable": false },
    { "rule": "count/item-unbooked", "level": "warning", "file": "stock/counts.csv", "line": 3, "column": 22,
      "end_column": 23, "field": null, "subject": "PD-1", "message": "账上没有 𠮷字面粉",
      "why": "实物与账不符，要么东西少了，要么账错了。", "next": "", "related": [],
      "waived": { "file": "waivers.toml", "line": 2, "column": 1 }, "fixable": false } ],
  "summary": { "errors": 1, "warnings": 0, "notes": 0, "waived": 1, "files": 3, "rows": 3, "rules": 3,
      "rules_without_rows": [ "card/card-orphan" ],
      "rules_not_run": [ { "rule": "card/asset-uncarded", "registers": [ "assets" ] } ], "rules_off": [], "files_left_out": [],
      "agreements": [ { "family": "count", "checked": 120, "broken": 2 }, { "family": "card", "checked": 0, "broken": 0 } ], "days": null } }
"#;
        let written = written(|out| render(&sheet(&sources, &findings), out));
        let without_layout = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(without_layout(&written), without_layout(expected));
        assert!(written.ends_with("  }\n}\n"));
    }

    #[test]
    fn what_crosses_lines_ends_with_its_first_line() {
        let sources = sources(&[("bursar.toml", ""), ("items.csv", "item,name\r\nrice,\"大米\r\n东北\"\r\n")]);
        let findings = [finding("count/stock-differs", place(&sources, "items.csv", "\"大米\r\n东北\""), "", "")];
        let written = written(|out| render(&sheet(&sources, &findings), out));
        assert!(written.contains("\"column\": 6,\n      \"end_column\": 9,"), "{written}");
    }
}

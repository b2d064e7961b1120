//! Findings as the report of tests (`JUnit` XML) that most CI systems show as a table: a family a suite, a rule a test.

use super::escape::visible;
use super::sheet::{CheckSheet, RuleLine};
use super::snippet::name;
use super::text::NEXT;
use crate::findings::{Finding, Level};
use crate::lang::Lang;
use std::io::{self, Write};

/// Writes the report. A rule fails by an error or a warning that is not waived; notes and waived findings are its output.
///
/// # Errors
/// When `out` does not take it.
pub fn render(sheet: &CheckSheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let cases: Vec<Case<'_>> = sheet.rules.iter().map(|rule| Case::of(rule, sheet.findings)).collect();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"bursar\" {}>", Totals::of(&cases))?;
    for cases in cases.chunk_by(|one, other| one.rule.family() == other.rule.family()) {
        let family = cases[0].rule.family();
        writeln!(out, "  <testsuite name=\"{}\" {}>", escaped(family), Totals::of(cases))?;
        for case in cases {
            case.write(sheet.lang, out)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// A rule with its findings.
struct Case<'s> {
    rule: &'s RuleLine,
    failures: Vec<&'s Finding>,
    remarks: Vec<&'s Finding>,
}

impl<'s> Case<'s> {
    fn of(rule: &'s RuleLine, findings: &'s [Finding]) -> Self {
        let own = findings.iter().filter(|finding| finding.rule == rule.id);
        let (failures, remarks) = own.partition(|finding| finding.waived.is_none() && finding.level != Level::Note);
        Self { rule, failures, remarks }
    }

    fn is_skipped(&self) -> bool {
        !self.rule.not_run_for.is_empty()
    }

    fn write(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let (name, family) = (escaped(self.rule.id), escaped(self.rule.family()));
        write!(out, "    <testcase name=\"{name}\" classname=\"{family}\"")?;
        if !self.is_skipped() && self.failures.is_empty() && self.remarks.is_empty() {
            return writeln!(out, "/>");
        }
        writeln!(out, ">")?;
        if self.is_skipped() {
            writeln!(out, "      <skipped message=\"{}\"/>", escaped(&self.rule.not_run_for.join(", ")))?;
        }
        // One failure holds all findings: many readers show only the first failure of a test.
        if let Some(gravest) = self.failures.iter().min_by_key(|finding| finding.level) {
            let (message, level) = (escaped(self.rule.title), gravest.level.name());
            writeln!(out, "      <failure message=\"{message}\" type=\"{level}\">{}</failure>", listed(&self.failures, lang))?;
        }
        if !self.remarks.is_empty() {
            writeln!(out, "      <system-out>{}</system-out>", listed(&self.remarks, lang))?;
        }
        writeln!(out, "    </testcase>")
    }
}

/// Findings a line each, with what to write next below.
fn listed(findings: &[&Finding], lang: Lang) -> String {
    let mut lines = Vec::new();
    for finding in findings {
        let waived = if finding.waived.is_some() { " (waived)" } else { "" };
        let (place, level) = (name(&finding.place), finding.level.name());
        lines.push(format!("{place}: {level}{waived}: {}", visible(&finding.message)));
        if !finding.next.is_empty() {
            lines.push(format!("  {}: {}", NEXT.text(lang), visible(&finding.next)));
        }
    }
    escaped_text(&lines.join("\n"))
}

/// The attributes that count the tests of a suite.
struct Totals {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Totals {
    fn of(cases: &[Case<'_>]) -> Self {
        let failures = cases.iter().filter(|case| !case.failures.is_empty()).count();
        let skipped = cases.iter().filter(|case| case.is_skipped()).count();
        Self { tests: cases.len(), failures, skipped }
    }
}

impl std::fmt::Display for Totals {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { tests, failures, skipped } = self;
        write!(formatter, "tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"")
    }
}

/// Text for an attribute: characters that XML forbids are made visible, too.
fn escaped(text: &str) -> String {
    escaped_text(&visible(text))
}

fn escaped_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::example::{finding, place, sheet, small_findings, small_sources, written};
    use super::render;

    #[test]
    fn a_family_is_a_suite_and_a_rule_a_test() {
        let sources = small_sources();
        let findings = small_findings(&sources);
        let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="bursar" tests="4" failures="1" errors="0" skipped="1">
  <testsuite name="count" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="count/stock-differs" classname="count">
      <failure message="实盘与账面不符" type="error">stock/counts.csv:2:24: error: 实盘 19，账面 20，差 -1
  下一步: 补一张调整单，或更正实盘数</failure>
    </testcase>
    <testcase name="count/item-unbooked" classname="count">
      <system-out>stock/counts.csv:3:22: warning (waived): 账上没有 𠮷字面粉</system-out>
    </testcase>
  </testsuite>
  <testsuite name="card" tests="2" failures="0" errors="0" skipped="1">
    <testcase name="card/card-orphan" classname="card"/>
    <testcase name="card/asset-uncarded" classname="card">
      <skipped message="assets"/>
    </testcase>
  </testsuite>
</testsuites>
"#;
        assert_eq!(written(|out| render(&sheet(&sources, &findings), out)), expected);
    }

    #[test]
    fn what_xml_forbids_is_written_out() {
        let sources = small_sources();
        let message = "</failure><a b=\"&\">]]>\0\u{b}\u{ffff}\n";
        let findings = [finding("count/stock-differs", place(&sources, "stock/counts.csv", "19"), "", message)];
        let written = written(|out| render(&sheet(&sources, &findings), out));
        let expected = r"&lt;/failure&gt;&lt;a b=&quot;&amp;&quot;&gt;]]&gt;\u{0}\u{b}\u{ffff}\n</failure>";
        assert!(written.contains(expected), "{written}");
    }
}

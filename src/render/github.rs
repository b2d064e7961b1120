//! Findings as workflow commands of GitHub and Gitea, which show them on the changed line of a merge request.

use super::escape::visible;
use super::region::end_column;
use super::sheet::CheckSheet;
use super::text::NEXT;
use crate::findings::{Finding, Level};
use crate::lang::Lang;
use std::io::{self, Write};

/// Writes a command for every finding that is not waived.
///
/// # Errors
/// When `out` does not take them.
pub fn render(sheet: &CheckSheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    for finding in sheet.findings.iter().filter(|finding| finding.waived.is_none()) {
        let place = &finding.place;
        writeln!(
            out,
            "::{} file={},line={},col={},endColumn={},title={}::{}",
            command(finding.level),
            property(&visible(&sheet.path_in_repository(&place.file))),
            place.start.line,
            place.start.column,
            end_column(sheet.sources, place),
            property(finding.rule),
            data(&message(finding, sheet.lang)),
        )?;
    }
    Ok(())
}

const fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

/// What is wrong, and on a second line what to write next.
fn message(finding: &Finding, lang: Lang) -> String {
    let message = visible(&finding.message);
    match visible(&finding.next) {
        next if next.is_empty() => message,
        next => format!("{message}\n{}: {next}", NEXT.text(lang)),
    }
}

/// A message: three characters end a command or begin an escape.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property: two more separate properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::example::{finding, place, sheet, small_findings, small_sources, sources, written};
    use super::render;

    #[test]
    fn a_command_a_finding_and_none_for_what_is_waived() {
        let sources = small_sources();
        let findings = small_findings(&sources);
        let mut sheet = sheet(&sources, &findings);
        sheet.below = "后勤/";
        let expected = "::error file=后勤/stock/counts.csv,line=2,col=24,endColumn=26,title=count/stock-differs::\
            实盘 19，账面 20，差 -1%0A下一步: 补一张调整单，或更正实盘数\n";
        assert_eq!(written(|out| render(&sheet, out)), expected);
    }

    #[test]
    fn a_hostile_row_cannot_write_a_command_of_its_own() {
        let sources = sources(&[("bursar.toml", ""), ("a,b:c%.csv", "x\n")]);
        let findings =
            [finding("count/stock-differs", place(&sources, "a,b:c%.csv", "x"), "", "50%\r\n::stop-commands::\u{1b}[0m")];
        let expected = "::error file=a%2Cb%3Ac%25.csv,line=1,col=1,endColumn=2,title=count/stock-differs::\
            50%25\\r\\n::stop-commands::\\u{1b}[0m\n";
        assert_eq!(written(|out| render(&sheet(&sources, &findings), out)), expected);
    }
}

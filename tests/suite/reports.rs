//! Every report, held to a page that was read as text: `tests/reports/NAME.md`, in both languages.
//!
//! `tests/reports/cases.csv` says how each is asked for. `BURSAR_UPDATE=1 cargo test --test suite every_report` writes the
//! pages anew: read what changed.

mod accounts;
mod assets;
mod campus;
mod canteen;
mod oversight;
mod purchases;
mod stores;

use crate::commands::run::{Place, repository};
use bursar::reports::REPORTS;
use std::fs;

/// One table of a report as a spreadsheet has it.
fn table(place: &Place, report: &[&str], table: &str) -> String {
    let arguments = [&["report"], report, &["--format", "csv", "--table", table, "--lang", "zh"]].concat();
    place.run(&arguments).ended(0).out
}

/// The arguments of each case by the name of its page.
fn cases() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(repository("tests/reports/cases.csv")).expect("the cases");
    let words = |line: &str| {
        let (page, arguments) = line.split_once(',').expect("page,arguments");
        (page.to_owned(), arguments.split_whitespace().map(str::to_owned).collect())
    };
    text.lines().skip(1).map(words).collect()
}

/// The lines of a report's first table as CSV, its header left out.
fn csv(place: &Place, arguments: &str, today: &str) -> Vec<String> {
    let words = ["--format", "csv", "--lang", "zh", "--today", today];
    let words: Vec<&str> = ["report"].into_iter().chain(arguments.split(' ')).chain(words).collect();
    place.run(&words).ended(0).out.lines().skip(1).map(str::to_owned).collect()
}

/// The lines of one of its tables.
fn csv_of(place: &Place, arguments: &str, today: &str, table: &str) -> Vec<String> {
    csv(place, &format!("{arguments} --table {table}"), today)
}

#[test]
fn every_report_is_what_was_read() {
    let update = std::env::var_os("BURSAR_UPDATE").is_some();
    let place = Place::empty();
    let mut differs = Vec::new();
    for (page, arguments) in cases() {
        let mut shown = String::new();
        for lang in ["zh", "en"] {
            let mut words: Vec<&str> = vec!["report"];
            words.extend(arguments.iter().map(String::as_str));
            let ledger = repository("ledgers/qingshi-primary");
            let ledger = ledger.to_str().expect("a path");
            words.extend(["--lang", lang, "--today", "2027-07-31", "-C", ledger]);
            let out = place.run(&words).ended(0).out;
            // The commit differs at every run.
            let lines = out.lines().map(|line| line.split("，账簿版本").next().and_then(|line| line.split(", ledger at").next()));
            shown += &format!("```text\n{}\n```\n\n", lines.flatten().collect::<Vec<_>>().join("\n"));
        }
        let text = format!("`bursar report {}`\n\n{}", arguments.join(" "), shown.trim_end()) + "\n";
        let file = repository(&format!("tests/reports/{page}.md"));
        if fs::read_to_string(&file).unwrap_or_default() != text {
            if update {
                fs::write(&file, text).expect("the page");
            }
            differs.push(page);
        }
    }
    assert!(update || differs.is_empty(), "BURSAR_UPDATE=1 writes anew: {differs:?}");
}

#[test]
fn every_report_has_its_page() {
    let named: Vec<String> = cases().into_iter().filter_map(|(_, arguments)| arguments.into_iter().next()).collect();
    for report in REPORTS {
        assert!(named.iter().any(|name| name == report.name), "{} stands in no case", report.name);
    }
}

#[test]
fn a_ledger_with_nothing_for_a_report_gets_a_page_that_says_so() {
    let place = Place::empty();
    place.write(
        "bursar.toml",
        "format = 1\n[school]\nname = \"新办小学\"\nstarts = 2026-09-01\n\n[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-31\n",
    );
    for report in REPORTS {
        for lang in ["zh", "en"] {
            let out = place.run(&["report", report.name, "--lang", lang, "--today", "2026-10-31"]).ended(0).out;
            let below: Vec<&str> = out.split("\n\n").skip(1).collect();
            let said = below.iter().any(|part| part.trim_end().ends_with(['.', '。']));
            assert!(said, "{} says nothing of an empty ledger:\n{out}", report.name);
        }
    }
}

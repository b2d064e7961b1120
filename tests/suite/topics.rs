//! The page of the eighty-two topics names only what is there, and leaves no topic without something that serves it.

use bursar::{metrics, registers, rules};
use std::fs;
use std::path::Path;

/// The names between backticks in a cell.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_topic_is_kept_checked_or_measured_by_something_that_is_there() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/topics.md")).expect("the page");
    let mut wrong = Vec::new();
    let mut next = 1;
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let Ok(number) = cells[0].parse::<u32>() else { continue };
        assert_eq!(number, next, "the topics are numbered without a gap");
        next += 1;
        let [registers, rules, metrics] = cells[3..6] else { panic!("topic {number} has {} cells", cells.len()) };
        let is_register = |name: &&str| registers::ALL.iter().any(|register| register.name == *name);
        wrong.extend(names(registers).filter(|name| !is_register(name)).map(|name| format!("{number}: no register {name}")));
        wrong.extend(names(rules).filter(|name| rules::find(name).is_none()).map(|name| format!("{number}: no rule {name}")));
        wrong.extend(names(metrics).filter(|name| metrics::find(name).is_none()).map(|name| format!("{number}: no metric {name}")));
        if names(registers).next().is_none() || names(rules).chain(names(metrics)).next().is_none() {
            wrong.push(format!("{number}: nothing keeps it, or nothing looks at it"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(next, 83, "eighty-two topics");
}

#[test]
fn every_register_and_metric_serves_some_topic() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/topics.md")).expect("the page");
    let areas: Vec<&str> = metrics::AREAS.iter().map(|area| area.name).collect();
    assert!(areas.len() >= 10 && metrics::all().count() >= 40, "every side of the office is measured");
    let unserved: Vec<&str> =
        registers::ALL.iter().map(|register| register.name).filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert_eq!(unserved, ["asset-classes", "waivers", "removals"], "registers that serve the ledger itself");
}

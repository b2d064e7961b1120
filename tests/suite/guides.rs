//! Every rule's guide is run: its wrong ledger brings exactly the findings that the page shows, its right one none.
//!
//! A guide's files lie over the small school in `tests/guides/base`. `BURSAR_UPDATE=1 cargo test` writes what the program
//! says into the pages; read the difference before you keep it.

use crate::small_school::{findings, opened};
use bursar::findings::Finding;
use bursar::lang::Lang;
use bursar::rules::{self, Rule, check};
use std::fs;
use std::path::{Path, PathBuf};

/// The files that a part of a guide names, and what it says that they bring.
#[derive(Debug, Default)]
struct Part {
    files: Vec<(String, String)>,
    findings: Vec<(String, String)>,
}

/// Splits a guide into its wrong and its right part.
fn parts(guide: &str) -> (Part, Part) {
    let (mut wrong, mut right) = (Part::default(), Part::default());
    let mut in_right = false;
    let mut file: Option<String> = None;
    let mut block: Option<(String, String)> = None;
    for line in guide.lines() {
        let part = if in_right { &mut right } else { &mut wrong };
        if let Some((kind, text)) = &mut block {
            if line == "```" {
                let (kind, text) = (kind.clone(), std::mem::take(text));
                match kind.as_str() {
                    "zh" | "en" => part.findings.push((kind, text)),
                    _ => part.files.push((file.take().expect("a file's name stands above its text"), text)),
                }
                block = None;
            } else {
                text.push_str(line);
                text.push('\n');
            }
        } else if let Some(kind) = line.strip_prefix("```") {
            block = Some((kind.to_owned(), String::new()));
        } else if line.starts_with("## 对 Right") {
            in_right = true;
        } else if let Some(name) = line.strip_prefix('`').and_then(|line| line.strip_suffix('`')) {
            file = Some(name.to_owned());
        }
    }
    (wrong, right)
}

/// What the findings of a ledger look like in a guide.
fn shown(findings: &[Finding], lang: Lang) -> String {
    let next = match lang {
        Lang::Chinese => "下一步",
        Lang::English => "next",
    };
    let mut text = String::new();
    for finding in findings {
        let place = &finding.place;
        text += &format!("{}:{}:{} {} {}\n", place.file, place.start.line, place.start.column, finding.level.name(), finding.rule);
        text += &format!("  {}\n", finding.message);
        for related in &finding.related {
            text += &format!("  {}:{}: {}\n", related.place.file, related.place.start.line, related.message);
        }
        if !finding.next.is_empty() {
            text += &format!("  {next}: {}\n", finding.next);
        }
    }
    text
}

/// The small school with the part's files over it, and what `check` finds in it.
fn check_part(part: &Part, lang: Lang) -> Vec<Finding> {
    findings(&opened(&part.files), lang, &check::Selection::default())
}

fn page(rule: &Rule) -> PathBuf {
    let (family, fault) = rule.id.split_once('/').expect("family/fault");
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(family).join(fault.replace('-', "_") + ".md")
}

#[test]
fn the_small_school_is_clean() {
    let findings = check_part(&Part::default(), Lang::English);
    assert_eq!(shown(&findings, Lang::English), "");
}

#[test]
fn every_guide_shows_what_its_wrong_ledger_brings() {
    let update = std::env::var_os("BURSAR_UPDATE").is_some();
    let mut differences = String::new();
    for rule in rules::all() {
        let path = page(rule);
        let mut guide = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (wrong, _) = parts(&guide);
        assert_eq!(wrong.findings.len(), 2, "{} shows its findings in zh and in en", rule.id);
        for (tag, expected) in &wrong.findings {
            let lang = Lang::from_tag(tag).expect("zh or en");
            let findings = check_part(&wrong, lang);
            assert!(
                findings.iter().any(|finding| finding.rule == rule.id),
                "{} is not found in its own guide: {}",
                rule.id,
                shown(&findings, lang)
            );
            let actual = shown(&findings, lang);
            if actual != *expected {
                if update {
                    guide = guide.replace(&format!("```{tag}\n{expected}```"), &format!("```{tag}\n{actual}```"));
                }
                differences += &format!("{}\n--- page\n{expected}+++ program\n{actual}\n", rule.id);
            }
        }
        if update {
            fs::write(&path, guide).expect("the page");
        }
    }
    assert!(update || differences.is_empty(), "{differences}");
}

#[test]
fn every_guides_right_ledger_is_clean() {
    let mut found = String::new();
    for rule in rules::all() {
        let guide = fs::read_to_string(page(rule)).expect("the page");
        let (_, right) = parts(&guide);
        assert!(!right.files.is_empty(), "{} has a right ledger", rule.id);
        for lang in [Lang::Chinese, Lang::English] {
            let findings: Vec<Finding> = check_part(&right, lang).into_iter().filter(|finding| finding.waived.is_none()).collect();
            let shown = shown(&findings, lang);
            if !shown.is_empty() {
                found += &format!("the right ledger of {}\n{shown}\n", rule.id);
            }
        }
    }
    assert!(found.is_empty(), "{found}");
}

#[test]
fn every_rule_has_its_file_and_every_file_its_rule() {
    for family in rules::FAMILIES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(family.name);
        let mut pages: Vec<String> = fs::read_dir(folder)
            .expect("the family's folder")
            .flatten()
            .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".md")?.replace('_', "-")))
            .collect();
        pages.sort();
        let mut faults: Vec<&str> = family.rules.iter().map(|rule| rule.id.split_once('/').expect("family/fault").1).collect();
        faults.sort_unstable();
        assert_eq!(pages, faults, "{}", family.name);
        assert!(family.rules.iter().all(|rule| rule.family() == family.name));
    }
}

//! `docs/format.md` is true: its examples are read without a finding, its names are the program's, and rules that name a
//! section of it name one that is there.

use bursar::cli::Opened;
use bursar::day::Day;
use bursar::lang::Lang;
use bursar::policy::{COLUMNS, Settings};
use bursar::registers::{ALL, find, spelled};
use bursar::rules::{self, check};
use bursar::source::{FileId, Folder, LEDGER_FILE, Sources, decode};
use bursar::table::{Column, Kind};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md")).expect("the page")
}

/// The examples of the page in TOML: a waiver, the settings, a purchase.
fn examples(page: &str) -> Vec<&str> {
    page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().expect("its end")).collect()
}

/// What is written between backticks.
fn names(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_examples_are_a_ledger_without_problems_of_reading() {
    let page = page();
    let [waiver, settings, purchase] = examples(&page)[..] else { panic!("three examples") };
    let settings = decode(LEDGER_FILE.to_owned(), settings.as_bytes().to_vec());
    let (_, problems) = Settings::read(&settings, FileId::SETTINGS).expect("it parses");
    assert!(problems.is_empty(), "{problems:?}");
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(LEDGER_FILE), &settings.text).expect("the settings");
    let folder = Folder::open(folder.path()).expect("the folder");
    let file = |path: &str, text: &str| decode(path.to_owned(), text.as_bytes().to_vec());
    let files = vec![file("waivers.toml", waiver), file("purchases/2026-09.toml", purchase)];
    let opened = Opened::from_sources(&folder, Sources::new(settings, files)).expect("the ledger opens");
    assert_eq!((opened.ledger.registers.purchases.len(), opened.ledger.registers.waivers.len()), (1, 1));
    let today = Day::parse("2026-12-01").expect("a day").0;
    let books = opened.books(today);
    let found = check::run(&opened.context(&books, today, Lang::English), &check::Selection::default()).findings;
    let of_reading = ["format/value-invalid", "format/value-missing", "format/column-unknown", "format/syntax-invalid"];
    let told: Vec<_> = found.iter().filter(|finding| of_reading.contains(&finding.rule)).collect();
    assert!(told.is_empty(), "{told:?}");
    // The buyer is named alone by nobody, and the signature that was returned is mended by the next.
    assert!(!found.iter().any(|finding| ["approval/handler-alone", "approval/quotes-few"].contains(&finding.rule)), "{found:?}");
}

#[test]
fn the_files_that_it_names_belong_to_the_registers_that_it_says() {
    let page = page();
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let mut seen = 0;
    for row in rows {
        let mut cells = row.split('|').skip(1).map(names);
        let (paths, register) = (cells.next().expect("paths"), cells.next().expect("a register"));
        for path in paths {
            let found = find(ALL, &spelled(path)).map(|register| ALL[register].name);
            assert_eq!(found, register.first().copied(), "{path}");
            seen += 1;
        }
    }
    assert!(seen >= 9, "{seen}");
}

#[test]
fn the_lists_that_a_school_may_extend_are_all_named() {
    let lists: BTreeSet<String> = word_lists().into_iter().map(str::to_owned).collect();
    for line in ["可增补的词表：", "Lists that `[kinds]` may extend: "] {
        let page = page();
        let told = page.split(line).nth(1).expect(line).split("\n\n").next().expect("a paragraph");
        let told: BTreeSet<String> = names(told.split("\n- ").next().expect("a line")).into_iter().map(str::to_owned).collect();
        assert_eq!(told, lists);
    }
}

#[test]
fn what_rules_come_from_is_in_both_languages_and_can_be_read_by_everybody() {
    let page = page();
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    for rule in rules::all() {
        let (zh, en) = (rule.source.zh, rule.source.en);
        assert!(!zh.is_ascii(), "{}: {zh}", rule.id);
        assert!(en.chars().all(|letter| letter.is_ascii() || "–“”（）三重一大".contains(letter)), "{}: {en}", rule.id);
        for (text, open, close) in [(zh, "账本格式“", '”'), (en, "the ledger format, “", '”')] {
            let sections = text.split(open).skip(1).filter_map(|rest| rest.split(close).next());
            for section in sections {
                let named = |heading: &&str| heading.split(" · ").any(|name| name.eq_ignore_ascii_case(section));
                assert!(headings.iter().any(named), "{}: no section {section}", rule.id);
            }
        }
        for path in [zh, en].iter().flat_map(|text| text.split("docs/").skip(1)) {
            let path: String =
                path.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "/.-".contains(*letter)).collect();
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(path.trim_end_matches('.'));
            assert!(path.is_file(), "{}: {}", rule.id, path.display());
        }
    }
}

/// The names of every list of words that a school may extend.
fn word_lists() -> BTreeSet<&'static str> {
    fn note(kind: &'static Kind, lists: &mut BTreeSet<&'static str>) {
        match kind {
            Kind::OpenWords(list, _) => {
                lists.insert(list);
            }
            Kind::List(inner) | Kind::OneOrMore(inner) => note(inner, lists),
            Kind::Map(names, values) => {
                note(names, lists);
                note(values, lists);
            }
            Kind::Record(columns) | Kind::Records(columns) => each(columns, lists),
            _ => {}
        }
    }
    fn each(columns: &'static [Column], lists: &mut BTreeSet<&'static str>) {
        for column in columns {
            note(&column.kind, lists);
        }
    }
    let mut lists = BTreeSet::new();
    for register in ALL {
        each(register.columns, &mut lists);
    }
    each(COLUMNS, &mut lists);
    lists
}

#[test]
fn settings_and_registers_know_the_same_papers() {
    use bursar::policy::Vocabulary as _;
    assert_eq!(bursar::policy::vocabularies::Papers::WORDS, bursar::registers::Paper::WORDS);
}

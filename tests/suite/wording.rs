//! Chinese findings speak the Chinese words of columns, fixed values and registers: no English one stands alone in them.
//!
//! A column may stand with its Chinese header behind it, `witness（监盘人）`, because files have either. Keys of `bursar.toml`
//! with their dots, paths, commands and what the ledger itself says are as they are.

use bursar::registers::ALL;
use bursar::table::{Column, Kind};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every English word of the format that has a Chinese one.
fn words_of_the_format() -> BTreeSet<&'static str> {
    fn of_kind(kind: &Kind, words: &mut BTreeSet<&'static str>) {
        match kind {
            Kind::Words(known) | Kind::OpenWords(_, known) => words.extend(known.iter().map(|word| word.name)),
            Kind::List(inner) | Kind::OneOrMore(inner) => of_kind(inner, words),
            Kind::Record(columns) | Kind::Records(columns) => of_columns(columns, words),
            _ => {}
        }
    }
    fn of_columns(columns: &'static [Column], words: &mut BTreeSet<&'static str>) {
        for column in columns {
            words.insert(column.name);
            of_kind(&column.kind, words);
        }
    }
    let mut words = BTreeSet::new();
    for register in ALL {
        words.insert(register.name);
        of_columns(register.columns, &mut words);
    }
    words
}

fn is_chinese(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// The English words of a text that stand alone: no part of a path, a key with dots, a command or an id, without Chinese behind.
fn alone(text: &str) -> Vec<&str> {
    let part = |character: char| character.is_ascii_alphanumeric() || "_-./:|{}`[]".contains(character);
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some(start) = rest.find(part) {
        let after = &rest[start..];
        let end = after.find(|character| !part(character)).unwrap_or(after.len());
        let (word, behind) = after.split_at(end);
        // 监盘人（witness） and 王芳（wang-fang） are as good as witness（监盘人）.
        let explains = text[..text.len() - after.len()].ends_with('（') && behind.starts_with('）');
        let explained = explains || behind.strip_prefix('（').is_some_and(|inside| inside.starts_with(is_chinese));
        let is_word = word.chars().all(|character| character.is_ascii_lowercase() || "_-".contains(character));
        if is_word && !explained {
            found.push(word);
        }
        rest = behind;
    }
    found
}

/// The first text in quotes behind each of these beginnings: the Chinese one.
fn first_texts<'t>(source: &'t str, beginning: &str) -> Vec<&'t str> {
    let quoted = |after: &'t str| {
        let inside = &after[after.find('"')? + 1..];
        let mut escaped = false;
        let end = inside.find(|character| {
            let ends = character == '"' && !escaped;
            escaped = character == '\\' && !escaped;
            ends
        })?;
        Some(&inside[..end])
    };
    source.match_indices(beginning).filter_map(|(at, _)| quoted(&source[at + beginning.len()..])).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn a_word_with_its_chinese_behind_it_does_not_stand_alone() {
    assert_eq!(alone("在 witness（监盘人）一栏填王芳（wang-fang），改 policy.canteen.barred，{kind}，见 stock/moves.csv"), [""; 0]);
    assert_eq!(alone("在 asset-events 登记 kind=move"), ["asset-events", "kind", "move"]);
    assert_eq!(first_texts("say!(lang, \"登记 \\\"甲\\\"\", \"write\")", "say!("), ["登记 \\\"甲\\\""]);
}

#[test]
fn no_english_word_of_the_format_stands_alone_in_a_chinese_finding() {
    let words = words_of_the_format();
    let mut faults = String::new();
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules")) {
        let source = fs::read_to_string(&path).expect("a source file");
        for text in ["say!(", "Wording::new("].into_iter().flat_map(|beginning| first_texts(&source, beginning)) {
            for word in alone(text).into_iter().filter(|word| words.contains(word) && text.chars().any(is_chinese)) {
                faults += &format!("{}: {word} in {text}\n", path.display());
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// What is put into the sentences is Chinese too, apart from the names that the small ledgers of the guides choose themselves.
#[test]
fn no_english_fixed_value_stands_alone_in_the_findings_of_the_guides() {
    /// Posts, steps and lines of budgets of the small school, and headers that are told as they are written.
    const OF_THE_LEDGER: [&str; 6] = ["buyer", "storekeeper", "department", "office", "quantity", "certificates"];
    let words = words_of_the_format();
    let mut faults = String::new();
    for rule in bursar::rules::all() {
        let blocks = rule.guide.split("```zh\n").skip(1).filter_map(|rest| rest.split("```").next());
        for line in blocks.flat_map(str::lines).filter_map(|line| line.strip_prefix("  ")) {
            for word in alone(line).into_iter().filter(|word| words.contains(word) && !OF_THE_LEDGER.contains(word)) {
                faults += &format!("{}: {word} in {line}\n", rule.id);
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

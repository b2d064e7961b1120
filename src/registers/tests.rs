//! What holds for every register: names that stand once, columns with a meaning in both languages, keys that are columns.

use super::*;
use crate::lang::Wording;
use crate::table::{Column, Kind, Word, simplify};
use std::collections::BTreeSet;

/// Both languages say something.
fn assert_worded(wording: Wording, of: &str) {
    assert!(!wording.zh.trim().is_empty() && !wording.en.trim().is_empty(), "{of} has no meaning in one language");
}

fn assert_words(words: &[Word], of: &str) {
    let mut seen = BTreeSet::new();
    for word in words {
        assert!(!word.chinese.is_empty(), "{of}: {} has no Chinese word", word.name);
        for text in std::iter::once(word.name).chain(word.chinese.iter().copied()) {
            assert!(seen.insert(text), "{of}: the word {text} stands twice");
            assert_eq!(simplify(text), text, "{of}: the word would not be found in another script or width");
        }
    }
}

fn assert_columns(columns: &[Column], of: &str) {
    let mut seen = BTreeSet::new();
    for column in columns {
        let of = format!("{of}.{}", column.name);
        assert!(seen.insert(column.name), "{of}: the name stands twice");
        assert!(seen.insert(column.chinese), "{of}: the header {} stands twice", column.chinese);
        // Headers are looked up in this form, so one that is not in it would never be found in another script.
        assert_eq!(simplify(column.chinese), column.chinese, "{of}");
        assert_worded(column.meaning, &of);
        for target in column.refers {
            assert!(ALL.iter().any(|register| register.name == *target), "{of} refers to {target}, which is no register");
        }
        assert_kind(&column.kind, &of);
    }
}

fn assert_kind(kind: &Kind, of: &str) {
    match kind {
        Kind::Words(words) | Kind::OpenWords(_, words) => assert_words(words, of),
        Kind::List(inner) | Kind::Map(_, inner) | Kind::OneOrMore(inner) => assert_kind(inner, of),
        Kind::Record(columns) | Kind::Records(columns) => assert_columns(columns, of),
        _ => {}
    }
}

#[test]
fn no_two_registers_have_one_name() {
    let mut seen = BTreeSet::new();
    for register in ALL {
        assert!(seen.insert(register.name), "the register {} stands twice", register.name);
        assert!(seen.insert(register.chinese), "the register name {} stands twice", register.chinese);
        assert_eq!(spelled(&format!("{}.csv", register.name)), register.name);
        assert_eq!(find(ALL, register.chinese).map(|found| ALL[found].name), Some(register.name));
    }
}

#[test]
fn every_column_is_sound() {
    for register in ALL {
        assert_worded(register.about, register.name);
        assert_columns(register.columns, register.name);
    }
}

#[test]
fn keys_ids_and_days_are_columns() {
    for register in ALL {
        for name in register.key.iter().chain(&register.id).chain(&register.day) {
            assert!(register.columns.iter().any(|column| column.name == *name), "{} has no column {name}", register.name);
        }
        let keys: BTreeSet<_> = register.key.iter().collect();
        assert_eq!(keys.len(), register.key.len(), "{} names a key column twice", register.name);
        if register.shape == Shape::Tables {
            let first = register.columns.first().map(|column| column.name);
            assert_eq!(register.id, first, "the name of a table of {} is its first column", register.name);
        }
    }
}

#[test]
fn registers_stand_under_their_headings_in_order() {
    assert!(ALL.is_sorted_by_key(|register| register.area));
}

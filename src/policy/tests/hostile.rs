//! Whatever a `bursar.toml` holds, reading it ends with an answer.

use super::read;
use crate::policy::reference;
use proptest::prelude::*;
use std::fmt::Write as _;

/// Values that fit somewhere and nowhere.
const VALUES: [&str; 14] = [
    "1",
    "-1",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "[1, 2]",
    "[[\"a\"], 1]",
    "{ meat = 1, from = 3 }",
    "2026-09-01",
    "99999999999999",
    "1e400",
    "[{ up_to = -1 }, { steps = 3 }]",
    "true",
];

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}") {
        let _ = read(&text);
        let _ = read(&format!("format = 1\n{text}"));
        let _ = read(&format!("format = 1\n[[term]]\nid = \"2026-2027-1\"\nstarts = {text}\nends = {text}\n"));
    }

    #[test]
    fn no_value_at_any_key_makes_the_reader_panic(lines in prop::collection::vec((0_usize..100, 0_usize..14), 1..6)) {
        let keys = reference();
        let mut text = String::from("format = 1\n");
        for (key, value) in lines {
            let _ = writeln!(text, "{} = {}", keys[key % keys.len()].key, VALUES[value]);
        }
        let _ = read(&text);
    }
}

#[test]
fn deep_nesting_is_refused_by_the_parser() {
    assert!(read(&format!("format = 1\nx = {}", "[".repeat(100_000))).is_err());
}

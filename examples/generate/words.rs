//! Another school with the same play: what it calls the people, places and things.
//!
//! The play is written with the names of 青石镇中心小学. A school with words of its own has every text that is
//! written read through once, from left to right, the longest word first; so no word is changed twice.

use std::collections::HashMap;

pub use crate::university::words::YUNHAI;

/// A school's own words, by their first character.
#[derive(Default)]
pub struct Words(HashMap<char, Vec<(&'static str, &'static str)>>);

impl Words {
    /// A table of words and what stands for them.
    pub fn of(tables: &[&'static [(&'static str, &'static str)]]) -> Self {
        Self::default().and(tables.iter().copied().flatten().copied())
    }

    /// These words too.
    pub fn and(mut self, others: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        for (word, other) in others {
            let first = word.chars().next().expect("a word has a first character");
            let entries = self.0.entry(first).or_default();
            entries.push((word, other));
            entries.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        self
    }

    /// The text in this school's words. An id is only taken whole: `li-na` is no part of `li-nan`.
    pub fn apply(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let mut written = String::with_capacity(text.len());
        let (mut rest, mut before) = (text, ' ');
        while let Some(first) = rest.chars().next() {
            let found = self.0.get(&first).and_then(|entries| {
                entries.iter().find(|(word, _)| {
                    let tail = rest.strip_prefix(word);
                    tail.is_some_and(|tail| is_whole(word, before, tail.chars().next().unwrap_or(' ')))
                })
            });
            let length = if let Some((word, other)) = found {
                written.push_str(other);
                word.len()
            } else {
                written.push(first);
                first.len_utf8()
            };
            before = rest[..length].chars().next_back().unwrap_or(' ');
            rest = &rest[length..];
        }
        written
    }
}

/// Chinese runs on; where a word begins or ends with a part of an id, no more of that id may stand beside it.
fn is_whole(word: &str, before: char, after: char) -> bool {
    let of_id = |character: char| character.is_ascii_alphanumeric() || character == '-' || character == '_';
    let begins = word.chars().next().is_some_and(of_id);
    let ends = word.chars().next_back().is_some_and(of_id);
    !(begins && of_id(before) || ends && of_id(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_goes_first_and_nothing_is_changed_twice() {
        let words = Words::of(&[&[
            ("principal", "manager"),
            ("vice-principal", "deputy"),
            ("校长", "经理"),
            ("副校长", "副总"),
            ("经理", "主任"),
        ]]);
        assert_eq!(words.apply("vice-principal,principal,副校长,校长,principals"), "deputy,manager,副总,经理,principals");
    }
}

//! Ids (单号, 编号) and other names that many rows share: each text is kept once, a row holds its number.
//!
//! Numbers are given in the order in which the texts first stand in the ledger's files, so the same ledger gives the
//! same numbers. They are for comparing; whoever sorts for people sorts by the text.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::hash::BuildHasher;
use std::num::NonZeroU32;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// An id: letters (Chinese too), digits and `-_./#`, compared after Unicode normalisation (NFC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(NonZeroU32);

impl Id {
    /// The position of the id among all names of its ledger, from 0.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A short text that many rows share and that is no id: a department, a category, a unit, a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(pub Id);

/// What an id may be made of; `:` and `|` are reserved for naming rows.
pub fn is_id_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | '/' | '#')
}

/// The order of ids for people: figures by their value, so that PZ-2 stands before PZ-10, everything else letter by letter.
pub fn natural_order(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let (digits, digits_other) = (leading_digits(one), leading_digits(other));
        let order = if digits.is_empty() || digits_other.is_empty() {
            match (one.chars().next(), other.chars().next()) {
                (Some(letter), Some(letter_other)) if letter == letter_other => {
                    (one, other) = (&one[letter.len_utf8()..], &other[letter.len_utf8()..]);
                    continue;
                }
                (letter, letter_other) => letter.cmp(&letter_other),
            }
        } else {
            let (value, value_other) = (digits.trim_start_matches('0'), digits_other.trim_start_matches('0'));
            let by_value = value.len().cmp(&value_other.len()).then_with(|| value.cmp(value_other));
            // 07 and 7 are the same figure in two writings: the shorter first.
            by_value.then_with(|| digits.len().cmp(&digits_other.len()))
        };
        if order.is_ne() || one.is_empty() {
            return order;
        }
        (one, other) = (&one[digits.len()..], &other[digits_other.len()..]);
    }
}

fn leading_digits(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

/// All ids and labels of a ledger (or of one file while it is read), each once.
#[derive(Debug, Default, Clone)]
pub struct Names {
    text: String,
    ends: Vec<usize>,
    numbers: HashTable<u32>,
}

/// One hash for all name tables: fixed, because a ledger read twice must do the same work in the same order.
fn hash_of(text: &str) -> u64 {
    FixedState::default().hash_one(text)
}

impl Names {
    /// The number of a text, given now if it is new. The text is brought to NFC first.
    pub fn intern(&mut self, text: &str) -> Id {
        let hash = hash_of(text);
        // What stands in the table is in NFC, so what is found there as it is needs no look at its form.
        if let Some(id) = self.find_normal(hash, text) {
            id
        } else if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
            self.insert(hash, text)
        } else {
            let normal: String = text.nfc().collect();
            self.intern_normal(&normal)
        }
    }

    fn intern_normal(&mut self, text: &str) -> Id {
        let hash = hash_of(text);
        self.find_normal(hash, text).unwrap_or_else(|| self.insert(hash, text))
    }

    fn find_normal(&self, hash: u64, text: &str) -> Option<Id> {
        self.numbers.find(hash, |&number| self.slice(number) == text).map(|&number| Self::id(number))
    }

    fn insert(&mut self, hash: u64, text: &str) -> Id {
        let number = self.ends.len() as u32;
        self.text.push_str(text);
        self.ends.push(self.text.len());
        let (all, ends) = (&self.text, &self.ends);
        self.numbers.insert_unique(hash, number, |&other| hash_of(slice(all, ends, other)));
        Self::id(number)
    }

    /// The number of a text that stands in the ledger; `None` if it does not.
    pub fn find(&self, text: &str) -> Option<Id> {
        let text: Cow<'_, str> = if text.is_ascii() { text.into() } else { text.nfc().collect::<String>().into() };
        self.find_normal(hash_of(&text), &text)
    }

    /// The text of an id of this table.
    pub fn text(&self, id: Id) -> &str {
        self.slice(id.0.get() - 1)
    }

    /// The text of a label of this table.
    pub fn label(&self, label: Label) -> &str {
        self.text(label.0)
    }

    /// How many different texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Every id with its text, in the order of first appearance.
    pub fn iter(&self) -> impl Iterator<Item = (Id, &str)> {
        (0..self.ends.len() as u32).map(|number| (Self::id(number), self.slice(number)))
    }

    /// Takes in another table (of one file) and says which number each of its names has here.
    pub fn absorb(&mut self, other: &Self) -> Renumbering {
        Renumbering(other.iter().map(|(_, text)| self.intern_normal(text)).collect())
    }

    fn slice(&self, number: u32) -> &str {
        slice(&self.text, &self.ends, number)
    }

    fn id(number: u32) -> Id {
        Id(NonZeroU32::MIN.saturating_add(number))
    }
}

fn slice<'a>(text: &'a str, ends: &[usize], number: u32) -> &'a str {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends[number - 1] };
    &text[start..ends[number]]
}

/// From the numbers of one file's names to those of the whole ledger.
#[derive(Debug)]
pub struct Renumbering(Vec<Id>);

impl Renumbering {
    /// The ledger-wide number.
    pub fn of(&self, id: Id) -> Id {
        self.0[id.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_text_has_one_number_whatever_its_normal_form() {
        let mut names = Names::default();
        let composed = names.intern("é-1");
        let decomposed = names.intern("e\u{301}-1");
        assert_eq!(composed, decomposed);
        assert_eq!(names.text(composed), "é-1");
        assert_eq!(names.find("e\u{301}-1"), Some(composed));
        assert_eq!(names.len(), 1);
    }

    #[test]
    fn figures_in_ids_are_ordered_by_value() {
        let mut ids = ["PZ-10", "PZ-2", "PZ-2a", "QG-202609-031", "PZ", "PZ-02", "QG-202609-4", "凭-9", "凭-11", ""];
        ids.sort_by(|one, other| natural_order(one, other));
        assert_eq!(ids, ["", "PZ", "PZ-2", "PZ-2a", "PZ-02", "PZ-10", "QG-202609-4", "QG-202609-031", "凭-9", "凭-11"]);
    }

    proptest! {
        #[test]
        fn the_order_of_ids_is_an_order(ids in prop::collection::vec("[a凭0-9-]{0,5}", 3)) {
            let [one, two, three] = &ids[..] else { unreachable!() };
            prop_assert_eq!(natural_order(one, two), natural_order(two, one).reverse());
            prop_assert_eq!(natural_order(one, two).is_eq(), one == two);
            if natural_order(one, two).is_le() && natural_order(two, three).is_le() {
                prop_assert!(natural_order(one, three).is_le());
            }
        }
    }

    #[test]
    fn a_files_names_are_taken_into_the_ledgers() {
        let mut ledger = Names::default();
        let rice = ledger.intern("rice");
        let mut file = Names::default();
        let paper = file.intern("paper-a4");
        let rice_in_file = file.intern("rice");
        let renumbering = ledger.absorb(&file);
        assert_eq!(renumbering.of(rice_in_file), rice);
        assert_eq!(ledger.text(renumbering.of(paper)), "paper-a4");
    }
}

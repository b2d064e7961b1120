//! Numbers that belong to a person and not into a ledger (个人信息): citizen ids, bank cards, mobile telephones.
//!
//! A number is taken for one only where its own check fits: GB 11643-1999 for citizen ids, the Luhn formula of ISO/IEC 7812 for
//! cards. It is never repeated whole.

use crate::day::Day;
use crate::uscc;
use std::ops::Range;

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Personal {
    /// A citizen id (身份证号), 18 characters.
    CitizenId,
    /// A bank card (银行卡号), 16 to 19 digits.
    BankCard,
    /// A mobile telephone (手机号), 11 digits.
    Mobile,
}

/// Weights of the first 17 digits of a citizen id.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// The check character for each remainder.
const CHECKS: &[u8; 11] = b"10X98765432";

/// The two digits with which places of residence begin: provinces, and those of residents from Hong Kong, Macao and Taiwan.
const PROVINCES: [&str; 35] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
    "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
];

/// The length of the shortest such number.
const SHORTEST: usize = 11;

/// Every such number in a text, with its place; nobody is born after `today`.
///
/// Letters and digits that stand together are one number: part of an invoice's number is no telephone.
pub fn find(text: &str, today: Day) -> Vec<(Personal, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // No number reaches over this byte. All text of a ledger goes through here, so only each eleventh byte is looked at
    // where no number can be long enough.
    let mut at = 0;
    while let Some(probe) = bytes.get(at + SHORTEST - 1) {
        if !probe.is_ascii_alphanumeric() {
            at += SHORTEST;
            continue;
        }
        let before = bytes[at..at + SHORTEST].iter().rposition(|byte| !byte.is_ascii_alphanumeric());
        let start = before.map_or(at, |before| at + before + 1);
        let after = bytes[at + SHORTEST..].iter().position(|byte| !byte.is_ascii_alphanumeric());
        let end = after.map_or(bytes.len(), |after| at + SHORTEST + after);
        if let Some(kind) = kind_of(&text[start..end], today) {
            found.push((kind, start..end));
        }
        at = end;
    }
    found
}

/// What a number by itself is.
fn kind_of(number: &str, today: Day) -> Option<Personal> {
    match number.len() {
        11 if is_mobile(number) => Some(Personal::Mobile),
        18 if is_citizen_id(number, today) => Some(Personal::CitizenId),
        16..=19 if is_bank_card(number) => Some(Personal::BankCard),
        _ => None,
    }
}

fn is_mobile(number: &str) -> bool {
    number.bytes().all(|byte| byte.is_ascii_digit()) && number.starts_with('1') && matches!(number.as_bytes()[1], b'3'..=b'9')
}

fn is_citizen_id(number: &str, today: Day) -> bool {
    let digits = number.get(..17).unwrap_or_default();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !PROVINCES.iter().any(|province| number.starts_with(province)) {
        return false;
    }
    let born = Day::parse(&format!("{}-{}-{}", &digits[6..10], &digits[10..12], &digits[12..14]));
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = CHECKS[(sum % 11) as usize];
    // A school's own code may consist of digits only; its check digits tell it apart.
    born.is_some_and(|(born, _)| born <= today)
        && number.as_bytes().last().is_some_and(|last| last.eq_ignore_ascii_case(&check))
        && uscc::check(number).is_err()
}

/// Cards begin with 3 to 6 or 9 (banks and unions of cards); other long numbers are no cards even where the formula fits.
fn is_bank_card(number: &str) -> bool {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) || !number.starts_with(['3', '4', '5', '6', '9']) {
        return false;
    }
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(position, digit)| {
            let digit = u32::from(digit - b'0');
            let doubled = digit << (position % 2);
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A number as it may be shown: its first three and last two characters, stars between.
pub fn masked(number: &str) -> String {
    let length = number.chars().count();
    let shown = |position: usize| position < 3 || position + 2 >= length;
    number.chars().enumerate().map(|(position, character)| if shown(position) { character } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> Day {
        Day::parse("2026-09-30").expect("a day").0
    }

    fn kinds(text: &str) -> Vec<(Personal, &str)> {
        find(text, today()).into_iter().map(|(kind, range)| (kind, &text[range])).collect()
    }

    #[test]
    fn numbers_of_people_are_found_in_a_text() {
        // The standard's own examples of a citizen id.
        assert_eq!(kinds("补发工资，11010519491231002X"), [(Personal::CitizenId, "11010519491231002X")]);
        assert_eq!(kinds("440524193801010019"), [(Personal::CitizenId, "440524193801010019")]);
        assert_eq!(kinds("电话13800138000，找李老师"), [(Personal::Mobile, "13800138000")]);
        assert_eq!(kinds("卡号6222021234567890128"), [(Personal::BankCard, "6222021234567890128")]);
        assert_eq!(kinds("卡 4111111111111111 / 11010519491231002x").len(), 2);
    }

    #[test]
    fn other_long_numbers_are_left_alone() {
        for text in [
            "26312000000358032546", // a fully digital invoice
            "12350100488101234X",   // a code of an institution
            "9131000063159284XQ",   // a code of a company
            "11010519491231002Y",   // a check character that no citizen id has
            "110105194912310021",   // a citizen id's shape, another check digit
            "6222021234567890123",  // a card's shape, another check digit
            "110105202701010016",   // nobody is born tomorrow
            "1234567890123456",     // no card begins so
            "010-12345678",         // a telephone of the school
            "12800138000",          // no mobile telephone begins so
            "PZ13800138000",        // part of an id
            "1.3800138",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn what_is_shown_does_not_tell_the_number() {
        assert_eq!(masked("13800138000"), "138******00");
        assert_eq!(masked("11010519491231002X"), "110*************2X");
        assert_eq!(masked("12"), "12");
    }

    /// Every run of letters and digits, by itself.
    fn one_by_one(text: &str) -> Vec<(Personal, &str)> {
        let runs = text.split(|character: char| !character.is_ascii_alphanumeric());
        runs.filter_map(|run| Some((kind_of(run, today())?, run))).collect()
    }

    proptest! {
        #[test]
        fn looking_at_each_eleventh_byte_finds_the_same(
            parts in prop::collection::vec("[a1,文 -]{0,12}|13800138000|6222021234567890128|11010519491231002X|-440524193801010019,", 0..12),
        ) {
            let text = parts.concat();
            prop_assert_eq!(kinds(&text), one_by_one(&text));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}", number in "[0-9]{10,20}[0-9Xx]") {
            let _ = (find(&text, today()), find(&number, today()), masked(&text));
        }
    }
}

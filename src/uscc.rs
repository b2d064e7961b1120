//! Unified social credit codes (统一社会信用代码): whether the check digits of a code fit its other characters.
//!
//! GB 32100-2015: 18 characters, the last of which checks the rest; characters 9 to 17 are the organisation's code, which
//! carries a check digit of its own (GB 11714-1997). A few codes that were really issued fail: a failing code is worth a
//! look at the licence, no proof of a slip.

/// Characters of a code.
pub const LENGTH: usize = 18;

/// The characters in the order of their values: no I, O, S, V or Z, which look like figures.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Weights of characters 1 to 17: powers of 3, modulo 31.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Weights of the eight characters of the organisation's code.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Why a text is no sound code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It has so many characters instead of 18.
    Length(usize),
    /// A character that codes do not have.
    Character(char),
    /// Character 17 does not check characters 9 to 16.
    Organisation {
        /// What it would have to be.
        expected: char,
    },
    /// Character 18 does not check the rest.
    Check {
        /// What it would have to be.
        expected: char,
    },
}

/// Checks a code as it is written.
///
/// # Errors
/// When its length, a character or a check digit does not fit.
pub fn check(code: &str) -> Result<(), Fault> {
    let length = code.chars().count();
    if length != LENGTH {
        return Err(Fault::Length(length));
    }
    let mut values = [0_u32; LENGTH];
    for (value, character) in values.iter_mut().zip(code.chars()) {
        *value = ALPHABET.find(character).ok_or(Fault::Character(character))? as u32;
    }
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let expected = character((31 - sum % 31) % 31);
    if !code.ends_with(expected) {
        // One wrong character upsets both digits, and the shorter code says more exactly where it is.
        organisation(code)?;
        return Err(Fault::Check { expected });
    }
    organisation(code)
}

/// Checks characters 9 to 17. Their values differ from the outer code's: letters count on from 10 without gaps.
fn organisation(code: &str) -> Result<(), Fault> {
    let body: Vec<char> = code.chars().skip(8).take(9).collect();
    let sum: u32 = body.iter().zip(ORGANISATION_WEIGHTS).map(|(it, weight)| it.to_digit(36).unwrap_or(0) * weight).sum();
    let expected = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    };
    if body.last() == Some(&expected) { Ok(()) } else { Err(Fault::Organisation { expected }) }
}

fn character(value: u32) -> char {
    ALPHABET.chars().nth(value as usize).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn issued_codes_are_sound() {
        // The first is the standard's own example.
        for code in ["91350100M000100Y43", "91512081MA62K0260E", "9131000063159284XQ"] {
            assert_eq!(check(code), Ok(()), "{code}");
        }
    }

    #[test]
    fn a_wrong_check_digit_names_the_right_one() {
        assert_eq!(check("91350100M000100Y4Z"), Err(Fault::Character('Z')));
        assert_eq!(check("91350100M000100Y44"), Err(Fault::Check { expected: '3' }));
        assert_eq!(check("91350100M000100Y53"), Err(Fault::Organisation { expected: '4' }));
    }

    #[test]
    fn codes_that_were_issued_and_fail_are_told() {
        for code in ["91350211M0000XUF46", "91350100M0001TGQXM"] {
            assert!(check(code).is_err(), "{code}");
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        assert_eq!(check("350100M000100Y4"), Err(Fault::Length(15)));
        assert_eq!(check("9135O100M000100Y43"), Err(Fault::Character('O')));
        assert_eq!(check("91350100m000100Y43"), Err(Fault::Character('m')));
        assert_eq!(check("九1350100M000100Y43"), Err(Fault::Character('九')));
    }

    proptest! {
        #[test]
        fn one_wrong_character_is_always_found(position in 0..LENGTH, other in 0..31_u32) {
            let code = "91350100M000100Y43";
            let wrong: String =
                code.chars().enumerate().map(|(at, it)| if at == position { character(other) } else { it }).collect();
            prop_assert_eq!(check(&wrong).is_ok(), wrong == code);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,20}") {
            let _ = check(&text);
        }
    }
}

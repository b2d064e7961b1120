//! Plain decimal numbers, read exactly: what a cell may say as a figure, and the spreadsheet notations it is read from.
//!
//! A figure is an optional minus sign, digits, and at most one point. Full-width digits, `¥`, `元` and commas between
//! thousands are understood too and reported as notation (`format/notation`). Nothing goes through binary floats.

use rust_decimal::{Decimal, RoundingStrategy};

/// The largest figure a cell may hold: a thousand milliard, far beyond any school, so that sums of a million rows stay exact.
pub const LARGEST: i64 = 1_000_000_000_000;

/// Arithmetic of a value type around a decimal: sums and differences are exact, so nothing is rounded here.
macro_rules! exact_arithmetic {
    ($name:ident) => {
        impl $name {
            /// Whether it is nothing.
            pub const fn is_zero(self) -> bool {
                self.0.is_zero()
            }

            /// Whether it is below zero.
            pub const fn is_negative(self) -> bool {
                // Cheaper than to compare with zero, which brings both to one scale first.
                self.0.is_sign_negative() && !self.0.is_zero()
            }

            /// Without its sign.
            #[must_use]
            pub fn abs(self) -> Self {
                Self(self.0.abs())
            }
        }

        impl std::ops::Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl std::ops::AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl std::ops::Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl std::ops::SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                self.0 -= other.0;
            }
        }

        impl std::ops::Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }

        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
                parts.fold(Self::ZERO, std::ops::Add::add)
            }
        }
    };
}

pub(crate) use exact_arithmetic;

/// Why a text is no figure of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotANumber {
    /// It holds something besides digits, a sign and a point.
    Malformed,
    /// More decimal places than the kind has.
    TooManyPlaces {
        /// How many places the kind allows.
        allowed: u32,
    },
    /// Beyond [`LARGEST`].
    TooLarge,
}

/// A figure and whether it was written the plain way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The exact value.
    pub value: Decimal,
    /// Whether the text was in the ledger's own notation.
    pub plain: bool,
}

/// Reads a figure with at most `places` decimal places; trailing zeros beyond them do not count.
///
/// # Errors
/// When the text is no number, has too many places or is too large.
pub fn parse(text: &str, places: u32) -> Result<Reading, NotANumber> {
    match parse_plain(text.as_bytes(), places) {
        Ok(value) => Ok(Reading { value, plain: true }),
        Err(NotANumber::Malformed) => {
            let normal = normalise(text).ok_or(NotANumber::Malformed)?;
            parse_plain(normal.as_bytes(), places).map(|value| Reading { value, plain: false })
        }
        Err(other) => Err(other),
    }
}

/// The fast path: digits, point, sign, nothing else.
fn parse_plain(bytes: &[u8], places: u32) -> Result<Decimal, NotANumber> {
    let (negative, digits) = match bytes.first() {
        Some(b'-') => (true, &bytes[1..]),
        _ => (false, bytes),
    };
    let mut mantissa: i64 = 0;
    let mut scale: Option<u32> = None;
    let mut pending_zeros = 0;
    let mut any = false;
    for &byte in digits {
        match byte {
            b'0' if scale.is_some() => {
                any = true;
                pending_zeros += 1;
            }
            b'0'..=b'9' => {
                any = true;
                if let Some(seen) = scale {
                    // Zeros at the end of the fraction are not significant: 2.50 is 2.5.
                    let seen = seen + pending_zeros + 1;
                    if seen > places {
                        return check_rest(digits, NotANumber::TooManyPlaces { allowed: places });
                    }
                    for _ in 0..pending_zeros {
                        mantissa = mantissa.checked_mul(10).ok_or(NotANumber::TooLarge)?;
                    }
                    pending_zeros = 0;
                    scale = Some(seen);
                }
                let next = mantissa.checked_mul(10).and_then(|tens| tens.checked_add(i64::from(byte - b'0')));
                let Some(next) = next else { return check_rest(digits, NotANumber::TooLarge) };
                mantissa = next;
            }
            b'.' if scale.is_none() && any => scale = Some(0),
            _ => return Err(NotANumber::Malformed),
        }
    }
    if !any || bytes.last() == Some(&b'.') {
        return Err(NotANumber::Malformed);
    }
    let scale = scale.unwrap_or(0);
    if mantissa / 10_i64.pow(scale.min(18)) >= LARGEST {
        return Err(NotANumber::TooLarge);
    }
    Ok(Decimal::new(if negative { -mantissa } else { mantissa }, scale))
}

/// A text that is too long to be a figure may also not be one at all; the second is the better thing to say.
fn check_rest(digits: &[u8], otherwise: NotANumber) -> Result<Decimal, NotANumber> {
    let mut rest = digits.splitn(2, |byte| *byte == b'.');
    let figures = rest.all(|part| part.iter().all(u8::is_ascii_digit));
    Err(if figures { otherwise } else { NotANumber::Malformed })
}

/// Turns spreadsheet and hand notation into the plain one; `None` when that would be guessing.
pub fn normalise(text: &str) -> Option<String> {
    let text = text.trim();
    // A currency stands before or after the figure, never within: 3元5 is three yuan fifty, and not 35.
    let text = text.strip_suffix('元').unwrap_or(text).trim_end();
    let (sign, text) = match text.strip_prefix(['-', '－', '−']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix(['+', '＋']).unwrap_or(text)),
    };
    let text = text.strip_prefix(['¥', '￥']).unwrap_or(text).trim_start();
    let mut plain = String::from(sign);
    let mut commas = false;
    for character in text.chars() {
        match character {
            '０'..='９' => plain.push(char::from(b'0' + (character as u32 - '０' as u32) as u8)),
            '．' => plain.push('.'),
            '-' | '－' | '−' if sign.is_empty() && plain.is_empty() => plain.push('-'),
            '，' | ',' => {
                commas = true;
                plain.push(',');
            }
            other => plain.push(other),
        }
    }
    if commas {
        let whole = plain.split('.').next().unwrap_or_default().trim_start_matches('-');
        let mut groups = whole.split(',');
        let head = groups.next().unwrap_or_default();
        // 1,234,567 is thousands; 1,5 is a comma for a point, and 12,34 is nothing we may guess.
        if head.is_empty()
            || head.len() > 3
            || groups.any(|group| group.len() != 3)
            || plain.matches(',').count() != whole.matches(',').count()
        {
            return None;
        }
        plain.retain(|character| character != ',');
    }
    Some(plain)
}

/// A share in percent, with at most one place, rounded half up: `12.5%`.
pub fn percent(share: Decimal) -> String {
    let percent = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
    format!("{}%", round_half_up(percent, 1).normalize())
}

/// Rounds half up (四舍五入) to so many places, the only rounding the books know.
pub fn round_half_up(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Decimal {
        let reading = parse(text, 4).expect("a figure");
        assert!(reading.plain, "{text} is plain");
        reading.value
    }

    #[test]
    fn plain_figures_are_exact() {
        assert_eq!(plain("1234.50"), Decimal::new(12345, 1));
        assert_eq!(plain("-0.07"), Decimal::new(-7, 2));
        assert_eq!(plain("2.5000000"), Decimal::new(25, 1));
        assert_eq!(plain("1.0002"), Decimal::new(10002, 4));
    }

    #[test]
    fn other_notations_are_read_and_told_apart() {
        for (text, value) in [
            ("¥1,234.50", "1234.50"),
            ("-¥5", "-5"),
            ("¥ -5", "-5"),
            ("１２．５", "12.5"),
            ("1,234,567", "1234567"),
            ("26元", "26"),
            ("+26", "26"),
        ] {
            let reading = parse(text, 2).expect("a figure");
            assert!(!reading.plain, "{text}");
            assert_eq!(reading.value, value.parse::<Decimal>().expect("a figure"));
        }
    }

    #[test]
    fn what_is_no_figure_says_why() {
        assert_eq!(parse("1万2千", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("12,34", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("1e3", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("3元5", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("12 5", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("1.5,000", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("-", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("5.", 2), Err(NotANumber::Malformed));
        assert_eq!(parse("1.005", 2), Err(NotANumber::TooManyPlaces { allowed: 2 }));
        assert_eq!(parse("99999999999999999999999", 2), Err(NotANumber::TooLarge));
        assert_eq!(parse("1000000000000", 2), Err(NotANumber::TooLarge));
    }

    proptest! {
        #[test]
        fn the_fast_reader_agrees_with_the_library(mantissa in -(LARGEST - 1)..LARGEST, scale in 0_u32..=4) {
            let value = Decimal::new(mantissa, scale);
            prop_assert_eq!(parse(&value.to_string(), 4).map(|reading| reading.value), Ok(value));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}") {
            let _ = parse(&text, 2);
        }
    }
}

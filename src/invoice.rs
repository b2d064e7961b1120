//! Invoices (发票) as the tax office numbers them: the shape of their numbers, and what their QR code says.
//!
//! A fully digital invoice (数电票) has one number of 20 digits, which begins with the year; older invoices have a code of 10 or
//! 12 digits and a number of 8; a fiscal receipt (财政票据) a code of 8 and a number of 10. The QR code holds
//! `01,kind,code,number,amount,date,check code,CRC`. Both are what vendors and users report, not a published standard:
//! what does not fit is worth a look, no proof.

use crate::day::Day;
use crate::money::Money;
use crate::number;
use crc::{CRC_16_UMTS, Crc};

/// CRC-16 with polynomial 0x8005, nothing reflected, beginning at 0.
static CHECK: Crc<u16> = Crc::<u16>::new(&CRC_16_UMTS);

/// How a kind of paper is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// One number of 20 digits (数电票).
    Digital,
    /// A code of 10 or 12 digits and a number of 8.
    Coded,
    /// A code of 8 digits, where it is given, and a number of 10 (财政票据).
    Fiscal,
}

/// What does not fit in an invoice's code or number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misnumbered {
    /// The number has another length, or holds something besides digits.
    Number {
        /// How many digits it should have.
        digits: usize,
    },
    /// The code has another length, holds something besides digits, or is missing.
    Code {
        /// How many digits it should have.
        digits: &'static [usize],
    },
    /// There is a code where the kind has none.
    CodeGiven,
    /// The number's first two digits are not the year of issue.
    Year {
        /// What they should be.
        expected: u32,
    },
}

/// Checks the code and number of an invoice that was issued on a day.
///
/// # Errors
/// With the first thing that does not fit.
pub fn check(numbering: Numbering, code: Option<&str>, number: &str, issued: Day) -> Result<(), Misnumbered> {
    let (digits, codes, required): (usize, &'static [usize], bool) = match numbering {
        Numbering::Digital => (20, &[], false),
        Numbering::Coded => (8, &[10, 12], true),
        Numbering::Fiscal => (10, &[8], false),
    };
    if !is_digits(number) || number.len() != digits {
        return Err(Misnumbered::Number { digits });
    }
    match code {
        Some(_) if codes.is_empty() => return Err(Misnumbered::CodeGiven),
        Some(code) if !is_digits(code) || !codes.contains(&code.len()) => return Err(Misnumbered::Code { digits: codes }),
        None if required => return Err(Misnumbered::Code { digits: codes }),
        _ => {}
    }
    let expected = issued.year().unsigned_abs() % 100;
    if numbering == Numbering::Digital && number.get(..2).and_then(|year| year.parse().ok()) != Some(expected) {
        return Err(Misnumbered::Year { expected });
    }
    Ok(())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What an invoice's QR code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QrCode<'t> {
    /// The kind as the tax office numbers it: 01, 04, 10, 31, 32.
    pub kind: &'t str,
    /// The code; empty on a fully digital invoice.
    pub code: &'t str,
    /// The number.
    pub number: &'t str,
    /// The amount: before tax for 01, with tax for 31 and 32, either for 04 and 10.
    pub amount: Option<Money>,
    /// The day of issue.
    pub date: Option<Day>,
    /// Whether its last field checks what stands before it.
    pub is_sound: bool,
}

impl<'t> QrCode<'t> {
    /// Reads the text of a QR code; `None` when it is not an invoice's.
    pub fn read(text: &'t str) -> Option<Self> {
        let whole = text.trim();
        // Some issuers end the text with a comma.
        let whole = whole.strip_suffix(',').unwrap_or(whole);
        let fields: Vec<&str> = whole.splitn(9, ',').collect();
        let [version, kind, code, number, amount, date, _, check] = fields[..] else { return None };
        let date_digits = date.len() == 8 && is_digits(date);
        if version != "01" || !is_digits(kind) || !is_digits(number) {
            return None;
        }
        let before = &whole[..whole.len() - check.len()];
        let sums = |text: &str| u16::from_str_radix(check, 16).is_ok_and(|sum| CHECK.checksum(text.as_bytes()) == sum);
        Some(Self {
            kind,
            code,
            number,
            amount: number::parse(amount, Money::PLACES).ok().map(|reading| Money::from_yuan(reading.value)),
            date: if date_digits {
                Day::parse(&format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..])).map(|(day, _)| day)
            } else {
                None
            },
            // Most issuers reckon the comma before it in, some do not.
            is_sound: check.len() == 4 && (sums(before) || before.strip_suffix(',').is_some_and(sums)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day").0
    }

    #[test]
    fn qr_codes_of_real_invoices_are_sound() {
        for (text, kind, number, amount, date) in [
            ("01,04,4200161350,00015045,165106.00,20160501,48114255542168294433,DBFE", "04", "00015045", "165106.00", "2016-05-01"),
            ("01,01,1200154130,03630024,94339.62,20160621,,9335", "01", "03630024", "94339.62", "2016-06-21"),
            ("01,31,,24312000000358032546,633.00,20241118,,16C0,", "31", "24312000000358032546", "633.00", "2024-11-18"),
            ("01,10,033001900311,17869524,117.92,20200410,03259727411935596106,9494", "10", "17869524", "117.92", "2020-04-10"),
        ] {
            let code = QrCode::read(text).expect("an invoice's QR code");
            assert!(code.is_sound, "{text}");
            assert_eq!((code.kind, code.number), (kind, number));
            assert_eq!(code.amount.map(|amount| amount.to_string()).as_deref(), Some(amount));
            assert_eq!(code.date, Some(day(date)));
        }
    }

    #[test]
    fn an_altered_qr_code_is_not_sound() {
        let altered = "01,31,,24312000000358032546,833.00,20241118,,16C0";
        assert!(!QrCode::read(altered).expect("an invoice's QR code").is_sound);
    }

    #[test]
    fn another_qr_code_is_none() {
        for text in
            ["", "https://example.com/invoice?id=1", "01,31,,24312000000358032546", "02,31,,1,1,1,1,1", "01,31,,1,2,3,4,5,6,7"]
        {
            assert_eq!(QrCode::read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_have_the_shape_of_their_kind() {
        let issued = day("2026-09-03");
        for (numbering, code, number) in [
            (Numbering::Digital, None, "26312000000358032546"),
            (Numbering::Coded, Some("4200161350"), "00015045"),
            (Numbering::Coded, Some("033001900311"), "17869524"),
            (Numbering::Fiscal, Some("33060226"), "0012345678"),
            (Numbering::Fiscal, None, "0012345678"),
        ] {
            assert_eq!(check(numbering, code, number, issued), Ok(()), "{number}");
        }
        for (numbering, code, number, why) in [
            (Numbering::Digital, None, "2631200000035803254", Misnumbered::Number { digits: 20 }),
            (Numbering::Digital, None, "2.6312E+19", Misnumbered::Number { digits: 20 }),
            (Numbering::Digital, None, "25312000000358032546", Misnumbered::Year { expected: 26 }),
            (Numbering::Digital, Some("4200161350"), "26312000000358032546", Misnumbered::CodeGiven),
            (Numbering::Coded, None, "00015045", Misnumbered::Code { digits: &[10, 12] }),
            (Numbering::Coded, Some("42001613501"), "00015045", Misnumbered::Code { digits: &[10, 12] }),
            (Numbering::Coded, Some("4200161350"), "15045", Misnumbered::Number { digits: 8 }),
            (Numbering::Fiscal, Some("3306"), "0012345678", Misnumbered::Code { digits: &[8] }),
        ] {
            assert_eq!(check(numbering, code, number, issued), Err(why), "{number}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}", fields in prop::collection::vec("[0-9A-F.年]{0,12}", 0..10)) {
            let _ = QrCode::read(&text);
            let _ = QrCode::read(&fields.join(","));
            let _ = QrCode::read(&format!("01,{}", fields.join(",")));
        }
    }
}

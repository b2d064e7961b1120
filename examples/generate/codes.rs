//! Numbers that carry their own check: social credit codes, invoice numbers, the QR text on an invoice.

use rust_decimal::Decimal;

use crate::chance::Chance;
use crate::money::amount_text;

const CREDIT_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The check character of a nine-character organisation code (GB 11714).
fn organisation_check(body: &str) -> char {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .chars()
        .zip(WEIGHTS)
        .map(|(character, weight)| {
            let value = character.to_digit(36).expect("an organisation code holds digits and letters");
            value * weight
        })
        .sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).expect("below ten"),
    }
}

/// A unified social credit code (GB 32100-2015) from its authority, region and eight characters of
/// organisation code, with both check characters.
pub fn credit_code(authority: &str, region: &str, organisation: &str) -> String {
    let mut code = format!("{authority}{region}{organisation}{}", organisation_check(organisation));
    assert_eq!(code.len(), 17, "a credit code has seventeen characters before its check: {code}");
    let mut weight = 1;
    let mut sum = 0;
    for byte in code.bytes() {
        let value = CREDIT_ALPHABET.iter().position(|&known| known == byte);
        sum += value.unwrap_or_else(|| panic!("{code} holds a letter that no credit code may hold")) * weight;
        weight = weight * 3 % 31;
    }
    code.push(char::from(CREDIT_ALPHABET[(31 - sum % 31) % 31]));
    code
}

/// The number of a fully digital invoice: year, region, channel, serial.
pub fn digital_invoice_number(year: i32, chance: &mut Chance) -> String {
    let serial = chance.between(10_000_000, 899_999_999);
    let office = chance.between(100, 899);
    format!("{:02}322000{office:03}{serial:09}", year % 100)
}

/// The text of an invoice's QR code, closed by its CRC-16.
pub fn qr_text(kind: &str, number: &str, total: Decimal, day: chrono::NaiveDate) -> String {
    let body = format!("01,{kind},,{number},{},{},,", amount_text(total), day.format("%Y%m%d"));
    let check = crc16(body.as_bytes());
    format!("{body}{check:04X}")
}

/// CRC-16 with polynomial 0x8005, begun at zero, nothing reflected.
fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0u16, |sum, &byte| {
        (0..8).fold(sum ^ (u16::from(byte) << 8), |sum, _| if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x8005 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_codes_are_made_again() {
        assert_eq!(credit_code("91", "512081", "MA62K026"), "91512081MA62K0260E");
        assert_eq!(credit_code("91", "350100", "M000100Y"), "91350100M000100Y43");
    }

    #[test]
    fn published_invoice_texts_carry_this_check() {
        assert_eq!(crc16(b"01,31,,24312000000358032546,633.00,20241118,,"), 0x16C0);
        assert_eq!(crc16(b"01,01,1200154130,03630024,94339.62,20160621,,"), 0x9335);
    }
}

//! Amounts in capital numerals (大写金额), as vouchers, claims and cheques write them so that nobody can alter them.
//!
//! Rules: 会计基础工作规范 art. 52; 支付结算办法 annex 1 (正确填写票据和结算凭证的基本规定).

use crate::money::Money;
use rust_decimal::prelude::ToPrimitive;

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
/// Within a group of four digits, from the right.
const PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
/// After each group, from the right.
const GROUPS: [&str; 4] = ["", "万", "亿", "万亿"];

/// The amount in capital numerals: `壹仟肆佰零玖元伍角整`; a negative one with 负 before it.
///
/// One 零 stands for any noughts between two digits, none for noughts before 万 or 元 at a group's end; 整 closes an amount that
/// has no fen. `None` above 9,999 万亿, which no school books.
pub fn capitals(amount: Money) -> Option<String> {
    let fen = amount.yuan().abs().checked_mul(100.into())?.to_u64()?;
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    if yuan >= 10_000_000_000_000_000 {
        return None;
    }
    let mut text = whole(yuan);
    if !text.is_empty() {
        text += "元";
    }
    match (jiao, fen) {
        (0, 0) => text += if text.is_empty() { "零元整" } else { "整" },
        (jiao, 0) => text += &format!("{}角整", digit(jiao)),
        (0, fen) => text += &format!("{}{}分", if text.is_empty() { "" } else { "零" }, digit(fen)),
        (jiao, fen) => text += &format!("{}角{}分", digit(jiao), digit(fen)),
    }
    Some(if amount.is_negative() { format!("负{text}") } else { text })
}

/// Whole yuan without the unit; nothing for nought.
fn whole(yuan: u64) -> String {
    let mut text = String::new();
    let mut lacks = false;
    for (position, name) in GROUPS.iter().enumerate().rev() {
        let group = yuan / 10_000_u64.pow(u32::try_from(position).unwrap_or(0)) % 10_000;
        if group == 0 {
            lacks = !text.is_empty();
            continue;
        }
        // A nought between this group and the one before is said once.
        if !text.is_empty() && (lacks || group < 1_000) {
            text += "零";
        }
        lacks = false;
        text += &four(group);
        text += name;
    }
    text
}

/// Up to four digits, noughts between them once, none at the end.
fn four(group: u64) -> String {
    let mut text = String::new();
    let mut lacks = false;
    for (position, place) in PLACES.iter().enumerate().rev() {
        let number = group / 10_u64.pow(u32::try_from(position).unwrap_or(0)) % 10;
        if number == 0 {
            lacks = !text.is_empty();
            continue;
        }
        if lacks {
            text += "零";
        }
        lacks = false;
        text += digit(number);
        text += place;
    }
    text
}

fn digit(number: u64) -> &'static str {
    usize::try_from(number).ok().and_then(|number| DIGITS.get(number)).unwrap_or(&"零")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(yuan: &str) -> String {
        capitals(Money::from_yuan(yuan.parse().expect("yuan"))).expect("an amount that a school books")
    }

    /// The examples of the annex of 支付结算办法, and amounts that clerks get wrong.
    #[test]
    fn as_the_rules_for_vouchers_write_them() {
        for (yuan, capital) in [
            ("1409.50", "壹仟肆佰零玖元伍角整"),
            ("6007.14", "陆仟零柒元壹角肆分"),
            ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
            ("107000.53", "壹拾万柒仟元伍角叁分"),
            ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
            ("325.04", "叁佰贰拾伍元零肆分"),
            ("10", "壹拾元整"),
            ("100000", "壹拾万元整"),
            ("100001", "壹拾万零壹元整"),
            ("1000000", "壹佰万元整"),
            ("100010000", "壹亿零壹万元整"),
            ("100000001.01", "壹亿零壹元零壹分"),
            ("20300405.06", "贰仟零叁拾万零肆佰零伍元零陆分"),
            ("0.50", "伍角整"),
            ("0.05", "伍分"),
            ("0", "零元整"),
            ("-88.80", "负捌拾捌元捌角整"),
        ] {
            assert_eq!(of(yuan), capital, "{yuan}");
        }
    }

    #[test]
    fn an_amount_beyond_all_schools_has_none() {
        assert_eq!(capitals(Money::from_yuan(10_000_000_000_000_000_i64.into())), None);
    }

    /// Reads capital numerals back, the plain way, in fen.
    fn read(text: &str) -> i64 {
        let (mut fen, mut group, mut number, mut yuan) = (0, 0, 0, 0);
        for character in text.chars() {
            match character {
                '拾' => group += number * 10,
                '佰' => group += number * 100,
                '仟' => group += number * 1000,
                '万' => yuan += (group + number) * 10_000,
                '亿' => yuan = (yuan + group + number) * 100_000_000,
                '元' => yuan += group + number,
                '角' => fen += number * 10,
                '分' => fen += number,
                other => {
                    let digit = DIGITS.iter().position(|digit| digit.starts_with(other)).unwrap_or(0);
                    number = i64::try_from(digit).expect("a digit");
                    continue;
                }
            }
            number = 0;
            if "万亿元".contains(character) {
                group = 0;
            }
        }
        yuan * 100 + fen
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_amount(fen in 0_i64..99_999_999_999) {
            let text = capitals(Money::from_fen(fen)).expect("an amount");
            prop_assert_eq!(read(&text), fen, "{}", text);
            prop_assert!(!text.contains("零零") && !text.contains("零万") && (fen < 100 || !text.contains("零元")), "{}", text);
        }
    }
}

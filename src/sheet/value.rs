//! What stands in a cell of a report, exact, and how each kind of value is written: for programs, and for people.

use crate::day::{Day, Moment, Month};
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use rust_decimal::Decimal;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing: unknown or not applicable, which is not nought.
    #[default]
    Empty,
    /// Words, which may come from a stranger.
    Text(String),
    /// A fixed word: as scripts write it, and as people read it.
    Word(&'static str, String),
    /// Something that has an id: the id for scripts, the name for people.
    Named(String, String),
    /// A day.
    Day(Day),
    /// A day with a time.
    Moment(Moment),
    /// A month.
    Month(Month),
    /// A number, rounded already; its column says what of.
    Number(Decimal),
}

/// What a column holds, and so how its values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, which may take several lines.
    Text,
    /// An id or a code, which no line break tears.
    Code,
    /// A day, a moment or a month.
    Date,
    /// Yuan with two places, thousands apart.
    Money,
    /// Yuan for one of something, with two to four places.
    Price,
    /// So much of an item, as many places as it has.
    Quantity,
    /// How many: whole.
    Count,
    /// Per cent with one place: 63.6 is 63.6 %.
    Percent,
    /// A measure or a mean with two places.
    Measure,
}

impl Kind {
    /// Whether it is a figure, which stands to the right.
    pub const fn is_figure(self) -> bool {
        !matches!(self, Self::Text | Self::Code | Self::Date)
    }

    /// How many places a number of this kind is written with, at least and at most.
    pub const fn places(self) -> (u32, u32) {
        match self {
            Self::Money | Self::Measure => (2, 2),
            Self::Price => (2, UnitPrice::PLACES),
            Self::Percent => (1, 1),
            Self::Count => (0, 0),
            _ => (0, 28),
        }
    }
}

impl Value {
    /// Words; none where there are none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Whether nothing stands there.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// As programs read it: no thousands apart, words of the ledger.
    pub fn written(&self, kind: Kind) -> String {
        match self {
            Self::Word(word, _) => (*word).to_owned(),
            Self::Named(id, _) => id.clone(),
            Self::Number(number) => plain(*number, kind),
            other => other.shown(kind),
        }
    }

    /// As people read it; not yet escaped for any format.
    pub fn shown(&self, kind: Kind) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Word(_, text) | Self::Named(_, text) => text.clone(),
            Self::Day(day) => day.to_string(),
            Self::Moment(moment) => moment.to_string(),
            Self::Month(month) => month.to_string(),
            Self::Number(number) => {
                let plain = plain(*number, kind);
                match kind {
                    Kind::Percent => plain + "%",
                    Kind::Money | Kind::Price | Kind::Count => grouped(&plain),
                    _ => plain,
                }
            }
        }
    }
}

/// A number with the places of its kind and no sign before nought.
fn plain(number: Decimal, kind: Kind) -> String {
    let (least, most) = kind.places();
    let mut number = number.normalize();
    if number.scale() < least || (least == most && number.scale() != most) {
        number.rescale(least);
    }
    if number.is_zero() {
        number.set_sign_positive(true);
    }
    number.to_string()
}

/// `1234567.80` as `1,234,567.80`.
fn grouped(plain: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = sign.to_owned();
    for (position, digit) in whole.char_indices() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text += fraction;
    }
    text
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<Day> for Value {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

impl From<Month> for Value {
    fn from(month: Month) -> Self {
        Self::Month(month)
    }
}

impl From<Money> for Value {
    fn from(money: Money) -> Self {
        Self::Number(money.yuan())
    }
}

impl From<UnitPrice> for Value {
    fn from(price: UnitPrice) -> Self {
        Self::Number(price.yuan())
    }
}

impl From<Quantity> for Value {
    fn from(quantity: Quantity) -> Self {
        Self::Number(quantity.number())
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Number(Decimal::from(count))
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Number(Decimal::from(count))
    }
}

impl From<i64> for Value {
    fn from(count: i64) -> Self {
        Self::Number(Decimal::from(count))
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn yuan_have_two_places_and_thousands_apart_for_people() {
        let value = Value::from(Money::from_yuan(dec("1234567.8")));
        assert_eq!((value.shown(Kind::Money).as_str(), value.written(Kind::Money).as_str()), ("1,234,567.80", "1234567.80"));
        assert_eq!(Value::from(Money::from_yuan(dec("-999"))).shown(Kind::Money), "-999.00");
        assert_eq!(Value::from(Money::from_yuan(dec("-1000"))).shown(Kind::Money), "-1,000.00");
        assert_eq!(Value::Number(dec("-0.00")).shown(Kind::Money), "0.00", "nought has no sign");
    }

    #[test]
    fn a_quantity_keeps_its_places_a_price_has_two_to_four() {
        assert_eq!(Value::Number(dec("2.500")).shown(Kind::Quantity), "2.5");
        assert_eq!(Value::Number(dec("5.2")).shown(Kind::Price), "5.20");
        assert_eq!(Value::Number(dec("0.1250")).shown(Kind::Price), "0.125");
        assert_eq!(Value::Number(dec("63.6")).shown(Kind::Percent), "63.6%");
        assert_eq!(Value::Number(dec("63")).written(Kind::Percent), "63.0");
    }

    #[test]
    fn nothing_is_not_nought() {
        assert_eq!(Value::from(None::<Money>), Value::Empty);
        assert_eq!(Value::text("").shown(Kind::Text), "");
    }
}

//! A figure: what is above the line, what is below it, what that comes to, and the rows behind it.

use crate::findings::RowName;
use crate::lang::{Lang, Wording};
use crate::money::Money;
use crate::number::round_half_up;
use rust_decimal::Decimal;

/// In what a figure is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share, as a percentage with one place.
    Percent,
    /// Yuan with two places.
    Yuan,
    /// Yuan for one of something, with two places: 元/人次.
    YuanPer(Wording),
    /// How many, of what, whole.
    Count(Wording),
    /// A measure or a mean with two places: days, kWh, hours a head.
    Measure(Wording),
}

impl Unit {
    /// The unit as it stands behind a figure.
    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::Yuan => Wording::new("元", "yuan").text(lang),
            Self::YuanPer(wording) | Self::Count(wording) | Self::Measure(wording) => wording.text(lang),
        }
    }

    /// How many places the figure is rounded to.
    pub const fn places(self) -> u32 {
        match self {
            Self::Count(_) => 0,
            Self::Percent => 1,
            _ => 2,
        }
    }
}

/// Which way a figure improves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// It only describes.
    Neither,
}

/// What a metric comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Above the line, exact.
    pub numerator: Decimal,
    /// Below the line, exact and not nought.
    pub denominator: Option<Decimal>,
    /// The rows that it was made from, `register:key`, in the order of the ledger.
    pub rows: Vec<RowName>,
}

impl Figure {
    /// How many rows there are; nothing where there is none.
    pub fn count(rows: Vec<RowName>) -> Option<Self> {
        (!rows.is_empty()).then(|| Self { numerator: Decimal::from(rows.len()), denominator: None, rows })
    }

    /// A sum of yuan over rows; nothing where there is no row.
    pub fn sum(yuan: Money, rows: Vec<RowName>) -> Option<Self> {
        Self::total(yuan.yuan(), rows)
    }

    /// A sum over rows; nothing where there is no row.
    pub fn total(numerator: Decimal, rows: Vec<RowName>) -> Option<Self> {
        (!rows.is_empty()).then_some(Self { numerator, denominator: None, rows })
    }

    /// A quotient; nothing where there is nothing to divide by.
    pub fn ratio(numerator: impl Into<Decimal>, denominator: impl Into<Decimal>, rows: Vec<RowName>) -> Option<Self> {
        let denominator = denominator.into();
        (!denominator.is_zero()).then(|| Self { numerator: numerator.into(), denominator: Some(denominator), rows })
    }

    /// The figure in its unit, rounded half up once, here, with all places of the unit.
    pub fn value(&self, unit: Unit) -> Decimal {
        let whole = match unit {
            Unit::Percent => self.numerator.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX),
            _ => self.numerator,
        };
        let exact = self.denominator.map_or(Some(whole), |denominator| whole.checked_div(denominator));
        let mut value = round_half_up(exact.unwrap_or_default(), unit.places());
        value.rescale(unit.places());
        value
    }
}

/// A target in the unit of its figure: a percentage may be written as a share, 0.9 for 90 %.
pub fn in_unit(target: Decimal, unit: Unit) -> Decimal {
    let is_share = unit == Unit::Percent && target.abs() <= Decimal::ONE;
    if is_share { target * Decimal::ONE_HUNDRED } else { target }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_may_be_written_as_a_share() {
        let of = |text: &str, unit| in_unit(text.parse().expect("a figure"), unit).normalize().to_string();
        assert_eq!(["0.9", "1", "90", "-0.03", "99.5"].map(|text| of(text, Unit::Percent)), ["90", "100", "90", "-3", "99.5"]);
        assert_eq!(of("0.9", Unit::Yuan), "0.9", "yuan are what they are");
    }

    #[test]
    fn a_share_is_rounded_once_half_up() {
        let figure = Figure::ratio(7, 11, Vec::new()).expect("eleven posts");
        assert_eq!(figure.value(Unit::Percent).to_string(), "63.6");
        let half = Figure::ratio(1, 16, Vec::new()).expect("sixteen");
        assert_eq!(half.value(Unit::Percent).to_string(), "6.3", "6.25 rounds up");
        let all = Figure::ratio(2, 2, Vec::new()).expect("two");
        assert_eq!(all.value(Unit::Percent).to_string(), "100.0", "every percentage has its place");
    }

    #[test]
    fn nothing_divided_by_nothing_is_no_figure() {
        assert_eq!(Figure::ratio(0, 0, Vec::new()), None);
        assert_eq!(Figure::count(Vec::new()), None);
    }
}

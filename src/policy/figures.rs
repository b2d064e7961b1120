//! Figures and groups of thresholds: shares of a whole, ranges, posts that exclude each other.

use super::names::Name;
use super::value::{PolicyValue, Written};
use crate::number::NotANumber;
use crate::table::{Field, Input, Kind, List, Pair, Reader, SettingsFault, Unfit, Value};
use rust_decimal::Decimal;

/// A share of a whole, 0 to 1: two hundredths are written `0.02`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(pub Decimal);

impl Field for Share {
    const KIND: Kind = Kind::Number;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let value = Decimal::read(input, reader)?;
        if value > Decimal::ONE { Err(Unfit::Number(NotANumber::TooLarge)) } else { Ok(Self(value)) }
    }

    fn is_negative(&self) -> bool {
        self.0 < Decimal::ZERO
    }

    fn value(&self) -> Value<'_> {
        Value::Number(self.0)
    }
}

impl PolicyValue for Share {
    type Plain = Decimal;

    fn plain(&self) -> Decimal {
        self.0
    }
}

/// From a least figure to a most, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub least: Decimal,
    /// The most.
    pub most: Decimal,
}

impl Range {
    /// Whether a figure lies in it.
    pub fn contains(&self, figure: Decimal) -> bool {
        self.least <= figure && figure <= self.most
    }
}

impl Written for Range {
    fn toml(&self) -> String {
        format!("[{}, {}]", self.least.toml(), self.most.toml())
    }
}

impl PolicyValue for Pair<Decimal> {
    type Plain = Range;

    fn fault(&self) -> Option<SettingsFault> {
        (self.0 > self.1).then_some(SettingsFault::RangeReversed)
    }

    fn plain(&self) -> Range {
        Range { least: self.0, most: self.1 }
    }
}

/// Posts that exclude each other: two at least.
#[derive(Debug, Clone)]
pub struct Group(List<Name>);

impl Field for Group {
    const KIND: Kind = Kind::List(&Kind::Label);

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        List::read(input, reader).map(Self)
    }

    fn value(&self) -> Value<'_> {
        self.0.value()
    }
}

impl PolicyValue for Group {
    type Plain = Vec<String>;

    fn fault(&self) -> Option<SettingsFault> {
        (self.0.len() < 2).then_some(SettingsFault::GroupTooSmall)
    }

    fn plain(&self) -> Vec<String> {
        self.0.plain()
    }
}

//! Quantities (数量): exact decimals in an item's own unit.

use crate::number::exact_arithmetic;
use rust_decimal::Decimal;
use std::fmt;

/// How much of something, in the unit that the item is kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(Decimal);

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// Decimal places a cell may have: a milligram of a kilogram.
    pub const PLACES: u32 = 6;

    /// A quantity from an exact number.
    pub const fn new(number: Decimal) -> Self {
        Self(number)
    }

    /// The exact number.
    pub const fn number(self) -> Decimal {
        self.0
    }
}

impl From<u32> for Quantity {
    fn from(number: u32) -> Self {
        Self(Decimal::from(number))
    }
}

impl fmt::Display for Quantity {
    /// Without trailing zeros: `12.5`, `20`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0.normalize().to_string())
    }
}

exact_arithmetic!(Quantity);

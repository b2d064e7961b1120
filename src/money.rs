//! Money (金额) in yuan to the fen, and unit prices (单价) to a hundredth of a fen.

use crate::number::{exact_arithmetic, round_half_up};
use crate::quantity::Quantity;
use rust_decimal::Decimal;
use std::fmt;

/// An amount in yuan, exact to the fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// Decimal places of an amount.
    pub const PLACES: u32 = 2;

    /// An amount from yuan, rounded half up to the fen: the one place where an amount is rounded.
    pub fn from_yuan(yuan: Decimal) -> Self {
        Self(round_half_up(yuan, Self::PLACES))
    }

    /// An amount from whole fen.
    pub fn from_fen(fen: i64) -> Self {
        Self(Decimal::new(fen, Self::PLACES))
    }

    /// The exact value in yuan.
    pub const fn yuan(self) -> Decimal {
        self.0
    }

    /// This amount times an exact factor, rounded half up to the fen.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Self {
        Self::from_yuan(self.0 * factor)
    }
}

impl fmt::Display for Money {
    /// `1234.50`, always two places; a width pads on the left.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = self.0;
        value.rescale(Self::PLACES);
        if value.is_zero() {
            value.set_sign_positive(true);
        }
        formatter.pad(&value.to_string())
    }
}

exact_arithmetic!(Money);

/// A price for one unit, in yuan, with up to four places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnitPrice(Decimal);

impl UnitPrice {
    /// Decimal places of a unit price.
    pub const PLACES: u32 = 4;

    /// A unit price from yuan, rounded half up to four places.
    pub fn from_yuan(yuan: Decimal) -> Self {
        Self(round_half_up(yuan, Self::PLACES))
    }

    /// The exact value in yuan.
    pub const fn yuan(self) -> Decimal {
        self.0
    }

    /// What so many units cost, rounded half up to the fen.
    pub fn of(self, quantity: Quantity) -> Money {
        Money::from_yuan(self.0 * quantity.number())
    }
}

impl fmt::Display for UnitPrice {
    /// At least two places, at most four: `24.00`, `0.1250`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = self.0.normalize();
        if value.scale() < 2 {
            value.rescale(2);
        }
        formatter.pad(&value.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_half_up_once() {
        assert_eq!(Money::from_yuan(Decimal::new(1005, 3)).to_string(), "1.01");
        assert_eq!(Money::from_yuan(Decimal::new(-1005, 3)).to_string(), "-1.01");
        assert_eq!(UnitPrice::from_yuan(Decimal::new(1_2345, 4)).of(Quantity::from(3)).to_string(), "3.70");
    }

    #[test]
    fn amounts_always_show_two_places() {
        assert_eq!(Money::from_yuan(Decimal::new(5, 0)).to_string(), "5.00");
        assert_eq!((-Money::ZERO).to_string(), "0.00");
        assert_eq!(UnitPrice::from_yuan(Decimal::new(125, 3)).to_string(), "0.125");
        assert_eq!(UnitPrice::from_yuan(Decimal::new(24, 0)).to_string(), "24.00");
    }
}

//! Yuan and fen: every amount is a decimal, rounded half up to the fen once.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds an amount half up to the fen.
pub fn fen(amount: Decimal) -> Decimal {
    let mut rounded = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    rounded
}

/// Reads a figure that stands in this program's own tables.
pub fn figure(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap_or_else(|error| panic!("{text} is no figure: {error}"))
}

/// An amount given in whole fen.
pub fn from_fen(count: i64) -> Decimal {
    Decimal::new(count, 2)
}

/// A whole number as a decimal.
pub fn whole(count: i64) -> Decimal {
    Decimal::from(count)
}

/// The share of `amount` that `part` of `total` bears, multiplied first and rounded once.
pub fn share(amount: Decimal, part: Decimal, total: Decimal) -> Decimal {
    fen(amount * part / total)
}

/// Splits a price that includes tax at `percent` into what is net and what is tax.
pub fn split_tax(total: Decimal, percent: i64) -> (Decimal, Decimal) {
    let net = fen(total * whole(100) / whole(100 + percent));
    (net, fen(total - net))
}

/// Writes an amount with its two places.
pub fn amount_text(amount: Decimal) -> String {
    if amount.is_zero() {
        return "0.00".to_owned();
    }
    let mut text = amount;
    text.rescale(2);
    text.to_string()
}

/// Writes a quantity without zeros that say nothing.
pub fn quantity_text(quantity: Decimal) -> String {
    quantity.normalize().to_string()
}

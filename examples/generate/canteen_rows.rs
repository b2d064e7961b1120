//! The rows of the canteen as the generator collects them, before they are written.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::numbering::DocumentNumber;

/// A lot of food: when it was made and until when it is good. Its number is the day it was made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Lot {
    pub produced: NaiveDate,
    pub expires: NaiveDate,
    /// Set where a refused lot was made on the same day as the one that took its place.
    pub refused: bool,
}

impl Lot {
    /// The number on the crate.
    pub fn number(&self) -> String {
        let mark = if self.refused { "-T" } else { "" };
        format!("{}{mark}", self.produced.format("%y%m%d"))
    }
}

/// Food handed to the kitchen.
pub struct CanteenIssue {
    pub slip: DocumentNumber,
    pub date: NaiveDate,
    pub place: &'static str,
    pub item: &'static str,
    pub lot: Lot,
    pub quantity: Decimal,
    pub meal: &'static str,
    pub by: &'static str,
    pub to: &'static str,
}

/// How many ate a meal of a day: the figures behind the meal money.
#[derive(Clone)]
pub struct MealDay {
    pub date: NaiveDate,
    pub place: &'static str,
    pub meal: &'static str,
    pub price: Decimal,
    pub staff_price: Decimal,
    pub pupils: i64,
    pub staff: i64,
}

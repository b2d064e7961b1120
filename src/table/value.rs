//! A value of a row as lists, reports and files show it.

use super::words::Word;
use crate::day::{Day, Moment, Month};
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::term::TermId;
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// A value for showing, filtering and writing out again.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// An empty cell.
    Absent,
    /// An id.
    Id(Id),
    /// A label.
    Label(Label),
    /// Free text.
    Text(&'a str),
    /// A day.
    Day(Day),
    /// A day with time.
    Moment(Moment),
    /// A month.
    Month(Month),
    /// A term.
    Term(TermId),
    /// A year, a school year, a term, a month or a stretch of days.
    Period(Period),
    /// An amount.
    Money(Money),
    /// A unit price.
    UnitPrice(UnitPrice),
    /// A quantity.
    Quantity(Quantity),
    /// Any number.
    Number(Decimal),
    /// A whole number.
    Count(u32),
    /// yes or no.
    YesNo(bool),
    /// A fixed word.
    Word(&'static Word),
    /// Several values.
    List(Vec<Value<'a>>),
    /// So many records.
    Records(usize),
}

impl Value<'_> {
    /// The value as it is written in a file.
    pub fn written(&self, names: &crate::id::Names) -> String {
        match self {
            Self::Absent => String::new(),
            Self::Id(id) => names.text(*id).to_owned(),
            Self::Label(label) => names.label(*label).to_owned(),
            Self::Text(text) => (*text).to_owned(),
            Self::Day(day) => day.to_string(),
            Self::Moment(moment) => moment.to_string(),
            Self::Month(month) => month.to_string(),
            Self::Term(term) => term.to_string(),
            Self::Period(period) => period.to_string(),
            Self::Money(amount) => amount.to_string(),
            Self::UnitPrice(price) => price.to_string(),
            Self::Quantity(quantity) => quantity.to_string(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Count(count) => count.to_string(),
            Self::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Word(word) => word.name.to_owned(),
            Self::List(values) => {
                let mut written = String::new();
                for (index, value) in values.iter().enumerate() {
                    let separator = if index == 0 { "" } else { ";" };
                    let _ = write!(written, "{separator}{}", value.written(names));
                }
                written
            }
            Self::Records(count) => count.to_string(),
        }
    }

    /// Whether it is a figure, which tables align to the right.
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Money(_) | Self::UnitPrice(_) | Self::Quantity(_) | Self::Number(_) | Self::Count(_))
    }
}

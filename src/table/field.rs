//! What a cell can hold, and how each kind is read: once, exactly, with the reason when it does not fit.

use super::column::{Column, Kind};
use super::problem::Unfit;
use super::reader::Reader;
use super::words::Word;
use crate::day::{Day, Moment, Month};
use crate::id::{Id, Label, Renumbering};
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::term::TermId;
use ::toml::Spanned;
use ::toml::de::DeValue;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::fmt::Write as _;

/// A cell before it is read: text from CSV, a value from TOML.
#[derive(Clone, Copy)]
pub enum Input<'a> {
    /// A cell of a CSV file, trimmed, not empty; or a document's name.
    Text(&'a str),
    /// A value of a TOML file.
    Toml(&'a Spanned<DeValue<'a>>),
}

impl<'a> Input<'a> {
    /// The value as one text, when it is a plain value; `due` says what was hoped for.
    pub fn text(self, due: &'static str) -> Result<Cow<'a, str>, Unfit> {
        match self {
            Self::Text(text) => Ok(Cow::Borrowed(text)),
            Self::Toml(value) => match value.get_ref() {
                DeValue::String(text) => Ok(Cow::Borrowed(text.trim())),
                DeValue::Integer(number) if number.radix() == 10 => Ok(Cow::Borrowed(number.as_str())),
                DeValue::Float(number) => Ok(Cow::Borrowed(number.as_str())),
                DeValue::Boolean(yes) => Ok(Cow::Borrowed(if *yes { "yes" } else { "no" })),
                DeValue::Datetime(moment) => Ok(Cow::Owned(moment.to_string())),
                _ => Err(Unfit::Shape { due }),
            },
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Toml(value) => matches!(value.get_ref(), DeValue::String(text) if text.trim().is_empty()),
        }
    }

    /// The cell as it is shown in a finding.
    pub fn shown(self) -> String {
        const MOST: usize = 60;
        let text = self.text("").unwrap_or(Cow::Borrowed("{…}"));
        let mut shown: String = text.chars().take(MOST).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        shown
    }
}

/// A type that a column may have.
pub trait Field: Sized {
    /// What the declaration says of it.
    const KIND: Kind;
    /// Whether a row needs it.
    const REQUIRED: bool = true;

    /// Reads a cell that is not empty.
    ///
    /// # Errors
    /// When the cell does not hold a value of this kind.
    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit>;

    /// The value of an empty cell; `None` when the column is required.
    fn absent() -> Option<Self> {
        None
    }

    /// Moves ids from one file's numbers to the ledger's.
    fn renumber(&mut self, renumbering: &Renumbering) {
        let _ = renumbering;
    }

    /// Whether it is a figure that must be positive and is not.
    fn is_negative(&self) -> bool {
        false
    }

    /// The value as lists and reports show it.
    fn value(&self) -> Value<'_>;

    /// Every id in it.
    fn ids(&self, each: &mut dyn FnMut(Id)) {
        let _ = each;
    }

    /// Every reference of the records inside it.
    fn references(&self, each: &mut dyn FnMut(&'static Column, Id, crate::source::At)) {
        let _ = each;
    }
}

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

/// Free text, never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

impl std::ops::Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(&self.0)
    }
}

/// Several values in one cell, separated by `;`, or an array in TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// A figure that may be negative by its nature: a balance, a temperature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Signed<T>(pub T);

impl<T: Field> Field for Option<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        T::read(input, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn renumber(&mut self, renumbering: &Renumbering) {
        if let Some(value) = self {
            value.renumber(renumbering);
        }
    }

    fn is_negative(&self) -> bool {
        self.as_ref().is_some_and(T::is_negative)
    }

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, T::value)
    }

    fn ids(&self, each: &mut dyn FnMut(Id)) {
        if let Some(value) = self {
            value.ids(each);
        }
    }

    fn references(&self, each: &mut dyn FnMut(&'static Column, Id, crate::source::At)) {
        if let Some(value) = self {
            value.references(each);
        }
    }
}

impl<T: Field> Field for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);
    const REQUIRED: bool = false;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let mut values = Vec::new();
        let mut take = |input: Input<'_>| -> Result<(), Unfit> {
            if !input.is_empty() {
                values.push(T::read(input, reader).map_err(|unfit| Unfit::Element(Box::new(unfit)))?);
            }
            Ok(())
        };
        if let Input::Toml(value) = input
            && let DeValue::Array(elements) = value.get_ref()
        {
            for element in elements {
                take(Input::Toml(element))?;
            }
        } else {
            for part in input.text("array")?.split([';', '；']) {
                take(Input::Text(part.trim()))?;
            }
        }
        Ok(Self(values))
    }

    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }

    fn renumber(&mut self, renumbering: &Renumbering) {
        for value in &mut self.0 {
            value.renumber(renumbering);
        }
    }

    fn value(&self) -> Value<'_> {
        if self.0.is_empty() { Value::Absent } else { Value::List(self.0.iter().map(T::value).collect()) }
    }

    fn ids(&self, each: &mut dyn FnMut(Id)) {
        for value in &self.0 {
            value.ids(each);
        }
    }
}

impl Field for Id {
    const KIND: Kind = Kind::Id;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.id(&input.text("string")?)
    }

    fn renumber(&mut self, renumbering: &Renumbering) {
        *self = renumbering.of(*self);
    }

    fn value(&self) -> Value<'_> {
        Value::Id(*self)
    }

    fn ids(&self, each: &mut dyn FnMut(Id)) {
        each(*self);
    }
}

impl Field for Label {
    const KIND: Kind = Kind::Label;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.label(&input.text("string")?)
    }

    fn renumber(&mut self, renumbering: &Renumbering) {
        self.0 = renumbering.of(self.0);
    }

    fn value(&self) -> Value<'_> {
        Value::Label(*self)
    }

    fn ids(&self, each: &mut dyn FnMut(Id)) {
        each(self.0);
    }
}

impl Field for Text {
    const KIND: Kind = Kind::Text;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("string")?;
        reader.clean(&text)?;
        Ok(Self(text.into()))
    }

    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl Field for Day {
    const KIND: Kind = Kind::Day;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("date")?;
        let (day, plain) = Self::parse(&text).ok_or(Unfit::Day)?;
        reader.note_notation(plain, || day.to_string());
        Ok(day)
    }

    fn value(&self) -> Value<'_> {
        Value::Day(*self)
    }
}

impl Field for Moment {
    const KIND: Kind = Kind::Moment;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("date")?;
        let (moment, plain) = Self::parse(&text).ok_or(Unfit::Moment)?;
        // TOML has its own notation for a day with time, which is as plain as ours.
        reader.note_notation(plain || matches!(input, Input::Toml(_)), || moment.to_string());
        Ok(moment)
    }

    fn value(&self) -> Value<'_> {
        Value::Moment(*self)
    }
}

impl Field for Month {
    const KIND: Kind = Kind::Month;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = input.text("string")?;
        let (month, plain) = Self::parse(&text).ok_or(Unfit::Month)?;
        reader.note_notation(plain, || month.to_string());
        Ok(month)
    }

    fn value(&self) -> Value<'_> {
        Value::Month(*self)
    }
}

impl Field for TermId {
    const KIND: Kind = Kind::Term;

    fn read(input: Input<'_>, _reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        Self::parse(&input.text("string")?).ok_or(Unfit::Term)
    }

    fn value(&self) -> Value<'_> {
        Value::Term(*self)
    }
}

impl Field for Money {
    const KIND: Kind = Kind::Money;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let value = reader.number(&input.text("number")?, Self::PLACES)?;
        Ok(Self::from_yuan(value))
    }

    fn is_negative(&self) -> bool {
        Self::is_negative(*self)
    }

    fn value(&self) -> Value<'_> {
        Value::Money(*self)
    }
}

impl Field for UnitPrice {
    const KIND: Kind = Kind::UnitPrice;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let value = reader.number(&input.text("number")?, Self::PLACES)?;
        Ok(Self::from_yuan(value))
    }

    fn is_negative(&self) -> bool {
        self.yuan() < Decimal::ZERO
    }

    fn value(&self) -> Value<'_> {
        Value::UnitPrice(*self)
    }
}

impl Field for Quantity {
    const KIND: Kind = Kind::Quantity;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.number(&input.text("number")?, Self::PLACES).map(Self::new)
    }

    fn is_negative(&self) -> bool {
        Self::is_negative(*self)
    }

    fn value(&self) -> Value<'_> {
        Value::Quantity(*self)
    }
}

/// Places that a plain number may have.
const NUMBER_PLACES: u32 = 6;

impl Field for Decimal {
    const KIND: Kind = Kind::Number;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        reader.number(&input.text("number")?, NUMBER_PLACES)
    }

    fn value(&self) -> Value<'_> {
        Value::Number(*self)
    }
}

impl<T: Field> Field for Signed<T> {
    const KIND: Kind = T::KIND;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        T::read(input, reader).map(Self)
    }

    fn value(&self) -> Value<'_> {
        self.0.value()
    }
}

impl Field for u32 {
    const KIND: Kind = Kind::Count;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let value = reader.number(&input.text("number")?, 0).map_err(|_| Unfit::Count)?;
        Self::try_from(value).map_err(|_| Unfit::Count)
    }

    fn value(&self) -> Value<'_> {
        Value::Count(*self)
    }
}

impl Field for bool {
    const KIND: Kind = Kind::YesNo;

    fn read(input: Input<'_>, _reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        match &*input.text("boolean")? {
            "yes" | "是" | "true" => Ok(true),
            "no" | "否" | "false" => Ok(false),
            _ => Err(Unfit::YesNo),
        }
    }

    fn value(&self) -> Value<'_> {
        Value::YesNo(*self)
    }
}

//! What a cell is before it is read, and what every type that a column may have can do.

use super::column::{Column, Kind};
use super::problem::Unfit;
use super::reader::{Reader, shortened};
use super::record::AnyRecord;
use super::value::Value;
use crate::id::{Id, Renumbering};
use crate::source::At;
use ::toml::Spanned;
use ::toml::de::DeValue;
use std::borrow::Cow;

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
        shortened(&self.text("").unwrap_or(Cow::Borrowed("{…}")))
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
    fn references(&self, each: &mut dyn FnMut(&'static Column, Id, At)) {
        let _ = each;
    }

    /// Every value in it whose column is wanted, each element of a list and each cell of the records inside it by itself.
    fn cells(
        &self,
        column: &'static Column,
        at: At,
        wanted: fn(&Column) -> bool,
        each: &mut dyn FnMut(&'static Column, At, Value<'_>),
    ) {
        if wanted(column) {
            each(column, at, self.value());
        }
    }

    /// The records inside it, in their order.
    fn inside<'r>(&'r self, each: &mut dyn FnMut(&'r dyn AnyRecord)) {
        let _ = each;
    }
}

/// Free text, never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(pub(super) Box<str>);

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

/// A [`List`] with at least one value in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled<T>(List<T>);

impl<T> std::ops::Deref for Filled<T> {
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

    fn references(&self, each: &mut dyn FnMut(&'static Column, Id, At)) {
        if let Some(value) = self {
            value.references(each);
        }
    }

    fn cells(
        &self,
        column: &'static Column,
        at: At,
        wanted: fn(&Column) -> bool,
        each: &mut dyn FnMut(&'static Column, At, Value<'_>),
    ) {
        if let Some(value) = self {
            value.cells(column, at, wanted, each);
        }
    }

    fn inside<'r>(&'r self, each: &mut dyn FnMut(&'r dyn AnyRecord)) {
        if let Some(value) = self {
            value.inside(each);
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
                let why = |why| Unfit::Element { text: input.shown(), why: Box::new(why) };
                values.push(T::read(input, reader).map_err(why)?);
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

    fn cells(
        &self,
        column: &'static Column,
        at: At,
        wanted: fn(&Column) -> bool,
        each: &mut dyn FnMut(&'static Column, At, Value<'_>),
    ) {
        for value in &self.0 {
            value.cells(column, at, wanted, each);
        }
    }
}

impl<T: Field> Field for Filled<T> {
    const KIND: Kind = <List<T> as Field>::KIND;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let list = List::read(input, reader)?;
        if list.is_empty() { Err(Unfit::Shape { due: "array" }) } else { Ok(Self(list)) }
    }

    fn renumber(&mut self, renumbering: &Renumbering) {
        self.0.renumber(renumbering);
    }

    fn value(&self) -> Value<'_> {
        self.0.value()
    }

    fn ids(&self, each: &mut dyn FnMut(Id)) {
        self.0.ids(each);
    }

    fn cells(
        &self,
        column: &'static Column,
        at: At,
        wanted: fn(&Column) -> bool,
        each: &mut dyn FnMut(&'static Column, At, Value<'_>),
    ) {
        self.0.cells(column, at, wanted, each);
    }
}

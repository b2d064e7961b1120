//! Keys of a document whose faults cost nothing but themselves: the rest of their table is read all the same.

use super::column::Kind;
use super::field::{Field, Input};
use super::problem::Unfit;
use super::reader::Reader;
use super::value::Value;
use crate::source::{Span, Spot};
use ::toml::de::DeValue;

/// What a key says, if it is there and fits; a value that does not fit is noted and counts as not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given<T>(pub Option<T>);

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Field> Field for Given<T> {
    const KIND: Kind = T::KIND;
    const REQUIRED: bool = false;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let spot = reader.spot();
        Ok(Self(reader.attempt(input, spot)))
    }

    fn absent() -> Option<Self> {
        Some(Self(None))
    }

    fn value(&self) -> Value<'_> {
        self.0.as_ref().map_or(Value::Absent, T::value)
    }
}

/// A table that may stand once (`[policy.stock]`) or several times (`[[policy.stock]]`); one that does not fit is noted
/// and left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tables<T>(pub Vec<T>);

impl<T> Default for Tables<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Field> Field for Tables<T> {
    const KIND: Kind = Kind::OneOrMore(&T::KIND);
    const REQUIRED: bool = false;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let due = Unfit::Shape { due: "table or array of tables" };
        let Input::Toml(value) = input else { return Err(due) };
        match value.get_ref() {
            DeValue::Table(_) => {
                let spot = reader.spot();
                Ok(Self(reader.attempt(input, spot).into_iter().collect()))
            }
            DeValue::Array(elements) => {
                let mut tables = Vec::new();
                for element in elements {
                    let span = element.span();
                    let span = Span { file: reader.file, start: span.start as u32, end: span.end as u32 };
                    tables.extend(reader.attempt(Input::Toml(element), Spot::Span(span)));
                }
                Ok(Self(tables))
            }
            _ => Err(due),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn value(&self) -> Value<'_> {
        if self.0.is_empty() { Value::Absent } else { Value::Records(self.0.len()) }
    }
}

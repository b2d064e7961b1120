//! Tables whose names the ledger chooses itself (`meat = 1`), and pairs of figures (`[0, 8]`).

use super::column::Kind;
use super::documents::{Line, in_order};
use super::field::{Field, Input};
use super::problem::Unfit;
use super::reader::Reader;
use super::value::Value;
use crate::source::{Span, Spot};
use ::toml::de::DeValue;

/// One line of a [`Map`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<K, V> {
    /// Its name.
    pub key: K,
    /// Its value.
    pub value: V,
    /// Where the name stands.
    pub span: Span,
}

/// A table of names that the ledger chooses, each with a value; a line that does not fit is noted and left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map<K, V>(pub Vec<Entry<K, V>>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Field, V: Field> Field for Map<K, V> {
    const KIND: Kind = Kind::Map(&K::KIND, &V::KIND);
    const REQUIRED: bool = false;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let due = Unfit::Shape { due: "table" };
        let Input::Toml(value) = input else { return Err(due) };
        let DeValue::Table(table) = value.get_ref() else { return Err(due) };
        Ok(Self::of(&in_order(table), reader))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn value(&self) -> Value<'_> {
        if self.0.is_empty() { Value::Absent } else { Value::Records(self.0.len()) }
    }
}

impl<K: Field, V: Field> Map<K, V> {
    /// Reads these lines of a table.
    pub fn of(lines: &[Line<'_, '_>], reader: &mut Reader<'_>) -> Self {
        let file = reader.file;
        let span_of = |range: std::ops::Range<usize>| Span { file, start: range.start as u32, end: range.end as u32 };
        let mut entries = Vec::new();
        for (key, value) in lines {
            let input = Input::Toml(value);
            if input.is_empty() {
                continue;
            }
            let span = span_of(key.span());
            let name = reader.attempt(Input::Text(key.get_ref().trim()), Spot::Span(span));
            let value = reader.attempt(input, Spot::Span(span_of(value.span())));
            if let (Some(key), Some(value)) = (name, value) {
                entries.push(Entry { key, value, span });
            }
        }
        Self(entries)
    }
}

/// Two figures that belong together: the least and the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<T>(pub T, pub T);

impl<T: Field> Field for Pair<T> {
    const KIND: Kind = Kind::List(&T::KIND);

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let due = Unfit::Shape { due: "array of two" };
        let Input::Toml(value) = input else { return Err(due) };
        let DeValue::Array(elements) = value.get_ref() else { return Err(due) };
        let [one, other] = &elements[..] else { return Err(due) };
        let mut take = |element| {
            let input = Input::Toml(element);
            T::read(input, reader).map_err(|why| Unfit::Element { text: input.shown(), why: Box::new(why) })
        };
        Ok(Self(take(one)?, take(other)?))
    }

    fn value(&self) -> Value<'_> {
        Value::List(vec![self.0.value(), self.1.value()])
    }
}

//! JSON as it is written, keys in their order, so that a test can hold a machine form name by name.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value of JSON that remembers the order of its keys.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Null,
    YesNo(bool),
    Number(u64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Reads a document.
    #[track_caller]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
    }

    /// The value of a key.
    #[track_caller]
    pub fn get(&self, key: &str) -> &Self {
        let Self::Object(entries) = self else { panic!("{self:?} is no object") };
        entries.iter().find(|(name, _)| name == key).map_or_else(|| panic!("no key {key}"), |(_, value)| value)
    }

    /// The elements of a list.
    #[track_caller]
    pub fn elements(&self) -> &[Self] {
        let Self::List(elements) = self else { panic!("{self:?} is no list") };
        elements
    }

    /// The text.
    #[track_caller]
    pub fn text(&self) -> &str {
        let Self::Text(text) = self else { panic!("{self:?} is no text") };
        text
    }

    /// Its shape: keys with the types of their values, in their order; of a list that of its first element.
    pub fn shape(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::YesNo(_) => "bool".to_owned(),
            Self::Number(_) => "number".to_owned(),
            Self::Text(_) => "text".to_owned(),
            Self::List(elements) => format!("[{}]", elements.first().map(Self::shape).unwrap_or_default()),
            Self::Object(entries) => {
                let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {}", value.shape())).collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = Node;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("JSON of a machine form: no negative numbers, no fractions")
            }

            fn visit_unit<E>(self) -> Result<Node, E> {
                Ok(Node::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
                Ok(Node::YesNo(value))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
                Ok(Node::Number(value))
            }

            fn visit_str<E>(self, value: &str) -> Result<Node, E> {
                Ok(Node::Text(value.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = list.next_element()? {
                    elements.push(element);
                }
                Ok(Node::List(elements))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Node::Object(entries))
            }
        }
        deserializer.deserialize_any(Reading)
    }
}

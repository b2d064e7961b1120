//! What a threshold can be, how a later table changes it, and how it is written in `bursar.toml`.

use super::days::MonthDay;
use super::names::{Known, Name, Vocabulary};
use super::words::{ApprovalEvidence, DayKind, Every, Refund, Valuation, WeekDay};
use crate::money::Money;
use crate::table::{Entry, Field, List, Map, SettingsFault, Words};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// A value of a policy key, as it is read.
pub trait PolicyValue: Field + Clone + Debug {
    /// The value as rules use it.
    type Plain: Written;

    /// Why the value makes no sense, if it makes none.
    fn fault(&self) -> Option<SettingsFault> {
        None
    }

    /// Whether rules go by it: what makes no sense is left out, unless it says enough to go by all the same.
    fn is_usable(&self) -> bool {
        self.fault().is_none()
    }

    /// The value by itself, with nothing before it.
    fn plain(&self) -> Self::Plain;

    /// Changes the value that was in force before: it is replaced, or a map is merged.
    fn layer(&self, before: &mut Self::Plain) {
        *before = self.plain();
    }
}

/// A value that can be written back into `bursar.toml`.
pub trait Written: Clone + Debug + PartialEq + Send + Sync {
    /// As TOML.
    fn toml(&self) -> String;
}

/// Values that are used as they are read.
macro_rules! used_as_read {
    ($($type:ty, $value:ident => $written:expr;)+) => {
        $(
            impl PolicyValue for $type {
                type Plain = Self;

                fn plain(&self) -> Self {
                    self.clone()
                }
            }

            impl Written for $type {
                fn toml(&self) -> String {
                    let $value = self;
                    $written
                }
            }
        )+
    };
}

used_as_read! {
    u32, value => value.to_string();
    bool, value => value.to_string();
    Money, value => value.to_string();
    MonthDay, value => quoted(&value.to_string());
    Every, value => quoted(value.word().name);
    Valuation, value => quoted(value.word().name);
    Refund, value => quoted(value.word().name);
    ApprovalEvidence, value => quoted(value.word().name);
    DayKind, value => quoted(value.word().name);
    WeekDay, value => quoted(value.word().name);
}

/// A text as TOML writes it.
pub fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            other => written.push(other),
        }
    }
    written.push('"');
    written
}

impl Written for String {
    fn toml(&self) -> String {
        quoted(self)
    }
}

impl Written for Decimal {
    fn toml(&self) -> String {
        self.normalize().to_string()
    }
}

impl<T: Written> Written for Vec<T> {
    fn toml(&self) -> String {
        format!("[{}]", self.iter().map(T::toml).collect::<Vec<_>>().join(", "))
    }
}

impl<K: Written + Ord, V: Written> Written for BTreeMap<K, V> {
    fn toml(&self) -> String {
        if self.is_empty() {
            return "{}".to_owned();
        }
        let line = |(key, value): (&K, &V)| {
            let key = key.toml();
            let bare = key.trim_matches('"');
            let is_bare = |text: &str| {
                !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            };
            format!("{} = {}", if is_bare(bare) { bare } else { &key }, value.toml())
        };
        format!("{{ {} }}", self.iter().map(line).collect::<Vec<_>>().join(", "))
    }
}

impl PolicyValue for Name {
    type Plain = String;

    fn plain(&self) -> String {
        self.0.clone()
    }
}

impl<V: Vocabulary> PolicyValue for Known<V> {
    type Plain = String;

    fn plain(&self) -> String {
        self.0.clone()
    }
}

/// A list replaces the one before it.
impl<T: PolicyValue> PolicyValue for List<T> {
    type Plain = Vec<T::Plain>;

    fn fault(&self) -> Option<SettingsFault> {
        self.iter().find_map(T::fault)
    }

    fn plain(&self) -> Self::Plain {
        self.iter().map(T::plain).collect()
    }
}

/// A map is merged into the one before it, name by name.
impl<K: PolicyValue, V: PolicyValue> PolicyValue for Map<K, V>
where
    K::Plain: Ord,
{
    type Plain = BTreeMap<K::Plain, V::Plain>;

    fn fault(&self) -> Option<SettingsFault> {
        self.0.iter().find_map(|entry| entry.value.fault())
    }

    fn plain(&self) -> Self::Plain {
        let mut plain = BTreeMap::new();
        self.layer(&mut plain);
        plain
    }

    fn layer(&self, before: &mut Self::Plain) {
        for Entry { key, value, .. } in &self.0 {
            before.insert(key.plain(), value.plain());
        }
    }
}

//! A table of thresholds is declared once: its keys, what they mean, their defaults and where each default comes from.

use crate::day::Day;
use crate::lang::Wording;
use crate::source::{At, Spot};
use crate::table::{Field, Kind, Problem};

/// A table of `bursar.toml` below `[policy]`.
pub trait PolicyTable: Default + Clone + PartialEq {
    /// The table as it is written, each key where it was given.
    type Layer: Field + Clone + std::fmt::Debug + Send + Sync;

    /// Its name.
    const NAME: &'static str;

    /// What is known of its keys.
    const KEYS: &'static [KeyAbout];

    /// The day from which a written table is in force; `None` where it always is.
    fn from_day(layer: &Self::Layer) -> Option<Day>;

    /// Where a written table begins.
    fn place(layer: &Self::Layer) -> At;

    /// Puts a written table on top of what was in force before; what makes no sense is left out.
    fn apply(&mut self, layer: &Self::Layer);

    /// What makes no sense in a written table.
    fn faults(layer: &Self::Layer, problems: &mut Vec<Problem>);

    /// The values in the order of [`Self::KEYS`], as TOML.
    fn written(&self) -> Vec<String>;
}

/// What is known of a key without a ledger.
#[derive(Debug)]
pub struct KeyAbout {
    /// Its name within its table.
    pub name: &'static str,
    /// Its Chinese name, which is read as well.
    pub chinese: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it means.
    pub meaning: Wording,
    /// What its figure counts, if it is one.
    pub unit: Option<Wording>,
    /// Where the default comes from.
    pub source: Wording,
    /// How sure that is.
    pub evidence: Evidence,
}

/// How sure it is that a default is what the named source says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// The source's own text says so.
    Confirmed,
    /// Others say that the source says so.
    Secondary,
    /// No source fixes the figure: it is custom, or this program's choice. Set your own.
    Custom,
}

impl Evidence {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Secondary => "secondary",
            Self::Custom => "custom",
        }
    }

    /// The mark for people.
    pub const fn wording(self) -> Wording {
        match self {
            Self::Confirmed => Wording::new("已核对原文", "confirmed"),
            Self::Secondary => Wording::new("转引，请以原文为准", "secondary"),
            Self::Custom => Wording::new("惯例，请按本校规定设置", "custom"),
        }
    }
}

/// A key with its default, for reference pages and for `bursar explain`.
#[derive(Debug)]
pub struct KeyReference {
    /// From the top of the file: `policy.purchase.quotes`.
    pub key: String,
    /// Its default, as TOML.
    pub default: String,
    /// The rest.
    pub about: &'static KeyAbout,
}

/// A value that makes no sense, at its key.
pub(super) fn fault(at: At, table: &str, key: &'static str, why: crate::table::SettingsFault) -> Problem {
    let key_path = format!("policy.{table}.{key}");
    Problem::new(Spot::Cell(at, key), crate::table::What::Settings { key: key_path, why })
}

/// Declares a table of thresholds: as it is written, as it is in force, and as it is documented.
macro_rules! policy_table {
    (
        $(#[$about:meta])*
        pub struct $name:ident in $table:literal, written $layer:ident;
        $(
            $key:ident $chinese:literal: $type:ty = $default:expr;
            means: $zh:literal, $en:literal;
            $(unit: $unit_zh:literal, $unit_en:literal;)?
            source: $evidence:ident, $source_zh:literal, $source_en:literal;
        )+
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $(#[doc = concat!($chinese, ": ", $en)] pub $key: <$type as $crate::policy::value::PolicyValue>::Plain,)+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($key: $default,)+ }
            }
        }

        $crate::record! {
            /// The table as it is written.
            pub struct $layer {
                from: Option<$crate::day::Day> = "起": "自该日起执行；不填为一直有效", "the day from which it is in force; always, if empty";
                $($key: $crate::table::Given<$type> = $chinese: $zh, $en;)+
            }
        }

        impl $crate::policy::declare::PolicyTable for $name {
            type Layer = $layer;

            const NAME: &'static str = $table;

            const KEYS: &'static [$crate::policy::declare::KeyAbout] = &[$($crate::policy::declare::KeyAbout {
                name: stringify!($key),
                chinese: $chinese,
                kind: <$type as $crate::table::Field>::KIND,
                meaning: $crate::lang::Wording::new($zh, $en),
                unit: $crate::policy::declare::policy_table!(@unit $($unit_zh, $unit_en)?),
                source: $crate::lang::Wording::new($source_zh, $source_en),
                evidence: $crate::policy::declare::Evidence::$evidence,
            }),+];

            fn from_day(layer: &$layer) -> Option<$crate::day::Day> {
                layer.from
            }

            fn place(layer: &$layer) -> $crate::source::At {
                layer.at
            }

            fn apply(&mut self, layer: &$layer) {
                use $crate::policy::value::PolicyValue as _;
                $(if let Some(value) = &layer.$key.0 && value.is_usable() {
                    value.layer(&mut self.$key);
                })+
            }

            fn faults(layer: &$layer, problems: &mut Vec<$crate::table::Problem>) {
                use $crate::policy::value::PolicyValue as _;
                $(if let Some(why) = layer.$key.0.as_ref().and_then(|value| value.fault()) {
                    problems.push($crate::policy::declare::fault(layer.at, $table, stringify!($key), why));
                })+
            }

            fn written(&self) -> Vec<String> {
                vec![$($crate::policy::value::Written::toml(&self.$key)),+]
            }
        }
    };
    (@unit) => { None };
    (@unit $zh:literal, $en:literal) => { Some($crate::lang::Wording::new($zh, $en)) };
}

pub(super) use policy_table;

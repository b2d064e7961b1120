//! The two languages of everything that people read: Simplified Chinese and English.
//!
//! Wording stands beside the facts it speaks of, once in each language, and the compiler checks that both are there.
//! Ids, column names, JSON keys and exit codes are never translated.

use std::fmt;

/// A language that findings, reports and help can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// 简体中文.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Lang {
    /// Reads a language tag such as `zh`, `zh-CN`, `zh_CN.UTF-8`, `en` or `en-GB`; `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "zh" | "cn" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The tag as it stands in files: `zh-CN` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }
}

/// One fixed text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// 简体中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Wording {
    /// The text in both languages, Chinese first.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The text in the language asked for.
    pub const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Chinese => self.zh,
            Lang::English => self.en,
        }
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} / {}", self.zh, self.en)
    }
}

/// A sentence with figures, written once in each language; only the one asked for is put together.
///
/// `say!(lang, "实盘 {counted}", "counted {counted}")`
#[macro_export]
macro_rules! say {
    ($lang:expr, $zh:literal, $en:literal $(, $($argument:tt)*)?) => {
        match $lang {
            $crate::lang::Lang::Chinese => format!($zh $(, $($argument)*)?),
            $crate::lang::Lang::English => format!($en $(, $($argument)*)?),
        }
    };
}

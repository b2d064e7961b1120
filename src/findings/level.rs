//! How grave a finding is, and how a ledger's `[rules]` changes it.

/// How grave a finding is; errors make the exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The books do not agree, or the chain is broken.
    Error,
    /// Something that an auditor will ask about.
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// The name in files, JSON and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What `[rules]` in `bursar.toml` may say of a rule or a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Look, and give findings this level.
    Level(Level),
    /// Do not look.
    Off,
}

impl Setting {
    /// Reads `error`, `warning`, `note` or `off`, or the Chinese words for them.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "error" | "错误" => Some(Self::Level(Level::Error)),
            "warning" | "警告" => Some(Self::Level(Level::Warning)),
            "note" | "提示" => Some(Self::Level(Level::Note)),
            "off" | "关闭" => Some(Self::Off),
            _ => None,
        }
    }
}

//! Why a `bursar.toml` cannot be used at all, with the place and the parser's own words.

use crate::lang::Lang;
use crate::say;
use crate::source::LineColumn;
use crate::table::TomlFault;

/// The settings cannot be used: nothing is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsFailure {
    /// The file's path below the ledger.
    pub path: String,
    /// Where in it.
    pub place: LineColumn,
    /// Why.
    pub why: Unreadable,
}

/// Why settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no TOML.
    Syntax(TomlFault),
    /// It does not say which format the ledger has.
    FormatMissing,
    /// It names a format that this program does not know, as written.
    FormatUnknown(String),
}

impl SettingsFailure {
    /// The failure as a sentence that begins with its place.
    pub fn text(&self, lang: Lang) -> String {
        let LineColumn { line, column } = self.place;
        let path = &self.path;
        match &self.why {
            Unreadable::Syntax(fault) => {
                let (words, next) = (fault.text(lang), fault.next(lang));
                say!(lang, "{path}:{line}:{column}：{words}；{next}", "{path}:{line}:{column}: {words}; {next}")
            }
            Unreadable::FormatMissing => say!(
                lang,
                "{path}:{line}:{column}：缺少账本格式；请在文件开头写 format = 1",
                "{path}:{line}:{column}: the ledger's format is missing; write format = 1 at the top"
            ),
            Unreadable::FormatUnknown(written) => say!(
                lang,
                "{path}:{line}:{column}：不认识的账本格式 {written}；本程序只认识 format = 1",
                "{path}:{line}:{column}: unknown format {written}; this program knows format = 1 only"
            ),
        }
    }
}

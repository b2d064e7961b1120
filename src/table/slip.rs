//! Slips in a TOML file: what the parser says in its own words, as one of the mistakes that people make.

use super::reader::shortened;
use crate::lang::Lang;
use crate::say;
use memchr::memmem;
use std::ops::Range;

/// Lines that git leaves where two changes meet: how each begins.
const CONFLICT_MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

/// How the parser's sentences begin, and what they mean.
static BY_WORDS: [(&str, TomlFault); 26] = [
    ("string values must be quoted", TomlFault::ValueMissing),
    ("key with no value", TomlFault::ValueMissing),
    ("missing value", TomlFault::ValueMissing),
    ("missing assignment", TomlFault::ValueMissing),
    ("invalid basic string", TomlFault::Unclosed(Enclosure::Text)),
    ("invalid literal string", TomlFault::Unclosed(Enclosure::Text)),
    ("invalid multi-line", TomlFault::Unclosed(Enclosure::Text)),
    ("unclosed table", TomlFault::Unclosed(Enclosure::Header)),
    ("unclosed array table", TomlFault::Unclosed(Enclosure::Header)),
    ("unclosed array", TomlFault::Unclosed(Enclosure::Array)),
    ("unexpected `=` in array", TomlFault::Unclosed(Enclosure::Array)),
    ("unclosed inline table", TomlFault::Unclosed(Enclosure::Table)),
    ("missing key for inline table", TomlFault::Unclosed(Enclosure::Table)),
    ("invalid date", TomlFault::Day),
    ("invalid time", TomlFault::Day),
    ("invalid float", TomlFault::Figure),
    ("invalid integer", TomlFault::Figure),
    ("unexpected leading zero", TomlFault::LeadingZero),
    ("missing escaped value", TomlFault::Escape),
    ("too few unicode", TomlFault::Escape),
    ("missing comma", TomlFault::CommaMissing),
    ("extra comma", TomlFault::CommaExtra),
    ("unexpected key or value", TomlFault::Rest),
    ("unexpected content", TomlFault::Rest),
    ("cannot recurse", TomlFault::TooDeep),
    ("recursion limit", TomlFault::TooDeep),
];

/// One slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Where.
    pub range: Range<usize>,
    /// What.
    pub fault: TomlFault,
    /// The document that could not be read for it.
    pub lost: Option<String>,
}

/// A bracket or quote that may stay open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enclosure {
    /// `"…"` or `'…'`.
    Text,
    /// `[…]` around values.
    Array,
    /// `{…}`.
    Table,
    /// `[…]` around a name.
    Header,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TomlFault {
    /// A key with Chinese letters, without quotes. It is read all the same.
    BareKey(String),
    /// A text without quotes. It is read all the same.
    BareText(String),
    /// A key that stands in its table already; the first is read.
    KeyRepeated(String),
    /// A line that git leaves where two changes meet.
    Conflict,
    /// A quote or bracket without its end.
    Unclosed(Enclosure),
    /// A key without value, or without `=`.
    ValueMissing,
    /// No calendar day.
    Day,
    /// No figure.
    Figure,
    /// A figure that begins with 0.
    LeadingZero,
    /// A backslash in a text.
    Escape,
    /// A comma that is missing between values.
    CommaMissing,
    /// A comma too many.
    CommaExtra,
    /// Something after the value: two keys on a line, a comma in a figure.
    Rest,
    /// Tables within tables beyond all reason.
    TooDeep,
    /// Anything else, in the parser's own words.
    Other(String),
}

impl TomlFault {
    /// What the parser means by its words about this place.
    pub(super) fn of(words: &str, text: &str, span: &Range<usize>) -> Self {
        let there = text.get(span.clone()).unwrap_or_default();
        let line = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        if text.get(line..).is_some_and(is_conflict_mark) {
            return Self::Conflict;
        }
        match words {
            _ if words.starts_with("invalid unquoted key") && is_word(there) => Self::BareKey(shortened(there)),
            _ if words.starts_with("string values must be quoted") && !there.is_empty() => Self::BareText(shortened(there)),
            _ if words.starts_with("duplicate key") => Self::KeyRepeated(shortened(there.trim_matches(['"', '\'']))),
            _ => match BY_WORDS.iter().find(|(beginning, _)| words.starts_with(beginning)) {
                Some((_, fault)) => fault.clone(),
                None => Self::Other(words.to_owned()),
            },
        }
    }

    /// Whether its document cannot be read for it.
    pub const fn is_fatal(&self) -> bool {
        !matches!(self, Self::BareKey(_) | Self::BareText(_) | Self::KeyRepeated(_))
    }

    /// What is wrong, as a short phrase.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::BareKey(key) => say!(lang, "{key} 没有加引号", "`{key}` has no quotes"),
            Self::BareText(text) => say!(lang, "{text} 没有加引号", "`{text}` has no quotes"),
            Self::KeyRepeated(key) => say!(lang, "{key} 写了两次", "`{key}` stands twice"),
            Self::Conflict => say!(lang, "git 合并冲突的标记还在", "a mark of an unfinished git merge"),
            Self::Unclosed(Enclosure::Text) => say!(lang, "引号没有成对", "a quote without its end"),
            Self::Unclosed(Enclosure::Array) => say!(lang, "方括号 [ 没有成对", "a bracket [ without its end"),
            Self::Unclosed(Enclosure::Table) => say!(lang, "花括号 {{ 没有成对", "a brace {{ without its end"),
            Self::Unclosed(Enclosure::Header) => say!(lang, "表名的方括号没有成对", "a table's name without its closing bracket"),
            Self::ValueMissing => say!(lang, "等号或值缺失", "a key without `=` or without value"),
            Self::Day => say!(lang, "没有这个日期或时间", "no such day or time"),
            Self::Figure => say!(lang, "不是数字", "no figure"),
            Self::LeadingZero => say!(lang, "数字以 0 开头", "a figure that begins with 0"),
            Self::Escape => say!(lang, "引号里的反斜杠 \\ 不成义", "a backslash that means nothing"),
            Self::CommaMissing => say!(lang, "两个值之间缺少逗号", "a comma is missing between two values"),
            Self::CommaExtra => say!(lang, "多了一个逗号", "a comma too many"),
            Self::Rest => say!(lang, "值后面还有别的内容", "something stands after the value"),
            Self::TooDeep => say!(lang, "嵌套过深", "tables within tables beyond reason"),
            Self::Other(words) => say!(lang, "不是合法的 TOML：{words}", "not valid TOML: {words}"),
        }
    }

    /// What to write instead.
    pub fn next(&self, lang: Lang) -> String {
        match self {
            Self::BareKey(text) | Self::BareText(text) => say!(lang, "写成 \"{text}\"", "write \"{text}\""),
            Self::KeyRepeated(_) => say!(lang, "只留一个；本次读的是第一个", "keep one; the first was read this time"),
            Self::Conflict => say!(
                lang,
                "在 <<<<<<< 与 >>>>>>> 之间留下正确的内容，删去三行标记",
                "keep what is right between <<<<<<< and >>>>>>>, and take the three marks out"
            ),
            Self::Unclosed(Enclosure::Text) => say!(lang, "补上另一半引号（英文引号 \"）", "write the closing quote"),
            Self::Unclosed(Enclosure::Array | Enclosure::Header) => say!(lang, "补上 ]", "write the closing ]"),
            Self::Unclosed(Enclosure::Table) => {
                say!(lang, "补上 }}；各项之间用逗号分开", "write the closing }}; commas stand between entries")
            }
            Self::ValueMissing => say!(
                lang,
                "写成 名称 = 值，文字加引号；没有值就删去此行",
                "write `name = value`, texts in quotes; or take the line out"
            ),
            Self::Day => {
                say!(lang, "写成 2026-09-03 或 2026-09-03 11:45（加引号）", "write 2026-09-03, or \"2026-09-03 11:45\" in quotes")
            }
            Self::Figure => say!(lang, "写成 1234.50；编号、文字加引号", "write it as 1234.50; ids and texts stand in quotes"),
            Self::LeadingZero => say!(lang, "编号加引号；金额去掉前面的 0", "put an id in quotes; a figure has no leading 0"),
            Self::Escape => say!(lang, "写成 \\\\，或改用单引号 '…'", "write \\\\, or use single quotes '…'"),
            Self::CommaMissing => say!(lang, "在两个值之间加逗号", "write a comma between them"),
            Self::CommaExtra => say!(lang, "删去多余的逗号", "take one comma out"),
            Self::Rest => say!(
                lang,
                "一行只写一项；金额不写千分位逗号，文字加引号",
                "one entry a line; no commas in figures; texts in quotes"
            ),
            Self::TooDeep => say!(lang, "去掉多余的括号或点", "take the extra brackets or dots out"),
            Self::Other(_) => say!(lang, "照格式说明改写此处", "mend this place"),
        }
    }
}

/// Whether a text is a word that people would take for a key: letters of any script, digits, `-` and `_`.
fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|character| character.is_alphanumeric() || "-_".contains(character) || !character.is_ascii())
}

/// Whether a text begins with one of the lines that git leaves where two changes meet.
pub(super) fn is_conflict_mark(rest: &str) -> bool {
    CONFLICT_MARKS
        .iter()
        .any(|mark| rest.strip_prefix(mark).is_some_and(|after| after.is_empty() || after.starts_with([' ', '\n', '\r'])))
}

/// Every stretch of a text that git left where two changes meet: from the first mark's line to the last's; of a mark that
/// stands alone its line.
pub(super) fn conflicts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Hardly any file has one: this looks through all text of a ledger.
    if !CONFLICT_MARKS.iter().any(|mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some()) {
        return found;
    }
    let [opening, _, closing, _] = CONFLICT_MARKS;
    let marks: Vec<Range<usize>> = lines(text).filter(|line| is_conflict_mark(&text[line.clone()])).collect();
    let last_closing = marks.iter().rposition(|line| text[line.clone()].starts_with(closing));
    let mut begun: Option<usize> = None;
    for (position, line) in marks.into_iter().enumerate() {
        let words = &text[line.clone()];
        match begun {
            None if words.starts_with(opening) && last_closing.is_some_and(|last| last > position) => begun = Some(line.start),
            None => found.push(line),
            Some(start) if words.starts_with(closing) => {
                found.push(start..line.end);
                begun = None;
            }
            Some(_) => {}
        }
    }
    found
}

/// The lines of a text, each with its end.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start..*at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_reaches_from_its_first_mark_to_its_last() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n";
        let found: Vec<&str> = conflicts(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n"]);
    }

    #[test]
    fn a_stray_mark_is_a_line() {
        let text = "=======\nx\n<<<<<<< HEAD\ny\n";
        let found: Vec<&str> = conflicts(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["=======\n", "<<<<<<< HEAD\n"]);
        assert!(!is_conflict_mark("========== total"));
    }
}

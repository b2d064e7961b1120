//! The keys of `bursar.toml` besides the thresholds: the school, its terms, levels of rules, words of its own, files left out.

use super::policy::table_of;
use super::registers::{column_text, holds};
use super::{cell, kind_text};
use crate::lang::Lang;
use crate::policy::COLUMNS;
use crate::table::{Column, Kind, simplify};

/// The table of thresholds, which has pages of its own.
const POLICY: &str = "policy";

/// The keys of a table inside, if a key is one.
pub fn inside(kind: &Kind) -> Option<&'static [Column]> {
    match kind {
        Kind::Record(columns) | Kind::Records(columns) => Some(columns),
        Kind::OneOrMore(inner) | Kind::List(inner) => inside(inner),
        _ => None,
    }
}

/// Every key outside `[policy]`, a heading a table.
pub fn sections(lang: Lang) -> String {
    let outside = || COLUMNS.iter().filter(|key| key.name != POLICY);
    let mut text = format!("\n## `bursar.toml`\n\n{}", keys(outside(), "", lang));
    for (key, below) in outside().filter_map(|key| Some((key, inside(&key.kind)?))) {
        text += &format!("\n## `{}`\n\n{}", heading(key), keys(below.iter(), &format!("{}.", key.name), lang));
    }
    text
}

/// Keys as a table.
fn keys(keys: impl Iterator<Item = &'static Column>, before: &str, lang: Lang) -> String {
    let mut table = String::from(match lang {
        Lang::Chinese => "| 键 | 中文名 | 必填 | 内容 | 说明 |\n|---|---|---|---|---|\n",
        Lang::English => "| key | Chinese name | needed | holds | meaning |\n|---|---|---|---|---|\n",
    });
    for key in keys {
        let needed = if key.required { "*" } else { "" };
        // In TOML several values are an array.
        let holds = match (key.kind, lang) {
            (Kind::List(inner), Lang::Chinese) => format!("数组：{}", kind_text(inner, lang)),
            (Kind::List(inner), Lang::English) => format!("array: {}", kind_text(inner, lang)),
            _ => cell(&holds(key, lang)),
        };
        let (name, meaning) = (key.name, cell(key.meaning.text(lang)));
        table += &format!("| `{before}{name}` | {} | {needed} | {holds} | {meaning} |\n", key.chinese);
    }
    table
}

/// How a table is opened in the file.
fn heading(key: &Column) -> String {
    if matches!(key.kind, Kind::OneOrMore(_)) { format!("[[{}]]", key.name) } else { format!("[{}]", key.name) }
}

/// The page of a key or a table of `bursar.toml`, by its path in either language: `school.uscc`, `policy.purchase`.
pub fn page_of(path: &str, lang: Lang) -> Option<String> {
    let (found, column) = walk(COLUMNS, path)?;
    // The thresholds of a table, with their defaults and sources.
    if let Some(table) = found.strip_prefix("policy.").filter(|rest| !rest.contains('.')) {
        return Some(table_of(table, lang));
    }
    let mut text = column_text(&found, column, lang);
    if let Some(below) = inside(&column.kind) {
        text += &format!("\n{}", keys(below.iter(), &format!("{found}."), lang));
    }
    Some(text)
}

/// The column that a path means, through records inside, and the path in English.
pub fn walk(columns: &'static [Column], path: &str) -> Option<(String, &'static Column)> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let simple = simplify(name);
    let column = columns.iter().find(|column| column.name == simple || column.chinese == simple)?;
    match rest {
        None => Some((column.name.to_owned(), column)),
        Some(rest) => walk(inside(&column.kind)?, rest).map(|(below, found)| (format!("{}.{below}", column.name), found)),
    }
}

/// Every path in these columns, records inside included.
pub fn paths(columns: &'static [Column], before: &str) -> Vec<String> {
    let path = |column: &'static Column| {
        let path = format!("{before}{}", column.name);
        let below = inside(&column.kind).map_or_else(Vec::new, |columns| paths(columns, &format!("{path}.")));
        std::iter::once(path).chain(below)
    };
    columns.iter().flat_map(path).collect()
}

//! How findings about reading name things: a column in both languages, a file by its path.

use crate::findings::Draft;
use crate::lang::Lang;
use crate::rules::Context;
use crate::say;
use crate::source::{FileId, Spot};
use crate::table::{Column, Kind, Problem, Shape};

/// A finding for a problem of reading, about the file or a part of it: `receipts.csv#total`.
pub fn draft(context: &Context<'_>, problem: &Problem, part: &str) -> Draft {
    let path = path(context, problem.spot);
    let subject = if part.is_empty() { path.to_owned() } else { format!("{path}#{part}") };
    let lang = context.lang;
    Draft::new(problem.spot, subject).tail(match problem.more {
        0 => String::new(),
        more => say!(lang, "；本文件这一列另有 {more} 处", "; {more} more of this kind in the file"),
    })
}

/// The path of the file in which a place lies.
pub fn path<'c>(context: &Context<'c>, spot: Spot) -> &'c str {
    &context.ledger.sources.get(spot.file()).path
}

/// The declaration of a column that a problem names, in the file's register or in the records inside its documents.
pub fn declared(context: &Context<'_>, file: FileId, name: &str) -> Option<&'static Column> {
    let columns = match context.ledger.layouts.get(file.index()) {
        _ if file == FileId::SETTINGS => crate::policy::COLUMNS,
        Some(Some((_, columns))) => columns,
        _ => &[],
    };
    search(columns, name)
}

fn search(columns: &'static [Column], name: &str) -> Option<&'static Column> {
    let inside = |column: &'static Column| match column.kind {
        Kind::Record(inner) | Kind::Records(inner) => search(inner, name),
        _ => None,
    };
    columns.iter().find(|column| column.name == name).or_else(|| columns.iter().find_map(inside))
}

/// Whether a column is no key of the file but what its name says: the term of a plan.
pub fn is_file_name(context: &Context<'_>, file: FileId, column: &str) -> bool {
    let layout = context.ledger.layouts.get(file.index()).copied().flatten().filter(|_| file != FileId::SETTINGS);
    layout.is_some_and(|(shape, columns)| shape == Shape::Document && columns.first().is_some_and(|first| first.name == column))
}

/// A column as sentences name it: `price（单价）`.
pub fn named(context: &Context<'_>, file: FileId, name: &str) -> String {
    let chinese = declared(context, file, name).map(|column| column.chinese);
    match (context.lang, chinese) {
        (Lang::Chinese, Some(chinese)) => format!("{name}（{chinese}）"),
        (Lang::Chinese, None) => name.to_owned(),
        (Lang::English, _) => format!("`{name}`"),
    }
}

/// Whether a file is a TOML document: it has keys, no columns.
pub fn is_toml(context: &Context<'_>, file: FileId) -> bool {
    std::path::Path::new(&context.ledger.sources.get(file).path)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

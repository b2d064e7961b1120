//! Where the values of a TOML file stand in its text, and how one of them is exchanged.

use bursar::table::{Column, Kind};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A key and its value, as stretches of the text.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

/// Calls back for every table of the file, with the byte at which its record begins.
fn each_table<'t>(table: &'t DeTable<'_>, starts: usize, each: &mut dyn FnMut(usize, &'t DeTable<'_>)) {
    each(starts, table);
    for (key, value) in table {
        match value.get_ref() {
            DeValue::Table(inner) => {
                each(key.span().start, inner);
                each_table(inner, value.span().start, each);
            }
            DeValue::Array(elements) => {
                for element in elements {
                    if let DeValue::Table(inner) = element.get_ref() {
                        each_table(inner, element.span().start, each);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The entry of a column in the record that begins here.
pub fn entry(text: &str, record: usize, column: &Column) -> Option<Entry> {
    let root = DeTable::parse(text).expect("the sample school's documents parse");
    let mut found = None;
    each_table(root.get_ref(), 0, &mut |starts, table| {
        if starts == record {
            let named = |name: &str| table.iter().find(|(key, _)| key.get_ref() == name);
            if let Some((key, value)) = named(column.name).or_else(|| named(column.chinese)) {
                found = Some(Entry { key: key.span(), value: value.span() });
            }
        }
    });
    found
}

/// The entry at a path of keys and positions: `school.uscc`, `term.0.starts`.
pub fn entry_at(text: &str, path: &str) -> Option<Entry> {
    let root = DeTable::parse(text).expect("bursar.toml parses");
    let root = DeValue::Table(root.into_inner());
    let mut value = &root;
    let mut entry = None;
    for part in path.split('.') {
        let inner = match value {
            DeValue::Table(table) => {
                let (key, value) = table.iter().find(|(key, _)| key.get_ref() == part)?;
                entry = Some(Entry { key: key.span(), value: value.span() });
                value
            }
            DeValue::Array(elements) => {
                let element = elements.get(part.parse::<usize>().ok()?)?;
                entry = Some(Entry { key: element.span(), value: element.span() });
                element
            }
            _ => return None,
        };
        value = inner.get_ref();
    }
    entry
}

/// Where a record ends: an inline table with its brace, a document before the next one.
pub fn record_end(text: &str, record: usize) -> usize {
    if text[record..].starts_with('{') {
        let root = DeTable::parse(text).expect("the sample school's documents parse");
        let mut end = text.len();
        each_values(root.get_ref(), &mut |span| {
            if span.start == record {
                end = span.end;
            }
        });
        end
    } else {
        let header = text[record..].find('\n').map_or(text.len(), |line| record + line + 1);
        text[header..].find("\n[").map_or(text.len(), |next| header + next + 1)
    }
}

fn each_values(table: &DeTable<'_>, each: &mut dyn FnMut(Range<usize>)) {
    for (_, value) in table {
        each(value.span());
        match value.get_ref() {
            DeValue::Table(inner) => each_values(inner, each),
            DeValue::Array(elements) => {
                for element in elements {
                    each(element.span());
                    if let DeValue::Table(inner) = element.get_ref() {
                        each_values(inner, each);
                    }
                }
            }
            _ => {}
        }
    }
}

/// A value as TOML writes it, by what its column holds.
pub fn written(kind: &Kind, text: &str) -> String {
    let bare = match kind {
        Kind::Day | Kind::Moment => text.len() >= 10 && text.starts_with(|first: char| first.is_ascii_digit()),
        Kind::Money | Kind::UnitPrice | Kind::Quantity | Kind::Number | Kind::Count => {
            text.parse::<rust_decimal::Decimal>().is_ok()
        }
        Kind::Record(_) | Kind::Records(_) | Kind::Map(..) | Kind::OneOrMore(_) => true,
        Kind::List(inner) => {
            let parts: Vec<String> = text.split(';').map(|part| written(inner, part.trim())).collect();
            return format!("[{}]", parts.join(", "));
        }
        _ => false,
    };
    if bare { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// The text with another value of a column in a record; the key is added where it is not there.
pub fn exchange(text: &str, record: usize, column: &Column, value: &str) -> String {
    if let Some(entry) = entry(text, record, column) {
        return format!("{}{value}{}", &text[..entry.value.start], &text[entry.value.end..]);
    }
    if text[record..].starts_with('{') {
        return format!("{} {} = {value},{}", &text[..=record], column.name, &text[record + 1..]);
    }
    let next = text[record..].find('\n').map_or(text.len(), |line| record + line + 1);
    format!("{}{} = {value}\n{}", &text[..next], column.name, &text[next..])
}

/// A stretch of text that goes, together with the comma or the line that it leaves behind.
pub fn without(text: &str, range: &Range<usize>) -> String {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let own_line = before.trim_end_matches([' ', '\t']).ends_with('\n');
    let rest = after.trim_start_matches([' ', ',']);
    if own_line && rest.starts_with('\n') {
        return format!("{}{}", before.trim_end_matches([' ', '\t']), &rest[1..]);
    }
    if after.trim_start().starts_with(',') {
        return format!("{before}{}", after.trim_start()[1..].trim_start_matches(' '));
    }
    format!("{}{after}", before.trim_end().trim_end_matches(','))
}

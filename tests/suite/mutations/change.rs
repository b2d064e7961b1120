//! One change of one row: the new text of its file, byte for byte the old one elsewhere.

use super::mutation::Mutation;
use super::school::{Line, School, columns_of};
use super::{csv_text, toml_text};
use bursar::day::Day;
use bursar::source::{FileId, LEDGER_FILE, Source, decode};
use bursar::table::{Column, Kind};
use std::ops::RangeInclusive;

/// A changed file and where in it the changed row stands.
pub struct Change {
    /// The file that it replaces.
    pub instead_of: Option<FileId>,
    /// The file as it is now.
    pub source: Source,
    /// The lines of the row, from 1.
    pub lines: RangeInclusive<u32>,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

/// The row as a mutation sees it.
struct Row<'s> {
    school: &'s School,
    register: &'s str,
    line: &'s Line,
    text: &'s str,
    /// The column, and its cell without quotes.
    column: Option<&'static Column>,
    old: String,
}

/// The change of one row; `None` where the mutation makes nothing of it.
pub fn change(school: &School, register: &str, line: &Line, column: &str, mutation: &Mutation) -> Option<Change> {
    if let Mutation::AddFile(path, text) = mutation {
        let lines = 1..=text.lines().count().max(1) as u32;
        let source = decode(path.clone(), text.clone().into_bytes());
        return Some(Change { instead_of: None, source, lines, old: String::new(), new: path.clone() });
    }
    let source = school.source(line.at.file);
    let declared = columns_of(register).and_then(|columns| columns.iter().find(|known| known.name == column));
    let mut row = Row { school, register, line, text: &source.text, column: declared, old: String::new() };
    row.old = row.cell(column).unwrap_or_default();
    let mut path = source.path.clone();
    let (new, text) = match mutation {
        Mutation::Rename(name) => {
            path.clone_from(name);
            (name.clone(), source.text.clone())
        }
        Mutation::EmptyFile => (String::new(), String::new()),
        Mutation::Encode(_) => (String::new(), source.text.clone()),
        Mutation::DeleteRow => (String::new(), row.without_row()),
        Mutation::RepeatRow => (row.row_text().to_owned(), row.with_row_twice()),
        Mutation::Append(added) => (added.clone(), format!("{}{added}\n", source.text)),
        Mutation::HeaderTypo => row.renamed(&slip(column, |_| false)?)?,
        Mutation::Header(name) => row.renamed(name)?,
        Mutation::Clear => (String::new(), row.cleared()?),
        Mutation::Break => row.broken()?,
        Mutation::Swap(other) => row.swapped(other)?,
        _ => {
            let new = row.value(mutation)?;
            let text = row.exchanged(column, &new)?;
            (new, text)
        }
    };
    if text == source.text && path == source.path && !matches!(mutation, Mutation::Encode(_)) {
        return None;
    }
    let lines = row.lines(&text, mutation);
    let bytes = match mutation {
        Mutation::Encode(encoding) => encoding.bytes(&text),
        _ => text.into_bytes(),
    };
    Some(Change { instead_of: Some(line.at.file), source: decode(path, bytes), lines, old: row.old, new })
}

impl Row<'_> {
    fn is_csv(&self) -> bool {
        std::path::Path::new(&self.school.source(self.line.at.file).path).extension().is_some_and(|ending| ending == "csv")
    }

    fn start(&self) -> usize {
        self.line.at.offset as usize
    }

    /// Where the record begins that the lines of a document begin with: the key of `["QG-1"]` stands behind the bracket.
    fn line_start(&self) -> usize {
        self.text[..self.start()].rfind('\n').map_or(0, |line| line + 1)
    }

    fn end(&self) -> usize {
        if self.register == LEDGER_FILE {
            self.text.len()
        } else if self.is_csv() {
            csv_text::cells(self.text, self.start()).1
        } else {
            toml_text::record_end(self.text, self.start())
        }
    }

    fn row_text(&self) -> &str {
        &self.text[self.start()..self.end()]
    }

    /// The cell of a column as it is written, without quotes; nothing where it is empty.
    fn cell(&self, column: &str) -> Option<String> {
        if self.register == LEDGER_FILE {
            let entry = toml_text::entry_at(self.text, column)?;
            return Some(self.text[entry.value].trim_matches('"').to_owned());
        }
        let declared = columns_of(self.register)?.iter().find(|known| known.name == column)?;
        if self.is_csv() {
            let (cells, _) = csv_text::cells(self.text, self.start());
            let cell = cells.get(csv_text::position(self.text, declared)?)?;
            let cell = csv_text::plain(&self.text[cell.clone()]);
            return (!cell.is_empty()).then_some(cell);
        }
        if matches!(declared.kind, Kind::Record(_) | Kind::Records(_)) {
            let entry = toml_text::entry(self.text, self.start(), declared)?;
            return Some(self.text[entry.value].to_owned());
        }
        self.line.cells.get(column).cloned()
    }

    fn exchanged(&self, column: &str, value: &str) -> Option<String> {
        if self.register == LEDGER_FILE {
            let entry = toml_text::entry_at(self.text, column)?;
            let quoted = self.text[entry.value.clone()].starts_with('"');
            let value = if quoted { format!("\"{value}\"") } else { value.to_owned() };
            return Some(format!("{}{value}{}", &self.text[..entry.value.start], &self.text[entry.value.end..]));
        }
        let declared = columns_of(self.register)?.iter().find(|known| known.name == column)?;
        if self.is_csv() {
            return Some(csv_text::exchange(self.text, self.start(), declared, &csv_text::quoted(value)));
        }
        let (outer, first) = (self.line.at == self.line.outer, columns_of(self.register)?.first()?.name);
        if outer && column == first {
            // The name of a document is its header.
            let end = self.text[self.start()..].find(']')? + self.start();
            return Some(format!("{}\"{value}\"{}", &self.text[..self.start()], &self.text[end..]));
        }
        Some(toml_text::exchange(self.text, self.start(), declared, &toml_text::written(&declared.kind, value)))
    }

    fn cleared(&self) -> Option<String> {
        (!self.old.is_empty()).then_some(())?;
        if self.is_csv() {
            return self.exchanged(self.column?.name, "");
        }
        let entry = toml_text::entry(self.text, self.start(), self.column?)?;
        Some(toml_text::without(self.text, &(entry.key.start..entry.value.end)))
    }

    /// An open quote before the cell.
    fn broken(&self) -> Option<(String, String)> {
        let new = format!("\"{}", self.old);
        let text = if self.is_csv() {
            csv_text::exchange(self.text, self.start(), self.column?, &new)
        } else {
            toml_text::exchange(self.text, self.start(), self.column?, &new)
        };
        Some((new, text))
    }

    fn swapped(&self, other: &str) -> Option<(String, String)> {
        let there = self.cell(other)?;
        let (one, two) = (self.column?.name, columns_of(self.register)?.iter().find(|column| column.name == other)?.name);
        let text = self.exchanged(one, &there)?;
        let half = Row { text: &text, old: String::new(), ..*self };
        let text = if self.old.is_empty() { half.emptied(two)? } else { half.exchanged(two, &self.old)? };
        Some((there, text))
    }

    fn emptied(&self, column: &str) -> Option<String> {
        let column = columns_of(self.register)?.iter().find(|known| known.name == column)?;
        Row { text: self.text, old: self.cell(column.name)?, column: Some(column), ..*self }.cleared()
    }

    fn renamed(&self, name: &str) -> Option<(String, String)> {
        let column = self.column?;
        let text = if self.is_csv() {
            csv_text::rename(self.text, column, name)?
        } else {
            let key = toml_text::entry(self.text, self.start(), column)?.key;
            format!("{}{name}{}", &self.text[..key.start], &self.text[key.end..])
        };
        Some((name.to_owned(), text))
    }

    fn without_row(&self) -> String {
        if self.text[self.start()..].starts_with('{') {
            return toml_text::without(self.text, &(self.start()..self.end()));
        }
        format!("{}{}", &self.text[..self.line_start()], &self.text[self.end()..])
    }

    fn with_row_twice(&self) -> String {
        let (start, end) = (self.start(), self.end());
        if self.text[start..].starts_with('{') {
            return format!("{}{}, {}", &self.text[..start], &self.text[start..end], &self.text[start..]);
        }
        format!("{}{}{}", &self.text[..end], &self.text[self.line_start()..end], &self.text[end..])
    }

    /// The lines on which the row stands in the changed text.
    fn lines(&self, text: &str, mutation: &Mutation) -> RangeInclusive<u32> {
        let line_of = |offset: usize| self.text[..offset].matches('\n').count();
        let more = text.matches('\n').count().saturating_sub(self.text.matches('\n').count());
        let first = line_of(self.start());
        let mut last = line_of(self.end().max(self.start() + 1) - 1) + more;
        if self.register == LEDGER_FILE {
            last = text.lines().count();
        }
        let (first, last) = match mutation {
            Mutation::Append(added) => {
                let last = text.lines().count();
                (last - added.lines().count(), last - 1)
            }
            Mutation::HeaderTypo | Mutation::Header(_) if self.is_csv() => {
                let header = self.text[..csv_text::header(self.text)].matches('\n').count();
                (header, header)
            }
            Mutation::Rename(_) | Mutation::EmptyFile | Mutation::Encode(_) => (0, text.lines().count()),
            _ => (first, last),
        };
        first as u32 + 1..=last as u32 + 1
    }

    /// The new text of the cell.
    fn value(&self, mutation: &Mutation) -> Option<String> {
        let old = (!self.old.is_empty()).then_some(&self.old);
        match mutation {
            Mutation::Set(value) => {
                let mut value = value.clone();
                while let Some((before, rest)) = value.split_once('{') {
                    let (name, after) = rest.split_once('}')?;
                    value = format!("{before}{}{after}", self.line.cells.get(name)?);
                }
                Some(value)
            }
            Mutation::Add(more) => Some((old?.parse::<rust_decimal::Decimal>().ok()? + more).to_string()),
            Mutation::Later(days) => other_day(old?, |day| day.plus_days(*days)),
            Mutation::Earlier(days) => other_day(old?, |day| day.minus_days(*days)),
            Mutation::Negate => Some(format!("-{}", old?)),
            Mutation::First => old?.split_once(';').map(|(first, _)| first.to_owned()),
            Mutation::Typo => slip(old?, |text| self.school.is_name(text)),
            Mutation::Other => self.other(old?),
            Mutation::Garbage => Some("？:".to_owned()),
            _ => None,
        }
    }

    /// The next value of the column that another row has.
    fn other(&self, old: &str) -> Option<String> {
        let column = self.column?.name;
        let rows = self.school.rows(self.register);
        let here = rows.iter().position(|row| row.at == self.line.at)?;
        let following = rows.iter().cycle().skip(here).take(rows.len());
        following.filter_map(|row| row.cells.get(column)).find(|value| *value != old).cloned()
    }
}

/// Another day; a time behind it stays.
fn other_day(text: &str, other: impl Fn(Day) -> Day) -> Option<String> {
    let (day, time) = text.split_at(text.find(' ').unwrap_or(text.len()));
    Some(format!("{}{time}", other(Day::parse(day)?.0)))
}

/// A text with a slip of the hand in it: two characters exchanged, one left out or one doubled.
fn slip(text: &str, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    let last = characters.len().checked_sub(1)?;
    let exchanged = (0..last).rev().map(|at| {
        let mut slip = characters.clone();
        slip.swap(at, at + 1);
        slip
    });
    let doubled = (0..=last).rev().map(|at| {
        let mut slip = characters.clone();
        slip.insert(at, characters[at]);
        slip
    });
    let mut slips = exchanged.chain(doubled).map(String::from_iter);
    slips.find(|slip: &String| slip != text && !is_taken(slip))
}

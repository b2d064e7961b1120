//! TOML documents as they stand in a file: what does not parse costs its own document, the siblings are there all the same.
//!
//! The parser recovers, but one open bracket swallows everything after it, and a table named twice becomes one. A file that
//! does not parse is therefore cut at its headers (`["QG-202609-031"]`), and each piece is parsed by itself.

use super::slip::{self, Slip, TomlFault};
use ::toml::Spanned;
use ::toml::de::{DeArray, DeString, DeTable, DeValue};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many pieces are put together again to see whether a header was none (a line of a long text may look like one).
const MOST_JOINED: usize = 4;

/// The documents of a file.
#[derive(Debug)]
pub struct Documents<'a> {
    /// All tables; a document whose name was taken already stands in the next layer.
    layers: Vec<DeTable<'a>>,
}

/// One entry of a table: its key and its value.
pub type Line<'t, 'a> = (&'t Spanned<DeString<'a>>, &'t Spanned<DeValue<'a>>);

/// The entries of a table in the order in which they stand in the file.
pub fn in_order<'t, 'a>(table: &'t DeTable<'a>) -> Vec<Line<'t, 'a>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

impl<'a> Documents<'a> {
    /// Parses a text: what can be read, and every slip in it by its place.
    pub fn parse(text: &'a str) -> (Self, Vec<Slip>) {
        let (root, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return (Self { layers: vec![root.into_inner()] }, Vec::new());
        }
        let mut recovery = Recovery { text, layers: vec![DeTable::new()], named: BTreeMap::new(), slips: Vec::new() };
        recovery.read();
        (Self { layers: recovery.layers }, recovery.slips)
    }

    /// The whole file as one table.
    pub fn root(&self) -> &DeTable<'a> {
        // There is always a first layer.
        &self.layers[0]
    }

    /// The file as tables of which each names a document once.
    pub fn layers(&self) -> &[DeTable<'a>] {
        &self.layers
    }
}

/// A piece of a file: a header and what stands under it.
struct Piece {
    range: Range<usize>,
    /// The keys of its header; none before the first header.
    path: Vec<String>,
    /// Whether its header adds to a list (`[[waiver]]`).
    is_element: bool,
}

impl Piece {
    /// What is lost if the piece does not parse: its document, or its element of a list.
    fn document(&self) -> Option<&String> {
        if self.is_element && self.path.len() == 1 { None } else { self.path.first() }
    }
}

struct Recovery<'a> {
    text: &'a str,
    layers: Vec<DeTable<'a>>,
    /// The layer in which each document stands, and whether its own header was met there.
    named: BTreeMap<String, (usize, bool)>,
    slips: Vec<Slip>,
}

impl<'a> Recovery<'a> {
    fn read(&mut self) {
        let conflicts = slip::conflicts(self.text);
        let pieces = pieces(self.text);
        let mut lost: BTreeSet<(usize, String)> = BTreeSet::new();
        let mut next = 0;
        while next < pieces.len() {
            let piece = &pieces[next];
            let layer = self.layer_of(piece);
            let in_conflict = conflicts.iter().any(|conflict| overlap(conflict, &piece.range));
            let (count, parsed) = if in_conflict { (1, None) } else { self.parse(&pieces[next..]) };
            next += count;
            let document = piece.document().map(|name| (layer, name.clone()));
            match parsed {
                Some(table) if document.as_ref().is_none_or(|document| !lost.contains(document)) => self.put(layer, table),
                Some(_) => {}
                None => {
                    if let Some((layer, name)) = document {
                        self.layers[layer].remove(name.as_str());
                        lost.insert((layer, name));
                    }
                }
            }
        }
        let of_conflict = |range: &Range<usize>| Slip { range: range.clone(), fault: TomlFault::Conflict, lost: None };
        self.slips.extend(conflicts.iter().map(of_conflict));
        // The name of what was lost goes with the first slip in it.
        self.slips.sort_by_key(|slip| (slip.range.start, slip.range.end));
    }

    /// The layer in which a piece's document stands; a header that names it again opens the next.
    fn layer_of(&mut self, piece: &Piece) -> usize {
        let Some(document) = piece.document() else { return 0 };
        let (layer, met) = self.named.entry(document.clone()).or_default();
        if piece.path.len() == 1 {
            *layer += usize::from(*met);
            *met = true;
        }
        let layer = *layer;
        while self.layers.len() <= layer {
            self.layers.push(DeTable::new());
        }
        layer
    }

    /// Parses the first of these pieces, joined with as many of the next as it takes; tells the slips.
    fn parse(&mut self, pieces: &[Piece]) -> (usize, Option<DeTable<'a>>) {
        let first = &pieces[0];
        let mut told = Vec::new();
        for count in 1..=pieces.len().min(MOST_JOINED) {
            let range = first.range.start..pieces[count - 1].range.end;
            let (table, slips) = parse_piece(self.text, range, first.document());
            let lost = slips.iter().any(|slip| slip.fault.is_fatal());
            if !lost {
                self.slips.extend(slips);
                return (count, Some(table));
            }
            if count == 1 {
                told = slips;
            }
        }
        self.slips.extend(told);
        (1, None)
    }

    fn put(&mut self, layer: usize, table: DeTable<'a>) {
        merge(&mut self.layers[layer], table, &mut self.slips);
    }
}

/// Parses a stretch of the text. Of slips that cost the document only the first is told: the others follow from it.
fn parse_piece<'a>(text: &'a str, range: Range<usize>, document: Option<&String>) -> (DeTable<'a>, Vec<Slip>) {
    let (table, errors) = DeTable::parse_recoverable(&text[range.clone()]);
    let mut slips: Vec<Slip> = Vec::new();
    let mut found: Vec<(Range<usize>, TomlFault)> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            let span = range.start + span.start..range.start + span.end.max(span.start);
            (span.clone(), TomlFault::of(error.message(), text, &span))
        })
        .collect();
    found.sort_by_key(|(span, _)| span.start);
    let line_of = |at: usize| text[..at].rfind('\n');
    let first = found.iter().position(|(_, fault)| fault.is_fatal());
    let last_line = first.map(|first| line_of(found[first].0.start));
    // Of what is said about that line, a bracket left open is the cause: after it nothing else fits.
    let opened = found.iter().position(|(range, fault)| {
        matches!(fault, TomlFault::Unclosed(_)) && last_line.is_some_and(|last| line_of(range.start) == last)
    });
    let fatal = opened.or(first);
    for (position, (range, fault)) in found.into_iter().enumerate() {
        // What stands beside the slip that costs the document is part of it.
        if Some(position) == fatal || last_line.is_none_or(|last| line_of(range.start) < last) {
            let lost = document.filter(|_| fault.is_fatal()).cloned();
            slips.push(Slip { range, fault, lost });
        }
    }
    (shift_table(table.into_inner(), range.start), slips)
}

/// Puts what one piece says beside what is there already.
fn merge<'a>(into: &mut DeTable<'a>, from: DeTable<'a>, slips: &mut Vec<Slip>) {
    for (key, mut value) in from {
        let Some(there) = into.get_mut(key.get_ref().as_ref()) else {
            into.insert(key, value);
            continue;
        };
        match (there.get_mut(), value.get_mut()) {
            (DeValue::Table(there), DeValue::Table(more)) => merge(there, std::mem::take(more), slips),
            (DeValue::Array(there), DeValue::Array(more)) => {
                for element in std::mem::replace(more, DeArray::new()) {
                    there.push(element);
                }
            }
            // `[a.b]` after `[[a]]` belongs to the last element.
            (DeValue::Array(there), DeValue::Table(more))
                if matches!(there.last().map(Spanned::get_ref), Some(DeValue::Table(_))) =>
            {
                if let Some(DeValue::Table(last)) = there.last_mut().map(Spanned::get_mut) {
                    merge(last, std::mem::take(more), slips);
                }
            }
            _ => {
                let fault = TomlFault::KeyRepeated(key.get_ref().to_string());
                slips.push(Slip { range: key.span(), fault, lost: None });
            }
        }
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Cuts a text at its headers.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = vec![Piece { range: 0..0, path: Vec::new(), is_element: false }];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((path, is_element)) = header(line) {
            pieces.push(Piece { range: at..at, path, is_element });
        }
        at += line.len();
        if let Some(piece) = pieces.last_mut() {
            piece.range.end = at;
        }
    }
    pieces
}

/// The keys of a header, and whether it adds to a list; a line of an array of values is none.
fn header(line: &str) -> Option<(Vec<String>, bool)> {
    let rest = line.trim().strip_prefix('[')?;
    let (rest, is_element) = rest.strip_prefix('[').map_or((rest, false), |rest| (rest, true));
    let mut path = vec![String::new()];
    let mut quote = None;
    for character in rest.chars() {
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            (None, ']' | '#') => break,
            (None, ',' | '{' | '[' | '=') => return None,
            (None, '.') => path.push(String::new()),
            (None, blank) if blank.is_whitespace() => {}
            (_, other) => path.last_mut()?.push(other),
        }
    }
    Some((path, is_element))
}

fn shift_table(table: DeTable<'_>, by: usize) -> DeTable<'_> {
    table
        .into_iter()
        .map(|(key, value)| (Spanned::new(shifted(&key.span(), by), key.into_inner()), shift_value(value, by)))
        .collect()
}

fn shift_value(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let span = shifted(&value.span(), by);
    let value = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(shift_table(table, by)),
        DeValue::Array(array) => DeValue::Array(array.into_iter().map(|value| shift_value(value, by)).collect::<DeArray<'_>>()),
        plain => plain,
    };
    Spanned::new(span, value)
}

fn shifted(span: &Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The documents that can be read, and the slips, as one text.
    fn read(text: &str) -> String {
        let (documents, slips) = Documents::parse(text);
        let mut told = String::new();
        for layer in documents.layers() {
            for (key, value) in in_order(layer) {
                let keys: Vec<&str> = match value.get_ref() {
                    DeValue::Table(table) => in_order(table).iter().map(|(key, _)| key.get_ref().as_ref()).collect(),
                    _ => vec!["="],
                };
                assert!(text[key.span()].contains(key.get_ref().as_ref()), "the place of {}", key.get_ref());
                told += &format!("{}({}) ", key.get_ref(), keys.join(" "));
            }
        }
        for slip in slips {
            let line = text[..slip.range.start].matches('\n').count() + 1;
            told += &format!("| {line}: {:?}{} ", slip.fault, slip.lost.map(|name| format!(" lost {name}")).unwrap_or_default());
        }
        told.trim_end().to_owned()
    }

    #[test]
    fn a_text_without_slips_is_one_layer() {
        assert_eq!(read("[a]\nx = 1\n[b]\ny = 2\n[b.c]\nz = 3\n"), "a(x) b(y c)");
    }

    #[test]
    fn a_broken_document_costs_only_itself() {
        for broken in ["x", "x = ", "x = [", "x = { y = 1", "x = \"a", "x = 2026-02-30", "x = \"\"\"", "x = 1 y = 2"] {
            let told = read(&format!("[a]\nw = 1\n[b]\n{broken}\n[c]\ny = 1\n[[c.d]]\nz = 1\n"));
            assert!(told.starts_with("a(w) c(y d) | "), "{broken}: {told}");
            assert!(told.ends_with("lost b") && told.matches('|').count() == 1, "{broken}: {told}");
        }
        assert_eq!(read("[a]\nx = 1\n[a.b]\ny = [\n[c]\nz = 1\n"), "c(z) | 4: Unclosed(Array) lost a");
        assert_eq!(read("[a]\nx = [\n  { y = 1 },\nz = [ 1 ]\n[c]\nz = 1\n"), "c(z) | 4: Unclosed(Array) lost a");
    }

    #[test]
    fn keys_and_words_without_quotes_are_read_and_told() {
        assert_eq!(
            read("[李娜]\n姓名 = 李娜\n"),
            "李娜(姓名) | 1: BareKey(\"李娜\") | 2: BareKey(\"姓名\") | 2: BareText(\"李娜\")"
        );
    }

    #[test]
    fn a_document_named_twice_is_there_twice() {
        assert_eq!(read("[\"A\"]\nx = 1\n[\"A\".s]\ny = 1\n[\"A\"]\nz = 1\n[b]\nw = 1\n"), "A(x s) b(w) A(z)");
        assert_eq!(read("[a]\nx = 1\nx = 2\ny = 1\n"), "a(x y) | 3: KeyRepeated(\"x\")");
    }

    #[test]
    fn elements_of_a_list_are_lost_one_by_one() {
        assert_eq!(read("[[w]]\nx = 1\n[[w]]\nx = \n[[w]]\nx = 3\n"), "w(=) | 4: ValueMissing");
        let (documents, _) = Documents::parse("[[w]]\nx = 1\n[[w]]\nx = \n[[w]]\nx = 3\n");
        let Some(DeValue::Array(elements)) = documents.root().get("w").map(Spanned::get_ref) else { panic!("a list") };
        assert_eq!(elements.len(), 2);
    }

    #[test]
    fn where_two_changes_meet_the_documents_touched_are_left() {
        let text = "[a]\nx = 1\n<<<<<<< HEAD\ny = 1\n=======\ny = 2\n>>>>>>> other\n[b]\nx = 1\n";
        assert_eq!(read(text), "b(x) | 3: Conflict");
    }

    #[test]
    fn a_line_of_a_long_text_is_no_header() {
        assert_eq!(read("[a]\nx = '''\n[not]\n'''\n[b]\ny\n"), "a(x) | 6: ValueMissing lost b");
    }
}

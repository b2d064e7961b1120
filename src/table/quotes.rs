//! Where the cells of a CSV record lie, and whether its quotes are sound.
//!
//! Cells are looked at where they stand in the text: nothing is copied but a quoted cell with doubled quotes in it. The `csv`
//! crate copies every record; a test compares the two.

use memchr::{memchr, memchr3};
use std::ops::Range;

/// One cell of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// Its text, without the quotes around it.
    pub(super) range: Range<usize>,
    /// Whether quotes stood around it.
    pub(super) quoted: bool,
    /// What is wrong with its quotes.
    pub(super) fault: Option<QuoteFault>,
}

impl Cut {
    /// The cell as it stands in the text, without the blanks around it.
    pub(super) fn written<'t>(&self, text: &'t str) -> &'t str {
        trimmed(&text[self.range.clone()])
    }

    /// What a quoted cell with doubled quotes in it says: each of them once; `None` where the cell says what is written.
    pub(super) fn undoubled(&self, text: &str) -> Option<String> {
        let written = self.quoted.then(|| self.written(text)).filter(|written| written.contains("\"\""))?;
        Some(written.replace("\"\"", "\""))
    }
}

/// A cell without the blanks around it. Most have none, which its first and last byte tell.
fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [] => cell,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

/// What can be wrong with the quotes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuoteFault {
    /// Opened and never closed.
    Open,
    /// Closed, and the cell goes on; or not right after the comma.
    Stray,
}

/// Cuts the record that begins here into cells; gives the byte after it.
pub(super) fn cut(text: &str, start: usize, mut each: impl FnMut(Cut)) -> usize {
    let bytes = text.as_bytes();
    let cell_end = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + memchr3(b',', b'\n', b'\r', rest).unwrap_or(rest.len())
    };
    let mut at = start;
    loop {
        let begin = at;
        if bytes.get(at) == Some(&b'"') {
            let Some(close) = closing_quote(bytes, begin + 1) else {
                each(Cut { range: begin + 1..bytes.len(), quoted: true, fault: Some(QuoteFault::Open) });
                return bytes.len();
            };
            at = cell_end(close + 1);
            // Blanks after the quote do no harm.
            let fault = (!text[close + 1..at].trim().is_empty()).then_some(QuoteFault::Stray);
            each(Cut { range: begin + 1..close, quoted: true, fault });
        } else {
            at = cell_end(at);
            // `a, "b, c"`: only a quote right after the comma holds a cell together.
            let fault = is_late_quote(&text[begin..at]).then_some(QuoteFault::Stray);
            each(Cut { range: begin..at, quoted: false, fault });
        }
        match bytes.get(at) {
            Some(b',') => at += 1,
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => return at + 2,
            Some(_) => return at + 1,
            None => return at,
        }
    }
}

/// Whether a cell begins with blanks and then a quote; a cell that begins with anything else is not looked at further.
fn is_late_quote(cell: &str) -> bool {
    cell.bytes().next().is_some_and(|first| !first.is_ascii_graphic()) && cell.trim_start().starts_with('"')
}

/// The quote that ends a cell: one that is not doubled.
fn closing_quote(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// The cells of the record that begins here, without their quotes.
pub(super) fn cell_ranges(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    cut(text, start, |cell| cells.push(cell.range));
    cells
}

/// What is wrong with the quotes of the record that begins here, and where reading goes on.
pub(super) fn fault(text: &str, start: usize) -> Option<(QuoteFault, usize)> {
    let mut first: Option<QuoteFault> = None;
    // A quote that was left open takes in lines that belong to other records: they are read again.
    let mut swallowed: Option<usize> = None;
    let end = cut(text, start, |cell| {
        if let Some(fault) = cell.fault {
            first = first.or(Some(fault));
            if fault == QuoteFault::Open || text[cell.range.clone()].contains('\n') {
                swallowed = swallowed.or(Some(cell.range.start));
            }
        }
    });
    let line_after = |at: usize| text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
    first.map(|fault| match swallowed {
        Some(at) => (QuoteFault::Open, line_after(at)),
        None => (fault, end),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_found_without_their_quotes() {
        let text = "a,\"b \"\"c\"\", d\",,e\r\nnext";
        let cells: Vec<&str> = cell_ranges(text, 0).into_iter().map(|range| &text[range]).collect();
        assert_eq!(cells, ["a", "b \"\"c\"\", d", "", "e"]);
        assert_eq!(&text[cut(text, 0, |_| {})..], "next");
    }

    #[test]
    fn an_open_quote_gives_back_what_it_swallowed() {
        let text = "a,\"b\nc,d\n";
        assert_eq!(fault(text, 0), Some((QuoteFault::Open, 5)));
        let paired = "a,\"b\nc,d\ne,\"f, g\"\nh\n";
        assert_eq!(fault(paired, 0), Some((QuoteFault::Open, 5)));
        assert_eq!(fault("a,\"b\nc\",d\n", 0), None);
    }

    #[test]
    fn text_after_a_closing_quote_costs_its_record() {
        assert_eq!(fault("\"A4\"纸,\"x\ny\"\nnext", 0), Some((QuoteFault::Stray, 14)));
        assert_eq!(fault("5\" 管,x\n", 0), None);
        assert_eq!(fault("\"a\" ,x\n", 0), None);
        assert_eq!(fault("a, \"b\",c\n", 0), Some((QuoteFault::Stray, 9)));
    }

    proptest! {
        #[test]
        fn it_cuts_as_the_csv_crate_does(text in "[a,\"\n\r# 文]{0,40}") {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let mut record = csv::ByteRecord::new();
            while reader.read_byte_record(&mut record).expect("memory is always read") {
                let position = record.position().map_or(0, |position| position.byte() as usize);
                let start = position + text[position..].len() - text[position..].trim_start_matches(['\n', '\r']).len();
                let mut sound = true;
                let mut cells = Vec::new();
                let end = cut(&text, start, |cell| {
                    sound &= cell.fault.is_none();
                    cells.push(cell);
                });
                if sound && start < text.len() {
                    for (expected, cell) in record.iter().zip(&cells) {
                        let said = cell.undoubled(&text).unwrap_or_else(|| cell.written(&text).to_owned());
                        prop_assert_eq!(said, std::str::from_utf8(expected).expect("text").trim());
                    }
                    prop_assert_eq!(record.len(), cells.len());
                    let read = reader.position().byte() as usize;
                    prop_assert_eq!(text[read.min(end)..read.max(end)].trim(), "");
                }
            }
        }
    }
}

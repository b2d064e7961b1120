//! Writing a ledger: CSV and TOML text, one file a month where a register is busy.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::words::Words;

/// A folder that is being filled with registers.
pub struct Folder {
    root: PathBuf,
    words: Words,
    /// Rows and documents written so far.
    pub rows: usize,
}

impl Folder {
    /// A new ledger in `root`.
    pub fn new(root: &Path, words: Words) -> Result<Self> {
        fs::create_dir_all(root).with_context(|| format!("cannot make {}", root.display()))?;
        Ok(Self { root: root.to_owned(), words, rows: 0 })
    }

    /// Writes one file, making the folders above it.
    pub fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.root.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        fs::write(&path, self.words.apply(text)).with_context(|| format!("cannot write {}", path.display()))
    }

    /// A text in this school's words.
    pub fn worded(&self, text: &str) -> String {
        self.words.apply(text)
    }

    /// Writes a whole register as one CSV file.
    pub fn sheet(&mut self, name: &str, sheet: &Sheet) -> Result<()> {
        self.rows += sheet.rows;
        self.write(name, &sheet.text)
    }
}

/// CSV text under a header, with a comment or two above it.
pub struct Sheet {
    text: String,
    columns: usize,
    rows: usize,
}

impl Sheet {
    /// A sheet with this header.
    pub fn new(comments: &[&str], header: &[&str]) -> Self {
        let mut text = String::new();
        for comment in comments {
            text.push_str("# ");
            text.push_str(comment);
            text.push('\n');
        }
        text.push_str(&header.join(","));
        text.push('\n');
        Self { text, columns: header.len(), rows: 0 }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[&str]) {
        assert_eq!(cells.len(), self.columns, "a row has a cell a column: {cells:?}");
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            push_cell(&mut self.text, cell);
        }
        self.text.push('\n');
        self.rows += 1;
    }
}

fn push_cell(text: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n']) || cell.starts_with('#') {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// A register that has a file a month.
pub struct MonthlySheets<'a> {
    comments: &'a [&'a str],
    header: &'a [&'a str],
    months: BTreeMap<String, Sheet>,
}

impl<'a> MonthlySheets<'a> {
    /// Sheets that all have this header.
    pub fn new(comments: &'a [&'a str], header: &'a [&'a str]) -> Self {
        Self { comments, header, months: BTreeMap::new() }
    }

    /// Adds a row to the file of its day's month.
    pub fn row(&mut self, day: &str, cells: &[&str]) {
        let month = &day[..7];
        if !self.months.contains_key(month) {
            self.months.insert(month.to_owned(), Sheet::new(self.comments, self.header));
        }
        self.months.get_mut(month).expect("just added").row(cells);
    }

    /// Writes the files below `folder`.
    pub fn write(self, target: &mut Folder, folder: &str) -> Result<()> {
        self.months.iter().try_for_each(|(month, sheet)| target.sheet(&format!("{folder}/{month}.csv"), sheet))
    }
}

/// A TOML string.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

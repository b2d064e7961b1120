//! Writing a ledger: CSV and TOML text, one file a month where a register is busy.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A folder that is being filled with registers.
pub struct Folder {
    root: PathBuf,
    /// Ids that stand for others: who plays whose part.
    parts: HashMap<&'static str, &'static str>,
    /// Words of a school and what they are called here.
    words: &'static [(&'static str, &'static str)],
    /// Rows and documents written so far.
    pub rows: usize,
}

impl Folder {
    /// A new ledger in `root`.
    pub fn new(root: &Path) -> Result<Self> {
        fs::create_dir_all(root).with_context(|| format!("cannot make {}", root.display()))?;
        Ok(Self { root: root.to_owned(), parts: HashMap::new(), words: &[], rows: 0 })
    }

    /// From now on these ids, and these words, are written in the place of those.
    pub fn name_parts(
        &mut self,
        parts: impl Iterator<Item = (&'static str, &'static str)>,
        words: &'static [(&'static str, &'static str)],
    ) {
        self.parts.extend(parts);
        self.words = words;
    }

    /// The text with every id that stands for another replaced.
    fn played(&self, text: &str) -> String {
        let mut played = String::with_capacity(text.len());
        let is_id = |character: char| character.is_ascii_alphanumeric() || character == '-';
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|character| is_id(character) != is_id(first)).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            played.push_str(self.parts.get(run).unwrap_or(&run));
            rest = after;
        }
        played
    }

    /// Writes one file, making the folders above it.
    pub fn write(&mut self, name: &str, text: &str) -> Result<()> {
        let path = self.root.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        let mut text = if self.parts.is_empty() { text.to_owned() } else { self.played(text) };
        for (school, house) in self.words {
            text = text.replace(school, house);
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
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

//! Places in the ledger's files: which file, which line, which column.

/// The number of a file in [`Sources`](super::Sources).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// `bursar.toml`, which is always the first.
    pub const SETTINGS: Self = Self(0);

    /// The file with this position in the list of files.
    pub const fn new(index: usize) -> Self {
        Self(index as u32)
    }

    /// Its position in the list of files.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a row begins: its file and the byte in the file's text. Eight bytes, because every row carries one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The file.
    pub file: FileId,
    /// The byte in its decoded text.
    pub offset: u32,
}

/// A stretch of a file's text, in bytes of the decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A place in the ledger's files, as exactly as it is known; it is worked out to line and column only for findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// A file as a whole.
    File(FileId),
    /// A row as a whole.
    Row(At),
    /// One cell of a row: the column's name.
    Cell(At, &'static str),
    /// A stretch of text.
    Span(Span),
}

impl Spot {
    /// The file it lies in.
    pub const fn file(self) -> FileId {
        match self {
            Self::File(file) => file,
            Self::Row(at) | Self::Cell(at, _) => at.file,
            Self::Span(span) => span.file,
        }
    }
}

/// Line and column as people count them: from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

impl LineColumn {
    /// The line and column of a byte of a text; a byte inside a character counts as that character.
    pub fn of(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1,
            column: before[line_start..].chars().count() as u32 + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "品号,数量\n大米,五斤\n";
        let at = text.find('五').expect("it stands there");
        assert_eq!(LineColumn::of(text, at), LineColumn { line: 2, column: 4 });
        assert_eq!(LineColumn::of(text, at + 1), LineColumn { line: 2, column: 4 });
        assert_eq!(LineColumn::of(text, 9999).line, 3);
    }
}

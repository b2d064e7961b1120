//! What a line of the table does to a cell, a row, a header or a file.

use rust_decimal::Decimal;

/// What is done.
#[derive(Debug, Clone)]
pub enum Mutation {
    /// The cell is emptied.
    Clear,
    /// The cell holds this; `{column}` in it is another cell of the row.
    Set(String),
    /// The figure is larger by so much.
    Add(Decimal),
    /// The day is so many days later.
    Later(u32),
    /// The day is so many days earlier.
    Earlier(u32),
    /// The figure gets a minus.
    Negate,
    /// Of several values only the first stays.
    First,
    /// The next other value of the column.
    Other,
    /// A slip of the hand.
    Typo,
    /// Signs that fit no kind of cell.
    Garbage,
    /// The cell changes places with another of its row.
    Swap(String),
    /// A quote is opened before the cell and not closed.
    Break,
    /// The row is gone.
    DeleteRow,
    /// The row stands twice.
    RepeatRow,
    /// The text is added at the end of the file.
    Append(String),
    /// The header has a slip of the hand.
    HeaderTypo,
    /// The header has this name.
    Header(String),
    /// The file is empty.
    EmptyFile,
    /// The file has another path.
    Rename(String),
    /// The file has other bytes.
    Encode(Bytes),
    /// There is one file more: its path and its text.
    AddFile(String, String),
}

/// How a file may be written.
#[derive(Debug, Clone, Copy)]
pub enum Bytes {
    /// As a spreadsheet program of Chinese Windows writes it.
    Gb18030,
    /// With line ends of Windows.
    Crlf,
    /// As a disk error leaves it: a byte in the middle that is no text.
    Damaged,
}

impl Bytes {
    /// The bytes of a text.
    pub fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
            Self::Crlf => text.replace('\n', "\r\n").into_bytes(),
            Self::Damaged => {
                let mut bytes = text.as_bytes().to_vec();
                bytes.insert(text.len() / 2, 0xff);
                bytes
            }
        }
    }
}

impl Mutation {
    /// Reads what the table says.
    pub fn parse(text: &str) -> Option<Self> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let own = || (!rest.is_empty()).then(|| rest.to_owned());
        Some(match word {
            "set" => Self::Set(own()?),
            "add" => Self::Add(rest.parse().ok()?),
            "later" => Self::Later(rest.parse().ok()?),
            "earlier" => Self::Earlier(rest.parse().ok()?),
            "swap" => Self::Swap(own()?),
            "append" => Self::Append(own()?.replace("\\n", "\n")),
            "header" => Self::Header(own()?),
            "rename-file" => Self::Rename(own()?),
            "encode" if rest == "gb18030" => Self::Encode(Bytes::Gb18030),
            "encode" if rest == "crlf" => Self::Encode(Bytes::Crlf),
            "encode" if rest == "damaged" => Self::Encode(Bytes::Damaged),
            "add-file" => {
                let (path, text) = rest.split_once(' ').unwrap_or((rest, ""));
                Self::AddFile(path.to_owned(), text.replace("\\n", "\n"))
            }
            _ if !rest.is_empty() => return None,
            "clear" => Self::Clear,
            "negate" => Self::Negate,
            "first" => Self::First,
            "other" => Self::Other,
            "typo" => Self::Typo,
            "garbage" => Self::Garbage,
            "open-quote" => Self::Break,
            "delete-row" => Self::DeleteRow,
            "repeat-row" => Self::RepeatRow,
            "header-typo" => Self::HeaderTypo,
            "empty-file" => Self::EmptyFile,
            _ => return None,
        })
    }
}

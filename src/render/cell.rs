//! One cell of a grid: as the ledger writes it for programs, as people read it for people.

use super::escape::visible;
use super::grid::Grid;
use serde::{Serialize, Serializer};

/// What stands in one cell.
#[derive(Debug, Clone, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, a date, a figure: written the same for everybody. Figures are texts, so that no reader rounds them.
    Text(String),
    /// A fixed word: as it is written, and as people read it.
    Word(String, String),
    /// A number that nobody rounds: how many, which line.
    Number(usize),
    /// Several values.
    List(Vec<Cell>),
    /// A place in a file of the ledger.
    Place(String, u32),
    /// A record inside.
    Record(Grid),
    /// Several records inside.
    Records(Grid),
}

impl Cell {
    /// A text; an empty one is an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Several values; none is an empty cell.
    pub fn list(cells: Vec<Self>) -> Self {
        if cells.is_empty() { Self::Empty } else { Self::List(cells) }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Records(grid) => grid.rows.is_empty(),
            _ => false,
        }
    }

    /// As the ledger writes it, for CSV; of records how many.
    pub fn written(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Word(text, _) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::List(cells) => cells.iter().map(Self::written).collect::<Vec<_>>().join(";"),
            Self::Place(file, line) => format!("{file}:{line}"),
            Self::Records(grid) if grid.rows.is_empty() => String::new(),
            Self::Record(grid) | Self::Records(grid) => grid.rows.len().to_string(),
        }
    }

    /// As people read it, safe to show; of records how many.
    pub fn shown(&self) -> String {
        match self {
            Self::Word(_, shown) => visible(shown),
            Self::List(cells) => cells.iter().map(Self::shown).collect::<Vec<_>>().join("; "),
            other => visible(&other.written()),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) | Self::Word(text, _) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number as u64),
            Self::List(cells) => cells.serialize(serializer),
            Self::Place(file, line) => {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("file", file)?;
                map.serialize_entry("line", line)?;
                map.end()
            }
            Self::Record(grid) => grid.rows.first().map(|row| grid.object(row)).serialize(serializer),
            Self::Records(grid) => grid.objects().serialize(serializer),
        }
    }
}

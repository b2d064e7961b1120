//! From text to rows: CSV and TOML read with the place of every cell, columns declared once.
//!
//! This layer knows what a column is, never which columns a register has. Reading gives rows *and* problems: a cell that
//! cannot be read costs its row, never its file.

mod column;
mod csv;
mod documents;
mod field;
mod given;
mod header;
mod kinds;
mod locate;
mod map;
mod problem;
mod problems;
mod quotes;
mod reader;
mod record;
mod slip;
mod toml;
mod value;
mod words;

pub use self::csv::read_csv;
pub use self::toml::{read_inner, read_table, read_toml};
pub use column::{Column, Kind, Shape};
pub use documents::{Documents, Line, in_order};
pub use field::{Field, Filled, Input, List, Signed, Text};
pub use given::{Given, Tables};
pub use header::{nearest, simplify};
pub use locate::{Locator, locate_in};
pub use map::{Entry, Map, Pair};
pub use problem::{Problem, SettingsFault, Syntax, Unfit, What};
pub use reader::{Cells, ExtraWords, Reader};
pub use record::{AnyRecord, Record, column_index};
pub use slip::{Enclosure, Slip, TomlFault};
pub use value::Value;
pub use words::{Word, Words, position, shown_name};

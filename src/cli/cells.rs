//! From rows of any register to cells: every column with its name in the language of whoever reads it.

use crate::id::Names;
use crate::lang::Lang;
use crate::render::Cell;
use crate::render::grid::{self, Grid};
use crate::table::{self, AnyRecord, Kind, Value, Word};

/// Turns values into cells.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'l> {
    /// The texts of ids.
    pub names: &'l Names,
    /// The language of words and headings.
    pub lang: Lang,
}

impl Writer<'_> {
    /// A heading.
    pub fn column(self, column: &table::Column) -> grid::Column {
        let shown = if self.lang == Lang::Chinese { column.chinese } else { column.name };
        grid::Column { name: column.name.to_owned(), shown: shown.to_owned(), figure: is_figure(&column.kind) }
    }

    /// One column of a record.
    pub fn cell(self, record: &dyn AnyRecord, column: usize) -> Cell {
        let declared = &record.all_columns()[column];
        match declared.kind {
            Kind::Record(columns) | Kind::Records(columns) => {
                let mut inside: Vec<&dyn AnyRecord> = Vec::new();
                record.inner(column, &mut |record| inside.push(record));
                let mut grid = self.grid(columns, &inside);
                self.column(declared).shown.clone_into(&mut grid.title);
                match declared.kind {
                    Kind::Record(_) if inside.is_empty() => Cell::Empty,
                    Kind::Record(_) => Cell::Record(grid),
                    _ => Cell::Records(grid),
                }
            }
            kind => self.value(&record.cell(column), &kind),
        }
    }

    /// Records under all their columns.
    pub fn grid(self, columns: &'static [table::Column], records: &[&dyn AnyRecord]) -> Grid {
        let row = |record: &&dyn AnyRecord| (0..columns.len()).map(|column| self.cell(*record, column)).collect();
        Grid {
            title: String::new(),
            columns: columns.iter().map(|column| self.column(column)).collect(),
            rows: records.iter().map(row).collect(),
        }
    }

    /// One value of a kind.
    pub fn value(self, value: &Value<'_>, kind: &Kind) -> Cell {
        let written = || value.written(self.names);
        match (value, kind) {
            (Value::Absent, _) => Cell::Empty,
            (Value::List(values), Kind::List(inner)) => Cell::list(values.iter().map(|value| self.value(value, inner)).collect()),
            (Value::Word(word), _) => self.word(word),
            (Value::YesNo(yes), _) if self.lang == Lang::Chinese => {
                Cell::Word(written(), if *yes { "是" } else { "否" }.to_owned())
            }
            (Value::Text(text), Kind::OpenWords(_, words)) => match words.iter().find(|word| word.name == *text) {
                Some(word) => self.word(word),
                None => Cell::text(*text),
            },
            _ => Cell::text(written()),
        }
    }

    fn word(self, word: &Word) -> Cell {
        let chinese = word.chinese.first().filter(|_| self.lang == Lang::Chinese);
        Cell::Word(word.name.to_owned(), chinese.map_or(word.name, |chinese| chinese).to_owned())
    }
}

const fn is_figure(kind: &Kind) -> bool {
    matches!(kind, Kind::Money | Kind::UnitPrice | Kind::Quantity | Kind::Number | Kind::Count | Kind::Records(_))
}

//! The rows of a thing with every column, and what they refer to.

use super::clerk::{Clerk, Heading};
use super::find::Subject;
use crate::id::Id;
use crate::lang::{Lang, Wording};
use crate::registers::{Row, Table, Visitor};
use crate::render::Cell;
use crate::render::grid::{Column, Grid};
use crate::render::page::{Form, Section};
use crate::source::At;

/// The heading of the place of a row.
pub const AT: Heading = ("at", Wording::new("位置", "at"), false);

/// The rows, and what they refer to.
pub struct Gathered {
    /// The rows with every column.
    pub cards: Section,
    /// What they refer to.
    pub references: Section,
}

/// Gathers the rows of a thing.
pub fn gather(subject: &Subject, clerk: &Clerk<'_>) -> Gathered {
    let mut gathering = Gathering { subject, clerk, rows: Vec::new(), references: Vec::new() };
    clerk.registers().visit(&mut gathering);
    let mut columns: Vec<Column> = subject.register.columns.iter().map(|column| clerk.writer.column(column)).collect();
    columns.push(Column { name: AT.0.to_owned(), shown: AT.1.text(clerk.lang()).to_owned(), figure: false });
    let title = Wording::new("各行", "rows").text(clerk.lang());
    let title = if gathering.rows.len() > 1 { title } else { "" }.to_owned();
    let cards = Grid { title, columns, rows: gathering.rows };
    Gathered {
        cards: Section::new("rows", Form::Cards, cards),
        references: Section::new("refers_to", Form::Rows, references(&gathering.references, clerk)),
    }
}

/// The id in a column, and the registers of which it is one.
type Reference = (&'static str, &'static str, &'static [&'static str], Id);

struct Gathering<'g, 'c> {
    subject: &'g Subject,
    clerk: &'g Clerk<'c>,
    rows: Vec<Vec<Cell>>,
    references: Vec<Reference>,
}

impl Visitor for Gathering<'_, '_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let names = &self.clerk.context.ledger.names;
        for row in rows.iter().filter(|row| self.subject.is(*row, names)) {
            let mut cells: Vec<Cell> = (0..R::COLUMNS.len()).map(|column| self.clerk.writer.cell(row, column)).collect();
            cells.push(self.clerk.at(row.at()));
            self.rows.push(cells);
            row.references(&mut |column, id, _| {
                let reference = (column.name, column.chinese, column.refers, id);
                if !self.references.contains(&reference) {
                    self.references.push(reference);
                }
            });
        }
    }
}

/// What the rows refer to: each once, with the place of its own row.
fn references(references: &[Reference], clerk: &Clerk<'_>) -> Grid {
    let mut places = Places { wanted: references, found: vec![None; references.len()] };
    clerk.registers().visit(&mut places);
    let line = |((name, chinese, refers, id), found): (&Reference, &Option<(&'static str, &'static str, At)>)| {
        let field = Cell::Word((*name).to_owned(), if clerk.lang() == Lang::Chinese { *chinese } else { *name }.to_owned());
        match found {
            Some((register, chinese, at)) => {
                let shown = if clerk.lang() == Lang::Chinese { *chinese } else { *register };
                let register_cell = Cell::Word((*register).to_owned(), shown.to_owned());
                vec![field, register_cell, clerk.of_register(register, *id), clerk.at(*at)]
            }
            None => vec![field, Cell::text(refers.join(", ")), clerk.id(*id), Cell::Empty],
        }
    };
    let rows = references.iter().zip(&places.found).map(line).collect();
    let headings: [Heading; 4] = [
        ("field", Wording::new("列", "column"), false),
        ("register", Wording::new("账册", "register"), false),
        ("id", Wording::new("编号", "id"), false),
        AT,
    ];
    clerk.grid(Wording::new("它提到的", "refers to"), &headings, rows)
}

/// Looks for the rows that references mean.
struct Places<'p> {
    wanted: &'p [Reference],
    found: Vec<Option<(&'static str, &'static str, At)>>,
}

impl Visitor for Places<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let register = R::REGISTER;
        for ((_, _, refers, id), found) in self.wanted.iter().zip(&mut self.found) {
            if found.is_none() && register.id.is_some() && refers.contains(&register.name) {
                *found = rows.get(*id).map(|row| (register.name, register.chinese, row.at()));
            }
        }
    }
}

//! What pages are written with: cells that name people, places and things, and small tables under headings in both languages.

use super::super::cells::Writer;
use super::super::places::Places;
use super::find::Subject;
use crate::day::Day;
use crate::id::Id;
use crate::lang::{Lang, Wording};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::Registers;
use crate::render::Cell;
use crate::render::grid::{Column, Grid};
use crate::rules::Context;
use crate::source::At;
use crate::table::Words;
use std::cell::RefCell;

/// Writes cells.
pub struct Clerk<'c> {
    /// The ledger and its books.
    pub context: &'c Context<'c>,
    /// Writes the columns of rows.
    pub writer: Writer<'c>,
    places: RefCell<Places<'c>>,
}

/// A column of a small table: its name for programs, its heading, and whether it holds figures.
pub type Heading = (&'static str, Wording, bool);

impl<'c> Clerk<'c> {
    /// A clerk with these books.
    pub fn new(context: &'c Context<'c>) -> Self {
        let writer = Writer { names: &context.ledger.names, lang: context.lang };
        Self { context, writer, places: RefCell::new(Places::new(&context.ledger.sources)) }
    }

    /// The language of the page.
    pub const fn lang(&self) -> Lang {
        self.context.lang
    }

    /// The rows by register.
    pub const fn registers(&self) -> &'c Registers {
        self.context.rows()
    }

    /// The file and line of a row.
    pub fn at(&self, at: At) -> Cell {
        self.places.borrow_mut().cell(at)
    }

    /// An id.
    pub fn id(&self, id: Id) -> Cell {
        Cell::text(self.context.text(id))
    }

    /// A person: the id for programs, with the name for people.
    pub fn person(&self, id: Id) -> Cell {
        Cell::Word(self.context.text(id).to_owned(), self.context.person(id))
    }

    /// Several people.
    pub fn people(&self, ids: impl IntoIterator<Item = Id>) -> Cell {
        Cell::list(ids.into_iter().map(|id| self.person(id)).collect())
    }

    /// A place.
    pub fn place(&self, id: Id) -> Cell {
        Cell::Word(self.context.text(id).to_owned(), self.context.place(id))
    }

    /// An item.
    pub fn item(&self, id: Id) -> Cell {
        Cell::Word(self.context.text(id).to_owned(), self.context.item(id))
    }

    /// A supplier.
    pub fn supplier(&self, id: Id) -> Cell {
        let name = self.registers().suppliers.get(id).map(|supplier| &*supplier.name);
        Cell::Word(self.context.text(id).to_owned(), self.with_name(id, name))
    }

    /// An id of a register, with its name where its row has one.
    pub fn of_register(&self, register: &str, id: Id) -> Cell {
        match register {
            "people" => self.person(id),
            "places" => self.place(id),
            "items" => self.item(id),
            "suppliers" => self.supplier(id),
            "assets" => Cell::Word(self.context.text(id).to_owned(), self.context.asset(id)),
            "accounts" => {
                let name = self.registers().accounts.get(id).map(|account| &*account.name);
                Cell::Word(self.context.text(id).to_owned(), self.with_name(id, name))
            }
            "budget" => {
                let name = self.registers().budget.get(id).map(|line| &*line.name);
                Cell::Word(self.context.text(id).to_owned(), self.with_name(id, name))
            }
            _ => self.id(id),
        }
    }

    /// The subject of a page, with its name.
    pub fn named_in(&self, subject: &Subject) -> String {
        match subject.id {
            Some(id) if !subject.by_keys => self.of_register(subject.register.name, id).shown(),
            _ => subject.text.clone(),
        }
    }

    fn with_name(&self, id: Id, name: Option<&str>) -> String {
        let id = self.context.text(id);
        match (name, self.lang()) {
            (Some(name), Lang::Chinese) => format!("{name}（{id}）"),
            (Some(name), Lang::English) => format!("{name} ({id})"),
            (None, _) => id.to_owned(),
        }
    }

    /// A fixed word.
    pub fn word(&self, word: impl Words) -> Cell {
        Cell::Word(word.word().name.to_owned(), word.shown(self.lang()).to_owned())
    }

    /// A word of the page's own.
    pub fn wording(&self, name: &str, wording: Wording) -> Cell {
        Cell::Word(name.to_owned(), wording.text(self.lang()).to_owned())
    }

    /// A small table under headings.
    pub fn grid(&self, title: Wording, headings: &[Heading], rows: Vec<Vec<Cell>>) -> Grid {
        let column = |(name, shown, figure): &Heading| Column {
            name: (*name).to_owned(),
            shown: shown.text(self.lang()).to_owned(),
            figure: *figure,
        };
        Grid { title: title.text(self.lang()).to_owned(), columns: headings.iter().map(column).collect(), rows }
    }

    /// One set of facts.
    pub fn facts(&self, title: Wording, facts: Vec<(&'static str, Wording, Cell)>) -> Grid {
        let headings: Vec<Heading> = facts.iter().map(|(name, shown, _)| (*name, *shown, false)).collect();
        self.grid(title, &headings, vec![facts.into_iter().map(|(_, _, cell)| cell).collect()])
    }
}

/// A day.
pub fn day(day: Day) -> Cell {
    Cell::text(day.to_string())
}

/// An amount.
pub fn money(amount: Money) -> Cell {
    Cell::text(amount.to_string())
}

/// A quantity.
pub fn quantity(quantity: Quantity) -> Cell {
    Cell::text(quantity.to_string())
}

/// A cell that may be empty.
pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
    value.map_or(Cell::Empty, cell)
}

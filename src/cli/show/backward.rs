//! What refers to a thing: every row that names its id in a column that refers to its register, and the few columns in
//! which an id stands as text (`source`, `on`, `corrects`, payees).

use super::clerk::{Clerk, Heading, day};
use super::find::{Subject, keys};
use super::rows::AT;
use crate::books::accounts::{SourceToken, token};
use crate::lang::{Lang, Wording};
use crate::registers::{ALL, Register, Row, Table, Visitor};
use crate::render::Cell;
use crate::render::page::{Form, Reader, Section};
use crate::source::At;
use crate::table::{Column, Kind, Value};

/// Registers whose rows stand on the page of a thing already, with what the books make of them.
const TOLD: [(&str, &[&str]); 2] =
    [("items", &["stock-moves", "canteen-intake", "canteen-issues"]), ("assets", &["asset-events", "asset-counts", "room-cards"])];

/// How many rows of one register people see.
const MOST_SHOWN: usize = 20;

/// Columns of names that may be an id: the registers of which it may be one.
const NAMES: [(&str, &[&str]); 3] = [("payee", &["people", "suppliers"]), ("seller", &["suppliers"]), ("party", &["suppliers"])];

/// Columns of text that name rows.
const TEXTS: [&str; 3] = ["source", "on", "corrects"];

/// The sections: one for programs, and one a register for people.
pub fn sections(subject: &Subject, clerk: &Clerk<'_>) -> Vec<Section> {
    let mut search = Search { subject, clerk, found: Vec::new() };
    clerk.registers().visit(&mut search);
    let headings: [Heading; 5] = [
        ("register", Wording::new("账册", "register"), false),
        ("row", Wording::new("行", "row"), false),
        ("field", Wording::new("列", "column"), false),
        ("date", Wording::new("日期", "date"), false),
        AT,
    ];
    let title = Wording::new("提到它的", "referred to by");
    let all: Vec<Vec<Cell>> = search.found.iter().flat_map(|(_, rows)| rows.iter().cloned()).collect();
    let all = clerk.grid(title, &headings, all);
    let mut sections = vec![Section::new("referred_by", Form::Rows, all).reader(Reader::Programs)];
    for (register, rows) in search.found {
        if TOLD.iter().any(|(of, registers)| *of == subject.register.name && registers.contains(&register.name)) {
            continue;
        }
        let title = match clerk.lang() {
            Lang::Chinese => format!("提到它的：{}", register.chinese),
            Lang::English => format!("referred to by {}", register.name),
        };
        let mut grid = clerk.grid(Wording::new("", ""), &SHOWN, by_row(&rows));
        grid.title = title;
        let others = others(register, subject, clerk);
        sections.push(Section::new("referred_by", Form::Rows, grid).reader(Reader::People).last(MOST_SHOWN, others));
    }
    sections
}

/// The columns that people see: the heading of the table names the register.
const SHOWN: [Heading; 5] = [
    ("row", Wording::new("行", "row"), false),
    ("field", Wording::new("列", "column"), false),
    ("date", Wording::new("日期", "date"), false),
    ("lines", Wording::new("处数", "times"), true),
    AT,
];

/// One line a document for people: where it first names the thing, in which columns, and how often.
fn by_row(rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    for rows in rows.chunk_by(|one, other| one[1].written() == other[1].written()) {
        let mut fields: Vec<Cell> = Vec::new();
        for row in rows {
            if !fields.iter().any(|field| field.written() == row[2].written()) {
                fields.push(row[2].clone());
            }
        }
        let times = if rows.len() > fields.len() { Cell::Number(rows.len()) } else { Cell::Empty };
        lines.push(vec![rows[0][1].clone(), Cell::list(fields), rows[0][3].clone(), times, rows[0][4].clone()]);
    }
    lines
}

/// The command that lists them all.
fn others(register: &Register, subject: &Subject, clerk: &Clerk<'_>) -> String {
    let option = match subject.register.name {
        "people" => "person",
        "places" => "place",
        "items" => "item",
        "suppliers" => "supplier",
        "classes" => "class",
        "budget" => "budget",
        _ => return Wording::new("用 --format json 看全部", "--format json has all").text(clerk.lang()).to_owned(),
    };
    format!("bursar list {} --{option} {}", register.name, subject.text)
}

struct Search<'s, 'c> {
    subject: &'s Subject,
    clerk: &'s Clerk<'c>,
    found: Vec<(&'static Register, Vec<Vec<Cell>>)>,
}

impl Search<'_, '_> {
    /// Whether a value of a column means the subject without the column's declaration saying so.
    fn is_meant(&self, register: &str, column: &Column, value: &Value<'_>) -> bool {
        let of = self.subject.register.name;
        match value {
            Value::List(values) => values.iter().any(|value| self.is_meant(register, column, value)),
            Value::Label(label) => {
                let may_be = NAMES.iter().any(|(name, registers)| *name == column.name && registers.contains(&of));
                may_be && self.subject.id == Some(label.0)
            }
            // `class` of a stock slip is the class of the register of classes.
            Value::Id(id) => {
                column.refers.is_empty() && self.subject.register.id == Some(column.name) && self.subject.id == Some(*id)
            }
            Value::Text(text) if TEXTS.contains(&column.name) => match token(text) {
                SourceToken::Row(named, keys) => named == of && self.is_named(keys),
                SourceToken::Id(id) => (column.name != "corrects" || register == of) && self.is_named(id),
                SourceToken::Memo(_) | SourceToken::NoRegister(_) => false,
            },
            _ => false,
        }
    }

    fn is_named(&self, keys: &str) -> bool {
        keys == self.subject.text || (!self.subject.by_keys && keys.split('|').next() == Some(self.subject.text.as_str()))
    }
}

/// The columns in which an id may stand without being declared a reference.
fn is_undeclared(column: &Column) -> bool {
    let named = NAMES.iter().any(|(name, _)| *name == column.name) || TEXTS.contains(&column.name);
    named || (matches!(column.kind, Kind::Id) && column.refers.is_empty())
}

impl Visitor for Search<'_, '_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let names = &self.clerk.context.ledger.names;
        let of = self.subject.register.name;
        let mut lines = Vec::new();
        for row in rows {
            let mut fields: Vec<(&'static Column, At)> = Vec::new();
            row.references(&mut |column, id, at| {
                if self.subject.id == Some(id) && column.refers.contains(&of) {
                    fields.push((column, at));
                }
            });
            row.cells(is_undeclared, &mut |column, at, value| {
                if self.is_meant(R::REGISTER.name, column, &value) {
                    fields.push((column, at));
                }
            });
            fields.dedup_by_key(|(column, at)| (column.name, *at));
            if fields.is_empty() || self.subject.is(row, names) {
                continue;
            }
            let register = R::REGISTER;
            let shown = |column: &Column| if self.clerk.lang() == Lang::Chinese { column.chinese } else { column.name }.to_owned();
            for (column, at) in fields {
                let name = row.id().map_or_else(|| Cell::text(keys(row, names)), |id| self.clerk.id(id));
                let register = Cell::Word(
                    register.name.to_owned(),
                    if self.clerk.lang() == Lang::Chinese { register.chinese } else { register.name }.to_owned(),
                );
                let field = Cell::Word(column.name.to_owned(), shown(column));
                lines.push(vec![register, name, field, row.day().map_or(Cell::Empty, day), self.clerk.at(at)]);
            }
        }
        let register = ALL.iter().find(|register| register.name == R::REGISTER.name);
        if let (false, Some(register)) = (lines.is_empty(), register) {
            self.found.push((register, lines));
        }
    }
}

//! `bursar list`: the rows of a register, filtered, as a table, CSV or JSON.

mod filter;
mod meant;
mod names;
mod period;

use super::arguments::{self, option, output, positional, value};
use super::cells::Writer;
use super::output::{Destination, Format};
use super::session::Session;
use super::{Entry, Opened, Status, failure};
use crate::lang::{Lang, Wording};
use crate::registers::{Register, Row, Table, Visitor};
use crate::render::grid::Grid;
use clap::{ArgAction, ArgMatches, Command};
use filter::Filter;
use period::Period;

pub use names::{hint, hint_or, register_of};
pub use period::{day, month, no_term};

/// `bursar list`.
pub const ENTRY: Entry = Entry {
    name: "list",
    about: Wording::new("列出一本账册的行，可筛选", "list the rows of a register, filtered"),
    arguments,
    run,
};

const FORMATS: &[Format] = &[
    Format { name: "text", aliases: &["table"], endings: &["txt"] },
    Format::new("csv", &["csv"]),
    Format::new("json", &["json"]),
];

/// Options that keep the rows which name something: its register, and what they do.
const NAMED: [(&str, &str, Wording); 6] = [
    ("person", "people", Wording::new("只列提到此人的行", "only rows that name this person")),
    ("place", "places", Wording::new("只列提到此地点的行", "only rows that name this place")),
    ("item", "items", Wording::new("只列提到此品目的行", "only rows that name this item")),
    ("supplier", "suppliers", Wording::new("只列提到此供应商的行", "only rows that name this supplier")),
    ("class", "classes", Wording::new("只列提到此班级的行", "only rows that name this class")),
    ("budget", "budget", Wording::new("只列提到此经费项目的行", "only rows that name this budget line")),
];

fn arguments(command: Command, lang: Lang) -> Command {
    let register = Wording::new("账册，英文或中文名", "the register, by its English or Chinese name");
    let condition = Wording::new(
        "筛选，如 类型=领用、数量>=10、日期<2026-10-01、备注~更换（英文列名也可）；可多次，须全部符合",
        "a filter, as kind=issue, quantity>=10, date<2026-10-01, note~word; several must all hold",
    );
    let term = Wording::new("只列这个学期的行，如 2026-2027-1", "only rows of this term, as 2026-2027-1");
    let columns = Wording::new("只列这些列，用逗号分开", "only these columns, by commas");
    let command = command
        .arg(positional("register", value::REGISTER, register, lang).required(true))
        .arg(option("where", Wording::new("条件", "FILTER"), condition, lang).action(ArgAction::Append))
        .arg(option("month", value::MONTH, Wording::new("只列这个月的行，如 2026-09", "only rows of this month, as 2026-09"), lang))
        .arg(option("term", Wording::new("学期", "TERM"), term, lang))
        .arg(option("from", value::DATE, Wording::new("从这一天起", "from this day on"), lang))
        .arg(option("to", value::DATE, Wording::new("到这一天止", "up to this day"), lang))
        .arg(option("columns", Wording::new("列", "COLUMNS"), columns, lang).value_delimiter(',').action(ArgAction::Append));
    let command = NAMED.iter().fold(command, |command, (name, _, help)| command.arg(option(name, value::ID, *help, lang)));
    command.arg(arguments::format(FORMATS, lang)).arg(output(lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let destination = Destination::of(matches, FORMATS, lang)?;
    let opened = session.open()?;
    let name = matches.get_one::<String>("register").map_or("", String::as_str);
    let register = register_of(name, lang)?;
    let mut lister = Lister {
        opened: &opened,
        register,
        filters: filters(&opened, register, matches, lang)?,
        period: Period::of(&opened, register, matches, lang)?,
        columns: columns(register, matches, lang)?,
        writer: Writer { names: &opened.ledger.names, lang },
        grid: Grid::default(),
    };
    let shown = if lang == Lang::Chinese { register.chinese } else { register.name };
    shown.clone_into(&mut lister.grid.title);
    lister.grid.columns = lister.columns.iter().map(|column| lister.writer.column(&register.columns[*column])).collect();
    opened.ledger.registers.visit(&mut lister);
    let grid = lister.grid;
    failure::note_unread(&opened, Some(register), lang);
    let bytes = match destination.format {
        "csv" => grid.csv()?,
        "json" => grid.json()?,
        _ => grid.table(destination.width(), lang).into_bytes(),
    };
    destination.write(&bytes, lang)?;
    Ok(Status::Clean)
}

/// Goes through the registers and keeps the rows that are wanted.
struct Lister<'l> {
    opened: &'l Opened,
    register: &'static Register,
    filters: Vec<Filter>,
    period: Period,
    columns: Vec<usize>,
    writer: Writer<'l>,
    grid: Grid,
}

impl Visitor for Lister<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        if R::REGISTER.name != self.register.name {
            return;
        }
        let names = &self.opened.ledger.names;
        for row in rows {
            if self.period.holds(row) && self.filters.iter().all(|filter| filter.holds(row, names)) {
                self.grid.rows.push(self.columns.iter().map(|column| self.writer.cell(row, *column)).collect());
            }
        }
    }
}

fn filters(opened: &Opened, register: &'static Register, matches: &ArgMatches, lang: Lang) -> anyhow::Result<Vec<Filter>> {
    let mut filters = Vec::new();
    for text in matches.get_many::<String>("where").into_iter().flatten() {
        filters.push(Filter::parse(register, text, &opened.settings.kinds, lang)?);
    }
    for (option, target, _) in &NAMED {
        if let Some(id) = matches.get_one::<String>(option) {
            filters.push(Filter::naming(register, option, target, id, lang)?);
        }
    }
    // An empty result is to mean that no row fits, and never that nobody is called so.
    for filter in &filters {
        meant::stands_somewhere(opened, register, filter, lang)?;
    }
    Ok(filters)
}

fn columns(register: &'static Register, matches: &ArgMatches, lang: Lang) -> anyhow::Result<Vec<usize>> {
    match matches.get_many::<String>("columns") {
        Some(names) => names.map(|name| names::column_of(register, name.trim(), lang)).collect(),
        None => Ok((0..register.columns.len()).collect()),
    }
}

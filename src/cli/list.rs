//! `bursar list`: the rows of a register, filtered, as a table, CSV or JSON.

use super::arguments::{option, output};
use super::session::Session;
use super::{Entry, Opened, Status};
use crate::day::{Day, Month};
use crate::lang::{Lang, Wording};
use crate::registers::{self, Register, Row, Table, Visitor};
use crate::render::grid::{self, Grid};
use crate::say;
use crate::table::{Kind, Value, nearest, simplify};
use crate::term::TermId;
use anyhow::{Context as _, anyhow, bail};
use clap::{Arg, ArgAction, ArgMatches, Command};
use rust_decimal::Decimal;
use std::path::PathBuf;

/// `bursar list`.
pub const ENTRY: Entry = Entry {
    name: "list",
    about: Wording::new("列出一本账册的行，可筛选", "list the rows of a register, filtered"),
    arguments,
    run,
};

/// Options that are short for `--where COLUMN=VALUE`, where a register has such a column.
const SHORTCUTS: [(&str, Wording); 6] = [
    ("person", Wording::new("只列与此人有关的行", "only rows that name this person")),
    ("place", Wording::new("只列此地点的行", "only rows of this place")),
    ("item", Wording::new("只列此品目的行", "only rows of this item")),
    ("supplier", Wording::new("只列此供应商的行", "only rows of this supplier")),
    ("class", Wording::new("只列此班级的行", "only rows of this class")),
    ("budget", Wording::new("只列此经费项目的行", "only rows of this budget line")),
];

fn arguments(command: Command, lang: Lang) -> Command {
    let register = Wording::new("账册，英文或中文名", "the register, by its English or Chinese name");
    let filter = Wording::new(
        "筛选，如 kind=issue、quantity>=10、date<2026-10-01、note~更换；可多次，须全部符合",
        "a filter, as kind=issue, quantity>=10, date<2026-10-01, note~word; several must all hold",
    );
    let command = command
        .arg(Arg::new("register").value_name("REGISTER").required(true).help(register.text(lang)))
        .arg(option("where", "FILTER", filter, lang).action(ArgAction::Append))
        .arg(option("month", "MONTH", Wording::new("只列这个月的行", "only rows of this month"), lang))
        .arg(option("term", "TERM", Wording::new("只列这个学期的行", "only rows of this term"), lang))
        .arg(option("from", "DATE", Wording::new("从这一天起", "from this day on"), lang))
        .arg(option("to", "DATE", Wording::new("到这一天止", "up to this day"), lang))
        .arg(
            option("columns", "COLUMNS", Wording::new("只列这些列，用逗号分开", "only these columns, by commas"), lang)
                .value_delimiter(','),
        );
    let command = SHORTCUTS.iter().fold(command, |command, (name, help)| command.arg(option(name, "ID", *help, lang)));
    command
        .arg(
            option("format", "FORMAT", Wording::new("table、csv 或 json", "table, csv or json"), lang)
                .value_parser(["table", "csv", "json"])
                .hide_possible_values(true),
        )
        .arg(output(lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let opened = session.open()?;
    let lang = session.lang_for(&opened);
    let name = matches.get_one::<String>("register").map_or("", String::as_str);
    let Some(position) = registers::find(registers::ALL, name) else {
        let known = registers::ALL.iter().flat_map(|register| [register.name, register.chinese]);
        let hint = nearest(name, known).map(|near| say!(lang, "；是否要写 {near}？", "; did you mean {near}?")).unwrap_or_default();
        bail!(say!(lang, "没有名为 {name} 的账册{hint}", "no register is called {name}{hint}"));
    };
    let register = &registers::ALL[position];
    let mut lister = Lister {
        opened: &opened,
        wanted: position,
        position: 0,
        filters: filters(register, matches, lang)?,
        days: days(&opened, matches, lang)?,
        columns: columns(register, matches, lang)?,
        grid: Grid::default(),
    };
    lister.grid.title = register.name.to_owned();
    lister.grid.columns = lister
        .columns
        .iter()
        .map(|column| {
            let column = &register.columns[*column];
            let shown = if lang == Lang::Chinese { column.chinese } else { column.name };
            grid::Column { name: column.name.to_owned(), shown: shown.to_owned(), figure: is_figure(&column.kind) }
        })
        .collect();
    opened.ledger.registers.visit(&mut lister);
    let grid = lister.grid;
    let file = matches.get_one::<PathBuf>("output");
    let asked = matches.get_one::<String>("format").map(String::as_str);
    let ending = file.and_then(|path| path.extension()).and_then(|ending| ending.to_str());
    let bytes = match asked.or(ending).unwrap_or("table") {
        "csv" => grid.csv()?,
        "json" => grid.json()?,
        _ => grid.table(session.width(), lang).into_bytes(),
    };
    super::output::write(&bytes, file.map(PathBuf::as_path), lang)?;
    Ok(Status::Clean)
}

const fn is_figure(kind: &Kind) -> bool {
    matches!(kind, Kind::Money | Kind::UnitPrice | Kind::Quantity | Kind::Number | Kind::Count | Kind::Records(_))
}

/// Goes through the registers and keeps the rows that are wanted.
struct Lister<'l> {
    opened: &'l Opened,
    wanted: usize,
    position: usize,
    filters: Vec<Filter>,
    days: (Option<Day>, Option<Day>),
    columns: Vec<usize>,
    grid: Grid,
}

impl Visitor for Lister<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let mine = self.position == self.wanted;
        self.position += 1;
        if !mine {
            return;
        }
        let names = &self.opened.ledger.names;
        let dated = |row: &R| match (row.day(), self.days) {
            (_, (None, None)) => true,
            (Some(day), (from, to)) => from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
            (None, _) => false,
        };
        for row in rows.iter().filter(|row| dated(row)) {
            if self.filters.iter().all(|filter| filter.holds(&row.value(filter.column), names)) {
                let cells = self.columns.iter().map(|column| row.value(*column).written(names)).collect();
                self.grid.rows.push(cells);
            }
        }
    }
}

/// One condition on a column.
struct Filter {
    column: usize,
    relation: Relation,
    value: String,
    /// The value as a figure, for columns that hold figures.
    figure: Option<Decimal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Equal,
    Unequal,
    AtLeast,
    AtMost,
    More,
    Less,
    Contains,
}

/// Longer signs first, so that `>=` is not read as `>`.
const RELATIONS: [(&str, Relation); 7] = [
    (">=", Relation::AtLeast),
    ("<=", Relation::AtMost),
    ("!=", Relation::Unequal),
    ("=", Relation::Equal),
    (">", Relation::More),
    ("<", Relation::Less),
    ("~", Relation::Contains),
];

impl Filter {
    fn parse(register: &'static Register, text: &str, lang: Lang) -> anyhow::Result<Self> {
        let found = RELATIONS.iter().filter_map(|(sign, relation)| Some((text.find(sign)?, sign.len(), *relation)));
        let first = found.min_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)));
        let Some((at, length, relation)) = first else {
            bail!(say!(lang, "筛选要写成 列=值：{text}", "a filter is COLUMN=VALUE: {text}"));
        };
        let column = column_of(register, text[..at].trim(), lang)?;
        let mut value = text[at + length..].trim().to_owned();
        if let Kind::Words(words) | Kind::OpenWords(_, words) = register.columns[column].kind
            && let Some(word) = words.iter().find(|word| word.chinese.contains(&value.as_str()))
        {
            value = word.name.to_owned();
        }
        if register.columns[column].kind.is_yes_no() {
            value = if matches!(value.as_str(), "是" | "yes" | "true") { "yes" } else { "no" }.to_owned();
        }
        Ok(Self { column, relation, figure: value.parse().ok(), value })
    }

    fn holds(&self, value: &Value<'_>, names: &crate::id::Names) -> bool {
        if let Value::List(values) = value {
            let any = values.iter().any(|value| self.holds(value, names));
            return if self.relation == Relation::Unequal { values.iter().all(|value| self.holds(value, names)) } else { any };
        }
        let figure = match value {
            Value::Money(amount) => Some(amount.yuan()),
            Value::UnitPrice(price) => Some(price.yuan()),
            Value::Quantity(quantity) => Some(quantity.number()),
            Value::Number(number) => Some(*number),
            Value::Count(count) => Some(Decimal::from(*count)),
            _ => None,
        };
        let ordering = match (figure, self.figure) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => value.written(names).as_str().cmp(self.value.as_str()),
        };
        match self.relation {
            Relation::Equal => ordering.is_eq(),
            Relation::Unequal => ordering.is_ne(),
            Relation::Contains => value.written(names).contains(&self.value),
            // An empty cell is neither more nor less than anything.
            _ if matches!(value, Value::Absent) => false,
            Relation::AtLeast => ordering.is_ge(),
            Relation::AtMost => ordering.is_le(),
            Relation::More => ordering.is_gt(),
            Relation::Less => ordering.is_lt(),
        }
    }
}

fn column_of(register: &'static Register, name: &str, lang: Lang) -> anyhow::Result<usize> {
    let simple = simplify(name);
    let found = register.columns.iter().position(|column| [column.name, column.chinese].contains(&simple.as_str()));
    found.ok_or_else(|| {
        let known = register.columns.iter().flat_map(|column| [column.name, column.chinese]);
        let hint = nearest(name, known).map(|near| say!(lang, "；是否要写 {near}？", "; did you mean {near}?")).unwrap_or_default();
        let register = register.name;
        anyhow!(say!(lang, "{register} 没有 {name} 这一列{hint}", "{register} has no column {name}{hint}"))
    })
}

fn filters(register: &'static Register, matches: &ArgMatches, lang: Lang) -> anyhow::Result<Vec<Filter>> {
    let written = matches.get_many::<String>("where").into_iter().flatten().cloned();
    let short = SHORTCUTS.iter().filter_map(|(name, _)| Some((*name, matches.get_one::<String>(name)?)));
    let mut filters: Vec<Filter> = written.map(|text| Filter::parse(register, &text, lang)).collect::<anyhow::Result<_>>()?;
    for (name, value) in short {
        // `--person` means whoever the register's rows name, under whatever column.
        let refers = match name {
            "person" => "people",
            "place" => "places",
            "item" => "items",
            "supplier" => "suppliers",
            "budget" => "budget",
            _ => "classes",
        };
        let exact = register.columns.iter().position(|column| column.name == name);
        let column = exact.or_else(|| register.columns.iter().position(|column| column.refers.contains(&refers)));
        let register = register.name;
        let column = column
            .ok_or_else(|| anyhow!(say!(lang, "{register} 没有可用 --{name} 筛选的列", "{register} has no column for --{name}")))?;
        filters.push(Filter { column, relation: Relation::Equal, figure: None, value: value.clone() });
    }
    Ok(filters)
}

fn columns(register: &'static Register, matches: &ArgMatches, lang: Lang) -> anyhow::Result<Vec<usize>> {
    match matches.get_many::<String>("columns") {
        Some(names) => names.map(|name| column_of(register, name.trim(), lang)).collect(),
        None => Ok((0..register.columns.len()).collect()),
    }
}

fn days(opened: &Opened, matches: &ArgMatches, lang: Lang) -> anyhow::Result<(Option<Day>, Option<Day>)> {
    let day = |name: &str| -> anyhow::Result<Option<Day>> {
        let text = matches.get_one::<String>(name);
        text.map(|text| {
            Day::parse(text)
                .map(|(day, _)| day)
                .with_context(|| say!(lang, "--{name} 不是日期：{text}", "--{name} is no date: {text}"))
        })
        .transpose()
    };
    let (mut from, mut to) = (day("from")?, day("to")?);
    let mut narrow = |first: Day, last: Day| {
        from = Some(from.map_or(first, |from| from.max(first)));
        to = Some(to.map_or(last, |to| to.min(last)));
    };
    if let Some(text) = matches.get_one::<String>("month") {
        let month = Month::parse(text).with_context(|| say!(lang, "--month 不是月份：{text}", "--month is no month: {text}"))?.0;
        narrow(month.first_day(), month.last_day());
    }
    if let Some(text) = matches.get_one::<String>("term") {
        let period = TermId::parse(text).and_then(|term| opened.settings.calendar.term(term));
        let period = period.with_context(|| say!(lang, "bursar.toml 里没有学期 {text}", "bursar.toml has no term {text}"))?;
        narrow(period.starts, period.ends);
    }
    Ok((from, to))
}

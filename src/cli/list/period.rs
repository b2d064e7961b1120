//! Rows of a stretch of days: a month, a term, from one day to another.

use super::super::Opened;
use crate::day::{Day, Month};
use crate::lang::Lang;
use crate::registers::{Register, Row, Table, Visitor};
use crate::render::visible;
use crate::say;
use crate::table::{Kind, Value};
use crate::term::TermId;
use anyhow::{Context as _, bail};
use clap::ArgMatches;

/// The days whose rows are wanted.
#[derive(Debug, Default)]
pub struct Period {
    from: Option<Day>,
    to: Option<Day>,
    /// For registers that say the term instead of a day: the column and the term.
    term: Option<(usize, TermId)>,
}

impl Period {
    /// From `--month`, `--term`, `--from` and `--to`; several narrow each other.
    ///
    /// # Errors
    /// When one cannot be read, the ledger has no such term, or the register's rows belong to no day.
    pub fn of(opened: &Opened, register: &'static Register, matches: &ArgMatches, lang: Lang) -> anyhow::Result<Self> {
        let mut period = Self { from: day("from", matches, lang)?, to: day("to", matches, lang)?, term: None };
        if let Some(text) = matches.get_one::<String>("month") {
            let month = month(text, lang)?;
            period.narrow(month.first_day(), month.last_day());
        }
        if let Some(text) = matches.get_one::<String>("term") {
            let term = TermId::parse(text).with_context(|| {
                say!(lang, "--term 不是学期：{}（如 2026-2027-1）", "--term is no term: {} (as 2026-2027-1)", visible(text))
            })?;
            let known = opened.settings.calendar.term(term);
            if let Some(column) = register.columns.iter().position(|column| matches!(column.kind, Kind::Term)) {
                // Classes of terms before the calendar may be listed; a term that stands nowhere may not.
                if known.is_none() && !stands_in(opened, register, column, term) {
                    bail!(no_term(opened, &term.to_string(), lang));
                }
                period.term = Some((column, term));
            } else {
                let known = known.with_context(|| no_term(opened, &term.to_string(), lang))?;
                period.narrow(known.starts, known.ends);
            }
        }
        if (period.from.is_some() || period.to.is_some()) && register.day.is_none() {
            let name = if lang == Lang::Chinese { register.chinese } else { register.name };
            bail!(say!(
                lang,
                "{name}的行不属于某一天，不能按日期筛选",
                "rows of {name} belong to no day: no dates can be asked for"
            ));
        }
        if let (Some(from), Some(to)) = (period.from, period.to)
            && to < from
        {
            bail!(say!(
                lang,
                "--month、--term、--from、--to 合起来没有一天：从 {from} 到 {to}",
                "--month, --term, --from and --to leave no day: from {from} to {to}"
            ));
        }
        Ok(period)
    }

    fn narrow(&mut self, first: Day, last: Day) {
        self.from = Some(self.from.map_or(first, |from| from.max(first)));
        self.to = Some(self.to.map_or(last, |to| to.min(last)));
    }

    /// Whether a row lies in it.
    pub fn holds<R: Row>(&self, row: &R) -> bool {
        let in_term = self.term.is_none_or(|(column, term)| row.value(column) == Value::Term(term));
        let in_days = match (row.day(), self.from, self.to) {
            (_, None, None) => true,
            (Some(day), from, to) => from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
            (None, ..) => false,
        };
        in_term && in_days
    }
}

/// Whether some row of a register says a term.
fn stands_in(opened: &Opened, register: &'static Register, column: usize, term: TermId) -> bool {
    struct Search {
        register: &'static Register,
        column: usize,
        term: TermId,
        stands: bool,
    }
    impl Visitor for Search {
        fn table<R: Row>(&mut self, rows: &Table<R>) {
            if R::REGISTER.name == self.register.name {
                self.stands = rows.iter().any(|row| row.value(self.column) == Value::Term(self.term));
            }
        }
    }
    let mut search = Search { register, column, term, stands: false };
    opened.ledger.registers.visit(&mut search);
    search.stands
}

/// That the calendar lacks a term, with the terms that it has.
pub fn no_term(opened: &Opened, term: &str, lang: Lang) -> String {
    let known: Vec<String> = opened.settings.calendar.terms().iter().map(|term| term.id.to_string()).collect();
    let term = visible(term);
    if known.is_empty() {
        return say!(lang, "bursar.toml 里没有学期 {term}", "bursar.toml has no term {term}");
    }
    let known = known.join(if lang == Lang::Chinese { "、" } else { ", " });
    say!(lang, "bursar.toml 里没有学期 {term}\n其中有 {known}", "bursar.toml has no term {term}\nit has {known}")
}

/// A month as an option gives it.
///
/// # Errors
/// When it is none.
pub fn month(text: &str, lang: Lang) -> anyhow::Result<Month> {
    Month::parse(text)
        .map(|(month, _)| month)
        .with_context(|| say!(lang, "--month 不是月份：{}（如 2026-09）", "--month is no month: {} (as 2026-09)", visible(text)))
}

/// A day as an option gives it.
///
/// # Errors
/// When it is none.
pub fn day(name: &str, matches: &ArgMatches, lang: Lang) -> anyhow::Result<Option<Day>> {
    let read = |text: &String| {
        Day::parse(text).map(|(day, _)| day).with_context(|| {
            say!(lang, "--{name} 不是日期：{}（如 2026-09-30）", "--{name} is no date: {} (as 2026-09-30)", visible(text))
        })
    };
    matches.get_one::<String>(name).map(read).transpose()
}

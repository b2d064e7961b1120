//! Ids that filters ask for: each has to stand somewhere, so that an empty result means that no row fits.

use super::filter::Filter;
use super::names::hint_or;
use crate::id::Names;
use crate::lang::Lang;
use crate::registers::{ALL, Outcome, Register, Row, Table, Visitor};
use crate::render::visible;
use crate::say;
use crate::table::{column_index, nearest};
use anyhow::bail;

/// Refuses an id that stands neither in the registers where it belongs nor in any row that would be listed.
///
/// # Errors
/// When it stands nowhere; with the id that is meant, where one is near or has this name.
pub fn stands_somewhere(opened: &super::Opened, register: &'static Register, filter: &Filter, lang: Lang) -> anyhow::Result<()> {
    let Some((id, targets)) = filter.asks_for(register) else { return Ok(()) };
    let ledger = &opened.ledger;
    if ledger.names.find(id).is_some_and(|id| ledger.look_up(id, targets) == Outcome::Known) {
        return Ok(());
    }
    let mut search = Search { names: &ledger.names, register, filter, targets, id, used: false, called: Vec::new() };
    ledger.registers.visit(&mut search);
    // Where rows could not be read, one of them may be what is asked for.
    if search.used || targets.iter().any(|target| !ledger.is_whole(target)) {
        return Ok(());
    }
    let known = targets.iter().flat_map(|target| ledger.ids(target));
    let meant = search.called.first().map(String::as_str).or_else(|| nearest(id, known));
    let registers: Vec<&Register> = ALL.iter().filter(|register| targets.contains(&register.name)).collect();
    let names: Vec<&str> =
        registers.iter().map(|register| if lang == Lang::Chinese { register.chinese } else { register.name }).collect();
    let command = format!("bursar list {}", registers.first().map_or("", |register| register.name));
    let hint = hint_or(meant, &command, lang);
    let (id, places) = (visible(id), names.join(if lang == Lang::Chinese { "、" } else { ", " }));
    bail!(say!(lang, "{places}里没有 {id}{hint}", "{id} stands nowhere in {places}{hint}"))
}

/// Looks for rows that are asked for, and for things that have the id as their name.
struct Search<'s> {
    names: &'s Names,
    register: &'static Register,
    filter: &'s Filter,
    targets: &'static [&'static str],
    id: &'s str,
    /// Whether a row of the register has the id.
    used: bool,
    /// The ids of what has it as its name.
    called: Vec<String>,
}

impl Visitor for Search<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        if R::REGISTER.name == self.register.name {
            self.used = rows.iter().any(|row| self.filter.holds(row, self.names) != self.filter.excludes());
        }
        if !self.targets.contains(&R::REGISTER.name) {
            return;
        }
        let Some(name) = column_index(R::COLUMNS, "name") else { return };
        let called = rows.iter().filter(|row| row.value(name).written(self.names) == self.id);
        self.called.extend(called.filter_map(Row::id).map(|id| self.names.text(id).to_owned()));
    }
}

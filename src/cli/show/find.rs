//! From what a person writes to the thing that is meant: an id, how it begins, a name, a row by its keys, a lot, a meal of a day.

use super::super::list::{hint, register_of};
use super::lot::Lot;
use super::meal_id::{self, Served};
use crate::id::{Id, Names};
use crate::lang::{Lang, Wording};
use crate::registers::{ALL, Ledger, Register, Row, Table, Visitor};
use crate::render::visible;
use crate::say;
use crate::table::{column_index, nearest};
use anyhow::bail;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// How many things are named where one cannot be told from another.
const MOST_CANDIDATES: usize = 20;

/// A thing of a register: the rows that share an id, or one row by its keys.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The register.
    pub register: &'static Register,
    /// Its id; `None` for a row that has none.
    pub id: Option<Id>,
    /// The id or the keys, as the ledger writes them.
    pub text: String,
    /// Whether one row is meant by its keys, and not every row of the id.
    pub by_keys: bool,
}

impl Subject {
    /// Whether a row belongs to it.
    pub fn is<R: Row>(&self, row: &R, names: &Names) -> bool {
        let is_meant = || if self.by_keys { keys(row, names) == self.text } else { row.id() == self.id };
        R::REGISTER.name == self.register.name && is_meant()
    }
}

/// What a person may ask for.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// A thing of a register.
    Thing(Subject),
    /// A lot of an item.
    Lot(Lot),
    /// A meal of a day.
    Meal(Served),
}

impl Wanted {
    /// How it is named where one has to choose, in the language of whoever reads it.
    fn named(&self, names: &Names, lang: Lang) -> String {
        match self {
            Self::Thing(subject) => {
                let register = if lang == Lang::Chinese { subject.register.chinese } else { subject.register.name };
                format!("{register}:{}", subject.text)
            }
            Self::Lot(lot) => format!("{}:{}", LOT.text(lang), lot.text(names)),
            Self::Meal(served) => served.text(names),
        }
    }
}

/// What stands before a lot's item and number: no register is called so.
const LOT: Wording = Wording::new("批号", "lot");

/// The keys of a row as they name it: `2026|office`.
pub fn keys<R: Row>(row: &R, names: &Names) -> String {
    let keys = R::REGISTER.key_columns().map(|column| row.value(column).written(names));
    keys.collect::<Vec<_>>().join("|")
}

/// The one thing that is meant.
///
/// # Errors
/// When nothing is called so, or several things are.
pub fn find(ledger: &Ledger, written: &str, lang: Lang) -> anyhow::Result<Wanted> {
    let written: String = written.trim().nfc().collect();
    let names = &ledger.names;
    let (kind, wanted) = match written.split_once(':') {
        Some((kind, wanted)) if [LOT.zh, LOT.en].contains(&kind.trim()) => (Kind::Lots, wanted.trim()),
        Some((register, wanted)) => (Kind::Register(register_of(register.trim(), lang)?), wanted.trim()),
        None => (Kind::Any, written.as_str()),
    };
    if wanted.is_empty() {
        bail!(say!(lang, "要写一个编号", "an id is needed"));
    }
    let mut search = Search { names, kind, wanted, found: Default::default(), ids: BTreeSet::new() };
    ledger.registers.visit(&mut search);
    search.acceptances(ledger);
    let lots = super::lot::all(ledger);
    let lots: Vec<(Lot, String)> = lots.into_iter().map(|lot| (lot, lot.text(names))).collect();
    search.lots(&lots);
    let found = search.found.iter().find(|found| !found.is_empty());
    let mut found: Vec<Wanted> = found.map(|found| found.values().cloned().collect()).unwrap_or_default();
    if let (true, Kind::Any) = (found.is_empty(), kind)
        && let Some(served) = meal_id::find(ledger, &written, lang)?
    {
        found = served;
    }
    let shown = visible(&written);
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [_, ..] => {
            let mut text = say!(lang, "{shown} 不止一个，请写明一个", "{shown} is ambiguous; name one of these");
            for candidate in found.iter().take(MOST_CANDIDATES) {
                text += &format!("\n  {}", visible(&candidate.named(names, lang)));
            }
            let left = found.len().saturating_sub(MOST_CANDIDATES);
            if left > 0 {
                text += &say!(lang, "\n  …… 另有 {left} 个", "\n  … and {left} more");
            }
            bail!(text)
        }
        [] if ledger.registers_of(wanted).iter().any(|name| kind.holds(name)) => {
            bail!(say!(
                lang,
                "{shown} 的那一行读不了\nbursar check format 说明原因",
                "the row of {shown} could not be read\n`bursar check format` says why"
            ))
        }
        [] => {
            let hint = match nearest(wanted, search.ids.iter().copied()) {
                None => say!(
                    lang,
                    "\nbursar list 账册 列出一本账册的编号，如 bursar list items",
                    "\n`bursar list REGISTER` lists the ids of a register, as `bursar list items`"
                ),
                near => hint(near, lang),
            };
            bail!(say!(lang, "账簿里没有 {shown}{hint}", "{shown} stands nowhere in this ledger{hint}"))
        }
    }
}

/// Where something is looked for.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Any,
    Register(&'static Register),
    Lots,
}

impl Kind {
    /// Whether things of a register are looked for.
    fn holds(self, register: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Register(wanted) => wanted.name == register,
            Self::Lots => false,
        }
    }
}

/// What is found, the surest first: the very id or keys, ids and keys that begin so, things of this name.
struct Search<'s> {
    names: &'s Names,
    kind: Kind,
    wanted: &'s str,
    found: [BTreeMap<(usize, String), Wanted>; 3],
    /// Every id that was met, for the nearest one.
    ids: BTreeSet<&'s str>,
}

impl<'s> Search<'s> {
    fn add(&mut self, text: &str, subject: impl FnOnce() -> Subject, name: Option<&str>) {
        let rank = match text.strip_prefix(self.wanted) {
            Some("") => 0,
            Some(_) => 1,
            None if name == Some(self.wanted) => 2,
            None => return,
        };
        let subject = subject();
        let position = ALL.iter().position(|register| register.name == subject.register.name).unwrap_or(ALL.len());
        self.found[rank].entry((position, subject.text.clone())).or_insert(Wanted::Thing(subject));
    }

    /// Lots by their number, or by item and number; how one begins is enough only where a lot is asked for.
    fn lots(&mut self, lots: &'s [(Lot, String)]) {
        if matches!(self.kind, Kind::Register(_)) {
            return;
        }
        for (lot, text) in lots {
            let number = self.names.label(lot.number);
            self.ids.extend([number, text.as_str()]);
            let rank = if number == self.wanted || text == self.wanted {
                0
            } else if matches!(self.kind, Kind::Lots) && (text.starts_with(self.wanted) || number.starts_with(self.wanted)) {
                1
            } else {
                continue;
            };
            self.found[rank].entry((ALL.len(), text.clone())).or_insert(Wanted::Lot(*lot));
        }
    }

    /// Numbers of acceptances stand inside the purchases that they belong to.
    fn acceptances(&mut self, ledger: &Ledger) {
        let wanted = |register: &&Register| self.kind.holds(register.name);
        let Some(register) = ALL.iter().filter(wanted).find(|register| register.name == "purchases") else { return };
        for purchase in &ledger.registers.purchases {
            for acceptance in &purchase.acceptances {
                let subject =
                    || Subject { register, id: Some(purchase.id), text: ledger.text(purchase.id).to_owned(), by_keys: false };
                self.add(ledger.text(acceptance.id), subject, None);
            }
        }
    }
}

impl Visitor for Search<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let Some(register) = ALL.iter().find(|register| register.name == R::REGISTER.name) else { return };
        if !self.kind.holds(register.name) {
            return;
        }
        let name_column = column_index(R::COLUMNS, "name");
        let names = self.names;
        // Rows without an id are only looked at where their register is named: their keys are dates and people.
        let by_keys = matches!(self.kind, Kind::Register(_)) && (register.id.is_none() || self.wanted.contains('|'));
        for row in rows {
            if by_keys {
                let keys = keys(row, names);
                self.add(&keys, || Subject { register, id: row.id(), text: keys.clone(), by_keys: true }, None);
            } else if let Some(id) = row.id() {
                let text = names.text(id);
                self.ids.insert(text);
                let name = name_column.map(|column| row.value(column).written(names));
                self.add(text, || Subject { register, id: Some(id), text: text.to_owned(), by_keys: false }, name.as_deref());
            }
        }
    }
}

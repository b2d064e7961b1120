//! An id that stands nowhere: the person, item, place or document that a row names does not exist.

use super::nearest::Suggestions;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::{Lang, Wording};
use crate::registers::{ALL, Outcome, RegisterSet, Row, Table, Visitor};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;
use crate::table::{Column, Value, Words, column_index};
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// `format/reference-unknown`.
pub static RULE: Rule = Rule {
    id: "format/reference-unknown",
    level: Level::Error,
    fixable: false,
    title: Wording::new("引用的编号不存在", "an id that stands nowhere"),
    why: Wording::new(
        "引用落空，这一行就对不上人、物或单据，别的核对也查不到它。",
        "a row that names nobody's id agrees with nothing, and no other check can follow it.",
    ),
    source: Wording::new("账本格式“编号与引用”一节（docs/format.md）", "the ledger format, “ids and references” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("reference_unknown.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut acceptances: HashMap<Id, Id, FixedState> = HashMap::default();
    for purchase in &context.rows().purchases {
        acceptances.extend(purchase.acceptances.iter().map(|acceptance| (acceptance.id, purchase.id)));
    }
    misplaced_acceptances(context, report, &acceptances);
    let mut references = References { context, report, acceptances, suggestions: Suggestions::default() };
    context.rows().visit(&mut references);
}

struct References<'c, 'r> {
    context: &'c Context<'c>,
    report: &'r mut Report,
    /// The purchase of each acceptance.
    acceptances: HashMap<Id, Id, FixedState>,
    suggestions: Suggestions,
}

/// An id that stands nowhere, at the first row that names it.
struct Missing {
    position: usize,
    spot: Spot,
    column: &'static Column,
    id: Id,
    others: usize,
}

impl Visitor for References<'_, '_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let mut sets: Vec<(&'static Column, RegisterSet)> = Vec::new();
        let mut missing: Vec<Missing> = Vec::new();
        let mut found: HashMap<(&'static str, Id), usize, FixedState> = HashMap::default();
        let mut checked = 0;
        for (position, row) in rows.iter().enumerate() {
            let mut look_up = |column: &'static Column, id: Id, spot: Spot, outcome: Outcome| {
                checked += 1;
                if outcome == Outcome::Unknown && !is_exempt(row, column) {
                    let next = missing.len();
                    let first = *found.entry((column.name, id)).or_insert(next);
                    match missing.get_mut(first) {
                        Some(first) => first.others += 1,
                        None => missing.push(Missing { position, spot, column, id, others: 0 }),
                    }
                }
            };
            row.references(&mut |column, id, at| {
                let set = match sets.iter().find(|(known, _)| std::ptr::eq(*known, column)) {
                    Some((_, set)) => *set,
                    None => {
                        sets.push((column, RegisterSet::of(column.refers)));
                        RegisterSet::of(column.refers)
                    }
                };
                look_up(column, id, Spot::Cell(at, column.name), self.context.ledger.look_up_in(id, set));
            });
            if R::REGISTER.name == "stock-moves"
                && let Some(position) = column_index(R::COLUMNS, "acceptance")
                && let Value::Id(id) = row.value(position)
            {
                let outcome = match (self.acceptances.contains_key(&id), self.context.ledger.is_whole("purchases")) {
                    (true, _) => Outcome::Known,
                    (false, true) => Outcome::Unknown,
                    (false, false) => Outcome::Unsure,
                };
                look_up(&R::COLUMNS[position], id, Spot::Cell(row.at(), "acceptance"), outcome);
            }
        }
        for missing in &missing {
            self.tell(&rows[missing.position], missing);
        }
        let reversals = self.check_reversals(rows);
        self.report.checked(checked + reversals);
    }
}

/// A slip that names a purchase names an acceptance of that purchase: of another one it is a reference that leads elsewhere.
fn misplaced_acceptances(context: &Context<'_>, report: &mut Report, acceptances: &HashMap<Id, Id, FixedState>) {
    let mut told: HashSet<(Id, Id), FixedState> = HashSet::default();
    for row in &context.rows().stock_moves {
        let (Some(purchase), Some(acceptance)) = (row.purchase, row.acceptance) else { continue };
        let Some(other) = acceptances.get(&acceptance).filter(|other| **other != purchase) else { continue };
        if context.rows().purchases.get(purchase).is_none() || !told.insert((row.slip, acceptance)) {
            continue;
        }
        let (acceptance, purchase, other) = (context.text(acceptance), context.text(purchase), context.text(*other));
        report.add(
            context
                .finding(row, "acceptance")
                .message(say!(
                    context.lang,
                    "{acceptance} 是 {other} 的验收单，不是 {purchase} 的",
                    "{acceptance} is an acceptance of {other}, not of {purchase}"
                ))
                .next(say!(
                    context.lang,
                    "改正验收单或请购单的编号：同一行说的是同一次采购",
                    "mend the number of the acceptance or of the purchase: one row speaks of one purchase"
                )),
        );
    }
}

/// What an asset count found and no register lists stands in no register: that is what the count says.
fn is_exempt<R: Row>(row: &R, column: &Column) -> bool {
    use crate::registers::AssetCountResult::Unlisted;
    R::REGISTER.name == "asset-counts"
        && column.name == "asset"
        && column_index(R::COLUMNS, "result").is_some_and(|result| row.value(result) == Value::Word(Unlisted.word()))
}

impl References<'_, '_> {
    fn tell<R: Row>(&mut self, row: &R, missing: &Missing) {
        let context = self.context;
        let lang = context.lang;
        let id = context.text(missing.id);
        let column = missing.column;
        let (place, registers) = if column.refers.is_empty() {
            (say!(lang, "请购的验收单", "the acceptances of purchases"), Vec::new())
        } else {
            (registers(lang, column.refers), column.refers.to_vec())
        };
        let others = match missing.others {
            0 => String::new(),
            1 => say!(lang, "，另有 1 处也是", "; 1 more names it"),
            others => say!(lang, "，另有 {others} 处也是", "; {others} more name it"),
        };
        let near = if registers.is_empty() {
            let texts = self.acceptances.keys().map(|acceptance| context.text(*acceptance));
            self.suggestions.near(context, id, texts)
        } else {
            self.suggestions.meant(context, id, &registers)
        };
        let next = match near.as_str() {
            "" => say!(lang, "改正编号，或先在{place}里登记 {id}", "mend the id, or enter {id} in {place} first"),
            near => say!(lang, "是否为 {near}？", "did you mean {near}?"),
        };
        self.report.add(
            context
                .finding_at(row, missing.spot)
                .message(say!(lang, "{place}里没有 {id}{others}", "there is no {id} in {place}{others}"))
                .next(next),
        );
    }

    /// Rows that reverse a row which is not there; gives how many were looked at.
    fn check_reversals<R: Row>(&mut self, rows: &Table<R>) -> usize {
        let context = self.context;
        let register = R::REGISTER;
        let Some(corrects) = column_index(R::COLUMNS, "corrects") else { return 0 };
        let mut checked = 0;
        // Made only where a row is named by its key.
        let mut keys: Option<HashSet<String>> = None;
        for row in rows {
            let Value::Text(named) = row.value(corrects) else { continue };
            checked += 1;
            let of_id = context.ledger.names.find(named).map(|id| context.ledger.look_up_in(id, RegisterSet::of(&[register.name])));
            let is_known = of_id == Some(Outcome::Known)
                || keys.get_or_insert_with(|| rows.iter().map(|row| context.row_name(row).0).collect()).contains(named);
            if !is_known && context.ledger.is_whole(register.name) {
                let lang = context.lang;
                let place = registers(lang, &[register.name]);
                report_reversal(self.report, context, row, named, &place);
            }
        }
        checked
    }
}

fn report_reversal<R: Row>(report: &mut Report, context: &Context<'_>, row: &R, named: &str, place: &str) {
    report.add(
        context
            .finding(row, "corrects")
            .message(say!(context.lang, "{place}里没有所冲销的 {named}", "{place} has no {named} to be reversed"))
            .next(say!(
                context.lang,
                "填所冲销那一行的编号，或 {}:键|键",
                "name the reversed row by its id, or as {}:key|key",
                R::REGISTER.name
            )),
    );
}

/// Registers as a sentence names them.
fn registers(lang: Lang, names: &[&str]) -> String {
    let known = names.iter().filter_map(|name| ALL.iter().find(|register| register.name == *name));
    match lang {
        Lang::Chinese => known.map(|register| format!("{}（{}）", register.name, register.chinese)).collect::<Vec<_>>().join("、"),
        Lang::English => known.map(|register| register.name).collect::<Vec<_>>().join(", "),
    }
}

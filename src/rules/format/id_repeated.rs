//! Two rows of one register with the same key: an entry made twice, or a number given twice.

use crate::books::parties::plain;
use crate::findings::Level;
use crate::id::{Id, Label};
use crate::lang::{Lang, Wording};
use crate::registers::{Plan, Purchase, Register, Row, Supplier, Table, Visitor};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;
use crate::table::{Column, Record, Value};
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::hash::{BuildHasher, Hash, Hasher};

/// `format/id-repeated`.
pub static RULE: Rule = Rule {
    id: "format/id-repeated",
    level: Level::Error,
    fixable: false,
    title: Wording::new("编号重复", "a number given twice"),
    why: Wording::new(
        "同一编号有两行，引用它的单据就不知道指哪一行；同一行记了两次，数字就多算一次。",
        "of two rows with one number nobody knows which is meant; and an entry made twice counts twice.",
    ),
    source: Wording::new("账本格式“编号与引用”一节（docs/format.md）", "the ledger format, “ids and references” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("id_repeated.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    context.rows().visit(&mut Repeated { context, report });
    check_acceptances(context, report);
    check_suppliers(context, report);
    check_plans(context, report);
}

struct Repeated<'c, 'r> {
    context: &'c Context<'c>,
    report: &'r mut Report,
}

impl Visitor for Repeated<'_, '_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let register = R::REGISTER;
        let keys: Vec<usize> = register.key_columns().collect();
        if keys.is_empty() {
            return;
        }
        self.report.checked(rows.len());
        // The first row of each key, by the hash of the key.
        let mut seen: HashTable<usize> = HashTable::with_capacity(rows.len());
        let state = FixedState::default();
        let hash_of = |row: &R| state.hash_one(KeyOf(row, &keys));
        for (position, row) in rows.iter().enumerate() {
            let hash = hash_of(row);
            let same = |other: &usize| keys.iter().all(|key| rows[*other].value(*key) == row.value(*key));
            if let Some(first) = seen.find(hash, same) {
                self.tell(row, &rows[*first], &register, &keys);
            } else {
                seen.insert_unique(hash, position, |other| hash_of(&rows[*other]));
            }
        }
    }
}

impl Repeated<'_, '_> {
    fn tell<R: Row>(&mut self, row: &R, first: &R, register: &Register, keys: &[usize]) {
        let lang = self.context.lang;
        let parts: Vec<String> = keys
            .iter()
            .filter(|key| row.value(**key) != Value::Absent)
            .map(|key| part(lang, &R::COLUMNS[*key], &row.value(*key).written(&self.context.ledger.names)))
            .collect();
        let key = parts.join(if lang == Lang::Chinese { "、" } else { ", " });
        let spot = keys.first().map_or(Spot::Row(row.at()), |key| Spot::Cell(row.at(), R::COLUMNS[*key].name));
        let next = match register.id {
            Some(_) => say!(
                lang,
                "记重了就删去一行；不是同一件事就换新编号",
                "take one out if the entry was made twice; else give it a number of its own"
            ),
            None => say!(lang, "记重了就删去一行，或改正其中一行", "take one out if the entry was made twice, or mend one of them"),
        };
        self.report.add(
            self.context
                .finding_at(row, spot)
                .message(say!(lang, "{key} 已经有一行", "there is a row for {key} already"))
                .beside(Spot::Row(first.at()), say!(lang, "先有的一行", "the first"))
                .next(next),
        );
    }
}

fn part(lang: Lang, column: &Column, written: &str) -> String {
    match lang {
        Lang::Chinese => format!("{} {written}", column.chinese),
        Lang::English => format!("{} {written}", column.name),
    }
}

/// The key of a row, to be hashed: rows of one key hash alike; whether they are alike is looked at afterwards.
struct KeyOf<'k, R>(&'k R, &'k [usize]);

impl<R: Row> Hash for KeyOf<'_, R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for key in self.1 {
            match self.0.value(*key) {
                Value::Id(id) => id.hash(state),
                Value::Label(label) => label.hash(state),
                Value::Text(text) => text.hash(state),
                Value::Day(day) => day.hash(state),
                Value::Moment(moment) => moment.hash(state),
                Value::Month(month) => month.hash(state),
                Value::Term(term) => term.hash(state),
                Value::Period(period) => period.hash(state),
                Value::Word(word) => word.name.hash(state),
                Value::Count(count) => count.hash(state),
                _ => 0_u8.hash(state),
            }
        }
    }
}

/// Acceptances have numbers too, though no register: stock slips name them.
fn check_acceptances(context: &Context<'_>, report: &mut Report) {
    let mut seen: BTreeMap<Id, (&Purchase, Spot)> = BTreeMap::new();
    for purchase in &context.rows().purchases {
        for acceptance in &purchase.acceptances {
            report.checked(1);
            let Some((document, first)) = seen.get(&acceptance.id) else {
                seen.insert(acceptance.id, (purchase, cell(acceptance, "id")));
                continue;
            };
            // A document that stands twice has its acceptances twice.
            if document.id == purchase.id && document.at != purchase.at {
                continue;
            }
            let id = context.text(acceptance.id);
            report.add(
                context
                    .finding_inside(purchase, acceptance, "id")
                    .message(say!(context.lang, "验收单 {id} 已经有一张", "there is an acceptance {id} already"))
                    .beside(*first, say!(context.lang, "先有的一张", "the first"))
                    .next(say!(context.lang, "换新的验收单号", "give it a number of its own")),
            );
        }
    }
}

/// A firm is one supplier: under two ids it could quote twice, and its purchases would not be added up.
fn check_suppliers(context: &Context<'_>, report: &mut Report) {
    let mut names: BTreeMap<String, &Supplier> = BTreeMap::new();
    let mut codes: BTreeMap<Label, &Supplier> = BTreeMap::new();
    for supplier in &context.rows().suppliers {
        report.checked(1);
        let same_code = supplier.uscc.and_then(|code| match codes.entry(code) {
            Entry::Occupied(first) => Some((*first.get(), "uscc")),
            Entry::Vacant(free) => {
                free.insert(supplier);
                None
            }
        });
        let same_name = match names.entry(plain(&supplier.name)) {
            Entry::Occupied(first) => Some((*first.get(), "name")),
            Entry::Vacant(free) => {
                free.insert(supplier);
                None
            }
        };
        // Of two rows with one id the second is told as that.
        let Some((first, column)) = same_code.or(same_name).filter(|(first, _)| first.supplier != supplier.supplier) else {
            continue;
        };
        let (id, other) = (context.text(supplier.supplier), context.text(first.supplier));
        let (zh, en) = if column == "uscc" { ("统一社会信用代码", "credit code") } else { ("名称", "name") };
        report.add(
            context
                .finding(supplier, column)
                .message(say!(context.lang, "{id} 与 {other} 的{zh}相同", "{id} and {other} have one {en}"))
                .beside(cell(first, column), say!(context.lang, "先登记的一家", "the first"))
                .next(say!(
                    context.lang,
                    "同一家只留一行，单据改用它的编号；不是同一家的，改正{zh}",
                    "keep one row for one firm and use its id; if they are two, mend the {en}"
                )),
        );
    }
}

/// Goals and tasks are named by their numbers within a plan.
fn check_plans(context: &Context<'_>, report: &mut Report) {
    for plan in &context.rows().plans {
        check_numbers(context, report, plan, &plan.goal, |goal| goal.id, ("目标", "a goal"));
        check_numbers(context, report, plan, &plan.task, |task| task.id, ("任务", "a task"));
    }
}

fn check_numbers<R: Record>(
    context: &Context<'_>,
    report: &mut Report,
    plan: &Plan,
    records: &[R],
    id: impl Fn(&R) -> Id,
    (zh, en): (&str, &str),
) {
    let mut seen: BTreeMap<Id, Spot> = BTreeMap::new();
    for record in records {
        report.checked(1);
        let Some(first) = seen.get(&id(record)) else {
            seen.insert(id(record), cell(record, "id"));
            continue;
        };
        let number = context.text(id(record));
        report.add(
            context
                .finding_inside(plan, record, "id")
                .message(say!(context.lang, "{zh} {number} 已经有一项", "there is {en} {number} already"))
                .beside(*first, say!(context.lang, "先有的一项", "the first"))
                .next(say!(context.lang, "换新的编号", "give it a number of its own")),
        );
    }
}

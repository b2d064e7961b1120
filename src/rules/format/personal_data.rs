//! A citizen's id, a bank card or a mobile number in the ledger (个人信息): it does not belong there, and is never repeated whole.

use super::wording;
use crate::findings::{Draft, Level};
use crate::id::Label;
use crate::lang::{Lang, Wording};
use crate::personal::{self, Personal};
use crate::registers::{Row, Table, Visitor};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::{Span, Spot};
use crate::table::{Column, Kind, Value};
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// `format/personal-data`.
pub static RULE: Rule = Rule {
    id: "format/personal-data",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("疑似个人敏感信息", "what looks like personal data"),
    why: Wording::new(
        "账簿会提交、打印、公示；写进去的身份证号、卡号、手机号就收不回来了。",
        "a ledger is committed, printed and published: a number that once stood in it cannot be taken back.",
    ),
    source: Wording::new(
        "个人信息保护法第六条、第二十八条；GB 11643-1999（公民身份号码）；ISO/IEC 7812-1（银行卡号）",
        "Personal Information Protection Law art. 6, 28; GB 11643-1999 (ID numbers); ISO/IEC 7812-1 (card numbers)",
    ),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("personal_data.md"),
    check: Check::Ledger(check),
};

/// Whether long numbers in a column of this name are no person's. A `match`, which is asked for every cell of a ledger.
fn holds_other_numbers(column: &str) -> bool {
    matches!(
        column,
        "uscc"
            | "seller_uscc"
            | "buyer_uscc"
            | "code"
            | "number"
            | "qr"
            | "digest"
            | "phone"
            | "emails"
            | "keys"
            | "serial"
            | "source"
            | "corrects"
            | "file"
            | "on"
            | "rule"
    )
}

fn check(context: &Context<'_>, report: &mut Report) {
    check_citizen_ids(context, report);
    let labels = labels(context);
    context.rows().visit(&mut Texts { context, report, labels });
}

/// Citizen ids anywhere in a file: in columns of the school's own and in remarks too.
fn check_citizen_ids(context: &Context<'_>, report: &mut Report) {
    for (file, source) in context.ledger.sources.iter() {
        report.checked(1);
        for (kind, range) in personal::find(&source.text, context.today) {
            if kind == Personal::CitizenId {
                let spot = Spot::Span(Span { file, start: range.start as u32, end: range.end as u32 });
                let draft = Draft::new(spot, wording::path(context, spot));
                report.add(worded(context.lang, draft, kind, &source.text[range]));
            }
        }
    }
}

/// The labels of the ledger in which such a number stands.
fn labels(context: &Context<'_>) -> HashMap<Label, (Personal, String), FixedState> {
    let mut found = HashMap::default();
    for (id, text) in context.ledger.names.iter() {
        if let Some((kind, number)) = other_than_citizen_id(context, text) {
            found.insert(Label(id), (kind, number));
        }
    }
    found
}

fn other_than_citizen_id(context: &Context<'_>, text: &str) -> Option<(Personal, String)> {
    let mut found = personal::find(text, context.today).into_iter();
    let (kind, range) = found.find(|(kind, _)| *kind != Personal::CitizenId)?;
    Some((kind, text[range].to_owned()))
}

struct Texts<'c, 'r> {
    context: &'c Context<'c>,
    report: &'r mut Report,
    labels: HashMap<Label, (Personal, String), FixedState>,
}

fn is_wanted(column: &Column) -> bool {
    let kind = match column.kind {
        Kind::List(kind) => *kind,
        kind => kind,
    };
    matches!(kind, Kind::Text | Kind::Label) && !holds_other_numbers(column.name)
}

impl Visitor for Texts<'_, '_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        // A label that many rows share is told at the first.
        let mut told: HashSet<(&'static str, Label), FixedState> = HashSet::default();
        let mut checked = 0;
        for row in rows {
            let mut found = Vec::new();
            row.cells(is_wanted, &mut |column, at, value| {
                checked += 1;
                let number = match value {
                    Value::Text(text) => other_than_citizen_id(self.context, text),
                    Value::Label(label) => self.labels.get(&label).filter(|_| told.insert((column.name, label))).cloned(),
                    _ => None,
                };
                found.extend(number.map(|number| (Spot::Cell(at, column.name), number)));
            });
            for (spot, (kind, number)) in found {
                self.report.add(worded(self.context.lang, self.context.finding_at(row, spot), kind, &number));
            }
        }
        self.report.checked(checked);
    }
}

fn worded(lang: Lang, draft: Draft, kind: Personal, number: &str) -> Draft {
    let shown = personal::masked(number);
    let (zh, en) = match kind {
        Personal::CitizenId => ("身份证号", "a citizen's id"),
        Personal::BankCard => ("银行卡号", "a bank card"),
        Personal::Mobile => ("手机号", "a mobile telephone"),
    };
    draft.message(say!(lang, "像是{zh} {shown}", "{shown} looks like {en}")).next(say!(
        lang,
        "删去，改用工号或代码；已经提交过的，请管理员清理 git 历史",
        "take it out and name the person by the school's id; if it was committed, have the history cleaned"
    ))
}

//! Whoever takes goods from a store is named: a person, a class or a department; a transfer names where it goes (领用人).

use crate::findings::{Draft, Level};
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::registers::{MoveKind, StockMove};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// `books/issue-unreceived`.
pub static RULE: Rule = Rule {
    id: "books/issue-unreceived",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("发出无人领", "issued to nobody"),
    why: Wording::new(
        "仓库的发出就是部门、班级的领用；没有写谁领的，两边的账对不起来。",
        "what the store issues is what a department, class or person receives; without a name the two cannot be compared.",
    ),
    source: Wording::new(
        "行政事业单位内部控制规范（领用登记）；会计法第十七条（账账相符）",
        "Internal Control Norms for public institutions (issues are signed for); Accounting Law art. 17 (books agree with each other)",
    ),
    reads: &["stock-moves", "classes", "people"],
    whole: &[],
    policy: &[],
    guide: include_str!("issue_unreceived.md"),
    check: Check::Ledger(check),
};

/// What is wrong with who receives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// Nobody is named.
    Nobody,
    /// A transfer goes nowhere.
    Nowhere,
    /// A place is named, but the slip is no transfer.
    NoTransfer(Id),
    /// The class stands in no term of the ledger.
    NoClass(Id),
    /// Nobody of the school belongs to the department.
    NoDepartment(Label),
    /// Who issues it receives it.
    Oneself(Id),
}

fn check(context: &Context<'_>, report: &mut Report) {
    let classes: HashSet<Id, FixedState> = context.rows().classes.iter().map(|class| class.class).collect();
    let is_unknown = |class: Id| !classes.is_empty() && !classes.contains(&class) && context.ledger.is_whole("classes");
    // A school that writes down who belongs where has no other departments than those.
    let departments: HashSet<Label, FixedState> = context.rows().people.iter().filter_map(|person| person.department).collect();
    let is_strange =
        |department: Label| !departments.is_empty() && !departments.contains(&department) && context.ledger.is_whole("people");
    // Rows of one slip have one receiver, so that a slip is one finding.
    let mut slips: HashMap<Id, usize, FixedState> = HashMap::default();
    let mut found: Vec<(&StockMove, Fault, usize)> = Vec::new();
    for row in &context.rows().stock_moves {
        // A red-letter row repeats what it reverses, and a row of nothing is a number that was voided.
        if row.corrects.is_some() || row.quantity.is_zero() {
            continue;
        }
        let is_received = row.person.is_some() || row.class.is_some() || row.department.is_some();
        report.checked(usize::from(matches!(row.kind, MoveKind::Issue | MoveKind::Transfer)));
        let fault = match (row.kind, row.to) {
            (MoveKind::Transfer, None) => Fault::Nowhere,
            (MoveKind::Transfer, Some(_)) => continue,
            (_, Some(to)) => Fault::NoTransfer(to),
            (MoveKind::Issue, None) if !is_received => Fault::Nobody,
            (MoveKind::Issue, None) if row.person == Some(row.by) => Fault::Oneself(row.by),
            (MoveKind::Issue | MoveKind::Return, None) => {
                let class = row.class.filter(|class| is_unknown(*class)).map(Fault::NoClass);
                let department = row.department.filter(|department| is_strange(*department)).map(Fault::NoDepartment);
                let Some(fault) = class.or(department) else { continue };
                fault
            }
            _ => continue,
        };
        let position = *slips.entry(row.slip).or_insert(found.len());
        match found.get_mut(position) {
            Some((.., lines)) => *lines += 1,
            None => found.push((row, fault, 1)),
        }
    }
    for (row, fault, lines) in found {
        report.add(in_words(context, row, fault, lines));
    }
}

fn in_words(context: &Context<'_>, row: &StockMove, fault: Fault, lines: usize) -> Draft {
    let (slip, day) = (context.text(row.slip), row.date);
    let lines = if lines > 1 { say!(context.lang, "，{lines} 行", ", {lines} rows") } else { String::new() };
    match fault {
        Fault::Nowhere => context
            .finding(row, "to")
            .message(say!(context.lang, "调拨单 {slip}（{day}{lines}）没有调入地点", "transfer {slip} ({day}{lines}) goes nowhere"))
            .next(say!(context.lang, "在 to（调入）一栏填写地点", "write the receiving place into `to`")),
        Fault::NoTransfer(to) => {
            let (kind, to) = (row.kind.shown(context.lang), context.place(to));
            context
                .finding(row, "kind")
                .message(say!(
                    context.lang,
                    "{slip}（{day}{lines}）写了调入地点{to}，类型却是{kind}",
                    "{slip} ({day}{lines}) goes to {to}, but is no transfer: `{kind}`"
                ))
                .next(say!(
                    context.lang,
                    "是调拨的，kind（类型）改为调拨；不是的，清空 to（调入）",
                    "if it is one, write `transfer` into `kind`; if not, empty `to`"
                ))
        }
        Fault::NoClass(class) => context
            .finding(row, "class")
            .message(say!(
                context.lang,
                "{slip}（{day}{lines}）的班级 {}不在班级册里",
                "{slip} ({day}{lines}) names {}, which is no class of any term",
                context.text(class)
            ))
            .next(say!(context.lang, "改正 class（班级），或在“班级”登记这个班", "mend `class`, or write the class in `classes`")),
        Fault::NoDepartment(department) => context
            .finding(row, "department")
            .message(say!(
                context.lang,
                "{slip}（{day}{lines}）的部门{}没有一个人",
                "{slip} ({day}{lines}) names the department {}, to which nobody belongs",
                context.label(department)
            ))
            .next(say!(
                context.lang,
                "改正 department（领用部门），或在“人员”登记这个部门的人",
                "mend `department`, or enter in `people` who belongs to it"
            )),
        Fault::Oneself(person) => context
            .finding(row, "person")
            .message(say!(
                context.lang,
                "{slip}（{day}{lines}）由{}发出，又由本人领用",
                "{slip} ({day}{lines}): {} issues it and receives it",
                context.person(person)
            ))
            .next(say!(
                context.lang,
                "由别人发出，或由实际领用的人签领，写进 person（领用人）",
                "let somebody else issue it, or name in `person` who really took it"
            )),
        Fault::Nobody => context
            .finding(row, "person")
            .message(say!(
                context.lang,
                "领用单 {slip}（{day}{lines}）没有领用人、班级或部门",
                "{slip} ({day}{lines}) names neither person, class nor department"
            ))
            .next(say!(
                context.lang,
                "在 person（领用人）、class（班级）或 department（领用部门）一栏填写领用者",
                "name who took it in `person`, `class` or `department`"
            )),
    }
}

//! Whoever takes goods from a store is named: a person, a class or a department; a transfer names where it goes (领用人).

use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{MoveKind, StockMove};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::HashMap;

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
    reads: &["stock-moves"],
    whole: &[],
    policy: &[],
    guide: include_str!("issue_unreceived.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // Rows of one slip have one receiver, so that a slip is one finding.
    let mut slips: HashMap<Id, usize, FixedState> = HashMap::default();
    let mut found: Vec<(&StockMove, usize)> = Vec::new();
    for row in &context.rows().stock_moves {
        let is_received = match row.kind {
            // A red-letter row repeats what it reverses, and a row of nothing is a number that was voided.
            _ if row.corrects.is_some() || row.quantity.is_zero() => continue,
            MoveKind::Issue => row.person.is_some() || row.class.is_some() || row.department.is_some(),
            MoveKind::Transfer => row.to.is_some(),
            _ => continue,
        };
        report.checked(1);
        if is_received {
            continue;
        }
        let position = *slips.entry(row.slip).or_insert(found.len());
        match found.get_mut(position) {
            Some((_, lines)) => *lines += 1,
            None => found.push((row, 1)),
        }
    }
    for (row, lines) in found {
        let (slip, day) = (context.text(row.slip), row.date);
        let lines = if lines > 1 { say!(context.lang, "，{lines} 行", ", {lines} rows") } else { String::new() };
        let draft = if row.kind == MoveKind::Transfer {
            context
                .finding(row, "to")
                .message(say!(
                    context.lang,
                    "调拨单 {slip}（{day}{lines}）没有调入地点",
                    "transfer {slip} ({day}{lines}) goes nowhere"
                ))
                .next(say!(context.lang, "在 to（调入）一栏填写地点", "write the receiving place into `to`"))
        } else {
            context
                .finding(row, "person")
                .message(say!(
                    context.lang,
                    "领用单 {slip}（{day}{lines}）没有领用人、班级或部门",
                    "{slip} ({day}{lines}) names neither person, class nor department"
                ))
                .next(say!(
                    context.lang,
                    "在 person、class 或 department 一栏填写领用者",
                    "name who took it in `person`, `class` or `department`"
                ))
        };
        report.add(draft);
    }
}

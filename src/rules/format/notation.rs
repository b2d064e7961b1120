//! Cells in another notation than the ledger's (１２, ¥1,234.50, 2026/9/3): they were read, each can mean one thing only.

use super::wording;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::What;

/// `format/notation`.
pub static RULE: Rule = Rule {
    id: "format/notation",
    level: Level::Note,
    fixable: true,
    title: Wording::new("写法不规范", "another notation"),
    why: Wording::new(
        "同一个数、同一天只有一种写法，才能直接查找、比较。",
        "a figure or a day that is always written one way can be searched for and compared.",
    ),
    source: Wording::new("账本格式“文字”一节（docs/format.md）", "the ledger format, “text” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("notation.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.rows);
    for problem in &context.ledger.problems {
        let What::Notation { column, cells, written } = &problem.what else { continue };
        let named = wording::named(context, problem.spot.file(), column);
        report.add(
            wording::draft(context, problem, column)
                .message(say!(
                    context.lang,
                    "{named}有 {cells} 格用了别的写法，第一格应写 {written}",
                    "{cells} of {named} in another notation; the first is {written}"
                ))
                .next(say!(context.lang, "把这些格改成 {written} 这样的写法", "write these cells like {written}")),
        );
    }
}

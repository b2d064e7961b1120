//! A register's file without a header: perhaps a file that was cut off.

use super::wording;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::What;

/// `format/file-empty`.
pub static RULE: Rule = Rule {
    id: "format/file-empty",
    level: Level::Error,
    fixable: false,
    title: Wording::new("文件是空的", "an empty file"),
    why: Wording::new(
        "没有写完的文件看上去就像没有账；空文件不能算对得上。",
        "a file that was cut off looks like a register without entries; nothing may be green for that.",
    ),
    source: Wording::new("账本格式“文字”一节（docs/format.md）", "the ledger format, “text” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("file_empty.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        if problem.what == What::FileEmpty {
            report.add(
                wording::draft(context, problem, "")
                    .message(say!(context.lang, "没有内容，连表头也没有", "nothing stands in it, not even a header"))
                    .next(say!(
                        context.lang,
                        "从 git 取回原来的内容；确实不用就删去文件，或只留表头",
                        "take its content back from git; a file without use is deleted, or keeps its header alone"
                    )),
            );
        }
    }
}

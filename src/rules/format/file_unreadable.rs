//! A file or folder of the ledger that gives no text: refused, damaged, no plain file.

use super::wording;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::table::What;

/// `format/file-unreadable`.
pub static RULE: Rule = Rule {
    id: "format/file-unreadable",
    level: Level::Error,
    fixable: false,
    title: Wording::new("文件读不了", "a file that cannot be read"),
    why: Wording::new(
        "读不了的文件里有什么，谁也不能说账对得上。",
        "nobody can say that books agree while one of them cannot be read.",
    ),
    source: Wording::new("账本格式“文件夹”一节（docs/format.md）", "the ledger format, “the folder” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("file_unreadable.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        if let What::Unreadable(fault) = &problem.what {
            report.add(wording::draft(context, problem, "").message(fault.text(context.lang)).next(fault.next(context.lang)));
        }
    }
}

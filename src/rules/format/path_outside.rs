//! A link or an attachment that leaves the ledger: never read, and where it leads is never shown.

use super::{settings, wording};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::Row;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Attachment;
use crate::table::{SettingsFault, Text, What};

/// `format/path-outside`.
pub static RULE: Rule = Rule {
    id: "format/path-outside",
    level: Level::Error,
    fixable: false,
    title: Wording::new("路径离开了账簿", "a path that leaves the ledger"),
    why: Wording::new(
        "账簿以外的文件不随账簿提交、移交，也不该由账簿来读。",
        "what lies outside is not committed or handed over with the ledger, and a ledger has no business reading it.",
    ),
    source: Wording::new("账本格式“文件夹”一节（docs/format.md）", "the ledger format, “the folder” (docs/format.md)"),
    reads: &["receipts", "certificates"],
    whole: &[],
    policy: &[],
    guide: include_str!("path_outside.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        match &problem.what {
            What::Outside => report.add(worded(context, wording::draft(context, problem, ""))),
            What::Settings { key, why: why @ SettingsFault::PathOutside } => {
                let (message, next) = settings::worded(context.lang, key, why);
                report.add(wording::draft(context, problem, key).message(message).next(next));
            }
            _ => {}
        }
    }
    for receipt in &context.rows().receipts {
        check_file(context, report, receipt, receipt.file.as_ref());
    }
    for certificate in &context.rows().certificates {
        check_file(context, report, certificate, certificate.file.as_ref());
    }
}

fn check_file<R: Row>(context: &Context<'_>, report: &mut Report, row: &R, file: Option<&Text>) {
    let Some(file) = file else { return };
    report.checked(1);
    if context.attachments.get(file) == Some(&Attachment::Outside) {
        report.add(worded(context, context.finding(row, "file")));
    }
}

fn worded(context: &Context<'_>, draft: Draft) -> Draft {
    draft.message(say!(context.lang, "指向账簿以外，没有读", "it leads out of the ledger and was not read")).next(say!(
        context.lang,
        "把文件放进账簿（如 attachments/），路径从账簿的文件夹算起，用 / 分隔",
        "put the file into the ledger, as attachments/; write the path from the ledger's folder on, with /"
    ))
}

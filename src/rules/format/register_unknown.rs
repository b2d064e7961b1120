//! A CSV or TOML file whose path names no register: nothing in it was read.

use super::wording;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{ALL, Register};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::What;

/// `format/register-unknown`.
pub static RULE: Rule = Rule {
    id: "format/register-unknown",
    level: Level::Error,
    fixable: false,
    title: Wording::new("文件不属于任何账册", "a file of no register"),
    why: Wording::new("文件名写错，整个文件就不进账。", "a slip in a path keeps the whole file out of the books."),
    source: Wording::new("账本格式“文件夹”一节（docs/format.md）", "the ledger format, “the folder” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("register_unknown.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        let What::RegisterUnknown { name, nearest, ending } = &problem.what else { continue };
        let meant = nearest.and_then(|nearest| ALL.iter().find(|register| register.name == nearest));
        let message = match ending {
            Some(ending) => say!(context.lang, "{name} 应为 .{ending} 文件", "files of `{name}` end with .{ending}"),
            None => say!(context.lang, "没有名为 {name} 的账册", "no register is called `{name}`"),
        };
        let next = match meant {
            Some(Register { name, chinese, shape, .. }) => {
                let ending = shape.ending();
                say!(context.lang, "是否为 {name}.{ending}（{chinese}）？", "did you mean `{name}.{ending}`?")
            }
            None => say!(
                context.lang,
                "按账册改名，如 receipts/2026-09.csv；与账无关就移到 attachments/，或写入 [files] ignore",
                "name it by its register, as receipts/2026-09.csv; what is no register goes into attachments/ or [files] ignore"
            ),
        };
        report.add(wording::draft(context, problem, "").message(message).next(next));
    }
}

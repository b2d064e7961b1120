//! A file's header without a column that every row needs: none of its rows can be read.

use super::wording;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::What;

/// `format/column-missing`.
pub static RULE: Rule = Rule {
    id: "format/column-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("缺少必填列", "a column is missing"),
    why: Wording::new("没有这一列，整个文件的行都不成一笔账。", "without it no row of the file is an entry."),
    source: Wording::new(
        "各列是否必填见 docs/reference/registers.zh.md",
        "which columns are required: docs/reference/registers.en.md",
    ),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("column_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        let What::ColumnMissing { column, chinese } = problem.what else { continue };
        let means = wording::declared(context, problem.spot.file(), column).map_or("", |it| it.meaning.text(context.lang));
        report.add(
            wording::draft(context, problem, column)
                .message(say!(context.lang, "表头缺少 {column}（{chinese}）", "the header lacks `{column}`"))
                .next(say!(context.lang, "加上 {column}（{chinese}）列：{means}", "add the column `{column}`: {means}")),
        );
    }
}

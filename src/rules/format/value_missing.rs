//! An empty cell that every row has to fill.

use super::wording;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::{FileId, Spot};
use crate::table::What;

/// `format/value-missing`.
pub static RULE: Rule = Rule {
    id: "format/value-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("必填项没有填", "a required cell is empty"),
    why: Wording::new(
        "缺了这一项，这一行不成一笔账，别处也不会把它算进去。",
        "without it the row is no entry, and no sum takes it in.",
    ),
    source: Wording::new("各列是否必填见 docs/reference/registers.zh.md", "which columns are required: docs/reference/registers.en.md"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("value_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.rows);
    for problem in &context.ledger.problems {
        let What::ValueMissing { column, chinese } = problem.what else { continue };
        let file = problem.spot.file();
        let means = wording::declared(context, file, column).map_or("", |it| it.meaning.text(context.lang));
        let message = match problem.spot {
            // In a document there is no cell to stand empty: the key is not there.
            Spot::Row(_) if is_toml(context, file) => say!(context.lang, "没有 {column}（{chinese}）", "there is no `{column}`"),
            _ => say!(context.lang, "{column}（{chinese}）没有填", "`{column}` is empty"),
        };
        report.add(wording::draft(context, problem, column).message(message).next(say!(
            context.lang,
            "填写 {column}：{means}",
            "fill in `{column}`: {means}"
        )));
    }
}

fn is_toml(context: &Context<'_>, file: FileId) -> bool {
    std::path::Path::new(&context.ledger.sources.get(file).path)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

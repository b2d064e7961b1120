//! A column or key that nobody knows: a slip in a header must not make a column vanish.

use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::What;

/// `format/column-unknown`.
pub static RULE: Rule = Rule {
    id: "format/column-unknown",
    level: Level::Error,
    fixable: false,
    title: Wording::new("列名不认识", "a column that nobody knows"),
    why: Wording::new(
        "列名写错，这一列的数字就不进账；自定义的列请以 x_ 开头。",
        "figures under a name that nobody knows are in no book; a column of your own begins with x_.",
    ),
    source: Wording::new("账本格式“文字”一节（docs/format.md）", "the ledger format, “text” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("column_unknown.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        let What::ColumnUnknown { name, nearest, taken } = &problem.what else { continue };
        let path = &context.ledger.sources.get(problem.spot.file()).path;
        let next = match (nearest, taken) {
            (Some(nearest), true) => say!(
                context.lang,
                "改为 {nearest}；本次已按 {nearest} 读入，其余检查不受影响",
                "write `{nearest}`; it was read as `{nearest}` this time, so nothing else follows from it"
            ),
            (Some(nearest), false) => say!(context.lang, "是否要写 {nearest}？", "did you mean `{nearest}`?"),
            (None, _) => say!(context.lang, "删去此列，或改名为 x_{name}", "take the column out, or name it `x_{name}`"),
        };
        report.add(
            Draft::new(problem.spot, format!("{path}#{name}"))
                .message(say!(context.lang, "没有名为 {name} 的列", "no column is called `{name}`"))
                .next(next),
        );
    }
}

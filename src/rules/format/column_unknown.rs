//! A column or key that nobody knows: a slip in a header must not make a column vanish.

use super::wording;
use crate::findings::Level;
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
        let is_toml = wording::is_toml(context, problem.spot.file());
        let next = match (nearest, taken) {
            (Some(nearest), true) => say!(
                context.lang,
                "改为 {nearest}；本次已按 {nearest} 读入，其余检查不受影响",
                "write `{nearest}`; it was read as `{nearest}` this time, so nothing else follows from it"
            ),
            (Some(nearest), false) => say!(context.lang, "是否要写 {nearest}？", "did you mean `{nearest}`?"),
            (None, _) if is_toml => {
                say!(context.lang, "删去；学校自用的键以 x_ 开头", "take it out; keys of the school's own begin with `x_`")
            }
            (None, _) => say!(
                context.lang,
                "删去此列；学校自用的列以 x_ 开头，如 x_{name}",
                "take the column out; those of the school's own begin with x_, as `x_{name}`"
            ),
        };
        report.add(
            wording::draft(context, problem, name)
                .message(if is_toml {
                    say!(context.lang, "没有名为 {name} 的键", "no key is called `{name}`")
                } else {
                    say!(context.lang, "没有名为 {name} 的列", "no column is called `{name}`")
                })
                .next(next),
        );
    }
}

//! A column or key that stands twice: the first was read, the second not.

use super::wording;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::{Syntax, TomlFault, What};

/// `format/column-repeated`.
pub static RULE: Rule = Rule {
    id: "format/column-repeated",
    level: Level::Error,
    fixable: false,
    title: Wording::new("同一列写了两次", "a column stands twice"),
    why: Wording::new(
        "两列（或两个键）说同一件事，程序不能替人决定哪个算数。",
        "of two columns or keys that say the same thing nobody can know which one counts.",
    ),
    source: Wording::new(
        "账本格式“文字”一节（docs/format.md）：一个列名只写一次",
        "the ledger format, “text” (docs/format.md): one header names one column",
    ),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("column_repeated.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        let (name, message) = match &problem.what {
            What::ColumnRepeated { name, column } if name == column => {
                (name.as_str(), say!(context.lang, "{name} 出现了两次", "`{name}` stands twice"))
            }
            What::ColumnRepeated { name, column } => {
                (*column, say!(context.lang, "{name} 就是 {column}，出现了两次", "{name} is `{column}`, which stands here already"))
            }
            What::Syntax(Syntax::Toml(TomlFault::KeyRepeated(key))) => {
                (key.as_str(), say!(context.lang, "{key} 出现了两次", "`{key}` stands twice"))
            }
            _ => continue,
        };
        report.add(wording::draft(context, problem, name).message(message).next(say!(
            context.lang,
            "只留一个（本次读的是第一个）；要另记一事，列名以 x_ 开头",
            "keep one (the first was read); for something else begin the name with x_"
        )));
    }
}

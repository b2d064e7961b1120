//! A cell, or a setting, that does not say what its column asks for: with what to write instead.

use super::{settings, unfit, wording};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::rules::{Check, Context, FAMILIES, Report, Rule};
use crate::table::{Problem, SettingsFault, What};

/// `format/value-invalid`.
pub static RULE: Rule = Rule {
    id: "format/value-invalid",
    level: Level::Error,
    fixable: false,
    title: Wording::new("填写不合要求", "a value that does not fit"),
    why: Wording::new(
        "读不懂的一格使整行不能入账；写错的设置等于没有设置。",
        "a cell that cannot be read keeps its row out of the books; a setting that makes no sense counts as not given.",
    ),
    source: Wording::new(
        "账本格式“文字”一节（docs/format.md）；各列的要求见 docs/reference/registers.zh.md",
        "the ledger format, “text” (docs/format.md); each column's own in docs/reference/registers.en.md",
    ),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("value_invalid.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.rows);
    let known: Vec<&str> =
        FAMILIES.iter().flat_map(|family| std::iter::once(family.name).chain(family.rules.iter().map(|rule| rule.id))).collect();
    let rules = context.settings.check_rules(known);
    let kinds = context.settings.check_kinds(settings::extensible());
    for problem in context.ledger.problems.iter().chain(&rules).chain(&kinds) {
        if let Some(draft) = worded(context, problem) {
            report.add(draft);
        }
    }
}

fn worded(context: &Context<'_>, problem: &Problem) -> Option<Draft> {
    let (part, (message, next)) = match &problem.what {
        What::ValueInvalid { column, text, why } => (*column, unfit::worded(context, problem.spot.file(), column, text, why)),
        What::Settings { why: SettingsFault::PathOutside, .. } => return None,
        What::Settings { key, why } => (key.as_str(), settings::worded(context.lang, key, why)),
        _ => return None,
    };
    Some(wording::draft(context, problem, part).message(message).next(next))
}

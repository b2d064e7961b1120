//! Parts of one whole are counted on one base: the satisfied are among those who answered, these among those who were asked.

use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::Row;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `statement/percent-base`.
pub static RULE: Rule = Rule {
    id: "statement/percent-base",
    level: Level::Error,
    fixable: false,
    title: Wording::new("百分比口径不一", "a part that is larger than its base"),
    why: Wording::new(
        "百分比的分子要在分母之内；口径不一，满意率、住宿率就没有意义。",
        "the part of a percentage lies within its base; counted on different bases it means nothing.",
    ),
    source: Wording::new(
        "统计法第七条（真实、准确）；惯例：百分比注明分子分母",
        "Statistics Law art. 7 (true and accurate); custom: a percentage names both numbers",
    ),
    reads: &["surveys", "classes"],
    whole: &[],
    policy: &[],
    guide: include_str!("percent_base.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for row in context.rows().surveys.iter().filter(|row| row.corrects.is_none()) {
        report.checked(2);
        let pairs =
            [(("answered", row.answered), ("asked", row.asked)), (("satisfied", row.satisfied), ("answered", row.answered))];
        for (part, base) in pairs {
            if part.1 > base.1 {
                report.add(beyond(context, row, part, base));
            }
        }
    }
    for row in context.rows().classes.iter().filter(|row| row.corrects.is_none()) {
        let Some(boarders) = row.boarders else { continue };
        report.checked(1);
        if boarders > row.pupils {
            report.add(beyond(context, row, ("boarders", boarders), ("pupils", row.pupils)));
        }
    }
}

fn beyond<R: Row>(context: &Context<'_>, row: &R, part: (&'static str, u32), base: (&'static str, u32)) -> Draft {
    let lang = context.lang;
    let word = |column: &'static str| match (R::REGISTER.column(column), lang) {
        (Some(column), crate::lang::Lang::Chinese) => column.chinese,
        _ => column,
    };
    let ((part, counted), (base, of)) = (part, base);
    let (part_word, base_word) = (word(part), word(base));
    context
        .finding(row, part)
        .message(say!(
            lang,
            "{part_word} {counted} 多于{base_word} {of}，算不出百分比",
            "{part_word} {counted} is more than {base_word} {of}: no share of it"
        ))
        .next(say!(lang, "按同一口径重新点数，更正写错的一项", "count both on one base, and mend the one that is wrong"))
        .beside(cell(row, base), say!(lang, "分母", "the base"))
}

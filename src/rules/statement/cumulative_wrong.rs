//! In statements filed month by month, what has come together so far is the months one after another (累计数).

use crate::books::filed_sums::{FiledSums, WrongSum};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;

/// `statement/cumulative-wrong`.
pub static RULE: Rule = Rule {
    id: "statement/cumulative-wrong",
    level: Level::Error,
    fixable: false,
    title: Wording::new("累计数不符", "a cumulative figure that is not the months added"),
    why: Wording::new(
        "累计数应是各月之和；对不上，说明某个月报出后改过，或累计是手填的。",
        "what has come together is the months added; where it is not, a month was changed after it was filed, or the sum was written by hand.",
    ),
    source: Wording::new(
        "膳食经费管理指引（2024）：食堂收支按月公开，月、累计口径一致",
        "guide to meal funds (2024): canteen accounts are published by the month, month and cumulative on one base",
    ),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("cumulative_wrong.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let sums = FiledSums::of(&context.ledger.filed);
    report.checked(sums.checked);
    for WrongSum { cumulative, what, before, month, sum } in sums.wrong {
        let (lang, so_far) = (context.lang, &cumulative.text);
        let path = &context.ledger.sources.get(cumulative.span.file).path;
        report.add(
            Draft::new(Spot::Span(cumulative.span), path)
                .message(say!(
                    lang,
                    "这一行（{what}）的累计报出 {so_far}，上月累计 {before} + 本月 {month} = {sum}",
                    "cumulative `{what}` was filed as {so_far}; {before} before and {month} of the month come to {sum}"
                ))
                .next(say!(
                    lang,
                    "上月报出后改过账的，重新报送上月；手填的，用 bursar report 重新写出",
                    "where the books of a filed month were changed, file that month anew; do not write sums by hand"
                )),
        );
    }
}

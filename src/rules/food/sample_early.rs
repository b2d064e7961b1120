//! A sample is kept for its hours before it is thrown away (留样时间).

use crate::books::meals::standing;
use crate::day::Moment;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `food/sample-early`.
pub static RULE: Rule = Rule {
    id: "food/sample-early",
    level: Level::Error,
    fixable: false,
    title: Wording::new("留样未满时间即销毁", "a sample destroyed too early"),
    why: Wording::new(
        "食物中毒可能一两天后才发作；留样提前倒掉，就没有物证了。",
        "food poisoning may show after a day or two; a sample thrown away before proves nothing.",
    ),
    source: Wording::new(
        "学校食品安全与营养健康管理规定（教育部令第45号）第四十条（48 小时以上）",
        "School Food Safety Provisions (Order 45) art. 40 (48 hours and more)",
    ),
    reads: &["samples"],
    whole: &[],
    policy: &["canteen.sample_hours"],
    guide: include_str!("sample_early.md"),
    check: Check::Ledger(check),
};

/// Minutes from one moment to another at most: a day alone begins at its first minute and ends with its last.
fn minutes_at_most(from: Moment, to: Moment) -> i64 {
    let minute = |moment: Moment| moment.time.map(|time| time.signed_duration_since(chrono::NaiveTime::MIN).num_minutes());
    to.day.days_since(from.day) * 24 * 60 + minute(to).unwrap_or(24 * 60) - minute(from).unwrap_or(0)
}

fn check(context: &Context<'_>, report: &mut Report) {
    for row in standing(&context.rows().samples, |row| (row.date, row.meal, row.dish, row.place)) {
        let Some(destroyed) = row.destroyed else { continue };
        report.checked(1);
        let hours = context.policy(row.date).canteen.sample_hours;
        let minutes = minutes_at_most(row.taken_at, destroyed);
        if minutes >= i64::from(hours) * 60 {
            continue;
        }
        let (dish, kept, taken) = (context.dish(row.dish), minutes.max(0) / 60, row.taken_at);
        let message = if minutes < 0 {
            say!(
                context.lang,
                "{dish}留样 {taken}，销毁却在 {destroyed}",
                "{dish}: sample taken {taken}, destroyed {destroyed}, before it"
            )
        } else {
            say!(
                context.lang,
                "{dish}留样 {destroyed} 销毁，留了 {kept} 小时，应不少于 {hours} 小时",
                "the sample of {dish} was destroyed {destroyed}, after {kept} hours of {hours}"
            )
        };
        report.add(
            context
                .finding(row, "destroyed")
                .message(message)
                .next(say!(
                    context.lang,
                    "时间写错的改正；确实提前销毁的，报告食品安全员并写豁免",
                    "correct the time; if it was thrown away early, report it and write a waiver"
                ))
                .beside(cell(row, "at"), say!(context.lang, "留样时间", "when it was taken")),
        );
    }
}

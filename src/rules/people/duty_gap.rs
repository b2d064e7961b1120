//! Every shift that the school's rule asks for is filled, and led where it is led on other days (值班空岗).

use crate::books::duty::{DutyBook, DutyGap, Unfilled};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `people/duty-gap`.
pub static RULE: Rule = Rule {
    id: "people/duty-gap",
    level: Level::Error,
    fixable: false,
    title: Wording::new("值班空岗", "a shift without anybody on duty"),
    why: Wording::new(
        "节假日、夜间校园不能没有人；真出了事，值班表就是查责任的第一张纸。",
        "a school is not left alone on holidays or at night; when something happens the roster is the first paper asked for.",
    ),
    source: Wording::new("惯例：节假日、夜间值班制度", "custom: duty at night and on holidays"),
    reads: &["duty", "people"],
    whole: &["duty", "people"],
    policy: &["duty.shifts"],
    guide: include_str!("duty_gap.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // A term that is wrong in itself is found as that; which shifts its days ask for nobody knows.
    if context.settings.calendar.is_doubtful() {
        return;
    }
    let book = DutyBook::build(context.ledger, context.settings, context.today);
    report.checked(book.due);
    for gap in &book.gaps {
        report.add(finding(context, gap));
    }
}

fn finding(context: &Context<'_>, gap: &DutyGap<'_>) -> Draft {
    let (lang, shift, times) = (context.lang, gap.shift, gap.days.times);
    let days = match times {
        1 => gap.days.first.to_string(),
        _ => say!(lang, "{}（{times} 天）", "{} ({times} days)", context.days(gap.days.first, Some(gap.days.last))),
    };
    let fill = || {
        say!(
            lang,
            "排定值班人，在“值班”补登；已有人值班的，补登当班的人",
            "name somebody in `duty`; if somebody was there, write who it was"
        )
    };
    match gap.why {
        Unfilled::Nobody => context
            .finding_missing(gap.beside, "date", &[&gap.days.name(ToString::to_string), shift], gap.days.first)
            .message(say!(lang, "{days} {shift} 无人值班", "nobody is on duty in shift {shift}: {days}"))
            .next(fill()),
        Unfilled::Gone(row) => {
            let person = context.person(row.person);
            context
                .finding(row, "person")
                .message(say!(
                    lang,
                    "{days} {shift} 只排了{person}，当天不在岗",
                    "shift {shift} has only {person}, who is not at the school: {days}"
                ))
                .next(fill())
        }
        Unfilled::Unled(row) => context
            .finding(row, "lead")
            .message(say!(lang, "{days} {shift} 没有带班领导", "nobody leads shift {shift}: {days}"))
            .next(say!(lang, "在 lead（带班）填带班领导", "name who leads it in `lead`")),
    }
}

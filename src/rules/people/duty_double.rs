//! Nobody is on duty twice on one day: not in two shifts, not as leader and led of one (重班).

use crate::books::duty::{DoubleDuty, DutyBook};
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `people/duty-double`.
pub static RULE: Rule = Rule {
    id: "people/duty-double",
    level: Level::Error,
    fixable: false,
    title: Wording::new("值班重班", "on duty twice on one day"),
    why: Wording::new(
        "一个人排两个班，就有一个班没有人；带班和值班是同一个人，就没有人可以互相替换。",
        "whoever stands in two shifts leaves one of them empty; who leads himself has nobody to take turns with.",
    ),
    source: Wording::new("惯例：领导带班、专人值班", "custom: one leads, one is on duty"),
    reads: &["duty"],
    whole: &[],
    policy: &[],
    guide: include_str!("duty_double.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    report.checked(context.rows().duty.len());
    for double in &DutyBook::build(context.ledger, context.settings, context.today).doubles {
        report.add(match double {
            DoubleDuty::Shifts(first, row) => {
                let (person, shift, other) = (context.person(row.person), context.label(row.shift), context.label(first.shift));
                context
                    .finding(*row, "person")
                    .message(say!(
                        lang,
                        "{} {person}排了两个班：{other}、{shift}",
                        "on {} {person} is on duty twice: {other} and {shift}",
                        row.date
                    ))
                    .next(say!(lang, "一个班换别人", "let somebody else take one of the shifts"))
                    .beside(cell(*first, "person"), say!(lang, "已排的班", "the other shift"))
            }
            DoubleDuty::Led(row) => {
                let (person, shift) = (context.person(row.person), context.label(row.shift));
                context
                    .finding(*row, "lead")
                    .message(say!(
                        lang,
                        "{} {shift} 带班和值班都是{person}",
                        "{person} both leads and stands in shift {shift} on {}",
                        row.date
                    ))
                    .next(say!(lang, "带班或值班换一个人", "let somebody else lead it or be on duty"))
            }
        });
    }
}

//! A repair that is done is signed for by somebody else than who did it, once it is done (维修未签收).

use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::Repair;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `safety/repair-unsigned`.
pub static RULE: Rule = Rule {
    id: "safety/repair-unsigned",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("维修未签收", "a repair that nobody signed for"),
    why: Wording::new(
        "修没修好，报修的人说了算；没有签收，就不能结算费用，也不能算完。",
        "whether it is mended the reporter says; without a signature it is neither paid nor closed.",
    ),
    source: Wording::new("惯例：报修单完工后由报修人签收", "custom: who reported a repair signs for it"),
    reads: &["repairs"],
    whole: &[],
    policy: &[],
    guide: include_str!("repair_unsigned.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for row in context.rows().repairs.iter().filter(|row| row.done.is_some_and(|done| done.day < context.today)) {
        report.checked(1);
        if let Some(draft) = finding(context, row) {
            report.add(draft);
        }
    }
}

fn finding(context: &Context<'_>, row: &Repair) -> Option<Draft> {
    let lang = context.lang;
    let done = row.done?;
    let (id, reporter) = (context.text(row.repair), context.person(row.reporter));
    let sign = || {
        say!(
            lang,
            "由报修人{reporter}验收，填 accepted_by（验收人）、accepted（验收）",
            "have {reporter}, who reported it, sign: fill `accepted_by` and `accepted`"
        )
    };
    match (row.accepted_by, row.accepted) {
        (None, _) => Some(
            context
                .finding(row, "accepted_by")
                .message(say!(lang, "{id} {} 已修好，没有人签收", "{id} was done on {} and nobody signed for it", done.day))
                .next(sign()),
        ),
        (Some(person), _) if row.assigned == Some(person) => Some(
            context
                .finding(row, "accepted_by")
                .message(say!(lang, "{id} 由{}维修，又由本人签收", "{id} was done and signed for by {}", context.person(person)))
                .next(sign())
                .beside(cell(row, "assigned"), say!(lang, "派去维修的人", "who was sent")),
        ),
        (Some(_), None) => Some(
            context
                .finding(row, "accepted")
                .message(say!(lang, "{id} 有签收人，没有签收日期", "{id} was signed for, without a day"))
                .next(say!(lang, "填 accepted（验收）", "fill `accepted`")),
        ),
        (Some(_), Some(accepted)) => accepted.is_before(done).then(|| {
            context
                .finding(row, "accepted")
                .message(say!(
                    lang,
                    "{id} {accepted} 签收，早于完工 {done}",
                    "{id} was signed for on {accepted}, before it was done on {done}"
                ))
                .next(say!(
                    lang,
                    "修好后再签收，更正 accepted（验收）或 done（完工）",
                    "sign once it is done; correct `accepted` or `done`"
                ))
                .beside(cell(row, "done"), say!(lang, "完工", "when it was done"))
        }),
    }
}

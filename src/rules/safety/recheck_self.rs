//! Whoever checks that a hazard is gone is named, and is not who had to put it right (复查人).

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `safety/recheck-self`.
pub static RULE: Rule = Rule {
    id: "safety/recheck-self",
    level: Level::Error,
    fixable: false,
    title: Wording::new("自己复查自己", "checked by who put it right"),
    why: Wording::new(
        "整改的人自己说好了不算；换一个人看过，才能销号。",
        "nobody closes a hazard on his own word: somebody else looks.",
    ),
    source: Wording::new("惯例：整改与复查分开", "custom: who mends does not check"),
    reads: &["hazards"],
    whole: &[],
    policy: &[],
    guide: include_str!("recheck_self.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for row in context.rows().hazards.iter().filter(|row| row.rechecked.is_some() || row.rechecked_by.is_some()) {
        report.checked(1);
        let id = context.text(row.hazard);
        match row.rechecked_by {
            Some(person) if person == row.owner => {
                let person = context.person(person);
                report.add(
                    context
                        .finding(row, "rechecked_by")
                        .message(say!(
                            lang,
                            "隐患 {id} 由{person}整改，又由本人复查",
                            "hazard {id} was put right and checked again by {person}"
                        ))
                        .next(say!(lang, "由另一人复查", "have somebody else check it"))
                        .beside(cell(row, "owner"), say!(lang, "整改责任人", "who put it right")),
                );
            }
            None => report.add(
                context
                    .finding(row, "rechecked_by")
                    .message(say!(lang, "隐患 {id} 已复查，没有复查人", "hazard {id} was checked again, and nothing says by whom"))
                    .next(say!(
                        lang,
                        "在 rechecked_by（复查人）填整改责任人以外的人",
                        "name who checked it in `rechecked_by`: not who put it right"
                    )),
            ),
            Some(_) => {}
        }
    }
}

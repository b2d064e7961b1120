//! A hazard is put right, and checked again, by the day that was set for it (隐患逾期).

use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::HazardLevel;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `safety/hazard-overdue`.
pub static RULE: Rule = Rule {
    id: "safety/hazard-overdue",
    level: Level::Error,
    fixable: false,
    title: Wording::new("隐患逾期未销号", "a hazard past its day"),
    why: Wording::new(
        "隐患定了期限，到期还在，就是明知危险而不管；整改了没有复查，也不能销号。",
        "a hazard that is left past its day is a danger that is known and left alone; put right but not checked again it is not closed.",
    ),
    source: Wording::new(
        "安全生产法第四十一条（隐患排查治理）；惯例：整改、复查、销号",
        "Work Safety Law art. 41 (hazards are sought and removed); custom: mended, checked again, closed",
    ),
    reads: &["hazards"],
    whole: &[],
    policy: &[],
    guide: include_str!("hazard_overdue.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (lang, today) = (context.lang, context.today);
    for row in &context.rows().hazards {
        report.checked(1);
        let closed = row.fixed.is_some_and(|fixed| row.rechecked.is_some_and(|rechecked| rechecked >= fixed));
        // A day that lies before the hazard was found is a slip, and found as that.
        if closed || row.due >= today || row.due < row.found {
            continue;
        }
        let (id, place, due) = (context.text(row.hazard), context.place(row.place), row.due);
        let (what, owner, days) = (&row.what, context.person(row.owner), today.days_since(due));
        let level = match row.level {
            HazardLevel::Serious => say!(lang, "重大隐患 {id}", "serious hazard {id}"),
            HazardLevel::Minor => say!(lang, "隐患 {id}", "hazard {id}"),
        };
        let draft = match (row.fixed, row.rechecked) {
            (None, _) => context
                .finding(row, "due")
                .message(say!(
                    lang,
                    "{level}（{place}：{what}）期限 {due}，逾期 {days} 天未整改",
                    "{level} ({what}, {place}) was due on {due}; it is open, {days} days late"
                ))
                .next(say!(
                    lang,
                    "由{owner}整改后填 fixed（整改日期）；经批准延期的，改 due（期限），在备注写明",
                    "have {owner} put it right and fill `fixed`; if more time was approved change `due` and say so in `note`"
                )),
            (Some(fixed), None) => context
                .finding(row, "rechecked")
                .message(say!(
                    lang,
                    "{level}（{place}：{what}）{fixed} 已整改，过期限 {due} 仍未复查",
                    "{level} ({what}, {place}) was put right on {fixed} and not checked again by {due}"
                ))
                .next(say!(
                    lang,
                    "由整改责任人以外的人复查，填 rechecked（复查）、rechecked_by（复查人）",
                    "have somebody else check it, and fill `rechecked` and `rechecked_by`"
                )),
            (Some(fixed), Some(rechecked)) => context
                .finding(row, "rechecked")
                .message(say!(
                    lang,
                    "{level}：{rechecked} 复查，早于 {fixed} 整改",
                    "{level} was checked on {rechecked}, before it was put right on {fixed}"
                ))
                .next(say!(lang, "整改后再复查一次，更正 rechecked（复查）", "check it again and correct `rechecked`"))
                .beside(cell(row, "fixed"), say!(lang, "整改日期", "when it was put right")),
        };
        report.add(draft.day(today));
    }
}

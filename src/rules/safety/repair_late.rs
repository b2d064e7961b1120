//! A repair is done within the days that the school promises for its urgency (维修超时).

use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::Urgency;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::shown_name;

/// `safety/repair-late`.
pub static RULE: Rule = Rule {
    id: "safety/repair-late",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("维修超时", "a repair that took too long"),
    why: Wording::new(
        "报修有承诺的期限；拖着不修，小坏变大坏，安全的事更不能拖。",
        "repairs are promised within days; what waits gets worse, and what is unsafe may not wait at all.",
    ),
    source: Wording::new("惯例：服务承诺制、限时办结", "custom: the promise of service, done within its days"),
    reads: &["repairs"],
    whole: &[],
    policy: &["repair.days"],
    guide: include_str!("repair_late.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (lang, today) = (context.lang, context.today);
    for row in &context.rows().repairs {
        let urgency = row.urgency.as_ref().map_or("normal", |urgency| urgency.name(&context.ledger.names));
        let reported = row.reported.day;
        let Some(most) = context.policy(reported).repair.days.get(urgency).copied() else { continue };
        report.checked(1);
        let days = row.done.map_or(today, |done| done.day).days_since(reported);
        if days <= i64::from(most) {
            continue;
        }
        let (id, urgency, place) = (context.text(row.repair), shown_name(Urgency::WORDS, urgency, lang), context.place(row.place));
        let fault = &row.fault;
        report.add(match row.done {
            Some(done) => context
                .finding(row, "done")
                .message(say!(
                    lang,
                    "{id}（{place}：{fault}）{} 修好，用了 {days} 天，超过{urgency}报修的 {most} 天",
                    "{id} ({fault}, {place}) was mended on {}, after {days} days; {urgency} repairs have {most}",
                    done.day
                ))
                .next(say!(
                    lang,
                    "完工日期写错的更正；确有原因的，登记豁免写明",
                    "correct the day if it is wrong; else say why in `waivers`"
                ))
                .beside(cell(row, "reported"), say!(lang, "报修时间", "when it was reported")),
            None => context
                .finding(row, "reported")
                .day(today)
                .message(say!(
                    lang,
                    "{id}（{place}：{fault}）报修已 {days} 天未修好，超过{urgency}报修的 {most} 天",
                    "{id} ({fault}, {place}) has been open for {days} days; {urgency} repairs have {most}"
                ))
                .next(say!(
                    lang,
                    "派人修好后填 done（完工）；已修好的补填",
                    "have it mended and fill `done`; if it was, write when"
                )),
        });
    }
}

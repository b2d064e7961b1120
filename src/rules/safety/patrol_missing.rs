//! Every patrol that was due has been made: areas each school day, the weekly check, the monthly one (巡查缺失).

use crate::books::patrols::{Due, MissedPatrol, PatrolBook};
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `safety/patrol-missing`.
pub static RULE: Rule = Rule {
    id: "safety/patrol-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("巡查缺失", "a patrol that was not made"),
    why: Wording::new(
        "该查的日子没有记录，就是没有查；隐患多半在没有查的那几天。",
        "without a record nobody looked; what does harm is found on the days on which nobody did.",
    ),
    source: Wording::new(
        "消防法第十七条（每日防火巡查并建立记录）；中小学幼儿园安全管理办法第十八条",
        "Fire Law art. 17 (daily patrols, with a record); School Safety Measures art. 18",
    ),
    reads: &["patrols"],
    whole: &["patrols"],
    policy: &["safety.daily_areas", "safety.weekly_day", "safety.monthly"],
    guide: include_str!("patrol_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let book = PatrolBook::build(context.ledger, context.settings, context.today);
    report.checked(book.due);
    for missed in &book.missed {
        report.add(finding(context, missed));
    }
}

fn finding(context: &Context<'_>, missed: &MissedPatrol<'_>) -> Draft {
    let lang = context.lang;
    let (first, last, times) = (missed.days.first, missed.days.last, missed.days.times);
    let (kind, area, what) = match missed.what {
        Due::Daily(area) => ("daily", area, say!(lang, "{area}的每日巡查", "the daily patrol of {area}")),
        Due::Weekly => ("weekly", "", say!(lang, "周检", "the weekly check")),
        Due::Monthly => ("monthly", "", say!(lang, "月检", "the monthly check")),
    };
    let written = |day: &Day| if missed.what == Due::Monthly { day.month().to_string() } else { day.to_string() };
    let (day, until, name) = (written(&first), written(&last), missed.days.name(written));
    let message = match times {
        1 => say!(lang, "{day} 没有{what}", "{what} is missing: {day}"),
        _ => say!(lang, "{day} 至 {until} 没有{what}，共 {times} 次", "{what} is missing {times} times: {day} to {until}"),
    };
    let mut keys = vec![name.as_str(), kind];
    keys.extend((!area.is_empty()).then_some(area));
    context.finding_missing(missed.beside, "date", &keys, first).message(message).next(say!(
        lang,
        "查过而没有记的，在“巡查”补登；没有查的，补查并按实际日期登记，登记豁免，写明原因",
        "if it was made write it in `patrols`; if not, make it now, write its real date, and say why in `waivers`"
    ))
}

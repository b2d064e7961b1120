//! Each kind of drill was held as often as it is due (演练缺失).

use crate::books::patrols::DrillBook;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::DrillKind;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::shown_name;

/// `safety/drill-missing`.
pub static RULE: Rule = Rule {
    id: "safety/drill-missing",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("演练缺失", "a drill that was not held"),
    why: Wording::new(
        "没有练过的路线，真要疏散时走不通；中小学每月至少要有一次疏散演练。",
        "a way out that was never walked fails when it is needed; schools practise an evacuation at least once a month.",
    ),
    source: Wording::new(
        "消防法第十六条、第十七条；中小学幼儿园应急疏散演练指南（教基一厅〔2014〕2号，每月至少一次）",
        "Fire Law art. 16, 17; Guide to Evacuation Drills in Schools (2014: at least monthly)",
    ),
    reads: &["drills"],
    whole: &["drills"],
    policy: &["safety.drills"],
    guide: include_str!("drill_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let book = DrillBook::build(context.ledger, context.settings, context.today);
    report.checked(book.due);
    for missed in &book.missed {
        let (kind, times) = (shown_name(DrillKind::WORDS, missed.kind, lang), missed.periods.times);
        let (first, last) = (missed.periods.first.period, missed.periods.last.period);
        let message = match times {
            1 => say!(lang, "{first} 没有{kind}演练", "no {kind} drill in {first}"),
            _ => say!(
                lang,
                "{first} 至 {last} 没有{kind}演练，缺 {times} 次",
                "no {kind} drill from {first} to {last}: {times} are missing"
            ),
        };
        let key = missed.periods.name(|period| period.period.to_string());
        report.add(
            context.finding_missing(missed.beside, "date", &[&key, missed.kind], missed.periods.first.last).message(message).next(
                say!(
                    lang,
                    "练过而没有记的，在“演练”补登；没有练的，尽快补练，登记豁免，写明原因",
                    "if it was held write it in `drills`; if not, hold it soon and say why in `waivers`"
                ),
            ),
        );
    }
}

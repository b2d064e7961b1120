//! What has to be published for a month, a term or a year is published by its day (公示).
//!
//! Looked at in a ledger that holds publications, from its first day on, and only for periods in which there was something to
//! publish.

mod matters;

use crate::books::disclosures::due;
use crate::books::publications::covering;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::lang::{Lang, Wording};
use crate::registers::{Publication, PublicationKind};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use matters::{Matter, matters};

/// `deadline/disclosure-late`.
pub static RULE: Rule = Rule {
    id: "deadline/disclosure-late",
    level: Level::Error,
    fixable: false,
    title: Wording::new("未按期公示", "not published by its day"),
    why: Wording::new(
        "食堂收支、收费、资助要按期公示，家长和职工才能监督；过期等于没有公开。",
        "parents and staff can only watch over what is published in time.",
    ),
    source: Wording::new(
        "政府信息公开条例；膳食经费管理指引（2024）；惯例：食堂财务次月 15 日前公开",
        "Open Government Information Regulation; guide to meal funds (2024); custom: canteen accounts by the 15th of the next month",
    ),
    reads: &["publications", "canteen-intake", "canteen-issues", "meals", "fees", "aid", "budget", "purchases", "menus"],
    whole: &["publications"],
    policy: &["deadline.disclose", "deadline.disclosure_day"],
    guide: include_str!("disclosure_late.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let all = context.books.publications.of(|_| true);
    // A school that publishes nothing in this ledger keeps no register of it.
    let Some((first, _)) = all.first() else { return };
    let kept_from = context.settings.school.starts.unwrap_or(first.from);
    let policy = context.policy(context.today);
    for kind in &policy.deadline.disclose {
        let published = context.books.publications.of(|row| row.kind.name(&context.ledger.names) == kind.as_str());
        for matter in matters(context, kind) {
            let due = due(context.settings, matter.last);
            if due >= context.today || matter.last < kept_from {
                continue;
            }
            report.checked(1);
            match covering(&published, matter.first, matter.last) {
                None => report.add(missing(context, kind, &matter, due)),
                Some(row) if row.from > due => report.add(late(context, kind, &matter, due, row)),
                Some(_) => {}
            }
        }
    }
}

/// A kind of publication for a sentence.
fn worded(context: &Context<'_>, kind: &str) -> String {
    let known = PublicationKind::WORDS.iter().find(|word| word.name == kind);
    match (known.and_then(|word| word.chinese.first()), context.lang) {
        (Some(chinese), Lang::Chinese) => (*chinese).to_owned(),
        _ => kind.to_owned(),
    }
}

fn missing(context: &Context<'_>, kind: &str, matter: &Matter<'_>, due: Day) -> Draft {
    let lang = context.lang;
    let (word, period) = (worded(context, kind), &matter.name);
    (matter.draft)()
        .day(matter.last)
        .message(say!(
            lang,
            "{period} {word}公示应在 {due} 前，没有公示记录",
            "{word} of {period} was to be published by {due}, and no publication says so"
        ))
        .next(say!(
            lang,
            "公示后在“公示”登记：类别{word}，期间 {period}，起始日，地点",
            "publish it and enter kind {kind}, period {period}, its first day and the place in publications"
        ))
}

fn late(context: &Context<'_>, kind: &str, matter: &Matter<'_>, due: Day, row: &Publication) -> Draft {
    let lang = context.lang;
    let (word, period, from) = (worded(context, kind), &matter.name, row.from);
    let days = from.days_since(due);
    let draft = context
        .finding(row, "from")
        .message(say!(
            lang,
            "{period} {word} {from} 才公示，应在 {due} 前，晚 {days} 天",
            "{word} of {period} published on {from}, due by {due}: {days} days late"
        ))
        .next(say!(
            lang,
            "日期写错的更正；确已晚的写豁免说明原因，下次按期",
            "mend the day if it is wrong; if it was late, write a waiver that says why"
        ));
    match matter.row {
        Some(spot) => draft.beside(spot, say!(lang, "公示的事项", "what it is about")),
        None => draft.beside(cell(row, "period"), say!(lang, "公示的期间", "its period")),
    }
}

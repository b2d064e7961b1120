//! The morning check of each class (晨检): every school day in a kindergarten, and wherever the school asks for it; what it found is
//! followed up.

use crate::books::meals::standing;
use crate::day::Day;
use crate::findings::Draft;
use crate::id::Id;
use crate::policy::Stage;
use crate::registers::PupilCheck;
use crate::rules::food::schedule::gaps;
use crate::rules::food::wording::counted;
use crate::rules::{Context, Report};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// Looks for school days on which a class was not checked, from the register's first row to yesterday.
pub(super) fn check(context: &Context<'_>, report: &mut Report) {
    let kindergarten = context.settings.school.stage == Some(Stage::Kindergarten);
    let is_asked = |day: Day| kindergarten || context.policy(day).safety.pupil_checks;
    let rows: Vec<&PupilCheck> = standing(&context.rows().pupil_checks, |row| (row.date, row.class)).collect();
    let starts = context.settings.school.starts;
    let first = rows.iter().map(|row| row.date.day).filter(|day| starts.is_none_or(|starts| *day >= starts)).min();
    for row in &rows {
        report.checked(1);
        if let Some(draft) = unattended(context, row) {
            report.add(draft);
        }
    }
    let Some(since) = first else { return };
    let checked: BTreeSet<(Id, Day)> = rows.iter().map(|row| (row.class, row.date.day)).collect();
    // Classes without a check on the same days are told together: one morning without checks is one fault.
    let mut stretches: BTreeMap<(Day, Day), (usize, Vec<&str>)> = BTreeMap::new();
    for term in context.settings.calendar.terms() {
        let days: Vec<Day> = term.school_days().iter().copied().filter(|day| since <= *day && *day < context.today).collect();
        let days: Vec<Day> = days.into_iter().filter(|day| is_asked(*day)).collect();
        for class in context.rows().classes.iter().filter(|class| class.term == term.id) {
            report.checked(days.len());
            for gap in gaps(&days, |day| checked.contains(&(class.class, day))) {
                let stretch = stretches.entry((gap.first, gap.last)).or_insert((gap.count, Vec::new()));
                stretch.1.push(context.text(class.class));
            }
        }
    }
    for ((first, last), (count, classes)) in stretches {
        let before = rows.iter().filter(|row| row.date.day < first).max_by_key(|row| (row.date.day, row.at));
        let Some(row) = before.or_else(|| rows.iter().min_by_key(|row| (row.date.day, row.at))) else { continue };
        let days = context.days(first, Some(last));
        let count = counted(context.lang, count, "school day", "school days");
        let names = match context.lang {
            crate::lang::Lang::Chinese => classes.join("、"),
            crate::lang::Lang::English => classes.join(", "),
        };
        report.add(
            context
                .finding(*row, "date")
                .day(first)
                .message(say!(
                    context.lang,
                    "{days} 没有晨检记录：{names}（{count} 个教学日）",
                    "no morning check of {names}: {days} ({count})"
                ))
                .next(say!(
                    context.lang,
                    "检了的补登 pupil-checks（晨检），只记人数；没有检的，如实报告并写豁免",
                    "enter the counts in `pupil-checks`; if nobody was checked, report it and write a waiver"
                )),
        );
    }
}

/// A check that found a fever, or fewer pupils than are absent, and does not say what was done.
fn unattended(context: &Context<'_>, row: &PupilCheck) -> Option<Draft> {
    let lang = context.lang;
    let (class, when) = (context.text(row.class), row.date);
    let (column, message) = match (row.fever, row.absent) {
        _ if row.follow_up.is_some() => return None,
        (Some(fever @ 1..), _) => (
            "fever",
            say!(
                lang,
                "{class} {when} 晨检发热 {fever} 人，没有写处理",
                "{class}, {when}: {fever} with a fever, nothing says what was done"
            ),
        ),
        (_, Some(absent)) if absent > row.present => (
            "absent",
            say!(
                lang,
                "{class} {when} 缺勤 {absent} 人，多于实到，没有写处理",
                "{class}, {when}: {absent} absent, more than came, nothing says what was done"
            ),
        ),
        _ => return None,
    };
    let next = say!(
        lang,
        "人数写错的更正；在 follow_up（处理）写明怎样处理，不写姓名",
        "mend the count if it is wrong; say in `follow_up` what was done, without names"
    );
    Some(context.finding(row, column).message(message).next(next))
}

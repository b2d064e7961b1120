//! Whoever works in the kitchen has a valid health certificate and passed the morning's check (健康证、晨检).

use super::schedule::logs;
use super::wording::{counted, meal_of};
use crate::books::certificates::is_valid;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Certificate, CertificateKind, CheckResult, KitchenLog, KitchenLogKind};
use crate::rules::certified::post_asks;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// `food/cook-uncertified`.
pub static RULE: Rule = Rule {
    id: "food/cook-uncertified",
    level: Level::Error,
    fixable: false,
    title: Wording::new("无健康证或未晨检上岗", "in the kitchen without health certificate or check"),
    why: Wording::new(
        "带病的人接触直接入口的食品，一个人就能让全校生病。",
        "one sick person who handles food can make a whole school ill.",
    ),
    source: Wording::new(
        "食品安全法第四十五条；学校食品安全与营养健康管理规定（教育部令第45号，每日晨检）",
        "Food Safety Law art. 45; School Food Safety Provisions (Order 45: a check every morning)",
    ),
    reads: &["canteen-issues", "samples", "kitchen-logs", "certificates", "posts", "canteen-intake", "duty"],
    whole: &["certificates", "kitchen-logs", "posts"],
    policy: &["people.certificates"],
    guide: include_str!("cook_uncertified.md"),
    check: Check::Ledger(check),
};

/// Work in the kitchen on a day: a finding at the row that shows it, and what was done.
struct Work {
    draft: Draft,
    what: String,
}

fn check(context: &Context<'_>, report: &mut Report) {
    let work = work(context);
    report.checked(work.len());
    certificates(context, &work, report);
    checks(context, work, report);
}

/// Who took food to the kitchen or took samples, day by day, each once.
fn work(context: &Context<'_>) -> BTreeMap<(Id, Day), Work> {
    let starts = context.settings.school.starts;
    let counts = |day: Day| day <= context.today && starts.is_none_or(|starts| day >= starts);
    let mut work = BTreeMap::new();
    for row in context.rows().canteen_issues.iter().filter(|row| row.corrects.is_none() && counts(row.date)) {
        work.entry((row.to, row.date)).or_insert_with(|| Work {
            draft: context.finding(row, "to"),
            what: {
                let meal = meal_of(context, (row.date, row.meal), None);
                say!(context.lang, "为 {meal}领料", "took food for {meal}")
            },
        });
    }
    for row in context.rows().samples.iter().filter(|row| row.corrects.is_none() && counts(row.date)) {
        work.entry((row.by, row.date)).or_insert_with(|| Work {
            draft: context.finding(row, "by"),
            what: {
                let meal = meal_of(context, (row.date, row.meal), None);
                say!(context.lang, "为 {meal}留样", "took samples of {meal}")
            },
        });
    }
    work.retain(|(person, _), _| context.rows().people.get(*person).is_some());
    work
}

/// Work without a valid health certificate, by people whose post does not ask for one: who holds such a post is found there.
fn certificates(context: &Context<'_>, work: &BTreeMap<(Id, Day), Work>, report: &mut Report) {
    let mut health: HashMap<Id, Vec<&Certificate>, FixedState> = HashMap::default();
    let rows = context.rows();
    for row in &rows.certificates {
        if row.kind == CertificateKind::Health && row.corrects.is_none() {
            let is_known = rows.people.get(row.owner).is_some() || rows.suppliers.get(row.owner).is_some();
            // A certificate of somebody who stands nowhere may be the one that is sought; it is found itself.
            if !is_known {
                return;
            }
            health.entry(row.owner).or_default().push(row);
        }
    }
    // A school that registers nobody's health certificate does not keep them here.
    if health.is_empty() {
        return;
    }
    let mut told: BTreeMap<(Id, Option<Day>), (Day, usize)> = BTreeMap::new();
    for (person, day) in work.keys().copied() {
        let known = health.get(&person).map_or(&[][..], Vec::as_slice);
        let is_covered = known.iter().any(|row| is_valid(row, day));
        if is_covered || post_asks(context, person, day, "health") {
            continue;
        }
        // One lapse is one finding, on its first day.
        let ended = known.iter().map(|row| row.to).filter(|to| *to < day).max();
        told.entry((person, ended)).or_insert((day, 0)).1 += 1;
    }
    for ((person, ended), (day, days)) in told {
        let Some(Work { draft, what }) = work.get(&(person, day)) else { continue };
        let name = context.person(person);
        let days = counted(context.lang, days, "day", "days");
        let draft = draft
            .clone()
            .message(say!(
                context.lang,
                "{name}{what}，没有有效的健康证（共 {days} 天）",
                "{name} {what} without a valid health certificate ({days})"
            ))
            .next(say!(
                context.lang,
                "有证的补登“证照”；没有证的立即离岗，体检后再上岗",
                "enter the certificate in `certificates`; without one nobody works in the kitchen"
            ));
        let last = health.get(&person).into_iter().flatten().find(|row| Some(row.to) == ended);
        report.add(match last {
            Some(last) => draft.beside(cell(*last, "to"), say!(context.lang, "上一张健康证到期", "where the last one ended")),
            None => draft,
        });
    }
}

/// Work without the morning's check, or in spite of it.
fn checks(context: &Context<'_>, work: BTreeMap<(Id, Day), Work>, report: &mut Report) {
    let Some(since) = context.books.meals.kept_since.logs.get(&KitchenLogKind::StaffCheck).copied() else { return };
    let mut checks: HashMap<(Id, Day), &KitchenLog, FixedState> = HashMap::default();
    let mut of_all: BTreeSet<Day> = BTreeSet::new();
    let failed: Vec<&KitchenLog> = staff_checks(context).filter(|row| row.result == CheckResult::Problem).collect();
    for row in staff_checks(context) {
        // A check without a name is one of everybody; one of somebody who stands nowhere may be of anybody.
        let Some(person) = row.person.filter(|person| context.rows().people.get(*person).is_some()) else {
            of_all.insert(row.date.day);
            continue;
        };
        let known = checks.entry((person, row.date.day)).or_insert(row);
        if row.result == CheckResult::Problem {
            *known = row;
        }
    }
    failed_checks(context, &failed, &work, report);
    for ((person, day), Work { draft, what }) in work.into_iter().filter(|((_, day), _)| *day >= since) {
        let name = context.person(person);
        match checks.get(&(person, day)) {
            Some(row) if row.result == CheckResult::Problem => report.add(in_spite(context, row, &name, Work { draft, what })),
            Some(_) => {}
            None if of_all.contains(&day) => {}
            None => report.add(
                draft
                    .message(say!(
                        context.lang,
                        "{name}{what}，当天没有晨检记录",
                        "{name} {what}, without a morning's check that day"
                    ))
                    .next(say!(
                        context.lang,
                        "检了的补登“厨房记录”，类型员工晨检，填受检人",
                        "enter the check in `kitchen-logs` as staff-check, with `person`"
                    )),
            ),
        }
    }
}

/// The checks of the kitchen's staff that stand.
fn staff_checks<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c KitchenLog> {
    logs(context).filter(|row| row.kind == KitchenLogKind::StaffCheck)
}

/// Work of somebody who did not pass the check.
fn in_spite(context: &Context<'_>, row: &KitchenLog, name: &str, Work { draft, what }: Work) -> Draft {
    draft
        .message(say!(context.lang, "{name}当天晨检异常，仍{what}", "{name} did not pass the morning's check and {what}"))
        .next(say!(
            context.lang,
            "姓名写错的改正；确实带病上岗的，报告食品安全员，当餐加强留样和观察",
            "correct the name; if a sick person did work, report it and watch who ate"
        ))
        .beside(cell(row, "result"), say!(context.lang, "晨检结果", "the morning's check"))
}

/// Checks that somebody did not pass: who was elsewhere at work that day, and of whom nothing says what was done.
fn failed_checks(context: &Context<'_>, failed: &[&KitchenLog], work: &BTreeMap<(Id, Day), Work>, report: &mut Report) {
    let wanted: BTreeSet<(Id, Day)> = failed.iter().filter_map(|row| Some((row.person?, row.date.day))).collect();
    let mut elsewhere = other_work(context, &wanted);
    for row in failed {
        report.checked(1);
        let key = row.person.map(|person| (person, row.date.day));
        // Who took food or samples is told there.
        if key.is_some_and(|key| work.contains_key(&key)) {
            continue;
        }
        if let Some(((person, _), work)) = key.and_then(|key| Some((key, elsewhere.remove(&key)?))) {
            report.add(in_spite(context, row, &context.person(person), work));
        } else if row.follow_up.is_none() {
            let name = |person: Id| {
                let person = context.person(person);
                say!(context.lang, "{person}", " of {person}")
            };
            let (when, name) = (row.date, row.person.map_or_else(String::new, name));
            report.add(
                context
                    .finding(*row, "result")
                    .message(say!(
                        context.lang,
                        "{when} {name}晨检异常，没有写处理",
                        "the staff-check{name} on {when} found a problem, nothing says what was done"
                    ))
                    .next(say!(
                        context.lang,
                        "在 follow_up（处理）写明离岗、就医和何时返岗",
                        "say in `follow_up` that the person left the kitchen, and when the person may come back"
                    )),
            );
        }
    }
}

/// Other work by these people on these days: deliveries taken in, tableware disinfected, a shift of duty.
fn other_work(context: &Context<'_>, wanted: &BTreeSet<(Id, Day)>) -> BTreeMap<(Id, Day), Work> {
    let lang = context.lang;
    let mut work: BTreeMap<(Id, Day), Work> = BTreeMap::new();
    let mut add = |key: (Id, Day), draft: &dyn Fn() -> Draft, what: String| {
        if wanted.contains(&key) {
            work.entry(key).or_insert_with(|| Work { draft: draft(), what });
        }
    };
    for row in logs(context).filter(|row| row.kind == KitchenLogKind::Disinfection) {
        let what = say!(lang, "给餐具消毒", "disinfected the tableware");
        add((row.by, row.date.day), &|| context.finding(row, "by"), what);
    }
    for row in context.rows().canteen_intake.iter().filter(|row| row.corrects.is_none()) {
        let what = || say!(lang, "验收食材", "took in a delivery");
        add((row.by, row.date), &|| context.finding(row, "by"), what());
        add((row.witness, row.date), &|| context.finding(row, "witness"), what());
    }
    for row in context.rows().duty.iter().filter(|row| row.corrects.is_none()) {
        add((row.person, row.date), &|| context.finding(row, "person"), say!(lang, "值班", "was on duty"));
    }
    work
}

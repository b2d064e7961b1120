//! Food safety is controlled every day, checked every week and spoken of every month (日管控、周排查、月调度); so are, in a
//! kindergarten, the children every morning (晨检).

mod pupils;

use super::schedule::{Gap, gaps, logs, monday_of, service_days};
use super::wording::counted;
use crate::day::{Day, Month};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{CheckResult, KitchenLog, KitchenLogKind};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use std::collections::{BTreeMap, BTreeSet};

/// `food/control-missing`.
pub static RULE: Rule = Rule {
    id: "food/control-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("缺日管控、周排查、月调度或晨检", "a control missing"),
    why: Wording::new(
        "每日管控、每周排查、每月调度是食品安全主体责任的规定动作，幼儿园还要每天晨检，检查时逐日翻看。",
        "the daily, weekly and monthly controls, and a kindergarten's morning checks, are its duty, and inspectors leaf through them day by day.",
    ),
    source: Wording::new(
        "企业落实食品安全主体责任监督管理规定（市场监管总局令第60号）；托儿所幼儿园卫生保健管理办法（卫生部、教育部令第76号）",
        "Provisions on Responsibility for Food Safety (SAMR Order 60); Kindergarten Health Measures (Order 76 of 2010)",
    ),
    reads: &["kitchen-logs", "meals", "menus", "pupil-checks", "classes"],
    whole: &["kitchen-logs", "pupil-checks", "classes"],
    policy: &["safety.pupil_checks"],
    guide: include_str!("control_missing.md"),
    check: Check::Ledger(check),
};

/// The entries of one kind, day by day.
type Entries<'c> = BTreeMap<Day, &'c KitchenLog>;

fn check(context: &Context<'_>, report: &mut Report) {
    let mut kinds: BTreeMap<KitchenLogKind, Entries<'_>> = BTreeMap::new();
    for row in logs(context) {
        kinds.entry(row.kind).or_default().insert(row.date.day, row);
        let is_control = matches!(row.kind, KitchenLogKind::DailyControl | KitchenLogKind::WeeklyCheck);
        if is_control && row.result == CheckResult::Problem && row.follow_up.is_none() {
            let (day, name) = (row.date.day, row.kind.shown(context.lang));
            report.add(
                context
                    .finding(row, "result")
                    .message(say!(
                        context.lang,
                        "{day} {name}发现问题，没有写处理",
                        "{name} of {day} found a problem, nothing says what was done"
                    ))
                    .next(say!(context.lang, "在 follow_up（处理）写明整改情况", "say in `follow_up` how it was mended")),
            );
        }
    }
    let none = BTreeMap::new();
    let of = |kind: KitchenLogKind| kinds.get(&kind).unwrap_or(&none);
    daily(context, of(KitchenLogKind::DailyControl), report);
    weekly(context, of(KitchenLogKind::WeeklyCheck), report);
    monthly(context, of(KitchenLogKind::MonthlyMeeting), report);
    pupils::check(context, report);
}

fn daily(context: &Context<'_>, entries: &Entries<'_>, report: &mut Report) {
    let Some(since) = entries.keys().next().copied() else { return };
    let days = service_days(context, since);
    report.checked(days.len());
    for gap in gaps(&days, |day| entries.contains_key(&day)) {
        let count = counted(context.lang, gap.count, "day", "days");
        let days = context.days(gap.first, Some(gap.last));
        let message =
            say!(context.lang, "{days} 没有日管控记录（{count} 个供餐日）", "no daily control: {days} ({count} with meals)");
        tell(context, entries, gap.first, message, report);
    }
}

fn weekly(context: &Context<'_>, entries: &Entries<'_>, report: &mut Report) {
    let Some(since) = entries.keys().next().copied() else { return };
    let checked: BTreeSet<Day> = entries.keys().map(|day| monday_of(*day)).collect();
    let mut weeks: Vec<Day> = service_days(context, monday_of(since)).into_iter().map(monday_of).collect();
    weeks.dedup();
    weeks.retain(|monday| monday.plus_days(7) <= context.today);
    report.checked(weeks.len());
    for Gap { first, last, count } in gaps(&weeks, |week| checked.contains(&week)) {
        let days = context.days(first, Some(last.plus_days(6)));
        let count = counted(context.lang, count, "week", "weeks");
        let message = say!(context.lang, "{days} 没有周排查记录（{count} 周）", "no weekly check: {days} ({count})");
        tell(context, entries, first, message, report);
    }
}

fn monthly(context: &Context<'_>, entries: &Entries<'_>, report: &mut Report) {
    let Some(since) = entries.keys().next().copied() else { return };
    let met: BTreeSet<Month> = entries.keys().map(|day| day.month()).collect();
    let mut months: Vec<Month> = service_days(context, since.month().first_day()).into_iter().map(Day::month).collect();
    months.dedup();
    months.retain(|month| month.last_day() < context.today);
    report.checked(months.len());
    for Gap { first, last, count } in gaps(&months, |month| met.contains(&month)) {
        let count = counted(context.lang, count, "month", "months");
        let months = if first == last { first.to_string() } else { say!(context.lang, "{first} 至 {last}", "{first} to {last}") };
        let message = say!(context.lang, "{months} 没有月调度记录（{count} 个月）", "no monthly meeting: {months} ({count})");
        tell(context, entries, first.first_day(), message, report);
    }
}

/// A finding at the last entry before a gap: the next one is missing.
fn tell(context: &Context<'_>, entries: &Entries<'_>, first: Day, message: String, report: &mut Report) {
    let Some((_, row)) = entries.range(..first).next_back() else { return };
    report.add(context.finding(*row, "date").day(first).message(message).next(say!(
        context.lang,
        "做了的补登“厨房记录”；没有做的，如实报告并写豁免",
        "enter what was done in `kitchen-logs`; if it was not done, report it and write a waiver"
    )));
}

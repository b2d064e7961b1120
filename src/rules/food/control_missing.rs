//! Food safety is controlled every day, checked every week and spoken of every month (日管控、周排查、月调度); so are, in a
//! kindergarten, the children every morning (晨检).

mod kitchens;
mod pupils;

use super::schedule::{logs, monday_of};
use super::wording::{counted, joined};
use crate::day::{Day, Month};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{CheckResult, KitchenLog, KitchenLogKind};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use kitchens::{Kitchen, Lack, kitchens, lacks};
use std::collections::BTreeMap;

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

fn check(context: &Context<'_>, report: &mut Report) {
    let mut kinds: BTreeMap<KitchenLogKind, Vec<&KitchenLog>> = BTreeMap::new();
    for row in logs(context) {
        kinds.entry(row.kind).or_default().push(row);
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
    let of = |kind: KitchenLogKind| kinds.get(&kind).map_or(&[][..], Vec::as_slice);
    daily(context, of(KitchenLogKind::DailyControl), report);
    weekly(context, of(KitchenLogKind::WeeklyCheck), report);
    monthly(context, of(KitchenLogKind::MonthlyMeeting), report);
    pupils::check(context, report);
}

fn daily(context: &Context<'_>, rows: &[&KitchenLog], report: &mut Report) {
    let kitchens = kitchens(context, rows, |first| first);
    let lacks = lacks(&kitchens, report, |kitchen| kitchen.days.clone(), |kitchen, day| kitchen.has(day, day));
    for Lack { first, last, count, kitchens: of } in lacks {
        let (count, at) = (counted(context.lang, count, "day", "days"), named(context, &kitchens, &of));
        let days = context.days(first, Some(last));
        let message = say!(
            context.lang,
            "{days} {at}没有日管控记录（{count} 个供餐日）",
            "no daily control{at}: {days} ({count} with meals)"
        );
        tell(context, rows, &of, first, message, report);
    }
}

fn weekly(context: &Context<'_>, rows: &[&KitchenLog], report: &mut Report) {
    let kitchens = kitchens(context, rows, monday_of);
    let weeks = |kitchen: &Kitchen<'_>| {
        let mut weeks: Vec<Day> = kitchen.days.iter().copied().map(monday_of).collect();
        weeks.dedup();
        weeks.retain(|monday| monday.plus_days(7) <= context.today);
        weeks
    };
    let lacks = lacks(&kitchens, report, weeks, |kitchen, monday| kitchen.has(monday, monday.plus_days(6)));
    for Lack { first, last, count, kitchens: of } in lacks {
        let (count, at) = (counted(context.lang, count, "week", "weeks"), named(context, &kitchens, &of));
        let days = context.days(first, Some(last.plus_days(6)));
        let message = say!(context.lang, "{days} {at}没有周排查记录（{count} 周）", "no weekly check{at}: {days} ({count})");
        tell(context, rows, &of, first, message, report);
    }
}

fn monthly(context: &Context<'_>, rows: &[&KitchenLog], report: &mut Report) {
    let kitchens = kitchens(context, rows, |first| first.month().first_day());
    let months = |kitchen: &Kitchen<'_>| {
        let mut months: Vec<Month> = kitchen.days.iter().copied().map(Day::month).collect();
        months.dedup();
        months.retain(|month| month.last_day() < context.today);
        months
    };
    let lacks = lacks(&kitchens, report, months, |kitchen, month| kitchen.has(month.first_day(), month.last_day()));
    for Lack { first, last, count, kitchens: of } in lacks {
        let (count, at) = (counted(context.lang, count, "month", "months"), named(context, &kitchens, &of));
        let months = if first == last { first.to_string() } else { say!(context.lang, "{first} 至 {last}", "{first} to {last}") };
        let message =
            say!(context.lang, "{months} {at}没有月调度记录（{count} 个月）", "no monthly meeting{at}: {months} ({count})");
        tell(context, rows, &of, first.first_day(), message, report);
    }
}

/// The kitchens that lack something, by name; nothing where all of them do.
fn named(context: &Context<'_>, all: &[Kitchen<'_>], lacking: &[&Kitchen<'_>]) -> String {
    if lacking.len() == all.len() {
        return String::new();
    }
    let names: Vec<String> = lacking.iter().filter_map(|kitchen| kitchen.place).map(|place| context.place(place)).collect();
    let names = joined(context.lang, &names);
    say!(context.lang, "{names}", " at {names}")
}

/// A finding at the last entry before a gap: the next one is missing. Where a kitchen never kept the record, at another's.
fn tell(context: &Context<'_>, rows: &[&KitchenLog], kitchens: &[&Kitchen<'_>], first: Day, message: String, report: &mut Report) {
    let own = kitchens.iter().find_map(|kitchen| kitchen.last_before(first));
    let others = || rows.iter().copied().filter(|row| row.date.day < first).max_by_key(|row| (row.date, row.at));
    let any = || rows.iter().copied().min_by_key(|row| (row.date, row.at));
    let Some(row) = own.or_else(others).or_else(any) else { return };
    report.add(context.finding(row, "date").day(first).message(message).next(say!(
        context.lang,
        "做了的补登“厨房记录”；没有做的，如实报告并写豁免",
        "enter what was done in `kitchen-logs`; if it was not done, report it and write a waiver"
    )));
}

//! Fridges and freezers are cold, and somebody looks twice a day (冷藏、冷冻温度).

use super::schedule::{Gap, gaps, halls, logs, service_days, service_days_of};
use super::wording::counted;
use crate::day::Day;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CheckResult, KitchenLog, KitchenLogKind};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use std::collections::{BTreeMap, BTreeSet};

/// `food/fridge-warm`.
pub static RULE: Rule = Rule {
    id: "food/fridge-warm",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("冷藏冷冻温度异常或漏记", "a fridge too warm, or not looked at"),
    why: Wording::new("温度高了食材变质，看上去却还是好的。", "in a warm fridge food spoils and still looks good."),
    source: Wording::new(
        "餐饮服务食品安全操作规范（冷藏 0–8 ℃，冷冻 -12 ℃ 以下）",
        "Food Safety Operations in Catering (chilled at 0–8, frozen below -12 degrees)",
    ),
    reads: &["kitchen-logs", "meals", "menus"],
    whole: &["kitchen-logs"],
    policy: &["canteen.fridge", "canteen.freezer"],
    guide: include_str!("fridge_warm.md"),
    check: Check::Ledger(check),
};

/// How often a temperature is read on a day.
const READINGS: usize = 2;

/// The readings of the fridges, or the freezers, of one place, day by day.
type Readings<'c> = BTreeMap<(KitchenLogKind, Option<Id>), BTreeMap<Day, Vec<&'c KitchenLog>>>;

fn check(context: &Context<'_>, report: &mut Report) {
    let mut readings: Readings<'_> = BTreeMap::new();
    let is_cold = |kind: KitchenLogKind| matches!(kind, KitchenLogKind::Fridge | KitchenLogKind::Freezer);
    for row in logs(context).filter(|row| is_cold(row.kind)) {
        report.checked(1);
        temperature(context, row, report);
        readings.entry((row.kind, row.place)).or_default().entry(row.date.day).or_default().push(row);
    }
    never_read(context, &readings, report);
    for ((kind, _), by_day) in &readings {
        let Some(since) = by_day.keys().next().copied() else { continue };
        let days = service_days(context, since);
        report.checked(days.len());
        let name = kind.shown(context.lang);
        for day in &days {
            let rows = by_day.get(day).map_or(&[][..], Vec::as_slice);
            if let Some(row) = rows.first().filter(|_| rows.len() < READINGS) {
                report.add(
                    context
                        .finding(*row, "date")
                        .message(say!(
                            context.lang,
                            "{day} {name}只记了一次，应记两次",
                            "{name} logged once on {day}, twice a day is required"
                        ))
                        .next(say!(
                            context.lang,
                            "补记当天另一次读数；没有看的如实说明",
                            "enter the other reading of the day, if it was taken"
                        )),
                );
            }
        }
        for gap in gaps(&days, |day| by_day.contains_key(&day)) {
            missing(context, by_day, name, gap, report);
        }
    }
}

/// A canteen that serves meals and never reads its fridge, although others read theirs; a reading of no canteen is one of all.
fn never_read(context: &Context<'_>, readings: &Readings<'_>, report: &mut Report) {
    let halls = halls(context);
    let read: BTreeSet<Option<Id>> =
        readings.keys().filter(|(kind, _)| *kind == KitchenLogKind::Fridge).map(|(_, place)| *place).collect();
    if halls.len() < 2 || read.iter().any(|place| place.is_none_or(|place| !halls.contains(&place))) {
        return;
    }
    let rows = readings.iter().filter(|((kind, _), _)| *kind == KitchenLogKind::Fridge).flat_map(|(_, by_day)| by_day.values());
    let Some(row) = rows.flatten().min_by_key(|row| (row.date, row.at)).copied() else { return };
    for hall in halls.iter().filter(|hall| !read.contains(&Some(**hall))) {
        report.checked(1);
        let since = row.date.day;
        if service_days_of(context, *hall, since).is_empty() {
            continue;
        }
        let place = context.place(*hall);
        report.add(
            context
                .finding(row, "place")
                .message(say!(
                    context.lang,
                    "{place}从 {since} 起供餐，没有冷藏温度记录，别的食堂有",
                    "{place} serves meals and has no fridge readings; other canteens have, from {since} on"
                ))
                .next(say!(
                    context.lang,
                    "有读数的补登“厨房记录”，填 place（地点）",
                    "enter the readings in `kitchen-logs`, with `place`"
                )),
        );
    }
}

/// A reading out of its range, unless it is written what was done about it.
fn temperature(context: &Context<'_>, row: &KitchenLog, report: &mut Report) {
    let canteen = &context.policy(row.date.day).canteen;
    let range = if row.kind == KitchenLogKind::Fridge { &canteen.fridge } else { &canteen.freezer };
    let (when, name) = (row.date, row.kind.shown(context.lang));
    let is_seen_to = row.result == CheckResult::Problem && row.follow_up.is_some();
    let message = match &row.value {
        None => say!(context.lang, "{when} {name}没有读数", "{name} of {when}: no reading"),
        Some(value) if !range.contains(value.0) && !is_seen_to => {
            let (value, least, most) = (value.0.normalize(), range.least.normalize(), range.most.normalize());
            say!(
                context.lang,
                "{when} {name} {value} ℃，应在 {least} 至 {most} ℃，没有写处理",
                "{name} of {when}: {value} °C, {least} to {most} are required, nothing says what was done"
            )
        }
        Some(_) => return,
    };
    report.add(context.finding(row, "value").message(message).next(say!(
        context.lang,
        "读数写错的改正；确实异常的，result（结果）填异常，在 follow_up（处理）写明食材怎样处理",
        "correct the reading; if it was so, set `result` to problem and say in `follow_up` what became of the food"
    )));
}

fn missing(context: &Context<'_>, by_day: &BTreeMap<Day, Vec<&KitchenLog>>, name: &str, gap: Gap<Day>, report: &mut Report) {
    let before = by_day.range(..gap.first).next_back().and_then(|(_, rows)| rows.last());
    let Some(row) = before else { return };
    let days = context.days(gap.first, Some(gap.last));
    let count = counted(context.lang, gap.count, "day", "days");
    report.add(
        context
            .finding(*row, "date")
            .day(gap.first)
            .message(say!(
                context.lang,
                "{days} 没有{name}记录（{count} 个供餐日）",
                "no reading of the {name}: {days} ({count} with meals)"
            ))
            .next(say!(context.lang, "有读数的补登“厨房记录”；停用的写在备注", "enter the readings in `kitchen-logs`")),
    );
}

//! 巡查周报: which parts of the school were patrolled on which day, what was found, what was missed.

use crate::books::patrols::{Due, PatrolBook};
use crate::day::Day;
use crate::lang::Wording;
use crate::registers::{CheckResult, Patrol, PatrolKind};
use crate::reports::pieces::{fixed, mondays, named, row_line, signatures, weekday};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Fact, Kind, Line, Part, Table, Value};
use std::collections::BTreeMap;

/// `patrols-weekly`.
pub static REPORT: Report = Report {
    name: "patrols-weekly",
    title: Wording::new("安全巡查周报", "patrols of the week"),
    about: Wording::new(
        "每个区域每天巡查几次、发现几处问题；问题的去向；漏巡",
        "patrols of each area by day, problems found and what became of them, patrols missed",
    ),
    figures: Wording::new(
        "格内为当天次数，发现问题的写“次数/问题数”。应巡的区域与日子按 policy.safety.daily_areas、weekly_day；漏巡与规则 safety/patrol-missing 同源。",
        "A cell has the number of patrols of the day, with the number that found a problem behind a stroke. Which areas are due on which days: policy.safety.daily_areas and weekly_day; what was missed is that of the rule safety/patrol-missing.",
    ),
    span: Span::Week,
    takes: &[Choice::Person],
    subject: None,
    by: &[],
    reads: &["patrols", "hazards", "repairs", "people"],
    build,
};

const COLUMNS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn build(desk: &Desk<'_>) -> Body {
    let is_wanted = |row: &&Patrol| desk.holds(row.date.day) && desk.wants(Choice::Person, row.by);
    let mut rows: Vec<&Patrol> = desk.rows().patrols.iter().filter(is_wanted).collect();
    rows.sort_by_key(|row| (row.date, row.kind, desk.label(row.area)));
    let missed = missed(desk);
    if rows.is_empty() && missed.lines.is_empty() {
        return Body::nothing(
            desk.word("本期没有巡查，也没有漏巡。", "Nobody went round in the period, and nobody had to.").to_owned(),
        );
    }
    let problems: Vec<&Patrol> = rows.iter().copied().filter(|row| row.result == CheckResult::Problem).collect();
    let followed = problems.iter().filter(|row| row.hazard.is_some() || row.repair.is_some()).count();
    let mut parts = vec![
        Part::Facts(vec![
            Fact::new("patrols", desk.word("巡查次数", "patrols"), Kind::Count, rows.len()),
            Fact::new("problems", desk.word("其中发现问题", "of those, with a problem"), Kind::Count, problems.len()),
            Fact::new("followed", desk.word("已登记隐患或报修", "entered as hazard or repair"), Kind::Count, followed),
        ]),
        Part::Table(areas(desk, &rows)),
        Part::Table(found(desk, &problems)),
    ];
    // What one person missed nobody can say.
    if desk.chosen(Choice::Person).is_none() {
        parts.push(Part::Table(missed));
    }
    parts.push(signatures(desk, &[("填报人", "prepared by"), ("安全负责人", "head of safety")]));
    Body::new(parts)
}

fn areas(desk: &Desk<'_>, rows: &[&Patrol]) -> Table {
    let first = desk.period.first.monday();
    let is_one_week = desk.period.last <= first.plus_days(6);
    let mut columns = vec![desk.column("kind", "类型", "kind", Kind::Text), desk.column("area", "区域", "area", Kind::Text)];
    for (after, name) in (0..).zip(COLUMNS) {
        let day = first.plus_days(after);
        let (month, of_month) = day.month_and_day();
        let shown = weekday(desk, day);
        let shown = if is_one_week { format!("{shown} {month}-{of_month}") } else { shown.to_owned() };
        columns.push(Column::new(name, shown, Kind::Text));
    }
    columns.push(desk.column("patrols", "次数", "patrols", Kind::Count));
    columns.push(desk.column("problems", "问题", "problems", Kind::Count));
    let empty = desk.word("没有巡查记录。", "No patrol is recorded.").to_owned();
    let mut table = Table::new("areas", String::new(), columns, empty);
    for monday in mondays(desk) {
        let mut of_week: BTreeMap<(PatrolKind, &str), Vec<&Patrol>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.date.day.monday() == monday) {
            of_week.entry((row.kind, desk.label(row.area))).or_default().push(row);
        }
        if !is_one_week && !of_week.is_empty() {
            let last = monday.plus_days(6);
            table.push(named(&table, say!(desk.lang, "{monday} 至 {last}", "{monday} to {last}")).group());
        }
        let mut before = None;
        for ((kind, area), of_area) in of_week {
            let name = if before == Some(kind) { Value::Empty } else { fixed(desk, kind) };
            before = Some(kind);
            let mut cells = vec![name, area.into()];
            cells.extend((0..7).map(|after| cell(&of_area, monday.plus_days(after))));
            cells.push(of_area.len().into());
            cells.push(of_area.iter().filter(|row| row.result == CheckResult::Problem).count().into());
            table.push(Line::new(cells).of(of_area.iter().map(|row| desk.row(*row)).collect::<Vec<_>>()));
        }
    }
    table
}

/// `2`, or `2/1` where one found a problem.
fn cell(rows: &[&Patrol], day: Day) -> Value {
    let of_day = || rows.iter().filter(|row| row.date.day == day);
    let problems = of_day().filter(|row| row.result == CheckResult::Problem).count();
    match (of_day().count(), problems) {
        (0, _) => Value::Empty,
        (times, 0) => Value::text(times.to_string()),
        (times, problems) => Value::text(format!("{times}/{problems}")),
    }
}

/// What was found, and what became of it.
fn found(desk: &Desk<'_>, problems: &[&Patrol]) -> Table {
    let mut table = Table::new(
        "problems",
        desk.word("发现的问题", "problems found").to_owned(),
        vec![
            desk.column("date", "时间", "when", Kind::Date),
            desk.column("area", "区域", "area", Kind::Text),
            desk.column("by", "巡查人", "by", Kind::Text),
            desk.column("paper", "隐患 / 报修单", "hazard or repair", Kind::Code),
            desk.column("what", "情况", "what it is", Kind::Text),
            desk.column("done", "整改 / 完工", "put right", Kind::Date),
        ],
        desk.word("没有发现问题。", "No problem was found.").to_owned(),
    );
    for row in problems {
        let known = |day: Option<Day>| day.filter(|day| *day <= desk.today);
        let hazard = row.hazard.and_then(|id| desk.rows().hazards.get(id));
        let repair = row.repair.and_then(|id| desk.rows().repairs.get(id));
        let paper = row.hazard.or(row.repair).map(|id| desk.text(id));
        let what = hazard.map(|hazard| &*hazard.what).or_else(|| repair.map(|repair| &*repair.fault));
        let done = known(hazard.and_then(|hazard| hazard.fixed))
            .or_else(|| known(repair.and_then(|repair| repair.done).map(|done| done.day)));
        let cells =
            vec![row.date.into(), desk.label(row.area).into(), desk.person(row.by).into(), paper.into(), what.into(), done.into()];
        let line = row_line(desk, *row, cells);
        table.push(line.of(hazard.map(|row| desk.row(row))).of(repair.map(|row| desk.row(row))));
    }
    table
}

/// Patrols that were due in the period and did not take place.
fn missed(desk: &Desk<'_>) -> Table {
    let mut table = Table::new(
        "missed",
        desk.word("漏巡", "missed").to_owned(),
        vec![
            desk.column("what", "应巡", "which", Kind::Text),
            desk.column("first", "起", "first day", Kind::Date),
            desk.column("last", "止", "last day", Kind::Date),
            desk.column("times", "次数", "times", Kind::Count),
        ],
        desk.word("没有漏巡。", "Nothing was missed.").to_owned(),
    );
    let book = PatrolBook::build(desk.ledger, desk.settings, desk.today);
    for one in &book.missed {
        if one.days.last < desk.period.first || one.days.first > desk.period.last {
            continue;
        }
        let what = match one.what {
            Due::Daily(area) => say!(desk.lang, "每日巡查：{area}", "daily: {area}"),
            Due::Weekly => desk.word("每周检查", "weekly check").to_owned(),
            Due::Monthly => desk.word("每月检查", "monthly check").to_owned(),
        };
        let cells = vec![what.into(), one.days.first.into(), one.days.last.into(), one.days.times.into()];
        table.push(Line::new(cells).of([desk.row(one.beside)]));
    }
    table
}

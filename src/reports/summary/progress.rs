//! 计划完成情况: each goal of the term's plan beside its figure, and the tasks that are not done.

use super::sentence::{Comparison, is_reached, shown};
use crate::metrics::{self, Metric};
use crate::registers::Goal;
use crate::reports::Desk;
use crate::say;
use crate::sheet::{Kind, Line, Part, Table, Value};

/// The share of tasks done, the goals, the tasks left; nothing where the term has no plan.
pub fn parts(desk: &Desk<'_>, comparison: &Comparison<'_>) -> Vec<Part> {
    let plans: Vec<_> = desk.rows().plans.iter().filter(|plan| Some(plan.term) == desk.period.term).collect();
    if plans.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![Part::Paragraph(tasks_done(desk))];
    let columns = vec![
        desk.column("goal", "目标", "goal", Kind::Text),
        desk.column("metric", "指标", "metric", Kind::Text),
        desk.column("before", "上期", "before", Kind::Text),
        desk.column("target", "目标值", "target", Kind::Text),
        desk.column("reached", "完成值", "reached", Kind::Text),
        desk.column("verdict", "结果", "result", Kind::Text),
    ];
    let mut table = Table::new("goals", desk.word("目标完成情况", "goals").to_owned(), columns, String::new());
    for goal in plans.iter().flat_map(|plan| &plan.goal) {
        table.push(goal_line(desk, comparison, goal));
    }
    if !table.lines.is_empty() {
        parts.push(Part::Table(table));
    }
    parts
}

/// How many tasks were planned and how many are done, and by name those that are not.
fn tasks_done(desk: &Desk<'_>) -> String {
    let tasks: Vec<_> = desk.books.plans.tasks().iter().filter(|progress| Some(progress.plan.term) == desk.period.term).collect();
    let is_done = |done: Option<crate::day::Day>| done.is_some_and(|day| day <= desk.today);
    let (all, done) = (tasks.len(), tasks.iter().filter(|progress| is_done(progress.done)).count());
    if all == 0 {
        return desk.word("计划里没有列任务。", "The plan lists no tasks.").to_owned();
    }
    let left: Vec<&str> = tasks.iter().filter(|progress| !is_done(progress.done)).map(|progress| &*progress.task.text).collect();
    let mut text = say!(desk.lang, "计划任务 {all} 项，完成 {done} 项。", "{done} of {all} planned tasks are done.");
    if !left.is_empty() {
        let left = left.join(desk.word("；", "; "));
        text += &say!(desk.lang, "未完成：{left}。", " Not done: {left}.");
    }
    text
}

fn goal_line(desk: &Desk<'_>, comparison: &Comparison<'_>, goal: &Goal) -> Line {
    let metric = goal.metric.and_then(|name| metrics::find(desk.label(name)));
    let figure = metric.and_then(|metric| (metric.figure)(&desk.view()));
    let before =
        metric.and_then(|metric| comparison.figure(metric).map(|(_, figure)| in_words(desk, metric, figure.value(metric.unit))));
    let target = metric.zip(goal.target).map(|(metric, target)| metrics::in_unit(target.0, metric.unit));
    let reached = metric.zip(figure.as_ref()).map(|(metric, figure)| figure.value(metric.unit));
    let verdict = match (metric, reached, target) {
        (Some(metric), Some(value), Some(target)) if is_reached(metric, value, target) => desk.word("达到", "reached"),
        (Some(_), Some(_), Some(_)) => desk.word("未达到", "missed"),
        (Some(_), None, _) => desk.word("没有数据", "no figure"),
        _ => "",
    };
    let shown = |value: Option<rust_decimal::Decimal>| -> Value {
        metric.zip(value).map(|(metric, value)| in_words(desk, metric, value)).unwrap_or_default().into()
    };
    let cells = vec![
        (&*goal.text).into(),
        metric.map(|metric| metric.title.text(desk.lang)).unwrap_or_default().into(),
        before.unwrap_or_default().into(),
        shown(target),
        shown(reached),
        verdict.into(),
    ];
    Line::new(cells).of(figure.map(|figure| figure.rows).unwrap_or_default())
}

fn in_words(desk: &Desk<'_>, metric: &Metric, value: rust_decimal::Decimal) -> String {
    shown(value, metric.unit, desk.lang)
}

//! Plans and projects (计划与项目): what was to be done by now, and what was.

use super::{Area, Figure, Metric, Unit, View};
use crate::day::{Day, Month};
use crate::lang::Wording;
use crate::registers::{Plan, PlanTask, Project};

/// Plans and projects.
pub const AREA: Area = Area {
    name: "plans",
    title: Wording::new("计划与项目", "plans and projects"),
    metrics: &[
        Metric::new(
            "plans.tasks",
            Wording::new("计划任务", "tasks planned"),
            Wording::new("本学期计划的任务数", "tasks in the term's plan"),
            Unit::Count(Wording::new("项", "tasks")),
            &["plans"],
        )
        .made(|view| {
            let plans: Vec<&Plan> = plans(view).collect();
            let tasks: usize = plans.iter().map(|plan| plan.task.len()).sum();
            if tasks == 0 { None } else { Figure::total(tasks.into(), view.names(plans)) }
        }),
        Metric::new(
            "plans.done",
            Wording::new("计划完成率", "tasks done"),
            Wording::new("其中已完成的", "of those, done"),
            Unit::Percent,
            &["plans"],
        )
        .over(Wording::new("本学期计划的任务数", "tasks in the term's plan"))
        .more()
        .made(|view| of_tasks(view, |_| true)),
        Metric::new(
            "plans.done-due",
            Wording::new("到期任务完成率", "tasks due that are done"),
            Wording::new("其中已完成的", "of those, done"),
            Unit::Percent,
            &["plans"],
        )
        .over(Wording::new(
            "本学期计划中写明日期或月份、到期末已到期的任务",
            "tasks of the term's plan with a day or month that has come",
        ))
        .more()
        .made(|view| {
            let until = view.until();
            of_tasks(view, move |task| due(task).is_some_and(|day| day <= until))
        }),
        Metric::new(
            "projects.milestones-in-time",
            Wording::new("项目节点按期率", "milestones in time"),
            Wording::new("其中按期达到的", "of those, reached by the day due"),
            Unit::Percent,
            &["projects"],
        )
        .over(Wording::new("本期到期的项目节点", "milestones of projects due in the period"))
        .more()
        .made(milestones),
    ],
};

fn plans<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Plan> + use<'v> {
    let term = view.term();
    view.rows().plans.iter().filter(move |plan| Some(plan.term) == term)
}

/// The last day of a task, where the plan names a day or a month.
fn due(task: &PlanTask) -> Option<Day> {
    task.due.or_else(|| task.month.map(Month::last_day))
}

fn of_tasks(view: &View<'_>, counts: impl Fn(&PlanTask) -> bool) -> Option<Figure> {
    let tasks: Vec<&PlanTask> = plans(view).flat_map(|plan| &plan.task).filter(|task| counts(task)).collect();
    let done = tasks.iter().filter(|task| task.done.is_some_and(|day| day <= view.today)).count();
    Figure::ratio(done, tasks.len(), view.names(plans(view)))
}

fn milestones(view: &View<'_>) -> Option<Figure> {
    let (mut due, mut kept, mut rows) = (0, 0, Vec::<&Project>::new());
    for project in &view.rows().projects {
        let milestones: Vec<_> = project.milestone.iter().filter(|milestone| view.holds(milestone.due)).collect();
        if !milestones.is_empty() {
            rows.push(project);
        }
        due += milestones.len();
        kept += milestones.iter().filter(|milestone| milestone.done.is_some_and(|done| done <= milestone.due)).count();
    }
    Figure::ratio(kept, due, view.names(rows))
}

//! What is open when the plan is made: tasks that last term left, hazards, repairs, projects that go on.

use super::planning::Planning;
use super::task::{Focus, Task};
use crate::books::repairs::promised;
use crate::registers::Project;
use crate::say;
use crate::table::Words as _;

/// The tasks of last term's plan that were not done.
pub fn carried(planning: &Planning<'_, '_>) -> Vec<Task> {
    let (desk, Some(last)) = (planning.desk, planning.last_term()) else { return Vec::new() };
    let due = planning.months().first().map_or(planning.term.starts, |month| planning.end_of(*month));
    let left = desk.books.plans.tasks().iter().filter(|progress| progress.plan.term == last.id);
    let left = left.filter(|progress| progress.done.is_none_or(|done| done > planning.made));
    let carried = left.map(|progress| {
        let id = desk.text(progress.task.id);
        let area = progress.task.area.map_or_else(String::new, |area| desk.label(area).to_owned());
        let mut task = Task::new(format!("{}-{id}", last.id), planning.no_earlier(due), area, progress.task.text.to_string());
        task.owner = progress.task.owner.and_then(|owner| planning.here(owner)).or_else(|| planning.head());
        task.proved_by(say!(desk.lang, "{} 学期计划任务 {id} 的依据", "what proves task {id} of {}", last.id))
            .done_on(planning.known(progress.done))
            .among(Focus::Carried)
            .of([desk.row(progress.plan)])
    });
    carried.collect()
}

/// Hazards that nobody has yet checked to be gone.
pub fn hazards(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let open = desk.rows().hazards.iter().filter(|row| planning.is_open(row.found, row.rechecked));
    let tasks = open.map(|row| {
        let (id, place, what) = (desk.text(row.hazard), desk.place(row.place), &*row.what);
        let level = row.level.shown(desk.lang);
        let text = match row.measure.as_deref() {
            Some(measure) => {
                say!(
                    desk.lang,
                    "整改{level}隐患：{place}{what}（{measure}）",
                    "Remove the {level} hazard: {place}, {what} ({measure})"
                )
            }
            None => say!(desk.lang, "整改{level}隐患：{place}{what}", "Remove the {level} hazard: {place}, {what}"),
        };
        planning
            .task(format!("hazard-{id}"), planning.no_earlier(row.due), ("安全", "safety"), text)
            .by(planning.here(row.owner).or_else(|| planning.head()))
            .proved_by(say!(desk.lang, "隐患 {id} 的整改与复查日期", "the days in hazard {id}: put right, checked again"))
            .done_on(planning.known(row.rechecked))
            .among(Focus::Hazards)
            .about([id.to_owned()])
            .of([desk.row(row)])
    });
    tasks.collect()
}

/// Repairs that are not done.
pub fn repairs(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let open = desk.rows().repairs.iter().filter(|row| planning.is_open(row.reported.day, row.done.map(|done| done.day)));
    let tasks = open.map(|row| {
        let (id, place, fault) = (desk.text(row.repair), desk.place(row.place), &*row.fault);
        let due = planning.no_earlier(promised(desk.ledger, desk.settings, row));
        let text = say!(desk.lang, "修复{place}：{fault}", "Mend in {place}: {fault}");
        planning
            .task(format!("repair-{id}"), due, ("维修", "repairs"), text)
            .by(row.assigned.and_then(|person| planning.here(person)).or_else(|| planning.holder(&["electrician"])))
            .proved_by(say!(desk.lang, "报修单 {id} 的完工与验收", "repair {id}: done and signed for"))
            .done_on(planning.known(row.done.map(|done| done.day)))
            .among(Focus::Repairs)
            .about([id.to_owned()])
            .of([desk.row(row)])
    });
    tasks.collect()
}

/// Projects with milestones in the term that are not reached, one task a project.
pub fn projects(planning: &Planning<'_, '_>) -> Vec<Task> {
    planning.desk.rows().projects.iter().filter_map(|project| of_project(planning, project)).collect()
}

fn of_project(planning: &Planning<'_, '_>, project: &Project) -> Option<Task> {
    let desk = planning.desk;
    let (first, last) = (planning.term.starts, planning.term.ends);
    let open = project.milestone.iter().filter(|milestone| {
        milestone.due <= last && milestone.done.is_none_or(|done| done > planning.made && milestone.due >= first)
    });
    let open: Vec<_> = open.collect();
    let due = open.iter().map(|milestone| milestone.due).max()?;
    let steps = open.iter().map(|milestone| {
        let (_, day) = milestone.due.month_and_day();
        say!(desk.lang, "{}（{}月{day}日）", "{} ({}-{day:02})", &*milestone.text, milestone.due.month().number())
    });
    let steps: Vec<String> = steps.collect();
    let steps = steps.join(desk.word("、", ", "));
    let (id, name) = (desk.text(project.id), &*project.name);
    let contract = project.contract.and_then(|contract| desk.rows().contracts.get(contract));
    let contract = contract.filter(|contract| contract.from <= planning.made);
    let done = open.iter().map(|milestone| planning.known(milestone.done)).collect::<Option<Vec<_>>>();
    let task = planning
        .task(
            format!("project-{id}"),
            planning.no_earlier(due),
            ("项目", "projects"),
            say!(desk.lang, "{name}：{steps}", "{name}: {steps}"),
        )
        .by(planning.head())
        .proved_by(say!(desk.lang, "项目 {id} 各节点的完成日期", "the days of the milestones of {id}"))
        .done_on(done.and_then(|days| days.into_iter().max()))
        .among(Focus::Projects)
        .costing(contract.and_then(|contract| contract.amount), project.budget)
        .about([id.to_owned(), name.to_owned()])
        .of([desk.row(project)]);
    Some(task)
}

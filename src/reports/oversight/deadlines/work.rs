//! Work that is due: tasks of plans, milestones of projects, hazards, repairs, loans that are to come back.

use super::Agenda;
use crate::books::assets::State;
use crate::books::repairs;
use crate::lang::Wording;
use crate::say;

const TASK: Wording = Wording::new("计划任务", "task of the plan");
const MILESTONE: Wording = Wording::new("项目节点", "milestone");
const HAZARD: Wording = Wording::new("隐患整改", "hazard");
const RECHECK: Wording = Wording::new("隐患复查", "recheck of a hazard");
const REPAIR: Wording = Wording::new("报修", "repair");
const LOAN: Wording = Wording::new("借用归还", "loan");

pub(super) fn gather(agenda: &mut Agenda<'_, '_>) {
    let desk = agenda.desk;
    let (rows, today) = (desk.rows(), desk.today);
    for progress in desk.books.plans.tasks() {
        let Some(due) = progress.due.filter(|_| progress.done.is_none_or(|done| done > today)) else { continue };
        let owner = progress.task.owner.map_or_else(|| agenda.logistics(), |owner| agenda.person(owner));
        agenda.add(due, TASK, progress.task.text.to_string(), owner, vec![desk.row(progress.plan)]);
    }
    for project in &rows.projects {
        for milestone in project.milestone.iter().filter(|milestone| milestone.done.is_none_or(|done| done > today)) {
            let (name, text) = (&*project.name, &*milestone.text);
            let what = say!(desk.lang, "{name}：{text}", "{name}: {text}");
            let owner = agenda.logistics();
            agenda.add(milestone.due, MILESTONE, what, owner, vec![desk.row(project)]);
        }
    }
    for row in rows.hazards.iter().filter(|row| row.found <= today && row.corrects.is_none()) {
        let (place, what) = (desk.place(row.place), &*row.what);
        let what = say!(desk.lang, "{place}：{what}", "{place}: {what}");
        let done = |day: Option<crate::day::Day>| day.is_some_and(|day| day <= today);
        if !done(row.fixed) {
            agenda.add(row.due, HAZARD, what, agenda.person(row.owner), vec![desk.row(row)]);
        } else if !done(row.rechecked) {
            agenda.add(row.due, RECHECK, what, agenda.logistics(), vec![desk.row(row)]);
        }
    }
    for row in rows.repairs.iter().filter(|row| row.reported.day <= today && row.corrects.is_none()) {
        if repairs::mended(row, today).is_some() {
            continue;
        }
        let (id, place, fault) = (desk.text(row.repair), desk.place(row.place), &*row.fault);
        let what = say!(desk.lang, "{id} {place}：{fault}", "{id} {place}: {fault}");
        let owner = match row.assigned {
            Some(person) if rows.people.get(person).is_some() => agenda.person(person),
            _ => agenda.logistics(),
        };
        agenda.add(repairs::promised(desk.ledger, desk.settings, row), REPAIR, what, owner, vec![desk.row(row)]);
    }
    for life in desk.books.assets.current() {
        let Some(standing) = life.on(today).filter(|standing| standing.state != State::Missing) else { continue };
        let Some((loan, due)) = standing.loan.and_then(|loan| Some((loan, loan.due?))) else { continue };
        let (id, name) = (desk.text(life.asset.asset), &*life.asset.name);
        let owner = loan.person.map_or_else(|| agenda.logistics(), |person| agenda.person(person));
        agenda.add(due, LOAN, format!("{name} {id}"), owner, vec![desk.row(loan)]);
    }
}

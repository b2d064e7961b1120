//! The tasks of a term: what a person wrote into its plan, and what the ledger knows besides.
//!
//! A generated task stands in the plan already where its number does, whatever became of its text, its day or its owner since;
//! where a person's own task names the document that it is of; or where own tasks of the same month say the same.

use super::planning::Planning;
use super::task::{Task, pieces, unsaid};
use super::{goods, open, recurring, running_out, settling};
use crate::books::plans::TaskProgress;
use crate::day::Month;
use std::collections::{BTreeMap, BTreeSet};

/// All tasks of a term.
#[derive(Debug)]
pub struct Tasks {
    /// What the plan says and what is generated, by their days.
    pub all: Vec<Task>,
    /// What is generated and does not stand in the plan yet, by their days.
    pub missing: Vec<Task>,
    /// How many tasks the plan has itself.
    pub own: usize,
}

/// Brings together what the plan says and what the ledger knows.
pub fn tasks(planning: &Planning<'_, '_>) -> Tasks {
    let facts = facts(planning);
    let routine = recurring::tasks(planning);
    let periodic: Vec<Task> = [settling::counts(planning), settling::published(planning)].concat();
    let generated: BTreeSet<&str> = facts.iter().chain(&routine).chain(&periodic).map(|task| &*task.id).collect();
    let rows = own_rows(planning);
    let mut own: Vec<Task> = rows.iter().map(|row| of_row(planning, row)).collect();
    let numbers: BTreeSet<String> = own.iter().map(|task| task.id.clone()).collect();
    let by_person: Vec<usize> = (0..own.len()).filter(|position| !generated.contains(&*own[*position].id)).collect();
    let said_by_person = said(by_person.iter().map(|position| &own[*position]));
    let said_by_routine = said(&routine);
    let nothing = Vec::new();
    let said_in =
        |said: &BTreeMap<Month, Vec<BTreeSet<String>>>, task: &Task| said.get(&task.due.month()).unwrap_or(&nothing).clone();
    let mut missing = Vec::new();
    for task in facts {
        let is_same = |position: &&usize| {
            let row = &rows[**position];
            task.names.iter().any(|name| speaks_of(row, name))
        };
        let same = own.iter().position(|own| own.id == task.id).or_else(|| by_person.iter().find(is_same).copied());
        match same {
            Some(position) => adopt(&mut own[position], task),
            None => missing.push(task),
        }
    }
    for (mut task, is_periodic) in
        routine.into_iter().map(|task| (task, false)).chain(periodic.into_iter().map(|task| (task, true)))
    {
        if numbers.contains(&task.id) {
            if let Some(own) = own.iter_mut().find(|own| own.id == task.id) {
                adopt(own, task);
            }
            continue;
        }
        let mut said = said_in(&said_by_person, &task);
        if is_periodic {
            said.extend(said_in(&said_by_routine, &task));
        }
        // Its wording in the other language may be what is said: the language of a run adds no task.
        if task.names.iter().any(|text| unsaid(text, &said).is_empty()) {
            continue;
        }
        let left = unsaid(&task.text, &said);
        if left != task.text && !is_periodic {
            task.proof = recurring::proof_of(planning, &left);
        }
        task.text = left;
        if !task.text.is_empty() {
            missing.push(task);
        }
    }
    missing.sort_by_key(|task| task.due);
    let count = own.len();
    let mut all = own;
    all.extend(missing.iter().cloned());
    all.sort_by_key(|task| task.due);
    Tasks { all, missing, own: count }
}

/// What follows from single facts of the ledger.
fn facts(planning: &Planning<'_, '_>) -> Vec<Task> {
    let facts = [
        open::hazards(planning),
        open::repairs(planning),
        open::projects(planning),
        running_out::certificates(planning),
        running_out::inspections(planning),
        running_out::contracts(planning),
        goods::past_years(planning),
        goods::below_least(planning),
        settling::fees(planning),
        recurring::holidays(planning),
    ];
    let mut facts = facts.concat();
    // What last term left and is known by its document stands there already.
    let last = planning.last_term().map(|term| format!("{}-", term.id)).unwrap_or_default();
    let known: BTreeSet<String> = facts.iter().map(|task| format!("{last}{}", task.id)).collect();
    let carried = open::carried(planning).into_iter().filter(|task| !known.contains(&task.id));
    facts.extend(carried);
    facts
}

/// The tasks of the term's plan with what became of them.
fn own_rows<'a>(planning: &Planning<'a, '_>) -> Vec<&'a TaskProgress<'a>> {
    planning.desk.books.plans.tasks().iter().filter(|progress| progress.plan.term == planning.term.id).collect()
}

fn of_row(planning: &Planning<'_, '_>, progress: &TaskProgress<'_>) -> Task {
    let desk = planning.desk;
    let row = progress.task;
    let area = row.area.map_or_else(String::new, |area| desk.label(area).to_owned());
    let due = progress.due.unwrap_or(planning.term.ends);
    let mut task = Task::new(desk.text(row.id).to_owned(), due, area, row.text.to_string());
    let evidence: Vec<&str> = row.evidence.iter().map(|token| &**token).collect();
    task.proof = match evidence.as_slice() {
        [] => row.note.as_deref().unwrap_or_default().to_owned(),
        [first, .., last] if evidence.len() > 2 => {
            crate::say!(desk.lang, "{first} 至 {last}，{} 项", "{first} to {last}, {} in all", evidence.len())
        }
        few => desk.list(few.iter().copied()),
    };
    task.by(row.owner).done_on(planning.known(progress.done)).of([desk.row(progress.plan)])
}

/// What each task says, by the month in which it is due.
fn said<'t>(tasks: impl IntoIterator<Item = &'t Task>) -> BTreeMap<Month, Vec<BTreeSet<String>>> {
    let mut said: BTreeMap<Month, Vec<BTreeSet<String>>> = BTreeMap::new();
    for task in tasks {
        said.entry(task.due.month()).or_default().push(pieces(&task.text));
    }
    said
}

/// Whether a person's own task names a document.
fn speaks_of(progress: &TaskProgress<'_>, name: &str) -> bool {
    let row = progress.task;
    let texts = [Some(&*row.text), row.note.as_deref()];
    texts.into_iter().flatten().any(|text| text.contains(name)) || row.evidence.iter().any(|token| token.contains(name))
}

/// The plan's own words stay; the ledger adds what they leave open.
fn adopt(own: &mut Task, known: Task) {
    own.done = own.done.or(known.done);
    own.owner = own.owner.or(known.owner);
    own.post = own.post.take().or(known.post);
    own.money = known.money;
    own.budget = known.budget;
    own.focus = known.focus;
    own.rows.extend(known.rows);
    if own.proof.is_empty() || own.id == known.id && !known.proof.is_empty() && own.done.is_none() {
        own.proof = known.proof;
    }
}

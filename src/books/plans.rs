//! Progress of plans (计划进度): when each task is due, and since when it is done, by its own day or by its evidence.
//!
//! Evidence (依据) is a row of the ledger that has a day: the task is done on the latest of these days. A row without a
//! day proves nothing yet.

use crate::day::{Day, Month};
use crate::id::Id;
use crate::policy::{Settings, TermPeriod};
use crate::registers::{Ledger, Plan, PlanTask, Register, Row, Table, Visitor};
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// A task of a plan with what became of it.
#[derive(Debug, Clone)]
pub struct TaskProgress<'l> {
    /// The plan.
    pub plan: &'l Plan,
    /// The task.
    pub task: &'l PlanTask,
    /// The day by which it is due: its own, else the end of its week, its month or the term; `None` where its term is
    /// in no calendar.
    pub due: Option<Day>,
    /// The day on which it was done: as written, else the latest day of its evidence if every piece of it has one.
    pub done: Option<Day>,
    /// What it names as evidence and stands nowhere in the ledger.
    pub unknown: Vec<&'l str>,
}

/// The tasks of all plans.
#[derive(Debug, Default)]
pub struct PlanBook<'l> {
    tasks: Vec<TaskProgress<'l>>,
}

impl<'l> PlanBook<'l> {
    /// Follows every task to its evidence.
    pub(super) fn build(ledger: &'l Ledger, settings: &Settings) -> Self {
        let tasks = ledger.registers.plans.iter().flat_map(|plan| plan.task.iter().map(move |task| (plan, task)));
        let tokens = tasks.clone().flat_map(|(_, task)| task.evidence.iter().map(|token| &**token));
        let evidence = Evidence::gather(ledger, tokens);
        let progress = tasks.map(|(plan, task)| {
            let found = task.evidence.iter().map(|token| (&**token, evidence.of(token)));
            let unknown = found.clone().filter(|(_, found)| *found == Found::Nowhere).map(|(token, _)| token).collect();
            let proved = found.map(|(_, found)| found.day()).collect::<Option<Vec<Day>>>();
            TaskProgress {
                plan,
                task,
                due: due(task, settings.calendar.term(plan.term)),
                done: task.done.or_else(|| proved.and_then(|days| days.into_iter().max())),
                unknown,
            }
        });
        Self { tasks: progress.collect() }
    }

    /// Every task, in the order of the plans.
    pub fn tasks(&self) -> &[TaskProgress<'l>] {
        &self.tasks
    }
}

/// The day by which a task is due.
fn due(task: &PlanTask, term: Option<&TermPeriod>) -> Option<Day> {
    let week = |week: u32| {
        let monday = term?.school_days().first().map(|first| first.minus_days(first.weekday().num_days_from_monday()))?;
        Some(monday.plus_days(week.clamp(1, 60) * 7 - 1))
    };
    let by_week = || task.week.and_then(week);
    let by_month = || task.month.map(Month::last_day);
    task.due.or_else(by_week).or_else(by_month).or_else(|| term.map(|term| term.ends))
}

/// What the tasks of plans name, and the day of each row that was found.
struct Evidence<'l> {
    ledger: &'l Ledger,
    ids: HashMap<Id, Option<Day>, FixedState>,
    rows: HashMap<String, Option<Day>, FixedState>,
}

impl<'l> Evidence<'l> {
    fn gather<'t>(ledger: &'l Ledger, tokens: impl Iterator<Item = &'t str>) -> Self {
        let mut wanted = Wanted { ledger, ids: HashSet::default(), rows: HashSet::default(), found: Self::none(ledger) };
        for token in tokens {
            if let Some(id) = ledger.names.find(token) {
                wanted.ids.insert(id);
            }
            wanted.rows.insert(token.to_owned());
        }
        if !wanted.rows.is_empty() {
            ledger.registers.visit(&mut wanted);
        }
        wanted.found
    }

    fn none(ledger: &'l Ledger) -> Self {
        Self { ledger, ids: HashMap::default(), rows: HashMap::default() }
    }

    /// What a token names.
    fn of(&self, token: &str) -> Found {
        let by_id = self.ledger.names.find(token).and_then(|id| self.ids.get(&id));
        match by_id.or_else(|| self.rows.get(token)) {
            None => Found::Nowhere,
            Some(None) => Found::Undated,
            Some(Some(day)) => Found::On(*day),
        }
    }
}

/// Where a piece of evidence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// In no register.
    Nowhere,
    /// In a row without a day.
    Undated,
    /// In a row of this day.
    On(Day),
}

impl Found {
    const fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Nowhere | Self::Undated => None,
        }
    }
}

/// Goes through every register for the rows that are wanted.
struct Wanted<'l> {
    ledger: &'l Ledger,
    ids: HashSet<Id, FixedState>,
    rows: HashSet<String, FixedState>,
    found: Evidence<'l>,
}

impl Visitor for Wanted<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        let register = R::REGISTER;
        let by_name = self.rows.iter().any(|token| is_of(&register, token));
        for row in rows {
            let id = row.id().filter(|id| self.ids.contains(id));
            if let Some(id) = id {
                let day = self.found.ids.entry(id).or_default();
                *day = (*day).max(row.day());
            }
            if by_name {
                let keys: Vec<String> =
                    register.key_columns().map(|column| row.value(column).written(&self.ledger.names)).collect();
                let mut names = vec![format!("{}:{}", register.name, keys.join("|"))];
                names.extend(row.id().map(|id| format!("{}:{}", register.name, self.ledger.text(id))));
                for name in names.into_iter().filter(|name| self.rows.contains(name)) {
                    let day = self.found.rows.entry(name).or_default();
                    *day = (*day).max(row.day());
                }
            }
        }
    }
}

/// Whether a token names a row of this register.
fn is_of(register: &Register, token: &str) -> bool {
    token.split_once(':').is_some_and(|(name, _)| name == register.name)
}

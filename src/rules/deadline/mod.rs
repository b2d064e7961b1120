//! 时限: what is due on a day is done by it: milestones, tasks, counts, publications, renewals, archives.

mod count_missing;
mod disclosure_late;
mod expiring;
mod milestone_late;
mod retention_ended;
mod statement_late;
mod task_late;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &milestone_late::RULE,
    &task_late::RULE,
    &count_missing::RULE,
    &statement_late::RULE,
    &expiring::RULE,
    &disclosure_late::RULE,
    &retention_ended::RULE,
];

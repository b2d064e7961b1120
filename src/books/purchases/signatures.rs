//! The signatures of a document: of each step the last one counts, so that what was returned can be approved later.

use crate::day::Day;
use crate::id::{Id, Names};
use crate::registers::{Approval, Verdict};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// What a signature says; an empty verdict means approved.
pub fn verdict(signature: &Approval) -> Verdict {
    signature.verdict.unwrap_or(Verdict::Approved)
}

/// The last signature of each step of a document.
#[derive(Debug, Clone, Default)]
pub struct Signatures<'l> {
    last: Vec<&'l Approval>,
}

impl<'l> Signatures<'l> {
    /// The last signature of each step by its day, then by where it stands; steps in the order in which they were first signed.
    pub fn of(approvals: &'l [Approval]) -> Self {
        let mut last: Vec<&Approval> = Vec::new();
        let mut positions: HashMap<Id, usize, FixedState> = HashMap::default();
        for approval in approvals {
            let position = *positions.entry(approval.step).or_insert_with(|| {
                last.push(approval);
                last.len() - 1
            });
            if last[position].date <= approval.date {
                last[position] = approval;
            }
        }
        Self { last }
    }

    /// The signatures that count.
    pub fn iter(&self) -> impl Iterator<Item = &'l Approval> {
        self.last.iter().copied()
    }

    /// Whether nobody signed.
    pub fn is_empty(&self) -> bool {
        self.last.is_empty()
    }

    /// The signature of a step that counts.
    pub fn of_step(&self, step: Id) -> Option<&'l Approval> {
        self.iter().find(|signature| signature.step == step)
    }

    /// The first step that was rejected, if one was.
    pub fn rejected(&self) -> Option<&'l Approval> {
        self.iter().find(|signature| verdict(signature) == Verdict::Rejected)
    }

    /// The first step that was returned and not approved since, if one was.
    pub fn returned(&self) -> Option<&'l Approval> {
        self.iter().find(|signature| verdict(signature) == Verdict::Returned)
    }

    /// The signatures that approve.
    pub fn approved(&self) -> impl Iterator<Item = &'l Approval> {
        self.iter().filter(|signature| verdict(signature) == Verdict::Approved)
    }

    /// The approving signatures of these steps.
    pub fn approving<'s>(&self, steps: impl Iterator<Item = &'s str>, names: &Names) -> Vec<&'l Approval> {
        let signature = |step: &str| names.find(step).and_then(|step| self.of_step(step));
        steps.filter_map(signature).filter(|signature| verdict(signature) == Verdict::Approved).collect()
    }

    /// Those of these steps that lack an approval.
    pub fn missing<'s>(&self, steps: impl Iterator<Item = &'s str>, names: &Names) -> Vec<&'s str> {
        let is_approved = |step: &str| {
            let signature = names.find(step).and_then(|step| self.of_step(step));
            signature.is_some_and(|signature| verdict(signature) == Verdict::Approved)
        };
        steps.filter(|step| !is_approved(step)).collect()
    }

    /// The day of the last of them.
    pub fn last_day(&self) -> Option<Day> {
        self.iter().map(|signature| signature.date).max()
    }
}

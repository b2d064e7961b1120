//! The signatures of a document: of each step the last one counts, so that what was returned can be approved later.

use crate::books::known_posts::plain;
use crate::id::Names;
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
    /// Each step by the name by which it is known.
    last: Vec<(&'l str, &'l Approval)>,
    positions: HashMap<&'l str, usize, FixedState>,
}

impl<'l> Signatures<'l> {
    /// The last signature of each step by its day, then by where it stands; steps in the order in which they were first signed.
    pub fn of(approvals: &'l [Approval], names: &'l Names) -> Self {
        let mut signatures = Self::default();
        for approval in approvals {
            let step = plain(names.text(approval.step));
            let position = *signatures.positions.entry(step).or_insert_with(|| {
                signatures.last.push((step, approval));
                signatures.last.len() - 1
            });
            if signatures.last[position].1.date <= approval.date {
                signatures.last[position].1 = approval;
            }
        }
        signatures
    }

    /// The signatures that count.
    pub fn iter(&self) -> impl Iterator<Item = &'l Approval> {
        self.last.iter().map(|(_, signature)| *signature)
    }

    /// The signature of a step that counts.
    pub fn of_step(&self, step: &str) -> Option<&'l Approval> {
        self.positions.get(plain(step)).map(|position| self.last[*position].1)
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

    /// The steps that are approved, each by the name by which it is known.
    pub fn approved_steps(&self) -> impl Iterator<Item = &'l str> {
        self.last.iter().filter(|(_, signature)| verdict(signature) == Verdict::Approved).map(|(step, _)| *step)
    }

    /// The approving signatures of these steps.
    pub fn approving<'s>(&self, steps: impl Iterator<Item = &'s str>) -> Vec<&'l Approval> {
        let signatures = steps.filter_map(|step| self.of_step(step));
        signatures.filter(|signature| verdict(signature) == Verdict::Approved).collect()
    }

    /// Those of these steps that lack an approval.
    pub fn missing<'s>(&self, steps: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
        let is_approved = |step: &str| self.of_step(step).is_some_and(|signature| verdict(signature) == Verdict::Approved);
        steps.filter(|step| !is_approved(step)).collect()
    }
}

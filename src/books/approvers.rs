//! Who may decide at a school (审批人): whoever holds a post that signs a step of its ladder or the approval of claims.

use super::Posts;
use crate::day::Day;
use crate::id::Id;
use crate::policy::InForce;

/// The steps of a claim that decide; a witness only saw it.
const DECIDING: [&str; 2] = ["review", "approval"];

/// The people who may decide on a day, each once; nobody where the school has not said who signs what.
pub fn approvers(posts: &Posts<'_>, policy: &InForce, day: Day) -> Vec<Id> {
    let ladder = policy.approval.bands.iter().flat_map(|band| band.steps.iter().map(String::as_str));
    let mut found: Vec<Id> = ladder.chain(DECIDING).flat_map(|step| posts.signers(step, &policy.steps, day)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

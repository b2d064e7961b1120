//! 审批: the chain is whole: no step missing, out of order, by the wrong person or by one person alone.

mod disposal_unapproved;
mod standard_exceeded;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&disposal_unapproved::RULE, &standard_exceeded::RULE];

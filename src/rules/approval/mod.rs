//! 审批: the chain is whole: no step missing, out of order, by the wrong person or by one person alone.

mod disposal_unapproved;
mod issue_excess;
mod old_not_returned;
mod standard_exceeded;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&disposal_unapproved::RULE, &issue_excess::RULE, &old_not_returned::RULE, &standard_exceeded::RULE];

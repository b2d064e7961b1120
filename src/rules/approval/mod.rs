//! 审批: the chain is whole: no step missing, out of order, by the wrong person or by one person alone.

mod issue_excess;
mod old_not_returned;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&issue_excess::RULE, &old_not_returned::RULE];

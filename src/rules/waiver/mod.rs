//! 豁免: what was waived was approved, is still needed, and has not run out.

mod expired;
mod unapproved;
mod unused;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&expired::RULE, &unapproved::RULE, &unused::RULE];

//! 审批: the chain is whole: no step missing, out of order, by the wrong person or by one person alone.

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[];

//! 豁免: what was waived was approved, is still needed, and has not run out.

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[];

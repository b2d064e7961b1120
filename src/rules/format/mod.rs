//! 格式: every file is read as what it is, every cell as what it says, every reference leads somewhere.

mod column_unknown;
mod unit_mismatch;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&column_unknown::RULE, &unit_mismatch::RULE];

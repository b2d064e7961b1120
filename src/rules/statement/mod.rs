//! 账表: statements agree with the books they were made from.

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[];

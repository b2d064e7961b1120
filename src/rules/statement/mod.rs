//! 账表: statements agree with the books they were made from.

mod balance_chain;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&balance_chain::RULE];

//! 账账: the books agree with each other: stock and accounts, assets and accounts, school and centre.

mod issue_unreceived;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&issue_unreceived::RULE];

//! 账账: the books agree with each other: stock and accounts, assets and accounts, school and centre.

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[];

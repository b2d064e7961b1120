//! 账账: the books agree with each other: stock and accounts, assets and accounts, school and centre.

mod asset_control;
mod asset_unposted;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&asset_control::RULE, &asset_unposted::RULE];

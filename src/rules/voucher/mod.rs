//! 账证: every entry has its voucher, every voucher its paper, and the figures on them agree.

mod delivery_unbilled;
mod match_broken;
mod unreceived_claimed;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&delivery_unbilled::RULE, &match_broken::RULE, &unreceived_claimed::RULE];

//! 账证: every entry has its voucher, every voucher its paper, and the figures on them agree.

mod arithmetic;
mod number_gap;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&arithmetic::RULE, &number_gap::RULE];

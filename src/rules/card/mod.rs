//! 账卡: the register of assets agrees with the cards in the rooms and with who answers for what.

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[];

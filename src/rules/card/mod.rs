//! 账卡: the register of assets agrees with the cards in the rooms and with who answers for what.

mod asset_uncarded;
mod card_differs;
mod card_orphan;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&asset_uncarded::RULE, &card_differs::RULE, &card_orphan::RULE];

//! 账卡: the register of assets agrees with the cards in the rooms and with who answers for what.

mod asset_uncarded;
mod asset_unregistered;
mod bulk_unregistered;
mod card_differs;
mod card_orphan;
mod custody_unsigned;
mod depreciation_wrong;
mod disposed_active;
mod keeper_gone;
mod key_held_twice;
mod loan_overdue;
mod state_illegal;
mod unregistered;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &asset_uncarded::RULE,
    &asset_unregistered::RULE,
    &bulk_unregistered::RULE,
    &card_differs::RULE,
    &card_orphan::RULE,
    &custody_unsigned::RULE,
    &depreciation_wrong::RULE,
    &disposed_active::RULE,
    &keeper_gone::RULE,
    &key_held_twice::RULE,
    &loan_overdue::RULE,
    &state_illegal::RULE,
];

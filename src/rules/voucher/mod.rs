//! 账证: every entry has its voucher, every voucher its paper, and the figures on them agree.

mod arithmetic;
mod attachment_missing;
mod buyer_wrong;
mod cash_over_limit;
mod claim_total;
mod delivery_unbilled;
mod entry_unbalanced;
mod entry_unsupported;
mod figure_differs;
mod match_broken;
mod money_out;
mod number_gap;
mod payee_wrong;
mod receipt_reused;
mod receipt_stale;
mod unreceived_claimed;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &arithmetic::RULE,
    &attachment_missing::RULE,
    &buyer_wrong::RULE,
    &cash_over_limit::RULE,
    &claim_total::RULE,
    &delivery_unbilled::RULE,
    &entry_unbalanced::RULE,
    &entry_unsupported::RULE,
    &figure_differs::RULE,
    &match_broken::RULE,
    &number_gap::RULE,
    &payee_wrong::RULE,
    &receipt_reused::RULE,
    &receipt_stale::RULE,
    &unreceived_claimed::RULE,
];

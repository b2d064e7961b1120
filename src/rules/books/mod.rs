//! 账账: the books agree with each other: stock and accounts, assets and accounts, school and centre.

mod asset_control;
mod asset_unposted;
mod bank_open;
mod book_mixed;
mod cash_control;
mod centre_differs;
mod claim_unposted;
mod damage_unposted;
mod fees_control;
mod issue_unreceived;
mod meals_control;
mod opening_differs;
mod stock_control;
mod supplier_differs;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &asset_control::RULE,
    &asset_unposted::RULE,
    &bank_open::RULE,
    &book_mixed::RULE,
    &cash_control::RULE,
    &centre_differs::RULE,
    &claim_unposted::RULE,
    &damage_unposted::RULE,
    &fees_control::RULE,
    &meals_control::RULE,
    &issue_unreceived::RULE,
    &opening_differs::RULE,
    &stock_control::RULE,
    &supplier_differs::RULE,
];

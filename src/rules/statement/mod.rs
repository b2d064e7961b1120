//! 账表: statements agree with the books they were made from.

mod balance_chain;
mod canteen_surplus;
mod consumption_unbalanced;
mod cumulative_wrong;
mod figure_differs;
mod heads_differ;
mod percent_base;
mod target_missed;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &balance_chain::RULE,
    &canteen_surplus::RULE,
    &consumption_unbalanced::RULE,
    &cumulative_wrong::RULE,
    &figure_differs::RULE,
    &heads_differ::RULE,
    &percent_base::RULE,
    &target_missed::RULE,
];

//! 审批: the chain is whole: no step missing, out of order, by the wrong person or by one person alone.

mod deed;
mod duties_mixed;
mod handler_alone;
mod out_of_order;
mod post_not_held;
mod self_approved;
mod step_missing;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &duties_mixed::RULE,
    &handler_alone::RULE,
    &out_of_order::RULE,
    &post_not_held::RULE,
    &self_approved::RULE,
    &step_missing::RULE,
];

//! 审批: the chain is whole: no step missing, out of order, by the wrong person or by one person alone.

mod absent;
mod budget_exceeded;
mod cashier_barred;
mod contract_expired;
mod deed;
mod disposal_unapproved;
mod duties_mixed;
mod fund_misused;
mod fund_posted;
mod handler_alone;
mod held_together;
mod issue_excess;
mod minutes_missing;
mod old_not_returned;
mod out_of_order;
mod post_not_held;
mod price_above_contract;
mod purchase_split;
mod quote_not_lowest;
mod quotes_few;
mod rejected_bought;
mod self_approved;
mod standard_exceeded;
mod step_missing;
mod supplier_unqualified;
mod tender_missing;
mod tender_short;

pub(super) use cashier_barred::in_both_posts;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &budget_exceeded::RULE,
    &cashier_barred::RULE,
    &contract_expired::RULE,
    &disposal_unapproved::RULE,
    &duties_mixed::RULE,
    &fund_misused::RULE,
    &handler_alone::RULE,
    &issue_excess::RULE,
    &minutes_missing::RULE,
    &old_not_returned::RULE,
    &out_of_order::RULE,
    &post_not_held::RULE,
    &price_above_contract::RULE,
    &purchase_split::RULE,
    &quote_not_lowest::RULE,
    &quotes_few::RULE,
    &rejected_bought::RULE,
    &self_approved::RULE,
    &standard_exceeded::RULE,
    &step_missing::RULE,
    &supplier_unqualified::RULE,
    &tender_missing::RULE,
    &tender_short::RULE,
];

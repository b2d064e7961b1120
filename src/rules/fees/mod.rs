//! 收费资助: fees are published, charged at their price, settled and refunded; aid reaches whom it was granted to.

mod above_price;
mod aid_differs;
mod aid_unpublished;
mod meal_fund_misused;
mod refund_short;
mod term_wrong;
mod textbooks_differ;
mod unpublished;
mod unsettled;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &unpublished::RULE,
    &above_price::RULE,
    &unsettled::RULE,
    &refund_short::RULE,
    &meal_fund_misused::RULE,
    &aid_differs::RULE,
    &aid_unpublished::RULE,
    &term_wrong::RULE,
    &textbooks_differ::RULE,
];

//! 账实: the books agree with what is counted on the shelf, in the room, in the cash box, at the bank and on the meter.

mod asset_elsewhere;
mod asset_missing;
mod asset_unlisted;
mod bank_differs;
mod bill_differs;
mod cash_differs;
mod counter_alone;
mod item_unbooked;
mod item_uncounted;
mod meter_backwards;
mod stock_differs;
mod stock_expired;
mod stock_negative;
mod variance_large;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &asset_elsewhere::RULE,
    &asset_missing::RULE,
    &asset_unlisted::RULE,
    &bank_differs::RULE,
    &bill_differs::RULE,
    &cash_differs::RULE,
    &counter_alone::RULE,
    &item_unbooked::RULE,
    &item_uncounted::RULE,
    &meter_backwards::RULE,
    &stock_differs::RULE,
    &stock_expired::RULE,
    &stock_negative::RULE,
    &variance_large::RULE,
];

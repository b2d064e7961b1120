//! 食安: what is bought, cooked and served is safe, and the canteen's records show it.

mod accompany_missing;
mod barred;
mod control_missing;
mod cook_uncertified;
mod disinfection_missing;
mod fridge_warm;
mod grams_off;
mod inspector_alone;
mod intake_expired;
mod intake_incomplete;
mod licence_invalid;
mod lot_order;
mod meal_cost;
mod meat_low;
mod menu_changed;
mod menu_late;
mod papers_missing;
mod pattern_unmet;
mod sample_early;
mod sample_missing;
mod sample_short;
mod schedule;
mod use_exceeds_issue;
mod wording;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &accompany_missing::RULE,
    &barred::RULE,
    &control_missing::RULE,
    &cook_uncertified::RULE,
    &disinfection_missing::RULE,
    &fridge_warm::RULE,
    &grams_off::RULE,
    &inspector_alone::RULE,
    &intake_expired::RULE,
    &intake_incomplete::RULE,
    &licence_invalid::RULE,
    &lot_order::RULE,
    &meal_cost::RULE,
    &meat_low::RULE,
    &menu_changed::RULE,
    &menu_late::RULE,
    &papers_missing::RULE,
    &pattern_unmet::RULE,
    &sample_early::RULE,
    &sample_missing::RULE,
    &sample_short::RULE,
    &use_exceeds_issue::RULE,
];

//! 安全: patrols are made, equipment is inspected, and what was found is put right, checked again and signed for.

mod drill_missing;
mod driver_unlicensed;
mod hazard_overdue;
mod inspection_due;
mod patrol_missing;
mod problem_open;
mod recheck_self;
mod repair_late;
mod repair_unsigned;
mod vehicle_overloaded;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[
    &drill_missing::RULE,
    &driver_unlicensed::RULE,
    &hazard_overdue::RULE,
    &inspection_due::RULE,
    &patrol_missing::RULE,
    &problem_open::RULE,
    &recheck_self::RULE,
    &repair_late::RULE,
    &repair_unsigned::RULE,
    &vehicle_overloaded::RULE,
];

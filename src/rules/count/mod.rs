//! 账实: the books agree with what is counted on the shelf, in the room, in the cash box and at the bank.

mod bank_differs;
mod cash_differs;
mod counter_alone;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&bank_differs::RULE, &cash_differs::RULE, &counter_alone::RULE];

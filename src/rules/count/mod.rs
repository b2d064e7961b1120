//! 账实: the books agree with what is counted on the shelf, in the room, in the cash box and at the bank.

mod counter_alone;

use super::Rule;

/// The rules of this family.
pub static RULES: &[&Rule] = &[&counter_alone::RULE];

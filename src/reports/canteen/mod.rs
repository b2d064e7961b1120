//! Reports on the canteen: its month in money, its menus, its statutory day books, and food traced both ways.

pub mod costs;
pub mod disinfection_log;
pub mod food_trace;
pub mod intake_log;
pub mod menu_week;
pub mod monthly;
pub mod sample_log;

use super::desk::Desk;
use super::pieces::open;
use crate::books::categories::plain;
use crate::id::Label;
use crate::policy::Vocabulary as _;
use crate::policy::vocabularies::FoodCategories;
use crate::sheet::Value;

/// A category of food as people read it.
fn category(desk: &Desk<'_>, category: Option<Label>) -> Value {
    match category {
        Some(category) => open(desk, FoodCategories::WORDS, plain(desk.label(category))),
        None => Value::Word("none", desk.word("未分类", "no category").to_owned()),
    }
}

/// Where a category stands in a list: known ones in their usual order, then the school's own by name, then what has none.
fn rank<'d>(desk: &Desk<'d>, category: Option<Label>) -> (usize, &'d str) {
    let name = category.map_or("", |category| plain(desk.label(category)));
    let known = FoodCategories::WORDS.iter().position(|word| word.name == name);
    let after = FoodCategories::WORDS.len() + usize::from(category.is_none());
    (known.unwrap_or(after), name)
}

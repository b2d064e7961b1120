//! How findings about the canteen name meals, groups and repetitions.

use crate::books::meals::DayMeal;
use crate::day::Day;
use crate::findings::Draft;
use crate::id::Id;
use crate::lang::Lang;
use crate::registers::{CertificateKind, Meal};
use crate::rules::Context;
use crate::say;
use crate::table::Word;

/// A name out of a list of words, in the language of the person who reads it.
pub fn shown<'n>(lang: Lang, words: &'static [Word], name: &'n str) -> &'n str {
    let known = words.iter().find(|word| word.name == name);
    known.and_then(|word| word.chinese.first().copied()).filter(|_| lang == Lang::Chinese).unwrap_or(name)
}

/// A meal, as `午餐` or `lunch`.
pub fn meal_name<'c>(context: &Context<'c>, meal: Meal) -> &'c str {
    shown(context.lang, Meal::WORDS, meal.name(&context.ledger.names))
}

/// A certificate's kind.
pub fn certificate_name<'n>(context: &Context<'_>, kind: &'n str) -> &'n str {
    shown(context.lang, CertificateKind::WORDS, kind)
}

/// A meal of a day: `2026-09-03 午餐`, `lunch on 2026-09-03`; with its canteen where there are several.
pub fn meal_of(context: &Context<'_>, (day, meal): (Day, Meal), hall: Option<Id>) -> String {
    let meal = meal_name(context, meal);
    match hall.map(|hall| context.place(hall)) {
        None => say!(context.lang, "{day} {meal}", "{meal} on {day}"),
        Some(hall) => say!(context.lang, "{day} {hall}{meal}", "{meal} at {hall} on {day}"),
    }
}

/// [`meal_of`] a meal of the book.
pub fn named(context: &Context<'_>, meal: &DayMeal<'_>) -> String {
    meal_of(context, (meal.day, meal.meal), meal.hall)
}

/// A finding at a meal of which a record is missing: at the row that counts its diners, else at the first dish of its menu.
pub fn at_meal(context: &Context<'_>, meal: &DayMeal<'_>) -> Option<Draft> {
    let count = meal.counts.first().map(|row| context.finding(*row, "pupils"));
    count.or_else(|| meal.menu.first().map(|row| context.finding(*row, "dish")))
}

/// What follows a message that stands for several rows.
pub fn further(lang: Lang, others: usize) -> String {
    match others {
        0 => String::new(),
        1 => say!(lang, "；另有 1 行相同", "; one more row like it"),
        _ => say!(lang, "；另有 {others} 行相同", "; {others} more rows like it"),
    }
}

/// So many of something: the figure alone in Chinese, where its measure word follows; with its noun in English.
pub fn counted(lang: Lang, count: usize, one: &str, many: &str) -> String {
    match lang {
        Lang::Chinese => count.to_string(),
        Lang::English => format!("{count} {}", if count == 1 { one } else { many }),
    }
}

/// Names one after another.
pub fn joined(lang: Lang, names: &[String]) -> String {
    names.join(match lang {
        Lang::Chinese => "、",
        Lang::English => ", ",
    })
}

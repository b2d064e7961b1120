//! A meal as people write it: `2026-10-12/lunch`, a dish of it `2026-10-12/lunch/braised-pork`, in either language.

use super::super::list::hint;
use super::find::{Subject, Wanted, keys};
use crate::day::Day;
use crate::id::{Id, Names};
use crate::lang::Lang;
use crate::registers::{ALL, Ledger, Meal, Row, Table};
use crate::render::visible;
use crate::say;
use crate::table::{nearest, position};
use anyhow::bail;
use std::collections::BTreeSet;

/// A meal of a day, in all canteens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Served {
    /// The day.
    pub day: Day,
    /// The meal.
    pub meal: Meal,
}

impl Served {
    /// How it is written: `2026-10-12/lunch`.
    pub fn text(self, names: &Names) -> String {
        format!("{}/{}", self.day, self.meal.name(names))
    }
}

/// What a text that begins with a day may mean: the meals of the day, one of them, or a dish; `None` where it begins otherwise.
///
/// # Errors
/// When the ledger tells of no such meal or dish.
pub fn find(ledger: &Ledger, written: &str, lang: Lang) -> anyhow::Result<Option<Vec<Wanted>>> {
    let mut parts = written.splitn(3, '/').map(str::trim);
    let Some((day, _)) = parts.next().and_then(Day::parse) else { return Ok(None) };
    let (meal, dish) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let meals = meals_of(ledger, day);
    if meals.is_empty() {
        bail!(say!(
            lang,
            "账簿里没有 {day} 的用餐：食谱、就餐、留样、食堂出库都没有这一天",
            "this ledger tells of no meal on {day}: it stands in none of `menus`, `meals`, `samples`, `canteen-issues`"
        ));
    }
    let names = &ledger.names;
    if meal.is_empty() {
        return Ok(Some(meals.into_iter().map(Wanted::Meal).collect()));
    }
    let known: Vec<&str> = meals.iter().map(|served| served.meal.name(names)).collect();
    let meant = position(Meal::WORDS, meal).map_or(meal, |position| Meal::WORDS[position].name);
    let Some(served) = meals.iter().find(|served| served.meal.name(names) == meant) else {
        let (meal, known) = (visible(meal), known.join(", "));
        bail!(say!(lang, "{day} 没有 {meal}，只有 {known}", "there is no {meal} on {day}, only {known}"));
    };
    if dish.is_empty() {
        return Ok(Some(vec![Wanted::Meal(*served)]));
    }
    dishes(ledger, *served, dish, lang).map(Some)
}

/// Every meal of a day that any register tells of.
fn meals_of(ledger: &Ledger, day: Day) -> BTreeSet<Served> {
    let registers = &ledger.registers;
    let menus = registers.menus.iter().map(|row| (row.date, row.meal));
    let counts = registers.meals.iter().map(|row| (row.date, row.meal));
    let samples = registers.samples.iter().map(|row| (row.date, row.meal));
    let issues = registers.canteen_issues.iter().map(|row| (row.date, row.meal));
    let all = menus.chain(counts).chain(samples).chain(issues);
    all.filter(|(date, _)| *date == day).map(|(day, meal)| Served { day, meal }).collect()
}

/// The rows of a dish at a meal: of its menu, else of its samples; by id or name, or how they begin.
fn dishes(ledger: &Ledger, served: Served, dish: &str, lang: Lang) -> anyhow::Result<Vec<Wanted>> {
    let registers = &ledger.registers;
    let is_served = |day: Day, meal: Meal| (day, meal) == (served.day, served.meal);
    let menu = rows(&registers.menus, &ledger.names, |row| is_served(row.date, row.meal).then_some(row.dish));
    let samples = rows(&registers.samples, &ledger.names, |row| is_served(row.date, row.meal).then_some(row.dish));
    let name = |id: Id| registers.dishes.get(id).map_or("", |dish| &dish.name);
    let meant = |is_meant: &dyn Fn(&str) -> bool| {
        let found = |rows: &[(Id, Subject)]| -> Vec<Wanted> {
            let rows = rows.iter().filter(|(id, _)| is_meant(ledger.text(*id)) || is_meant(name(*id)));
            rows.map(|(_, subject)| Wanted::Thing(subject.clone())).collect()
        };
        let planned = found(&menu);
        if planned.is_empty() { found(&samples) } else { planned }
    };
    let mut found = meant(&|text| text == dish);
    if found.is_empty() {
        found = meant(&|text| text.starts_with(dish));
    }
    if found.is_empty() {
        let known: BTreeSet<Id> = menu.iter().chain(&samples).map(|(id, _)| *id).collect();
        let hint = hint(nearest(dish, known.iter().flat_map(|id| [ledger.text(*id), name(*id)])), lang);
        let (dish, meal) = (visible(dish), visible(&served.text(&ledger.names)));
        bail!(say!(
            lang,
            "{meal} 的食谱和留样里没有 {dish}{hint}",
            "{dish} is neither on the menu nor among the samples of {meal}{hint}"
        ));
    }
    Ok(found)
}

/// The rows that are meant, each as a thing of its register.
fn rows<R: Row>(table: &Table<R>, names: &Names, dish: impl Fn(&R) -> Option<Id>) -> Vec<(Id, Subject)> {
    let Some(register) = ALL.iter().find(|register| register.name == R::REGISTER.name) else { return Vec::new() };
    let rows = table.iter().filter_map(|row| Some((dish(row)?, row)));
    rows.map(|(dish, row)| (dish, Subject { register, id: None, text: keys(row, names), by_keys: true })).collect()
}

//! A meal of a day, or one dish of it: who ate, what it was cooked from, of which lots and suppliers, and its samples.

use super::clerk::{Clerk, day};
use super::find::{Subject, keys};
use super::food;
use super::meal_id::Served;
use crate::books::FoodTrace;
use crate::books::food_trace::dishes_with;
use crate::books::meals::{DayMeal, Standing};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Row, Sample, Table};
use crate::render::Cell;
use crate::render::page::{Form, Page, Section};
use crate::say;

/// The page of a meal, canteen by canteen.
pub fn page(served: Served, clerk: &Clerk<'_>) -> Page {
    let id = served.text(&clerk.context.ledger.names);
    let (date, meal) = (served.day, food::meal_cell(served.meal, clerk).shown());
    Page {
        title: say!(clerk.lang(), "{date} {meal}", "{meal} on {date}"),
        register: "meals".to_owned(),
        id,
        sections: sections(served, None, None, clerk),
    }
}

/// What a row of `menus`, `samples` or `meals` tells of its meal, the first two of their dish.
pub fn of_row(subject: &Subject, clerk: &Clerk<'_>) -> Vec<Section> {
    let registers = clerk.registers();
    let meant = match subject.register.name {
        "menus" => row(&registers.menus, subject, clerk).map(|row| (row.date, row.meal, Some(row.dish), row.place)),
        "samples" => row(&registers.samples, subject, clerk).map(|row| (row.date, row.meal, Some(row.dish), row.place)),
        "meals" => row(&registers.meals, subject, clerk).map(|row| (row.date, row.meal, None, row.place)),
        _ => None,
    };
    meant.map(|(day, meal, dish, place)| sections(Served { day, meal }, dish, place, clerk)).unwrap_or_default()
}

fn row<'c, R: Row>(rows: &'c Table<R>, subject: &Subject, clerk: &Clerk<'c>) -> Option<&'c R> {
    rows.iter().find(|row| keys(*row, &clerk.context.ledger.names) == subject.text)
}

fn sections(served: Served, dish: Option<Id>, place: Option<Id>, clerk: &Clerk<'_>) -> Vec<Section> {
    let trace = food::trace(clerk);
    let meals = food::meals_of(served.day, served.meal, clerk);
    let here: Vec<&DayMeal<'_>> =
        meals.iter().copied().filter(|meal| place.is_none() || meal.hall.is_none() || meal.hall == place).collect();
    let food = came_from(served, dish, &here, &trace, clerk);
    let mut samples: Vec<&Sample> = match here.as_slice() {
        // Nothing but samples may tell of the meal.
        [] => {
            let of_meal = |row: &&Sample| (row.date, row.meal) == (served.day, served.meal);
            clerk.registers().samples.iter().filter(of_meal).collect()
        }
        here => here.iter().flat_map(|meal| meal.samples.iter().copied()).collect(),
    };
    samples.retain(|row| dish.is_none_or(|dish| row.dish == dish));
    samples.sort_by_key(|row| row.at);
    samples.dedup_by_key(|row| row.at);
    let facts = facts(served, &here, missing(&here, dish, &food, &samples, clerk), clerk);
    vec![facts, food, food::samples_section(&samples, clerk)]
}

/// What the ledger does not say though a trace needs it.
fn missing(here: &[&DayMeal<'_>], dish: Option<Id>, food: &Section, samples: &[&Sample], clerk: &Clerk<'_>) -> Cell {
    let recipes = &clerk.context.books.recipes;
    let dishes = || here.iter().flat_map(|meal| meal.dishes()).map(|row| row.dish).filter(|id| dish.is_none_or(|dish| dish == *id));
    let delivery = food.grid.columns.iter().position(|column| column.name == "delivery");
    let lacks_delivery = |row: &Vec<Cell>| delivery.and_then(|column| row.get(column)).is_none_or(Cell::is_empty);
    let gaps = [
        (dishes().next().is_none(), "menu", Wording::new("食谱", "its menu")),
        (dishes().any(|dish| !recipes.has(dish)), "recipes", Wording::new("部分菜品的配料", "recipes of some dishes")),
        (food.grid.rows.is_empty(), "issues", Wording::new("领料", "what was issued")),
        (food.grid.rows.iter().any(lacks_delivery), "deliveries", Wording::new("部分食材的进货", "deliveries of some food")),
        (
            dishes().any(|dish| !samples.iter().any(|row| row.dish == dish)),
            "samples",
            Wording::new("部分菜品的留样", "samples of some dishes"),
        ),
    ];
    Cell::list(gaps.into_iter().filter(|(is_missing, ..)| *is_missing).map(|(_, name, words)| clerk.wording(name, words)).collect())
}

fn facts(served: Served, here: &[&DayMeal<'_>], missing: Cell, clerk: &Clerk<'_>) -> Section {
    let halls = here.iter().filter_map(|meal| meal.hall).map(|hall| clerk.place(hall));
    let is_counted = here.iter().any(|meal| !meal.counts.is_empty());
    let heads = |total: u64| if is_counted { Cell::text(total.to_string()) } else { Cell::Empty };
    let pupils = heads(here.iter().map(|meal| meal.pupils()).sum());
    let adults = heads(here.iter().map(|meal| meal.adults()).sum());
    let standing = if here.iter().any(|meal| meal.standing == Standing::Served) {
        Some(clerk.wording("served", Wording::new("已供应", "served")))
    } else if here.iter().any(|meal| meal.standing == Standing::Planned) {
        Some(clerk.wording("planned", Wording::new("未到", "planned")))
    } else if here.is_empty() {
        None
    } else {
        Some(clerk.wording("not-held", Wording::new("无人就餐", "nobody ate")))
    };
    let mut dishes: Vec<Id> = here.iter().flat_map(|meal| meal.dishes()).map(|row| row.dish).collect();
    dishes.dedup();
    let facts = vec![
        ("date", Wording::new("日期", "date"), day(served.day)),
        ("meal", Wording::new("餐次", "meal"), food::meal_cell(served.meal, clerk)),
        ("places", Wording::new("食堂", "canteens"), Cell::list(halls.collect())),
        ("standing", Wording::new("供应", "state"), standing.unwrap_or_default()),
        ("pupils", Wording::new("学生", "pupils"), pupils),
        ("adults", Wording::new("教工来客", "staff and guests"), adults),
        (
            "dishes",
            Wording::new("菜品", "dishes"),
            Cell::list(dishes.into_iter().map(|dish| food::dish_cell(dish, clerk)).collect()),
        ),
        ("missing", Wording::new("没有登记", "not recorded"), missing),
    ];
    Section::new("meal", Form::Facts, clerk.facts(Wording::new("这一餐", "the meal"), facts))
}

/// What the meal, or one dish of it, was cooked from.
fn came_from(served: Served, dish: Option<Id>, here: &[&DayMeal<'_>], trace: &FoodTrace<'_>, clerk: &Clerk<'_>) -> Section {
    let recipes = &clerk.context.books.recipes;
    let mut found = Vec::new();
    for eaten in trace.eaten_at((served.day, served.meal), None) {
        let item = eaten.portion.lot.1;
        let mut dishes: Vec<Id> = Vec::new();
        let mut is_sure = true;
        let mut is_here = here.is_empty();
        for meal in here.iter().filter(|meal| trace.is_of_hall(eaten.portion, meal.hall)) {
            let (with, sure) = dishes_with(meal, recipes, item);
            is_sure &= sure;
            // A dish that only its sample tells of may have whatever no recipe claims.
            is_here |= dish.is_none_or(|dish| with.iter().any(|row| row.dish == dish) || (!sure && !recipes.has(dish)));
            dishes.extend(with.into_iter().map(|row| row.dish));
        }
        dishes.dedup();
        if is_here {
            let cells = dishes.into_iter().map(|dish| food::dish_cell(dish, clerk)).collect();
            found.push((eaten, Cell::list(cells), is_sure));
        }
    }
    food::came_from(&found, clerk)
}

//! 每周菜谱: what is served on each day of a week, meal by meal, and what goes into a helping where recipes say so.

use crate::books::meals::DayMeal;
use crate::books::recipes::RecipeBook;
use crate::day::Day;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Age, Dish, DishGroup, Meal, MenuEntry};
use crate::reports::pieces::{meal, mondays, named, open, weekday};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// `menu-week`.
pub static REPORT: Report = Report {
    name: "menu-week",
    title: Wording::new("每周菜谱", "menu of the week"),
    about: Wording::new(
        "一周各餐的菜，按日、餐次、菜类；有配料的附每份克数",
        "the dishes of a week by day, meal and group, with the grams of a helping where recipes give them",
    ),
    figures: Wording::new(
        "菜品取自食谱，到今天已公示的都在内，含以后的日子；没有供应的标明。克数为每份可食部用量，按年龄段，取自配料（带量食谱，WS/T 554-2017）。",
        "Dishes of the menus that are published by now, those of days to come too; what was not served says so. Grams are those of the edible part in a helping for an age, from the recipes (WS/T 554-2017).",
    ),
    span: Span::Week,
    takes: &[Choice::Place],
    subject: None,
    by: &[],
    reads: &["menus", "dishes", "recipes", "items"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let until = |row: &&MenuEntry| row.published <= desk.today && row.place.is_none_or(|place| desk.wants_place(Some(place)));
    let meals = desk.books.meals.meals().iter().filter(|meal| desk.period.contains(meal.day));
    let meals: Vec<(&DayMeal<'_>, Vec<&MenuEntry>)> =
        meals.map(|meal| (meal, meal.menu.iter().copied().filter(until).collect())).collect();
    let mut parts = vec![Part::Table(week(desk, &meals))];
    let changes = changes(desk, &meals);
    if !changes.lines.is_empty() {
        parts.push(Part::Table(changes));
    }
    let grams = grams(desk, &meals);
    if !grams.lines.is_empty() {
        parts.push(Part::Table(grams));
    }
    Body::new(parts)
}

/// The dishes of each day of a week.
type ByDay<'d> = BTreeMap<u32, Vec<&'d MenuEntry>>;

type Meals<'m, 'd> = [(&'m DayMeal<'d>, Vec<&'d MenuEntry>)];

/// Where a group of dishes stands in a meal: the staple first, fruit last.
const fn group_rank(group: Option<DishGroup>) -> usize {
    match group {
        Some(DishGroup::Staple) => 0,
        Some(DishGroup::Meat) => 1,
        Some(DishGroup::Mixed) => 2,
        Some(DishGroup::Vegetable) => 3,
        Some(DishGroup::Soup) => 4,
        Some(DishGroup::Dairy) => 5,
        Some(DishGroup::Fruit) => 6,
        Some(DishGroup::Other(_)) => 7,
        None => 8,
    }
}

fn dish<'d>(desk: &Desk<'d>, row: &MenuEntry) -> Option<&'d Dish> {
    desk.rows().dishes.get(row.dish)
}

fn group(desk: &Desk<'_>, group: Option<DishGroup>) -> Value {
    group.map_or(Value::Empty, |group| open(desk, DishGroup::WORDS, group.name(&desk.ledger.names)))
}

/// A dish as the board shows it; one that was left out says so.
fn dish_name(desk: &Desk<'_>, row: &MenuEntry) -> String {
    let name = desk.dish(row.dish);
    if row.served == Some(false) { say!(desk.lang, "{name}（未供）", "{name} (not served)") } else { name.to_owned() }
}

/// A line a meal and group, a column a day.
fn week(desk: &Desk<'_>, meals: &Meals<'_, '_>) -> Table {
    let days: BTreeSet<u32> = meals.iter().filter(|(_, menu)| !menu.is_empty()).map(|(meal, _)| of_week(meal.day)).collect();
    let days: Vec<u32> = (0..7).filter(|day| *day < 5 || days.contains(day)).collect();
    let mut columns = vec![desk.column("meal", "餐次", "meal", Kind::Text), desk.column("group", "菜类", "group", Kind::Text)];
    let first = desk.period.first.monday();
    let is_one_week = desk.period.last <= first.plus_days(6);
    for day in &days {
        let name = weekday(desk, first.plus_days(*day));
        let (month, of_month) = first.plus_days(*day).month_and_day();
        let shown = if is_one_week { format!("{name} {month}-{of_month}") } else { name.to_owned() };
        columns.push(Column::new(["mon", "tue", "wed", "thu", "fri", "sat", "sun"][*day as usize % 7], shown, Kind::Text));
    }
    let empty = desk.word("本周没有公示的食谱。", "No menu of these days is published.").to_owned();
    let mut table = Table::new("week", String::new(), columns, empty);
    let halls: BTreeSet<(&str, Option<Id>)> =
        meals.iter().map(|(meal, _)| (meal.hall.map_or("", |hall| desk.text(hall)), meal.hall)).collect();
    let of_halls = mondays(desk).flat_map(|monday| halls.iter().map(move |(_, hall)| (monday, *hall)));
    for (monday, hall) in of_halls {
        let mut cells: BTreeMap<(Meal, usize, Option<DishGroup>), ByDay<'_>> = BTreeMap::new();
        for (meal, menu) in meals.iter().filter(|(meal, _)| meal.day.monday() == monday && meal.hall == hall) {
            for row in menu {
                let group = dish(desk, row).map(|dish| dish.group);
                let of_day = cells.entry((meal.meal, group_rank(group), group)).or_default();
                of_day.entry(of_week(meal.day)).or_default().push(row);
            }
        }
        if (!is_one_week || hall.is_some()) && !cells.is_empty() {
            let last = monday.plus_days(6);
            let days = (!is_one_week).then(|| say!(desk.lang, "{monday} 至 {last}", "{monday} to {last}"));
            let name = [hall.map(|hall| desk.place(hall).to_owned()), days].into_iter().flatten().collect::<Vec<_>>().join(" ");
            table.push(named(&table, name).group());
        }
        let mut before = None;
        for ((of, _, of_group), by_day) in cells {
            let name = if before == Some(of) { Value::Empty } else { meal(desk, of) };
            before = Some(of);
            let mut line = vec![name, group(desk, of_group)];
            let shown = |day: &u32| {
                let dishes: Vec<String> = by_day.get(day).into_iter().flatten().map(|row| dish_name(desk, row)).collect();
                Value::text(desk.list(dishes.iter().map(String::as_str)))
            };
            line.extend(days.iter().map(shown));
            table.push(Line::new(line).of(by_day.values().flatten().map(|row| desk.row(*row)).collect::<Vec<_>>()));
        }
    }
    table
}

fn of_week(day: Day) -> u32 {
    day.weekday().num_days_from_monday()
}

/// What was changed after the menu was published.
fn changes(desk: &Desk<'_>, meals: &Meals<'_, '_>) -> Table {
    let mut table = Table::new(
        "changes",
        desk.word("临时变更", "changes").to_owned(),
        vec![
            desk.column("date", "日期", "date", Kind::Date),
            desk.column("meal", "餐次", "meal", Kind::Text),
            desk.column("dish", "菜名", "dish", Kind::Text),
            desk.column("change", "变更说明", "why", Kind::Text),
        ],
        String::new(),
    );
    for row in meals.iter().flat_map(|(_, menu)| menu).filter(|row| row.change.is_some() || row.served == Some(false)) {
        let cells = vec![row.date.into(), meal(desk, row.meal), dish_name(desk, row).into(), row.change.as_deref().into()];
        table.push(Line::new(cells).of([desk.row(*row)]));
    }
    table
}

/// What goes into a helping of each dish, by age.
fn grams(desk: &Desk<'_>, meals: &Meals<'_, '_>) -> Table {
    let recipes = &desk.books.recipes;
    let of_all = [None];
    let ages: Vec<Option<Age>> = recipes.ages().iter().copied().map(Some).collect();
    let ages: &[Option<Age>] = if ages.is_empty() { &of_all } else { &ages };
    let mut columns = vec![
        desk.column("date", "日期", "date", Kind::Date),
        desk.column("meal", "餐次", "meal", Kind::Text),
        desk.column("group", "菜类", "group", Kind::Text),
        desk.column("dish", "菜名", "dish", Kind::Text),
    ];
    for age in ages {
        let name = age.map_or("grams", |age| age.name(&desk.ledger.names));
        let shown = match age {
            Some(age) => {
                let age = open(desk, Age::WORDS, age.name(&desk.ledger.names)).shown(Kind::Text);
                say!(desk.lang, "每份用料，{age}（克）", "a helping, {age} (g)")
            }
            None => desk.word("每份用料（克）", "a helping (g)").to_owned(),
        };
        columns.push(Column::new(name, shown, Kind::Text));
    }
    let mut table = Table::new("grams", desk.word("带量食谱", "grams of a helping").to_owned(), columns, String::new());
    // What several canteens serve at one meal has one recipe.
    let mut told = BTreeSet::new();
    for (_, menu) in meals {
        let mut menu: Vec<&&MenuEntry> = menu.iter().filter(|row| row.served != Some(false) && recipes.has(row.dish)).collect();
        menu.sort_by_key(|row| group_rank(dish(desk, row).map(|dish| dish.group)));
        for row in menu.into_iter().filter(|row| told.insert((row.date, row.meal, row.dish))) {
            let of_group = group(desk, dish(desk, row).map(|dish| dish.group));
            let mut cells = vec![row.date.into(), meal(desk, row.meal), of_group, desk.dish(row.dish).into()];
            cells.extend(ages.iter().map(|age| Value::text(helping(desk, recipes, row.dish, *age))));
            let lines = recipes.items(row.dish).map(|line| desk.row(line));
            table.push(Line::new(cells).of([desk.row(*row)]).of(lines));
        }
    }
    table
}

/// `五花肉 29、土豆 60`, most first.
fn helping(desk: &Desk<'_>, recipes: &RecipeBook<'_>, dish: Id, age: Option<Age>) -> String {
    let mut lines: Vec<(Decimal, &str)> = recipes.lines(dish, age).map(|line| (line.grams, desk.item(line.item))).collect();
    lines.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    let shown: Vec<String> = lines.iter().map(|(grams, item)| format!("{item} {}", grams.normalize())).collect();
    desk.list(shown.iter().map(String::as_str))
}

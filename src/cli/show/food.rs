//! Food traced on a page: from a delivery or an issue to meals and samples, from a meal or a dish to lots and suppliers.

use super::clerk::{Clerk, Heading, day, maybe, quantity};
use super::rows::AT;
use crate::books::FoodTrace;
use crate::books::food_trace::{Eaten, dishes_with};
use crate::books::meals::DayMeal;
use crate::books::stock::Written;
use crate::day::Day;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Meal, Sample};
use crate::render::Cell;
use crate::render::page::{Form, Section};
use crate::source::At;
use std::collections::{BTreeMap, BTreeSet};

/// Where the food of the ledger came from and where it went.
pub fn trace<'c>(clerk: &Clerk<'c>) -> FoodTrace<'c> {
    let (ledger, books) = (clerk.context.ledger, clerk.context.books);
    let tolerance = |day| clerk.context.policy(day).canteen.use_tolerance;
    FoodTrace::build(ledger, &books.stock, &books.meals, &books.recipes, tolerance)
}

/// Where the food of a delivery went.
pub fn delivery(slip: Id, clerk: &Clerk<'_>) -> Vec<Section> {
    let rows: BTreeSet<At> = clerk.registers().canteen_intake.all(slip).map(|row| row.at).collect();
    let trace = trace(clerk);
    let eaten = trace.eaten_of(|portion| portion.from.is_some_and(|from| rows.contains(&from.at()))).collect();
    went_into(&trace, eaten, clerk)
}

/// Where the food of an issue came from, and where it went.
pub fn issue(slip: Id, clerk: &Clerk<'_>) -> Vec<Section> {
    let trace = trace(clerk);
    let eaten: Vec<Eaten<'_, '_>> = trace.eaten_of(|portion| portion.issue.slip == slip).collect();
    let own: Vec<_> = eaten.iter().filter(|eaten| !eaten.is_left_over).map(|eaten| (*eaten, Cell::Empty, true)).collect();
    let mut sections = vec![came_from(&own, clerk)];
    sections.extend(went_into(&trace, eaten, clerk));
    sections
}

/// The meals of a day's meal: one a canteen.
pub fn meals_of<'c>(day: Day, meal: Meal, clerk: &Clerk<'c>) -> Vec<&'c DayMeal<'c>> {
    let meals = clerk.context.books.meals.meals();
    let from = meals.partition_point(|one| (one.day, one.meal) < (day, meal));
    meals[from..].iter().take_while(|one| (one.day, one.meal) == (day, meal)).collect()
}

/// A meal as people read it.
pub fn meal_cell(meal: Meal, clerk: &Clerk<'_>) -> Cell {
    let name = meal.name(&clerk.context.ledger.names);
    Cell::Word(name.to_owned(), crate::table::shown_name(Meal::WORDS, name, clerk.lang()).to_owned())
}

/// A dish: its id for programs, its name for people.
pub fn dish_cell(dish: Id, clerk: &Clerk<'_>) -> Cell {
    Cell::Word(clerk.context.text(dish).to_owned(), clerk.context.dish(dish))
}

/// Says `no` where no recipe names the item, so that any dish may have it.
pub fn sure(is_sure: bool, clerk: &Clerk<'_>) -> Cell {
    if is_sure { Cell::Empty } else { clerk.wording("no", Wording::new("否", "no")) }
}

/// How a portion came to a meal.
pub fn way(eaten: &Eaten<'_, '_>, clerk: &Clerk<'_>) -> Cell {
    if eaten.is_left_over {
        clerk.wording("left-over", Wording::new("前餐剩余", "left over"))
    } else {
        clerk.wording("issued", Wording::new("领用", "issued"))
    }
}

/// The meals that ate something, and the samples of its dishes.
pub fn went_into(trace: &FoodTrace<'_>, eaten: Vec<Eaten<'_, '_>>, clerk: &Clerk<'_>) -> Vec<Section> {
    let headings: [Heading; 13] = [
        ("date", Wording::new("日期", "date"), false),
        ("meal", Wording::new("餐次", "meal"), false),
        ("place", Wording::new("食堂", "canteen"), false),
        ("item", Wording::new("食材", "item"), false),
        ("lot", Wording::new("批号", "lot"), false),
        ("quantity", Wording::new("数量", "quantity"), true),
        ("way", Wording::new("来路", "how"), false),
        ("issue", Wording::new("出库单", "issue"), false),
        ("dishes", Wording::new("菜品", "dishes"), false),
        ("sure", Wording::new("配料写明", "by recipe"), false),
        ("pupils", Wording::new("学生", "pupils"), true),
        ("adults", Wording::new("教工来客", "staff and guests"), true),
        AT,
    ];
    let mut rows = Vec::new();
    let mut samples: BTreeMap<(Day, Meal, At), &Sample> = BTreeMap::new();
    for one in eaten {
        let halls = meals_of(one.day, one.meal, clerk);
        let mut halls: Vec<Option<&DayMeal<'_>>> =
            halls.into_iter().filter(|meal| trace.is_of_hall(one.portion, meal.hall)).map(Some).collect();
        if halls.is_empty() {
            halls.push(None);
        }
        for meal in halls {
            let (dishes, is_sure) =
                meal.map_or((Vec::new(), false), |meal| dishes_with(meal, &clerk.context.books.recipes, one.portion.lot.1));
            for sample in meal.iter().flat_map(|meal| &meal.samples) {
                if dishes.iter().any(|dish| dish.dish == sample.dish) {
                    samples.insert((one.day, one.meal, sample.at), *sample);
                }
            }
            rows.push(vec![
                day(one.day),
                meal_cell(one.meal, clerk),
                maybe(meal.and_then(|meal| meal.hall), |hall| clerk.place(hall)),
                clerk.item(one.portion.lot.1),
                maybe(one.portion.lot.2, |lot| Cell::text(clerk.context.label(lot))),
                quantity(one.portion.quantity),
                way(&one, clerk),
                clerk.id(one.portion.issue.slip),
                Cell::list(dishes.iter().map(|dish| dish_cell(dish.dish, clerk)).collect()),
                sure(is_sure || dishes.is_empty(), clerk),
                maybe(meal, |meal| Cell::text(meal.pupils().to_string())),
                maybe(meal, |meal| Cell::text(meal.adults().to_string())),
                clerk.at(one.portion.issue.at),
            ]);
        }
    }
    let meals = clerk.grid(Wording::new("用到的餐次", "meals that it went into"), &headings, rows);
    let samples: Vec<&Sample> = samples.into_values().collect();
    vec![Section::new("meals", Form::Rows, meals), samples_section(&samples, clerk)]
}

/// Where portions came from; each with a cell that names dishes, and whether a recipe says so.
pub fn came_from(portions: &[(Eaten<'_, '_>, Cell, bool)], clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 12] = [
        ("item", Wording::new("食材", "item"), false),
        ("dishes", Wording::new("菜品", "dishes"), false),
        ("sure", Wording::new("配料写明", "by recipe"), false),
        ("quantity", Wording::new("数量", "quantity"), true),
        ("way", Wording::new("来路", "how"), false),
        ("issue", Wording::new("出库单", "issue"), false),
        ("lot", Wording::new("批号", "lot"), false),
        ("supplier", Wording::new("供应商", "supplier"), false),
        ("delivery", Wording::new("入库单", "delivery"), false),
        ("delivered", Wording::new("进货日期", "delivered"), false),
        ("expires", Wording::new("到期", "expires"), false),
        AT,
    ];
    let line = |(eaten, dishes, is_sure): &(Eaten<'_, '_>, Cell, bool)| {
        let portion = eaten.portion;
        let (supplier, date, expires) = match portion.from {
            Some(Written::Intake(row)) => (clerk.supplier(row.supplier), day(row.date), maybe(row.expires, day)),
            Some(Written::Move(row) | Written::TransferIn(row)) => (Cell::Empty, day(row.date), maybe(row.expires, day)),
            Some(Written::Issue(row)) => (Cell::Empty, day(row.date), Cell::Empty),
            None => (Cell::Empty, Cell::Empty, Cell::Empty),
        };
        vec![
            clerk.item(portion.lot.1),
            dishes.clone(),
            sure(*is_sure, clerk),
            quantity(portion.quantity),
            way(eaten, clerk),
            clerk.id(portion.issue.slip),
            maybe(portion.lot.2, |lot| Cell::text(clerk.context.label(lot))),
            supplier,
            maybe(portion.from, |from| clerk.id(from.slip())),
            date,
            expires,
            clerk.at(portion.from.map_or(portion.issue.at, Written::at)),
        ]
    };
    let rows = portions.iter().map(line).collect();
    Section::new("food", Form::Rows, clerk.grid(Wording::new("食材来源", "where its food came from"), &headings, rows))
}

/// The samples that were kept.
pub fn samples_section(samples: &[&Sample], clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 9] = [
        ("date", Wording::new("供餐日期", "date of the meal"), false),
        ("meal", Wording::new("餐次", "meal"), false),
        ("dish", Wording::new("菜品", "dish"), false),
        ("grams", Wording::new("克数", "grams"), true),
        ("taken", Wording::new("留样时间", "taken"), false),
        ("by", Wording::new("留样人", "by"), false),
        ("destroyed", Wording::new("销毁时间", "destroyed"), false),
        ("destroyed_by", Wording::new("销毁人", "destroyed by"), false),
        AT,
    ];
    let line = |row: &&Sample| {
        vec![
            day(row.date),
            meal_cell(row.meal, clerk),
            dish_cell(row.dish, clerk),
            Cell::text(row.grams.to_string()),
            Cell::text(row.taken_at.to_string()),
            clerk.person(row.by),
            maybe(row.destroyed, |destroyed| Cell::text(destroyed.to_string())),
            maybe(row.destroyed_by, |person| clerk.person(person)),
            clerk.at(row.at),
        ]
    };
    let rows = samples.iter().map(line).collect();
    Section::new("samples", Form::Rows, clerk.grid(Wording::new("留样", "samples"), &headings, rows))
}

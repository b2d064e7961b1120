//! A meal, or every meal of a day, back: its dishes, its food by lot and supplier, its samples.

use super::{forward, way};
use crate::books::FoodTrace;
use crate::books::food_trace::{Eaten, dishes_with};
use crate::books::meals::DayMeal;
use crate::books::stock::Written;
use crate::day::Day;
use crate::id::Id;
use crate::registers::{Meal, Sample};
use crate::reports::pieces::{meal, yes};
use crate::reports::{Body, Choice, Desk};
use crate::say;
use crate::sheet::{Fact, Kind, Line, Part, Table, Value};
use std::collections::BTreeSet;

pub(super) fn build(desk: &Desk<'_>, trace: &FoodTrace<'_>) -> Body {
    let day = desk.selection.meal.map_or(desk.period.last, |(day, _)| day);
    let of_day: BTreeSet<Meal> =
        desk.books.meals.meals().iter().filter(|meal| meal.day == day && meal.is_served()).map(|meal| meal.meal).collect();
    let meals: Vec<Meal> = match desk.selection.meal {
        Some((_, meal)) => vec![meal],
        None => of_day.into_iter().collect(),
    };
    if meals.is_empty() || day > desk.today {
        let why = say!(
            desk.lang,
            "{day} 没有供餐。写批号、入库单号或餐次（如 2026-10-12/lunch），或用 --as-of 指定日子。",
            "No meal was served on {day}. Name a lot, a delivery or a meal (as 2026-10-12/lunch), or a day with --as-of."
        );
        return Body::nothing(why);
    }
    let mut parts = Vec::new();
    let mut title = None;
    for of in &meals {
        let name = meal(desk, *of).shown(Kind::Text);
        let named = say!(desk.lang, "{day} {name}", "{name} on {day}");
        if let [_] = meals.as_slice() {
            title = Some(say!(desk.lang, "食品追溯表：{named}", "food traced: {named}"));
        } else {
            parts.push(Part::Heading(named));
        }
        parts.extend(of_meal(desk, trace, (day, *of)));
    }
    Body { parts, title }
}

fn of_meal(desk: &Desk<'_>, trace: &FoodTrace<'_>, (day, of): (Day, Meal)) -> Vec<Part> {
    let meals = desk.books.meals.meals();
    let here: Vec<&DayMeal<'_>> = meals.iter().filter(|meal| (meal.day, meal.meal) == (day, of)).collect();
    let sum = |heads: &dyn Fn(&DayMeal<'_>) -> u64| Value::Number(here.iter().map(|meal| heads(meal)).sum::<u64>().into());
    let is_counted = here.iter().any(|meal| !meal.counts.is_empty());
    let heads = |value: Value| if is_counted { value } else { Value::Empty };
    let mut dishes: Vec<Id> = Vec::new();
    for row in here.iter().flat_map(|meal| meal.dishes()) {
        if !dishes.contains(&row.dish) {
            dishes.push(row.dish);
        }
    }
    let mut samples: Vec<&Sample> = here.iter().flat_map(|meal| meal.samples.iter().copied()).collect();
    samples.sort_by_key(|row| row.at);
    samples.dedup_by_key(|row| row.at);
    let names = desk.list(dishes.iter().map(|dish| desk.dish(*dish)));
    vec![
        Part::Facts(vec![
            Fact::new("pupils", desk.word("学生", "pupils"), Kind::Count, heads(sum(&|meal| meal.pupils()))),
            Fact::new("adults", desk.word("教工来客", "staff and guests"), Kind::Count, heads(sum(&|meal| meal.adults()))),
            Fact::new("dishes", desk.word("菜品", "dishes"), Kind::Text, names),
        ]),
        Part::Table(food(desk, trace, (day, of), &here)),
        Part::Table(forward::kept(desk, &samples)),
    ]
}

/// What the meal ate, portion by portion, with where each came from.
fn food(desk: &Desk<'_>, trace: &FoodTrace<'_>, meal: (Day, Meal), here: &[&DayMeal<'_>]) -> Table {
    let mut table = Table::new(
        "food",
        desk.word("食材来源", "where its food came from").to_owned(),
        vec![
            desk.column("item", "食材", "item", Kind::Text),
            desk.column("dishes", "菜品", "dishes", Kind::Text),
            desk.column("sure", "配料写明", "by recipe", Kind::Text),
            desk.column("quantity", "数量", "quantity", Kind::Quantity),
            desk.column("unit", "单位", "unit", Kind::Text),
            desk.column("way", "来路", "how", Kind::Text),
            desk.column("issue", "出库单", "issue", Kind::Code),
            desk.column("lot", "批号", "lot", Kind::Code),
            desk.column("delivery", "入库单", "delivery", Kind::Code),
            desk.column("delivered", "进货日期", "delivered", Kind::Date),
            desk.column("expires", "保质期至", "use by", Kind::Date),
            desk.column("supplier", "供货者", "supplier", Kind::Text),
        ],
        desk.word("这一餐没有出库记录。", "Nothing was issued for this meal.").to_owned(),
    );
    let mut lines: Vec<(&str, Line)> = Vec::new();
    for one in trace.eaten_at(meal, None).filter(|one| desk.wants(Choice::Item, one.portion.lot.1)) {
        let of_supplier = match one.portion.from {
            Some(Written::Intake(row)) => desk.wants(Choice::Supplier, row.supplier),
            _ => desk.chosen(Choice::Supplier).is_none(),
        };
        if of_supplier {
            lines.push((desk.item(one.portion.lot.1), line(desk, trace, &one, here)));
        }
    }
    // Left-overs come after what was issued, as the trace has it.
    lines.sort_by_key(|(item, _)| *item);
    for (_, line) in lines {
        table.push(line);
    }
    table
}

fn line(desk: &Desk<'_>, trace: &FoodTrace<'_>, one: &Eaten<'_, '_>, here: &[&DayMeal<'_>]) -> Line {
    let item = one.portion.lot.1;
    let (mut dishes, mut is_sure) = (Vec::new(), true);
    for meal in here.iter().filter(|meal| trace.is_of_hall(one.portion, meal.hall)) {
        let (with, sure) = dishes_with(meal, &desk.books.recipes, item);
        is_sure &= sure;
        for row in with {
            if !dishes.contains(&row.dish) {
                dishes.push(row.dish);
            }
        }
    }
    let (supplier, delivered, expires) = match one.portion.from {
        Some(Written::Intake(row)) => (Some(desk.supplier(row.supplier)), Some(row.date), row.expires),
        Some(Written::Move(row) | Written::TransferIn(row)) => (None, Some(row.date), row.expires),
        Some(Written::Issue(row)) => (None, Some(row.date), None),
        None => (None, None, None),
    };
    let shown = if is_sure {
        desk.list(dishes.iter().map(|dish| desk.dish(*dish)))
    } else {
        desk.word("各菜都可能有", "any dish").to_owned()
    };
    let rows = [desk.row(one.portion.issue)].into_iter().chain(one.portion.from.map(|from| desk.written(from)));
    Line::new(vec![
        desk.item(item).into(),
        shown.into(),
        if dishes.is_empty() { Value::Empty } else { yes(desk, is_sure) },
        one.portion.quantity.into(),
        desk.unit(item).into(),
        way(desk, one.is_left_over),
        desk.text(one.portion.issue.slip).into(),
        one.portion.lot.2.map(|lot| desk.label(lot)).into(),
        one.portion.from.map(|from| desk.text(from.slip())).into(),
        delivered.into(),
        expires.into(),
        supplier.into(),
    ])
    .of(rows)
}

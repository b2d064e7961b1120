//! A lot, or a delivery, forward: what came in, what lies there still, which meals ate it, which samples show it.

use super::way;
use crate::books::FoodTrace;
use crate::books::food_trace::{Eaten, Portion, dishes_with};
use crate::books::meals::DayMeal;
use crate::books::stock::Written;
use crate::id::{Id, Label};
use crate::registers::{CanteenIntake, IntakeResult, MenuEntry, Sample};
use crate::reports::pieces::{fixed, meal, row_line, yes};
use crate::reports::{Body, Choice, Desk};
use crate::say;
use crate::sheet::{Kind, Line, Part, Table, Value};
use std::collections::BTreeSet;

pub(super) fn build(desk: &Desk<'_>, trace: &FoodTrace<'_>, asked: Id) -> Body {
    let is_asked = |slip: Id, lot: Option<Label>| slip == asked || lot == Some(Label(asked));
    let wanted = |row: &&CanteenIntake| {
        is_asked(row.slip, row.lot)
            && row.date <= desk.today
            && desk.wants(Choice::Item, row.item)
            && desk.wants(Choice::Supplier, row.supplier)
    };
    let deliveries: Vec<&CanteenIntake> = desk.books.deliveries.all().filter(wanted).collect();
    let from: BTreeSet<_> = deliveries.iter().map(|row| row.at).collect();
    let text = desk.text(asked);
    // A lot that a move brought, as the opening of the books, stands in no delivery.
    let moved = |portion: &Portion<'_>| match portion.from {
        Some(Written::Intake(_)) => false,
        Some(other) => is_asked(other.slip(), portion.lot.2) && desk.chosen(Choice::Supplier).is_none(),
        None => portion.lot.2 == Some(Label(asked)) && desk.chosen(Choice::Supplier).is_none(),
    };
    let is_meant = |portion: &Portion<'_>| {
        desk.wants(Choice::Item, portion.lot.1) && (portion.from.is_some_and(|row| from.contains(&row.at())) || moved(portion))
    };
    let eaten: Vec<Eaten<'_, '_>> = trace.eaten_of(is_meant).filter(|eaten| eaten.day <= desk.today).collect();
    if deliveries.is_empty() && eaten.is_empty() {
        return Body::nothing(say!(
            desk.lang,
            "到这一天，没有批号或入库单号为 {text} 的食材。",
            "By this day no food has the lot or the delivery {text}."
        ));
    }
    let mut samples = Vec::new();
    let meals = meals(desk, trace, &eaten, &mut samples);
    let parts = vec![Part::Table(arrived(desk, &deliveries)), Part::Table(meals), Part::Table(kept(desk, &samples))];
    Body::new(parts).titled(say!(desk.lang, "食品追溯表：{text}", "food traced: {text}"))
}

fn arrived(desk: &Desk<'_>, deliveries: &[&CanteenIntake]) -> Table {
    let mut table = Table::new(
        "deliveries",
        desk.word("进货", "delivered").to_owned(),
        vec![
            desk.column("date", "进货日期", "date", Kind::Date),
            desk.column("slip", "入库单", "delivery", Kind::Code),
            desk.column("item", "食材", "item", Kind::Text),
            desk.column("lot", "批号", "lot", Kind::Code),
            desk.column("produced", "生产日期", "produced", Kind::Date),
            desk.column("expires", "保质期至", "use by", Kind::Date),
            desk.column("quantity", "数量", "quantity", Kind::Quantity),
            desk.column("unit", "单位", "unit", Kind::Text),
            desk.column("supplier", "供货者", "supplier", Kind::Text),
            desk.column("result", "查验结果", "result", Kind::Text),
            desk.column("left", "该批结存", "lot in hand", Kind::Quantity),
        ],
        desk.word("没有进货记录，可能是期初库存。", "No delivery; it may be of the opening stock.").to_owned(),
    );
    for row in deliveries {
        let stock = &desk.books.stock;
        let is_kept = !stock.lot_changes((row.place, row.item, row.lot)).is_empty();
        let left = is_kept.then(|| stock.lot_quantity(row.place, row.item, row.lot, desk.today));
        let cells = vec![
            row.date.into(),
            desk.text(row.slip).into(),
            desk.item(row.item).into(),
            row.lot.map(|lot| desk.label(lot)).into(),
            row.produced.into(),
            row.expires.into(),
            row.quantity.into(),
            row.unit.map_or_else(|| desk.unit(row.item), |unit| desk.label(unit)).into(),
            desk.supplier(row.supplier).into(),
            fixed(desk, row.result.unwrap_or(IntakeResult::Accepted)),
            left.into(),
        ];
        table.push(row_line(desk, *row, cells));
    }
    table
}

/// A line a portion and meal; a meal of several canteens, a line each.
fn meals<'l>(desk: &Desk<'l>, trace: &FoodTrace<'_>, eaten: &[Eaten<'_, '_>], samples: &mut Vec<&'l Sample>) -> Table {
    let mut table = Table::new(
        "meals",
        desk.word("用到的餐次", "meals that it went into").to_owned(),
        vec![
            desk.column("date", "日期", "date", Kind::Date),
            desk.column("meal", "餐次", "meal", Kind::Text),
            desk.column("place", "食堂", "canteen", Kind::Text),
            desk.column("item", "食材", "item", Kind::Text),
            desk.column("quantity", "数量", "quantity", Kind::Quantity),
            desk.column("way", "来路", "how", Kind::Text),
            desk.column("issue", "出库单", "issue", Kind::Code),
            desk.column("dishes", "菜品", "dishes", Kind::Text),
            desk.column("sure", "配料写明", "by recipe", Kind::Text),
            desk.column("pupils", "学生", "pupils", Kind::Count),
            desk.column("adults", "教工来客", "staff and guests", Kind::Count),
        ],
        desk.word("到这一天没有出库。", "None of it was issued by this day.").to_owned(),
    );
    let mut told = BTreeSet::new();
    for one in eaten {
        let meals = desk.books.meals.meals();
        let first = meals.partition_point(|meal| (meal.day, meal.meal) < (one.day, one.meal));
        let here = meals.get(first..).unwrap_or_default().iter().take_while(|meal| (meal.day, meal.meal) == (one.day, one.meal));
        let here: Vec<&DayMeal<'l>> = here.filter(|meal| trace.is_of_hall(one.portion, meal.hall)).collect();
        let halls: Vec<Option<&DayMeal<'l>>> = if here.is_empty() { vec![None] } else { here.into_iter().map(Some).collect() };
        for hall in halls {
            let item = one.portion.lot.1;
            let (dishes, is_sure): (Vec<&MenuEntry>, bool) =
                hall.map_or((Vec::new(), true), |meal| dishes_with(meal, &desk.books.recipes, item));
            for sample in hall.iter().flat_map(|meal| &meal.samples) {
                if dishes.iter().any(|dish| dish.dish == sample.dish) && told.insert(sample.at) {
                    samples.push(sample);
                }
            }
            let heads = |count: u64| Value::Number(count.into());
            let cells = vec![
                one.day.into(),
                meal(desk, one.meal),
                hall.and_then(|meal| meal.hall).map(|hall| desk.place(hall)).into(),
                desk.item(item).into(),
                one.portion.quantity.into(),
                way(desk, one.is_left_over),
                desk.text(one.portion.issue.slip).into(),
                desk.list(dishes.iter().map(|dish| desk.dish(dish.dish))).into(),
                if dishes.is_empty() { Value::Empty } else { yes(desk, is_sure) },
                hall.map(|meal| heads(meal.pupils())).unwrap_or_default(),
                hall.map(|meal| heads(meal.adults())).unwrap_or_default(),
            ];
            let rows = [desk.row(one.portion.issue)].into_iter().chain(dishes.iter().map(|dish| desk.row(*dish)));
            table.push(Line::new(cells).of(rows.collect::<Vec<_>>()));
        }
    }
    table
}

/// The samples of dishes that have it, or may.
pub(super) fn kept(desk: &Desk<'_>, samples: &[&Sample]) -> Table {
    let mut table = Table::new(
        "samples",
        desk.word("留样", "samples").to_owned(),
        vec![
            desk.column("date", "供餐日期", "date of the meal", Kind::Date),
            desk.column("meal", "餐次", "meal", Kind::Text),
            desk.column("dish", "菜品", "dish", Kind::Text),
            desk.column("grams", "克数", "grams", Kind::Quantity),
            desk.column("taken", "留样时间", "taken", Kind::Date),
            desk.column("by", "留样人", "by", Kind::Text),
            desk.column("destroyed", "销毁时间", "destroyed", Kind::Date),
        ],
        desk.word("这些菜没有留样。", "No sample of these dishes was kept.").to_owned(),
    );
    for row in samples.iter().filter(|row| row.taken_at.day <= desk.today) {
        let cells = vec![
            row.date.into(),
            meal(desk, row.meal),
            desk.dish(row.dish).into(),
            row.grams.into(),
            row.taken_at.into(),
            desk.person(row.by).into(),
            row.destroyed.filter(|moment| moment.day <= desk.today).into(),
        ];
        table.push(row_line(desk, *row, cells));
    }
    table
}

//! 食品追溯: a lot forward to the meals that ate it and their samples, or a meal back to its lots and who sold them.

mod back;
mod forward;

use crate::books::FoodTrace;
use crate::lang::Wording;
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::Value;

/// `food-trace`.
pub static REPORT: Report = Report {
    name: "food-trace",
    title: Wording::new("食品追溯表", "food traced"),
    about: Wording::new(
        "写批号或入库单号：用到哪些餐次、菜、留样；写餐次（2026-10-12/lunch）或不写：当天各餐的食材来自哪些批次、供货者",
        "a lot or a delivery forward to meals, dishes and samples; a meal (2026-10-12/lunch), or none: the day's meals back to lots and suppliers",
    ),
    figures: Wording::new(
        "出库按批号或先进先出对到每一批进货；为某餐领的归这一餐，菜品用料超过本餐领料的，前餐剩余（先剩的先用）也算可能用到，所以不漏。配料没有写到的食材，本餐每个菜都可能有，标“否”。与 bursar show 同源。依食品安全法第四十二条（全程追溯）。",
        "Issues are followed to deliveries by lot, else the oldest first; what was issued for a meal is that meal's, and where its dishes need more than was issued what earlier meals left over may be in it too, so that nothing is left out. \
         Where no recipe names the food any dish of the meal may have it, and the page says no. The same as `bursar show`. Food Safety Law art. 42.",
    ),
    span: Span::Day,
    takes: &[Choice::Item, Choice::Supplier],
    subject: Some(Choice::Lot),
    by: &[],
    reads: &["canteen-intake", "canteen-issues", "stock-moves", "menus", "meals", "samples", "recipes", "dishes", "suppliers"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let tolerance = |day| desk.policy(day).canteen.use_tolerance;
    let books = desk.books;
    let trace = FoodTrace::build(desk.ledger, &books.stock, &books.meals, &books.recipes, tolerance);
    match desk.chosen(Choice::Lot) {
        Some(lot) => forward::build(desk, &trace, lot),
        None => back::build(desk, &trace),
    }
}

/// How a portion came to a meal.
fn way(desk: &Desk<'_>, is_left_over: bool) -> Value {
    if is_left_over {
        Value::Word("left-over", desk.word("前餐剩余", "left over").to_owned())
    } else {
        Value::Word("issued", desk.word("领用", "issued").to_owned())
    }
}

//! `samples` (留样): the sample of every dish that was served, who took it, and when it was thrown away.

use super::Meal;
use crate::day::{Day, Moment};
use crate::id::Id;
use rust_decimal::Decimal;

crate::register! {
    /// A sample of a dish (留样).
    pub struct Sample in "samples" = "留样";
    area: Canteen;
    kept: Shape::Csv;
    about: "每餐每个成品的留样与销毁", "the sample of every dish of every meal, and when it was destroyed";
    key: "date", "meal", "dish", "place";
    day: date;
    columns {
        date: Day = "日期": "供餐日期", "the day of the meal";
        meal: Meal = "餐次": "餐次", "the meal";
        dish: Id = "菜品" -> "dishes": "菜品", "the dish";
        grams: Decimal = "克数": "留样量（克）", "grams that were kept";
        taken_at as "at": Moment = "留样时间": "留样的日期和时间，如 2026-09-03 11:45", "the day and time it was taken, as 2026-09-03 11:45";
        by: Id = "留样人" -> "people": "留样人", "who took it";
        destroyed: Option<Moment> = "销毁时间": "销毁的日期和时间；未销毁不填", "the day and time it was destroyed; empty until then";
        destroyed_by: Option<Id> = "销毁人" -> "people": "销毁人", "who destroyed it";
        place: Option<Id> = "食堂" -> "places": "食堂；只有一处的不填", "the canteen, where there are several";
    }
}

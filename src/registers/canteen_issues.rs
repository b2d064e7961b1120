//! `canteen-issues` (食堂出库): the food that leaves the canteen's store, each time for one meal.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::quantity::Quantity;

crate::open_words! {
    /// A meal of the day.
    pub enum Meal in "meals" {
        Breakfast = "breakfast" | "早餐" | "早",
        Lunch = "lunch" | "午餐" | "中餐" | "午",
        Dinner = "dinner" | "晚餐" | "晚",
        Snack = "snack" | "加餐" | "点心",
        Staff = "staff" | "教工餐" | "教工",
    }
}

crate::register! {
    /// One line of an issue to the kitchen (食堂领料).
    pub struct CanteenIssue in "canteen-issues" = "食堂出库";
    area: Canteen;
    kept: Shape::Csv;
    about: "食材领料出库，按餐次；同一单号的各行日期、食堂相同", "food taken to the kitchen, by meal; rows of one slip share its date and place";
    id: slip;
    key: "slip", "item", "lot", "to", "meal";
    day: date;
    columns {
        slip: Id = "单号": "单据编号", "the slip's number";
        date: Day = "日期": "领料日期", "the day";
        place: Id = "食堂" -> "places": "出库的食堂", "the canteen";
        item: Id = "品号" -> "items": "食材", "the item";
        lot: Option<Label> = "批号": "批号；不填即先进先出", "the lot; empty for the oldest";
        quantity: Quantity = "数量": "数量，按品目单位或所填单位", "how much, in the item's unit or the one given";
        unit: Option<Label> = "单位": "单位：品目的单位或其包装；不填即品目单位", "the item's unit or one of its packs; empty for the item's unit";
        meal: Meal = "餐次": "用于哪一餐", "the meal it is for";
        by: Id = "保管员" -> "people": "发料的保管员", "the storekeeper";
        to: Id = "领用人" -> "people": "领料的厨师", "who takes it to the kitchen";
    }
}

//! `accompaniments` (陪餐): which head or teacher ate with the pupils, meal by meal, and what they found.

use super::Meal;
use crate::day::Day;
use crate::id::Id;
use crate::table::Text;

crate::register! {
    /// A meal taken with the pupils (陪餐).
    pub struct Accompaniment in "accompaniments" = "陪餐";
    area: Canteen;
    kept: Shape::Csv;
    about: "学校负责人每餐陪餐的记录", "who of the school's heads ate with the pupils, meal by meal";
    key: "date", "meal", "person", "place";
    day: date;
    columns {
        date: Day = "日期": "日期", "the day";
        meal: Meal = "餐次": "餐次", "the meal";
        person: Id = "陪餐人" -> "people": "陪餐人", "who ate with them";
        remark: Option<Text> = "评价": "对饭菜的评价与发现的问题", "what they thought of the meal, and what they found";
        place: Option<Id> = "食堂" -> "places": "食堂；只有一处的不填", "the canteen, where there are several";
    }
}

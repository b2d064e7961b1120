//! `menus` (食谱): what is to be served at each meal, when that was published, and whether it was served.

use super::Meal;
use crate::day::Day;
use crate::id::Id;
use crate::table::Text;

crate::register! {
    /// One dish of a meal (食谱).
    pub struct MenuEntry in "menus" = "食谱";
    area: Canteen;
    kept: Shape::Csv;
    about: "每餐的菜品，一菜一行，可以是以后的日子", "the dishes of each meal, a row each; days to come may stand here";
    key: "date", "meal", "dish", "place";
    day: date;
    columns {
        date: Day = "日期": "供餐日期", "the day of the meal";
        meal: Meal = "餐次": "餐次", "the meal";
        dish: Id = "菜品" -> "dishes": "菜品", "the dish";
        published: Day = "公示日期": "食谱公示的日期", "the day on which the menu was published";
        served: Option<bool> = "实供": "是否实际供应；不填即照食谱供应", "whether it was served; empty means that it was";
        change: Option<Text> = "变更说明": "临时增减、更换的原因", "why the meal differs from the menu";
        place: Option<Id> = "食堂" -> "places": "食堂；只有一处的不填", "the canteen, where there are several";
    }
}

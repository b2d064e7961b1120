//! `meals` (就餐): how many ate at each meal, pupils and staff apart, and what they paid.

use super::{Age, Meal};
use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};

crate::register! {
    /// The diners of a meal (就餐人数).
    pub struct MealCount in "meals" = "就餐";
    area: Canteen;
    kept: Shape::Csv;
    about: "每餐的就餐人数与收入；年龄段、经费、食堂不同的分行记", "the diners of each meal and what they paid; ages, funds and canteens in rows of their own";
    key: "date", "meal", "age", "fund", "place";
    day: date;
    columns {
        date: Day = "日期": "日期", "the day";
        meal: Meal = "餐次": "餐次", "the meal";
        pupils: u32 = "学生数": "就餐学生数（人）", "pupils who ate";
        staff: Option<u32> = "教工数": "就餐教职工数（人）", "members of staff who ate";
        guests: Option<u32> = "来客数": "就餐来客数（人）", "guests who ate";
        age: Option<Age> = "年龄段": "学生的年龄段", "the age group of the pupils";
        price: Option<UnitPrice> = "学生餐价": "每名学生的餐价（元）", "yuan for a pupil's meal";
        staff_price: Option<UnitPrice> = "教工餐价": "每名教职工的餐价（元）", "yuan for a meal of a member of staff";
        income: Option<Money> = "收入": "本餐实收（元）", "yuan taken for this meal";
        fund: Option<Label> = "经费": "补助本餐的经费，如 营养改善计划", "the fund that pays for it, such as the nutrition plan's";
        place: Option<Id> = "食堂" -> "places": "食堂；只有一处的不填", "the canteen, where there are several";
    }
}

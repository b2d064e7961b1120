//! `area-scores` (包干区评分): the marks that classes and rooms get for the areas that they keep clean.

use crate::day::Day;
use crate::id::Id;
use crate::table::Signed;
use rust_decimal::Decimal;

crate::register! {
    /// A mark for an area (包干区评分).
    pub struct AreaScore in "area-scores" = "包干区评分";
    area: Campus;
    kept: Shape::Csv;
    about: "包干区卫生检查评分，一次一班或一处一行", "marks for the areas that classes keep clean, a row a class or place each time";
    key: "date", "class", "place", "by";
    one_of: "class", "place";
    day: date;
    columns {
        date: Day = "日期": "检查日期", "the day";
        class: Option<Id> = "班级": "负责的班级；班级与地点至少填一项", "the class that keeps it; this or the place";
        place: Option<Id> = "地点" -> "places": "包干区；班级与地点至少填一项", "the area; this or the class";
        score: Signed<Decimal> = "评分": "评分，满分由学校定；扣分制可为负", "the mark, on the school's own scale; may be negative where marks are taken off";
        by: Id = "检查人" -> "people": "检查人", "who gives the mark";
    }
}

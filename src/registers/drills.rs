//! `drills` (演练): fire drills, evacuations and others, how many took part and how long they took.

use crate::day::Moment;
use crate::id::Id;

crate::open_words! {
    /// What is practised.
    pub enum DrillKind in "drills" {
        Fire = "fire" | "消防" | "消防演练",
        Evacuation = "evacuation" | "疏散" | "应急疏散",
        Earthquake = "earthquake" | "地震" | "防震",
        FoodPoisoning = "food-poisoning" | "食物中毒",
    }
}

crate::register! {
    /// A drill (演练).
    pub struct Drill in "drills" = "演练";
    area: Campus;
    kept: Shape::Csv;
    about: "应急演练，一次一行", "drills, a row each";
    key: "date", "kind";
    day: date;
    columns {
        date: Moment = "日期": "日期；一天几次的写明时间", "the day, with the time where there are several";
        kind: DrillKind = "类型": "演练种类", "what was practised";
        people: u32 = "人数": "参加人数（人）", "how many took part";
        led_by: Id = "负责人" -> "people": "组织演练的负责人", "who led it";
        minutes: Option<u32> = "用时": "用时（分钟）", "how many minutes it took";
    }
}

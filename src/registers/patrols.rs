//! `patrols` (巡查): who went through which part of the school when, and what they found.

use super::CheckResult;
use crate::day::Moment;
use crate::id::{Id, Label};

crate::words! {
    /// How often a patrol comes round.
    pub enum PatrolKind {
        Daily = "daily" | "日巡查" | "每日" | "日巡",
        Weekly = "weekly" | "周检" | "每周" | "周巡",
        Monthly = "monthly" | "月检" | "每月" | "月巡",
        Seasonal = "seasonal" | "季节性检查" | "季检",
        Special = "special" | "专项检查" | "专项",
    }
}

crate::register! {
    /// A patrol (巡查).
    pub struct Patrol in "patrols" = "巡查";
    area: Campus;
    kept: Shape::Csv;
    about: "安全巡查与检查，一区域一次一行", "patrols and checks, a row an area and time";
    key: "date", "kind", "area";
    day: date;
    columns {
        date: Moment = "日期": "日期；一天几次的写明时间", "the day, with the time where an area is seen several times a day";
        kind: PatrolKind = "类型": "巡查类型", "what kind of patrol";
        area: Label = "区域": "巡查区域", "the part of the school";
        by: Id = "巡查人" -> "people": "巡查人", "who went";
        result: CheckResult = "结果": "结果：正常，或有问题", "how it ended: all right, or a problem";
        hazard: Option<Id> = "隐患" -> "hazards": "由此登记的隐患", "the hazard that was entered for it";
        repair: Option<Id> = "报修单" -> "repairs": "由此填的报修单", "the repair that was reported for it";
    }
}

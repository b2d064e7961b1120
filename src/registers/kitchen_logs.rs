//! `kitchen-logs` (厨房记录): disinfection, temperatures, checks of staff, and the daily, weekly and monthly control of food safety.

use super::{CheckResult, Meal};
use crate::day::Moment;
use crate::id::{Id, Label};
use crate::table::{Signed, Text};
use rust_decimal::Decimal;

crate::words! {
    /// What is logged.
    pub enum KitchenLogKind {
        Disinfection = "disinfection" | "消毒" | "餐具消毒",
        Fridge = "fridge" | "冷藏" | "冷藏温度" | "冰箱",
        Freezer = "freezer" | "冷冻" | "冷冻温度" | "冰柜",
        StaffCheck = "staff-check" | "员工晨检" | "从业人员晨检" | "晨检",
        DailyControl = "daily-control" | "日管控",
        WeeklyCheck = "weekly-check" | "周排查",
        MonthlyMeeting = "monthly-meeting" | "月调度",
        WasteOil = "waste-oil" | "废弃油脂" | "餐厨废弃物",
        Water = "water" | "水质" | "饮用水",
    }
}

crate::register! {
    /// An entry of the kitchen's logs (厨房记录).
    pub struct KitchenLog in "kitchen-logs" = "厨房记录";
    area: Canteen;
    kept: Shape::Csv;
    about: "消毒、冷藏冷冻温度、从业人员晨检、日管控、周排查、月调度等记录", "disinfection, temperatures, checks of staff, daily, weekly and monthly control";
    key: "date", "kind", "meal", "place", "person";
    day: date;
    columns {
        date: Moment = "日期": "日期，可带时间；一天几次的写明时间，如 2026-09-03 07:30", "the day, with the time where it is done several times a day, as 2026-09-03 07:30";
        kind: KitchenLogKind = "类型": "记录种类", "what is logged";
        meal: Option<Meal> = "餐次": "餐次；按餐次记的填", "the meal, where it is done for each";
        value: Option<Signed<Decimal>> = "读数": "温度、时长、重量等读数，可为负", "the reading: a temperature, minutes, a weight; may be negative";
        unit: Option<Label> = "单位": "读数的单位，如 ℃、分钟、千克", "the reading's unit, such as ℃, min, kg";
        person: Option<Id> = "受检人" -> "people": "受检的从业人员", "who was checked";
        by: Id = "记录人" -> "people": "操作或检查的人", "who did it or checked it";
        result: CheckResult = "结果": "结果：正常，或有问题", "how it ended: all right, or a problem";
        follow_up: Option<Text> = "处理": "发现问题后的处理", "what was done about a problem";
        place: Option<Id> = "地点" -> "places": "食堂或厨房；只有一处的不填", "the canteen or kitchen, where there are several";
    }
}

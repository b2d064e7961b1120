//! `responsibility-letters` (责任书): who signed, for which year, to answer for what.

use crate::day::Day;
use crate::id::{Id, Label};

crate::register! {
    /// A signed letter of responsibility (责任书).
    pub struct ResponsibilityLetter in "responsibility-letters" = "责任书";
    area: Campus;
    kept: Shape::Csv;
    about: "每年签订的安全、食品安全等责任书；房间财产的记在保管责任书", "letters of responsibility signed each year; those for rooms stand in `custody`";
    key: "year", "person", "kind";
    day: signed;
    columns {
        year: u32 = "年度": "年度，如 2026", "the year, such as 2026";
        person: Id = "责任人" -> "people": "责任人", "who signed";
        kind: Label = "类别": "责任书类别，如 安全、食品安全、消防", "what for, such as safety, food safety, fire";
        signed: Day = "签订日期": "签订日期", "the day it was signed";
    }
}

//! `surveys` (满意度调查): how many were asked about something, how many answered, how many were satisfied.

use crate::day::Day;
use crate::id::Label;

crate::register! {
    /// A survey (满意度调查).
    pub struct Survey in "surveys" = "满意度调查";
    area: Campus;
    kept: Shape::Csv;
    about: "满意度调查的人数，一次一题一行", "surveys in numbers, a row a day and topic";
    key: "date", "topic";
    day: date;
    columns {
        date: Day = "日期": "调查日期", "the day";
        topic: Label = "主题": "调查主题，如 食堂、校服、保洁", "what about, such as canteen, uniforms, cleaning";
        asked: u32 = "发放": "发放份数", "how many were asked";
        answered: u32 = "收回": "收回的有效份数", "how many answered";
        satisfied: u32 = "满意": "其中满意的份数", "how many of them were satisfied";
    }
}

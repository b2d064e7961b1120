//! `trainings` (培训): who was taught what, on which day and for how long.

use crate::day::Moment;
use crate::id::{Id, Label};
use crate::table::Filled;
use rust_decimal::Decimal;

crate::register! {
    /// A training (培训).
    pub struct Training in "trainings" = "培训";
    area: Campus;
    kept: Shape::Csv;
    about: "食品安全、消防、业务等培训，一次一行", "trainings, a row each";
    key: "date", "kind";
    day: date;
    columns {
        date: Moment = "日期": "日期；一天几次的写明时间", "the day, with the time where there are several";
        kind: Label = "内容": "培训内容，如 食品安全、消防", "what was taught, such as food safety, fire";
        hours: Option<Decimal> = "学时": "学时", "hours";
        people: Filled<Id> = "参加人" -> "people": "参加人员，多个用分号分开", "who took part, several by `;`";
    }
}

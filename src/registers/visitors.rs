//! `visitors` (来访): how many visitors came through the gate, counts only and never a name.

use crate::day::Moment;
use crate::id::Id;

crate::register! {
    /// A count of visitors (来访人数).
    pub struct VisitorCount in "visitors" = "来访";
    area: Campus;
    kept: Shape::Csv;
    about: "校门来访人数，只记人数，不写姓名", "visitors at the gate: counts only, no names";
    key: "date", "by";
    day: date;
    columns {
        date: Moment = "日期": "日期；一天几次的写明时间", "the day, with the time where there are several counts";
        count: u32 = "人数": "来访人数（人）", "how many came";
        by: Id = "登记人" -> "people": "登记的门卫", "who counted them";
    }
}

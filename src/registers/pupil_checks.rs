//! `pupil-checks` (晨检): how many pupils of a class were there and how many were ill, counts only and never a name.

use crate::day::Moment;
use crate::id::Id;
use crate::table::Text;

crate::register! {
    /// A morning check of a class (晨检).
    pub struct PupilCheck in "pupil-checks" = "晨检";
    area: Fees;
    kept: Shape::Csv;
    about: "各班晨检、午检的人数，只记人数，不写姓名", "the checks of each class's pupils: counts only, no names";
    key: "date", "class";
    day: date;
    columns {
        date: Moment = "日期": "日期；一天几次的写明时间", "the day, with the time where a class is checked several times";
        class: Id = "班级": "班级", "the class";
        present: u32 = "实到": "实到人数", "pupils who were there";
        absent: Option<u32> = "缺勤": "缺勤人数", "pupils who were not";
        fever: Option<u32> = "发热": "发热人数", "pupils with a fever";
        other: Option<u32> = "其他症状": "有其他症状的人数", "pupils with other signs of illness";
        follow_up: Option<Text> = "处理": "处理情况；不写姓名", "what was done about it; no names";
    }
}

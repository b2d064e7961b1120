//! `complaints` (意见投诉): what people complained of or proposed, when it was answered, and what came of it.

use crate::day::Day;
use crate::id::Id;
use crate::table::Text;

crate::register! {
    /// A complaint or proposal (意见投诉).
    pub struct Complaint in "complaints" = "意见投诉";
    area: Campus;
    kept: Shape::Csv;
    about: "意见与投诉的受理与答复，一件一行；不写投诉人姓名", "complaints and proposals and their answers, a row each; never who complained";
    id: complaint;
    key: "complaint";
    day: received;
    columns {
        complaint: Id = "受理号": "受理编号", "its number";
        received: Day = "受理日期": "收到的日期", "the day it came in";
        topic: Text = "事由": "反映的事情；不写反映人姓名", "what it is about; not who complains";
        answered: Option<Day> = "答复日期": "答复日期；未答复不填", "the day it was answered; empty until then";
        by: Option<Id> = "答复人" -> "people": "答复人", "who answered";
        outcome: Option<Text> = "处理结果": "处理结果", "what came of it";
    }
}

//! `hazards` (隐患): what may do harm, who has to see to it by when, and who checked that it is gone.

use crate::day::Day;
use crate::id::Id;
use crate::table::Text;

crate::words! {
    /// How grave a hazard is.
    pub enum HazardLevel {
        Minor = "minor" | "一般" | "一般隐患",
        Serious = "serious" | "重大" | "重大隐患" | "较大",
    }
}

crate::register! {
    /// A hazard (隐患).
    pub struct Hazard in "hazards" = "隐患";
    area: Campus;
    kept: Shape::Csv;
    about: "隐患的发现、整改、复查销号，一处一行", "hazards from their finding to the check that they are gone, a row each";
    id: hazard;
    key: "hazard";
    day: found;
    columns {
        hazard: Id = "隐患": "隐患编号", "its number";
        found: Day = "发现": "发现日期", "the day it was found";
        place: Id = "地点" -> "places": "部位", "where it is";
        what: Text = "情况": "隐患情况", "what it is";
        level: HazardLevel = "等级": "隐患等级", "how grave it is";
        measure: Option<Text> = "措施": "整改措施", "what is to be done";
        owner: Id = "责任人" -> "people": "整改责任人", "who has to see to it";
        due: Day = "期限": "整改期限", "the day by which it has to be gone";
        fixed: Option<Day> = "整改日期": "整改完成日期；未完成不填", "the day it was put right; empty until then";
        rechecked: Option<Day> = "复查": "复查日期", "the day it was checked again";
        rechecked_by: Option<Id> = "复查人" -> "people": "复查人，不是整改责任人", "who checked it again: not who put it right";
    }
}

//! `duty` (值班): who is on duty on which day and shift, under whom, and what was handed over.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::table::Text;

crate::register! {
    /// A person's duty (值班).
    pub struct Duty in "duty" = "值班";
    area: Campus;
    kept: Shape::Csv;
    about: "值班安排与交接，一人一班一行，可以是以后的日子", "who is on duty, a row a person and shift; days to come may stand here";
    key: "date", "shift", "person";
    day: date;
    columns {
        date: Day = "日期": "值班日期", "the day";
        shift: Label = "班次": "班次，如 白班、夜班", "the shift, such as day, night";
        lead: Option<Id> = "带班" -> "people": "带班领导", "who leads it";
        person: Id = "值班人" -> "people": "值班人", "who is on duty";
        handover: Option<Text> = "交接": "值班情况与交接", "what happened and was handed over";
    }
}

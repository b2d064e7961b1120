//! `trips` (出车): which vehicle went where, who drove, who attended the pupils, how many rode.

use crate::day::Moment;
use crate::id::{Id, Label};

crate::register! {
    /// A trip (出车).
    pub struct Trip in "trips" = "出车";
    area: Campus;
    kept: Shape::Csv;
    about: "校车与公务车的出车记录，一趟一行", "the trips of buses and cars, a row each";
    key: "date", "vehicle", "route";
    day: date;
    columns {
        date: Moment = "日期": "日期；同一线路一天几趟的写明时间", "the day, with the time where a route is driven several times";
        vehicle: Id = "车辆" -> "vehicles": "车辆", "the vehicle";
        driver: Id = "驾驶员" -> "people": "驾驶员", "who drove";
        attendant: Option<Id> = "照管员" -> "people": "随车照管人员", "who attended the pupils";
        route: Option<Label> = "线路": "线路或去向", "the route, or where to";
        people: Option<u32> = "乘车人数": "乘车人数（人）", "how many rode";
    }
}

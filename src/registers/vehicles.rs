//! `vehicles` (车辆): the school's vehicles, their seats and who drives them.

use crate::id::{Id, Label};

crate::register! {
    /// A vehicle (车辆).
    pub struct Vehicle in "vehicles" = "车辆";
    area: Campus;
    kept: Shape::Csv;
    about: "校车与公务车", "the school's buses and cars";
    id: vehicle;
    key: "vehicle";
    columns {
        vehicle: Id = "车辆": "车辆编号", "the vehicle's id";
        plate: Label = "车牌": "车牌号", "its plate";
        seats: Option<u32> = "座位": "核定载客数（人）", "how many it may carry";
        driver: Option<Id> = "驾驶员" -> "people": "固定驾驶员", "who usually drives it";
    }
}

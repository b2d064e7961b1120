//! `keys` (钥匙): which key opens which place, and who has it from which day.

use crate::day::Day;
use crate::id::Id;

crate::register! {
    /// A person's holding of a key (钥匙领用).
    pub struct Key in "keys" = "钥匙";
    area: Assets;
    kept: Shape::Csv;
    about: "钥匙的领取与归还，一领一行", "who took which key and when it came back, a row each time";
    id: key;
    key: "key", "holder", "taken";
    day: taken;
    columns {
        key: Id = "钥匙": "钥匙编号", "the key's number";
        place: Id = "地点" -> "places": "所开的地点", "the place it opens";
        holder: Id = "持有人" -> "people": "持有人", "who has it";
        taken: Day = "领取": "领取日期", "the day it was taken";
        returned: Option<Day> = "归还": "归还日期；未还不填", "the day it came back; empty until then";
    }
}

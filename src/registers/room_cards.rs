//! `room-cards` (账卡): the card that hangs in a room and says which assets belong there.

use crate::day::Day;
use crate::id::Id;

crate::register! {
    /// One line of a room's card (账卡).
    pub struct RoomCard in "room-cards" = "账卡";
    area: Assets;
    kept: Shape::Csv;
    about: "室内所挂账卡上的资产，一件一行，日期为制卡日", "the assets on the card that hangs in a room, a row each; the day is the card's";
    key: "place", "date", "asset";
    day: date;
    columns {
        place: Id = "地点" -> "places": "挂卡的房间", "the room";
        date: Day = "日期": "制卡日期", "the day of the card";
        asset: Id = "资产编号" -> "assets": "卡上所列资产", "the asset on it";
        keeper: Option<Id> = "保管人" -> "people": "卡上所写保管人", "the keeper that it names";
    }
}

//! `asset-counts` (资产盘点): which assets were found in which room, as they were found.

use crate::day::Day;
use crate::id::Id;

crate::words! {
    /// What the count found of an asset.
    pub enum AssetCountResult {
        Present = "present" | "在位" | "相符",
        Missing = "missing" | "盘亏" | "缺失",
        Damaged = "damaged" | "损坏" | "毁损",
        Elsewhere = "elsewhere" | "错位" | "不在原处",
        Unlisted = "unlisted" | "盘盈" | "账外",
    }
}

crate::register! {
    /// One line of an asset count (资产盘点明细).
    pub struct AssetCount in "asset-counts" = "资产盘点";
    area: Assets;
    kept: Shape::Csv;
    about: "逐室清点资产的结果", "what was found of each asset, room by room";
    id: count;
    key: "count", "asset";
    day: date;
    columns {
        count: Id = "盘点单": "盘点单号", "the count's number";
        date: Day = "日期": "盘点日期", "the day";
        place: Id = "地点" -> "places": "实际所在地点；盘亏者填应在地点", "where it was found; of a missing one where it should be";
        asset: Id = "资产编号" -> "assets": "资产", "the asset";
        result: AssetCountResult = "结果": "清点结果", "what was found";
        by: Id = "盘点人" -> "people": "盘点人", "who counted";
        witness: Option<Id> = "监盘人" -> "people": "监盘人，不是保管人", "who watched: not the keeper";
    }
}

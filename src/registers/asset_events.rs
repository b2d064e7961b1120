//! `asset-events` (资产变动): everything that happens to an asset after it was registered, from its first user to its end.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::table::Text;

crate::words! {
    /// What happened to an asset.
    pub enum AssetEventKind {
        Assign = "assign" | "领用" | "分配",
        Lend = "lend" | "借出",
        Return = "return" | "归还" | "退还",
        Repair = "repair" | "送修" | "维修",
        Repaired = "repaired" | "修复" | "修好",
        Move = "move" | "移动" | "调拨",
        Missing = "missing" | "丢失" | "盘亏",
        Found = "found" | "找回",
        Scrap = "scrap" | "报废",
        Transfer = "transfer" | "划转" | "调出",
        Donate = "donate" | "捐出" | "对外捐赠",
        Compensate = "compensate" | "赔偿",
    }
}

crate::register! {
    /// Something that happened to an asset (资产变动).
    pub struct AssetEvent in "asset-events" = "资产变动";
    area: Assets;
    kept: Shape::Csv;
    about: "资产的领用、借还、维修、移动、处置，一单可有多件资产", "what happened to assets; rows of one slip may be several assets";
    id: event;
    key: "event", "asset";
    day: date;
    columns {
        event: Id = "单号": "变动单号", "the slip's number";
        date: Day = "日期": "日期", "the day";
        asset: Id = "资产编号" -> "assets": "资产", "the asset";
        kind: AssetEventKind = "类型": "类型，决定资产此后的状态", "what happened; it gives the asset's state";
        place: Option<Id> = "地点" -> "places": "变动后的存放地点", "where it stands from then on";
        person: Option<Id> = "人员" -> "people": "领用人、借用人、接管人或赔偿人", "who takes it, borrows it or compensates for it";
        due: Option<Day> = "应还": "借出的应还日期", "the day a loan is to be returned";
        amount: Option<Money> = "金额": "维修费、处置收入或赔偿（元）", "yuan: cost of repair, proceeds or compensation";
        approved_by: Option<Id> = "批准人" -> "people": "批准人", "who approved it";
        document: Option<Text> = "批文": "主管部门批文号", "the authority's approval";
        by: Id = "经手人" -> "people": "经手人", "who handled it";
    }
}

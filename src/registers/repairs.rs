//! `repairs` (报修): what broke and where, who was sent, when it was mended, and who signed for it.

use crate::day::Moment;
use crate::id::Id;
use crate::money::Money;
use crate::table::Text;

crate::open_words! {
    /// How pressing a repair is.
    pub enum Urgency in "urgency" {
        Urgent = "urgent" | "紧急" | "急",
        Normal = "normal" | "一般" | "普通",
    }
}

crate::register! {
    /// A repair (报修单).
    pub struct Repair in "repairs" = "报修";
    area: Campus;
    kept: Shape::Csv;
    about: "报修→派工→维修→报修人验收，一单一行", "reported, assigned, mended, signed for: a row a repair";
    id: repair;
    key: "repair";
    day: reported;
    columns {
        repair: Id = "报修单": "报修单号", "its number";
        reported: Moment = "报修时间": "报修的日期，可带时间", "the day it was reported, with the time if you like";
        place: Id = "地点" -> "places": "故障地点", "where it is";
        asset: Option<Id> = "资产编号" -> "assets": "所修资产", "the asset";
        fault: Text = "故障": "故障情况", "what is wrong";
        urgency: Option<Urgency> = "紧急程度": "紧急程度；不填即一般", "how pressing it is; empty means normal";
        reporter: Id = "报修人" -> "people": "报修人", "who reported it";
        assigned: Option<Id> = "派工" -> "people" | "suppliers": "派去维修的人员或单位", "the person or firm that was sent";
        done: Option<Moment> = "完工": "修好的日期，可带时间；未修好不填", "the day it was mended, with the time if you like; empty until then";
        cost: Option<Money> = "费用": "维修费用（元）", "yuan it cost";
        purchase: Option<Id> = "请购单" -> "purchases": "为此采购的请购单", "the purchase made for it";
        accepted_by: Option<Id> = "验收人" -> "people": "验收签字人，通常是报修人", "who signed for it, usually the reporter";
        accepted: Option<Moment> = "验收": "验收的日期，可带时间", "the day it was signed for, with the time if you like";
    }
}

//! `meters` (计量表): the meters of water, power, gas and heat, and what hangs behind which.

use crate::id::{Id, Label};
use crate::money::UnitPrice;
use rust_decimal::Decimal;

crate::words! {
    /// What a meter counts and a bill is for.
    pub enum UtilityKind {
        Water = "water" | "水" | "自来水",
        Power = "power" | "电" | "用电",
        Gas = "gas" | "燃气" | "天然气" | "气",
        Heat = "heat" | "热" | "供暖" | "热力",
    }
}

crate::register! {
    /// A meter (计量表).
    pub struct Meter in "meters" = "计量表";
    area: Campus;
    kept: Shape::Csv;
    about: "水、电、气、热的计量表：总表、分表与外租用户", "the meters of water, power, gas and heat: mains, those behind them, and tenants'";
    id: meter;
    key: "meter";
    columns {
        meter: Id = "表号": "表号", "the meter's number";
        kind: UtilityKind = "类别": "计量什么", "what it counts";
        place: Id = "地点" -> "places": "安装地点", "where it hangs";
        factor: Option<Decimal> = "倍率": "倍率；不填即 1", "by how much its readings are multiplied; empty means 1";
        price: Option<UnitPrice> = "单价": "单价（元）", "yuan for one unit";
        parent: Option<Id> = "总表" -> "meters": "所属总表；本身是总表的不填", "the meter behind which it hangs; empty for a main";
        tenant: Option<Label> = "用户": "外租、承包等用户；学校自用不填", "the tenant; empty where the school itself uses it";
    }
}

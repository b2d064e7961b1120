//! `canteen-costs` (食堂费用): what a month of the canteen cost besides food.

use crate::day::Month;
use crate::id::{Id, Label};
use crate::money::Money;

crate::words! {
    /// What was paid for, besides food.
    pub enum CanteenCostKind {
        Labour = "labour" | "人工" | "人员费用",
        Fuel = "fuel" | "燃料" | "燃气",
        Utilities = "utilities" | "水电" | "水电费",
        Other = "other" | "其他",
    }
}

crate::register! {
    /// A cost of the canteen besides food (食堂费用).
    pub struct CanteenCost in "canteen-costs" = "食堂费用";
    area: Canteen;
    kept: Shape::Csv;
    about: "食堂每月食材以外的费用", "what a month of the canteen cost besides food";
    key: "month", "kind", "voucher", "fund", "place";
    day: month;
    columns {
        month: Month = "月份": "月份", "the month";
        kind: CanteenCostKind = "类别": "费用类别", "what was paid for";
        amount: Money = "金额": "金额（元）", "yuan";
        voucher: Option<Id> = "凭证号" -> "journal": "记账凭证", "the voucher that books it";
        fund: Option<Label> = "经费": "列支的经费；不填即伙食收入", "the fund that pays it; empty for the meals' income";
        place: Option<Id> = "食堂" -> "places": "食堂；只有一处的不填", "the canteen, where there are several";
    }
}

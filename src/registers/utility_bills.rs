//! `utility-bills` (水电气账单): what the suppliers of water, power, gas and heat charged for each month.

use super::UtilityKind;
use crate::day::Month;
use crate::id::Id;
use crate::money::Money;
use crate::quantity::Quantity;

crate::register! {
    /// A bill of water, power, gas or heat (水电气账单).
    pub struct UtilityBill in "utility-bills" = "水电气账单";
    area: Campus;
    kept: Shape::Csv;
    about: "水、电、气、热的月账单", "the monthly bills of water, power, gas and heat";
    key: "month", "kind", "receipt";
    day: month;
    columns {
        month: Month = "月份": "账单月份", "the month";
        kind: UtilityKind = "类别": "水、电、气或热", "what it is for";
        quantity: Quantity = "用量": "账单上的用量", "how much is charged";
        amount: Money = "金额": "账单金额（元）", "yuan charged";
        receipt: Option<Id> = "票据号" -> "receipts": "票据", "the receipt for it";
    }
}

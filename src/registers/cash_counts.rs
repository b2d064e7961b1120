//! `cash-counts` (现金盘点): the money that was really in the cash box at the end of a day.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;

crate::register! {
    /// A count of the cash box (现金盘点).
    pub struct CashCount in "cash-counts" = "现金盘点";
    area: Books;
    kept: Shape::Csv;
    about: "库存现金日终实点数", "the cash in the box, counted at the end of the day";
    key: "date", "account";
    day: date;
    columns {
        date: Day = "日期": "盘点日期", "the day";
        account: Id = "科目" -> "accounts": "现金科目", "the cash account";
        counted: Money = "实点": "实点金额（元）", "yuan found";
        by: Id = "盘点人" -> "people": "盘点人", "who counted";
        witness: Option<Id> = "监盘人" -> "people": "监盘人，不是出纳", "who watched: not the cashier";
    }
}

//! `contract-prices` (合同价): the prices that a contract fixes, each from its day until the next.

use crate::day::Day;
use crate::id::Id;
use crate::money::UnitPrice;

crate::register! {
    /// A price that a contract fixes (合同单价).
    pub struct ContractPrice in "contract-prices" = "合同价";
    area: Basics;
    kept: Shape::Csv;
    about: "合同约定的单价，调价另起一行", "prices that contracts fix; a new price is a new row";
    key: "contract", "item", "from";
    columns {
        contract: Id = "合同号" -> "contracts": "合同", "the contract";
        item: Id = "品号" -> "items": "品目", "the item";
        price: UnitPrice = "单价": "单价（元），按品目单位", "yuan for one of the item's unit";
        from: Option<Day> = "起": "执行日期；不填即合同生效日", "its first day; empty for the contract's";
    }
}

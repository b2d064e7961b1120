//! `stock-counts` (库存盘点): what was found on the shelves, line by line, as it was counted and not as the books say.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::quantity::Quantity;
use crate::table::Text;

crate::register! {
    /// One line of a stock count (盘点明细).
    pub struct StockCount in "stock-counts" = "库存盘点";
    area: Books;
    kept: Shape::Csv;
    about: "仓库盘点的实盘数，日终、调整前清点；差异另以报损、盘盈入账", "what was counted on the shelves at the end of the day, before any adjustment";
    id: count;
    key: "count", "item", "lot";
    day: date;
    columns {
        count: Id = "盘点单": "盘点单号", "the count's number";
        date: Day = "日期": "盘点日期", "the day";
        place: Id = "地点" -> "places": "盘点的仓库", "the store";
        item: Id = "品号" -> "items": "品目", "the item";
        lot: Option<Label> = "批号": "批号；不填即各批合计", "the lot; empty for all lots together";
        counted: Quantity = "实盘": "实盘数量，按品目单位", "how much was there, in the item's unit";
        by: Id = "盘点人" -> "people": "盘点人", "who counted";
        witness: Option<Id> = "监盘人" -> "people": "监盘人，不是保管员", "who watched: not the storekeeper";
        reason: Option<Text> = "差异原因": "与账面不符的原因", "why it differs from the books";
    }
}

//! `stock-moves` (出入库): every movement of goods into, between and out of the stores.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;

crate::words! {
    /// Why goods moved; the kind gives the direction, figures are positive.
    pub enum MoveKind {
        Opening = "opening" | "期初",
        In = "in" | "入库",
        Issue = "issue" | "领用" | "出库",
        Return = "return" | "退库",
        Transfer = "transfer" | "调拨",
        Loss = "loss" | "报损" | "盘亏",
        Surplus = "surplus" | "盘盈",
        SupplierReturn = "supplier-return" | "退货",
    }
}

crate::register! {
    /// One line of a stock slip (出入库单).
    pub struct StockMove in "stock-moves" = "出入库";
    area: Books;
    kept: Shape::Csv;
    about: "仓库的每一笔收、发、退、调、盘盈盘亏；同一单号的各行日期、仓库相同",
        "every movement of goods; rows of one slip share its date and place";
    id: slip;
    key: "slip", "item", "lot", "to", "class", "department", "person";
    day: date;
    columns {
        slip: Id = "单号": "单据编号，如 RK-202609-001", "the slip's number";
        date: Day = "日期": "日期", "the day";
        kind: MoveKind = "类型": "类型，决定收发方向", "why the goods moved; it gives the direction";
        place: Id = "仓库" -> "places": "仓库", "the store";
        item: Id = "品号" -> "items": "品号", "the item";
        quantity: Quantity = "数量": "数量，按品目单位或所填单位", "how much, in the item's unit or the one given";
        unit: Option<Label> = "单位": "单位：品目的单位或其包装；不填即品目单位", "the item's unit or one of its packs; empty for the item's unit";
        price: Option<UnitPrice> = "单价": "单价（元），按所填单位；入库、期初、盘盈用", "yuan for one of the unit given; for in, opening, surplus";
        amount: Option<Money> = "金额": "金额 = 数量 × 单价，四舍五入到分", "quantity × price, rounded half up to the fen";
        lot: Option<Label> = "批号": "批号", "the lot";
        expires: Option<Day> = "到期": "到期日", "the last day of its shelf life";
        to: Option<Id> = "调入" -> "places": "调拨的调入地点", "where a transfer goes";
        department: Option<Label> = "领用部门": "领用部门", "the department that takes it";
        person: Option<Id> = "领用人" -> "people": "领用人", "the person who takes it";
        class: Option<Id> = "班级": "领用班级", "the class that takes it";
        by: Id = "保管员" -> "people": "经手的保管员", "the storekeeper";
        purchase: Option<Id> = "请购单" -> "purchases": "所属请购单", "the purchase it belongs to";
        acceptance: Option<Id> = "验收单": "所据验收单", "the acceptance it follows";
        old_returned: Option<Quantity> = "交旧数量": "交回的旧物数量", "how many old ones were handed in";
        approved_by: Option<Id> = "批准人" -> "people": "报损、盘盈盘亏的批准人", "who approved a loss or surplus";
    }
}

//! `canteen-intake` (食堂入库): every delivery of food, with its papers, its checkers and its shelf life (进货查验).

use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::table::List;

crate::open_words! {
    /// A paper that comes with food.
    pub enum Paper in "papers" {
        Quarantine = "quarantine" | "检疫" | "检疫合格证明" | "检疫证明",
        Quality = "quality" | "检验" | "合格证" | "检验报告" | "检测报告",
        Delivery = "delivery" | "送货单",
    }
}

crate::words! {
    /// What was done with a delivery.
    pub enum IntakeResult {
        Accepted = "accepted" | "合格" | "接收" | "验收合格",
        Returned = "returned" | "退货" | "拒收",
        Destroyed = "destroyed" | "销毁",
    }
}

crate::register! {
    /// One line of a delivery to the canteen (进货查验).
    pub struct CanteenIntake in "canteen-intake" = "食堂入库";
    area: Canteen;
    kept: Shape::Csv;
    about: "食材进货查验与入库；同一单号的各行日期、食堂相同", "every delivery of food, checked by two; rows of one slip share its date and place";
    id: slip;
    key: "slip", "item", "lot";
    day: date;
    columns {
        slip: Id = "单号": "单据编号", "the slip's number";
        date: Day = "日期": "进货日期", "the day";
        place: Id = "食堂" -> "places": "收货的食堂", "the canteen";
        supplier: Id = "供应商" -> "suppliers": "供应商", "from whom";
        item: Id = "品号" -> "items": "食材", "the item";
        lot: Option<Label> = "批号": "批号", "the lot";
        produced: Option<Day> = "生产日期": "生产日期", "the day it was produced";
        expires: Option<Day> = "到期": "到期日（保质期最后一天）", "the last day of its shelf life";
        quantity: Quantity = "数量": "数量，按品目单位或所填单位", "how much, in the item's unit or the one given";
        unit: Option<Label> = "单位": "单位：品目的单位或其包装；不填即品目单位", "the item's unit or one of its packs; empty for the item's unit";
        price: UnitPrice = "单价": "单价（元），按所填单位", "yuan for one of the unit given";
        amount: Option<Money> = "金额": "金额 = 数量 × 单价，四舍五入到分", "quantity × price, rounded half up to the fen";
        papers: List<Paper> = "票证": "随货票证，多个用分号分开", "the papers that came with it, several by `;`";
        by: Id = "验收人" -> "people": "验收人", "who accepted it";
        witness: Id = "复核人" -> "people": "复核人，不是验收人", "who checked it too: not the same person";
        result: Option<IntakeResult> = "结果": "验收结果；不填即合格；退货、销毁的不入库", "what was done with it; empty means accepted, and only that is stock";
        receipt: Option<Id> = "票据号" -> "receipts": "所据票据", "the receipt for it";
    }
}

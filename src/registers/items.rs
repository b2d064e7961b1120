//! `items` (品目): everything that is bought, stored, cooked or issued, with its unit and its packs.

use crate::id::{Id, Label};
use crate::quantity::Quantity;
use crate::table::Text;

crate::words! {
    /// What an item is.
    pub enum ItemKind {
        Food = "food" | "食材" | "食品",
        Consumable = "consumable" | "低耗" | "低值易耗品" | "耗材",
        Office = "office" | "办公" | "办公用品",
        Cleaning = "cleaning" | "清洁" | "洁具",
        Teaching = "teaching" | "教学" | "教学用品",
        Textbook = "textbook" | "教材",
        Medicine = "medicine" | "药品",
        Uniform = "uniform" | "校服",
        Fuel = "fuel" | "燃料",
        Durable = "durable" | "耐用品" | "设备",
        Service = "service" | "服务",
    }
}

crate::register! {
    /// An item (品目).
    pub struct Item in "items" = "品目";
    area: Basics;
    kept: Shape::Csv;
    about: "采购、库存、食堂所用的一切品目及其计量单位", "everything that is bought, stored, cooked or issued, and its unit";
    id: item;
    key: "item";
    columns {
        item: Id = "品号": "品号", "the item's id";
        name: Text = "品名": "品名", "its name";
        spec: Option<Text> = "规格": "规格型号", "its specification";
        unit: Label = "单位": "库存计量单位，如 包、千克、瓶", "the unit in which it is kept";
        packs: Option<Text> = "包装": "包装换算，如 箱=10；多个用分号分开", "packs as pack=quantity in the unit, several by `;`";
        kind: ItemKind = "类别": "类别", "what it is";
        category: Option<Label> = "品类": "品类：食材用 meat/肉 等固定名称，其余自定", "the category: for food one of the fixed names, else the school's own";
        shelf_days: Option<u32> = "保质期": "保质期（天）", "shelf life in days";
        min: Option<Quantity> = "下限": "库存下限", "the least that should be in stock";
        max: Option<Quantity> = "上限": "库存上限", "the most that should be in stock";
        old_for_new: Option<bool> = "以旧换新": "领用须交旧", "whether an old one must be handed in for a new one";
    }
}

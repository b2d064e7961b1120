//! `recipes` (配料): what goes into one helping of a dish, in grams (带量食谱).

use super::Age;
use crate::id::Id;
use rust_decimal::Decimal;

crate::register! {
    /// One ingredient of a dish (配料).
    pub struct RecipeLine in "recipes" = "配料";
    area: Canteen;
    kept: Shape::Csv;
    about: "菜品每份的用料克数（带量食谱），一料一行", "the ingredients of one helping of a dish, a row each";
    key: "dish", "item", "age";
    columns {
        dish: Id = "菜品" -> "dishes": "菜品", "the dish";
        item: Id = "品号" -> "items": "用料", "the ingredient";
        grams: Decimal = "克数": "每份用量（克），按可食部", "grams in one helping, of the edible part";
        age: Option<Age> = "年龄段": "适用的年龄段；不填即各年龄段相同", "the age group; empty where it is the same for all";
    }
}

//! `suppliers` (供应商): whom the school buys from, for which goods, and since when they are in the school's pool.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::table::{List, Text};

crate::register! {
    /// A supplier (供应商).
    pub struct Supplier in "suppliers" = "供应商";
    area: Basics;
    kept: Shape::Csv;
    about: "供应商名录：供什么货，何时进出学校的供应商库", "whom the school buys from, what they supply and when they are in its pool";
    id: supplier;
    key: "supplier";
    columns {
        supplier: Id = "供应商": "供应商编号", "the supplier's id";
        name: Text = "名称": "营业执照上的名称", "its name as registered";
        uscc: Option<Label> = "统一社会信用代码": "统一社会信用代码，18 位", "its unified social credit code, 18 characters";
        categories: List<Label> = "供货类别": "供货类别，多个用分号分开", "what it supplies, several by `;`";
        pool_from: Option<Day> = "入库起": "进入供应商库的日期", "the first day in the pool";
        pool_to: Option<Day> = "入库止": "在库的最后一天；未出库不填", "the last day in the pool; empty while in it";
        address: Option<Text> = "地址": "地址", "the address";
        phone: Option<Text> = "电话": "联系电话（单位电话）", "the telephone number of the firm";
    }
}

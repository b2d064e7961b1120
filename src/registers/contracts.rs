//! `contracts` (合同): what the school has agreed with whom, for how long, up to which amount and at which prices.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::table::Text;

crate::words! {
    /// Which way the money of a contract goes.
    pub enum Direction {
        Cost = "cost" | "支出",
        Income = "income" | "收入",
    }
}

crate::register! {
    /// A contract (合同).
    pub struct Contract in "contracts" = "合同";
    area: Basics;
    kept: Shape::Csv;
    about: "合同台账：对方、标的、金额、期限、定价办法", "contracts: with whom, on what, how much, how long, at which prices";
    id: contract;
    key: "contract";
    columns {
        contract: Id = "合同号": "合同编号", "the contract's number";
        direction: Option<Direction> = "方向": "支出或收入；不填即支出", "cost or income; empty for cost";
        supplier: Id = "供应商" -> "suppliers": "对方单位", "the other party";
        subject: Text = "标的": "标的", "what it is about";
        amount: Option<Money> = "金额": "合同金额或上限（元）", "yuan, the most that may be bought under it";
        from: Day = "起": "生效日期", "the first day";
        to: Day = "止": "终止日期（含当天）", "the last day, included";
        purchase: Option<Id> = "请购单" -> "purchases": "所据请购单", "the purchase it came from";
        price_rule: Option<Text> = "定价": "定价办法：list 为合同价表，market-8% 为市场价下浮 8%", "`list` for its price list, `market-8%` for the market price less 8 %";
        published: Option<Day> = "公告": "合同公告日期", "the day it was published";
    }
}

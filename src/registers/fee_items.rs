//! `fee-items` (收费项目): what the school may collect, on which document, at which price, and when that was published.

use crate::day::Day;
use crate::id::Id;
use crate::money::UnitPrice;
use crate::table::Text;

crate::words! {
    /// What a fee is.
    pub enum FeeKind {
        Agency = "agency" | "代收费",
        Service = "service" | "服务性收费",
        Meals = "meals" | "伙食费",
        Tuition = "tuition" | "学费" | "保教费",
    }
}

crate::words! {
    /// What a price is for.
    pub enum FeePer {
        Term = "term" | "学期" | "每学期",
        Month = "month" | "月" | "每月",
        Meal = "meal" | "餐" | "每餐",
        Piece = "piece" | "件" | "每件" | "份" | "次",
    }
}

crate::register! {
    /// Something that the school collects money for (收费项目).
    pub struct FeeItem in "fee-items" = "收费项目";
    area: Fees;
    kept: Shape::Csv;
    about: "收费项目的依据、标准、备案与公示；调价另起一行", "what may be collected, on which document and at which price; a new price is a new row";
    id: fee;
    key: "fee", "from";
    columns {
        fee: Id = "收费项目": "收费项目编号", "the fee's id";
        name: Text = "名称": "名称", "its name";
        kind: FeeKind = "性质": "收费性质", "what it is";
        document: Text = "文件号": "收费依据的文件号", "the document that allows it";
        price: UnitPrice = "标准": "收费标准（元）", "yuan for one";
        per: FeePer = "计费单位": "标准按什么计", "what the price is for";
        filed: Option<Day> = "备案": "备案日期", "the day it was filed with the authority";
        published: Option<Day> = "公示": "公示日期", "the day it was published";
        from: Option<Day> = "起": "执行日期；不填即一直执行", "its first day; empty where it always was";
        to: Option<Day> = "止": "执行的最后一天；不填即仍在执行", "its last day; empty while in force";
    }
}

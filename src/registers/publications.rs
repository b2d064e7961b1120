//! `publications` (公示): what the school published, for which period, where, from which day until when.

use crate::day::Day;
use crate::id::Id;
use crate::period::Period;
use crate::table::Text;

crate::open_words! {
    /// What is published.
    pub enum PublicationKind in "publications" {
        Canteen = "canteen" | "食堂" | "食堂财务",
        Menu = "menu" | "食谱" | "带量食谱",
        Fees = "fees" | "收费",
        Aid = "aid" | "资助",
        Budget = "budget" | "预决算" | "预算",
        Purchases = "purchases" | "采购",
        Assets = "assets" | "资产",
        Patrols = "patrols" | "巡查",
    }
}

crate::register! {
    /// A publication (公示).
    pub struct Publication in "publications" = "公示";
    area: Campus;
    kept: Shape::Csv;
    about: "公示的内容、期间、地点与起止，一次一行", "what was published, for which period, where and from when to when, a row each";
    id: publication;
    key: "publication";
    day: from;
    columns {
        publication: Id = "公示编号": "公示编号", "its number";
        kind: PublicationKind = "类别": "公示事项", "what was published";
        period: Period = "期间": "所公示的期间：月份、学期、年度或起止日期", "the period that it is about: a month, a term, a year or days";
        from: Day = "起": "公示起始日", "the first day";
        to: Option<Day> = "止": "公示终止日（含当天）；长期公示不填", "the last day, included; empty where it stays";
        place: Text = "公示地点": "公示的地方，如 校门公示栏、学校网站", "where, such as the board at the gate, the school's site";
        digest: Option<Text> = "摘要": "公示文件的 SHA-256", "the SHA-256 of what was published";
    }
}

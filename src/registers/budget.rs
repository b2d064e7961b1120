//! `budget` (预算): what may be spent in a fiscal year, line by line, and on what.

use crate::id::{Id, Label};
use crate::money::Money;
use crate::table::{List, Text};

crate::register! {
    /// A line of a year's budget (经费项目).
    pub struct BudgetLine in "budget" = "预算";
    area: Basics;
    kept: Shape::Csv;
    about: "各年度的经费项目与批复金额", "the lines of each year's budget and their amounts";
    id: line;
    key: "year", "line";
    columns {
        year: u32 = "年度": "预算年度（公历年），如 2026", "the fiscal year, a calendar year such as 2026";
        line: Id = "项目": "经费项目编号", "the line's id";
        name: Text = "名称": "项目名称", "its name";
        amount: Money = "金额": "批复金额（元）", "yuan granted";
        account: Option<Id> = "科目" -> "accounts": "列支科目", "the account it is spent from";
        earmarked: Option<bool> = "专款": "是否专款专用", "whether it may be spent on its purpose only";
        categories: List<Label> = "用途类别": "准许的用途（品目类别），多个用分号分开；不填即不限", "what it may buy, by kind of item, several by `;`; empty for anything";
    }
}

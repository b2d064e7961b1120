//! `projects` (项目): works and large undertakings, with their money, their contract, their milestones and their audit.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::table::Text;

crate::record! {
    /// A step of a project that has its day (节点).
    pub struct Milestone {
        text: Text = "内容": "节点", "what is to be reached";
        due: Day = "期限": "期限", "the day by which it is";
        done: Option<Day> = "完成": "完成日期；未完成不填", "the day it was; empty until then";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// The audit of a project (审计).
    pub struct Audit {
        done: Option<Day> = "日期": "审计完成日期", "the day it was done";
        amount: Option<Money> = "金额": "审定金额（元）", "yuan that it found";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::register! {
    /// A project (项目).
    pub struct Project in "projects" = "项目";
    area: Plans;
    kept: Shape::Tables;
    about: "基建、大修与专项，一个项目一表：经费、合同、节点、审计", "works and other undertakings, a table each: money, contract, milestones, audit";
    id: id;
    key: "id";
    columns {
        id: Id = "项目": "项目编号：表名即编号", "its id: the name of the table";
        name: Text = "名称": "项目名称", "its name";
        budget: Option<Id> = "经费项目" -> "budget": "经费项目", "the budget line";
        contract: Option<Id> = "合同号" -> "contracts": "合同", "the contract";
        milestone: Vec<Milestone> = "节点": "节点", "its milestones";
        audit: Option<Audit> = "审计": "审计", "its audit";
    }
}

//! `plans` (计划): the school's plan for a term: what it aims at, by which means, and who does what by when.

use crate::day::{Day, Month};
use crate::id::{Id, Label};
use crate::table::{List, Signed, Text};
use crate::term::TermId;
use rust_decimal::Decimal;

crate::record! {
    /// What a term aims at (目标).
    pub struct Goal {
        id: Id = "编号": "目标编号", "its number";
        text: Text = "内容": "目标", "what is aimed at";
        metric: Option<Label> = "指标": "衡量它的指标", "the figure by which it is measured";
        target: Option<Signed<Decimal>> = "目标值": "指标应达到的值", "what the figure should reach";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// By which means a term's goals are to be reached (措施).
    pub struct Measure {
        id: Option<Id> = "编号": "措施编号", "its number";
        text: Text = "内容": "措施", "what is done";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::record! {
    /// Something that somebody has to do in a term (任务).
    pub struct PlanTask {
        id: Id = "编号": "任务编号", "its number";
        month: Option<Month> = "月份": "安排在哪个月，如 2026-10；月份、周次、期限填一项", "the month in which it is done, as 2026-10; this, the week or the day";
        week: Option<u32> = "周次": "安排在第几教学周", "the teaching week in which it is done";
        due: Option<Day> = "期限": "完成期限", "the day by which it is done";
        area: Option<Label> = "工作": "所属工作，如 食堂、校产、安全", "the field, such as canteen, assets, safety";
        text: Text = "内容": "任务", "what is to be done";
        owner: Option<Id> = "责任人" -> "people": "责任人", "who has to do it";
        done: Option<Day> = "完成": "完成日期；未完成不填", "the day it was done; empty until then";
        evidence: List<Text> = "依据": "完成依据：单据或行的编号", "what proves it: the ids of rows or documents";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::register! {
    /// The plan of a term (学期计划).
    pub struct Plan in "plans" = "计划";
    area: Plans;
    kept: Shape::Document;
    about: "学期工作计划：指导思想、目标、措施、任务；学期即文件名", "the plan of a term: its ideas, goals, measures and tasks; the file's name says the term";
    key: "term";
    columns {
        term: TermId = "学期": "学期：文件名即学期，如 2026-2027-1", "the term: the file's name, such as 2026-2027-1";
        title: Option<Text> = "标题": "标题", "its title";
        guiding: Option<Text> = "指导思想": "指导思想", "the ideas behind it";
        goal: Vec<Goal> = "目标": "目标", "what is aimed at";
        measure: Vec<Measure> = "措施": "措施", "by which means";
        task: Vec<PlanTask> = "任务": "任务", "who does what by when";
    }
}

//! `plan-templates` (计划模板): the work that comes round every year, from which each term's plan is made.

use crate::id::{Id, Label};
use crate::table::{Field, Input, Kind, List, Reader, Text, Unfit, Value};

crate::words! {
    /// A kind of term.
    pub enum TermKind {
        Autumn = "autumn" | "秋季" | "秋",
        Spring = "spring" | "春季" | "春",
    }
}

crate::words! {
    /// How often work comes round.
    pub enum Cycle {
        Daily = "daily" | "每日" | "每天",
        Monday = "monday" | "每周一" | "周一",
        Tuesday = "tuesday" | "每周二" | "周二",
        Wednesday = "wednesday" | "每周三" | "周三",
        Thursday = "thursday" | "每周四" | "周四",
        Friday = "friday" | "每周五" | "周五",
        Weekly = "weekly" | "每周",
        MonthStart = "month-start" | "月初",
        MonthEnd = "month-end" | "月末" | "月底",
        QuarterEnd = "quarter-end" | "季末" | "季度末",
        TermStart = "term-start" | "学期初" | "开学",
        TermEnd = "term-end" | "学期末" | "期末",
        BeforeSummer = "before-summer" | "入夏前",
        BeforeHoliday = "before-holiday" | "节前" | "放假前",
    }
}

/// A month of any year, 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthOfYear(u32);

impl MonthOfYear {
    /// Its number, 1 to 12.
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl Field for MonthOfYear {
    const KIND: Kind = Kind::Count;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let number = u32::read(input, reader)?;
        if (1..=12).contains(&number) {
            return Ok(Self(number));
        }
        Err(Unfit::Word { known: (1..=12).map(|month: u32| month.to_string()).collect(), nearest: None })
    }

    fn value(&self) -> Value<'_> {
        Value::Count(self.0)
    }
}

crate::register! {
    /// Work that comes round (常规任务).
    pub struct PlanTemplate in "plan-templates" = "计划模板";
    area: Plans;
    kept: Shape::List("task");
    about: "每年都有的常规工作，学期计划由它生成", "the work that comes round, from which each term's plan is made";
    key: "area", "text", "terms", "month", "cycle";
    columns {
        text: Text = "内容": "任务", "what is to be done";
        area: Option<Label> = "工作": "所属工作，如 食堂、校产、安全", "the field, such as canteen, assets, safety";
        owner: Option<Id> = "责任岗位": "责任岗位，与 posts（岗位）一致", "the post that has to do it, as in `posts`";
        terms: List<TermKind> = "学期": "秋季或春季；不填即两学期都有", "autumn or spring; empty for both";
        month: Option<MonthOfYear> = "月份": "几月，1 至 12；月份与周期填一项", "the month, 1 to 12; this or the cycle";
        cycle: Option<Cycle> = "周期": "周期", "how often it comes round";
    }
}

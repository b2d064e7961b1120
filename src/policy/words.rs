//! The fixed words of settings: how often, by which method, from which day of the week.

use crate::findings::{Level, Setting};

crate::words! {
    /// How often something is due.
    pub enum Every {
        Month = "month" | "每月" | "月",
        Quarter = "quarter" | "每季" | "每季度" | "季",
        Term = "term" | "每学期" | "学期",
        Year = "year" | "每年" | "年",
        Never = "never" | "不要求",
    }
}

crate::words! {
    /// How outgoing stock is valued (发出计价).
    pub enum Valuation {
        WeightedAverage = "weighted-average" | "加权平均" | "移动加权平均",
        Fifo = "fifo" | "先进先出",
    }
}

crate::words! {
    /// How a purchase of a band is made (采购方式).
    pub enum Method {
        Direct = "direct" | "直接采购" | "直接",
        Compare = "compare" | "比价" | "询价",
        Tender = "tender" | "招标",
        Framework = "framework" | "框架协议" | "定点",
    }
}

crate::words! {
    /// What happens to fees that were not used up (退费).
    pub enum Refund {
        /// What is left is refunded, nothing more is asked.
        NoExtra = "no-extra" | "多退少不补",
        /// What is left is refunded, what is short is asked for.
        Both = "both" | "多退少补",
    }
}

crate::words! {
    /// How surely an approval was made by its approver, least first.
    pub enum ApprovalEvidence {
        None = "none" | "不要求",
        Author = "author" | "提交人",
        Signed = "signed" | "已签名" | "签名",
        Verified = "verified" | "已验签" | "验签",
    }
}

crate::words! {
    /// The kind of a day for duty rosters (值班).
    pub enum DayKind {
        SchoolDay = "school-day" | "教学日" | "上学日",
        Weekend = "weekend" | "周末" | "双休日",
        Holiday = "holiday" | "节假日" | "假日",
        /// A day outside every term.
        Vacation = "vacation" | "寒暑假",
    }
}

crate::words! {
    /// A day of the week.
    pub enum WeekDay {
        Monday = "monday" | "周一" | "星期一",
        Tuesday = "tuesday" | "周二" | "星期二",
        Wednesday = "wednesday" | "周三" | "星期三",
        Thursday = "thursday" | "周四" | "星期四",
        Friday = "friday" | "周五" | "星期五",
        Saturday = "saturday" | "周六" | "星期六",
        Sunday = "sunday" | "周日" | "星期日" | "星期天",
    }
}

impl WeekDay {
    /// How many days after Monday it is.
    pub const fn days_after_monday(self) -> u32 {
        self as u32
    }
}

crate::words! {
    /// The level of the school (学段).
    pub enum Stage {
        Kindergarten = "kindergarten" | "幼儿园",
        Primary = "primary" | "小学",
        Junior = "junior" | "初中",
        Senior = "senior" | "高中",
        NineYear = "nine-year" | "九年一贯制" | "九年一贯制学校",
        University = "university" | "高校" | "大学",
    }
}

crate::words! {
    /// The language of findings and reports.
    pub enum Language {
        Chinese = "zh-CN" | "中文" | "简体中文" | "zh-cn" | "zh",
        English = "en" | "英文" | "英语",
    }
}

crate::words! {
    /// What `[rules]` may say of a rule.
    pub enum RuleWord {
        Error = "error" | "错误",
        Warning = "warning" | "警告",
        Note = "note" | "提示",
        Off = "off" | "关闭",
    }
}

impl RuleWord {
    /// What it makes of the rule.
    pub const fn setting(self) -> Setting {
        match self {
            Self::Error => Setting::Level(Level::Error),
            Self::Warning => Setting::Level(Level::Warning),
            Self::Note => Setting::Level(Level::Note),
            Self::Off => Setting::Off,
        }
    }
}

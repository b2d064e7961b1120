//! `archive` (档案): the boxes of papers that are kept, for how many years, and on which shelf.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::period::Period;

crate::open_words! {
    /// What is in a box.
    pub enum ArchiveKind in "archives" {
        Vouchers = "vouchers" | "凭证" | "会计凭证",
        Books = "books" | "账簿" | "会计账簿",
        Statements = "statements" | "报表" | "财务报告",
        Miscellaneous = "other" | "其他" | "其他档案",
    }
}

crate::register! {
    /// A box of the archive (档案盒).
    pub struct ArchiveBox in "archive" = "档案";
    area: Campus;
    kept: Shape::Csv;
    about: "归档的会计资料与其他档案，一盒一行", "the boxes of vouchers, books and other papers that are kept, a row each";
    id: number as "box";
    key: "box";
    day: made;
    columns {
        number as "box": Id = "盒号": "档案盒编号", "the box's number";
        kind: ArchiveKind = "类别": "档案类别", "what is in it";
        period: Period = "期间": "所属期间：年度、学期、月份或起止日期", "the period of its papers: a year, a term, a month or days";
        made: Day = "归档日期": "归档日期", "the day it was filed";
        keep_years: u32 = "保管年限": "保管年限（年），自所属年度终了后算起；永久保管填 0", "for how many years it is kept, from the end of its year; 0 for ever";
        shelf: Option<Label> = "架位": "存放的架位", "the shelf";
    }
}

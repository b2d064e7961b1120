//! `classes` (班级): the classes of each term and how many pupils they have, by which meals, fees and textbooks are judged.

use crate::id::Id;
use crate::term::TermId;

crate::open_words! {
    /// An age group of the nutrition standards.
    pub enum Age in "ages" {
        From3To5 = "3-5" | "3-5岁",
        From6To8 = "6-8" | "6-8岁",
        From9To11 = "9-11" | "9-11岁",
        From12To14 = "12-14" | "12-14岁",
        From15To17 = "15-17" | "15-17岁",
    }
}

crate::register! {
    /// A class in a term (班级).
    pub struct Class in "classes" = "班级";
    area: Basics;
    kept: Shape::Csv;
    about: "每学期各班的人数，用餐、收费、教材、床位都与它核对", "the classes of each term with their numbers of pupils";
    id: class;
    key: "term", "class";
    columns {
        term: TermId = "学期": "学期，如 2026-2027-1", "the term, such as 2026-2027-1";
        class: Id = "班级": "班级编号，如 三1班", "the class";
        pupils: u32 = "学生数": "在籍学生数（人），由班主任报", "pupils on the roll, as the class teacher reports them";
        boarders: Option<u32> = "住宿生": "其中住宿生（人）", "how many of them board";
        age: Option<Age> = "年龄段": "营养标准的年龄段", "the age group of the nutrition standards";
        beds: Option<u32> = "床位": "分给本班的床位（张）", "beds given to the class";
        teacher: Option<Id> = "班主任" -> "people": "班主任", "the class teacher";
    }
}

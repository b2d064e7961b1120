//! `appraisals` (考核): the marks that people get for their work in a term.

use crate::id::Id;
use crate::term::TermId;
use rust_decimal::Decimal;

crate::register! {
    /// One person's appraisal of another (考核).
    pub struct Appraisal in "appraisals" = "考核";
    area: Campus;
    kept: Shape::Csv;
    about: "后勤人员的学期考核评分，一人一位考核人一行", "marks for a term's work, a row a person and appraiser";
    key: "term", "person", "by";
    columns {
        term: TermId = "学期": "学期，如 2026-2027-1", "the term, such as 2026-2027-1";
        person: Id = "被考核人" -> "people": "被考核人", "who is appraised";
        score: Decimal = "评分": "评分，满分由学校定", "the mark, on the school's own scale";
        by: Id = "考核人" -> "people": "考核人", "who gives the mark";
    }
}

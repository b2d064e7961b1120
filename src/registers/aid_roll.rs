//! `aid-roll` (受助名单): whom a programme of aid is granted in a term, by the school's codes and never by name.

use crate::id::{Id, Label};
use crate::money::Money;
use crate::table::Text;
use crate::term::TermId;

crate::register! {
    /// A grant of aid (受助名单).
    pub struct AidGrant in "aid-roll" = "受助名单";
    area: Fees;
    kept: Shape::Csv;
    about: "每学期各资助项目的受助名单，只写学校编的代码，绝不写姓名", "who is granted aid in a term, by the school's own codes, never by name";
    key: "term", "programme", "code";
    columns {
        term: TermId = "学期": "学期，如 2026-2027-1", "the term, such as 2026-2027-1";
        programme: Label = "资助项目": "资助项目", "the programme";
        code: Id = "代码": "受助学生的代码，由学校编；不得用姓名、身份证号", "the pupil's code, the school's own; never a name or an ID number";
        reason: Option<Text> = "认定依据": "认定依据，如 低保、孤儿、残疾；不写家庭详情", "on what ground, in a word; no details of the family";
        amount: Money = "金额": "本学期资助金额（元）", "yuan for the term";
    }
}

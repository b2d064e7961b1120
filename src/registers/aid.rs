//! `aid` (资助): aid as it was paid, payment by payment, by the school's codes and never by name.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::term::TermId;

crate::register! {
    /// A payment of aid (资助发放).
    pub struct AidPayment in "aid" = "资助";
    area: Fees;
    kept: Shape::Csv;
    about: "资助的发放，分次发放的一次一行；只写学校编的代码，绝不写姓名", "aid as it was paid, a row a payment, by the school's own codes, never by name";
    key: "term", "programme", "code", "paid";
    columns {
        term: TermId = "学期": "学期，如 2026-2027-1", "the term, such as 2026-2027-1";
        programme: Label = "资助项目": "资助项目", "the programme";
        code: Id = "代码": "受助学生的代码，与受助名单一致；不得用姓名、身份证号", "the pupil's code, as on the roll; never a name or an ID number";
        amount: Money = "金额": "发放金额（元）", "yuan paid";
        paid: Option<Day> = "发放日期": "发放日期；未发放不填", "the day it was paid; empty until then";
        voucher: Option<Id> = "凭证号" -> "journal": "发放凭证", "the voucher that books it";
        published: Option<Day> = "公示": "公示日期", "the day it was published";
    }
}

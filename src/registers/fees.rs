//! `fees` (收费): what each class paid for each fee of a term, what of it was used, and what went back.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::term::TermId;

crate::register! {
    /// A fee of a class in a term (收费结算).
    pub struct Fee in "fees" = "收费";
    area: Fees;
    kept: Shape::Csv;
    about: "各班每学期各项收费的预收、实支、退还，一班一项一行；不写学生姓名", "what each class paid for each fee of a term, what was used and what went back; never a pupil's name";
    key: "term", "fee", "class";
    columns {
        term: TermId = "学期": "学期，如 2026-2027-1", "the term, such as 2026-2027-1";
        fee: Id = "收费项目" -> "fee-items": "收费项目", "the fee";
        class: Id = "班级": "班级", "the class";
        payers: u32 = "缴费人数": "缴费人数（人）", "how many paid";
        units: Option<Quantity> = "次数/月数": "每人的次数、月数或件数；按学期收的不填", "meals, months or pieces for each payer; empty for a fee by the term";
        charged: Money = "预收": "收取金额（元）", "yuan collected";
        used: Option<Money> = "实支": "实际支出（元）", "yuan that were used";
        refunded: Option<Money> = "退还": "退还金额（元）", "yuan that went back";
        settled: Option<Day> = "结算日期": "结算日期；未结算不填", "the day it was settled; empty until then";
        voucher: Option<Id> = "凭证号" -> "journal": "收款凭证", "the voucher of the collection";
        refund_voucher: Option<Id> = "退款凭证" -> "journal": "退款凭证", "the voucher of the refund";
    }
}

//! `damages` (损坏赔偿): what was broken or lost, who answers for it, what was decided and whether it was paid.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::table::Text;

crate::register! {
    /// A case of damage (损坏赔偿).
    pub struct Damage in "damages" = "损坏赔偿";
    area: Assets;
    kept: Shape::Csv;
    about: "财物损坏、丢失的处理与赔偿，一事一行", "what was broken or lost and what was decided, a row a case";
    id: damage;
    key: "damage";
    one_of: "asset", "item";
    day: date;
    columns {
        damage: Id = "赔偿单": "赔偿通知单号", "the case's number";
        date: Day = "日期": "发现日期", "the day it was found";
        asset: Option<Id> = "资产编号" -> "assets": "损坏的资产；资产与品号填一项", "the asset; either this or the item";
        item: Option<Id> = "品号" -> "items": "损坏的物品；资产与品号填一项", "the item; either this or the asset";
        class: Option<Id> = "责任班级": "责任班级", "the class that answers for it";
        person: Option<Id> = "责任人" -> "people": "责任人（教职工）；学生只填班级，不写姓名", "the member of staff who answers for it; pupils are never named";
        amount: Option<Money> = "赔偿": "应赔金额（元）", "yuan to be paid";
        decision: Text = "处理": "处理决定", "what was decided";
        approved_by: Option<Id> = "批准人" -> "people": "批准人", "who approved it";
        paid: Option<Day> = "缴款": "缴款日期；未缴不填", "the day it was paid; empty until then";
        voucher: Option<Id> = "凭证号" -> "journal": "收款凭证", "the voucher that books the payment";
    }
}

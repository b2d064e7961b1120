//! 赔偿通知单: what was damaged, who answers for it, what is to be paid.

use super::goods::{in_capitals, name_of, signed, words};
use super::{Form, Size, of_document};
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Part, Signature};

/// `damage`.
pub static FORM: Form = Form {
    name: "damage",
    title: Wording::new("损坏赔偿通知单", "notice of damage"),
    about: Wording::new(
        "一张赔偿单：物品、责任班级或责任人、赔偿、处理",
        "a case of damage: what, who answers, what is to be paid",
    ),
    size: Size::Slip,
    registers: &["damages"],
    names: Wording::new("赔偿单号", "a case of damage"),
    build: |desk, name| of_document(desk, name, build),
};

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let row = desk.rows().damages.get(id)?;
    let asset = row.asset.and_then(|asset| desk.rows().assets.get(asset)).map(|asset| asset.name.to_string());
    let what = asset.unwrap_or_else(|| name_of(desk, row.item, None));
    let answers = row.person.map(|person| desk.person(person)).or_else(|| row.class.map(|class| desk.text(class)));
    let mut facts = vec![
        Fact::new("damage", desk.word("编号", "number"), Kind::Code, desk.text(id)),
        Fact::new("date", desk.word("发现日期", "found"), Kind::Date, row.date),
        words("what", desk.word("损坏物品", "what"), what),
        Fact::new("asset", desk.word("资产编号", "asset"), Kind::Code, row.asset.map(|asset| desk.text(asset)).unwrap_or_default()),
        words("answers", desk.word("责任班级或责任人", "who answers"), answers.unwrap_or_default()),
        words("decision", desk.word("处理决定", "decision"), &*row.decision),
        Fact::new("amount", desk.word("应赔金额（元）", "yuan to be paid"), Kind::Money, row.amount),
        Fact::new("paid", desk.word("缴款日期", "paid"), Kind::Date, row.paid),
    ];
    facts.extend(row.amount.and_then(|amount| in_capitals(desk, amount)));
    let signatures = vec![
        signed(desk, desk.word("批准人", "approved by"), row.approved_by, Some(row.date)),
        Signature::blank(desk.word("班主任（责任人）签收", "received by")),
        Signature::blank(desk.word("总务处", "logistics office")),
    ];
    Some(Body::new(vec![Part::Facts(facts), Part::Signatures(signatures)]))
}

//! 请购单: who asks for what, for which purpose and money, and who has agreed.

use super::goods::{in_capitals, signed, steps, table, words};
use super::{Form, Size, of_document};
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Part};

/// `purchase-request`.
pub static FORM: Form = Form {
    name: "purchase-request",
    title: Wording::new("请购单", "purchase request"),
    about: Wording::new("一张请购单：用途、经费、明细、审批签字", "a purchase: purpose, money, lines, approvals"),
    size: Size::Slip,
    registers: &["purchases"],
    names: Wording::new("请购单号", "a purchase"),
    build: |desk, name| of_document(desk, name, build),
};

/// The steps that a request goes through at most schools, in their order.
const STEPS: [(&str, &str, &str); 5] = [
    ("department", "部门负责人", "head of department"),
    ("logistics", "总务主任", "logistics director"),
    ("vice-principal", "分管校长", "vice-principal"),
    ("principal", "校长", "principal"),
    ("committee", "校务会议", "school council"),
];

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let chain = desk.books.purchases.get(id)?;
    let row = chain.row;
    let mut facts = vec![
        Fact::new("id", desk.word("编号", "number"), Kind::Code, desk.text(id)),
        Fact::new("date", desk.word("请购日期", "date"), Kind::Date, row.date),
        words(
            "department",
            desk.word("部门", "department"),
            row.department.map(|department| desk.label(department)).unwrap_or_default(),
        ),
        words("budget", desk.word("经费项目", "budget line"), row.budget.map(|line| desk.budget(line)).unwrap_or_default()),
        words("purpose", desk.word("用途", "purpose"), row.purpose.as_deref().unwrap_or_default()),
    ];
    facts.extend(in_capitals(desk, chain.estimate));
    let wanted: Vec<_> = STEPS.into_iter().filter(|(step, ..)| is_asked(desk, chain, step)).collect();
    let mut signatures = vec![signed(desk, desk.word("申请人", "requested by"), Some(row.requester), Some(row.date))];
    signatures.extend(steps(desk, &row.approvals, &wanted));
    Some(Body::new(vec![
        Part::Facts(facts),
        Part::Table(table(desk, &row.lines, Some(chain.estimate))),
        Part::Signatures(signatures),
    ]))
}

/// Whether the policy asks for this step for this amount, or somebody has signed it.
fn is_asked(desk: &Desk<'_>, chain: &crate::books::purchases::Chain<'_>, step: &str) -> bool {
    let signed = chain.row.approvals.iter().any(|approval| desk.text(approval.step) == step);
    signed || chain.band.is_none_or(|band| band.steps.iter().any(|asked| asked == step))
}

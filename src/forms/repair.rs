//! 报修单: what is broken where, who was sent, when it was mended, who signed for it.

use super::goods::{signed, words};
use super::{Form, Size, of_document};
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Part};

/// `repair`.
pub static FORM: Form = Form {
    name: "repair",
    title: Wording::new("报修单", "repair"),
    about: Wording::new("一张报修单：故障、派工、完工、验收", "a repair: the fault, who was sent, when it was mended, who signed"),
    size: Size::Slip,
    registers: &["repairs"],
    names: Wording::new("报修单号", "a repair"),
    build: |desk, name| of_document(desk, name, build),
};

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let row = desk.rows().repairs.get(id)?;
    let assigned =
        row.assigned.map(|who| if desk.rows().suppliers.get(who).is_some() { desk.supplier(who) } else { desk.person(who) });
    let asset = row.asset.and_then(|asset| desk.rows().assets.get(asset)).map(|asset| asset.name.to_string());
    let facts = vec![
        Fact::new("repair", desk.word("编号", "number"), Kind::Code, desk.text(id)),
        Fact::new("reported", desk.word("报修时间", "reported"), Kind::Date, row.reported),
        words("place", desk.word("地点", "place"), desk.place(row.place)),
        words("asset", desk.word("资产", "asset"), asset),
        words("fault", desk.word("故障", "fault"), &*row.fault),
        words("urgency", desk.word("紧急程度", "urgency"), desk.fixed_word(row, "urgency")),
        words("assigned", desk.word("派工", "sent"), assigned.unwrap_or_default()),
        Fact::new("done", desk.word("完工时间", "mended"), Kind::Date, row.done),
        Fact::new("cost", desk.word("费用（元）", "cost, yuan"), Kind::Money, row.cost),
        Fact::new(
            "purchase",
            desk.word("请购单", "purchase"),
            Kind::Code,
            row.purchase.map(|id| desk.text(id)).unwrap_or_default(),
        ),
    ];
    let signatures = vec![
        signed(desk, desk.word("报修人", "reported by"), Some(row.reporter), Some(row.reported.day)),
        signed(
            desk,
            desk.word("维修人", "mended by"),
            row.assigned.filter(|who| desk.rows().people.get(*who).is_some()),
            row.done.map(|done| done.day),
        ),
        signed(desk, desk.word("验收人", "signed for by"), row.accepted_by, row.accepted.map(|accepted| accepted.day)),
    ];
    Some(Body::new(vec![Part::Facts(facts), Part::Signatures(signatures)]))
}

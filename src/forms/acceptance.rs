//! 验收单: what came, what was refused, who looked at it.

use super::goods::{name_of, people, unit_of, words};
use super::{Form, Size, of_document};
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Line, Part, Signature, Table};

/// `acceptance`.
pub static FORM: Form = Form {
    name: "acceptance",
    title: Wording::new("验收单", "acceptance"),
    about: Wording::new("一张验收单（YS-…），或一张请购单的全部验收", "an acceptance, or all of a purchase"),
    size: Size::Slip,
    registers: &["purchases"],
    names: Wording::new("验收单号或请购单号", "an acceptance, or a purchase"),
    build: |desk, name| of_document(desk, name, build),
};

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let purchases = &desk.rows().purchases;
    let row = purchases.get(id).or_else(|| purchases.iter().find(|row| row.acceptances.iter().any(|one| one.id == id)))?;
    let mut parts = Vec::new();
    for acceptance in row.acceptances.iter().filter(|one| row.id == id || one.id == id) {
        let supplier = acceptance.supplier.or_else(|| row.order.as_ref().map(|order| order.supplier));
        parts.push(Part::Facts(vec![
            Fact::new("id", desk.word("验收单号", "number"), Kind::Code, desk.text(acceptance.id)),
            Fact::new("purchase", desk.word("请购单", "purchase"), Kind::Code, desk.text(row.id)),
            Fact::new("date", desk.word("验收日期", "date"), Kind::Date, acceptance.date),
            words(
                "supplier",
                desk.word("供应商", "supplier"),
                supplier.map(|supplier| desk.supplier(supplier)).unwrap_or_default(),
            ),
            words("note", desk.word("备注", "remark"), acceptance.note.as_deref().unwrap_or_default()),
        ]));
        let columns = vec![
            desk.column("number", "序", "no.", Kind::Count),
            desk.column("name", "品名规格", "goods", Kind::Text),
            desk.column("unit", "单位", "unit", Kind::Text),
            desk.column("received", "实收", "received", Kind::Quantity),
            desk.column("accepted", "合格", "accepted", Kind::Quantity),
            desk.column("rejected", "不合格", "refused", Kind::Quantity),
            desk.column("note", "处理", "remark", Kind::Text),
        ];
        let mut table = Table::new("lines", String::new(), columns, desk.word("没有明细。", "No lines.").to_owned());
        for (number, line) in (1_usize..).zip(&acceptance.lines) {
            let rejected = line.rejected.unwrap_or_default();
            table.push(Line::new(vec![
                number.into(),
                name_of(desk, line.item, line.name.as_deref()).into(),
                unit_of(desk, line.item, line.unit.map(|unit| desk.label(unit))).into(),
                line.quantity.into(),
                (line.quantity - rejected).into(),
                rejected.into(),
                line.note.as_deref().unwrap_or_default().into(),
            ]));
        }
        parts.push(Part::Table(table));
        let by = people(desk, &acceptance.by);
        let accepted =
            Signature { role: desk.word("验收人", "accepted by").to_owned(), name: Some(by), day: Some(acceptance.date) };
        parts.push(Part::Signatures(vec![
            accepted,
            Signature::blank(desk.word("使用部门", "user")),
            Signature::blank(desk.word("保管员", "storekeeper")),
        ]));
    }
    (!parts.is_empty()).then(|| Body::new(parts))
}

//! What stands on several forms: lines of goods with their amounts, the total in capital numerals, who signed.

use crate::capitals::capitals;
use crate::day::Day;
use crate::id::Id;
use crate::lang::Lang;
use crate::money::Money;
use crate::registers::{Approval, PurchaseLine};
use crate::reports::Desk;
use crate::sheet::{Column, Fact, Kind, Line, Signature, Table, Value};

/// The columns of lines of goods: number, name, model, unit, quantity, price, amount, remark.
pub fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("number", "序", "no.", Kind::Count),
        desk.column("name", "品名规格", "goods", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("quantity", "数量", "quantity", Kind::Quantity),
        desk.column("price", "单价（元）", "price", Kind::Price),
        desk.column("amount", "金额（元）", "yuan", Kind::Money),
        desk.column("note", "备注", "remark", Kind::Text),
    ]
}

/// Lines of a request or an order, with what they come to.
pub fn table(desk: &Desk<'_>, lines: &[PurchaseLine], total: Option<Money>) -> Table {
    let mut table = Table::new("goods", String::new(), columns(desk), desk.word("没有明细。", "No lines.").to_owned());
    for (number, line) in (1_usize..).zip(lines) {
        table.push(Line::new(vec![
            number.into(),
            name_of(desk, line.item, line.name.as_deref()).into(),
            unit_of(desk, line.item, line.unit.map(|unit| desk.label(unit))).into(),
            line.quantity.into(),
            line.price.into(),
            line.price.map(|price| price.of(line.quantity)).into(),
            line.note.as_deref().unwrap_or_default().into(),
        ]));
    }
    if let Some(total) = total {
        let mut cells = vec![Value::Empty; 7];
        cells[1] = desk.word("合计", "total").into();
        cells[5] = total.into();
        table.push(Line::new(cells).total());
    }
    table
}

/// An item with its model, else the free name.
pub fn name_of(desk: &Desk<'_>, item: Option<Id>, name: Option<&str>) -> String {
    match item.and_then(|item| desk.rows().items.get(item)) {
        Some(row) => match row.spec.as_deref() {
            Some(model) => format!("{} {model}", row.name),
            None => row.name.to_string(),
        },
        None => name.map_or_else(|| item.map(|item| desk.text(item)).unwrap_or_default().to_owned(), str::to_owned),
    }
}

/// The unit of a line: its own, else the item's.
pub fn unit_of<'d>(desk: &Desk<'d>, item: Option<Id>, unit: Option<&'d str>) -> &'d str {
    unit.unwrap_or_else(|| item.map_or("", |item| desk.unit(item)))
}

/// The amount in capital numerals, as it stands on a paper of money; in English only the figure does.
pub fn in_capitals(desk: &Desk<'_>, amount: Money) -> Option<Fact> {
    let text = capitals(amount).filter(|_| desk.lang == Lang::Chinese)?;
    Some(Fact::new("capitals", "金额大写", Kind::Text, format!("人民币{text}")))
}

/// A line for somebody who signed on a day, else an empty one.
pub fn signed(desk: &Desk<'_>, role: &str, who: Option<Id>, day: Option<Day>) -> Signature {
    Signature { role: role.to_owned(), name: who.map(|who| desk.person(who).to_owned()), day: day.filter(|_| who.is_some()) }
}

/// A line a step, filled where the step is signed, in the order of the steps; steps beyond these follow.
pub fn steps(desk: &Desk<'_>, approvals: &[Approval], wanted: &[(&str, &'static str, &'static str)]) -> Vec<Signature> {
    let of = |step: &str| approvals.iter().rev().find(|approval| desk.text(approval.step) == step);
    let mut lines: Vec<Signature> = Vec::new();
    for (step, zh, en) in wanted {
        let approval = of(step);
        lines.push(signed(desk, desk.word(zh, en), approval.map(|approval| approval.by), approval.map(|approval| approval.date)));
    }
    for approval in approvals.iter().filter(|approval| !wanted.iter().any(|(step, ..)| *step == desk.text(approval.step))) {
        lines.push(signed(desk, desk.text(approval.step), Some(approval.by), Some(approval.date)));
    }
    lines
}

/// Several people as one text.
pub fn people(desk: &Desk<'_>, who: &[Id]) -> String {
    desk.list(who.iter().map(|person| desk.person(*person)))
}

/// A fact of words.
pub fn words(name: &'static str, shown: &str, value: impl Into<Value>) -> Fact {
    Fact::new(name, shown, Kind::Text, value)
}

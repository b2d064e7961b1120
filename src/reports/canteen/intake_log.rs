//! 进货查验台账: every delivery of food with its papers, its shelf life, who sold it and who checked it (食品安全法第五十三条).

use crate::books::certificates::is_valid;
use crate::day::Day;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CanteenIntake, CertificateKind, IntakeResult, Paper};
use crate::reports::pieces::{fixed, open, row_line, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Fact, Kind, Line, Part, Table, Value};
use std::collections::BTreeMap;

/// `intake-log`.
pub static REPORT: Report = Report {
    name: "intake-log",
    title: Wording::new("食品进货查验台账", "food deliveries: record of inspection"),
    about: Wording::new(
        "每批食材的名称、规格、数量、生产日期、保质期、供货者、票证、验收人",
        "each delivery of food: name, quantity, lot, shelf life, supplier, papers, who checked it",
    ),
    figures: Wording::new(
        "逐行取自食堂入库，被红字冲销的不列，拒收、销毁的列明结果。供货者的地址、电话、许可证号在第二张表，许可证取进货当日有效的。栏目依食品安全法第五十三条。",
        "Line by line from canteen-intake; what a red row took back is left out, what was refused says so. The suppliers' addresses, telephone numbers and licences stand in the second table; licences valid on the day of a delivery. Columns after Food Safety Law art. 53.",
    ),
    span: Span::Month,
    takes: &[Choice::Place, Choice::Item, Choice::Supplier],
    subject: None,
    by: &[],
    reads: &["canteen-intake", "items", "suppliers", "certificates", "people"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let is_wanted = |row: &&CanteenIntake| {
        desk.holds(row.date)
            && desk.wants_place(Some(row.place))
            && desk.wants(Choice::Item, row.item)
            && desk.wants(Choice::Supplier, row.supplier)
    };
    let mut rows: Vec<&CanteenIntake> = desk.books.deliveries.all().filter(is_wanted).collect();
    rows.sort_by_key(|row| (row.date, desk.text(row.slip), row.at));
    let mut table = Table::new(
        "deliveries",
        String::new(),
        vec![
            desk.column("date", "进货日期", "date", Kind::Date),
            desk.column("place", "食堂", "canteen", Kind::Text),
            desk.column("slip", "单号", "slip", Kind::Code),
            desk.column("item", "品名", "item", Kind::Text),
            desk.column("spec", "规格", "specification", Kind::Text),
            desk.column("quantity", "数量", "quantity", Kind::Quantity),
            desk.column("unit", "单位", "unit", Kind::Text),
            desk.column("produced", "生产日期", "produced", Kind::Date),
            desk.column("lot", "批号", "lot", Kind::Code),
            desk.column("expires", "保质期至", "use by", Kind::Date),
            desk.column("supplier", "供货者", "supplier", Kind::Text),
            desk.column("papers", "票证", "papers", Kind::Text),
            desk.column("result", "查验结果", "result", Kind::Text),
            desk.column("by", "验收人", "checked by", Kind::Text),
            desk.column("witness", "复核人", "and by", Kind::Text),
        ],
        desk.word("本期没有进货。", "Nothing was delivered in the period.").to_owned(),
    );
    // Where all goes to one canteen its name need not stand in every line.
    let is_one_place = rows.iter().all(|row| rows.first().is_some_and(|first| first.place == row.place));
    for row in &rows {
        table.push(line(desk, row, is_one_place));
    }
    let refused = rows.iter().filter(|row| row.result.is_some_and(|result| result != IntakeResult::Accepted)).count();
    let mut parts = Vec::new();
    if !rows.is_empty() {
        parts.push(Part::Facts(vec![
            Fact::new("deliveries", desk.word("查验批次", "lines inspected"), Kind::Count, rows.len()),
            Fact::new("refused", desk.word("其中拒收、销毁", "of those, refused"), Kind::Count, refused),
        ]));
    }
    parts.push(Part::Table(table));
    if !rows.is_empty() {
        parts.push(Part::Table(suppliers(desk, &rows)));
        parts.push(signatures(desk, &[("食品安全员", "food safety officer"), ("食堂负责人", "head of the canteen")]));
    }
    Body::new(parts)
}

fn line(desk: &Desk<'_>, row: &CanteenIntake, is_one_place: bool) -> Line {
    let item = desk.rows().items.get(row.item);
    let papers: Vec<String> =
        row.papers.iter().map(|paper| open(desk, Paper::WORDS, paper.name(&desk.ledger.names)).shown(Kind::Text)).collect();
    row_line(
        desk,
        row,
        vec![
            row.date.into(),
            if is_one_place { Value::Empty } else { desk.place(row.place).into() },
            desk.text(row.slip).into(),
            desk.item(row.item).into(),
            item.and_then(|item| item.spec.as_deref()).into(),
            row.quantity.into(),
            row.unit.map_or_else(|| desk.unit(row.item), |unit| desk.label(unit)).into(),
            row.produced.into(),
            row.lot.map(|lot| desk.label(lot)).into(),
            row.expires.into(),
            desk.supplier(row.supplier).into(),
            desk.list(papers.iter().map(String::as_str)).into(),
            fixed(desk, row.result.unwrap_or(IntakeResult::Accepted)),
            desk.person(row.by).into(),
            desk.person(row.witness).into(),
        ],
    )
}

/// Who delivered: where to find them, and the licences valid on the day of a delivery.
fn suppliers(desk: &Desk<'_>, rows: &[&CanteenIntake]) -> Table {
    let mut table = Table::new(
        "suppliers",
        desk.word("供货者", "suppliers").to_owned(),
        vec![
            desk.column("supplier", "名称", "name", Kind::Text),
            desk.column("uscc", "统一社会信用代码", "credit code", Kind::Code),
            desk.column("address", "地址", "address", Kind::Text),
            desk.column("phone", "联系电话", "telephone", Kind::Code),
            desk.column("licences", "食品许可证号", "food licence", Kind::Text),
            desk.column("lines", "批次", "lines", Kind::Count),
        ],
        String::new(),
    );
    let mut days: BTreeMap<(&str, Id), Vec<Day>> = BTreeMap::new();
    for row in rows {
        days.entry((desk.text(row.supplier), row.supplier)).or_default().push(row.date);
    }
    for ((_, id), days) in days {
        let supplier = desk.rows().suppliers.get(id);
        let licences = desk.books.certificates.of(id).iter().copied();
        let valid = licences.filter(|row| row.kind == CertificateKind::FoodLicence && days.iter().any(|day| is_valid(row, *day)));
        let valid: Vec<_> = valid.collect();
        let numbers = desk.list(valid.iter().filter_map(|row| row.number.as_deref()));
        let cells = vec![
            Value::text(desk.supplier(id)),
            supplier.and_then(|supplier| supplier.uscc).map(|code| desk.label(code)).into(),
            supplier.and_then(|supplier| supplier.address.as_deref()).into(),
            supplier.and_then(|supplier| supplier.phone.as_deref()).into(),
            numbers.into(),
            days.len().into(),
        ];
        let rows = supplier.map(|supplier| desk.row(supplier)).into_iter().chain(valid.into_iter().map(|row| desk.row(row)));
        table.push(Line::new(cells).of(rows.collect::<Vec<_>>()));
    }
    table
}

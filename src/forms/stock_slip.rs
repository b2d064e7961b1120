//! 入库单、领用单、退库单: one slip of the stores, whatever it moved.

use super::goods::{name_of, signed, unit_of, words};
use super::{Form, Size, of_document};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{MoveKind, StockMove};
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Line, Part, Signature, Table, Value};

/// `stock-slip`.
pub static FORM: Form = Form {
    name: "stock-slip",
    title: Wording::new("出入库单", "stock slip"),
    about: Wording::new(
        "一张入库、领用、退库、调拨、报损单（RK-、LY-…），按类型定名",
        "a slip of the stores: receipt, issue, return, transfer, loss",
    ),
    size: Size::Slip,
    registers: &["stock-moves"],
    names: Wording::new("出入库单号", "a slip of the stores"),
    build: |desk, name| of_document(desk, name, build),
};

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let rows: Vec<&StockMove> = desk.rows().stock_moves.iter().filter(|row| row.slip == id).collect();
    let first = rows.first()?;
    let movements = movements(desk, &rows);
    let columns = vec![
        desk.column("number", "序", "no.", Kind::Count),
        desk.column("name", "品名规格", "goods", Kind::Text),
        desk.column("lot", "批号", "lot", Kind::Code),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("quantity", "数量", "quantity", Kind::Quantity),
        desk.column("price", "单价（元）", "price", Kind::Price),
        desk.column("amount", "金额（元）", "yuan", Kind::Money),
    ];
    let mut table = Table::new("lines", String::new(), columns, String::new());
    let mut total = Money::ZERO;
    for (number, (row, amount)) in (1_usize..).zip(rows.iter().zip(movements)) {
        total += amount;
        table.push(
            Line::new(vec![
                number.into(),
                name_of(desk, Some(row.item), None).into(),
                row.lot.map(|lot| desk.label(lot)).unwrap_or_default().into(),
                unit_of(desk, Some(row.item), row.unit.map(|unit| desk.label(unit))).into(),
                row.quantity.into(),
                row.price.into(),
                amount.into(),
            ])
            .of([desk.row(*row)]),
        );
    }
    let mut cells = vec![Value::Empty; 7];
    cells[1] = desk.word("合计", "total").into();
    cells[6] = total.into();
    table.push(Line::new(cells).total());
    let body = Body::new(vec![Part::Facts(facts(desk, first)), Part::Table(table), Part::Signatures(signatures(desk, first))]);
    Some(body.titled(title(first.kind).text(desk.lang).to_owned()))
}

/// What each row of the slip is worth in the books, without its sign.
fn movements(desk: &Desk<'_>, rows: &[&StockMove]) -> Vec<Money> {
    let value = |row: &&StockMove| {
        let movements = desk.books.stock.of(row.place, row.item);
        let own = movements.iter().find(
            |movement| matches!(movement.written, crate::books::stock::Written::Move(written) if std::ptr::eq(written, *row)),
        );
        own.map_or_else(|| row.amount.unwrap_or_default(), |movement| movement.value.abs())
    };
    rows.iter().map(value).collect()
}

const fn title(kind: MoveKind) -> Wording {
    match kind {
        MoveKind::Opening => Wording::new("期初库存单", "opening stock"),
        MoveKind::In => Wording::new("入库单", "goods received"),
        MoveKind::Issue => Wording::new("领用单", "goods issued"),
        MoveKind::Return => Wording::new("退库单", "goods returned"),
        MoveKind::Transfer => Wording::new("调拨单", "goods transferred"),
        MoveKind::Loss => Wording::new("报损单", "goods lost"),
        MoveKind::Surplus => Wording::new("盘盈单", "goods found"),
        MoveKind::SupplierReturn => Wording::new("退货单", "goods returned to the supplier"),
    }
}

fn facts(desk: &Desk<'_>, row: &StockMove) -> Vec<Fact> {
    let to = row.to.map(|place| desk.place(place)).or_else(|| row.department.map(|department| desk.label(department)));
    let to = to.or_else(|| row.class.map(|class| desk.text(class))).unwrap_or_default();
    vec![
        Fact::new("slip", desk.word("单号", "number"), Kind::Code, desk.text(row.slip)),
        Fact::new("date", desk.word("日期", "date"), Kind::Date, row.date),
        words("place", desk.word("仓库", "store"), desk.place(row.place)),
        words("to", desk.word("去向", "to"), to),
        Fact::new(
            "purchase",
            desk.word("请购单", "purchase"),
            Kind::Code,
            row.purchase.map(|id| desk.text(id)).unwrap_or_default(),
        ),
        Fact::new(
            "acceptance",
            desk.word("验收单", "acceptance"),
            Kind::Code,
            row.acceptance.map(|id| desk.text(id)).unwrap_or_default(),
        ),
    ]
}

fn signatures(desk: &Desk<'_>, row: &StockMove) -> Vec<Signature> {
    let keeper = signed(desk, desk.word("保管员", "storekeeper"), Some(row.by), Some(row.date));
    let other = match row.kind {
        MoveKind::Issue | MoveKind::Return => signed(desk, desk.word("领用人", "taken by"), row.person, Some(row.date)),
        MoveKind::Loss | MoveKind::Surplus => signed(desk, desk.word("批准人", "approved by"), row.approved_by, Some(row.date)),
        _ => Signature::blank(desk.word("采购人", "buyer")),
    };
    vec![keeper, other, Signature::blank(desk.word("总务主任", "logistics director"))]
}

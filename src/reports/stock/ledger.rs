//! 材料账: one item, movement by movement at each place, with quantity and value of what lies there after each.

use crate::books::purchases::Chain;
use crate::books::stock::{Movement, Turn, Written};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{CanteenIssue, StockMove};
use crate::reports::lines::{fixed, named, signatures, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use crate::table::shown_name;

/// `stock`.
pub static REPORT: Report = Report {
    name: "stock",
    title: Wording::new("材料账", "stock ledger"),
    about: Wording::new(
        "一种物品在各仓库逐笔的收、发、存，数量与金额，逐笔结存",
        "one item at each store: every movement, quantity and amount, with the running balance",
    ),
    figures: Wording::new(
        "上期结存 = 期初日前的结存（含启用日期初行）；结存 = 上一行结存 + 收入 − 发出，金额按账上计价方法。调拨在调出、调入两处各列一行。红字冲销列在所冲的一方，为负。各处期末结存之和即本品库存。",
        "Brought forward: what lay there before the first day, with what opened the books; the balance is that of the line before plus in less out, amounts by the costing method. \
         A transfer stands at both places; a correction on the side that it corrects, negative.",
    ),
    span: Span::Term,
    takes: &[Choice::Place],
    subject: Some(Choice::Item),
    by: &[],
    reads: &["stock-moves", "canteen-intake", "canteen-issues", "items", "places"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let Some(item) = desk.chosen(Choice::Item) else {
        return Body::nothing(
            desk.word(
                "请写明物品，如 bursar report stock 品号；各物品的收发存见 bursar report stock-monthly。",
                "Say which item, as in `bursar report stock ITEM`; `bursar report stock-monthly` shows all of them.",
            )
            .to_owned(),
        );
    };
    let empty = desk.word("期内没有库存，也没有收发。", "None lay in the stores and none moved.").to_owned();
    let mut table = Table::new("stock", String::new(), columns(desk), empty);
    let mut closing = (Quantity::ZERO, Money::ZERO);
    let mut places = 0;
    for place in desk.books.stock.places().filter(|place| desk.wants_place(Some(*place))) {
        if let Some((quantity, value)) = add_place(desk, &mut table, place, item) {
            closing = (closing.0 + quantity, closing.1 + value);
            places += 1;
        }
    }
    if places > 1 {
        let cells = [(QUANTITY, closing.0.into()), (VALUE, closing.1.into())];
        table.push(with(table.columns.len(), desk.word("各处结存合计", "in all places"), cells).total());
    }
    let unit = desk.unit(item);
    let title =
        say!(desk.lang, "{}（{}）材料账，单位：{unit}", "stock ledger of {} ({}), in {unit}", desk.item(item), desk.text(item));
    let signs = [("保管员", "storekeeper"), ("会计", "accountant")];
    Body::new(vec![Part::Table(table), signatures(desk, &signs)]).titled(title)
}

/// Columns of the balance.
const QUANTITY: usize = 9;
const VALUE: usize = 10;

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("slip", "单号", "slip", Kind::Code),
        desk.column("kind", "类型", "kind", Kind::Text),
        desk.column("party", "来源/去向", "from or to", Kind::Text),
        desk.column("lot", "批号", "lot", Kind::Text),
        desk.column("in", "收入数量", "in", Kind::Quantity),
        desk.column("in_amount", "收入金额", "in yuan", Kind::Money),
        desk.column("out", "发出数量", "out", Kind::Quantity),
        desk.column("out_amount", "发出金额", "out yuan", Kind::Money),
        desk.column("quantity", "结存数量", "balance", Kind::Quantity),
        desk.column("value", "结存金额", "balance yuan", Kind::Money),
    ]
}

/// Adds a place; gives what lies there at the end, nothing where the item was never there in the days.
fn add_place(desk: &Desk<'_>, table: &mut Table, place: Id, item: Id) -> Option<(Quantity, Money)> {
    let movements = desk.books.stock.of(place, item);
    let before = movements.partition_point(|movement| movement.day < desk.period.first || movement.turn == Turn::Opening);
    let until = movements.partition_point(|movement| movement.day <= desk.until()).max(before);
    let last = before.checked_sub(1).and_then(|last| movements.get(last));
    let opening = last.map_or((Quantity::ZERO, Money::ZERO), |last| (last.quantity_after, last.value_after));
    let within = movements.get(before..until).unwrap_or_default();
    if within.is_empty() && opening.0.is_zero() && opening.1.is_zero() {
        return None;
    }
    let width = table.columns.len();
    table.push(named(width, desk.place(place)).group());
    let forward = with(width, desk.word("上期结存", "brought forward"), [(QUANTITY, opening.0.into()), (VALUE, opening.1.into())]);
    table.push(forward.of(last.map(|last| desk.written(last.written))));
    let (mut taken, mut given) = ((Quantity::ZERO, Money::ZERO), (Quantity::ZERO, Money::ZERO));
    for movement in within {
        let side = if movement.written.is_of_out_side() { &mut given } else { &mut taken };
        let sign = if movement.written.is_of_out_side() {
            (-movement.quantity, -movement.value)
        } else {
            (movement.quantity, movement.value)
        };
        *side = (side.0 + sign.0, side.1 + sign.1);
        table.push(line(desk, movement, sign));
    }
    let closing = within.last().map_or(opening, |last| (last.quantity_after, last.value_after));
    let sums = [(5, taken.0.into()), (6, taken.1.into()), (7, given.0.into()), (8, given.1.into())];
    let sums = sums.into_iter().chain([(QUANTITY, closing.0.into()), (VALUE, closing.1.into())]);
    table.push(with(width, desk.word("本期合计", "in these days"), sums).subtotal());
    Some(closing)
}

fn line(desk: &Desk<'_>, movement: &Movement<'_>, (quantity, value): (Quantity, Money)) -> Line {
    let written = movement.written;
    let (taken, given) = if written.is_of_out_side() {
        ([Value::Empty, Value::Empty], [quantity.into(), value.into()])
    } else {
        ([quantity.into(), value.into()], [Value::Empty, Value::Empty])
    };
    let mut cells = vec![
        movement.day.into(),
        desk.text(written.slip()).into(),
        kind(desk, written),
        Value::text(party(desk, written)),
        movement.lot.map(|lot| desk.label(lot)).into(),
    ];
    cells.extend(taken.into_iter().chain(given));
    cells.extend([movement.quantity_after.into(), movement.value_after.into()]);
    Line::new(cells).of([desk.written(written)])
}

/// What kind of slip it is.
fn kind(desk: &Desk<'_>, written: Written<'_>) -> Value {
    match written {
        Written::Move(row) => fixed(desk, row.kind),
        Written::TransferIn(_) => Value::Word("transfer-in", desk.word("调入", "transfer in").to_owned()),
        Written::Intake(_) => Value::Word("intake", desk.word("进货", "delivery").to_owned()),
        Written::Issue(_) => Value::Word("meal-issue", desk.word("领料", "issue to the kitchen").to_owned()),
    }
}

/// From whom it came or to whom it went.
fn party(desk: &Desk<'_>, written: Written<'_>) -> String {
    match written {
        Written::Move(row) => of_move(desk, row),
        Written::TransferIn(row) => desk.place(row.place).to_owned(),
        Written::Intake(row) => desk.supplier(row.supplier).to_owned(),
        Written::Issue(row) => of_meal(desk, row),
    }
}

fn of_move(desk: &Desk<'_>, row: &StockMove) -> String {
    let chain = row.purchase.and_then(|purchase| desk.books.purchases.get(purchase));
    let supplier = chain.and_then(Chain::first_order).map(|order| desk.supplier(order.supplier));
    let words = [
        row.to.map(|place| desk.place(place)),
        supplier,
        row.department.map(|department| desk.label(department)),
        row.class.map(|class| desk.text(class)),
        row.person.map(|person| desk.person(person)),
    ];
    desk.list(words.into_iter().flatten())
}

fn of_meal(desk: &Desk<'_>, row: &CanteenIssue) -> String {
    let meal = shown_name(crate::registers::Meal::WORDS, row.meal.name(&desk.ledger.names), desk.lang);
    desk.list([meal, desk.person(row.to)])
}

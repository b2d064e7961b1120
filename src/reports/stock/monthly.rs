//! 收发存月报: what lay in each store, what came, what went, what lies there now, and what was counted.

use crate::books::stock::{Balance, CountedLine, Turn};
use crate::day::Day;
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::reports::lines::{named, signatures, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `stock-monthly`.
pub static REPORT: Report = Report {
    name: "stock-monthly",
    title: Wording::new("收发存月报", "stock: received, issued, in hand"),
    about: Wording::new(
        "各仓库每种物品的期初、收入、发出、期末、盘点与差异，数量与金额",
        "each store's items: opening, in, out, closing, counted, difference; quantity and amount",
    ),
    figures: Wording::new(
        "收入：期内入库、退库、盘盈、调入；发出：期内领用、退货、报损、调出。金额按账上计价方法（加权平均或先进先出）。盘点取期内最后一次，差异 = 实盘 − 当时账面。期初 + 收入 − 发出 = 期末。",
        "In: what came in the period (purchases, returns, surplus, transfers); out: what went (issues, losses, transfers). Amounts by the costing method of the books. \
         The last count of the period; difference = counted − booked at that time. Opening + in − out = closing.",
    ),
    span: Span::Month,
    takes: &[Choice::Place, Choice::Item],
    subject: None,
    by: &[],
    reads: &["stock-moves", "canteen-intake", "canteen-issues", "stock-counts", "items", "places"],
    build,
};

/// What an item at a place did in the period.
#[derive(Default)]
struct Flow {
    opening: Balance,
    received: Balance,
    issued: Balance,
    closing: Balance,
    rows: Vec<RowName>,
}

fn build(desk: &Desk<'_>) -> Body {
    let stock = &desk.books.stock;
    let mut table = Table::new(
        "stock",
        String::new(),
        columns(desk),
        desk.word("期内没有库存，也没有收发。", "Nothing lay in the stores and nothing moved.").to_owned(),
    );
    let mut total = [Money::ZERO; 4];
    for place in stock.places().filter(|place| desk.wants_place(Some(*place))) {
        let mut lines = Vec::new();
        let mut sums = [Money::ZERO; 4];
        for item in stock.items_at(place).filter(|item| desk.wants(Choice::Item, *item)) {
            let flow = flow(desk, place, item);
            if flow.is_idle() {
                continue;
            }
            for (sum, balance) in sums.iter_mut().zip([flow.opening, flow.received, flow.issued, flow.closing]) {
                *sum += balance.value;
            }
            lines.push(line(desk, place, item, &flow).of(flow.rows));
        }
        if lines.is_empty() {
            continue;
        }
        table.push(named(table.columns.len(), desk.place(place)).group());
        table.lines.extend(lines);
        table.push(amounts(table.columns.len(), desk.word("小计", "subtotal"), sums).subtotal());
        for (total, sum) in total.iter_mut().zip(sums) {
            *total += sum;
        }
    }
    if !table.lines.is_empty() {
        table.push(amounts(table.columns.len(), desk.word("合计", "total"), total).total());
    }
    let roles = [("制表人", "prepared by"), ("保管员", "storekeeper"), ("总务主任", "logistics director")];
    Body::new(vec![Part::Table(table), signatures(desk, &roles)])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("item", "编号", "item", Kind::Code),
        desk.column("name", "品名", "name", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("opening", "期初数量", "opening", Kind::Quantity),
        desk.column("opening_amount", "期初金额", "opening yuan", Kind::Money),
        desk.column("received", "收入数量", "in", Kind::Quantity),
        desk.column("received_amount", "收入金额", "in yuan", Kind::Money),
        desk.column("issued", "发出数量", "out", Kind::Quantity),
        desk.column("issued_amount", "发出金额", "out yuan", Kind::Money),
        desk.column("closing", "期末数量", "closing", Kind::Quantity),
        desk.column("closing_amount", "期末金额", "closing yuan", Kind::Money),
        desk.column("counted", "盘点", "counted", Kind::Quantity),
        desk.column("difference", "差异", "difference", Kind::Quantity),
    ]
}

/// What came in and what went out; what a correction takes back counts on the side that it corrects.
fn flow(desk: &Desk<'_>, place: Id, item: Id) -> Flow {
    let movements = desk.books.stock.of(place, item);
    let before = movements.partition_point(|movement| movement.day < desk.period.first || movement.turn == Turn::Opening);
    let until = movements.partition_point(|movement| movement.day <= desk.until()).max(before);
    let balance = |count: usize| {
        let last = count.checked_sub(1).and_then(|last| movements.get(last));
        last.map_or_else(Balance::default, |last| Balance { quantity: last.quantity_after, value: last.value_after })
    };
    let mut flow = Flow { opening: balance(before), closing: balance(until), ..Flow::default() };
    for movement in movements.get(before..until).unwrap_or_default() {
        flow.rows.push(desk.written(movement.written));
        if movement.written.is_of_out_side() {
            flow.issued.quantity += -movement.quantity;
            flow.issued.value += -movement.value;
        } else {
            flow.received.quantity += movement.quantity;
            flow.received.value += movement.value;
        }
    }
    flow
}

impl Flow {
    /// Whether nothing lay there and nothing moved.
    const fn is_idle(&self) -> bool {
        self.opening.quantity.is_zero()
            && self.received.quantity.is_zero()
            && self.issued.quantity.is_zero()
            && self.closing.quantity.is_zero()
    }
}

fn line(desk: &Desk<'_>, place: Id, item: Id, flow: &Flow) -> Line {
    let counted = last_count(desk, place, item);
    let mut cells = vec![Value::text(desk.text(item)), Value::text(desk.item(item)), Value::text(desk.unit(item))];
    for balance in [flow.opening, flow.received, flow.issued, flow.closing] {
        cells.push(balance.quantity.into());
        cells.push(balance.value.into());
    }
    cells.push(counted.map(|(quantity, _)| quantity).into());
    cells.push(counted.map(|(_, difference)| difference).into());
    Line::new(cells)
}

/// What the last count of the period found of an item at a place, all lots together, and how far that is from the book.
fn last_count(desk: &Desk<'_>, place: Id, item: Id) -> Option<(Quantity, Quantity)> {
    let is_it = |counted: &&CountedLine<'_>| counted.row.place == place && counted.row.item == item && desk.holds(counted.row.date);
    let counts = || desk.books.stock.counts().iter().filter(is_it);
    let last: Day = counts().map(|counted| counted.row.date).max()?;
    let of_day = counts().filter(|counted| counted.row.date == last);
    Some(of_day.fold((Quantity::ZERO, Quantity::ZERO), |(quantity, difference), counted| {
        (quantity + counted.row.counted, difference + counted.difference)
    }))
}

/// The columns of opening, in, out and closing yuan.
const AMOUNTS: [usize; 4] = [4, 6, 8, 10];

/// A line of sums.
fn amounts(columns: usize, name: &str, sums: [Money; 4]) -> Line {
    with(columns, name, AMOUNTS.into_iter().zip(sums.map(Value::from)))
}

//! A lot of an item (批号): who brought it when, every movement of it, and the meals and samples that it went into.

use super::clerk::{Clerk, Heading, day, maybe, quantity};
use super::food;
use super::rows::AT;
use crate::books::stock::{LotChange, LotKey, Written};
use crate::day::Day;
use crate::id::{Id, Label, Names};
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::registers::{Ledger, MoveKind};
use crate::render::Cell;
use crate::render::page::{Form, Page, Section};
use crate::say;
use std::collections::BTreeSet;

/// A lot of an item, wherever it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lot {
    /// The item.
    pub item: Id,
    /// What the lot is called.
    pub number: Label,
}

impl Lot {
    /// How it is written: `rice|260825`.
    pub fn text(self, names: &Names) -> String {
        format!("{}|{}", names.text(self.item), names.label(self.number))
    }
}

/// Every lot that any row of stock names.
pub fn all(ledger: &Ledger) -> BTreeSet<Lot> {
    let registers = &ledger.registers;
    let moves = registers.stock_moves.iter().map(|row| (row.item, row.lot));
    let intake = registers.canteen_intake.iter().map(|row| (row.item, row.lot));
    let issues = registers.canteen_issues.iter().map(|row| (row.item, row.lot));
    moves.chain(intake).chain(issues).filter_map(|(item, lot)| Some(Lot { item, number: lot? })).collect()
}

/// The page of a lot.
pub fn page(lot: Lot, clerk: &Clerk<'_>) -> Page {
    let text = lot.text(&clerk.context.ledger.names);
    let stock = &clerk.context.books.stock;
    let of_lot = stock.lots().filter(|((_, item, number), _)| *item == lot.item && *number == Some(lot.number));
    let places: Vec<(LotKey, &[LotChange<'_>])> = of_lot.collect();
    let item = clerk.context.item(lot.item);
    let number = clerk.context.label(lot.number);
    let trace = food::trace(clerk);
    let eaten: Vec<_> = trace.eaten_of(|portion| portion.lot.1 == lot.item && portion.lot.2 == Some(lot.number)).collect();
    let (received, came) = received(lot, clerk);
    let mut missing = Vec::new();
    if came.is_none() && !places.iter().flat_map(|(_, changes)| *changes).any(|change| is_arrival(change.written)) {
        missing.push(clerk.wording("delivery", Wording::new("入库", "a delivery")));
    }
    if eaten.is_empty() {
        missing.push(clerk.wording("meals", Wording::new("用到的餐次", "a meal")));
    }
    let lies: Quantity =
        places.iter().map(|((place, item, number), _)| stock.lot_quantity(*place, *item, *number, clerk.context.today)).sum();
    let expires = places.iter().flat_map(|(_, changes)| *changes).filter_map(|change| change.expires).min();
    let facts = vec![
        ("item", Wording::new("品目", "item"), clerk.item(lot.item)),
        ("lot", Wording::new("批号", "lot"), Cell::text(number)),
        ("received", Wording::new("首次进货", "first delivered"), maybe(came, day)),
        ("expires", Wording::new("到期", "expires"), maybe(expires, day)),
        ("left", Wording::new("现存", "left"), Cell::text(clerk.context.quantity(lot.item, lies))),
        ("missing", Wording::new("没有登记", "not recorded"), Cell::list(missing)),
    ];
    let mut sections =
        vec![Section::new("lot", Form::Facts, clerk.facts(Wording::new("批次", "lot"), facts)), received, moves(&places, clerk)];
    sections.extend(food::went_into(&trace, eaten, clerk));
    Page {
        title: say!(clerk.lang(), "批号 {item} {number}", "lot {number} of {item}"),
        register: "lot".to_owned(),
        id: text,
        sections,
    }
}

/// Whether a row brings goods into the house.
fn is_arrival(written: Written<'_>) -> bool {
    match written {
        Written::Intake(_) => true,
        Written::Move(row) => matches!(row.kind, MoveKind::Opening | MoveKind::In | MoveKind::Surplus) && row.corrects.is_none(),
        Written::TransferIn(_) | Written::Issue(_) => false,
    }
}

/// What deliveries brought it, those that were sent back too; and the day of the first.
fn received(lot: Lot, clerk: &Clerk<'_>) -> (Section, Option<Day>) {
    let rows = clerk.registers().canteen_intake.iter().filter(|row| row.item == lot.item && row.lot == Some(lot.number));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|row| (row.date, row.at));
    let first = rows.first().map(|row| row.date);
    let line = |row: &&crate::registers::CanteenIntake| {
        vec![
            day(row.date),
            clerk.id(row.slip),
            clerk.supplier(row.supplier),
            clerk.place(row.place),
            quantity(row.quantity),
            maybe(row.unit, |unit| Cell::text(clerk.context.label(unit))),
            maybe(row.produced, day),
            maybe(row.expires, day),
            clerk.people([row.by, row.witness]),
            maybe(row.result, |result| clerk.word(result)),
            maybe(row.receipt, |receipt| clerk.id(receipt)),
            clerk.at(row.at),
        ]
    };
    let headings: [Heading; 12] = [
        ("date", Wording::new("日期", "date"), false),
        ("slip", Wording::new("单号", "slip"), false),
        ("supplier", Wording::new("供应商", "supplier"), false),
        ("place", Wording::new("地点", "place"), false),
        ("quantity", Wording::new("数量", "quantity"), true),
        ("unit", Wording::new("单位", "unit"), false),
        ("produced", Wording::new("生产", "produced"), false),
        ("expires", Wording::new("到期", "expires"), false),
        ("checked_by", Wording::new("查验人", "checked by"), false),
        ("result", Wording::new("结果", "result"), false),
        ("receipt", Wording::new("票据", "receipt"), false),
        AT,
    ];
    let rows = rows.iter().map(line).collect();
    (Section::new("received", Form::Rows, clerk.grid(Wording::new("进货", "deliveries"), &headings, rows)), first)
}

/// Every change of the lot at every place.
fn moves(places: &[(LotKey, &[LotChange<'_>])], clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 7] = [
        ("place", Wording::new("仓库", "place"), false),
        ("date", Wording::new("日期", "date"), false),
        ("slip", Wording::new("单号", "slip"), false),
        ("kind", Wording::new("类型", "kind"), false),
        ("quantity", Wording::new("收发数量", "quantity"), true),
        ("quantity_after", Wording::new("结存数量", "quantity after"), true),
        AT,
    ];
    let line = |key: &LotKey, change: &LotChange<'_>| {
        vec![
            clerk.place(key.0),
            day(change.day),
            clerk.id(change.written.slip()),
            super::item::kind(change.written, clerk),
            quantity(change.quantity),
            quantity(change.quantity_after),
            clerk.at(change.written.at()),
        ]
    };
    let rows = places.iter().flat_map(|(key, changes)| changes.iter().map(move |change| line(key, change))).collect();
    Section::new("moves", Form::Rows, clerk.grid(Wording::new("收发", "moves"), &headings, rows))
}

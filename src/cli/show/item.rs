//! An item: what lies where and is worth what, its lots, and every movement with the balance after it.

use super::clerk::{Clerk, Heading, day, maybe, money, quantity};
use super::rows::AT;
use crate::books::stock::{Movement, Written};
use crate::id::Id;
use crate::lang::Wording;
use crate::render::Cell;
use crate::render::page::{Form, Section};

/// How many movements people see.
const MOST_SHOWN: usize = 100;

/// What the books make of it.
pub fn sections(id: Id, clerk: &Clerk<'_>) -> Vec<Section> {
    let places: Vec<Id> =
        clerk.context.books.stock.keys().iter().filter(|(_, item)| *item == id).map(|(place, _)| *place).collect();
    if places.is_empty() {
        return Vec::new();
    }
    vec![balances(id, &places, clerk), lots(id, clerk), movements(id, &places, clerk)]
}

fn balances(id: Id, places: &[Id], clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 4] = [
        ("place", Wording::new("仓库", "place"), false),
        ("quantity", Wording::new("结存", "quantity"), true),
        ("value", Wording::new("金额", "value"), true),
        ("sure", Wording::new("单位可换算", "units sure"), false),
    ];
    let stock = &clerk.context.books.stock;
    let line = |place: &Id| {
        let balance = stock.balance(*place, id, clerk.context.today);
        let unsure = stock.is_unsure(*place, id).then(|| clerk.wording("no", Wording::new("否", "no")));
        vec![clerk.place(*place), quantity(balance.quantity), money(balance.value), unsure.unwrap_or_default()]
    };
    let rows = places.iter().map(line).collect();
    Section::new("stock", Form::Rows, clerk.grid(Wording::new("库存", "stock"), &headings, rows))
}

fn lots(id: Id, clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 5] = [
        ("place", Wording::new("仓库", "place"), false),
        ("lot", Wording::new("批号", "lot"), false),
        ("since", Wording::new("入库", "since"), false),
        ("expires", Wording::new("到期", "expires"), false),
        ("quantity", Wording::new("结存", "quantity"), true),
    ];
    let lying = clerk.context.books.stock.lying().iter().filter(|((_, item), _)| *item == id);
    let rows = lying.map(|((place, _), layer)| {
        let lot = maybe(layer.lot, |lot| Cell::text(clerk.context.label(lot)));
        vec![clerk.place(*place), lot, day(layer.since), maybe(layer.expires, day), quantity(layer.quantity)]
    });
    Section::new("lots", Form::Rows, clerk.grid(Wording::new("在库批次", "lots in stock"), &headings, rows.collect()))
}

fn movements(id: Id, places: &[Id], clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 10] = [
        ("place", Wording::new("仓库", "place"), false),
        ("date", Wording::new("日期", "date"), false),
        ("slip", Wording::new("单号", "slip"), false),
        ("kind", Wording::new("类型", "kind"), false),
        ("lot", Wording::new("批号", "lot"), false),
        ("quantity", Wording::new("收发数量", "quantity"), true),
        ("value", Wording::new("收发金额", "value"), true),
        ("quantity_after", Wording::new("结存数量", "quantity after"), true),
        ("value_after", Wording::new("结存金额", "value after"), true),
        AT,
    ];
    let line = |movement: &Movement<'_>| {
        vec![
            clerk.place(movement.place),
            day(movement.day),
            clerk.id(movement.written.slip()),
            kind(movement.written, clerk),
            maybe(movement.lot, |lot| Cell::text(clerk.context.label(lot))),
            quantity(movement.quantity),
            money(movement.value),
            quantity(movement.quantity_after),
            money(movement.value_after),
            clerk.at(movement.written.at()),
        ]
    };
    let rows = places.iter().flat_map(|place| clerk.context.books.stock.of(*place, id)).map(line).collect();
    let others = format!("bursar list stock-moves --item {}", clerk.context.text(id));
    Section::new("moves", Form::Rows, clerk.grid(Wording::new("收发", "moves"), &headings, rows)).last(MOST_SHOWN, others)
}

/// Why goods moved.
pub fn kind(written: Written<'_>, clerk: &Clerk<'_>) -> Cell {
    match written {
        Written::Move(row) => clerk.word(row.kind),
        Written::TransferIn(_) => clerk.wording("transfer-in", Wording::new("调入", "transfer in")),
        Written::Intake(_) => clerk.wording("canteen-intake", Wording::new("食堂入库", "canteen intake")),
        Written::Issue(_) => clerk.wording("canteen-issue", Wording::new("食堂出库", "canteen issue")),
    }
}

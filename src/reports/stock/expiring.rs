//! 临期物资: what lies in stores and canteens with a last day, by that day.

use super::spec;
use crate::books::stock::Layer;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::reports::lines::with;
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `stock-expiring`.
pub static REPORT: Report = Report {
    name: "stock-expiring",
    title: Wording::new("临期物资", "stock by its last day"),
    about: Wording::new(
        "有保质期的库存按到期日排列：已过期的在前，剩余天数、数量、批号、存放处",
        "stock with a shelf life by its last day: what has expired first; days left, quantity, lot, place",
    ),
    figures: Wording::new(
        "截至日仍有结存、入库行写有到期日的各批；没有批号的按先进先出推算剩余。剩余天数 = 到期日 − 截至日，负数为已过期（与 count/stock-expired 同一账簿）。金额为先进先出价值。--within 只列今后多少天内到期的（含已过期）。",
        "Lots that still lie there on the day and whose row says a last day; what has no lot is taken first in, first out. Days left = last day − the day; below nought it has expired (the book of count/stock-expired). \
         Amounts by first in, first out. --within keeps what expires within so many days, what has expired included.",
    ),
    span: Span::Day,
    takes: &[Choice::Place, Choice::Item, Choice::Within],
    subject: None,
    by: &[],
    reads: &["stock-moves", "canteen-intake", "canteen-issues", "items", "places"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let day = desk.today;
    let limit = desk.selection.within.map(|days| day.plus_days(days));
    let is_asked = |place: Id, item: Id, layer: &Layer<'_>| {
        let is_soon = layer.expires.is_some_and(|expires| limit.is_none_or(|limit| expires <= limit));
        let there = desk.books.stock.balance(place, item, day).quantity > Quantity::ZERO;
        is_soon && there && layer.quantity > Quantity::ZERO && desk.wants_place(Some(place)) && desk.wants(Choice::Item, item)
    };
    let mut lots: Vec<(Id, Id, &Layer<'_>)> = desk
        .books
        .stock
        .lying()
        .iter()
        .map(|((place, item), layer)| (*place, *item, layer))
        .filter(|(place, item, layer)| is_asked(*place, *item, layer))
        .collect();
    lots.sort_by_key(|(place, item, layer)| {
        (layer.expires, desk.text(*place), desk.text(*item), layer.lot.map(|lot| desk.label(lot)), layer.since)
    });
    let empty = match desk.selection.within {
        Some(days) => say!(desk.lang, "今后 {days} 天内没有到期的库存。", "Nothing in stock expires within {days} days."),
        None => say!(desk.lang, "没有登记到期日的库存。", "Nothing in stock has a last day."),
    };
    let mut table = Table::new("expiring", String::new(), columns(desk), empty);
    let mut expired: (usize, Money) = (0, Money::ZERO);
    for (place, item, layer) in &lots {
        let left = layer.expires.map(|expires| expires.days_since(day));
        if left.is_some_and(|left| left < 0) {
            expired = (expired.0 + 1, expired.1 + layer.value);
        }
        table.push(line(desk, *place, *item, layer));
    }
    if expired.0 > 0 {
        let name = say!(desk.lang, "其中已过期（{}）", "of them expired ({})", expired.0);
        table.push(with(table.columns.len(), name, [(VALUE, expired.1.into())]).subtotal());
    }
    if !lots.is_empty() {
        let all: Money = lots.iter().map(|(.., layer)| layer.value).sum();
        let name = say!(desk.lang, "合计（{}）", "total ({})", lots.len());
        table.push(with(table.columns.len(), name, [(VALUE, all.into())]).total());
    }
    Body::new(vec![Part::Table(table)])
}

/// The column of amounts.
const VALUE: usize = 9;

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("expires", "到期日", "last day", Kind::Date),
        desk.column("days", "剩余天数", "days left", Kind::Count),
        desk.column("place", "存放处", "place", Kind::Text),
        desk.column("item", "品号", "item", Kind::Code),
        desk.column("name", "品名", "name", Kind::Text),
        desk.column("spec", "规格", "specification", Kind::Text),
        desk.column("lot", "批号", "lot", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("quantity", "数量", "quantity", Kind::Quantity),
        desk.column("value", "金额", "amount", Kind::Money),
        desk.column("since", "入库日期", "in since", Kind::Date),
        desk.column("state", "状态", "state", Kind::Text),
    ]
}

fn line(desk: &Desk<'_>, place: Id, item: Id, layer: &Layer<'_>) -> Line {
    let left = layer.expires.map(|expires| expires.days_since(desk.today));
    let state = match left {
        Some(left) if left < 0 => Value::Word("expired", desk.word("已过期", "expired").to_owned()),
        _ => Value::Empty,
    };
    Line::new(vec![
        layer.expires.into(),
        left.into(),
        desk.place(place).into(),
        desk.text(item).into(),
        desk.item(item).into(),
        spec(desk, item),
        layer.lot.map(|lot| desk.label(lot)).into(),
        desk.unit(item).into(),
        layer.quantity.into(),
        layer.value.into(),
        layer.since.into(),
        state,
    ])
    .of(layer.from.map(|from| desk.written(from)))
}

//! 低于下限的物资: items of which less lies in the stores than the least that should, and how much to buy.

use super::spec;
use crate::books::purchases::What;
use crate::books::stock::Written;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::registers::{Item, MoveKind};
use crate::reports::lines::add_groups;
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table};
use std::collections::BTreeMap;

/// `stock-low`.
pub static REPORT: Report = Report {
    name: "stock-low",
    title: Wording::new("低于库存下限的物资", "stock below its minimum"),
    about: Wording::new(
        "库存低于下限的物品：现存、在途、下限、缺口、建议采购量与估价",
        "items below their minimum: in hand, on order, minimum, short, what to buy and what it may cost",
    ),
    figures: Wording::new(
        "现存 = 截至日各仓库结存之和（选了地点则只算该处）；下限、上限取品目；缺口 = 下限 − 现存。在途 = 已采购而尚未验收的数量。建议采购 = 上限（没有上限用下限）− 现存 − 在途，不足零为零。单价取最近一次入库的账面单价，估价 = 建议采购 × 单价。没有设下限的物品不列。",
        "In hand: what lies in all stores on the day (of one place where one is asked for); minimum and maximum of the item; short = minimum − in hand. On order: ordered and not yet accepted. \
         To buy = maximum (else minimum) − in hand − on order, never below nought. Price: of the newest stock-in; cost = to buy × price. Items without a minimum are left out.",
    ),
    span: Span::Day,
    takes: &[Choice::Place, Choice::Item],
    subject: None,
    by: &[],
    reads: &["items", "stock-moves", "canteen-intake", "canteen-issues", "purchases"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let empty = desk.word("没有低于下限的物品。", "No item lies below its minimum.").to_owned();
    let mut table = Table::new("low", String::new(), columns(desk), empty);
    let (lying, prices) = lying(desk);
    let ordered = on_order(desk);
    let mut items: Vec<&Item> = desk.rows().items.iter().filter(|item| desk.wants(Choice::Item, item.item)).collect();
    items.sort_by_key(|item| desk.text(item.item));
    let lines = items.into_iter().filter_map(|item| {
        let min = item.min?;
        let in_hand = lying.get(&item.item).copied().unwrap_or_default();
        if in_hand >= min {
            return None;
        }
        let coming = ordered.get(&item.item).copied().unwrap_or_default();
        let wanted = (item.max.unwrap_or(min).max(min) - in_hand - coming).max(Quantity::ZERO);
        let price = prices.get(&item.item).copied();
        let cost: Option<Money> = price.map(|price| price.of(wanted));
        let cells = vec![
            desk.text(item.item).into(),
            item.name.to_string().into(),
            spec(desk, item.item),
            desk.unit(item.item).into(),
            in_hand.into(),
            min.into(),
            item.max.into(),
            (min - in_hand).into(),
            coming.into(),
            wanted.into(),
            price.into(),
            cost.into(),
        ];
        Some(Line::new(cells).of([desk.row(item)]))
    });
    let lines: Vec<Line> = lines.collect();
    add_groups(desk, &mut table, vec![(String::new(), lines)], &[11]);
    Body::new(vec![Part::Table(table)])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("item", "品号", "item", Kind::Code),
        desk.column("name", "品名", "name", Kind::Text),
        desk.column("spec", "规格", "specification", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("in_hand", "现存", "in hand", Kind::Quantity),
        desk.column("min", "下限", "minimum", Kind::Quantity),
        desk.column("max", "上限", "maximum", Kind::Quantity),
        desk.column("short", "缺口", "short", Kind::Quantity),
        desk.column("on_order", "在途", "on order", Kind::Quantity),
        desk.column("to_buy", "建议采购", "to buy", Kind::Quantity),
        desk.column("price", "最近单价", "last price", Kind::Price),
        desk.column("cost", "估价", "cost", Kind::Money),
    ]
}

/// How much of each item lies in the stores, and the price of its newest stock-in.
fn lying(desk: &Desk<'_>) -> (BTreeMap<Id, Quantity>, BTreeMap<Id, UnitPrice>) {
    let (stock, day) = (&desk.books.stock, desk.until());
    let mut lying: BTreeMap<Id, Quantity> = BTreeMap::new();
    let mut newest: BTreeMap<Id, (crate::day::Day, UnitPrice)> = BTreeMap::new();
    for (place, item) in stock.keys() {
        if desk.wants_place(Some(*place)) {
            *lying.entry(*item).or_default() += stock.balance(*place, *item, day).quantity;
        }
        let came = stock.of(*place, *item).iter().rev().filter(|movement| movement.day <= day && is_bought(movement.written));
        let Some(last) = came.into_iter().find(|movement| movement.quantity > Quantity::ZERO) else { continue };
        let Some(price) = last.value.yuan().checked_div(last.quantity.number()).map(UnitPrice::from_yuan) else { continue };
        let newest = newest.entry(*item).or_insert((last.day, price));
        if newest.0 < last.day {
            *newest = (last.day, price);
        }
    }
    (lying, newest.into_iter().map(|(item, (_, price))| (item, price)).collect())
}

/// Whether goods came from outside.
const fn is_bought(written: Written<'_>) -> bool {
    match written {
        Written::Move(row) => matches!(row.kind, MoveKind::In | MoveKind::Opening),
        Written::Intake(_) => true,
        Written::TransferIn(_) | Written::Issue(_) => false,
    }
}

/// How much of each item is ordered and not accepted by the day.
fn on_order(desk: &Desk<'_>) -> BTreeMap<Id, Quantity> {
    let day = desk.until();
    let mut coming: BTreeMap<Id, Quantity> = BTreeMap::new();
    let is_open = |chain: &&crate::books::purchases::Chain<'_>| {
        chain.row.cancelled.is_none() && chain.first_order().is_some_and(|order| order.date <= day)
    };
    for chain in desk.books.purchases.chains().iter().filter(is_open) {
        for bought in &chain.items {
            let (What::Item(item), Some(due)) = (bought.what, bought.due()) else { continue };
            let came = bought.acceptances.iter().filter(|accepted| accepted.acceptance.date <= day);
            let came: Quantity = came.map(|accepted| accepted.quantity).sum();
            let rest = (due - came).max(Quantity::ZERO);
            if !rest.is_zero() {
                *coming.entry(item).or_default() += rest;
            }
        }
    }
    coming
}

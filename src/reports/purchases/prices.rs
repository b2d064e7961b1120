//! 单价走势: what each supplier asked for one of an item's unit over time, and which prices stand far from the others.

mod offers;

use crate::id::Id;
use crate::lang::Wording;
use crate::money::UnitPrice;
use crate::reports::lines::percent;
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Chart, ChartForm, Column, Kind, Line, Part, Series, Table, Value};
use offers::{Offer, OffersOfItem, gather};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// `price-trend`.
pub static REPORT: Report = Report {
    name: "price-trend",
    title: Wording::new("单价走势", "price trend"),
    about: Wording::new(
        "各物品的最低、中位、最高与首末单价，偏离中位数两成以上的标为异常；写明物品则逐笔列出各供应商单价并作图",
        "each item's lowest, median, highest, first and last price, those a fifth off the median marked; of one item every price by supplier, with a chart",
    ),
    figures: Wording::new(
        "单价取期内食堂进货（已接收）与采购单明细，折成物品自己的单位，四位小数。中位数是期内全部单价的中间值（偶数个取中间两个的平均）。偏离 = 单价 ÷ 中位数 − 1，超过 20% 标为异常：是质量、季节还是抬价，要看单据。涨跌 = 末次 ÷ 首次 − 1。",
        "Prices of the days from deliveries to the canteen that were accepted and from the lines of orders, for one of the item's own unit, four places. The median is the middle of all of them (of an even number the mean of the two). \
         Off = price ÷ median − 1; beyond 20 % it is marked: whether quality, season or a raised price, the papers say. Change = last ÷ first − 1.",
    ),
    span: Span::Term,
    takes: &[Choice::Supplier],
    subject: Some(Choice::Item),
    by: &[],
    reads: &["canteen-intake", "purchases", "items", "suppliers"],
    build,
};

/// How many items the chart of changes shows.
const DRAWN: usize = 12;

fn build(desk: &Desk<'_>) -> Body {
    let items = gather(desk);
    match desk.chosen(Choice::Item) {
        Some(item) => of_item(desk, item, items.into_iter().find(|offers| offers.item == item)),
        None => of_all(desk, &items),
    }
}

/// Every item with more than one price.
fn of_all(desk: &Desk<'_>, items: &[OffersOfItem]) -> Body {
    let empty = desk.word("期内没有两次以上的单价可比。", "No item was bought twice at a known price in these days.").to_owned();
    let mut table = Table::new("items", String::new(), summary_columns(desk), empty);
    let mut changes: Vec<(Decimal, &str)> = Vec::new();
    for offers in items.iter().filter(|offers| offers.offers.len() > 1) {
        let line = summary(desk, offers);
        if let Some(Value::Number(change)) = line.cells.get(CHANGE) {
            changes.push((*change, desk.item(offers.item)));
        }
        table.push(line);
    }
    changes.retain(|(change, _)| !change.is_zero());
    changes.sort_by_key(|(change, name)| (std::cmp::Reverse(change.abs()), *name));
    changes.truncate(DRAWN);
    let mut parts = Vec::new();
    if !changes.is_empty() {
        parts.push(Part::Chart(Chart {
            name: "changes",
            title: desk.word("涨跌最大的物品", "the largest changes").to_owned(),
            unit: "%".to_owned(),
            form: ChartForm::Bars,
            labels: changes.iter().map(|(_, name)| (*name).to_owned()).collect(),
            series: vec![Series {
                name: desk.word("末次比首次", "last against first").to_owned(),
                values: changes.iter().map(|(change, _)| Some(*change)).collect(),
            }],
        }));
    }
    parts.push(Part::Table(table));
    Body::new(parts)
}

/// The column of the change.
const CHANGE: usize = 10;

fn summary_columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("item", "编号", "item", Kind::Code),
        desk.column("name", "品名", "name", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("suppliers", "供应商数", "suppliers", Kind::Count),
        desk.column("prices", "次数", "prices", Kind::Count),
        desk.column("lowest", "最低", "lowest", Kind::Price),
        desk.column("median", "中位数", "median", Kind::Price),
        desk.column("highest", "最高", "highest", Kind::Price),
        desk.column("first", "首次", "first", Kind::Price),
        desk.column("last", "末次", "last", Kind::Price),
        desk.column("change", "涨跌", "change", Kind::Percent),
        desk.column("outliers", "异常次数", "outliers", Kind::Count),
    ]
}

fn summary(desk: &Desk<'_>, offers: &OffersOfItem) -> Line {
    let all = &offers.offers;
    let suppliers: BTreeSet<Id> = all.iter().map(|offer| offer.supplier).collect();
    let price = |offer: Option<&Offer>| Value::from(offer.map(|offer| offer.price));
    let lowest = all.iter().min_by_key(|offer| offer.price);
    let highest = all.iter().max_by_key(|offer| offer.price);
    let change = match (all.first(), all.last()) {
        (Some(first), Some(last)) => percent(last.price.yuan() - first.price.yuan(), first.price.yuan()),
        _ => Value::Empty,
    };
    Line::new(vec![
        desk.text(offers.item).into(),
        desk.item(offers.item).into(),
        desk.unit(offers.item).into(),
        suppliers.len().into(),
        all.len().into(),
        price(lowest),
        offers.median().into(),
        price(highest),
        price(all.first()),
        price(all.last()),
        change,
        all.iter().filter(|offer| offers.is_outlier(offer)).count().into(),
    ])
    .of(all.iter().map(|offer| offer.row.clone()))
}

/// Every price of one item, by day.
fn of_item(desk: &Desk<'_>, item: Id, offers: Option<OffersOfItem>) -> Body {
    let (name, unit) = (desk.item(item), desk.unit(item));
    let title = say!(desk.lang, "{name}单价走势", "price trend of {name}");
    let Some(offers) = offers else {
        let why = desk.word("期内没有这种物品的单价。", "There is no price of this item in these days.");
        return Body::nothing(why.to_owned()).titled(title);
    };
    let mut table = Table::new("prices", String::new(), columns(desk), String::new());
    let median = offers.median();
    for offer in &offers.offers {
        let outlier = desk.word("异常", "outlier").to_owned();
        let off = median.map_or(Value::Empty, |median| percent(offer.price.yuan() - median.yuan(), median.yuan()));
        let cells = vec![
            offer.day.into(),
            desk.supplier(offer.supplier).into(),
            desk.text(offer.document).into(),
            offer.quantity.into(),
            offer.price.into(),
            median.into(),
            off,
            if offers.is_outlier(offer) { Value::Word("outlier", outlier) } else { Value::Empty },
        ];
        table.push(Line::new(cells).of([offer.row.clone()]));
    }
    let unit = say!(desk.lang, "元/{unit}", "yuan for one {unit}");
    Body::new(vec![Part::Chart(chart(desk, &offers, name, unit)), Part::Table(table)]).titled(title)
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("supplier", "供应商", "supplier", Kind::Text),
        desk.column("document", "单据", "document", Kind::Code),
        desk.column("quantity", "数量", "quantity", Kind::Quantity),
        desk.column("price", "单价", "price", Kind::Price),
        desk.column("median", "中位数", "median", Kind::Price),
        desk.column("off", "偏离", "off", Kind::Percent),
        desk.column("mark", "标记", "mark", Kind::Text),
    ]
}

/// A line a supplier over the days; of several prices of a day the last.
fn chart(desk: &Desk<'_>, offers: &OffersOfItem, name: &str, unit: String) -> Chart {
    let days: BTreeSet<crate::day::Day> = offers.offers.iter().map(|offer| offer.day).collect();
    let mut suppliers: Vec<Id> = offers.offers.iter().map(|offer| offer.supplier).collect();
    suppliers.sort_by_key(|supplier| desk.text(*supplier));
    suppliers.dedup();
    let price = |supplier: Id, day| -> Option<UnitPrice> {
        let of_day = offers.on(day).filter(|offer| offer.supplier == supplier);
        of_day.last().map(|offer| offer.price)
    };
    let series = suppliers.into_iter().map(|supplier| Series {
        name: desk.supplier(supplier).to_owned(),
        values: days.iter().map(|day| price(supplier, *day).map(UnitPrice::yuan)).collect(),
    });
    Chart {
        name: "prices",
        title: name.to_owned(),
        unit,
        form: ChartForm::Lines,
        labels: days.iter().map(ToString::to_string).collect(),
        series: series.collect(),
    }
}

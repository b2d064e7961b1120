//! 库存盘点表 to print: what is to be counted in each store, with the book's figures or without them.

use super::{price_of, spec};
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::reports::lines::{named, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `count-sheet`.
pub static REPORT: Report = Report {
    name: "count-sheet",
    title: Wording::new("库存盘点表", "count sheet"),
    about: Wording::new(
        "打印出来盘点用：各仓库有账面数的物品（分批号的逐批），空白或带账面数",
        "to print and count with: what each store should hold, by lot where there are lots, blank or with the book's figures",
    ),
    figures: Wording::new(
        "列出截至日账面数量不为零的物品；有批号的一批一行。空白表（blank）不印账面数，盘点人不受其影响；带账面数的（book）印账面数量与平均单价，供当场算盈亏金额。实盘、盈亏、原因、处理由盘点人填写，盘点后登记到 stock-counts。",
        "What the books hold on the day; a line a lot where there are lots. The blank sheet leaves the book's figures out, so that they lead nobody; `book` prints quantity and average price. \
         Counted, difference, reason and what is done are filled in by hand and entered in stock-counts.",
    ),
    span: Span::Day,
    takes: &[Choice::Place, Choice::Item],
    subject: None,
    by: &[("blank", Wording::new("空白", "blank")), ("book", Wording::new("账面", "with the book's figures"))],
    reads: &["stock-moves", "canteen-intake", "canteen-issues", "items", "places"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let stock = &desk.books.stock;
    let is_blank = desk.selection.by.unwrap_or("blank") == "blank";
    let empty = desk.word("截至日各仓库没有库存。", "Nothing lies in the stores on the day.").to_owned();
    let mut table = Table::new("sheet", String::new(), columns(desk, is_blank), empty);
    for place in stock.places().filter(|place| desk.wants_place(Some(*place))) {
        let mut lines = Vec::new();
        for item in stock.items_at(place).filter(|item| desk.wants(Choice::Item, *item)) {
            add_item(desk, &mut lines, place, item, is_blank);
        }
        if !lines.is_empty() {
            let keeper = desk.rows().places.get(place).and_then(|place| place.keeper).map(|keeper| desk.person(keeper));
            let place = desk.place(place);
            let name =
                keeper.map_or_else(|| place.to_owned(), |keeper| say!(desk.lang, "{place}（{keeper}）", "{place} ({keeper})"));
            table.push(named(table.columns.len(), name).group());
            table.lines.extend(lines);
        }
    }
    let signs = [("盘点人", "counted by"), ("监盘人", "witnessed by"), ("保管员", "storekeeper"), ("盘点日期", "day of the count")];
    Body::new(vec![Part::Table(table), signatures(desk, &signs)])
}

fn columns(desk: &Desk<'_>, is_blank: bool) -> Vec<Column> {
    let mut columns = vec![
        desk.column("item", "品号", "item", Kind::Code),
        desk.column("name", "品名", "name", Kind::Text),
        desk.column("spec", "规格", "specification", Kind::Text),
        desk.column("lot", "批号", "lot", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
    ];
    if !is_blank {
        columns.push(desk.column("book", "账面", "by the book", Kind::Quantity));
        columns.push(desk.column("price", "平均单价", "average price", Kind::Price));
    }
    columns.extend([
        desk.column("counted", "实盘", "counted", Kind::Text),
        desk.column("difference", "盈亏", "difference", Kind::Text),
        desk.column("reason", "原因", "reason", Kind::Text),
        desk.column("action", "处理", "what is done", Kind::Text),
    ]);
    columns
}

/// Adds an item: a line a lot where some lot lies there, else one line.
fn add_item(desk: &Desk<'_>, lines: &mut Vec<Line>, place: Id, item: Id, is_blank: bool) {
    let (stock, day) = (&desk.books.stock, desk.until());
    let balance = stock.balance(place, item, day);
    let mut lots: Vec<(Option<Label>, Quantity)> =
        stock.lots_of(place, item).map(|key| (key.2, stock.lot_quantity(place, item, key.2, day))).collect();
    lots.retain(|(_, quantity)| !quantity.is_zero());
    lots.sort_by_key(|(lot, _)| lot.map(|lot| desk.label(lot)));
    if lots.is_empty() && !balance.quantity.is_zero() {
        lots.push((None, balance.quantity));
    }
    for (lot, quantity) in lots {
        let mut cells = vec![
            desk.text(item).into(),
            desk.item(item).into(),
            spec(desk, item),
            lot.map(|lot| desk.label(lot)).into(),
            desk.unit(item).into(),
        ];
        if !is_blank {
            cells.push(quantity.into());
            cells.push(price_of(balance).into());
        }
        // Lines to write on; a program reads nothing there.
        cells.extend(["________", "______", "__________", "________"].map(|line| Value::Word("", line.to_owned())));
        lines.push(Line::new(cells).of(desk.rows().items.get(item).map(|item| desk.row(item))));
    }
}

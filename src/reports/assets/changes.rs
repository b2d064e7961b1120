//! 固定资产增减变动表: what came, what left and what else happened to assets, with the papers behind each.

use super::{class, pieces, wants_class, wants_class_of, words};
use crate::books::assets::{End, Life};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Asset, AssetEvent};
use crate::reports::lines::{add_groups, fixed, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `asset-changes`.
pub static REPORT: Report = Report {
    name: "asset-changes",
    title: Wording::new("固定资产增减变动表", "changes of assets"),
    about: Wording::new(
        "期内资产的增加、减少（含批文、残值）与领用、借还、维修、移动等变动",
        "assets that came, that left (with approval and proceeds), and loans, repairs and moves in the days",
    ),
    figures: Wording::new(
        "增加：期内取得的资产行，红字行为负；减少：期内报废、划转、捐出或红字冲销，累计折旧与净值算到减少当月；变动：期内其他变动单，原地点为变动前一日的地点。",
        "Added: rows acquired in the days, red ones negative; removed: scrapped, transferred, donated or reversed, with depreciation and net value at the month in which they left; \
         other events of the days, the place before being that of the day before.",
    ),
    span: Span::Term,
    takes: &[Choice::Class, Choice::Place, Choice::Person],
    subject: None,
    by: &[],
    reads: &["assets", "asset-events", "asset-classes", "places", "people"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let signs = [("制表人", "prepared by"), ("资产管理员", "keeper of the register"), ("总务主任", "logistics director")];
    let parts = vec![Part::Table(added(desk)), Part::Table(removed(desk)), Part::Table(moved(desk)), signatures(desk, &signs)];
    Body::new(parts)
}

/// Assets that came, by method of acquisition.
fn added(desk: &Desk<'_>) -> Table {
    let columns = vec![
        desk.column("date", "取得日期", "acquired", Kind::Date),
        desk.column("asset", "资产编号", "asset", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("class", "分类", "class", Kind::Text),
        desk.column("quantity", "数量", "pieces", Kind::Quantity),
        desk.column("cost", "原值", "cost", Kind::Money),
        desk.column("method", "取得方式", "method", Kind::Text),
        desk.column("fund", "经费来源", "fund", Kind::Text),
        desk.column("purchase", "请购单", "purchase", Kind::Code),
        desk.column("receipt", "票据", "receipt", Kind::Code),
        desk.column("voucher", "凭证", "voucher", Kind::Code),
        desk.column("place", "地点", "place", Kind::Text),
        desk.column("keeper", "保管人", "keeper", Kind::Text),
    ];
    let empty = desk.word("期内没有增加资产。", "No asset was acquired.").to_owned();
    let mut table = Table::new("added", desk.word("增加", "added").to_owned(), columns, empty);
    let is_asked = |asset: &&Asset| {
        let is_persons = |wanted| asset.keeper == wanted || asset.user == Some(wanted);
        let is_persons = desk.chosen(Choice::Person).is_none_or(is_persons);
        desk.holds(asset.acquired) && wants_class(desk, asset) && desk.wants_place(Some(asset.place)) && is_persons
    };
    let mut rows: Vec<&Asset> = desk.books.assets.lives().iter().map(|life| life.asset).filter(is_asked).collect();
    rows.sort_by_key(|asset| (asset.acquired, desk.text(asset.asset)));
    let text = |id: Option<Id>| Value::from(id.map(|id| desk.text(id)));
    let lines = rows.into_iter().map(|asset| {
        Line::new(vec![
            asset.acquired.into(),
            desk.text(asset.asset).into(),
            asset.name.to_string().into(),
            class(desk, asset).into(),
            pieces(asset).into(),
            asset.cost.into(),
            asset.method.map_or(Value::Empty, |method| fixed(desk, method)),
            asset.fund.map(|fund| desk.label(fund)).into(),
            text(asset.purchase),
            text(asset.receipt),
            text(asset.voucher),
            desk.place(asset.place).into(),
            desk.person(asset.keeper).into(),
        ])
        .of([desk.row(asset)])
    });
    add_groups(desk, &mut table, vec![(String::new(), lines.collect())], &[4, 5]);
    table
}

/// Assets that left the books.
fn removed(desk: &Desk<'_>) -> Table {
    let columns = vec![
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("slip", "单号", "slip", Kind::Code),
        desk.column("asset", "资产编号", "asset", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("why", "方式", "how", Kind::Text),
        desk.column("quantity", "数量", "pieces", Kind::Quantity),
        desk.column("cost", "原值", "cost", Kind::Money),
        desk.column("accumulated", "累计折旧", "depreciation", Kind::Money),
        desk.column("net", "净值", "net", Kind::Money),
        desk.column("proceeds", "处置收入", "proceeds", Kind::Money),
        desk.column("document", "批文", "approval", Kind::Text),
        desk.column("approved_by", "批准人", "approved by", Kind::Text),
    ];
    let empty = desk.word("期内没有减少资产。", "No asset left the books.").to_owned();
    let mut table = Table::new("removed", desk.word("减少", "removed").to_owned(), columns, empty);
    let is_asked = |life: &&Life<'_>| {
        let Some(end) = life.end.filter(|end| desk.holds(end.day())) else { return false };
        let before = life.on(end.day().minus_days(1));
        let place = before.map_or(life.asset.place, |standing| standing.place);
        let is_persons = |wanted| before.map_or(life.asset.keeper, |standing| standing.keeper) == wanted;
        wants_class(desk, life.asset) && desk.wants_place(Some(place)) && desk.chosen(Choice::Person).is_none_or(is_persons)
    };
    let mut lives: Vec<(&Life<'_>, End<'_>)> =
        desk.books.assets.lives().iter().filter(is_asked).filter_map(|life| Some((life, life.end?))).collect();
    lives.sort_by_key(|(life, end)| (end.day(), desk.text(life.asset.asset)));
    let lines = lives.into_iter().map(|(life, end)| {
        let asset = life.asset;
        let accumulated = life.schedule.accumulated(end.day().month());
        let (event, how) = match end {
            End::Disposed(event) => (Some(event), fixed(desk, event.kind)),
            End::Reversed(_) => (None, Value::Word("reversed", desk.word("红字冲销", "reversed").to_owned())),
        };
        let other = match end {
            End::Disposed(event) => desk.row(event),
            End::Reversed(row) => desk.row(row),
        };
        Line::new(vec![
            end.day().into(),
            event.map(|event| desk.text(event.event)).into(),
            desk.text(asset.asset).into(),
            asset.name.to_string().into(),
            how,
            pieces(asset).into(),
            asset.cost.into(),
            accumulated.into(),
            (asset.cost - accumulated).into(),
            event.and_then(|event| event.amount).into(),
            words(event.and_then(|event| event.document.as_ref())),
            event.and_then(|event| event.approved_by).map(|person| desk.person(person)).into(),
        ])
        .of([desk.row(asset), other])
    });
    add_groups(desk, &mut table, vec![(String::new(), lines.collect())], &[5, 6, 7, 8, 9]);
    table
}

/// What else happened.
fn moved(desk: &Desk<'_>) -> Table {
    let empty = desk.word("期内没有其他变动。", "Nothing else happened.").to_owned();
    let mut table = Table::new("events", desk.word("其他变动", "other events").to_owned(), moved_columns(desk), empty);
    let is_end = |event: &AssetEvent| {
        let life = desk.books.assets.life(event.asset);
        let end = life.and_then(|life| life.end);
        matches!(end, Some(End::Disposed(disposed)) if disposed.at == event.at)
    };
    let is_asked = |event: &&AssetEvent| {
        let asset = desk.rows().assets.get(event.asset);
        let is_class = wants_class_of(desk, asset);
        let (from, to) = places(desk, event);
        let is_place = desk.wants_place(from) || desk.wants_place(to);
        let is_persons = |wanted| event.person == Some(wanted) || event.by == wanted;
        desk.holds(event.date) && !is_end(event) && is_class && is_place && desk.chosen(Choice::Person).is_none_or(is_persons)
    };
    let mut events: Vec<&AssetEvent> = desk.rows().asset_events.iter().filter(is_asked).collect();
    events.sort_by_key(|event| (event.date, desk.text(event.event), desk.text(event.asset)));
    for event in events {
        table.push(event_line(desk, event));
    }
    table
}

fn moved_columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("slip", "单号", "slip", Kind::Code),
        desk.column("kind", "变动", "what", Kind::Text),
        desk.column("asset", "资产编号", "asset", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("from", "原地点", "from", Kind::Text),
        desk.column("to", "现地点", "to", Kind::Text),
        desk.column("person", "人员", "person", Kind::Text),
        desk.column("due", "应还", "due", Kind::Date),
        desk.column("amount", "金额", "amount", Kind::Money),
        desk.column("by", "经手人", "by", Kind::Text),
    ]
}

/// Where the asset stood the day before, and where it stands once the day is over.
fn places(desk: &Desk<'_>, event: &AssetEvent) -> (Option<Id>, Option<Id>) {
    let life = desk.books.assets.life(event.asset);
    let on = |day| life.and_then(|life| life.on(day)).map(|standing| standing.place);
    (on(event.date.minus_days(1)), event.place.or_else(|| on(event.date)))
}

fn event_line(desk: &Desk<'_>, event: &AssetEvent) -> Line {
    let asset = desk.rows().assets.get(event.asset);
    let (from, to) = places(desk, event);
    let place = |place: Option<Id>| Value::from(place.map(|place| desk.place(place)));
    Line::new(vec![
        event.date.into(),
        desk.text(event.event).into(),
        fixed(desk, event.kind),
        desk.text(event.asset).into(),
        asset.map(|asset| asset.name.to_string()).into(),
        place(from),
        place(to),
        event.person.map(|person| desk.person(person)).into(),
        event.due.into(),
        event.amount.into(),
        desk.person(event.by).into(),
    ])
    .of([desk.row(event)])
}

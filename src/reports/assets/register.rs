//! 固定资产明细账: every asset in the books by class, place or keeper, with cost, depreciation and net value.

use super::{accumulated, class, pieces, wants_class, words};
use crate::books::assets::Life;
use crate::findings::RowName;
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::reports::lines::{add_groups, percent};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use std::collections::BTreeMap;

/// `assets`.
pub static REPORT: Report = Report {
    name: "assets",
    title: Wording::new("固定资产明细账", "register of assets"),
    about: Wording::new(
        "在账资产按分类、地点或保管人：原值、累计折旧、净值、使用状况，先汇总后明细",
        "assets in the books by class, place or keeper: cost, depreciation, net value, state; a summary, then each of them",
    ),
    figures: Wording::new(
        "截至日在账的资产（报废、划转、捐出、红字冲销的不在内）。原值为整行原值；累计折旧从取得当月起按年限平均，建账前已提的接着提，截至当月；净值 = 原值 − 累计折旧；成新率 = 净值 ÷ 原值。地点、保管人、状态由登记行与其后的变动推出。政府会计准则第3号。",
        "Assets in the books on the day (not those scrapped, transferred, donated or reversed). Cost of the whole row; depreciation straight-line from the month of acquisition, continuing what was charged before the ledger, up to the month; \
         net = cost − depreciation; share left = net ÷ cost. Place, keeper and state follow from the row and its later events. Government Accounting Standard 3.",
    ),
    span: Span::Day,
    takes: &[Choice::Class, Choice::Place, Choice::Person],
    subject: None,
    by: &[
        ("class", Wording::new("分类", "class")),
        ("place", Wording::new("地点", "place")),
        ("keeper", Wording::new("保管人", "keeper")),
    ],
    reads: &["assets", "asset-events", "asset-classes", "places", "people"],
    build,
};

/// What the assets of a group come to.
#[derive(Default)]
struct Sum {
    rows: Vec<RowName>,
    pieces: Quantity,
    cost: Money,
    accumulated: Money,
}

/// A group: its name, what it comes to, and its lines with the numbers that they are sorted by.
type Group = (String, Sum, Vec<(String, Line)>);

fn build(desk: &Desk<'_>) -> Body {
    let day = desk.until();
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for life in desk.books.assets.lives().iter().filter(|life| life.is_in_books(day) && wants_class(desk, life.asset)) {
        let Some(standing) = life.on(day) else { continue };
        let is_persons = |wanted| standing.keeper == wanted || standing.user == Some(wanted);
        if !desk.wants_place(Some(standing.place)) || !desk.chosen(Choice::Person).is_none_or(is_persons) {
            continue;
        }
        let (key, name) = match desk.selection.by.unwrap_or("class") {
            "place" => (desk.text(standing.place).to_owned(), desk.place(standing.place).to_owned()),
            "keeper" => (desk.text(standing.keeper).to_owned(), desk.person(standing.keeper).to_owned()),
            _ => {
                let code = desk.text(life.asset.class);
                (code.to_owned(), format!("{code} {}", class(desk, life.asset)))
            }
        };
        let (_, sum, lines) = groups.entry(key).or_insert_with(|| (name, Sum::default(), Vec::new()));
        let row = desk.row(life.asset);
        sum.rows.push(row.clone());
        sum.pieces += pieces(life.asset);
        sum.cost += life.asset.cost;
        sum.accumulated += accumulated(life, day);
        lines.push((desk.text(life.asset.asset).to_owned(), line(desk, life).of([row])));
    }
    let empty = desk.word("截至日没有在账资产。", "There are no assets in the books on the day.").to_owned();
    let mut table = Table::new("assets", desk.word("明细", "each asset").to_owned(), columns(desk), empty.clone());
    let summary = summary(desk, &groups, empty);
    let groups = groups.into_values().map(|(name, _, mut lines)| {
        lines.sort_by(|one, other| one.0.cmp(&other.0));
        (name, lines.into_iter().map(|(_, line)| line).collect())
    });
    add_groups(desk, &mut table, groups.collect(), &[4, 5, 9, 10, 11]);
    Body::new(vec![Part::Table(summary), Part::Table(table)])
}

/// A line a group.
fn summary(desk: &Desk<'_>, groups: &BTreeMap<String, Group>, empty: String) -> Table {
    let columns = vec![
        desk.column("group", "分组", "group", Kind::Text),
        desk.column("rows", "卡片数", "cards", Kind::Count),
        desk.column("pieces", "数量", "pieces", Kind::Quantity),
        desk.column("cost", "原值", "cost", Kind::Money),
        desk.column("accumulated", "累计折旧", "depreciation", Kind::Money),
        desk.column("net", "净值", "net", Kind::Money),
        desk.column("left", "成新率", "net %", Kind::Percent),
    ];
    let mut table = Table::new("summary", desk.word("汇总", "summary").to_owned(), columns, empty);
    let mut all = Sum::default();
    for (name, sum, _) in groups.values() {
        table.push(of_sum(name, sum));
        all.rows.extend(sum.rows.iter().cloned());
        all.pieces += sum.pieces;
        all.cost += sum.cost;
        all.accumulated += sum.accumulated;
    }
    if !groups.is_empty() {
        let total = of_sum(desk.word("合计", "total"), &all);
        table.push(Line { rows: Vec::new(), ..total.total() });
    }
    table
}

fn of_sum(name: &str, sum: &Sum) -> Line {
    let net = sum.cost - sum.accumulated;
    Line::new(vec![
        name.into(),
        sum.rows.len().into(),
        sum.pieces.into(),
        sum.cost.into(),
        sum.accumulated.into(),
        net.into(),
        percent(net.yuan(), sum.cost.yuan()),
    ])
    .of(sum.rows.iter().cloned())
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("asset", "资产编号", "asset", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("class", "分类", "class", Kind::Text),
        desk.column("model", "规格型号", "model", Kind::Text),
        desk.column("quantity", "数量", "pieces", Kind::Quantity),
        desk.column("cost", "原值", "cost", Kind::Money),
        desk.column("acquired", "取得日期", "acquired", Kind::Date),
        desk.column("fund", "经费来源", "fund", Kind::Text),
        desk.column("months", "折旧月数", "months", Kind::Count),
        desk.column("charge", "月折旧", "a month", Kind::Money),
        desk.column("accumulated", "累计折旧", "depreciation", Kind::Money),
        desk.column("net", "净值", "net", Kind::Money),
        desk.column("place", "地点", "place", Kind::Text),
        desk.column("user", "使用人", "user", Kind::Text),
        desk.column("keeper", "保管人", "keeper", Kind::Text),
        desk.column("state", "状态", "state", Kind::Text),
    ]
}

fn line(desk: &Desk<'_>, life: &Life<'_>) -> Line {
    let (asset, day) = (life.asset, desk.until());
    let standing = life.on(day);
    let charged = accumulated(life, day);
    let schedule = life.schedule;
    Line::new(vec![
        desk.text(asset.asset).into(),
        asset.name.to_string().into(),
        class(desk, asset).into(),
        words(asset.model.as_ref()),
        pieces(asset).into(),
        asset.cost.into(),
        asset.acquired.into(),
        asset.fund.map(|fund| desk.label(fund)).into(),
        if schedule.is_depreciated() { Value::from(schedule.months()) } else { Value::Empty },
        if schedule.is_depreciated() { schedule.charge(day.month()).into() } else { Value::Empty },
        charged.into(),
        (asset.cost - charged).into(),
        standing.map(|standing| desk.place(standing.place)).into(),
        standing.and_then(|standing| standing.user).map(|user| desk.person(user)).into(),
        standing.map(|standing| desk.person(standing.keeper)).into(),
        standing.map(|standing| standing.state.wording().text(desk.lang)).into(),
    ])
}

//! 物资领用统计: what departments or classes took from the stores, a head, and against the term before.

use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::metrics::{Period, issues};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::StockMove;
use crate::reports::lines::{fixed, mean, once, percent, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Chart, ChartForm, Column, Kind, Line, Part, Series, Table, Value};
use std::collections::BTreeMap;

/// `consumption`.
pub static REPORT: Report = Report {
    name: "consumption",
    title: Wording::new("物资领用统计", "consumption"),
    about: Wording::new(
        "各部门或班级从仓库领用的金额、占比、人均，与上一期对比，附图；另列各物品数量",
        "what departments or classes took from the stores: amount, share, a head, against the days before, with a chart; and the items",
    ),
    figures: Wording::new(
        "领用减退库的账面金额，食堂不计，与指标 stock.issued 同一口径。上一期：学期取上一学期，月取上月，其他取紧接其前的同样天数；账簿没有上一期的留空。人均：班级除以在籍学生数，部门除以期末在岗人数，人数在旁；没有人数的留空。增减 = 本期 ÷ 上期 − 1。",
        "Book value of issues less what came back, canteens apart: the figures of the metric stock.issued. The days before: the term before, the month before, else as many days just before; empty where the ledger has none. \
         A head: by pupils of a class, by people of a department at the end, the number beside; empty where there is none. Change = now ÷ before − 1.",
    ),
    span: Span::Term,
    takes: &[Choice::Place, Choice::Item, Choice::Class, Choice::Person],
    subject: None,
    by: &[
        ("department", Wording::new("部门", "department")),
        ("class", Wording::new("班级", "class")),
        ("kind", Wording::new("类别", "kind of item")),
    ],
    reads: &["stock-moves", "items", "places", "classes", "people"],
    build,
};

/// What a group took, in these days and in those before.
#[derive(Default)]
struct Taken {
    name: String,
    key: Option<Id>,
    now: Option<Money>,
    before: Option<Money>,
    rows: Vec<RowName>,
}

/// What was taken of an item.
#[derive(Default)]
struct OfItem {
    quantity: Quantity,
    amount: Money,
    rows: Vec<RowName>,
}

fn build(desk: &Desk<'_>) -> Body {
    let before = before(desk);
    let mut groups: BTreeMap<(usize, String), Taken> = BTreeMap::new();
    let mut items: BTreeMap<&str, (Id, OfItem)> = BTreeMap::new();
    for (moved, row) in issues(&desk.view()).filter(|(_, row)| is_wanted(desk, row)) {
        let taken = entry(desk, &mut groups, row);
        *taken.now.get_or_insert(Money::ZERO) += -moved.value;
        taken.rows.push(desk.row(row));
        let (_, of_item) = items.entry(desk.text(moved.item)).or_insert_with(|| (moved.item, OfItem::default()));
        of_item.quantity += -moved.quantity;
        of_item.amount += -moved.value;
        of_item.rows.push(desk.row(row));
    }
    if let Some(before) = before {
        for (moved, row) in issues(&desk.over(before).view()).filter(|(_, row)| is_wanted(desk, row)) {
            *entry(desk, &mut groups, row).before.get_or_insert(Money::ZERO) += -moved.value;
        }
    }
    let mut groups: Vec<((usize, String), Taken)> = groups.into_iter().collect();
    // Who took most stands first; what belongs to nobody last.
    groups.sort_by(|(one, taken), (other, more)| (one.0, more.now, &one.1).cmp(&(other.0, taken.now, &other.1)));
    let groups: Vec<Taken> = groups.into_iter().map(|(_, taken)| taken).collect();
    let mut parts = Vec::new();
    if !groups.is_empty() {
        parts.push(Part::Chart(chart(desk, &groups, before.is_some())));
    }
    parts.push(Part::Table(table(desk, &groups, before.is_some())));
    if let Some(Period { first, last, .. }) = before.filter(|_| !groups.is_empty()) {
        parts.push(Part::Note(say!(desk.lang, "上期：{first} 至 {last}。", "The days before: {first} to {last}.")));
    }
    if !items.is_empty() {
        parts.push(Part::Table(of_items(desk, items)));
    }
    Body::new(parts)
}

/// The days to compare with: the term before, the month before, else as many days just before; only where the ledger has them.
fn before(desk: &Desk<'_>) -> Option<Period> {
    let period = desk.period;
    let day = period.first.minus_days(1);
    let before = match period.term {
        Some(term) => {
            let terms = desk.settings.calendar.terms();
            let position = terms.iter().position(|known| known.id == term)?;
            Period::term(terms.get(position.checked_sub(1)?)?)
        }
        None if period.first == period.first.month().first_day() && period.last == period.first.month().last_day() => {
            Period::month(day.month())
        }
        None => {
            let days = u32::try_from(period.last.days_since(period.first)).ok()?;
            Period::new(day.minus_days(days), day)
        }
    };
    let starts = desk.settings.school.starts.or_else(|| desk.rows().stock_moves.iter().map(|row| row.date).min())?;
    (starts <= before.first).then_some(before)
}

fn is_wanted(desk: &Desk<'_>, row: &StockMove) -> bool {
    desk.wants_place(Some(row.place))
        && desk.wants(Choice::Item, row.item)
        && desk.chosen(Choice::Class).is_none_or(|wanted| row.class == Some(wanted))
        && desk.chosen(Choice::Person).is_none_or(|wanted| row.person == Some(wanted))
}

/// The group of a row.
fn entry<'g>(desk: &Desk<'_>, groups: &'g mut BTreeMap<(usize, String), Taken>, row: &StockMove) -> &'g mut Taken {
    let nothing = desk.word("未填", "not said").to_owned();
    let (key, name) = match desk.selection.by.unwrap_or("department") {
        "class" => (row.class, row.class.map(|class| desk.text(class).to_owned())),
        "kind" => {
            let kind = desk.rows().items.get(row.item).map(|item| fixed(desk, item.kind).shown(Kind::Text));
            (None, kind)
        }
        _ => (row.department.map(|label| label.0), row.department.map(|label| desk.label(label).to_owned())),
    };
    let turn = usize::from(name.is_none());
    let name = name.unwrap_or(nothing);
    groups.entry((turn, name.clone())).or_insert_with(|| Taken { name, key, ..Taken::default() })
}

/// How many there are of a group: pupils of a class, people of a department.
fn heads(desk: &Desk<'_>) -> BTreeMap<Id, u32> {
    let mut heads: BTreeMap<Id, u32> = BTreeMap::new();
    match desk.selection.by.unwrap_or("department") {
        "class" => {
            for class in desk.view().classes() {
                *heads.entry(class.class).or_default() += class.pupils;
            }
        }
        "department" => {
            let day = desk.until();
            for person in desk.rows().people.iter().filter(|person| person.is_here(day)) {
                if let Some(department) = person.department {
                    *heads.entry(department.0).or_default() += 1;
                }
            }
        }
        _ => {}
    }
    heads
}

fn table(desk: &Desk<'_>, groups: &[Taken], has_before: bool) -> Table {
    let columns = vec![
        desk.column("group", "分组", "group", Kind::Text),
        desk.column("amount", "本期金额", "yuan", Kind::Money),
        desk.column("share", "占比", "share", Kind::Percent),
        desk.column("heads", "人数", "heads", Kind::Count),
        desk.column("each", "人均", "a head", Kind::Measure),
        desk.column("before", "上期金额", "yuan before", Kind::Money),
        desk.column("change", "增减", "more or less", Kind::Money),
        desk.column("rate", "增减幅度", "change", Kind::Percent),
    ];
    let empty = desk.word("期内没有领用。", "Nothing was issued in these days.").to_owned();
    let mut table = Table::new("consumption", String::new(), columns, empty);
    let all: Money = groups.iter().filter_map(|taken| taken.now).sum();
    let all_before: Money = groups.iter().filter_map(|taken| taken.before).sum();
    let heads = heads(desk);
    let compared = |now: Money, before: Money| -> [Value; 3] {
        if has_before {
            [before.into(), (now - before).into(), percent((now - before).yuan(), before.yuan())]
        } else {
            Default::default()
        }
    };
    for taken in groups {
        let now = taken.now.unwrap_or_default();
        let heads = taken.key.and_then(|key| heads.get(&key)).copied();
        let mut cells = vec![
            taken.name.clone().into(),
            now.into(),
            percent(now.yuan(), all.yuan()),
            heads.into(),
            heads.map_or(Value::Empty, |heads| mean(now.yuan(), heads)),
        ];
        cells.extend(compared(now, taken.before.unwrap_or_default()));
        table.push(Line::new(cells).of(once(taken.rows.iter().cloned())));
    }
    if !groups.is_empty() {
        let [before, change, rate] = compared(all, all_before);
        let name = say!(desk.lang, "合计（{}）", "total ({})", groups.len());
        table.push(with(table.columns.len(), name, [(1, all.into()), (5, before), (6, change), (7, rate)]).total());
    }
    table
}

fn chart(desk: &Desk<'_>, groups: &[Taken], has_before: bool) -> Chart {
    let yuan = |amount: Option<Money>| Some(amount.unwrap_or_default().yuan());
    let mut series =
        vec![Series { name: desk.word("本期", "now").to_owned(), values: groups.iter().map(|taken| yuan(taken.now)).collect() }];
    if has_before {
        series.push(Series {
            name: desk.word("上期", "before").to_owned(),
            values: groups.iter().map(|taken| yuan(taken.before)).collect(),
        });
    }
    Chart {
        name: "consumption",
        title: desk.word("领用金额", "issued").to_owned(),
        unit: desk.word("元", "yuan").to_owned(),
        form: ChartForm::Bars,
        labels: groups.iter().map(|taken| taken.name.clone()).collect(),
        series,
    }
}

/// The items, by what was taken of each.
fn of_items(desk: &Desk<'_>, items: BTreeMap<&str, (Id, OfItem)>) -> Table {
    let columns: Vec<Column> = vec![
        desk.column("item", "品号", "item", Kind::Code),
        desk.column("name", "品名", "name", Kind::Text),
        desk.column("kind", "类别", "kind", Kind::Text),
        desk.column("unit", "单位", "unit", Kind::Text),
        desk.column("quantity", "数量", "quantity", Kind::Quantity),
        desk.column("amount", "金额", "yuan", Kind::Money),
    ];
    let mut table = Table::new("items", desk.word("各物品", "items").to_owned(), columns, String::new());
    let mut sorted: Vec<(&str, (Id, OfItem))> = items.into_iter().collect();
    // The largest first; of equal amounts by number.
    sorted.sort_by_key(|(text, (_, taken))| (std::cmp::Reverse(taken.amount), *text));
    let all: Money = sorted.iter().map(|(_, (_, taken))| taken.amount).sum();
    let count = sorted.len();
    for (text, (item, taken)) in sorted {
        let kind = desk.rows().items.get(item).map_or(Value::Empty, |item| fixed(desk, item.kind));
        let cells =
            vec![text.into(), desk.item(item).into(), kind, desk.unit(item).into(), taken.quantity.into(), taken.amount.into()];
        table.push(Line::new(cells).of(once(taken.rows)));
    }
    table.push(with(table.columns.len(), say!(desk.lang, "合计（{count}）", "total ({count})"), [(5, all.into())]).total());
    table
}

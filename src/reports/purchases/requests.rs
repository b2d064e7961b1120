//! 采购台账: purchases by state, supplier or budget line, and what is waiting, on whom and how long.

use super::steps::{awaited, days, is_later, state};
use crate::books::purchases::Chain;
use crate::day::Day;
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::lines::{add_groups, fixed, once};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use crate::table::Words as _;
use std::collections::BTreeMap;

/// `purchases`.
pub static REPORT: Report = Report {
    name: "purchases",
    title: Wording::new("采购台账", "purchases"),
    about: Wording::new(
        "期内请购单的估价、采购金额、进展，以及全部未办完的在等什么、等谁、等了几天",
        "purchases requested in the days: estimate, order, how far; and all that is not finished: what for, on whom, how long",
    ),
    figures: Wording::new(
        "期内提出的请购单。估价 = Σ 数量 × 估价；采购金额 = 各采购单金额之和；未采购的为空。进展由单据推出：请购、审批、采购、验收、入库、开票、报销、付款，取今天（--as-of 另定）以前到达的最后一步。在等一表含此前各期未办完的；等待天数 = 今天 − 到达现状之日。",
        "Purchases requested in the days. Estimate = Σ quantity × estimated price; ordered = the orders' amounts, empty before there is one. How far follows from the papers: \
         the last step reached until today (or --as-of). What is waiting holds earlier ones too; days waiting = today − the day of the last step.",
    ),
    span: Span::Term,
    takes: &[Choice::Supplier, Choice::Budget, Choice::Person, Choice::Item, Choice::Purchase],
    subject: None,
    by: &[
        ("state", Wording::new("进展", "state")),
        ("supplier", Wording::new("供应商", "supplier")),
        ("budget", Wording::new("经费项目", "budget line")),
        ("department", Wording::new("部门", "department")),
    ],
    reads: &["purchases", "receipts", "claims", "stock-moves", "canteen-intake", "assets", "posts"],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let empty = desk.word("期内没有请购单。", "Nothing was requested in these days.").to_owned();
    let mut table = Table::new("purchases", String::new(), columns(desk), empty);
    let chains = || desk.books.purchases.chains().iter().filter(|chain| is_wanted(desk, chain));
    let mut groups: BTreeMap<(usize, &str), (String, Vec<Line>)> = BTreeMap::new();
    let mut asked: Vec<&Chain<'_>> = chains().filter(|chain| desk.holds(chain.row.date)).collect();
    asked.sort_by_key(|chain| (chain.row.date, desk.text(chain.row.id)));
    for chain in asked {
        let (turn, key, name) = group(desk, chain);
        groups.entry((turn, key)).or_insert_with(|| (name, Vec::new())).1.push(line(desk, chain));
    }
    add_groups(desk, &mut table, groups.into_values().collect(), &[5, 6]);
    let open: Vec<&Chain<'_>> = chains().filter(|chain| chain.row.date <= desk.today).collect();
    Body::new(vec![Part::Table(table), Part::Table(waiting(desk, open))])
}

/// Whether a purchase is asked for.
fn is_wanted(desk: &Desk<'_>, chain: &Chain<'_>) -> bool {
    let row = chain.row;
    let of = |choice: Choice, ids: Vec<Id>| desk.chosen(choice).is_none_or(|wanted| ids.contains(&wanted));
    let items = row.lines.iter().chain(row.all_orders().flat_map(|order| &order.lines));
    let buyers = row.all_orders().flat_map(|order| order.buyers.iter().copied());
    desk.wants(Choice::Purchase, row.id)
        && of(Choice::Budget, row.budget.into_iter().collect())
        && of(Choice::Supplier, row.all_orders().map(|order| order.supplier).collect())
        && of(Choice::Item, items.filter_map(|line| line.item).collect())
        && of(Choice::Person, std::iter::once(row.requester).chain(buyers).collect())
}

/// The group of a purchase: its turn among groups, its name for sorting, its name for people.
fn group<'d>(desk: &Desk<'d>, chain: &Chain<'d>) -> (usize, &'d str, String) {
    let nothing = (1, "", desk.word("未填", "not said").to_owned());
    match desk.selection.by.unwrap_or("state") {
        "supplier" => chain.first_order().map_or((1, "", desk.word("未采购", "not ordered").to_owned()), |order| {
            (0, desk.text(order.supplier), desk.supplier(order.supplier).to_owned())
        }),
        "budget" => chain.row.budget.map_or(nothing, |line| (0, desk.text(line), desk.budget(line).to_owned())),
        "department" => {
            chain.row.department.map_or(nothing, |department| (0, desk.label(department), desk.label(department).to_owned()))
        }
        _ => {
            let (state, _) = state(desk, chain);
            (state.index(), state.word().name, state.shown(desk.lang).to_owned())
        }
    }
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("purchase", "请购单", "purchase", Kind::Code),
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("requester", "申请人", "requester", Kind::Text),
        desk.column("purpose", "用途", "purpose", Kind::Text),
        desk.column("budget", "经费项目", "budget line", Kind::Text),
        desk.column("estimate", "估价", "estimate", Kind::Money),
        desk.column("ordered", "采购金额", "ordered", Kind::Money),
        desk.column("suppliers", "供应商", "suppliers", Kind::Text),
        desk.column("quotes", "报价家数", "quotes", Kind::Count),
        desk.column("state", "进展", "state", Kind::Text),
        desk.column("since", "自", "since", Kind::Date),
    ]
}

fn line(desk: &Desk<'_>, chain: &Chain<'_>) -> Line {
    let row = chain.row;
    let (state, since) = state(desk, chain);
    let orders: Vec<_> = row.all_orders().filter(|order| order.date <= desk.today).collect();
    let mut suppliers: Vec<&str> = orders.iter().map(|order| desk.supplier(order.supplier)).collect();
    suppliers.dedup();
    let ordered: crate::money::Money = orders.iter().map(|order| order.amount).sum();
    Line::new(vec![
        desk.text(row.id).into(),
        row.date.into(),
        desk.person(row.requester).into(),
        row.purpose.as_ref().map(ToString::to_string).into(),
        row.budget.map(|line| desk.budget(line)).into(),
        chain.estimate.into(),
        if orders.is_empty() { Value::Empty } else { ordered.into() },
        Value::text(desk.list(suppliers)),
        row.quotes.iter().filter(|quote| quote.date <= desk.today).count().into(),
        fixed(desk, state),
        since.into(),
    ])
    .of(rows(desk, chain))
}

/// The request and what came of it.
fn rows(desk: &Desk<'_>, chain: &Chain<'_>) -> Vec<RowName> {
    let receipts = chain.receipts.iter().map(|receipt| desk.row(*receipt));
    let claims = chain.claims.iter().map(|claim| desk.row(*claim));
    once(std::iter::once(desk.row(chain.row)).chain(receipts).chain(claims))
}

/// What is waiting, the longest first.
fn waiting(desk: &Desk<'_>, open: Vec<&Chain<'_>>) -> Table {
    let columns = vec![
        desk.column("purchase", "请购单", "purchase", Kind::Code),
        desk.column("purpose", "用途", "purpose", Kind::Text),
        desk.column("amount", "金额", "amount", Kind::Money),
        desk.column("state", "进展", "state", Kind::Text),
        desk.column("awaits", "在等", "waits for", Kind::Text),
        desk.column("whom", "等谁", "on whom", Kind::Text),
        desk.column("since", "自", "since", Kind::Date),
        desk.column("days", "天数", "days", Kind::Count),
    ];
    let title = desk.word("未办完的", "not finished").to_owned();
    let empty = desk.word("没有未办完的请购单。", "Every purchase is finished.").to_owned();
    let mut table = Table::new("waiting", title, columns, empty);
    let mut lines: Vec<(Day, &str, Line)> = open.into_iter().filter_map(|chain| waits(desk, chain)).collect();
    lines.sort_by_key(|(since, id, _)| (*since, *id));
    for (.., line) in lines {
        table.push(line);
    }
    table
}

fn waits<'d>(desk: &Desk<'d>, chain: &Chain<'d>) -> Option<(Day, &'d str, Line)> {
    let (what, shown) = awaited(desk, chain)?;
    let (state, since) = state(desk, chain);
    let steps = &desk.policy(desk.today).steps;
    let whom = if is_later(desk, chain) { Vec::new() } else { chain.awaits_whom(&desk.books.posts, steps, desk.today) };
    let whom = desk.list(whom.into_iter().map(|person| desk.person(person)));
    let line = Line::new(vec![
        desk.text(chain.row.id).into(),
        chain.row.purpose.as_ref().map(ToString::to_string).into(),
        chain.amount().into(),
        fixed(desk, state),
        Value::Word(what, shown),
        Value::text(whom),
        since.into(),
        days(since, desk.today),
    ]);
    Some((since, desk.text(chain.row.id), line.of(rows(desk, chain))))
}

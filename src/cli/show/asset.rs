//! An asset: what it does today, what it is worth, its life event by event, its counts, its cards and its vouchers.

use super::clerk::{Clerk, Heading, day, maybe, money};
use super::rows::AT;
use crate::books::assets::{CountVerdict, End, Life, State};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::AssetEvent;
use crate::render::Cell;
use crate::render::page::{Form, Section};

/// What the books make of it.
pub fn sections(id: Id, clerk: &Clerk<'_>) -> Vec<Section> {
    match clerk.context.books.assets.life(id) {
        Some(life) => vec![state(life, clerk), events(life, clerk), counts(id, clerk), cards(id, clerk)],
        None => Vec::new(),
    }
}

fn state_cell(state: State, clerk: &Clerk<'_>) -> Cell {
    let name = match state {
        State::InStore => "in-store",
        State::InUse => "in-use",
        State::Lent => "lent",
        State::InRepair => "in-repair",
        State::Missing => "missing",
        State::Disposed => "disposed",
    };
    clerk.wording(name, state.wording())
}

fn state(life: &Life<'_>, clerk: &Clerk<'_>) -> Section {
    let today = clerk.context.today;
    let month = today.month();
    let standing = life.on(today);
    let months = life.schedule.is_depreciated().then(|| Cell::text(life.schedule.months().to_string()));
    let accumulated = life.accumulated_at(month);
    let cost = life.cost_on(today);
    let due = standing.and_then(|standing| standing.loan).and_then(|loan| loan.due);
    let reversed = matches!(life.end, Some(End::Reversed(_)))
        .then(|| clerk.wording("reversed", Wording::new("已红字冲销", "reversed in red")));
    let facts = vec![
        ("state", Wording::new("状态", "state"), maybe(standing, |standing| state_cell(standing.state, clerk))),
        ("since", Wording::new("自", "since"), maybe(standing, |standing| day(standing.since))),
        ("place", Wording::new("存放地点", "place"), maybe(standing, |standing| clerk.place(standing.place))),
        ("user", Wording::new("使用人", "user"), maybe(standing.and_then(|standing| standing.user), |user| clerk.person(user))),
        ("keeper", Wording::new("保管人", "keeper"), maybe(standing, |standing| clerk.person(standing.keeper))),
        ("due", Wording::new("应还", "due back"), maybe(due, day)),
        ("left_books", Wording::new("出账", "left the books"), maybe(life.end, |end| day(end.day()))),
        ("reversed", Wording::new("冲销", "reversed"), reversed.unwrap_or_default()),
        ("cost", Wording::new("账面原值", "cost in the books"), money(cost)),
        ("months", Wording::new("折旧月数", "months of its life"), months.unwrap_or_default()),
        ("charge", Wording::new("本月折旧", "depreciation of the month"), money(life.schedule.charge(month))),
        ("accumulated", Wording::new("累计折旧", "accumulated depreciation"), money(accumulated)),
        ("value", Wording::new("账面净值", "book value"), money(cost - accumulated)),
        ("month", Wording::new("截至月份", "at the end of"), Cell::text(month.to_string())),
    ];
    Section::new("state", Form::Facts, clerk.facts(Wording::new("现况", "now"), facts))
}

/// Every event, those that its state forbade too, by day; the registration stands first.
fn events(life: &Life<'_>, clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 9] = [
        ("date", Wording::new("日期", "date"), false),
        ("event", Wording::new("变动", "event"), false),
        ("document", Wording::new("单号", "slip"), false),
        ("state", Wording::new("此后状态", "state after"), false),
        ("place", Wording::new("地点", "place"), false),
        ("user", Wording::new("使用人", "user"), false),
        ("keeper", Wording::new("保管人", "keeper"), false),
        ("amount", Wording::new("金额", "amount"), true),
        AT,
    ];
    let mut rows = Vec::new();
    for standing in life.standings() {
        let registered = || clerk.wording("registered", Wording::new("登记", "registered"));
        let (what, document, amount, at) = standing.event.map_or_else(
            || (registered(), Cell::Empty, Some(life.asset.cost), life.asset.at),
            |event| (clerk.word(event.kind), clerk.id(event.event), event.amount, event.at),
        );
        let cells = [
            day(standing.since),
            what,
            document,
            state_cell(standing.state, clerk),
            clerk.place(standing.place),
            maybe(standing.user, |user| clerk.person(user)),
            clerk.person(standing.keeper),
            maybe(amount, money),
            clerk.at(at),
        ];
        rows.push((standing.since, cells.to_vec()));
    }
    // What changed nothing: compensation, and events that its state forbade or that came after its end.
    let standing = |event: &AssetEvent| life.standings().any(|standing| standing.event.is_some_and(|other| other.at == event.at));
    let illegal = life.illegal.iter().map(|illegal| illegal.event).filter(|event| !standing(event));
    for event in life.compensated.iter().copied().chain(illegal).chain(life.after_end.iter().copied()) {
        let mut cells = vec![day(event.date), clerk.word(event.kind), clerk.id(event.event)];
        cells.extend([
            Cell::Empty,
            maybe(event.place, |place| clerk.place(place)),
            maybe(event.person, |person| clerk.person(person)),
        ]);
        cells.extend([Cell::Empty, maybe(event.amount, money), clerk.at(event.at)]);
        rows.push((event.date, cells));
    }
    rows.sort_by_key(|(date, _)| *date);
    let rows = rows.into_iter().map(|(_, cells)| cells).collect();
    Section::new("life", Form::Rows, clerk.grid(Wording::new("变动", "life"), &headings, rows))
}

fn counts(id: Id, clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 6] = [
        ("date", Wording::new("日期", "date"), false),
        ("count", Wording::new("盘点单", "count"), false),
        ("place", Wording::new("地点", "place"), false),
        ("result", Wording::new("结果", "result"), false),
        ("agrees", Wording::new("与账相符", "agrees with the book"), false),
        AT,
    ];
    let counted = clerk.context.books.assets.counts().iter().filter(|counted| counted.row.asset == id);
    let line = |counted: &crate::books::assets::CountedAsset<'_>| {
        let agrees = match counted.verdict {
            CountVerdict::Agrees => clerk.wording("yes", Wording::new("是", "yes")),
            _ => clerk.wording("no", Wording::new("否", "no")),
        };
        let row = counted.row;
        vec![day(row.date), clerk.id(row.count), clerk.place(row.place), clerk.word(row.result), agrees, clerk.at(row.at)]
    };
    let rows = counted.map(line).collect();
    Section::new("counts", Form::Rows, clerk.grid(Wording::new("盘点", "counts"), &headings, rows))
}

fn cards(id: Id, clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 4] = [
        ("date", Wording::new("日期", "date"), false),
        ("place", Wording::new("地点", "place"), false),
        ("keeper", Wording::new("保管人", "keeper"), false),
        AT,
    ];
    let cards = clerk.context.books.assets.cards.of(id).iter();
    let line = |card: &&crate::registers::RoomCard| {
        vec![day(card.date), clerk.place(card.place), maybe(card.keeper, |keeper| clerk.person(keeper)), clerk.at(card.at)]
    };
    let rows = cards.map(line).collect();
    Section::new("cards", Form::Rows, clerk.grid(Wording::new("账卡", "room cards"), &headings, rows))
}

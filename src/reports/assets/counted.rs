//! 固定资产盘点表: what was counted in each room beside the register, what is missing, elsewhere or unlisted, and what was not counted.

use super::{accumulated, pieces, wants_class, wants_class_of};
use crate::books::assets::{CountVerdict, CountedAsset, Life};
use crate::findings::RowName;
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::lines::{add_groups, fixed, named, percent, signatures, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use std::collections::{BTreeMap, BTreeSet};

/// `asset-count`.
pub static REPORT: Report = Report {
    name: "asset-count",
    title: Wording::new("固定资产盘点表", "count of assets"),
    about: Wording::new(
        "期内逐室清点的结果与账面对照：相符、盘亏、错位、盘盈，以及未盘的资产",
        "what was counted in the days, room by room, beside the register: found, missing, elsewhere, unlisted; and what was not counted",
    ),
    figures: Wording::new(
        "每条盘点与当日账面（地点、状态）对照：相符（账面能解释的借出、维修也算）、盘亏、错位（不在账面地点）、盘盈（台账没有）、已处置仍在、盘亏后找回。已处理指其后有变动、批复或复盘了结。未盘：期末在账而期内没有盘点行的资产。相符率 = 相符 ÷ 盘点行数。",
        "Each counted line beside the register of that day: agrees (also where a loan or repair explains it), missing, elsewhere, unlisted, there after its disposal, found again. Settled: a later event, decision or count ended it. \
         Not counted: in the books at the end without a line in the days. Agreeing % = agreeing ÷ lines.",
    ),
    span: Span::Term,
    takes: &[Choice::Place, Choice::Class, Choice::Person],
    subject: None,
    by: &[],
    reads: &["asset-counts", "assets", "asset-events", "places"],
    build,
};

/// A verdict in words.
fn verdict(desk: &Desk<'_>, verdict: CountVerdict) -> Value {
    let (name, zh, en) = match verdict {
        CountVerdict::Agrees => ("agrees", "相符", "found"),
        CountVerdict::Missing => ("missing", "盘亏", "missing"),
        CountVerdict::Reappeared => ("reappeared", "盘亏后找回", "found again"),
        CountVerdict::Elsewhere => ("elsewhere", "错位", "elsewhere"),
        CountVerdict::Unlisted => ("unlisted", "盘盈", "unlisted"),
        CountVerdict::AfterEnd => ("after-end", "已处置仍在", "there after disposal"),
    };
    Value::Word(name, desk.word(zh, en).to_owned())
}

/// What a room's count came to.
#[derive(Default)]
struct Tally {
    lines: usize,
    agrees: usize,
    missing: usize,
    elsewhere: usize,
    surplus: usize,
    open: usize,
    uncounted: usize,
    rows: Vec<RowName>,
}

impl Tally {
    fn count(&mut self, line: &CountedAsset<'_>) {
        self.lines += 1;
        match line.verdict {
            CountVerdict::Agrees => self.agrees += 1,
            CountVerdict::Missing => self.missing += 1,
            CountVerdict::Elsewhere => self.elsewhere += 1,
            CountVerdict::Unlisted | CountVerdict::AfterEnd | CountVerdict::Reappeared => self.surplus += 1,
        }
        self.open += usize::from(line.verdict != CountVerdict::Agrees && !line.is_settled);
    }

    fn cells(&self) -> [Value; 8] {
        [
            self.lines.into(),
            self.agrees.into(),
            self.missing.into(),
            self.elsewhere.into(),
            self.surplus.into(),
            self.open.into(),
            percent(self.agrees, self.lines),
            self.uncounted.into(),
        ]
    }

    fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.agrees += other.agrees;
        self.missing += other.missing;
        self.elsewhere += other.elsewhere;
        self.surplus += other.surplus;
        self.open += other.open;
        self.uncounted += other.uncounted;
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let counted = counted(desk);
    if counted.is_empty() {
        return Body::nothing(desk.word("期内没有清点资产。", "No asset was counted in these days.").to_owned());
    }
    let uncounted = uncounted(desk, &counted);
    let mut tallies: BTreeMap<(&str, Id), Tally> = BTreeMap::new();
    for line in &counted {
        let tally = tallies.entry((desk.text(line.row.place), line.row.place)).or_default();
        tally.count(line);
        tally.rows.push(desk.row(line.row));
    }
    for (life, place) in &uncounted {
        let tally = tallies.entry((desk.text(*place), *place)).or_default();
        tally.uncounted += 1;
        tally.rows.push(desk.row(life.asset));
    }
    let differing: Vec<&CountedAsset<'_>> = counted.iter().copied().filter(|line| line.verdict != CountVerdict::Agrees).collect();
    let empty = desk.word("没有盘盈、盘亏和错位。", "Nothing was missing, elsewhere or unlisted.").to_owned();
    let mut differences = Table::new("differences", desk.word("盘盈盘亏", "differences").to_owned(), columns(desk), empty);
    add_groups(desk, &mut differences, vec![(String::new(), differing.iter().map(|line| self::line(desk, line)).collect())], &[5]);
    let mut all = Table::new("lines", desk.word("盘点表", "counted").to_owned(), columns(desk), String::new());
    for room in counted.chunk_by(|one, other| one.row.place == other.row.place) {
        if let Some(first) = room.first() {
            all.push(named(all.columns.len(), desk.place(first.row.place)).group());
        }
        for line in room {
            all.push(self::line(desk, line));
        }
    }
    let signs =
        [("盘点人", "counted by"), ("监盘人", "witnessed by"), ("资产管理员", "keeper of the register"), ("校长", "principal")];
    Body::new(vec![
        Part::Table(rooms(desk, tallies)),
        Part::Table(differences),
        Part::Table(missed(desk, &uncounted)),
        Part::Table(all),
        signatures(desk, &signs),
    ])
}

/// The counted lines of the days, by place, day and asset.
fn counted<'d>(desk: &Desk<'d>) -> Vec<&'d CountedAsset<'d>> {
    let is_asked = |line: &&CountedAsset<'_>| {
        let asset = desk.rows().assets.get(line.row.asset);
        let is_class = wants_class_of(desk, asset);
        let keeper = line.standing.map(|standing| standing.keeper);
        let is_persons = |wanted| keeper == Some(wanted) || line.row.by == wanted;
        let is_persons = desk.chosen(Choice::Person).is_none_or(is_persons);
        desk.holds(line.row.date) && desk.wants_place(Some(line.row.place)) && is_class && is_persons
    };
    let mut counted: Vec<&CountedAsset<'_>> = desk.books.assets.counts().iter().filter(is_asked).collect();
    counted.sort_by_key(|line| (desk.text(line.row.place), line.row.date, desk.text(line.row.asset)));
    counted
}

/// Assets in the books at the end that no line of the days counts, with their places.
fn uncounted<'d>(desk: &Desk<'d>, counted: &[&CountedAsset<'_>]) -> Vec<(&'d Life<'d>, Id)> {
    let day = desk.until();
    let seen: BTreeSet<Id> = match desk.chosen(Choice::Place).or(desk.chosen(Choice::Person)) {
        // What was found in another room was counted all the same.
        Some(_) => desk.books.assets.counts().iter().filter(|line| desk.holds(line.row.date)).map(|line| line.row.asset).collect(),
        None => counted.iter().map(|line| line.row.asset).collect(),
    };
    let of_books = desk.books.assets.lives().iter().filter(|life| life.is_in_books(day) && wants_class(desk, life.asset));
    let mut missed: Vec<(&Life<'_>, Id)> = of_books
        .filter(|life| !seen.contains(&life.asset.asset))
        .filter_map(|life| {
            let standing = life.on(day)?;
            let is_persons = desk.chosen(Choice::Person).is_none_or(|wanted| standing.keeper == wanted);
            (is_persons && desk.wants_place(Some(standing.place))).then_some((life, standing.place))
        })
        .collect();
    missed.sort_by_key(|(life, place)| (desk.text(*place), desk.text(life.asset.asset)));
    missed
}

/// A line a room.
fn rooms(desk: &Desk<'_>, tallies: BTreeMap<(&str, Id), Tally>) -> Table {
    let columns = vec![
        desk.column("place", "地点", "place", Kind::Text),
        desk.column("lines", "盘点行", "lines", Kind::Count),
        desk.column("agrees", "相符", "found", Kind::Count),
        desk.column("missing", "盘亏", "missing", Kind::Count),
        desk.column("elsewhere", "错位", "elsewhere", Kind::Count),
        desk.column("surplus", "盘盈等", "surplus", Kind::Count),
        desk.column("open", "未处理", "open", Kind::Count),
        desk.column("rate", "相符率", "found %", Kind::Percent),
        desk.column("uncounted", "未盘", "not counted", Kind::Count),
    ];
    let mut table = Table::new("rooms", desk.word("各室汇总", "by room").to_owned(), columns, String::new());
    let mut all = Tally::default();
    let count = tallies.len();
    for ((_, place), tally) in tallies {
        all.add(&tally);
        let cells = [Value::from(desk.place(place))].into_iter().chain(tally.cells());
        table.push(Line::new(cells.collect()).of(tally.rows));
    }
    let name = say!(desk.lang, "合计（{count}）", "total ({count})");
    table.push(with(table.columns.len(), name, (1..).zip(all.cells())).total());
    table
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("count", "盘点单", "count", Kind::Code),
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("asset", "资产编号", "asset", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("quantity", "数量", "pieces", Kind::Quantity),
        desk.column("net", "净值", "net", Kind::Money),
        desk.column("booked_place", "账面地点", "place by the books", Kind::Text),
        desk.column("place", "实际地点", "place found", Kind::Text),
        desk.column("result", "清点结果", "result", Kind::Text),
        desk.column("verdict", "结论", "verdict", Kind::Text),
        desk.column("settled", "处理", "settled", Kind::Text),
        desk.column("by", "盘点人", "counted by", Kind::Text),
        desk.column("witness", "监盘人", "witness", Kind::Text),
    ]
}

fn line(desk: &Desk<'_>, line: &CountedAsset<'_>) -> Line {
    let row = line.row;
    let life = desk.books.assets.life(row.asset);
    let asset = life.map(|life| life.asset);
    let net = life.filter(|life| life.is_in_books(row.date)).map(|life| life.asset.cost - accumulated(life, row.date));
    let settled = match (line.verdict, line.is_settled) {
        (CountVerdict::Agrees, _) => Value::Empty,
        (_, true) => Value::Word("yes", desk.word("已处理", "settled").to_owned()),
        (_, false) => Value::Word("no", desk.word("未处理", "open").to_owned()),
    };
    Line::new(vec![
        desk.text(row.count).into(),
        row.date.into(),
        desk.text(row.asset).into(),
        asset.map(|asset| asset.name.to_string()).into(),
        asset.map(pieces).into(),
        net.into(),
        line.standing.map(|standing| desk.place(standing.place)).into(),
        desk.place(row.place).into(),
        fixed(desk, row.result),
        verdict(desk, line.verdict),
        settled,
        desk.person(row.by).into(),
        row.witness.map(|person| desk.person(person)).into(),
    ])
    .of(std::iter::once(desk.row(row)).chain(asset.map(|asset| desk.row(asset))))
}

/// What nobody counted.
fn missed(desk: &Desk<'_>, uncounted: &[(&Life<'_>, Id)]) -> Table {
    let columns = vec![
        desk.column("asset", "资产编号", "asset", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("place", "地点", "place", Kind::Text),
        desk.column("quantity", "数量", "pieces", Kind::Quantity),
        desk.column("cost", "原值", "cost", Kind::Money),
    ];
    let empty = desk.word("在账资产都盘到了。", "Every asset in the books was counted.").to_owned();
    let mut table = Table::new("uncounted", desk.word("未盘的资产", "not counted").to_owned(), columns, empty);
    let lines = uncounted.iter().map(|(life, place)| {
        let asset = life.asset;
        Line::new(vec![
            desk.text(asset.asset).into(),
            asset.name.to_string().into(),
            desk.place(*place).into(),
            pieces(asset).into(),
            asset.cost.into(),
        ])
        .of([desk.row(asset)])
    });
    add_groups(desk, &mut table, vec![(String::new(), lines.collect())], &[3, 4]);
    table
}

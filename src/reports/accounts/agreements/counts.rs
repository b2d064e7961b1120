//! Things beside the books (账实、账卡): how much of what was counted, or hangs on a card, agrees.

use super::verdict;
use crate::books::assets::{CountVerdict, State};
use crate::findings::RowName;
use crate::reports::Desk;
use crate::reports::lines::{named, percent};
use crate::say;
use crate::sheet::{Kind, Line, Table};
use std::collections::BTreeMap;

/// How many were compared, how many agree, how many differ and are settled, and the rows behind them.
#[derive(Default)]
struct Tally {
    compared: usize,
    agreeing: usize,
    settled: usize,
    rows: Vec<RowName>,
}

impl Tally {
    const fn open(&self) -> usize {
        self.compared - self.agreeing - self.settled
    }
}

/// The table of what was counted and what hangs on cards.
pub(super) fn table(desk: &Desk<'_>) -> Table {
    let empty = desk.word("没有盘点，也没有账卡。", "Nothing was counted, and there is no card.").to_owned();
    let columns = vec![
        desk.column("what", "核对事项", "what", Kind::Text),
        desk.column("date", "截至", "as of", Kind::Date),
        desk.column("compared", "核对数", "compared", Kind::Count),
        desk.column("agreeing", "相符", "agree", Kind::Count),
        desk.column("settled", "不符已处理", "settled since", Kind::Count),
        desk.column("open", "不符未处理", "open", Kind::Count),
        desk.column("rate", "相符率", "agreeing %", Kind::Percent),
        desk.column("verdict", "结论", "verdict", Kind::Text),
    ];
    let title = desk.word("实物与账卡", "things and cards").to_owned();
    let mut table = Table::new("counts", title, columns, empty);
    let mut lines = stock(desk);
    lines.extend(assets(desk));
    add(desk, &mut table, desk.word("账实相符", "books and things"), lines);
    add(desk, &mut table, desk.word("账卡相符", "books and cards"), cards(desk));
    table
}

fn add(desk: &Desk<'_>, table: &mut Table, name: &str, lines: Vec<(String, crate::day::Day, Tally)>) {
    if lines.is_empty() {
        return;
    }
    table.push(named(table.columns.len(), name).group());
    for (what, day, tally) in lines {
        table.push(
            Line::new(vec![
                what.into(),
                day.into(),
                tally.compared.into(),
                tally.agreeing.into(),
                tally.settled.into(),
                tally.open().into(),
                percent(tally.agreeing, tally.compared),
                verdict(desk, true, tally.open() == 0),
            ])
            .of(tally.rows),
        );
    }
}

/// The last count of each store.
fn stock(desk: &Desk<'_>) -> Vec<(String, crate::day::Day, Tally)> {
    let counts = || desk.books.stock.counts().iter().filter(|line| line.row.date <= desk.today);
    let mut last = BTreeMap::new();
    for line in counts() {
        let day = last.entry(desk.text(line.row.place)).or_insert(line.row.date);
        *day = line.row.date.max(*day);
    }
    let mut tallies: BTreeMap<&str, (String, Tally)> = BTreeMap::new();
    for line in counts().filter(|line| last.get(desk.text(line.row.place)) == Some(&line.row.date)) {
        let (_, tally) = tallies.entry(desk.text(line.row.place)).or_insert_with(|| {
            (say!(desk.lang, "库存盘点：{}", "stock counted: {}", desk.place(line.row.place)), Tally::default())
        });
        tally.compared += 1;
        if line.difference.is_zero() {
            tally.agreeing += 1;
        } else if !line.is_open(desk.policy(line.row.date).stock.tolerance) {
            tally.settled += 1;
        }
        tally.rows.push(desk.row(line.row));
    }
    let lines = tallies.into_iter().filter_map(|(place, (what, tally))| Some((what, *last.get(place)?, tally)));
    lines.collect()
}

/// The newest counted line of each asset.
fn assets(desk: &Desk<'_>) -> Option<(String, crate::day::Day, Tally)> {
    let mut newest = BTreeMap::new();
    for line in desk.books.assets.counts().iter().filter(|line| line.row.date <= desk.today) {
        let newest = newest.entry(desk.text(line.row.asset)).or_insert(line);
        if newest.row.date <= line.row.date {
            *newest = line;
        }
    }
    let last = newest.values().map(|line| line.row.date).max()?;
    let mut tally = Tally::default();
    for line in newest.values() {
        tally.compared += 1;
        if line.verdict == CountVerdict::Agrees {
            tally.agreeing += 1;
        } else if line.is_settled {
            tally.settled += 1;
        }
        tally.rows.push(desk.row(line.row));
    }
    Some((desk.word("资产盘点（每件最近一次）", "assets counted, each the last time").to_owned(), last, tally))
}

/// The cards that hang in the rooms beside place and keeper of the register.
fn cards(desk: &Desk<'_>) -> Vec<(String, crate::day::Day, Tally)> {
    let book = &desk.books.assets;
    let mut tally = Tally::default();
    for life in book.current() {
        let Some(standing) = life.on(desk.today).filter(|standing| matches!(standing.state, State::InStore | State::InUse)) else {
            continue;
        };
        let came = life.since(desk.today, |earlier| earlier.place == standing.place).unwrap_or(standing.since);
        let taken_over = life.since(desk.today, |earlier| earlier.keeper == standing.keeper).unwrap_or(standing.since);
        for card in book.cards.of(life.asset.asset) {
            let is_elsewhere = card.place != standing.place;
            // A card that was written before the asset came, or its keeper, has been replaced by a newer one.
            if is_elsewhere && !book.cards.hangs(card, came) {
                continue;
            }
            let is_others = card.keeper.is_some_and(|keeper| keeper != standing.keeper) && book.cards.hangs(card, taken_over);
            tally.compared += 1;
            tally.agreeing += usize::from(!is_elsewhere && !is_others);
            tally.rows.push(desk.row(*card));
        }
    }
    if tally.compared == 0 {
        return Vec::new();
    }
    vec![(desk.word("分室账卡：地点、保管人", "room cards: place and keeper").to_owned(), desk.today, tally)]
}

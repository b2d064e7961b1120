//! 固定资产季度报表: opening, additions, removals and closing by class, with the ledger's accounts beside the register.

use super::{accumulated, pieces};
use crate::books::assets::{AssetAccounts, AssetMonth, Life};
use crate::day::Day;
use crate::findings::RowName;
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::EDITION;
use crate::reports::lines::{add_groups, book, signatures};
use crate::reports::{Body, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use std::collections::BTreeMap;

/// `assets-quarterly`.
pub static REPORT: Report = Report {
    name: "assets-quarterly",
    title: Wording::new("固定资产季度报表", "assets by quarter"),
    about: Wording::new(
        "各大类资产的期初、增加、减少、期末数量与原值，累计折旧与净值，并与总账科目核对",
        "opening, additions, removals and closing by class, quantity and cost; depreciation and net; the accounts beside",
    ),
    figures: Wording::new(
        "大类按 GB/T 14885-2022 代码前三位。期初 = 季初前一日在账；增加 = 季内取得；减少 = 季内报废、划转、捐出或红字冲销；期初 + 增加 − 减少 = 期末。下表台账数与 books/asset-control 用同一账簿，截至季内最近一个完整月末。",
        "Classes by the first three characters of GB/T 14885-2022. Opening: in the books the day before; additions: acquired in the quarter; removals: scrapped, transferred, donated or reversed; \
         opening + additions − removals = closing. The register's figures below are those of books/asset-control, at the last whole month of the quarter.",
    ),
    span: Span::Quarter,
    takes: &[],
    subject: None,
    by: &[],
    reads: &["assets", "asset-events", "asset-classes", "accounts", "journal", "opening-balances"],
    build,
};

/// The classes at the top of the national standard.
const TOP: [(&str, Wording); 8] = [
    ("A01", Wording::new("房屋和构筑物", "buildings and structures")),
    ("A02", Wording::new("设备", "equipment")),
    ("A03", Wording::new("文物和陈列品", "relics and exhibits")),
    ("A04", Wording::new("图书和档案", "books and archives")),
    ("A05", Wording::new("家具和用具", "furniture and utensils")),
    ("A06", Wording::new("特种动植物", "animals and plants")),
    ("A07", Wording::new("物资", "materials")),
    ("A08", Wording::new("无形资产", "intangible assets")),
];

/// How many, and what they cost.
#[derive(Default, Clone, Copy)]
struct Much {
    pieces: Quantity,
    cost: Money,
}

impl Much {
    fn add(&mut self, life: &Life<'_>) {
        self.pieces += pieces(life.asset);
        self.cost += life.asset.cost;
    }
}

/// A class over the days.
#[derive(Default)]
struct OfClass {
    opening: Much,
    added: Much,
    removed: Much,
    closing: Much,
    accumulated: Money,
    rows: Vec<RowName>,
}

fn build(desk: &Desk<'_>) -> Body {
    let (before, until) = (desk.period.first.minus_days(1), desk.until());
    let mut classes: BTreeMap<(&str, &str), OfClass> = BTreeMap::new();
    for life in desk.books.assets.lives() {
        let is_added = desk.holds(life.asset.acquired);
        let is_removed = life.end.is_some_and(|end| desk.holds(end.day()));
        if !is_added && !life.is_in_books(before) && !life.is_in_books(until) {
            continue;
        }
        let of_class = classes.entry(top(desk, life)).or_default();
        for (is_so, much) in [
            (life.is_in_books(before), &mut of_class.opening),
            (is_added, &mut of_class.added),
            (is_removed, &mut of_class.removed),
            (life.is_in_books(until), &mut of_class.closing),
        ] {
            if is_so {
                much.add(life);
            }
        }
        of_class.accumulated += accumulated(life, until);
        of_class.rows.push(desk.row(life.asset));
    }
    let empty = desk.word("期内没有在账资产。", "There were no assets in the books.").to_owned();
    let mut table = Table::new("classes", desk.word("分类增减", "by class").to_owned(), columns(desk), empty);
    let lines = classes.into_iter().map(|((code, name), of_class)| line(code, name, of_class));
    add_groups(desk, &mut table, vec![(String::new(), lines.collect())], &[2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    let signs =
        [("制表人", "prepared by"), ("资产管理员", "keeper of the register"), ("会计", "accountant"), ("校长", "principal")];
    Body::new(vec![Part::Table(table), Part::Table(accounts(desk)), signatures(desk, &signs)])
}

/// The class at the top of an asset's: code and name.
fn top<'d>(desk: &Desk<'d>, life: &Life<'d>) -> (&'d str, &'d str) {
    let code = desk.text(life.asset.class);
    let is_current = life.asset.edition.is_none_or(|edition| desk.label(edition) == EDITION);
    let known = TOP.iter().find(|(top, _)| is_current && code.starts_with(top));
    known.map_or_else(|| (code, super::class(desk, life.asset)), |(top, name)| (*top, name.text(desk.lang)))
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("class", "代码", "class", Kind::Code),
        desk.column("name", "分类", "name", Kind::Text),
        desk.column("opening", "期初数量", "opening", Kind::Quantity),
        desk.column("opening_cost", "期初原值", "opening cost", Kind::Money),
        desk.column("added", "增加数量", "added", Kind::Quantity),
        desk.column("added_cost", "增加原值", "added cost", Kind::Money),
        desk.column("removed", "减少数量", "removed", Kind::Quantity),
        desk.column("removed_cost", "减少原值", "removed cost", Kind::Money),
        desk.column("closing", "期末数量", "closing", Kind::Quantity),
        desk.column("closing_cost", "期末原值", "closing cost", Kind::Money),
        desk.column("accumulated", "累计折旧", "depreciation", Kind::Money),
        desk.column("net", "净值", "net", Kind::Money),
    ]
}

fn line(code: &str, name: &str, of_class: OfClass) -> Line {
    let mut cells = vec![Value::text(code), Value::text(name)];
    for much in [of_class.opening, of_class.added, of_class.removed, of_class.closing] {
        cells.push(much.pieces.into());
        cells.push(much.cost.into());
    }
    cells.push(of_class.accumulated.into());
    cells.push((of_class.closing.cost - of_class.accumulated).into());
    Line::new(cells).of(of_class.rows)
}

/// The register beside the accounts, of each set of books that has accounts of assets.
fn accounts(desk: &Desk<'_>) -> Table {
    let columns = vec![
        desk.column("what", "项目", "what", Kind::Text),
        desk.column("opening", "台账期初", "opening", Kind::Money),
        desk.column("added", "本期增加", "added", Kind::Money),
        desk.column("removed", "本期减少", "removed", Kind::Money),
        desk.column("closing", "台账期末", "closing", Kind::Money),
        desk.column("date", "截至", "as of", Kind::Date),
        desk.column("account", "总账科目", "account", Kind::Text),
        desk.column("balance", "科目余额", "balance", Kind::Money),
        desk.column("difference", "差额", "difference", Kind::Money),
        desk.column("verdict", "结论", "verdict", Kind::Text),
    ];
    let title = desk.word("台账与总账", "register and accounts").to_owned();
    let empty = desk.word(
        "没有统驭固定资产的科目，或这一季还没有完整的月份。",
        "No account controls assets, or no month of the quarter is over.",
    );
    let mut table = Table::new("accounts", title, columns, empty.to_owned());
    for of_book in &desk.books.asset_postings.books {
        let is_within = |month: &&AssetMonth| desk.period.contains(month.month.last_day()) && month.month.last_day() <= desk.today;
        let months: Vec<&AssetMonth> = of_book.months.iter().filter(is_within).collect();
        let (Some(first), Some(last)) = (months.first(), months.last()) else { continue };
        let before = of_book.changes().find(|(_, month)| month.month == first.month).map(|(before, _)| before);
        let Some(before) = before else { continue };
        let sum = |amount: fn(&AssetMonth) -> Money| -> Money { months.iter().map(|month| amount(month)).sum() };
        let day = last.month.last_day();
        table.push(side(desk, of_book, day, true, [before.cost, sum(|month| month.acquired), sum(|month| month.disposed)], last));
        table.push(side(
            desk,
            of_book,
            day,
            false,
            [before.accumulated, sum(|month| month.charge), sum(|month| month.removed)],
            last,
        ));
    }
    table
}

/// Cost or depreciation of a set of books.
fn side(desk: &Desk<'_>, of_book: &AssetAccounts<'_>, day: Day, is_cost: bool, moved: [Money; 3], last: &AssetMonth) -> Line {
    let (accounts, closing, balance) = if is_cost {
        (&of_book.cost, last.cost, last.account_cost)
    } else {
        (&of_book.depreciation, last.accumulated, last.account_accumulated)
    };
    let names: Vec<String> = accounts.iter().map(|account| format!("{} {}", desk.text(account.account), account.name)).collect();
    let what = if is_cost { desk.word("原值", "cost") } else { desk.word("累计折旧", "depreciation") };
    let off = closing - balance;
    let verdict = match (accounts.is_empty(), off.is_zero()) {
        (true, _) => Value::Empty,
        (_, true) => Value::Word("agrees", desk.word("相符", "agrees").to_owned()),
        (_, false) => Value::Word("differs", desk.word("不符", "differs").to_owned()),
    };
    let known = |amount: Money| if accounts.is_empty() { Value::Empty } else { amount.into() };
    let mut cells = vec![Value::text(format!("{}·{what}", book(desk, of_book.book)))];
    cells.extend(moved.map(Value::from));
    cells.extend([closing.into(), day.into(), Value::text(desk.list(names.iter().map(String::as_str)))]);
    cells.extend([known(balance), known(off), verdict]);
    Line::new(cells).of(accounts.iter().map(|account| desk.row(*account)))
}

//! 预算执行表: each budget line with what was granted, what orders bind, what was billed and paid, and what is left.

use crate::books::budget::{LineAccount, Spending, Standing};
use crate::findings::RowName;
use crate::lang::Wording;
use crate::money::Money;
use crate::reports::lines::{named, once, percent, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `budget`.
pub static REPORT: Report = Report {
    name: "budget",
    title: Wording::new("预算执行表", "budget execution"),
    about: Wording::new(
        "每个经费项目的预算数、已订购未开票、已开票、其中已付款、可用余额与执行率",
        "each budget line: granted, bound by orders, billed, paid, left, and the share used",
    ),
    figures: Wording::new(
        "预算年度为公历年。已订购未开票：采购金额减已到票据；已执行：列支本项目（或其请购单属本项目）的票据，红字冲减；已付款：凭证实付的部分；可用余额 = 预算数 − 已订购未开票 − 已执行；执行率 = 已执行 ÷ 预算数。截至期末日。有采购或票据而当年没有这一预算行的，另列。",
        "A budget year is a calendar year. Bound: orders less the receipts that came; used: receipts of the line, or of purchases on it, red ones taken off; \
         paid: what vouchers paid of them; left = granted − bound − used; share used = used ÷ granted. As of the last day. What was spent on a line without a row in its year stands below.",
    ),
    span: Span::Year,
    takes: &[Choice::Budget],
    subject: None,
    by: &[],
    reads: &["budget", "purchases", "receipts", "journal", "claims"],
    build,
};

/// What a line comes to: how it stands, and what was paid.
#[derive(Default)]
struct Sum {
    standing: Standing,
    paid: Money,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.standing.amount += other.standing.amount;
        self.standing.committed += other.standing.committed;
        self.standing.used += other.standing.used;
        self.paid += other.paid;
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let empty = desk.word("期内各年度没有预算。", "There is no budget of these years.").to_owned();
    let mut table = Table::new("budget", String::new(), columns(desk), empty);
    let width = table.columns.len();
    let (first, last) = (desk.period.first.year(), desk.until().year());
    for year in first..=last {
        let is_asked =
            |line: &&LineAccount<'_>| i32::try_from(line.row.year) == Ok(year) && desk.wants(Choice::Budget, line.row.line);
        let mut lines: Vec<&LineAccount<'_>> = desk.books.budget.lines().iter().filter(is_asked).collect();
        lines.sort_by_key(|line| desk.text(line.row.line));
        if lines.is_empty() {
            continue;
        }
        if first != last {
            table.push(named(width, say!(desk.lang, "{year} 年度", "{year}")).group());
        }
        let mut total = Sum::default();
        for account in lines {
            let sum = sum(desk, account);
            total.add(&sum);
            table.push(line(desk, account, &sum));
        }
        let mut cells = vec![Value::text(desk.word("合计", "total")), Value::Empty, Value::Empty, Value::Empty];
        cells.extend(figures(&total));
        table.push(Line::new(cells).total());
    }
    let mut parts = vec![Part::Table(table)];
    if let Some(starts) = desk.settings.school.starts.filter(|starts| desk.period.first < *starts && *starts <= desk.until()) {
        parts.push(Part::Note(say!(
            desk.lang,
            "账簿自 {starts} 启用，此前的执行数不在本表内。",
            "The ledger starts on {starts}: what was used before is not in these figures."
        )));
    }
    parts.extend(unbudgeted(desk, first, last).map(Part::Table));
    parts.push(signatures(desk, &[("制表人", "prepared by"), ("总务主任", "logistics director"), ("校长", "principal")]));
    Body::new(parts)
}

/// How a line stands at the end of the days, and what was paid of its receipts by then.
fn sum(desk: &Desk<'_>, account: &LineAccount<'_>) -> Sum {
    let until = desk.until();
    let standing = account.on(until);
    let receipts = account.movements.iter().filter(|change| change.day <= until && !change.used.is_zero());
    let unpaid: Money = receipts
        .filter_map(|change| match change.written {
            Spending::Receipt(receipt) => Some(desk.books.payments.unpaid(receipt, until)),
            Spending::Order(..) => None,
        })
        .sum();
    Sum { standing, paid: standing.used - unpaid }
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("line", "项目编号", "line", Kind::Code),
        desk.column("name", "经费项目", "name", Kind::Text),
        desk.column("account", "列支科目", "account", Kind::Code),
        desk.column("earmarked", "专款", "earmarked", Kind::Text),
        desk.column("amount", "预算数", "granted", Kind::Money),
        desk.column("committed", "已订购未开票", "bound by orders", Kind::Money),
        desk.column("used", "已执行", "used", Kind::Money),
        desk.column("paid", "其中已付款", "of it paid", Kind::Money),
        desk.column("left", "可用余额", "left", Kind::Money),
        desk.column("rate", "执行率", "used %", Kind::Percent),
    ]
}

fn figures(sum: &Sum) -> [Value; 6] {
    let standing = sum.standing;
    [
        standing.amount.into(),
        standing.committed.into(),
        standing.used.into(),
        sum.paid.into(),
        standing.left().into(),
        percent(standing.used.yuan(), standing.amount.yuan()),
    ]
}

fn line(desk: &Desk<'_>, account: &LineAccount<'_>, sum: &Sum) -> Line {
    let row = account.row;
    let earmarked = row.earmarked.unwrap_or(false);
    let earmarked = if earmarked { Value::Word("yes", desk.word("是", "yes").to_owned()) } else { Value::Empty };
    let mut cells: Vec<Value> = vec![
        desk.text(row.line).into(),
        row.name.to_string().into(),
        row.account.map(|account| desk.text(account)).into(),
        earmarked,
    ];
    cells.extend(figures(sum));
    let spent = account.movements.iter().filter(|change| change.day <= desk.until()).map(|change| written(desk, &change.written));
    Line::new(cells).of(once(std::iter::once(desk.row(row)).chain(spent)))
}

fn written(desk: &Desk<'_>, spending: &Spending<'_>) -> RowName {
    match spending {
        Spending::Order(purchase, _) => desk.row(*purchase),
        Spending::Receipt(receipt) => desk.row(*receipt),
    }
}

/// What was spent on lines that have no row in their year.
fn unbudgeted(desk: &Desk<'_>, first: i32, last: i32) -> Option<Table> {
    let spent = desk.books.budget.unbudgeted().iter();
    let spent = spent.filter(|spent| (first..=last).contains(&spent.year) && spent.first.day() <= desk.until());
    let mut spent: Vec<_> = spent.filter(|spent| desk.wants(Choice::Budget, spent.line)).collect();
    spent.sort_by_key(|spent| (spent.year, desk.text(spent.line)));
    if spent.is_empty() {
        return None;
    }
    let columns = vec![
        desk.column("year", "年度", "year", Kind::Code),
        desk.column("line", "项目编号", "line", Kind::Code),
        desk.column("name", "经费项目", "name", Kind::Text),
        desk.column("amount", "支出", "spent", Kind::Money),
        desk.column("since", "第一笔", "first on", Kind::Date),
    ];
    let title = desk.word("当年没有预算的支出", "spent without a budget in the year").to_owned();
    let mut table = Table::new("unbudgeted", title, columns, String::new());
    for spent in spent {
        let (year, day) = (Value::text(spent.year.to_string()), spent.first.day());
        let cells = vec![year, desk.text(spent.line).into(), desk.budget(spent.line).into(), spent.amount.into(), day.into()];
        table.push(Line::new(cells).of([written(desk, &spent.first)]));
    }
    Some(table)
}

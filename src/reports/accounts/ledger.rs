//! 明细账: one account entry by entry, with the account on the other side and the running balance.

use crate::books::accounts::{Entry, amount_of};
use crate::day::Month;
use crate::id::Id;
use crate::lang::Wording;
use crate::metrics::Period;
use crate::money::Money;
use crate::registers::JournalEntry;
use crate::reports::lines::{signatures, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `ledger`.
pub static REPORT: Report = Report {
    name: "ledger",
    title: Wording::new("明细账", "ledger"),
    about: Wording::new(
        "一个科目（含明细科目）逐笔的借贷、对方科目与逐笔余额",
        "one account with those below it: every entry, the account on the other side, the running balance",
    ),
    figures: Wording::new(
        "上期结转 = 期初日前的余额（含建账数）；余额 = 上一行余额 + 借方 − 贷方，方向按余额正负。每月有本月合计，并有自公历年初起的本年累计。对方科目是同一凭证中另一方的科目。",
        "Brought forward: what stood there before the first day, with what opened the books; the balance is that of the line before plus debit less credit, \
         and its side follows its sign. Each month has its totals, and those since 1 January. The other side: the accounts of the same voucher on the opposite side.",
    ),
    span: Span::Term,
    takes: &[],
    subject: Some(Choice::Account),
    by: &[],
    reads: &["journal", "accounts", "opening-balances"],
    build,
};

/// Columns that hold the amounts.
const DEBIT: usize = 5;
const CREDIT: usize = 6;
const SIDE: usize = 7;
const BALANCE: usize = 8;

fn build(desk: &Desk<'_>) -> Body {
    let Some(account) = desk.chosen(Choice::Account) else {
        return Body::nothing(
            desk.word(
                "请写明科目，如 bursar report ledger 1001；有余额和发生额的科目见 bursar report accounts。",
                "Say which account, as in `bursar report ledger 1001`; `bursar report accounts` shows those that moved.",
            )
            .to_owned(),
        );
    };
    let accounts = &desk.books.accounts;
    let (code, name) = (desk.text(account), desk.account(account));
    let empty = desk.word("期内没有余额，也没有分录。", "There was no balance and no entry.").to_owned();
    let mut table = Table::new("ledger", String::new(), columns(desk), empty);
    let width = table.columns.len();
    let flow = accounts.flow(account, desk.period.first, desk.until());
    let within = |account| accounts.entries_within(account, desk.period.first, desk.until());
    let mut entries: Vec<&Entry<'_>> = accounts.with_below(account).flat_map(within).collect();
    // The running balance is that of the account with all below it: one turn for all.
    entries.sort_by_key(|entry| (entry.row.date, desk.text(entry.row.voucher), entry.row.at));
    if !flow.is_idle() || !entries.is_empty() {
        let forward = desk.word("上期结转", "brought forward");
        table.push(with(width, forward, balance(desk, flow.opening)));
    }
    let mut standing = flow.opening;
    let month = |entry: &&Entry<'_>| entry.row.date.month();
    for of_month in entries.chunk_by(|one, other| month(one) == month(other)) {
        for entry in of_month {
            standing += entry.amount;
            table.push(line(desk, entry.row, standing));
        }
        if let Some(first) = of_month.first() {
            totals(desk, &mut table, account, first.row.date.month());
        }
    }
    let signs = [("记账", "kept by"), ("复核", "reviewed by")];
    let title = say!(desk.lang, "{name}（{code}）明细账", "ledger of {code} {name}");
    Body::new(vec![Part::Table(table), signatures(desk, &signs)]).titled(title)
}

/// What the account came to in a month, and since the beginning of the year.
fn totals(desk: &Desk<'_>, table: &mut Table, account: Id, month: Month) {
    let year = Month::new(month.year(), 1).unwrap_or(month);
    let last = month.last_day().min(desk.until());
    let of_month = Period::new(month.first_day().max(desk.period.first), last);
    let of_year = Period::new(year.first_day(), last);
    for (name, period) in [
        (say!(desk.lang, "{month} 本月合计", "{month}"), of_month),
        (say!(desk.lang, "{} 年累计", "{} so far", month.year()), of_year),
    ] {
        let flow = desk.books.accounts.flow(account, period.first, period.last);
        let sides = [(DEBIT, flow.debit.into()), (CREDIT, flow.credit.into())];
        table.push(with(table.columns.len(), name, sides.into_iter().chain(balance(desk, flow.closing))).subtotal());
    }
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("voucher", "凭证号", "voucher", Kind::Code),
        desk.column("summary", "摘要", "summary", Kind::Text),
        desk.column("account", "科目", "account", Kind::Code),
        desk.column("other_side", "对方科目", "other side", Kind::Text),
        desk.column("debit", "借方", "debit", Kind::Money),
        desk.column("credit", "贷方", "credit", Kind::Money),
        desk.column("side", "方向", "side", Kind::Text),
        desk.column("balance", "余额", "balance", Kind::Money),
    ]
}

/// The cells of a balance: its side, and how much.
fn balance(desk: &Desk<'_>, balance: Money) -> [(usize, Value); 2] {
    let side = match balance {
        balance if balance > Money::ZERO => Value::Word("debit", desk.word("借", "debit").to_owned()),
        balance if balance.is_negative() => Value::Word("credit", desk.word("贷", "credit").to_owned()),
        _ => Value::Word("even", desk.word("平", "even").to_owned()),
    };
    [(SIDE, side), (BALANCE, balance.abs().into())]
}

fn line(desk: &Desk<'_>, row: &JournalEntry, standing: Money) -> Line {
    let mut line = with(0, "", []);
    line.cells = vec![
        row.date.into(),
        desk.text(row.voucher).into(),
        Value::text(row.summary.to_string()),
        desk.text(row.account).into(),
        Value::text(other_side(desk, row)),
        row.debit.into(),
        row.credit.into(),
    ];
    line.cells.extend(balance(desk, standing).map(|(_, value)| value));
    line.of([desk.row(row)])
}

/// The accounts of the same voucher that stand on the other side, each once.
fn other_side(desk: &Desk<'_>, row: &JournalEntry) -> String {
    let is_debit = amount_of(row) > Money::ZERO;
    let Some(voucher) = desk.books.accounts.voucher(row.voucher) else { return String::new() };
    let mut names: Vec<&str> = Vec::new();
    for other in voucher.rows.iter().filter(|other| (amount_of(other) > Money::ZERO) != is_debit) {
        let name = desk.account(other.account);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    desk.list(names)
}

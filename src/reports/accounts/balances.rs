//! 科目余额表: what stood on each account, what moved on it, and what stands there now, a set of books at a time.

use crate::books::accounts::Flow;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::reports::lines::{BOOKS, book, named, once, signatures, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `accounts`.
pub static REPORT: Report = Report {
    name: "accounts",
    title: Wording::new("科目余额表", "balances of accounts"),
    about: Wording::new(
        "各账套每个科目的期初余额、本期借贷发生额、期末余额，借贷试算平衡",
        "each account of each set of books: opening, debits and credits, closing, with the trial balance",
    ),
    figures: Wording::new(
        "余额 = 期初余额册的建账数 + 各凭证借方 − 贷方，红字按负数；借方余额列借方，贷方余额列贷方。上级科目含其明细科目，合计只加最上级科目。期初 + 借方 − 贷方 = 期末。",
        "A balance is what opened the books plus debits less credits of all vouchers, red-letter rows with their sign; it stands on the side where it lies. \
         An account holds those below it, and totals add the topmost accounts only. Opening + debits − credits = closing.",
    ),
    span: Span::Month,
    takes: &[Choice::Account],
    subject: None,
    by: &[],
    reads: &["accounts", "journal", "opening-balances"],
    build,
};

/// The figures of a line: opening, turnover and closing, each by its side.
#[derive(Default)]
struct Sides([Money; 6]);

impl Sides {
    fn of(flow: &Flow) -> Self {
        let side = |balance: Money| (balance.max(Money::ZERO), (-balance).max(Money::ZERO));
        let ((opening_debit, opening_credit), (closing_debit, closing_credit)) = (side(flow.opening), side(flow.closing));
        Self([opening_debit, opening_credit, flow.debit, flow.credit, closing_debit, closing_credit])
    }

    fn add(&mut self, other: &Self) {
        for (sum, amount) in self.0.iter_mut().zip(other.0) {
            *sum += amount;
        }
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let accounts = &desk.books.accounts;
    let empty = desk.word("期内没有余额，也没有凭证。", "No account had a balance, and there was no voucher.").to_owned();
    let mut table = Table::new("accounts", String::new(), columns(desk), empty);
    let width = table.columns.len();
    let mut off = Vec::new();
    let chosen = desk.chosen(Choice::Account);
    for of_book in BOOKS {
        let mut lines = Vec::new();
        let mut sums = Sides::default();
        for account in accounts.accounts().iter().copied().filter(|account| accounts.book_of(*account) == of_book) {
            if chosen.is_some_and(|chosen| account != chosen && !accounts.above(account).any(|above| above == chosen)) {
                continue;
            }
            let flow = accounts.flow(account, desk.period.first, desk.until());
            if flow.is_idle() {
                continue;
            }
            let sides = Sides::of(&flow);
            if Some(account) == chosen || (chosen.is_none() && accounts.above(account).next().is_none()) {
                sums.add(&sides);
            }
            lines.push(line(desk, account, &sides));
        }
        if lines.is_empty() {
            continue;
        }
        table.push(named(width, book(desk, of_book)).group());
        table.lines.extend(lines);
        let [opening_debit, opening_credit, debit, credit, closing_debit, closing_credit] = sums.0;
        table.push(with(width, desk.word("合计", "total"), (2..).zip(sums.0.map(Value::from))).subtotal());
        for (when, debit, credit) in [
            (desk.word("期初余额", "opening balances"), opening_debit, opening_credit),
            (desk.word("本期发生额", "turnover"), debit, credit),
            (desk.word("期末余额", "closing balances"), closing_debit, closing_credit),
        ] {
            if debit != credit {
                let (name, apart) = (book(desk, of_book), (debit - credit).abs());
                off.push(say!(desk.lang, "{name}{when}借贷相差 {apart}", "{name}: {when} are {apart} apart"));
            }
        }
    }
    let is_empty = table.lines.is_empty();
    let mut parts = vec![Part::Table(table)];
    if !is_empty && chosen.is_none() {
        parts.push(Part::Note(if off.is_empty() {
            desk.word("试算平衡：各账套借方合计与贷方合计相等。", "Trial balance: debits equal credits in each set of books.")
                .to_owned()
        } else {
            let off = desk.list(off.iter().map(String::as_str));
            say!(desk.lang, "试算不平衡：{off}。", "The trial balance does not close: {off}.")
        }));
    }
    parts.push(signatures(desk, &[("制表人", "prepared by"), ("复核", "reviewed by"), ("会计主管", "chief accountant")]));
    Body::new(parts)
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("account", "科目编码", "account", Kind::Code),
        desk.column("name", "科目名称", "name", Kind::Text),
        desk.column("opening_debit", "期初借方", "opening debit", Kind::Money),
        desk.column("opening_credit", "期初贷方", "opening credit", Kind::Money),
        desk.column("debit", "本期借方", "debits", Kind::Money),
        desk.column("credit", "本期贷方", "credits", Kind::Money),
        desk.column("closing_debit", "期末借方", "closing debit", Kind::Money),
        desk.column("closing_credit", "期末贷方", "closing credit", Kind::Money),
    ]
}

/// An account; of the two sides of a balance the one where it does not lie is left empty.
fn line(desk: &Desk<'_>, account: Id, sides: &Sides) -> Line {
    let accounts = &desk.books.accounts;
    let mut cells = vec![Value::text(desk.text(account)), Value::text(desk.account(account))];
    for (column, amount) in sides.0.into_iter().enumerate() {
        let is_balance = column != 2 && column != 3;
        cells.push(if is_balance && amount.is_zero() { Value::Empty } else { amount.into() });
    }
    let within = accounts.with_below(account);
    let entries = within.flat_map(|account| accounts.entries_within(account, desk.period.first, desk.until()));
    Line::new(cells).of(once(entries.map(|entry| desk.row(entry.row))))
}

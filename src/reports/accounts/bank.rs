//! 银行存款余额调节表: journal and statement of each bank account, brought to one balance by four kinds of open items.

use crate::books::accounts::amount_of;
use crate::books::bank::{BankAccount, OpenItems, Reconciliation, moved};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::Control;
use crate::reports::lines::{named, signatures, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `bank-reconciliation`.
pub static REPORT: Report = Report {
    name: "bank-reconciliation",
    title: Wording::new("银行存款余额调节表", "bank reconciliation"),
    about: Wording::new(
        "每个银行账户的日记账余额与对账单余额，加减四类未达账项后相等",
        "journal and statement of each bank account, equal once four kinds of open items are taken in",
    ),
    figures: Wording::new(
        "日期段内最后一个有对账单的月末。左：日记账余额 + 银行已收单位未收 − 银行已付单位未付；右：对账单余额 + 单位已收银行未收 − 单位已付银行未付；两边调节后余额应相等。未达账项按银行流水号、方向金额与十日内日期逐笔勾对后剩下的行。格式依会计基础工作规范与通行的调节表。",
        "At the end of the last month of the days that has a statement. Journal + what only the bank took in − what only the bank paid; statement + what only the journal took in − what only the journal paid; \
         both come to one balance. Open items are the rows that neither a reference nor side, amount and ten days tie to the other side.",
    ),
    span: Span::Month,
    takes: &[Choice::Account],
    subject: None,
    by: &[],
    reads: &["bank", "journal", "accounts", "opening-balances"],
    build,
};

/// Columns that hold the two sides.
const JOURNAL: usize = 4;
const STATEMENT: usize = 5;

fn build(desk: &Desk<'_>) -> Body {
    let mut parts = Vec::new();
    for bank in desk.books.bank.accounts().iter().filter(|bank| desk.wants(Choice::Account, bank.account)) {
        let is_within = |stated: &&Reconciliation| desk.period.touches(stated.month) && stated.month.first_day() <= desk.today;
        if let Some(stated) = bank.months.iter().rfind(is_within) {
            parts.push(Part::Table(table(desk, bank, stated)));
        }
    }
    let without = without_statement(desk);
    if parts.is_empty() {
        return Body::nothing(desk.word("期内没有银行对账单。", "There is no bank statement of these days.").to_owned());
    }
    if !without.is_empty() {
        let names = desk.list(without.iter().map(String::as_str));
        parts.push(Part::Note(say!(desk.lang, "期内没有对账单的账户：{names}。", "Without a statement in these days: {names}.")));
    }
    parts.push(signatures(desk, &[("编制人", "prepared by"), ("复核", "reviewed by"), ("会计主管", "chief accountant")]));
    Body::new(parts)
}

/// Bank accounts that have no statement in these days.
fn without_statement(desk: &Desk<'_>) -> Vec<String> {
    let has = |account: Id| {
        let bank = desk.books.bank.account(account);
        bank.is_some_and(|bank| bank.months.iter().any(|stated| desk.period.touches(stated.month)))
    };
    let declared = desk.books.accounts.with_control(Control::Bank).map(|account| account.account);
    let lacking = declared.filter(|account| desk.wants(Choice::Account, *account) && !has(*account));
    lacking.map(|account| format!("{} {}", desk.text(account), desk.account(account))).collect()
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("what", "项目", "what", Kind::Text),
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("number", "凭证号/流水号", "voucher or reference", Kind::Code),
        desk.column("summary", "摘要", "summary", Kind::Text),
        desk.column("journal", "日记账", "journal", Kind::Money),
        desk.column("statement", "对账单", "statement", Kind::Money),
    ]
}

fn table(desk: &Desk<'_>, bank: &BankAccount<'_>, stated: &Reconciliation) -> Table {
    let (code, name, month) = (desk.text(bank.account), desk.account(bank.account), stated.month.last_day());
    let title = say!(desk.lang, "{code} {name}，{month}", "{code} {name}, {month}");
    let mut table = Table::new("reconciliation", title, columns(desk), String::new());
    let width = table.columns.len();
    let sides = |journal: Money, statement: Money| [(JOURNAL, journal.into()), (STATEMENT, statement.into())];
    let opening = with(width, desk.word("账面余额", "balance"), sides(stated.journal, stated.statement));
    table.push(opening.of(bank.last_of(stated.month).map(|row| desk.row(row))));
    let OpenItems { journal, statement } = bank.open_items(stated.month);
    for (title, is_in) in [
        (desk.word("加：银行已收、单位未收", "add: in at the bank, not in the journal"), true),
        (desk.word("减：银行已付、单位未付", "less: paid by the bank, not in the journal"), false),
    ] {
        table.push(named(width, title).group());
        let lines = statement.iter().filter(|row| (moved(row) > Money::ZERO) == is_in).map(|row| {
            let number = row.reference.map(|reference| desk.text(reference)).into();
            let summary = row.summary.as_ref().map(ToString::to_string).into();
            (open_item(row.date.into(), number, summary, JOURNAL, moved(row).abs()).of([desk.row(*row)]), moved(row).abs())
        });
        add(desk, &mut table, lines.collect(), JOURNAL);
    }
    for (title, is_in) in [
        (desk.word("加：单位已收、银行未收", "add: in the journal, not in at the bank"), true),
        (desk.word("减：单位已付、银行未付", "less: paid in the journal, not by the bank"), false),
    ] {
        table.push(named(width, title).group());
        let lines = journal.iter().filter(|row| (amount_of(row) > Money::ZERO) == is_in).map(|row| {
            let (number, summary) = (desk.text(row.voucher).into(), Value::text(row.summary.to_string()));
            (
                open_item(row.date.into(), number, summary, STATEMENT, amount_of(row).abs()).of([desk.row(*row)]),
                amount_of(row).abs(),
            )
        });
        add(desk, &mut table, lines.collect(), STATEMENT);
    }
    let adjusted = desk.word("调节后余额", "balance once they are taken in");
    table
        .push(with(width, adjusted, sides(stated.journal + stated.only_statement, stated.statement + stated.only_journal)).total());
    if !stated.difference().is_zero() {
        let off = desk.word("调节后相差", "still apart");
        table.push(with(width, off, [(STATEMENT, stated.difference().into())]).total());
    }
    table
}

fn open_item(day: Value, number: Value, summary: Value, column: usize, amount: Money) -> Line {
    with(STATEMENT + 1, "", [(1, day), (2, number), (3, summary), (column, amount.into())])
}

/// Adds open items of a kind, and what they come to.
fn add(desk: &Desk<'_>, table: &mut Table, lines: Vec<(Line, Money)>, column: usize) {
    let sum: Money = lines.iter().map(|(_, amount)| *amount).sum();
    table.lines.extend(lines.into_iter().map(|(line, _)| line));
    table.push(with(STATEMENT + 1, desk.word("小计", "subtotal"), [(column, sum.into())]).subtotal());
}

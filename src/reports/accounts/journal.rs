//! 序时账: every entry of every voucher in the order of days, a set of books at a time, with the totals of each month.

use crate::books::accounts::Entry;
use crate::day::Month;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::reports::lines::{BOOKS, book, named, signatures, with};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};

/// `journal`.
pub static REPORT: Report = Report {
    name: "journal",
    title: Wording::new("序时账", "journal"),
    about: Wording::new(
        "各账套的记账凭证按日期逐笔列出，有月计和合计",
        "each set of books: every entry of every voucher by day, with totals by month",
    ),
    figures: Wording::new(
        "逐行照凭证册，按日期、凭证号、行次排列；附件数只在凭证第一行列出。红字按负数计入合计。借方合计 = 贷方合计。",
        "The rows of the vouchers as they are, by day, voucher and row; the number of papers stands at a voucher's first row. \
         Red-letter rows count with their sign. Debits equal credits.",
    ),
    span: Span::Month,
    takes: &[Choice::Account, Choice::Person],
    subject: None,
    by: &[],
    reads: &["journal", "accounts"],
    build,
};

/// Both sides of some entries, and how many vouchers they stand in.
#[derive(Default)]
struct Sum {
    debit: Money,
    credit: Money,
    vouchers: usize,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.debit += other.debit;
        self.credit += other.credit;
        self.vouchers += other.vouchers;
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let accounts = &desk.books.accounts;
    let empty = desk.word("期内没有凭证。", "There is no voucher in these days.").to_owned();
    let mut table = Table::new("journal", String::new(), columns(desk), empty);
    let width = table.columns.len();
    let chosen: Vec<Id> = match desk.chosen(Choice::Account) {
        Some(account) => accounts.with_below(account).collect(),
        None => accounts.accounts().to_vec(),
    };
    let is_hand = |person: Option<Id>| desk.chosen(Choice::Person).is_none_or(|wanted| person == Some(wanted));
    let within = |account: &Id| accounts.entries_within(*account, desk.period.first, desk.until());
    let mut entries: Vec<&Entry<'_>> = chosen.iter().flat_map(within).collect();
    entries
        .retain(|entry| desk.chosen(Choice::Person).is_none() || is_hand(entry.row.prepared_by) || is_hand(entry.row.reviewed_by));
    entries.sort_by_key(|entry| (entry.row.date, desk.text(entry.row.voucher), entry.row.at));
    for of_book in BOOKS {
        let of_book_entries: Vec<&Entry<'_>> =
            entries.iter().copied().filter(|entry| accounts.book_of_entry(entry.row) == of_book).collect();
        if of_book_entries.is_empty() {
            continue;
        }
        table.push(named(width, book(desk, of_book)).group());
        let mut total = Sum::default();
        let month = |entry: &&Entry<'_>| entry.row.date.month();
        for of_month in of_book_entries.chunk_by(|one, other| month(one) == month(other)) {
            let sum = add_month(desk, &mut table, of_month);
            total.add(&sum);
        }
        let vouchers = total.vouchers;
        let name = say!(desk.lang, "合计 {vouchers} 张凭证", "total of {vouchers} vouchers");
        table.push(with(width, name, [(5, total.debit.into()), (6, total.credit.into())]).total());
    }
    let signs = [("制表人", "prepared by"), ("复核", "reviewed by"), ("会计主管", "chief accountant")];
    Body::new(vec![Part::Table(table), signatures(desk, &signs)])
}

/// Adds the entries of a month and what they come to.
fn add_month(desk: &Desk<'_>, table: &mut Table, entries: &[&Entry<'_>]) -> Sum {
    let mut sum = Sum::default();
    for of_voucher in entries.chunk_by(|one, other| one.row.voucher == other.row.voucher) {
        sum.vouchers += 1;
        for (position, entry) in of_voucher.iter().enumerate() {
            sum.debit += entry.row.debit.unwrap_or_default();
            sum.credit += entry.row.credit.unwrap_or_default();
            table.push(line(desk, entry, position == 0));
        }
    }
    let month: Option<Month> = entries.first().map(|entry| entry.row.date.month());
    let name = month.map_or_else(String::new, |month| say!(desk.lang, "{month} 月计", "{month}"));
    table.push(with(table.columns.len(), name, [(5, sum.debit.into()), (6, sum.credit.into())]).subtotal());
    sum
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("voucher", "凭证号", "voucher", Kind::Code),
        desk.column("summary", "摘要", "summary", Kind::Text),
        desk.column("account", "科目编码", "account", Kind::Code),
        desk.column("name", "科目名称", "name", Kind::Text),
        desk.column("debit", "借方", "debit", Kind::Money),
        desk.column("credit", "贷方", "credit", Kind::Money),
        desk.column("attachments", "附件", "papers", Kind::Count),
        desk.column("prepared_by", "制单", "prepared by", Kind::Text),
        desk.column("reviewed_by", "复核", "reviewed by", Kind::Text),
    ]
}

fn line(desk: &Desk<'_>, entry: &Entry<'_>, is_first: bool) -> Line {
    let row = entry.row;
    let person = |person: Option<Id>| Value::from(person.map(|person| desk.person(person)));
    Line::new(vec![
        row.date.into(),
        desk.text(row.voucher).into(),
        Value::text(row.summary.to_string()),
        desk.text(row.account).into(),
        desk.account(row.account).into(),
        row.debit.into(),
        row.credit.into(),
        row.attachments.filter(|_| is_first).into(),
        person(row.prepared_by),
        person(row.reviewed_by),
    ])
    .of([desk.row(row)])
}

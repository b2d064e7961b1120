//! 报账凭证交接表: the vouchers of the days with their papers, as they go to the accounting centre, and claims still to be booked.

use crate::books::accounts::Voucher;
use crate::books::purchases::ClaimChain;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::reports::lines::{BOOKS, add_groups, book, fixed, once, signatures};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use std::collections::BTreeSet;

/// `centre-handover`.
pub static REPORT: Report = Report {
    name: "centre-handover",
    title: Wording::new("报账凭证交接表", "vouchers handed to the accounting centre"),
    about: Wording::new(
        "期内各账套的凭证、金额、附件张数与所据单据，以及已批准尚未付款的报销单，供移交核算中心",
        "the vouchers of the days with amount, papers and sources, and approved claims not yet paid, for the accounting centre",
    ),
    figures: Wording::new(
        "期内每张凭证一行：金额为借方合计（红字为负），附件为各分录所填张数中最大的。已批准尚未付款：期末日前审核、审批签字已齐而没有付款的报销单。交接双方按张数与金额清点后签字。",
        "A line a voucher: its debits (red-letter ones negative), and the largest number of papers that its entries state. Approved and unpaid: claims signed by the last day without a payment. \
         Both sides count papers and amounts before they sign.",
    ),
    span: Span::Month,
    takes: &[Choice::Account],
    subject: None,
    by: &[],
    reads: &["journal", "claims", "receipts", "accounts"],
    build,
};

/// How many sources of a voucher are named.
const SHOWN: usize = 3;

fn build(desk: &Desk<'_>) -> Body {
    let accounts = &desk.books.accounts;
    let empty = desk.word("期内没有凭证。", "There is no voucher in these days.").to_owned();
    let mut table = Table::new("vouchers", desk.word("凭证", "vouchers").to_owned(), columns(desk), empty);
    let chosen: Option<Vec<Id>> = desk.chosen(Choice::Account).map(|account| accounts.with_below(account).collect());
    let is_wanted = |voucher: &Voucher<'_, '_>| {
        let is_on = |chosen: &Vec<Id>| voucher.rows.iter().any(|row| chosen.contains(&row.account));
        desk.holds(voucher.day()) && chosen.as_ref().is_none_or(is_on)
    };
    let mut vouchers: Vec<Voucher<'_, '_>> = accounts.vouchers().filter(is_wanted).collect();
    vouchers.sort_by_key(|voucher| (voucher.day(), desk.text(voucher.id)));
    let of_book = |wanted| vouchers.iter().filter(move |voucher| accounts.book_of_entry(voucher.first()) == wanted);
    let groups = BOOKS.map(|wanted| {
        let name = book(desk, wanted).to_owned();
        (name, of_book(wanted).map(|voucher| line(desk, voucher)).collect())
    });
    add_groups(desk, &mut table, groups.into(), &[3, 4]);
    let signs = [("移交人", "handed over by"), ("接收人", "received by"), ("监交人", "witnessed by")];
    Body::new(vec![Part::Table(table), Part::Table(unpaid(desk)), signatures(desk, &signs)])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("voucher", "凭证号", "voucher", Kind::Code),
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("summary", "摘要", "summary", Kind::Text),
        desk.column("amount", "金额", "amount", Kind::Money),
        desk.column("attachments", "附件张数", "papers", Kind::Count),
        desk.column("sources", "所据单据", "sources", Kind::Text),
        desk.column("prepared_by", "制单", "prepared by", Kind::Text),
        desk.column("reviewed_by", "复核", "reviewed by", Kind::Text),
    ]
}

fn line(desk: &Desk<'_>, voucher: &Voucher<'_, '_>) -> Line {
    let first = voucher.first();
    let debit: Money = voucher.rows.iter().filter_map(|row| row.debit).sum();
    let person = |person: Option<Id>| Value::from(person.map(|person| desk.person(person)));
    Line::new(vec![
        desk.text(voucher.id).into(),
        voucher.day().into(),
        first.summary.to_string().into(),
        debit.into(),
        voucher.rows.iter().filter_map(|row| row.attachments).max().into(),
        Value::text(sources(desk, voucher)),
        person(first.prepared_by),
        person(first.reviewed_by),
    ])
    .of(once(voucher.rows.iter().map(|row| desk.row(*row))))
}

/// What a voucher rests on: the first few papers, and how many there are.
fn sources(desk: &Desk<'_>, voucher: &Voucher<'_, '_>) -> String {
    let mut seen = BTreeSet::new();
    let sources: Vec<&str> = voucher.sources().map(|(_, source)| source).filter(|source| seen.insert(*source)).collect();
    let shown = desk.list(sources.iter().take(SHOWN).copied());
    let all = sources.len();
    if all > SHOWN { say!(desk.lang, "{shown} 等 {all} 项", "{shown} and more, {all} in all") } else { shown }
}

/// Claims that were approved by the last day and are not paid.
fn unpaid(desk: &Desk<'_>) -> Table {
    let columns = vec![
        desk.column("claim", "报销单", "claim", Kind::Code),
        desk.column("approved", "批准日期", "approved on", Kind::Date),
        desk.column("claimant", "报销人", "claimant", Kind::Text),
        desk.column("purpose", "事由", "purpose", Kind::Text),
        desk.column("receipts", "票据张数", "receipts", Kind::Count),
        desk.column("amount", "金额", "amount", Kind::Money),
        desk.column("method", "支付方式", "way of payment", Kind::Text),
    ];
    let title = desk.word("已批准尚未付款的报销单", "claims approved and not yet paid").to_owned();
    let empty = desk.word("没有已批准尚未付款的报销单。", "No approved claim is unpaid.").to_owned();
    let mut table = Table::new("unpaid", title, columns, empty);
    let until = desk.until();
    let is_open = |chain: &&ClaimChain<'_>| {
        let is_approved = chain.missing.is_empty() && chain.approved_on.is_some_and(|day| day <= until);
        is_approved && chain.signatures.rejected().is_none() && chain.row.paid.as_ref().is_none_or(|paid| until < paid.date)
    };
    let mut open: Vec<&ClaimChain<'_>> = desk.books.purchases.claims().iter().filter(is_open).collect();
    open.sort_by_key(|chain| (chain.approved_on, desk.text(chain.row.id)));
    let lines = open.into_iter().map(|chain| {
        let row = chain.row;
        let rows = std::iter::once(desk.row(row)).chain(chain.receipts.iter().map(|receipt| desk.row(*receipt)));
        Line::new(vec![
            desk.text(row.id).into(),
            chain.approved_on.into(),
            desk.person(row.claimant).into(),
            row.purpose.to_string().into(),
            chain.receipts.len().into(),
            row.amount.into(),
            row.method.map_or(Value::Empty, |method| fixed(desk, method)),
        ])
        .of(rows)
    });
    add_groups(desk, &mut table, vec![(String::new(), lines.collect())], &[4, 5]);
    table
}

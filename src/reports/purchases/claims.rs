//! 报销台账: claims of the days by state, claimant, way of payment or budget line, and how long each took.

use super::steps::{days, party, step};
use crate::books::budget::line_of;
use crate::books::purchases::ClaimChain;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Payment;
use crate::reports::lines::{add_groups, fixed};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use crate::table::Words as _;
use std::collections::BTreeMap;

/// `claims`.
pub static REPORT: Report = Report {
    name: "claims",
    title: Wording::new("报销台账", "claims"),
    about: Wording::new(
        "期内报销单的金额、票据张数、签字与付款，可按状态、报销人、支付方式、经费项目分组",
        "claims of the days: amount, receipts, signatures, payment; by state, claimant, way of payment or budget line",
    ),
    figures: Wording::new(
        "报销日期在期内的报销单；金额 = 所附票据合计 − 核减。状态截至今天（--as-of 另定）：待签字（证明、审核、审批未齐）、待付款、已付款、已否决。办理天数 = 付款日 − 报销日，未付的算到今天。经费项目是所附票据的，有几项并列。",
        "Claims of the days; amount = receipts less what was struck off. State today (or --as-of): to be signed (witness, review, approval), to be paid, paid, refused. \
         Days = payment − claim, up to today where it is not paid. Budget lines are those of its receipts.",
    ),
    span: Span::Month,
    takes: &[Choice::Person, Choice::Budget, Choice::Supplier],
    subject: None,
    by: &[
        ("state", Wording::new("状态", "state")),
        ("claimant", Wording::new("报销人", "claimant")),
        ("method", Wording::new("支付方式", "way of payment")),
        ("budget", Wording::new("经费项目", "budget line")),
    ],
    reads: &["claims", "receipts", "purchases", "budget"],
    build,
};

/// How far a claim is on the day of the run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Rejected,
    Signing,
    Approved,
    Paid,
}

impl State {
    fn of(desk: &Desk<'_>, chain: &ClaimChain<'_>) -> Self {
        let is_approved = chain.missing.is_empty() && chain.approved_on.is_some_and(|day| day <= desk.today);
        match () {
            () if payment(desk, chain).is_some() => Self::Paid,
            () if chain.signatures.rejected().is_some() => Self::Rejected,
            () if is_approved => Self::Approved,
            () => Self::Signing,
        }
    }

    fn shown(self, desk: &Desk<'_>) -> Value {
        match self {
            Self::Rejected => Value::Word("rejected", desk.word("已否决", "refused").to_owned()),
            Self::Signing => Value::Word("signing", desk.word("待签字", "to be signed").to_owned()),
            Self::Approved => Value::Word("approved", desk.word("待付款", "to be paid").to_owned()),
            Self::Paid => Value::Word("paid", desk.word("已付款", "paid").to_owned()),
        }
    }
}

/// The payment, where it is known by then.
fn payment<'d>(desk: &Desk<'_>, chain: &ClaimChain<'d>) -> Option<&'d Payment> {
    chain.row.paid.as_ref().filter(|paid| paid.date <= desk.today)
}

fn build(desk: &Desk<'_>) -> Body {
    let empty = desk.word("期内没有报销单。", "Nothing was claimed in these days.").to_owned();
    let mut table = Table::new("claims", String::new(), columns(desk), empty);
    let of_days = desk.books.purchases.claims().iter().filter(|chain| desk.holds(chain.row.date));
    let mut chains: Vec<(&ClaimChain<'_>, Vec<Id>)> = of_days.map(|chain| (chain, budget(desk, chain))).collect();
    chains.retain(|(chain, budget)| is_wanted(desk, chain, budget));
    chains.sort_by_key(|(chain, _)| (chain.row.date, desk.text(chain.row.id)));
    let mut groups: BTreeMap<(usize, String), (String, Vec<Line>)> = BTreeMap::new();
    for (chain, budget) in &chains {
        let (turn, key, name) = group(desk, chain, budget);
        groups.entry((turn, key)).or_insert_with(|| (name, Vec::new())).1.push(line(desk, chain, budget));
    }
    add_groups(desk, &mut table, groups.into_values().collect(), &[6, 7, 8]);
    Body::new(vec![Part::Table(table)])
}

/// The budget lines of a claim's receipts, each once, by their text.
fn budget(desk: &Desk<'_>, chain: &ClaimChain<'_>) -> Vec<Id> {
    let mut lines: Vec<Id> = chain.receipts.iter().filter_map(|receipt| line_of(receipt, &desk.books.purchases)).collect();
    lines.sort_by_key(|line| desk.text(*line));
    lines.dedup();
    lines
}

fn is_wanted(desk: &Desk<'_>, chain: &ClaimChain<'_>, budget: &[Id]) -> bool {
    let supplier = |wanted: Id| {
        let sellers = chain.receipts.iter().filter_map(|receipt| receipt.seller).chain(chain.row.payee);
        sellers.into_iter().any(|label| desk.books.parties.of(desk.ledger, label) == crate::books::parties::Party::Supplier(wanted))
    };
    desk.wants(Choice::Person, chain.row.claimant)
        && desk.chosen(Choice::Budget).is_none_or(|wanted| budget.contains(&wanted))
        && desk.chosen(Choice::Supplier).is_none_or(supplier)
}

/// The group of a claim: its turn, its name for sorting, its name for people.
fn group(desk: &Desk<'_>, chain: &ClaimChain<'_>, budget: &[Id]) -> (usize, String, String) {
    let nothing = (1, String::new(), desk.word("未填", "not said").to_owned());
    match desk.selection.by.unwrap_or("state") {
        "claimant" => (0, desk.text(chain.row.claimant).to_owned(), desk.person(chain.row.claimant).to_owned()),
        "method" => {
            chain.row.method.map_or(nothing, |method| (0, method.word().name.to_owned(), method.shown(desk.lang).to_owned()))
        }
        "budget" if budget.is_empty() => nothing,
        "budget" => {
            let names = desk.list(budget.iter().map(|line| desk.budget(*line)));
            (0, desk.list(budget.iter().map(|line| desk.text(*line))), names)
        }
        _ => {
            let state = State::of(desk, chain);
            (state as usize, String::new(), state.shown(desk).shown(Kind::Text))
        }
    }
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("claim", "报销单", "claim", Kind::Code),
        desk.column("date", "日期", "day", Kind::Date),
        desk.column("claimant", "报销人", "claimant", Kind::Text),
        desk.column("purpose", "事由", "purpose", Kind::Text),
        desk.column("budget", "经费项目", "budget line", Kind::Text),
        desk.column("payee", "收款人", "payee", Kind::Text),
        desk.column("receipts", "票据张数", "receipts", Kind::Count),
        desk.column("struck", "核减", "struck off", Kind::Money),
        desk.column("amount", "金额", "amount", Kind::Money),
        desk.column("method", "支付方式", "way of payment", Kind::Text),
        desk.column("state", "状态", "state", Kind::Text),
        desk.column("missing", "缺签字", "unsigned", Kind::Text),
        desk.column("paid", "付款日期", "paid on", Kind::Date),
        desk.column("days", "办理天数", "days", Kind::Count),
    ]
}

fn line(desk: &Desk<'_>, chain: &ClaimChain<'_>, budget: &[Id]) -> Line {
    let row = chain.row;
    let paid = payment(desk, chain).map(|paid| paid.date);
    let state = State::of(desk, chain);
    let missing = if state == State::Signing { chain.missing.as_slice() } else { &[] };
    let payee = row.payee.map_or_else(|| desk.person(row.claimant), |payee| party(desk, payee));
    let rows = std::iter::once(desk.row(row)).chain(chain.receipts.iter().map(|receipt| desk.row(*receipt)));
    Line::new(vec![
        desk.text(row.id).into(),
        row.date.into(),
        desk.person(row.claimant).into(),
        row.purpose.to_string().into(),
        Value::text(desk.list(budget.iter().map(|line| desk.budget(*line)))),
        payee.into(),
        chain.receipts.len().into(),
        row.struck.into(),
        row.amount.into(),
        row.method.map_or(Value::Empty, |method| fixed(desk, method)),
        state.shown(desk),
        Value::text(desk.list(missing.iter().map(|name| step(desk, name)))),
        paid.into(),
        if state == State::Rejected { Value::Empty } else { days(row.date, paid.unwrap_or(desk.today)) },
    ])
    .of(rows)
}

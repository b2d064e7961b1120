//! 票据台账: every receipt of the days by kind, state, seller, budget line or claimant, and what is not yet paid of it.

use super::steps::party;
use crate::books::budget::line_of;
use crate::books::parties::Party;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Claim, Receipt};
use crate::reports::lines::{add_groups, fixed};
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::sheet::{Column, Kind, Line, Part, Table, Value};
use crate::table::Words as _;
use std::collections::BTreeMap;

/// `receipts`.
pub static REPORT: Report = Report {
    name: "receipts",
    title: Wording::new("票据台账", "receipts"),
    about: Wording::new(
        "期内收到的发票与财政票据：票种、销售方、金额、报销与付款情况，可按票种、状态、销售方、经费项目、报销人分组",
        "invoices and fiscal receipts of the days: kind, seller, amount, claim and payment; by kind, state, seller, budget line or claimant",
    ),
    figures: Wording::new(
        "开票日期在期内的票据，红字为负。未付 = 价税合计 − 凭证已付，截至今天（--as-of 另定）。状态：未报销（没有报销单，也没有付款）、待付款（已报销或已付一部分）、已付清（未付为零）。经费项目取票据上的，没有的取其请购单的。",
        "Receipts issued in the days, red ones negative. Unpaid = total − what vouchers paid until today (or --as-of). States: unclaimed (no claim, nothing paid), owed (claimed or paid in part), paid (nothing left). \
         The budget line is the receipt's own, else its purchase's.",
    ),
    span: Span::Month,
    takes: &[Choice::Supplier, Choice::Budget, Choice::Person, Choice::Purchase],
    subject: None,
    by: &[
        ("kind", Wording::new("票种", "kind")),
        ("state", Wording::new("状态", "state")),
        ("supplier", Wording::new("销售方", "seller")),
        ("budget", Wording::new("经费项目", "budget line")),
        ("claimant", Wording::new("报销人", "claimant")),
    ],
    reads: &["receipts", "claims", "purchases", "journal", "budget"],
    build,
};

/// How far a receipt is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Unclaimed,
    Owed,
    Paid,
}

impl State {
    fn shown(self, desk: &Desk<'_>) -> Value {
        match self {
            Self::Unclaimed => Value::Word("unclaimed", desk.word("未报销", "unclaimed").to_owned()),
            Self::Owed => Value::Word("owed", desk.word("待付款", "owed").to_owned()),
            Self::Paid => Value::Word("paid", desk.word("已付清", "paid").to_owned()),
        }
    }
}

/// A receipt with what is known of it.
struct Known<'d> {
    row: &'d Receipt,
    claim: Option<&'d Claim>,
    budget: Option<Id>,
    unpaid: Money,
    state: State,
}

impl<'d> Known<'d> {
    fn of(desk: &Desk<'d>, row: &'d Receipt) -> Self {
        let claim = row.claim.and_then(|claim| desk.rows().claims.get(claim)).filter(|claim| claim.date <= desk.today);
        let unpaid = desk.books.payments.unpaid(row, desk.today);
        let state = match () {
            () if unpaid.is_zero() => State::Paid,
            () if claim.is_none() && unpaid == row.total => State::Unclaimed,
            () => State::Owed,
        };
        Self { row, claim, budget: line_of(row, &desk.books.purchases), unpaid, state }
    }

    fn is_wanted(&self, desk: &Desk<'_>) -> bool {
        let seller = || self.row.seller.map(|seller| desk.books.parties.of(desk.ledger, seller));
        desk.chosen(Choice::Supplier).is_none_or(|wanted| seller() == Some(Party::Supplier(wanted)))
            && desk.chosen(Choice::Budget).is_none_or(|wanted| self.budget == Some(wanted))
            && desk.chosen(Choice::Purchase).is_none_or(|wanted| self.row.purchase == Some(wanted))
            && desk.chosen(Choice::Person).is_none_or(|wanted| self.claim.is_some_and(|claim| claim.claimant == wanted))
    }

    /// Its group: its turn, its name for sorting, its name for people.
    fn group(&self, desk: &Desk<'d>) -> (usize, &'d str, String) {
        let nothing = (1, "", desk.word("未填", "not said").to_owned());
        match desk.selection.by.unwrap_or("kind") {
            "state" => (self.state as usize, "", self.state.shown(desk).shown(Kind::Text)),
            "supplier" => self.row.seller.map_or(nothing, |seller| {
                let name = party(desk, seller);
                (0, name, name.to_owned())
            }),
            "budget" => self.budget.map_or(nothing, |line| (0, desk.text(line), desk.budget(line).to_owned())),
            "claimant" => {
                self.claim.map_or(nothing, |claim| (0, desk.text(claim.claimant), desk.person(claim.claimant).to_owned()))
            }
            _ => (self.row.kind.index(), "", self.row.kind.shown(desk.lang).to_owned()),
        }
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let empty = desk.word("期内没有票据。", "No receipt was issued in these days.").to_owned();
    let mut table = Table::new("receipts", String::new(), columns(desk), empty);
    let of_days = desk.rows().receipts.iter().filter(|row| desk.holds(row.date));
    let mut known: Vec<Known<'_>> = of_days.map(|row| Known::of(desk, row)).filter(|known| known.is_wanted(desk)).collect();
    known.sort_by_key(|known| (known.row.date, desk.text(known.row.receipt)));
    let mut groups: BTreeMap<(usize, &str), (String, Vec<Line>)> = BTreeMap::new();
    for known in &known {
        let (turn, key, name) = known.group(desk);
        groups.entry((turn, key)).or_insert_with(|| (name, Vec::new())).1.push(line(desk, known));
    }
    add_groups(desk, &mut table, groups.into_values().collect(), &[8, 9]);
    Body::new(vec![Part::Table(table)])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("receipt", "票据号", "receipt", Kind::Code),
        desk.column("date", "开票日期", "day", Kind::Date),
        desk.column("kind", "票种", "kind", Kind::Text),
        desk.column("number", "发票号码", "number", Kind::Code),
        desk.column("seller", "销售方", "seller", Kind::Text),
        desk.column("budget", "经费项目", "budget line", Kind::Text),
        desk.column("purchase", "请购单", "purchase", Kind::Code),
        desk.column("claim", "报销单", "claim", Kind::Code),
        desk.column("total", "价税合计", "total", Kind::Money),
        desk.column("unpaid", "未付", "unpaid", Kind::Money),
        desk.column("state", "状态", "state", Kind::Text),
        desk.column("verified", "查验日期", "verified", Kind::Date),
    ]
}

fn line(desk: &Desk<'_>, known: &Known<'_>) -> Line {
    let row = known.row;
    Line::new(vec![
        desk.text(row.receipt).into(),
        row.date.into(),
        fixed(desk, row.kind),
        row.number.to_string().into(),
        row.seller.map(|seller| party(desk, seller)).into(),
        known.budget.map(|line| desk.budget(line)).into(),
        row.purchase.map(|purchase| desk.text(purchase)).into(),
        known.claim.map(|claim| desk.text(claim.id)).into(),
        row.total.into(),
        known.unpaid.into(),
        known.state.shown(desk),
        row.verified.filter(|verified| *verified <= desk.today).into(),
    ])
    .of(std::iter::once(desk.row(row)).chain(known.claim.map(|claim| desk.row(claim))))
}

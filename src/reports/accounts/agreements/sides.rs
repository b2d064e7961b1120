//! Pairs of figures that have to agree: meals, fees, cash, the bank, the accounting centre, suppliers.

use super::controlled;
use crate::books::canteen::credited;
use crate::books::fee_postings::{Direction, FeePostings};
use crate::books::owed::gather;
use crate::books::parties::Party;
use crate::day::{Day, Month};
use crate::findings::RowName;
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Confirmation, ConfirmationKind, Control};
use crate::reports::Desk;
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// Between what an agreement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// 账证.
    Vouchers,
    /// 账账.
    Books,
    /// 账实.
    Things,
    /// 往来.
    Others,
}

impl Family {
    pub(super) const fn title(self) -> Wording {
        match self {
            Self::Vouchers => Wording::new("账证相符", "books and vouchers"),
            Self::Books => Wording::new("账账相符", "books and books"),
            Self::Things => Wording::new("账实相符", "books and money"),
            Self::Others => Wording::new("往来对账", "books and others' books"),
        }
    }
}

/// Two figures that have to be one.
pub(super) struct Sides {
    pub family: Family,
    pub what: String,
    pub day: Day,
    pub left: (String, Money),
    pub right: (String, Money),
    pub is_sure: bool,
    pub rows: Vec<RowName>,
}

impl Sides {
    pub(super) const fn on(family: Family, day: Day) -> Self {
        Self {
            family,
            what: String::new(),
            day,
            left: (String::new(), Money::ZERO),
            right: (String::new(), Money::ZERO),
            is_sure: true,
            rows: Vec::new(),
        }
    }

    pub(super) fn difference(&self) -> Money {
        self.left.1 - self.right.1
    }
}

/// The last month that is over on a day.
pub(super) fn last_whole_month(day: Day) -> Month {
    if day.month().last_day() == day { day.month() } else { day.month().previous() }
}

/// An account by code and name.
pub(super) fn account(desk: &Desk<'_>, account: Id) -> String {
    format!("{} {}", desk.text(account), desk.account(account))
}

/// 账账: what meals took beside what their account was credited, from the first month of the register of meals.
pub(super) fn meals(desk: &Desk<'_>) -> Option<Sides> {
    let months = desk.books.canteen.months();
    let first = months.iter().find(|month| !month.income.meals.is_empty())?.month;
    let booked = credited(&desk.books.accounts);
    if booked.is_empty() {
        return None;
    }
    let kept = months.iter().rfind(|month| !month.income.meals.is_empty())?.month;
    let written = desk.books.accounts.months().last().copied().unwrap_or(kept);
    let last = kept.min(written).min(last_whole_month(desk.today));
    let is_within = |month: Month| first <= month && month <= last;
    // A month without meals of its own takes its income from the accounts: it compares with nothing.
    let of_meals = months.iter().filter(|month| is_within(month.month) && !month.income.meals.is_empty());
    let taken: Money = of_meals.map(|month| month.income.paid).sum();
    let credited: Money = booked.iter().filter(|(month, _)| is_within(**month)).map(|(_, amount)| *amount).sum();
    let (names, rows) = controlled(desk, Control::Meals);
    Some(Sides {
        what: say!(desk.lang, "伙食收入（{first} 起累计）", "takings of meals since {first}"),
        left: (desk.word("就餐登记", "register of meals").to_owned(), taken),
        right: (names, credited),
        rows,
        ..Sides::on(Family::Books, last.last_day())
    })
}

/// 账账: fees that were collected and paid back beside what their vouchers book to the account of fees.
pub(super) fn fees(desk: &Desk<'_>) -> Vec<Sides> {
    let accounts = &desk.books.accounts;
    let postings = FeePostings::build(desk.ledger, accounts, &desk.books.fees);
    let (names, _) = controlled(desk, Control::Fees);
    let mut sides = Vec::new();
    for (direction, vouchers, what) in [
        (Direction::Collected, &postings.collected, desk.word("收费：收取", "fees collected")),
        (Direction::Refunded, &postings.refunded, desk.word("收费：退还", "fees paid back")),
    ] {
        let (mut listed_sum, mut booked_sum, mut rows) = (Money::ZERO, Money::ZERO, Vec::new());
        for (id, listed) in vouchers {
            let Some(voucher) = accounts.voucher(*id).filter(|voucher| voucher.day() <= desk.today) else { continue };
            let net = postings.net(&voucher);
            let booked = if direction == Direction::Collected { net } else { -net };
            // What is no agency fee may be income: then only the rest is on the account of fees.
            listed_sum += if listed.agrees(booked, &voucher, direction) { booked } else { listed.total() };
            booked_sum += booked;
            rows.extend(listed.rows.iter().map(|row| desk.row(*row)));
        }
        if !rows.is_empty() {
            sides.push(Sides {
                what: what.to_owned(),
                left: (desk.word("各班收费明细", "fees by class").to_owned(), listed_sum),
                right: (names.clone(), booked_sum),
                rows,
                ..Sides::on(Family::Books, desk.today)
            });
        }
    }
    sides
}

/// 账实: the last count of each cash account beside its journal.
pub(super) fn cash(desk: &Desk<'_>) -> Vec<Sides> {
    let accounts = &desk.books.accounts;
    let is_cash = |account: Id| accounts.control_of(account) == Some(Control::Cash);
    let mut last: BTreeMap<&str, &crate::registers::CashCount> = BTreeMap::new();
    for count in desk.rows().cash_counts.iter().filter(|count| count.date <= desk.today && is_cash(count.account)) {
        let newest = last.entry(desk.text(count.account)).or_insert(count);
        if newest.date <= count.date {
            *newest = count;
        }
    }
    let sides = last.into_values().map(|count| Sides {
        what: desk.word("库存现金", "cash").to_owned(),
        left: (desk.word("实点", "counted").to_owned(), count.counted),
        right: (account(desk, count.account), accounts.balance(count.account, count.date)),
        rows: vec![desk.row(count)],
        ..Sides::on(Family::Things, count.date)
    });
    sides.collect()
}

/// 账实: each bank account's last statement, with its open items, beside the journal.
pub(super) fn bank(desk: &Desk<'_>) -> Vec<Sides> {
    let mut sides = Vec::new();
    for bank in desk.books.bank.accounts() {
        let until = last_whole_month(desk.today);
        let Some(month) = bank.months.iter().rfind(|month| month.month <= until) else { continue };
        sides.push(Sides {
            what: desk.word("银行存款", "money at the bank").to_owned(),
            left: (desk.word("对账单±未达账项", "statement and open items").to_owned(), month.adjusted()),
            right: (account(desk, bank.account), month.journal),
            rows: bank.last_of(month.month).map(|row| desk.row(row)).into_iter().collect(),
            ..Sides::on(Family::Things, month.month.last_day())
        });
    }
    sides
}

/// 往来: the accounting centre's newest balance of each account beside ours.
pub(super) fn centre(desk: &Desk<'_>) -> Vec<Sides> {
    let known = desk.rows().confirmations.iter().filter(|row| row.kind == ConfirmationKind::Centre);
    let known = known.filter(|row| row.month.last_day() <= desk.today && row.balance.is_some());
    let mut newest: BTreeMap<(&str, Option<Label>), (Id, &Confirmation)> = BTreeMap::new();
    for row in known {
        let Some(account) = row.account.filter(|account| desk.rows().accounts.get(*account).is_some()) else { continue };
        let newest = newest.entry((desk.text(account), row.party)).or_insert((account, row));
        if newest.1.month <= row.month {
            newest.1 = row;
        }
    }
    let sides = newest.into_values().filter_map(|(of, row)| {
        let day = row.month.last_day();
        Some(Sides {
            what: desk.word("核算中心", "accounting centre").to_owned(),
            left: (row.party.map_or_else(String::new, |party| desk.label(party).to_owned()), row.balance?.0),
            right: (account(desk, of), desk.books.accounts.balance(of, day)),
            rows: vec![desk.row(row)],
            ..Sides::on(Family::Others, day)
        })
    });
    sides.collect()
}

/// 往来: what each supplier last said it was owed beside the receipts that are not paid.
pub(super) fn suppliers(desk: &Desk<'_>) -> Vec<Sides> {
    let known = desk.rows().confirmations.iter().filter(|row| row.kind == ConfirmationKind::Supplier);
    let known = known.filter(|row| row.month.last_day() <= desk.today && row.balance.is_some());
    let mut newest: BTreeMap<&str, (Party, &Confirmation)> = BTreeMap::new();
    for row in known {
        let Some(party) = row.party else { continue };
        let newest = newest.entry(desk.label(party)).or_insert_with(|| (desk.books.parties.of(desk.ledger, party), row));
        if newest.1.month <= row.month {
            newest.1 = row;
        }
    }
    let asked: BTreeSet<&Party> = newest.values().map(|(party, _)| party).collect();
    let owed = gather(desk.ledger, &desk.books.parties, &desk.books.invoices, &desk.books.payments, &asked);
    let sides = newest.iter().filter_map(|(id, (party, row))| {
        let day = row.month.last_day();
        let name = row.party.map_or(*id, |party| desk.supplier(party.0));
        Some(Sides {
            what: say!(desk.lang, "供应商欠款", "owed to a supplier"),
            left: (name.to_owned(), row.balance?.0),
            right: (desk.word("未付票据", "unpaid receipts").to_owned(), owed.get(party).map_or(Money::ZERO, |owed| owed.on(day))),
            rows: vec![desk.row(*row)],
            ..Sides::on(Family::Others, day)
        })
    });
    sides.collect()
}

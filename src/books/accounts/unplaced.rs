//! Rows that cannot be placed (无处可记): what other rules find wrong in a row, so that no sum can have it as it is.
//!
//! An account that stands in no register, a day outside the ledger, a voucher whose entries bear several days or do not
//! balance: each is found once, at the row. A sum that differs by just such an amount would only repeat it.

use super::{AccountBook, Voucher, amount_of};
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{Book, OpeningBalance};
use std::collections::{BTreeMap, BTreeSet};

/// With more rows than this that cannot be placed nobody can say anything of sums.
const MOST: usize = 200;

/// What may be missing somewhere.
#[derive(Debug, Clone, Copy)]
struct Unplaced {
    /// The only account that may lack it; `None` where that may be any.
    account: Option<Id>,
    /// Since when; `None` where nobody knows.
    day: Option<Day>,
    /// Debit less credit.
    amount: Money,
}

impl Unplaced {
    fn touches(&self, accounts: &[Id], until: Day) -> bool {
        self.day.is_none_or(|day| day <= until) && self.account.is_none_or(|account| accounts.contains(&account))
    }
}

/// Every amount that cannot be placed.
#[derive(Debug, Default)]
pub(super) struct UnplacedRows {
    rows: Vec<Unplaced>,
    /// Vouchers that name a bank row of an account that they do not touch.
    misbooked: BTreeSet<Id>,
}

impl UnplacedRows {
    /// Looks through the vouchers and the balances with which the books open.
    pub(super) fn gather(book: &AccountBook<'_>, starts: Option<Day>, today: Day) -> Self {
        let mut found = Self::default();
        found.vouchers(book, starts, today);
        found.openings(book, starts);
        found.elsewhere(book);
        found
    }

    /// Vouchers that do not touch the account of the bank row or claim that they book: an entry may be on any other.
    fn elsewhere(&mut self, book: &AccountBook<'_>) {
        let registers = &book.ledger.registers;
        let of_bank = registers.bank.iter().filter_map(|row| Some((row.account, row.reference?)));
        let of_bank =
            of_bank.flat_map(|(account, reference)| book.vouchers_of("bank", reference).map(move |voucher| (account, voucher)));
        let is_elsewhere =
            |(account, voucher): &(Id, Voucher<'_, '_>)| book.is_placed(*account) && !book.touches(*voucher, *account);
        let of_bank: Vec<_> = of_bank.filter(is_elsewhere).collect();
        self.misbooked = of_bank.iter().map(|(_, voucher)| voucher.id).collect();
        let paid = registers.claims.iter().filter_map(|claim| claim.paid.as_ref());
        let of_claims = paid.filter_map(|paid| Some((paid.account, book.voucher(paid.voucher?)?)));
        let mut told = BTreeSet::new();
        for (_, voucher) in of_bank.into_iter().chain(of_claims.filter(is_elsewhere)) {
            if told.insert(voucher.id) {
                let (day, amounts) = (Some(voucher.day()), voucher.rows.iter().map(|row| amount_of(row)));
                self.rows.extend(amounts.map(|amount| Unplaced { account: None, day, amount }));
            }
        }
    }

    fn vouchers(&mut self, book: &AccountBook<'_>, starts: Option<Day>, today: Day) {
        let is_inside = |day: Day| starts.is_none_or(|starts| starts <= day) && day <= today;
        for voucher in book.vouchers() {
            let (first, mut sum) = (voucher.day(), Money::ZERO);
            let is_of_one_day = voucher.rows.iter().all(|row| row.date == first);
            for row in voucher.rows {
                sum += amount_of(row);
                let account = Some(row.account).filter(|account| book.is_placed(*account));
                let day = Some(row.date).filter(|day| is_of_one_day && is_inside(*day));
                if account.is_none() || day.is_none() {
                    self.rows.push(Unplaced { account, day, amount: amount_of(row) });
                }
            }
            if !sum.is_zero() {
                self.rows.push(Unplaced { account: None, day: Some(first).filter(|day| is_inside(*day)), amount: sum });
            }
        }
    }

    fn openings(&mut self, book: &AccountBook<'_>, starts: Option<Day>) {
        let amount = |row: &OpeningBalance| row.debit.unwrap_or_default() - row.credit.unwrap_or_default();
        let mut sums: BTreeMap<Book, Money> = BTreeMap::new();
        for row in &book.ledger.registers.opening_balances {
            let is_opening = book.openings(row.account).iter().any(|(day, _)| *day == row.date);
            if is_opening {
                *sums.entry(book.book_of(row.account)).or_default() += amount(row);
            }
            if !book.is_placed(row.account) {
                self.rows.push(Unplaced { account: None, day: Some(row.date), amount: amount(row) });
            } else if !is_opening && book.is_opened_late(row) {
                self.rows.push(Unplaced { account: Some(row.account), day: None, amount: amount(row) });
            }
        }
        let sums = sums.into_values().filter(|sum| !sum.is_zero());
        self.rows.extend(sums.map(|amount| Unplaced { account: None, day: starts, amount }));
    }
}

impl AccountBook<'_> {
    /// Whether an account stands in the register of accounts, where there is one.
    pub fn is_placed(&self, account: Id) -> bool {
        let accounts = &self.ledger.registers.accounts;
        accounts.is_empty() || accounts.get(account).is_some()
    }

    /// Whether a voucher names a bank row of an account that none of its entries is on.
    pub fn is_misbooked(&self, voucher: Id) -> bool {
        self.unplaced.misbooked.contains(&voucher)
    }

    /// Whether an entry of a voucher stands on an account, or on one above or below it.
    pub fn touches(&self, voucher: Voucher<'_, '_>, account: Id) -> bool {
        let is_related = |other: Id| {
            other == account || self.above(other).any(|above| above == account) || self.above(account).any(|above| above == other)
        };
        voucher.rows.iter().any(|row| row.account == account) || voucher.rows.iter().any(|row| is_related(row.account))
    }

    /// Whether a balance that is asserted on a later day should have opened its account: no row opens it, and its entries do
    /// not come to it.
    pub fn is_opened_late(&self, row: &OpeningBalance) -> bool {
        let asserted = row.debit.unwrap_or_default() - row.credit.unwrap_or_default();
        let is_unopened = self.openings(row.account).is_empty() && !self.openings.is_empty();
        is_unopened
            && self.own_balance(row.account, row.date.minus_days(1)) != asserted
            && self.assertions.iter().all(|other| other.account != row.account || other.date >= row.date)
    }

    /// Whether a sum of these accounts until a day may differ by an amount, with either sign, only because of what cannot be
    /// placed: one such row, or all together.
    pub fn may_lack(&self, accounts: &[Id], amount: Money, until: Day) -> bool {
        self.come_to(amount, |row| row.touches(accounts, until))
    }

    /// Whether what cannot be placed comes to an amount, with either sign, whatever its accounts and days are.
    pub fn may_lack_anywhere(&self, amount: Money) -> bool {
        self.come_to(amount, |_| true)
    }

    /// What rows that cannot be placed may add to these accounts until a day, and what they may take from them; neither is
    /// negative.
    pub fn may_move(&self, accounts: &[Id], until: Day) -> (Money, Money) {
        let of_these = self.unplaced.rows.iter().filter(|row| row.touches(accounts, until));
        of_these.fold((Money::ZERO, Money::ZERO), |(more, less), row| {
            if row.amount.is_negative() { (more, less - row.amount) } else { (more + row.amount, less) }
        })
    }

    fn come_to(&self, amount: Money, may_be: impl Fn(&Unplaced) -> bool) -> bool {
        let rows = &self.unplaced.rows;
        if rows.is_empty() || rows.len() > MOST {
            return !rows.is_empty();
        }
        let mut all = Money::ZERO;
        let mut each = BTreeSet::new();
        for row in rows.iter().filter(|row| may_be(row)) {
            all += row.amount;
            each.insert(row.amount.abs());
        }
        each.contains(&amount.abs()) || (!each.is_empty() && all.abs() == amount.abs())
    }
}

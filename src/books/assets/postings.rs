//! The register of assets beside the accounts that control it, book by book and month by month (资产明细账与总账).
//!
//! Only months that are over are compared, and only books in which anything was opened or entered: a school whose accounting
//! centre keeps the books has no journal to compare with.

use super::unposted::{self, Unposted};
use super::{AssetBook, Life};
use crate::books::AccountBook;
use crate::day::{Day, Month};
use crate::money::Money;
use crate::policy::Settings;
use crate::registers::{Account, Book, Control, Ledger};
use std::collections::{BTreeMap, BTreeSet};

/// What the register says of a month, and what the accounts say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssetMonth {
    /// The month.
    pub month: Month,
    /// What came in and what left, at cost.
    pub acquired: Money,
    /// What left the books, at cost.
    pub disposed: Money,
    /// The depreciation of the month.
    pub charge: Money,
    /// The depreciation that left with what was disposed of.
    pub removed: Money,
    /// The cost of what is in the register at the end of the month.
    pub cost: Money,
    /// The depreciation charged on it.
    pub accumulated: Money,
    /// What stands on the accounts of assets: debit less credit.
    pub account_cost: Money,
    /// What stands on the accounts of depreciation: credit less debit.
    pub account_accumulated: Money,
    /// What the accounts of depreciation were credited with in the month.
    pub credited: Money,
}

impl AssetMonth {
    const fn new(month: Month) -> Self {
        Self {
            month,
            acquired: Money::ZERO,
            disposed: Money::ZERO,
            charge: Money::ZERO,
            removed: Money::ZERO,
            cost: Money::ZERO,
            accumulated: Money::ZERO,
            account_cost: Money::ZERO,
            account_accumulated: Money::ZERO,
            credited: Money::ZERO,
        }
    }

    /// Accounts less register: cost.
    pub fn cost_difference(&self) -> Money {
        self.account_cost - self.cost
    }

    /// Accounts less register: depreciation.
    pub fn depreciation_difference(&self) -> Money {
        self.account_accumulated - self.accumulated
    }
}

/// One set of books that has accounts for assets.
#[derive(Debug)]
pub struct AssetAccounts<'l> {
    /// The book.
    pub book: Book,
    /// The accounts of assets.
    pub cost: Vec<&'l Account>,
    /// The accounts of depreciation.
    pub depreciation: Vec<&'l Account>,
    /// With what the ledger opens: the month before its first.
    pub opening: AssetMonth,
    /// Every month that is over, in order.
    pub months: Vec<AssetMonth>,
}

/// The register of assets beside the accounts.
#[derive(Debug, Default)]
pub struct AssetPostings<'l> {
    /// The books that have accounts for assets and are kept here.
    pub books: Vec<AssetAccounts<'l>>,
    /// Acquisitions and disposals that the accounts lack in their month.
    pub unposted: Vec<Unposted<'l>>,
    /// How many acquisitions and disposals were looked at.
    pub looked_at: usize,
}

impl<'l> AssetPostings<'l> {
    /// Compares the register with the accounts, as of a day.
    pub fn build(ledger: &'l Ledger, settings: &Settings, accounts: &AccountBook<'l>, assets: &AssetBook<'l>, today: Day) -> Self {
        let first = settings.school.starts.map(Day::month).or_else(|| accounts.months().first().copied());
        let (Some(first), false) = (first, ledger.registers.assets.is_empty()) else { return Self::default() };
        let last = if today.month().last_day() == today { today.month() } else { today.month().previous() };
        let mut books: BTreeMap<Book, AssetAccounts<'l>> = BTreeMap::new();
        for control in [Control::Assets, Control::Depreciation] {
            for account in accounts.with_control(control) {
                let book = accounts.book_of(account.account);
                let new = || AssetAccounts {
                    book,
                    cost: Vec::new(),
                    depreciation: Vec::new(),
                    opening: AssetMonth::new(first.previous()),
                    months: first.through(last).map(AssetMonth::new).collect(),
                };
                let of_book = books.entry(book).or_insert_with(new);
                if control == Control::Assets { of_book.cost.push(account) } else { of_book.depreciation.push(account) }
            }
        }
        let is_kept = |book: Book| {
            let mut of_book = accounts.accounts().iter().filter(|account| accounts.book_of(**account) == book);
            of_book.any(|account| !accounts.entries(*account).is_empty() || !accounts.openings(*account).is_empty())
        };
        let declared: BTreeSet<Book> = books.keys().copied().collect();
        books.retain(|book, _| is_kept(*book));
        let starts = settings.school.starts.unwrap_or_else(|| first.first_day());
        for life in assets.lives() {
            if let Some(of_book) = book_of(ledger, accounts, &declared, life).and_then(|book| books.get_mut(&book)) {
                of_book.enter(life, starts);
            }
        }
        for of_book in books.values_mut() {
            of_book.close(accounts);
        }
        let of_life = |life: &Life<'l>| book_of(ledger, accounts, &declared, life).filter(|book| books.contains_key(book));
        let (looked_at, unposted) = unposted::find(ledger, accounts, assets, (starts, last), of_life);
        Self { books: books.into_values().collect(), unposted, looked_at }
    }
}

impl<'l> AssetAccounts<'l> {
    /// Enters what an asset comes to: at the opening or in its month, the depreciation of each month, and its end.
    fn enter(&mut self, life: &Life<'l>, starts: Day) {
        if life.end.is_some_and(|end| end.day() < starts) {
            return;
        }
        let (asset, schedule) = (life.asset, &life.schedule);
        let first = self.opening.month.next();
        if asset.acquired < starts {
            self.opening.cost += asset.cost;
            self.opening.accumulated += schedule.accumulated(self.opening.month);
        } else if let Some(month) = self.month_mut(asset.acquired.month()) {
            month.acquired += asset.cost;
        }
        if let (Some(last), Some(until)) = (schedule.last_month(), self.months.last().map(|month| month.month)) {
            for month in first.max(asset.acquired.month()).through(last.min(until)) {
                if let Some(entry) = self.month_mut(month) {
                    entry.charge += schedule.charge(month);
                }
            }
        }
        if let Some(month) = life.end_month().and_then(|month| self.month_mut(month)) {
            month.disposed += asset.cost;
            month.removed += schedule.accumulated(month.month);
        }
    }

    /// Runs the totals of the register, and puts the accounts beside them.
    fn close(&mut self, accounts: &AccountBook<'l>) {
        let opened = |of: &[&Account]| -> Money {
            let ids = of.iter().flat_map(|account| accounts.with_below(account.account));
            ids.flat_map(|account| accounts.openings(account)).map(|(_, amount)| *amount).sum()
        };
        self.opening.account_cost = opened(&self.cost);
        self.opening.account_accumulated = -opened(&self.depreciation);
        let mut before = self.opening;
        for month in &mut self.months {
            month.cost = before.cost + month.acquired - month.disposed;
            month.accumulated = before.accumulated + month.charge - month.removed;
            let turnover = |of: &[&Account]| -> (Money, Money) {
                let turnovers = of.iter().map(|account| accounts.turnover(account.account, month.month));
                turnovers.fold((Money::ZERO, Money::ZERO), |sum, one| (sum.0 + one.debit, sum.1 + one.credit))
            };
            let (debit, credit) = turnover(&self.cost);
            month.account_cost = before.account_cost + debit - credit;
            let (debit, credit) = turnover(&self.depreciation);
            month.account_accumulated = before.account_accumulated + credit - debit;
            month.credited = credit;
            before = *month;
        }
    }

    fn month_mut(&mut self, month: Month) -> Option<&mut AssetMonth> {
        let position = usize::try_from(month.months_since(self.opening.month) - 1).ok()?;
        self.months.get_mut(position)
    }

    /// Every month with the one before it.
    pub fn changes(&self) -> impl Iterator<Item = (&AssetMonth, &AssetMonth)> {
        std::iter::once(&self.opening).chain(&self.months).zip(&self.months)
    }
}

/// In whose books an asset stands: where only one has an account of assets, there; else where its voucher debits one, else
/// in the book of the place where it was registered, else in the school's.
fn book_of(ledger: &Ledger, accounts: &AccountBook<'_>, declared: &BTreeSet<Book>, life: &Life<'_>) -> Option<Book> {
    if declared.len() <= 1 {
        return declared.first().copied();
    }
    let entries = life.asset.voucher.and_then(|voucher| accounts.voucher(voucher)).map(|voucher| voucher.rows);
    let mut debits = entries.into_iter().flatten().filter(|row| row.debit.is_some());
    let posted = debits.find(|row| accounts.control_of(row.account) == Some(Control::Assets));
    let of_place = || ledger.registers.places.get(life.asset.place).map(crate::books::stock::book_of);
    let wanted = posted.map(|row| accounts.book_of(row.account)).or_else(of_place).filter(|book| declared.contains(book));
    wanted.or_else(|| declared.get(&Book::School).copied()).or_else(|| declared.first().copied())
}

//! The bank journal beside the bank's statement (银行对账): what both have, what only one has, and the balance of both.
//!
//! Rows match by the bank's reference that the voucher names, else by side and amount within ten days, nearest first;
//! each row once. What stays unmatched is a reconciling item (未达账项), not yet a fault.

mod matching;
mod open_items;
mod statement;
mod strays;

pub use matching::Settled;
pub use open_items::OpenItems;
pub use statement::ChainBreak;
pub use strays::Stray;

use super::AccountBook;
use super::accounts::amount_of;
use crate::day::{Day, Month};
use crate::id::Id;
use crate::money::Money;
use crate::registers::{BankEntry, Control, JournalEntry, Ledger};
use crate::source::At;
use std::collections::{BTreeMap, BTreeSet};

/// The bank accounts of a ledger, each with its statement.
#[derive(Debug)]
pub struct BankBook<'l> {
    accounts: Vec<BankAccount<'l>>,
}

/// One bank account: the journal's rows and the statement's.
#[derive(Debug)]
pub struct BankAccount<'l> {
    /// The account.
    pub account: Id,
    /// The statement, in the order in which the bank booked it; never empty.
    pub statement: Vec<&'l BankEntry>,
    /// The journal's rows of the account and those below it that have no statement of their own, in their turn.
    pub journal: Vec<&'l JournalEntry>,
    /// Rows that settle each other.
    pub settled: Vec<Settled<'l>>,
    /// Rows of the journal that are not on the statement, of the months that the statement covers.
    pub only_journal: Vec<&'l JournalEntry>,
    /// Rows of the statement that are not in the journal.
    pub only_statement: Vec<&'l BankEntry>,
    /// Rows that bear another account or day than the bank gave them and are not in the statement; they settle entries.
    pub strays: Vec<Stray<'l>>,
    /// Where the statement's balance does not follow from the row before.
    pub breaks: Vec<ChainBreak<'l>>,
    /// The reconciliation at the end of each month that has statement rows.
    pub months: Vec<Reconciliation>,
    /// How far statement and journal lay apart before the first month of the statement.
    pub before: Money,
}

/// The reconciliation statement (银行存款余额调节表) at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reconciliation {
    /// The month.
    pub month: Month,
    /// What the statement says.
    pub statement: Money,
    /// Journal rows that are not yet on the statement: in less out.
    pub only_journal: Money,
    /// Statement rows that are not yet in the journal: in less out.
    pub only_statement: Money,
    /// What the journal says.
    pub journal: Money,
}

impl Reconciliation {
    /// The statement's balance, brought to what the journal should say.
    pub fn adjusted(&self) -> Money {
        self.statement + self.only_journal - self.only_statement
    }

    /// How much the adjusted statement says more than the journal; nothing when it closes.
    pub fn difference(&self) -> Money {
        self.adjusted() - self.journal
    }
}

/// What a statement row brings in (positive) or takes out (negative).
pub fn moved(row: &BankEntry) -> Money {
    row.received.unwrap_or_default() - row.paid_out.unwrap_or_default()
}

/// The column in which a statement row's amount stands.
pub const fn side_of(row: &BankEntry) -> &'static str {
    if row.received.is_some() { "in" } else { "out" }
}

impl BankAccount<'_> {
    /// Whether the statement of a month is not in the ledger, while those before and after it are.
    pub fn lacks(&self, month: Month) -> bool {
        // Each month of the statement has its reconciliation, in their order.
        let later = self.months.partition_point(|stated| stated.month < month);
        later > 0 && self.months.get(later).is_some_and(|stated| stated.month > month)
    }

    /// The months with entries in the journal of which the statement is not in the ledger.
    pub fn lacking(&self) -> BTreeSet<Month> {
        let months: BTreeSet<Month> = self.only_journal.iter().map(|row| row.date.month()).collect();
        months.into_iter().filter(|month| self.lacks(*month)).collect()
    }
}

impl<'l> BankBook<'l> {
    /// Matches the journal with the statement of every account that has one.
    pub fn build(ledger: &'l Ledger, accounts: &AccountBook<'l>) -> Self {
        let mut statements = statement::by_account(&ledger.registers.bank);
        let bank: BTreeSet<Id> =
            ledger.registers.accounts.iter().filter(|row| row.control == Some(Control::Bank)).map(|row| row.account).collect();
        let belongs = |account: Id| -> Option<Id> {
            let known = |account: &Id| statements.contains_key(account) || bank.contains(account);
            if known(&account) { Some(account) } else { accounts.above(account).find(known) }
        };
        let mut journals: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for account in accounts.accounts() {
            if let Some(under) = belongs(*account) {
                journals.entry(under).or_default().push(*account);
            }
        }
        let is_opened = !ledger.registers.opening_balances.is_empty();
        let opening = |account: Id| -> Option<Money> {
            let parts = journals.get(&account).into_iter().flatten();
            let opening = parts.flat_map(|part| accounts.openings(*part)).map(|(_, amount)| *amount).sum();
            Some(opening).filter(|_| is_opened)
        };
        let mut strays = strays::take_out(ledger, &mut statements, opening);
        let accounts = statements
            .into_iter()
            .map(|(account, rows)| {
                let parts = journals.remove(&account).unwrap_or_default();
                let strays = strays.remove(&account).unwrap_or_default();
                BankAccount::build(ledger, accounts, account, (rows, strays), &parts)
            })
            .collect();
        Self { accounts }
    }

    /// The accounts that have a statement, in the order in which they first stand in the files.
    pub fn accounts(&self) -> &[BankAccount<'l>] {
        &self.accounts
    }

    /// Whether a statement row bears another account or day than the bank gave it.
    pub fn is_stray(&self, row: &BankEntry) -> bool {
        self.accounts.iter().any(|account| account.strays.iter().any(|stray| stray.row.at == row.at))
    }

    /// The account of this code, if it has a statement.
    pub fn account(&self, account: Id) -> Option<&BankAccount<'l>> {
        self.accounts.iter().find(|bank| bank.account == account)
    }
}

impl<'l> BankAccount<'l> {
    fn build(
        ledger: &'l Ledger,
        accounts: &AccountBook<'l>,
        account: Id,
        (statement, strays): (Vec<&'l BankEntry>, Vec<Stray<'l>>),
        parts: &[Id],
    ) -> Self {
        let mut journal: Vec<&JournalEntry> =
            parts.iter().flat_map(|part| accounts.entries(*part)).map(|entry| entry.row).collect();
        journal.sort_by_key(|row| (row.date, row.at));
        let mut rows: Vec<&BankEntry> = statement.iter().copied().chain(strays.iter().map(|stray| stray.row)).collect();
        rows.sort_by_key(|row| row.date);
        let matched = matching::settle(ledger, accounts, &journal, &rows);
        let stray_rows: BTreeSet<At> = strays.iter().map(|stray| stray.row.at).collect();
        let stray_amounts: BTreeSet<Money> = strays.iter().map(|stray| moved(stray.row)).collect();
        let is_stray = |row: &BankEntry| stray_rows.contains(&row.at);
        let first = statement.first().map(|row| row.date.month());
        let last = statement.last().map(|row| row.date.month());
        let covered = |day: Day| first.is_some_and(|first| first <= day.month()) && last.is_some_and(|last| day.month() <= last);
        let only_journal: Vec<&JournalEntry> =
            matched.only_journal.into_iter().filter(|row| covered(row.date) && !amount_of(row).is_zero()).collect();
        let only_statement = matched.only_statement.into_iter().filter(|row| !moved(row).is_zero() && !is_stray(row)).collect();
        // Without opening balances nobody said what stood there; with older entries it is more than what opened.
        let is_opened = !ledger.registers.opening_balances.is_empty();
        let is_fresh = first.is_some_and(|first| journal.first().is_none_or(|row| first <= row.date.month()));
        let opening: Money = parts.iter().flat_map(|part| accounts.openings(*part)).map(|(_, amount)| *amount).sum();
        let mut breaks = statement::breaks(&statement, Some(opening).filter(|_| is_opened && is_fresh));
        // The gap that a stray closes is found where the stray stands.
        breaks.retain(|chain| !stray_amounts.contains(&chain.difference()));
        statement::find_missing(&mut breaks, &only_journal);
        let settled = matched.settled.into_iter().filter(|settled| !settled.statement.iter().any(|row| is_stray(row))).collect();
        let mut bank = Self {
            account,
            statement,
            journal,
            settled,
            only_journal,
            only_statement,
            strays,
            breaks,
            months: Vec::new(),
            before: Money::ZERO,
        };
        if let Some(first) = first {
            if is_opened || !is_fresh {
                bank.before =
                    bank.reconcile(opening, Some(first.previous())).first().map_or(Money::ZERO, Reconciliation::difference);
            }
            bank.months = bank.reconcile(opening, None);
        }
        bank
    }

    /// The reconciliation at the end of one month, or of each month that has statement rows.
    fn reconcile(&self, opening: Money, only: Option<Month>) -> Vec<Reconciliation> {
        // What each month adds to a sum that is carried on.
        let mut journal: BTreeMap<Month, Money> = BTreeMap::new();
        let mut only_journal: BTreeMap<Month, Money> = BTreeMap::new();
        let mut only_statement: BTreeMap<Month, Money> = BTreeMap::new();
        let add = |sums: &mut BTreeMap<Month, Money>, month: Month, amount: Money| *sums.entry(month).or_default() += amount;
        for row in &self.journal {
            add(&mut journal, row.date.month(), amount_of(row));
        }
        for row in &self.only_journal {
            add(&mut only_journal, row.date.month(), amount_of(row));
        }
        for row in &self.only_statement {
            add(&mut only_statement, row.date.month(), moved(row));
        }
        for settled in &self.settled {
            let month = settled.day.month();
            for row in settled.journal.iter().filter(|row| row.date.month() < month) {
                add(&mut only_journal, row.date.month(), amount_of(row));
                add(&mut only_journal, month, -amount_of(row));
            }
            for row in settled.statement.iter().filter(|row| row.date.month() < month) {
                add(&mut only_statement, row.date.month(), moved(row));
                add(&mut only_statement, month, -moved(row));
            }
        }
        let mut sums = [Carried::new(&journal), Carried::new(&only_journal), Carried::new(&only_statement)];
        let mut at = |month: Month, statement: Money| {
            let [journal, only_journal, only_statement] = sums.each_mut().map(|sum| sum.until(month));
            Reconciliation { month, statement, only_journal, only_statement, journal: opening + journal }
        };
        if let Some(only) = only {
            let start = self.statement.first().map_or(Money::ZERO, |row| row.balance.0 - moved(row));
            return vec![at(only, start)];
        }
        let months = self.statement.chunk_by(|one, other| one.date.month() == other.date.month());
        months.filter_map(|rows| rows.last()).map(|row| at(row.date.month(), row.balance.0)).collect()
    }

    /// The last statement row of a month.
    pub fn last_of(&self, month: Month) -> Option<&'l BankEntry> {
        let until = self.statement.partition_point(|row| row.date.month() <= month);
        until.checked_sub(1).map(|last| self.statement[last])
    }
}

/// A sum that months add to, asked for in rising order.
struct Carried<'s> {
    rest: std::iter::Peekable<std::collections::btree_map::Iter<'s, Month, Money>>,
    sum: Money,
}

impl<'s> Carried<'s> {
    fn new(sums: &'s BTreeMap<Month, Money>) -> Self {
        Self { rest: sums.iter().peekable(), sum: Money::ZERO }
    }

    fn until(&mut self, month: Month) -> Money {
        while let Some((_, amount)) = self.rest.next_if(|(of, _)| **of <= month) {
            self.sum += *amount;
        }
        self.sum
    }
}

#[cfg(test)]
mod tests;

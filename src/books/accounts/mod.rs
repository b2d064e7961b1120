//! Accounts (科目) by day, month and book: every entry in its turn with the balance after it, and the vouchers they stand in.
//!
//! Entries are taken in the order of day, voucher and row, so the order of files changes nothing. A sub-account's code
//! extends the code of the account above it (`100201` of `1002`) in the same set of books; what is asked of an account
//! holds for it and everything below it.

mod flow;
mod sources;
mod stretches;
mod unplaced;
mod vouchers;

pub use flow::Flow;
pub use sources::{SourceToken, token};
pub use stretches::{DayEnd, Stretch, stretches};
pub use vouchers::{Totals, Voucher};

use crate::day::{Day, Month};
use crate::id::Id;
use crate::money::Money;
use crate::policy::Settings;
use crate::registers::{Account, Book, Control, JournalEntry, Ledger, OpeningBalance};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use sources::Sources;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use unplaced::UnplacedRows;
use vouchers::Vouchers;

/// One entry with the balance of its account after it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'l> {
    /// The row.
    pub row: &'l JournalEntry,
    /// Debit less credit.
    pub amount: Money,
    /// What stands on this very account (without those below it) after it, opening balances included.
    pub balance: Money,
}

/// Debits and credits of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Turnover {
    /// The debit side.
    pub debit: Money,
    /// The credit side.
    pub credit: Money,
}

/// The journal, account by account and voucher by voucher.
#[derive(Debug)]
pub struct AccountBook<'l> {
    ledger: &'l Ledger,
    /// Every entry, by account, day, voucher and row.
    entries: Vec<Entry<'l>>,
    /// Where the entries of one account lie.
    ranges: HashMap<Id, Range<usize>, FixedState>,
    /// Every account of the register, the journal or the opening balances, in the order of their codes.
    accounts: Vec<Id>,
    /// What opens each account, by day.
    openings: HashMap<Id, Vec<(Day, Money)>, FixedState>,
    /// Opening balances after the ledger's first day: they assert the closing of the day before.
    assertions: Vec<&'l OpeningBalance>,
    turnover: BTreeMap<(Id, Month), Turnover>,
    months: Vec<Month>,
    vouchers: Vouchers<'l>,
    sources: Sources<'l>,
    /// What is found elsewhere and no sum can have as it is.
    unplaced: UnplacedRows,
}

/// Debit less credit of an entry.
pub fn amount_of(row: &JournalEntry) -> Money {
    row.debit.unwrap_or_default() - row.credit.unwrap_or_default()
}

/// The column in which an entry's amount stands.
pub const fn side_of(row: &JournalEntry) -> &'static str {
    if row.debit.is_some() { "debit" } else { "credit" }
}

impl<'l> AccountBook<'l> {
    /// Derives it from the journal and the opening balances.
    ///
    /// Where the ledger does not say on which day it starts, the first day of an opening balance opens the books. Entries
    /// before a day that it does say are in no account: what was before is in the opening balances.
    pub fn build(ledger: &'l Ledger, settings: &Settings, today: Day) -> Self {
        let registers = &ledger.registers;
        let starts = settings.school.starts.or_else(|| registers.opening_balances.iter().map(|row| row.date).min());
        let (opening, assertions): (Vec<_>, Vec<_>) =
            registers.opening_balances.iter().partition(|row| starts.is_some_and(|starts| row.date <= starts));
        let mut openings: HashMap<Id, Vec<(Day, Money)>, FixedState> = HashMap::default();
        for row in opening {
            let amount = row.debit.unwrap_or_default() - row.credit.unwrap_or_default();
            openings.entry(row.account).or_default().push((row.date, amount));
        }
        for opening in openings.values_mut() {
            opening.sort_unstable();
        }
        let is_inside = |row: &&JournalEntry| settings.school.starts.is_none_or(|starts| starts <= row.date);
        let inside = registers.journal.iter().filter(is_inside);
        let mut entries: Vec<Entry<'l>> = inside.map(|row| Entry { row, amount: amount_of(row), balance: Money::ZERO }).collect();
        let turn = |entry: &Entry<'l>| (entry.row.account, entry.row.date, ledger.text(entry.row.voucher), entry.row.at);
        entries.par_sort_unstable_by(|one, other| turn(one).cmp(&turn(other)));
        let mut ranges: HashMap<Id, Range<usize>, FixedState> = HashMap::default();
        let mut turnover: BTreeMap<(Id, Month), Turnover> = BTreeMap::new();
        for (position, entry) in entries.iter().enumerate() {
            ranges.entry(entry.row.account).or_insert(position..position).end = position + 1;
            let month = turnover.entry((entry.row.account, entry.row.date.month())).or_default();
            month.debit += entry.row.debit.unwrap_or_default();
            month.credit += entry.row.credit.unwrap_or_default();
        }
        for account in entries.chunk_by_mut(|one, other| one.row.account == other.row.account) {
            let opening = account.first().and_then(|first| openings.get(&first.row.account));
            run(account, opening.map_or(&[], Vec::as_slice));
        }
        let mut accounts: Vec<Id> = registers.accounts.iter().map(|account| account.account).collect();
        accounts.extend(ranges.keys().chain(openings.keys()));
        accounts.sort_unstable_by_key(|account| (ledger.text(*account), *account));
        accounts.dedup();
        let vouchers = Vouchers::build(&registers.journal);
        let sources = Sources::build(ledger, &vouchers);
        let first = openings.values().flatten().map(|(day, _)| *day).chain(entries.iter().map(|entry| entry.row.date)).min();
        let last = entries.iter().map(|entry| entry.row.date).max();
        let months = match first.zip(last) {
            Some((first, last)) => first.month().through(last.month()).collect(),
            None => first.map(Day::month).into_iter().collect(),
        };
        let unplaced = UnplacedRows::default();
        let mut book =
            Self { ledger, entries, ranges, accounts, openings, assertions, turnover, months, vouchers, sources, unplaced };
        book.unplaced = UnplacedRows::gather(&book, settings.school.starts, today);
        book
    }

    /// Every account of the register, the journal or the opening balances, in the order of their codes.
    pub fn accounts(&self) -> &[Id] {
        &self.accounts
    }

    /// The entries of this very account, without those below it, in their turn.
    pub fn entries(&self, account: Id) -> &[Entry<'l>] {
        self.ranges.get(&account).map_or(&[], |range| &self.entries[range.clone()])
    }

    /// The account and every account below it: its code is extended, in the same set of books.
    pub fn with_below(&self, account: Id) -> impl Iterator<Item = Id> {
        let code = self.ledger.text(account);
        let book = self.book_of(account);
        let from = self.accounts.partition_point(|other| self.ledger.text(*other) < code);
        let within = self.accounts[from..].iter().take_while(move |other| self.ledger.text(**other).starts_with(code));
        within.copied().filter(move |other| self.book_of(*other) == book)
    }

    /// What stands on an account (and those below it) at the end of a day: debit less credit, opening balances included.
    pub fn balance(&self, account: Id, day: Day) -> Money {
        self.with_below(account).map(|account| self.own_balance(account, day)).sum()
    }

    /// What stands on this very account, without those below it, at the end of a day.
    pub fn own_balance(&self, account: Id, day: Day) -> Money {
        let entries = self.entries(account);
        let until = entries.partition_point(|entry| entry.row.date <= day);
        let last = until.checked_sub(1).map(|last| &entries[last]);
        let opening = self.openings.get(&account).map_or(&[][..], Vec::as_slice).iter();
        let not_yet_in = opening.filter(|(opens, _)| *opens <= day && last.is_none_or(|last| last.row.date < *opens));
        last.map_or(Money::ZERO, |last| last.balance) + not_yet_in.map(|(_, amount)| *amount).sum()
    }

    /// The debits and credits of a month on an account and those below it; red-letter rows take part with their sign.
    pub fn turnover(&self, account: Id, month: Month) -> Turnover {
        let mut sum = Turnover::default();
        for account in self.with_below(account) {
            if let Some(part) = self.turnover.get(&(account, month)) {
                sum.debit += part.debit;
                sum.credit += part.credit;
            }
        }
        sum
    }

    /// Every month from the first entry or opening balance to the last entry.
    pub fn months(&self) -> &[Month] {
        &self.months
    }

    /// Opening balances after the ledger's first day: they assert the closing of the day before.
    pub fn assertions(&self) -> &[&'l OpeningBalance] {
        &self.assertions
    }

    /// What opened this very account, and on which day.
    pub fn openings(&self, account: Id) -> &[(Day, Money)] {
        self.openings.get(&account).map_or(&[], Vec::as_slice)
    }

    /// The accounts that say that they have this control, in the order of the register.
    ///
    /// An account below another of the same control is left out: the balance of the one above holds it.
    pub fn with_control(&self, control: Control) -> impl Iterator<Item = &'l Account> {
        let ledger = self.ledger;
        let declared = ledger.registers.accounts.iter().filter(move |account| account.control == Some(control));
        declared.filter(move |account| {
            let above = self.above(account.account).filter_map(|above| ledger.registers.accounts.get(above));
            let mut same = above.filter(|above| above.control == Some(control) && above.place == account.place);
            same.next().is_none()
        })
    }

    /// The control of an account: its own, else that of the nearest account above it.
    pub fn control_of(&self, account: Id) -> Option<Control> {
        let own = |account: Id| self.ledger.registers.accounts.get(account).and_then(|account| account.control);
        own(account).or_else(|| self.above(account).find_map(own))
    }

    /// The accounts above an account, nearest first.
    pub fn above(&self, account: Id) -> impl Iterator<Item = Id> {
        let code = self.ledger.text(account);
        let book = self.book_of(account);
        let shorter = code.char_indices().rev().map(move |(end, _)| &code[..end]).filter(|code| !code.is_empty());
        let known = shorter.filter_map(|code| self.ledger.names.find(code));
        known.filter(move |above| self.ledger.registers.accounts.get(*above).is_some() && self.book_of(*above) == book)
    }

    /// Whose books an account stands in; the school's where nothing else is said.
    pub fn book_of(&self, account: Id) -> Book {
        self.ledger.registers.accounts.get(account).and_then(|account| account.book).unwrap_or(Book::School)
    }

    /// Whose books an entry stands in: what the row says, else its account.
    pub fn book_of_entry(&self, row: &JournalEntry) -> Book {
        row.book.unwrap_or_else(|| self.book_of(row.account))
    }

    /// Whether an entry says other books than its account does.
    pub fn crosses(&self, row: &JournalEntry) -> bool {
        let own = self.ledger.registers.accounts.get(row.account).and_then(|account| account.book);
        row.book.is_some_and(|said| own.is_some_and(|own| own != said))
    }

    /// Every voucher, in the order in which they first stand in the files.
    pub fn vouchers(&self) -> impl Iterator<Item = Voucher<'_, 'l>> {
        self.vouchers.iter()
    }

    /// The voucher of this number.
    pub fn voucher(&self, id: Id) -> Option<Voucher<'_, 'l>> {
        self.vouchers.get(id)
    }

    /// What a voucher comes to in each set of books.
    pub fn totals(&self, voucher: Voucher<'_, 'l>) -> BTreeMap<Book, Totals> {
        let mut totals: BTreeMap<Book, Totals> = BTreeMap::new();
        for row in voucher.rows {
            let book = totals.entry(self.book_of_entry(row)).or_default();
            book.debit += row.debit.unwrap_or_default();
            book.credit += row.credit.unwrap_or_default();
        }
        totals
    }

    /// The vouchers whose `source` names a row of a register by its id, alone or as `register:id`.
    pub fn vouchers_of(&self, register: &str, id: Id) -> impl Iterator<Item = Voucher<'_, 'l>> {
        self.sources.of_id(register, id).filter_map(|voucher| self.vouchers.get(voucher))
    }

    /// The vouchers whose `source` names a row by its full name, `register:key|key`.
    pub fn vouchers_of_row(&self, name: &str) -> impl Iterator<Item = Voucher<'_, 'l>> {
        self.sources.of_row(name).filter_map(|voucher| self.vouchers.get(voucher))
    }
}

/// Works out the balance after each entry of one account; an opening balance stands before the entries of its day.
fn run(entries: &mut [Entry<'_>], openings: &[(Day, Money)]) {
    let mut openings = openings.iter().peekable();
    let mut balance = Money::ZERO;
    for entry in entries {
        while let Some((_, amount)) = openings.next_if(|(opens, _)| *opens <= entry.row.date) {
            balance += *amount;
        }
        balance += entry.amount;
        entry.balance = balance;
    }
}

#[cfg(test)]
mod tests;

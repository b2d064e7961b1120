//! The bank's statement in the order in which the bank booked it, and where its balance does not follow from the row before.

use super::super::accounts::amount_of;
use super::matching::MOST_DAYS;
use super::moved;
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{BankEntry, JournalEntry};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A statement row whose balance is not the balance before it and its own amount.
#[derive(Debug, Clone, Copy)]
pub struct ChainBreak<'l> {
    /// The row.
    pub row: &'l BankEntry,
    /// The row before; `None` for the first, which follows from the account's opening balance.
    pub before: Option<&'l BankEntry>,
    /// What the balance before it and its amount come to.
    pub expected: Money,
    /// An entry of the journal that is as large as what the statement lacks here, and is not on it.
    pub missing: Option<&'l JournalEntry>,
    /// Whether it only undoes the break of the row before, whose balance is the one that is wrong.
    pub is_echo: bool,
}

impl ChainBreak<'_> {
    /// How much more the row says than follows.
    pub fn difference(&self) -> Money {
        self.row.balance.0 - self.expected
    }
}

/// Statement rows by account, in the order in which the bank booked them.
///
/// By day, and within a day as they stand in the file; a file that runs from the newest row to the oldest, as some banks
/// give it, is read from its end.
pub(super) fn by_account(rows: &[BankEntry]) -> BTreeMap<Id, Vec<&BankEntry>> {
    let mut accounts: BTreeMap<Id, Vec<&BankEntry>> = BTreeMap::new();
    for row in rows {
        accounts.entry(row.account).or_default().push(row);
    }
    for rows in accounts.values_mut() {
        let mut booked: Vec<&BankEntry> = Vec::with_capacity(rows.len());
        for file in rows.chunk_by(|one, other| one.at.file == other.at.file) {
            let newest_first = file.is_sorted_by_key(|row| Reverse(row.date)) && !file.is_sorted_by_key(|row| row.date);
            if newest_first { booked.extend(file.iter().rev()) } else { booked.extend(file) }
        }
        booked.sort_by_key(|row| row.date);
        *rows = booked;
    }
    accounts
}

/// Where the balance does not follow; the first row follows from the opening balance, where there is one.
pub(super) fn breaks<'l>(statement: &[&'l BankEntry], opening: Option<Money>) -> Vec<ChainBreak<'l>> {
    let mut breaks: Vec<ChainBreak<'l>> = Vec::new();
    let mut before: Option<&BankEntry> = None;
    for row in statement {
        let starts_from = before.map(|before| before.balance.0).or(opening);
        if let Some(expected) = starts_from.map(|balance| balance + moved(row))
            && expected != row.balance.0
        {
            let difference = row.balance.0 - expected;
            let undoes = |last: &ChainBreak<'_>| {
                let follows = before.is_some_and(|before| before.at == last.row.at);
                follows && !last.is_echo && last.difference() == -difference
            };
            let is_echo = breaks.last().is_some_and(undoes);
            breaks.push(ChainBreak { row, before, expected, missing: None, is_echo });
        }
        before = Some(row);
    }
    breaks
}

/// Finds for each break the entry of the journal that the statement lacks there: as large, and near it in days.
pub(super) fn find_missing<'l>(breaks: &mut [ChainBreak<'l>], only_journal: &[&'l JournalEntry]) {
    let keyed = only_journal.iter().enumerate().map(|(position, row)| ((amount_of(row), row.date, position), *row));
    let mut open: BTreeMap<(Money, Day, usize), &'l JournalEntry> = keyed.collect();
    for one in breaks.iter_mut().filter(|one| one.before.is_some() && !one.is_echo) {
        let (amount, day) = (one.difference(), one.row.date);
        let until = open.range((amount, day.minus_days(MOST_DAYS), 0)..(amount, day.plus_days(1), 0)).next_back();
        let later = || open.range((amount, day.plus_days(1), 0)..(amount, day.plus_days(MOST_DAYS + 1), 0)).next();
        if let Some((key, row)) = until.or_else(later).map(|(key, row)| (*key, *row)) {
            open.remove(&key);
            one.missing = Some(row);
        }
    }
}

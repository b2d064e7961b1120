//! Balances at the end of each day on which they changed, and the stretches of days on which something held of them.

use super::{AccountBook, amount_of};
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{JournalEntry, OpeningBalance};
use std::collections::BTreeMap;

/// The end of a day on which an account moved.
#[derive(Debug, Clone)]
pub struct DayEnd<'l> {
    /// The day.
    pub day: Day,
    /// What stands there.
    pub balance: Money,
    /// The entries of the day, in their turn; none where only an opening balance stands.
    pub rows: Vec<&'l JournalEntry>,
}

impl<'l> DayEnd<'l> {
    /// The last entry of the day that raised the balance, or lowered it; else the last entry of all.
    pub fn last(&self, raised: bool) -> Option<&'l JournalEntry> {
        let wanted = |row: &&&JournalEntry| (amount_of(row) > Money::ZERO) == raised;
        self.rows.iter().rev().find(wanted).or(self.rows.last()).copied()
    }
}

/// Days one after another on which something held of the balance.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'d, 'l> {
    /// The days on which the account moved; there is at least one.
    pub days: &'d [DayEnd<'l>],
    /// The last day of the stretch; `None` when it lasts.
    pub until: Option<Day>,
}

impl<'d, 'l> Stretch<'d, 'l> {
    /// The day on which it began.
    pub const fn first(&self) -> &'d DayEnd<'l> {
        &self.days[0]
    }

    /// The highest balance.
    pub fn highest(&self) -> Money {
        self.days.iter().map(|day| day.balance).max().unwrap_or_default()
    }

    /// The lowest balance.
    pub fn lowest(&self) -> Money {
        self.days.iter().map(|day| day.balance).min().unwrap_or_default()
    }
}

impl<'l> AccountBook<'l> {
    /// The row that opens one of these accounts on a day.
    pub fn opening_row(&self, accounts: &[Id], day: Day) -> Option<&'l OpeningBalance> {
        self.ledger.registers.opening_balances.iter().find(|row| row.date == day && accounts.contains(&row.account))
    }

    /// The end of each day on which one of these accounts moved, with what stands on them together.
    pub fn day_ends(&self, accounts: impl IntoIterator<Item = Id>) -> Vec<DayEnd<'l>> {
        let mut days: BTreeMap<Day, (Money, Vec<&'l JournalEntry>)> = BTreeMap::new();
        for account in accounts {
            for (day, amount) in self.openings(account) {
                days.entry(*day).or_default().0 += *amount;
            }
            for entry in self.entries(account) {
                let day = days.entry(entry.row.date).or_default();
                day.0 += entry.amount;
                day.1.push(entry.row);
            }
        }
        let mut balance = Money::ZERO;
        let ends = days.into_iter().map(|(day, (amount, rows))| {
            balance += amount;
            DayEnd { day, balance, rows }
        });
        ends.collect()
    }
}

/// The stretches of days of which `holds` is true.
pub fn stretches<'d, 'l>(days: &'d [DayEnd<'l>], holds: impl Fn(&DayEnd<'l>) -> bool) -> Vec<Stretch<'d, 'l>> {
    let mut found = Vec::new();
    let mut start = 0;
    for chunk in days.chunk_by(|one, other| holds(one) == holds(other)) {
        let after = start + chunk.len();
        if chunk.first().is_some_and(&holds) {
            found.push(Stretch { days: chunk, until: days.get(after).map(|next| next.day.minus_days(1)) });
        }
        start = after;
    }
    found
}

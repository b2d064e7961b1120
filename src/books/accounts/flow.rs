//! What stood on an account before some days, what moved on it in them, and what stands there at their end.

use super::{AccountBook, Entry};
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;

/// An account over some days; balances are debit less credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flow {
    /// What stood there before; what opens the books within the days is part of it.
    pub opening: Money,
    /// The debit side of the days; red-letter rows take part with their sign.
    pub debit: Money,
    /// The credit side of the days.
    pub credit: Money,
    /// What stands there at the end of the last day.
    pub closing: Money,
}

impl Flow {
    /// Adds another account's.
    pub fn add(&mut self, other: &Self) {
        self.opening += other.opening;
        self.debit += other.debit;
        self.credit += other.credit;
        self.closing += other.closing;
    }

    /// Whether nothing stood there and nothing moved.
    pub const fn is_idle(&self) -> bool {
        self.opening.is_zero() && self.debit.is_zero() && self.credit.is_zero() && self.closing.is_zero()
    }
}

impl<'l> AccountBook<'l> {
    /// The entries of this very account from one day to another, both included, in their turn.
    pub fn entries_within(&self, account: Id, first: Day, last: Day) -> &[Entry<'l>] {
        let entries = self.entries(account);
        let from = entries.partition_point(|entry| entry.row.date < first);
        let until = entries.partition_point(|entry| entry.row.date <= last).max(from);
        &entries[from..until]
    }

    /// An account and those below it from one day to another, both included: opening + debit − credit = closing.
    pub fn flow(&self, account: Id, first: Day, last: Day) -> Flow {
        let mut sum = Flow::default();
        for account in self.with_below(account) {
            let entries = self.entries_within(account, first, last);
            let debit = entries.iter().filter_map(|entry| entry.row.debit).sum::<Money>();
            let credit = entries.iter().filter_map(|entry| entry.row.credit).sum::<Money>();
            let closing = self.own_balance(account, last);
            sum.add(&Flow { opening: closing - debit + credit, debit, credit, closing });
        }
        sum
    }
}

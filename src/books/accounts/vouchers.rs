//! Vouchers (凭证): the entries that share a number, found by it without a search.

use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::registers::JournalEntry;
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::ops::Range;

/// Debits and credits of a voucher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// The debit side.
    pub debit: Money,
    /// The credit side.
    pub credit: Money,
}

/// One voucher (凭证).
#[derive(Debug, Clone, Copy)]
pub struct Voucher<'b, 'l> {
    /// Its number.
    pub id: Id,
    /// Its entries, in the order of files and lines; there is at least one.
    pub rows: &'b [&'l JournalEntry],
}

impl<'b, 'l> Voucher<'b, 'l> {
    /// Its first entry, which speaks for it.
    pub const fn first(&self) -> &'l JournalEntry {
        self.rows[0]
    }

    /// Its day: that of its first entry.
    pub const fn day(&self) -> Day {
        self.first().date
    }

    /// Everything that its entries name as their source, as written.
    pub fn sources(&self) -> impl Iterator<Item = (&'l JournalEntry, &'l str)> + use<'b, 'l> {
        self.rows.iter().flat_map(|row| row.source.iter().map(move |token| (*row, &**token)))
    }

    /// Whether it is self-made (自制): an entry names `memo:TEXT`.
    pub fn is_memo(&self) -> bool {
        self.sources().any(|(_, token)| token.starts_with("memo:"))
    }

    /// What it debits to an account.
    pub fn debit(&self, account: Id) -> Money {
        self.rows.iter().filter(|row| row.account == account).filter_map(|row| row.debit).sum()
    }

    /// What it credits to an account.
    pub fn credit(&self, account: Id) -> Money {
        self.rows.iter().filter(|row| row.account == account).filter_map(|row| row.credit).sum()
    }
}

/// All vouchers.
#[derive(Debug)]
pub(super) struct Vouchers<'l> {
    /// Entries, those of one voucher side by side.
    rows: Vec<&'l JournalEntry>,
    /// Each voucher's number and where its entries lie, in the order of first appearance.
    list: Vec<(Id, Range<usize>)>,
    positions: HashMap<Id, usize, FixedState>,
}

impl<'l> Vouchers<'l> {
    /// Groups entries by their voucher.
    pub(super) fn build(journal: &'l [JournalEntry]) -> Self {
        let mut rows: Vec<&JournalEntry> = journal.iter().collect();
        // Stable: entries of a voucher stay in the order of files and lines.
        rows.sort_by_key(|row| row.voucher);
        let mut list: Vec<(Id, Range<usize>)> = Vec::new();
        let mut start = 0;
        for rows in rows.chunk_by(|one, other| one.voucher == other.voucher) {
            list.push((rows[0].voucher, start..start + rows.len()));
            start += rows.len();
        }
        list.sort_unstable_by_key(|(_, range)| rows[range.start].at);
        let positions = list.iter().enumerate().map(|(position, (id, _))| (*id, position)).collect();
        Self { rows, list, positions }
    }

    /// Every voucher, in the order of first appearance.
    pub(super) fn iter(&self) -> impl Iterator<Item = Voucher<'_, 'l>> {
        self.list.iter().map(|(id, range)| Voucher { id: *id, rows: &self.rows[range.clone()] })
    }

    /// The voucher of this number.
    pub(super) fn get(&self, id: Id) -> Option<Voucher<'_, 'l>> {
        let (id, range) = &self.list[*self.positions.get(&id)?];
        Some(Voucher { id: *id, rows: &self.rows[range.clone()] })
    }
}

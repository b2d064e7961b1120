//! Which rows of the journal and of the statement are the same money.

use super::super::accounts::{SourceToken, amount_of, token};
use super::{AccountBook, moved};
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{BankEntry, JournalEntry, Ledger};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap, VecDeque};

/// How far apart the days of journal and statement may lie when only side and amount tie them (format, section 6).
pub(super) const MOST_DAYS: u32 = 10;

/// Rows that settle each other: of journal and statement, or a red-letter row and what it reverses.
#[derive(Debug, Clone)]
pub struct Settled<'l> {
    /// The day on which the last of the rows was there.
    pub day: Day,
    /// The journal's rows; never empty.
    pub journal: Vec<&'l JournalEntry>,
    /// The statement's rows; empty where journal rows reverse each other.
    pub statement: Vec<&'l BankEntry>,
}

impl Settled<'_> {
    /// What the statement's rows say more than the journal's: only rows tied by a reference may differ.
    pub fn difference(&self) -> Money {
        let statement: Money = self.statement.iter().map(|row| moved(row)).sum();
        statement - self.journal.iter().map(|row| amount_of(row)).sum()
    }
}

/// What became of every row of one account.
#[derive(Debug, Default)]
pub(super) struct Matched<'l> {
    pub(super) settled: Vec<Settled<'l>>,
    pub(super) only_journal: Vec<&'l JournalEntry>,
    pub(super) only_statement: Vec<&'l BankEntry>,
}

/// Matches the rows of one account; both sides come in the order of their days.
pub(super) fn settle<'l>(
    ledger: &'l Ledger,
    accounts: &AccountBook<'l>,
    journal: &[&'l JournalEntry],
    statement: &[&'l BankEntry],
) -> Matched<'l> {
    let mut open = Open {
        journal,
        statement,
        of_journal: vec![true; journal.len()],
        of_statement: vec![true; statement.len()],
        settled: Vec::new(),
    };
    for (of_journal, of_statement) in by_reference(ledger, accounts, journal, statement) {
        open.settle_group(&of_journal, &of_statement);
    }
    let every = |length: usize| (0..length).collect::<Vec<_>>();
    open.settle_nearest(&every(journal.len()), &every(statement.len()), MOST_DAYS);
    open.settle_reversals(ledger);
    let only_journal = journal.iter().zip(&open.of_journal).filter(|(_, open)| **open).map(|(row, _)| *row).collect();
    let only_statement = statement.iter().zip(&open.of_statement).filter(|(_, open)| **open).map(|(row, _)| *row).collect();
    Matched { settled: open.settled, only_journal, only_statement }
}

/// Positions of journal rows and statement rows that references tie together, group by group.
///
/// A row that names no reference of the statement itself speaks through its voucher.
fn by_reference(
    ledger: &Ledger,
    accounts: &AccountBook<'_>,
    journal: &[&JournalEntry],
    statement: &[&BankEntry],
) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut references: HashMap<Id, Vec<usize>, FixedState> = HashMap::default();
    for (position, row) in statement.iter().enumerate() {
        if let Some(reference) = row.reference {
            references.entry(reference).or_default().push(position);
        }
    }
    if references.is_empty() {
        return Vec::new();
    }
    let named = |row: &JournalEntry| -> Vec<Id> {
        let ids = row.source.iter().filter_map(|text| match token(text) {
            SourceToken::Id(id) | SourceToken::Row("bank", id) => ledger.names.find(id),
            _ => None,
        });
        ids.filter(|id| references.contains_key(id)).collect()
    };
    let mut groups = Groups::new(statement.len());
    let mut tied: Vec<(usize, usize)> = Vec::new();
    let mut of_voucher: HashMap<Id, Vec<Id>, FixedState> = HashMap::default();
    for (position, row) in journal.iter().enumerate() {
        let mut ids = named(row);
        if ids.is_empty() {
            let of_voucher = of_voucher.entry(row.voucher).or_insert_with(|| {
                accounts
                    .voucher(row.voucher)
                    .map_or_else(Vec::new, |voucher| voucher.rows.iter().flat_map(|row| named(row)).collect())
            });
            ids.clone_from(of_voucher);
        }
        let mut rows = ids.iter().flat_map(|id| &references[id]);
        if let Some(first) = rows.next() {
            tied.push((position, *first));
            for other in rows {
                groups.join(*first, *other);
            }
        }
    }
    let mut found: BTreeMap<usize, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (of_journal, of_statement) in tied {
        found.entry(groups.root(of_statement)).or_default().0.push(of_journal);
    }
    for position in 0..statement.len() {
        if let Some(group) = found.get_mut(&groups.root(position)) {
            group.1.push(position);
        }
    }
    found.into_values().collect()
}

/// Which statement rows belong together, because one journal row names them all.
struct Groups(Vec<usize>);

impl Groups {
    fn new(length: usize) -> Self {
        Self((0..length).collect())
    }

    fn root(&mut self, position: usize) -> usize {
        let mut root = position;
        while self.0[root] != root {
            self.0[root] = self.0[self.0[root]];
            root = self.0[root];
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}

/// Rows that are still open.
struct Open<'r, 'l> {
    journal: &'r [&'l JournalEntry],
    statement: &'r [&'l BankEntry],
    of_journal: Vec<bool>,
    of_statement: Vec<bool>,
    settled: Vec<Settled<'l>>,
}

impl<'l> Open<'_, 'l> {
    fn settle(&mut self, journal: &[usize], statement: &[usize]) {
        let journal: Vec<&'l JournalEntry> = journal.iter().map(|position| self.take_journal(*position)).collect();
        let statement: Vec<&'l BankEntry> = statement.iter().map(|position| self.take_statement(*position)).collect();
        let days = journal.iter().map(|row| row.date).chain(statement.iter().map(|row| row.date));
        if let Some(day) = days.max() {
            self.settled.push(Settled { day, journal, statement });
        }
    }

    fn take_journal(&mut self, position: usize) -> &'l JournalEntry {
        self.of_journal[position] = false;
        self.journal[position]
    }

    fn take_statement(&mut self, position: usize) -> &'l BankEntry {
        self.of_statement[position] = false;
        self.statement[position]
    }

    /// Rows tied by references: equal amounts first, whatever their days; what is left on both sides settles as a whole.
    fn settle_group(&mut self, journal: &[usize], statement: &[usize]) {
        self.settle_nearest(journal, statement, u32::MAX);
        let journal: Vec<usize> = journal.iter().copied().filter(|position| self.of_journal[*position]).collect();
        let statement: Vec<usize> = statement.iter().copied().filter(|position| self.of_statement[*position]).collect();
        if !journal.is_empty() && !statement.is_empty() {
            self.settle(&journal, &statement);
        }
    }

    /// Rows of the same side and amount, the nearest days first; of two equally near the later statement row.
    fn settle_nearest(&mut self, journal: &[usize], statement: &[usize], most_days: u32) {
        let mut buckets: BTreeMap<Money, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for position in statement.iter().filter(|position| self.of_statement[**position]) {
            buckets.entry(moved(self.statement[*position])).or_default().1.push(*position);
        }
        for position in journal.iter().filter(|position| self.of_journal[**position]) {
            if let Some(bucket) = buckets.get_mut(&amount_of(self.journal[*position])) {
                bucket.0.push(*position);
            }
        }
        for (of_journal, of_statement) in buckets.into_values().filter(|bucket| !bucket.0.is_empty()) {
            self.settle_bucket(of_journal, &of_statement, most_days);
        }
    }

    fn settle_bucket(&mut self, mut journal: Vec<usize>, statement: &[usize], most_days: u32) {
        // References tie rows over any number of days; each side in its turn is then near enough.
        if most_days == u32::MAX {
            for (of_journal, of_statement) in journal.iter().zip(statement) {
                self.settle(&[*of_journal], &[*of_statement]);
            }
            return;
        }
        let mut waiting: BTreeMap<Day, VecDeque<usize>> = BTreeMap::new();
        for position in statement {
            waiting.entry(self.statement[*position].date).or_default().push_back(*position);
        }
        for (apart, later) in (0..=most_days).flat_map(|apart| [(apart, true), (apart, false)]) {
            for position in &journal {
                let day = self.journal[*position].date;
                let day = if later { day.plus_days(apart) } else { day.minus_days(apart) };
                let Some(rows) = waiting.get_mut(&day) else { continue };
                if let Some(found) = rows.pop_front() {
                    self.settle(&[*position], &[found]);
                }
                if rows.is_empty() {
                    waiting.remove(&day);
                }
            }
            journal.retain(|position| self.of_journal[*position]);
            if journal.is_empty() || waiting.is_empty() {
                return;
            }
        }
    }

    /// A red-letter row and an open row that it undoes: of the voucher it names, else the nearest of that amount.
    fn settle_reversals(&mut self, ledger: &Ledger) {
        let mut rows: BTreeMap<(Money, Day, usize), Id> = BTreeMap::new();
        let mut of_voucher: BTreeMap<(Id, Money), Vec<(Day, usize)>> = BTreeMap::new();
        let mut reversing = Vec::new();
        for position in (0..self.journal.len()).filter(|position| self.of_journal[*position]) {
            let row = self.journal[position];
            if row.corrects.is_some() {
                reversing.push(position);
            } else {
                rows.insert((amount_of(row), row.date, position), row.voucher);
                of_voucher.entry((row.voucher, amount_of(row))).or_default().push((row.date, position));
            }
        }
        for position in reversing {
            let row = self.journal[position];
            let amount = -amount_of(row);
            let named =
                row.corrects.as_deref().and_then(|named| ledger.names.find(named.strip_prefix("journal:").unwrap_or(named)));
            let of_named = named.and_then(|voucher| of_voucher.get_mut(&(voucher, amount))?.pop());
            let undone = of_named.or_else(|| {
                let before = rows.range(..(amount, row.date, position)).next_back();
                let after = rows.range((amount, row.date, position)..).next();
                let near = [before, after].into_iter().flatten().map(|((other, day, position), _)| (*other, *day, *position));
                let same = near.filter(|(other, ..)| *other == amount).map(|(_, day, position)| (day, position));
                same.min_by_key(|(day, position)| (day.days_since(row.date).abs(), *position))
            });
            if let Some((day, other)) = undone
                && let Some(voucher) = rows.remove(&(amount, day, other))
            {
                if let Some(rest) = of_voucher.get_mut(&(voucher, amount)) {
                    rest.retain(|(_, position)| *position != other);
                }
                self.settle(&[other, position], &[]);
            }
        }
    }
}

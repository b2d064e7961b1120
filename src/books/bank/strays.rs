//! Statement rows that stand in the wrong place (错行): their balance does not follow where they are, and follows elsewhere.
//!
//! Such a row bears another account or another day than the bank gave it. It belongs where its balance closes a gap.

use super::moved;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{BankEntry, Ledger};
use crate::source::At;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A row of the statement of another account or day.
#[derive(Debug, Clone, Copy)]
pub struct Stray<'l> {
    /// The row.
    pub row: &'l BankEntry,
    /// The row after which it belongs.
    pub after: &'l BankEntry,
}

/// Statement rows by account, in the order in which the bank booked them.
type Statements<'l> = BTreeMap<Id, Vec<&'l BankEntry>>;

/// Takes the strays out of the statements and gives them by the accounts to which they belong; rows of an account that
/// stands nowhere have no statement.
pub(super) fn take_out<'l>(ledger: &Ledger, statements: &mut Statements<'l>) -> BTreeMap<Id, Vec<Stray<'l>>> {
    let accounts = &ledger.registers.accounts;
    let is_known = |account: Id| accounts.is_empty() || accounts.get(account).is_some();
    let gaps = Gaps::gather(statements, is_known);
    let mut strays: BTreeMap<Id, Vec<Stray<'l>>> = BTreeMap::new();
    let mut taken: BTreeSet<At> = BTreeSet::new();
    for (account, rows) in statements.iter() {
        for (position, row) in rows.iter().enumerate() {
            if (!is_known(*account) || is_out_of_chain(rows, position))
                && let Some(after) = gaps.closed_by(row)
            {
                strays.entry(after.account).or_default().push(Stray { row, after });
                taken.insert(row.at);
            }
        }
    }
    statements.retain(|account, rows| {
        rows.retain(|row| !taken.contains(&row.at));
        is_known(*account) && !rows.is_empty()
    });
    strays
}

/// Whether a row does not follow from the row before it and, without it, the next one does.
fn is_out_of_chain(rows: &[&BankEntry], position: usize) -> bool {
    let follows = |one: &BankEntry, other: &BankEntry| one.balance.0 + moved(other) == other.balance.0;
    let before = position.checked_sub(1).map(|before| rows[before]);
    let (row, after) = (rows[position], rows.get(position + 1));
    match (before, after) {
        (Some(before), Some(after)) => !follows(before, row) && follows(before, after),
        (Some(before), None) => !follows(before, row),
        (None, Some(after)) => !follows(row, after),
        (None, None) => true,
    }
}

/// Where statements do not follow, and where they end.
struct Gaps<'l> {
    /// By the balance that a row has to leave: the rows before and after it.
    between: HashMap<Money, Vec<(&'l BankEntry, &'l BankEntry)>, FixedState>,
    /// The last rows, by the balance from which a row has to begin.
    ends: HashMap<Money, Vec<&'l BankEntry>, FixedState>,
}

impl<'l> Gaps<'l> {
    fn gather(statements: &Statements<'l>, is_known: impl Fn(Id) -> bool) -> Self {
        let mut gaps = Self { between: HashMap::default(), ends: HashMap::default() };
        for rows in statements.iter().filter(|(account, _)| is_known(**account)).map(|(_, rows)| rows) {
            for (position, pair) in rows.windows(2).enumerate() {
                let [before, after] = pair else { continue };
                if before.balance.0 + moved(after) != after.balance.0 {
                    gaps.between.entry(after.balance.0 - moved(after)).or_default().push((before, after));
                    // A row between the two that does not belong there is no end of the gap that it makes.
                    if let Some(next) = rows.get(position + 2) {
                        gaps.between.entry(next.balance.0 - moved(next)).or_default().push((before, next));
                    }
                    if let Some(earlier) = position.checked_sub(1).map(|earlier| rows[earlier]) {
                        gaps.between.entry(after.balance.0 - moved(after)).or_default().push((earlier, after));
                    }
                }
            }
            if let Some(last) = rows.last() {
                gaps.ends.entry(last.balance.0).or_default().push(last);
            }
        }
        gaps
    }

    /// The row after which a row closes a gap, or goes on where a statement ends.
    fn closed_by(&self, row: &BankEntry) -> Option<&'l BankEntry> {
        let begins = row.balance.0 - moved(row);
        let between = self.between.get(&row.balance.0).into_iter().flatten();
        let mut closed = between.filter(|(before, after)| before.balance.0 == begins && before.at != row.at && after.at != row.at);
        if let Some((before, _)) = closed.next() {
            return Some(before);
        }
        let ends = self.ends.get(&begins).into_iter().flatten();
        ends.copied().find(|last| last.at != row.at)
    }
}

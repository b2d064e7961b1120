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
    /// The account to which it belongs.
    pub account: Id,
    /// The row after which it belongs; `None` where it is the first of its account.
    pub after: Option<&'l BankEntry>,
}

/// Statement rows by account, in the order in which the bank booked them.
type Statements<'l> = BTreeMap<Id, Vec<&'l BankEntry>>;

/// Takes the strays out of the statements and gives them by the accounts to which they belong; rows of an account that
/// stands nowhere have no statement. `opening` is what opens an account, where that is known.
pub(super) fn take_out<'l>(
    ledger: &Ledger,
    statements: &mut Statements<'l>,
    opening: impl Fn(Id) -> Option<Money>,
) -> BTreeMap<Id, Vec<Stray<'l>>> {
    let accounts = &ledger.registers.accounts;
    let is_known = |account: Id| accounts.is_empty() || accounts.get(account).is_some();
    let gaps = Gaps::gather(statements, is_known, opening);
    let mut strays: BTreeMap<Id, Vec<Stray<'l>>> = BTreeMap::new();
    let mut taken: BTreeSet<At> = BTreeSet::new();
    for (account, rows) in statements.iter() {
        for (position, row) in rows.iter().enumerate() {
            if (!is_known(*account) || is_out_of_chain(rows, position))
                && let Some(gap) = gaps.closed_by(row)
            {
                strays.entry(gap.account).or_default().push(Stray { row, account: gap.account, after: gap.before });
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

/// A place in a statement where a row is missing, or where it ends.
#[derive(Debug, Clone, Copy)]
struct Gap<'l> {
    account: Id,
    /// The balance from which the missing row begins.
    begins: Money,
    /// The row before; `None` before the first.
    before: Option<&'l BankEntry>,
    /// The row after; `None` where the statement ends.
    after: Option<&'l BankEntry>,
}

/// Where statements do not follow, and where they end.
struct Gaps<'l> {
    /// By the balance that a row has to leave.
    between: HashMap<Money, Vec<Gap<'l>>, FixedState>,
    /// Ends, by the balance from which a row has to begin.
    ends: HashMap<Money, Vec<Gap<'l>>, FixedState>,
}

impl<'l> Gaps<'l> {
    fn gather(statements: &Statements<'l>, is_known: impl Fn(Id) -> bool, opening: impl Fn(Id) -> Option<Money>) -> Self {
        let mut gaps = Self { between: HashMap::default(), ends: HashMap::default() };
        for (account, rows) in statements.iter().filter(|(account, _)| is_known(**account)) {
            for (position, row) in rows.iter().enumerate() {
                let follows = |before: &BankEntry| before.balance.0 + moved(row) == row.balance.0;
                let before = position.checked_sub(1).map(|before| rows[before]);
                if before.is_some_and(follows) {
                    continue;
                }
                gaps.open(*account, before, row, &opening);
                // A row next to the gap that does not belong there is no side of it.
                if let Some(before) = before {
                    if let Some(next) = rows.get(position + 1) {
                        gaps.open(*account, Some(before), next, &opening);
                    }
                    gaps.open(*account, position.checked_sub(2).map(|earlier| rows[earlier]), row, &opening);
                }
            }
            if let Some(last) = rows.last() {
                let gap = Gap { account: *account, begins: last.balance.0, before: Some(*last), after: None };
                gaps.ends.entry(gap.begins).or_default().push(gap);
            }
        }
        gaps
    }

    /// Notes a place where a row may be missing before another.
    fn open(&mut self, account: Id, before: Option<&'l BankEntry>, after: &'l BankEntry, opening: &impl Fn(Id) -> Option<Money>) {
        if let Some(begins) = before.map(|before| before.balance.0).or_else(|| opening(account)) {
            let gap = Gap { account, begins, before, after: Some(after) };
            self.between.entry(after.balance.0 - moved(after)).or_default().push(gap);
        }
    }

    /// The gap that a row closes, or the end from which it goes on.
    fn closed_by(&self, row: &BankEntry) -> Option<Gap<'l>> {
        let begins = row.balance.0 - moved(row);
        let is_other = |gap: &&Gap<'_>| [gap.before, gap.after].into_iter().flatten().all(|side| side.at != row.at);
        let mut between = self.between.get(&row.balance.0).into_iter().flatten().filter(is_other);
        let mut ends = self.ends.get(&begins).into_iter().flatten().filter(is_other);
        between.find(|gap| gap.begins == begins).or_else(|| ends.next()).copied()
    }
}

//! Fees beside the vouchers that book them (收费与凭证): what the rows of a voucher come to, and what it books to their account.

use super::accounts::Voucher;
use super::{AccountBook, FeeBook};
use crate::id::Id;
use crate::money::Money;
use crate::registers::{Control, Fee, FeeKind, JournalEntry, Ledger};
use crate::term::TermId;
use std::collections::{BTreeMap, BTreeSet};

/// Which way money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Collected from families.
    Collected,
    /// Paid back to them.
    Refunded,
}

/// The rows of fees that name one voucher, or that name none.
#[derive(Debug, Clone)]
pub struct Listed<'l> {
    /// The first of them.
    pub first: &'l Fee,
    /// All of them.
    pub rows: Vec<&'l Fee>,
    /// What agency fees come to.
    pub agency: Money,
    /// What other fees come to.
    pub other: Money,
}

impl<'l> Listed<'l> {
    const fn new(first: &'l Fee) -> Self {
        Self { first, rows: Vec::new(), agency: Money::ZERO, other: Money::ZERO }
    }

    fn add(&mut self, row: &'l Fee, amount: Money, is_agency: bool) {
        self.rows.push(row);
        *(if is_agency { &mut self.agency } else { &mut self.other }) += amount;
    }

    /// What all come to.
    pub fn total(&self) -> Money {
        self.agency + self.other
    }

    /// Whether a voucher books them: agency fees on the account of fees, the rest there or anywhere else.
    pub fn agrees(&self, on_account: Money, voucher: &Voucher<'_, '_>, direction: Direction) -> bool {
        let side = |row: &JournalEntry| if direction == Direction::Collected { row.credit } else { row.debit };
        let total: Money = voucher.rows.iter().filter_map(|row| side(row)).sum();
        let elsewhere =
            self.other.is_zero() || total == self.total() || voucher.rows.iter().any(|row| side(row) == Some(self.other));
        on_account == self.total() || (on_account == self.agency && elsewhere)
    }
}

/// Fees by the vouchers that they name.
#[derive(Debug, Default)]
pub struct FeePostings<'l> {
    /// The accounts with control `fees` and those below them.
    pub controlled: BTreeSet<Id>,
    /// What was collected, by voucher.
    pub collected: BTreeMap<Id, Listed<'l>>,
    /// What was paid back, by voucher.
    pub refunded: BTreeMap<Id, Listed<'l>>,
    /// What was collected and names no voucher, by term and fee.
    pub unbooked: BTreeMap<(TermId, Id), Listed<'l>>,
    /// Rows whose refund names no voucher.
    pub refunds_unbooked: Vec<&'l Fee>,
}

impl<'l> FeePostings<'l> {
    /// Sorts the rows by their vouchers; nothing where there are no fees, no journal or no account of fees.
    pub fn build(ledger: &'l Ledger, accounts: &AccountBook<'_>, fees: &FeeBook<'l>) -> Self {
        let controlled: BTreeSet<Id> =
            accounts.with_control(Control::Fees).flat_map(|account| accounts.with_below(account.account)).collect();
        if ledger.registers.fees.is_empty() || ledger.registers.journal.is_empty() || controlled.is_empty() {
            return Self::default();
        }
        let mut postings = Self { controlled, ..Self::default() };
        for line in fees.lines() {
            let row = line.row;
            let is_agency = ledger.registers.fee_items.get(row.fee).is_none_or(|item| item.kind == FeeKind::Agency);
            if let Some(voucher) = row.voucher {
                postings.collected.entry(voucher).or_insert_with(|| Listed::new(row)).add(row, row.charged, is_agency);
            } else if !row.charged.is_zero() {
                postings.unbooked.entry((row.term, row.fee)).or_insert_with(|| Listed::new(row)).add(row, row.charged, is_agency);
            }
            if let Some(voucher) = row.refund_voucher {
                postings.refunded.entry(voucher).or_insert_with(|| Listed::new(row)).add(row, line.refunded(), is_agency);
            } else if !line.refunded().is_zero() {
                postings.refunds_unbooked.push(row);
            }
        }
        postings
    }

    /// What a voucher brings to the accounts of fees: credit less debit.
    pub fn net(&self, voucher: &Voucher<'_, '_>) -> Money {
        let rows = voucher.rows.iter().filter(|row| self.controlled.contains(&row.account));
        rows.map(|row| row.credit.unwrap_or_default() - row.debit.unwrap_or_default()).sum()
    }
}

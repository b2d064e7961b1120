//! Aid (资助): what each pupil was granted by a programme in a term, beside what was paid, by the school's codes.

use crate::id::{Id, Label};
use crate::money::Money;
use crate::registers::{AidGrant, AidPayment, Ledger};
use crate::term::TermId;
use std::collections::{BTreeMap, BTreeSet};

/// A programme of a term.
pub type Programme = (TermId, Label);

/// One pupil in one programme of a term.
#[derive(Debug, Clone, Default)]
pub struct AidCase<'l> {
    /// The rows of the roll.
    pub grants: Vec<&'l AidGrant>,
    /// The payments that were made, in the order of the rows; what has no day is not paid yet.
    pub payments: Vec<&'l AidPayment>,
}

impl AidCase<'_> {
    /// Yuan that were granted.
    pub fn granted(&self) -> Money {
        self.grants.iter().map(|grant| grant.amount).sum()
    }

    /// Yuan that were paid.
    pub fn paid(&self) -> Money {
        self.payments.iter().map(|payment| payment.amount).sum()
    }
}

/// All aid.
#[derive(Debug, Default)]
pub struct AidBook<'l> {
    cases: BTreeMap<(TermId, Label, Id), AidCase<'l>>,
    /// The programmes that have a roll.
    rolls: BTreeSet<Programme>,
}

impl<'l> AidBook<'l> {
    /// Puts payments beside the roll.
    pub(super) fn build(ledger: &'l Ledger) -> Self {
        let mut book = Self::default();
        for grant in &ledger.registers.aid_roll {
            book.rolls.insert((grant.term, grant.programme));
            book.cases.entry((grant.term, grant.programme, grant.code)).or_default().grants.push(grant);
        }
        for payment in ledger.registers.aid.iter().filter(|payment| payment.paid.is_some()) {
            book.cases.entry((payment.term, payment.programme, payment.code)).or_default().payments.push(payment);
        }
        book
    }

    /// Every pupil in every programme, by term, programme and code.
    pub fn cases(&self) -> impl Iterator<Item = (Programme, &AidCase<'l>)> {
        self.cases.iter().map(|((term, programme, _), case)| ((*term, *programme), case))
    }

    /// Whether a programme has a roll in a term.
    pub fn has_roll(&self, programme: Programme) -> bool {
        self.rolls.contains(&programme)
    }
}

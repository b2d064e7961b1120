//! What the school owes each supplier (应付供应商): receipts less payments, day by day.

use super::parties::Party;
use super::{InvoiceBook, Parties, PaymentBook};
use crate::day::Day;
use crate::money::Money;
use crate::registers::{Ledger, Receipt};
use std::collections::{BTreeMap, BTreeSet};

/// What is owed to one supplier.
#[derive(Debug, Default)]
pub struct Owed<'l> {
    /// Its receipts, by day; an invoice that is entered twice is owed once.
    pub receipts: Vec<&'l Receipt>,
    /// By day: what was owed at its end.
    days: BTreeMap<Day, Money>,
}

impl Owed<'_> {
    fn add_up(&mut self) {
        self.receipts.sort_by_key(|receipt| receipt.date);
        let mut sum = Money::ZERO;
        for amount in self.days.values_mut() {
            sum += *amount;
            *amount = sum;
        }
    }

    /// What is owed at the end of a day.
    pub fn on(&self, day: Day) -> Money {
        self.days.range(..=day).next_back().map_or(Money::ZERO, |(_, owed)| *owed)
    }
}

/// Receipts and payments of these suppliers.
pub fn gather<'l>(
    ledger: &'l Ledger,
    parties: &Parties,
    invoices: &InvoiceBook<'_>,
    payments: &PaymentBook<'_>,
    asked: &BTreeSet<&Party>,
) -> BTreeMap<Party, Owed<'l>> {
    let mut owed: BTreeMap<Party, Owed<'l>> = BTreeMap::new();
    if asked.is_empty() {
        return owed;
    }
    for receipt in ledger.registers.receipts.iter().filter(|receipt| !invoices.is_repeated(receipt)) {
        let Some(party) = receipt.seller.map(|seller| parties.of(ledger, seller)) else { continue };
        if !asked.contains(&party) {
            continue;
        }
        let of = owed.entry(party).or_default();
        of.receipts.push(receipt);
        *of.days.entry(receipt.date).or_default() += receipt.total;
        for payment in payments.payments_of(receipt.receipt) {
            // What was paid before its receipt came is an advance: it counts with the receipt.
            *of.days.entry(payment.day.max(receipt.date)).or_default() -= payment.amount;
        }
    }
    for owed in owed.values_mut() {
        owed.add_up();
    }
    owed
}

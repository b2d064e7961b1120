//! What was paid for which receipt, when, and by which voucher (付款): from the claims and from the vouchers that name receipts.

use super::AccountBook;
use super::accounts::{SourceToken, Voucher, token};
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{Claim, Control, JournalEntry, Ledger, Receipt};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// One payment of a receipt, or of a part of it.
#[derive(Debug, Clone, Copy)]
pub struct Payment<'l> {
    /// The day.
    pub day: Day,
    /// How much of the receipt it covers.
    pub amount: Money,
    /// How much of it was paid in all after this payment.
    pub so_far: Money,
    /// The entry that names the receipt or its claim; `None` where only the claim says that it is paid.
    pub row: Option<&'l JournalEntry>,
    /// Whether cash or bank paid it.
    pub from_funds: bool,
}

/// A receipt that a voucher pays in full although it was paid before.
#[derive(Debug, Clone, Copy)]
pub struct PaidAgain<'l> {
    /// The receipt.
    pub receipt: &'l Receipt,
    /// The entry that paid it first.
    pub first: &'l JournalEntry,
    /// The entry that pays it again.
    pub again: &'l JournalEntry,
}

/// What was paid for one receipt so far.
#[derive(Debug, Default)]
struct Paid<'l> {
    payments: Vec<Payment<'l>>,
    sum: Money,
    /// The entry that first gave money for it from cash or bank.
    first: Option<&'l JournalEntry>,
}

impl<'l> Paid<'l> {
    fn add(&mut self, mut payment: Payment<'l>) {
        self.sum += payment.amount;
        payment.so_far = self.sum;
        self.first = self.first.or(payment.row.filter(|_| payment.from_funds));
        self.payments.push(payment);
    }

    /// Brings payments into the order of their days.
    fn in_order(&mut self) {
        self.payments.sort_by_key(|payment| payment.day);
        let mut sum = Money::ZERO;
        for payment in &mut self.payments {
            sum += payment.amount;
            payment.so_far = sum;
        }
    }
}

/// Payments by receipt.
#[derive(Debug)]
pub struct PaymentBook<'l> {
    of_claim: HashMap<Id, Vec<&'l Receipt>, FixedState>,
    paid: HashMap<Id, Paid<'l>, FixedState>,
    paid_again: Vec<PaidAgain<'l>>,
    /// How many receipts at the head of each claim are paid.
    settled: HashMap<Id, usize, FixedState>,
    /// What vouchers paid whose sources stand nowhere.
    unlinked: BTreeSet<Money>,
    /// The entry that names a claim and gives money for it from cash or bank.
    claims_paid: HashMap<Id, &'l JournalEntry, FixedState>,
    /// Receipts named by a voucher that brings money in: what was paid for them came back.
    came_back: HashSet<Id, FixedState>,
}

impl<'l> PaymentBook<'l> {
    /// Follows every receipt to what paid it.
    ///
    /// A voucher pays what it names where it credits cash, bank or an account that claims are paid from; a voucher that
    /// credits payables only owes it. What it pays goes to the receipts in their order.
    pub fn build(ledger: &'l Ledger, accounts: &AccountBook<'l>) -> Self {
        let mut of_claim: HashMap<Id, Vec<&Receipt>, FixedState> = HashMap::default();
        for receipt in &ledger.registers.receipts {
            if let Some(claim) = receipt.claim {
                of_claim.entry(claim).or_default().push(receipt);
            }
        }
        let mut book = Self {
            of_claim,
            paid: HashMap::default(),
            paid_again: Vec::new(),
            settled: HashMap::default(),
            unlinked: BTreeSet::new(),
            claims_paid: HashMap::default(),
            came_back: HashSet::default(),
        };
        let funds = Funds::build(ledger, accounts);
        let reversed = reversed_vouchers(ledger);
        let mut claims_of: BTreeMap<Id, Vec<&'l Claim>> = BTreeMap::new();
        for claim in &ledger.registers.claims {
            if let Some(voucher) = claim.paid.as_ref().and_then(|paid| paid.voucher) {
                claims_of.entry(voucher).or_default().push(claim);
            }
        }
        let mut vouchers: Vec<Voucher<'_, 'l>> = accounts.vouchers().filter(|voucher| !reversed.contains(&voucher.id)).collect();
        vouchers.sort_by_key(|voucher| (voucher.day(), voucher.first().at));
        let mut posted: HashSet<Id, FixedState> = HashSet::default();
        for voucher in vouchers {
            let of_voucher = claims_of.get(&voucher.id).map_or(&[][..], Vec::as_slice);
            let named = Named::of(ledger, voucher, of_voucher);
            if named.claims.is_empty() && named.receipts.is_empty() {
                if let Some((money, _)) = funds.paid_by(voucher).filter(|_| names_unknown(ledger, voucher)) {
                    book.unlinked.insert(money);
                }
                continue;
            }
            if funds.brings_in(voucher) {
                book.came_back.extend(named.receipts.keys());
            }
            if let Some((money, from_funds)) = funds.paid_by(voucher) {
                posted.extend(named.claims.keys());
                if from_funds {
                    for (claim, (_, row)) in &named.claims {
                        book.claims_paid.entry(*claim).or_insert(row);
                    }
                }
                book.pay(voucher, &named, money, from_funds);
            }
        }
        for claim in &ledger.registers.claims {
            if let Some(paid) = claim.paid.as_ref().filter(|_| !posted.contains(&claim.id)) {
                for receipt in book.of_claim.get(&claim.id).map_or(&[][..], Vec::as_slice) {
                    let so_far = book.paid.entry(receipt.receipt).or_default();
                    let amount = receipt.total - so_far.sum;
                    so_far.add(Payment { day: paid.date, amount, so_far: Money::ZERO, row: None, from_funds: true });
                    so_far.in_order();
                }
            }
        }
        book
    }

    /// The receipts that name a claim, in the order of files and lines.
    pub fn receipts_of(&self, claim: Id) -> &[&'l Receipt] {
        self.of_claim.get(&claim).map_or(&[], Vec::as_slice)
    }

    /// What paid a receipt, in the order of days.
    pub fn payments_of(&self, receipt: Id) -> &[Payment<'l>] {
        self.paid.get(&receipt).map_or(&[], |paid| &paid.payments)
    }

    /// Whether cash or bank gave money for a receipt by some entry.
    pub fn was_paid(&self, receipt: Id) -> bool {
        self.payments_of(receipt).iter().any(|payment| payment.from_funds && payment.row.is_some())
    }

    /// Whether a voucher that names the receipt brought money in.
    pub fn came_back(&self, receipt: Id) -> bool {
        self.came_back.contains(&receipt)
    }

    /// What is not yet paid of a receipt at the end of a day.
    pub fn unpaid(&self, receipt: &Receipt, day: Day) -> Money {
        let payments = self.payments_of(receipt.receipt);
        let until = payments.partition_point(|payment| payment.day <= day);
        receipt.total - until.checked_sub(1).map_or(Money::ZERO, |last| payments[last].so_far)
    }

    /// The entry by which cash or bank pays a claim, whatever the claim says of its payment.
    ///
    /// Of a claim that no voucher names it is the entry that pays its first receipt.
    pub fn paying(&self, claim: Id) -> Option<&'l JournalEntry> {
        let named = self.claims_paid.get(&claim).copied();
        named.or_else(|| {
            let receipts = self.receipts_of(claim).iter().filter_map(|receipt| self.paid.get(&receipt.receipt));
            receipts.flat_map(|paid| &paid.payments).filter(|payment| payment.from_funds).find_map(|payment| payment.row)
        })
    }

    /// Receipts that a voucher pays in full although they were paid before.
    pub fn paid_again(&self) -> &[PaidAgain<'l>] {
        &self.paid_again
    }

    /// Whether a voucher whose source stands nowhere paid so much: nobody knows for which receipt.
    pub fn is_unlinked(&self, amount: Money) -> bool {
        self.unlinked.contains(&amount)
    }

    /// Gives a voucher's money to what it names: first to receipts, then to claims.
    fn pay(&mut self, voucher: Voucher<'_, 'l>, named: &Named<'l>, money: Money, from_funds: bool) {
        let of_named_claim = |receipt: &Receipt| receipt.claim.is_some_and(|claim| named.claims.contains_key(&claim));
        let direct: Vec<_> = named.receipts.values().filter(|(receipt, _)| !of_named_claim(receipt)).collect();
        let due_for_claims: Money = named.claims.values().map(|(claim, _)| claim.amount).sum();
        let due = due_for_claims + direct.iter().map(|(receipt, _)| receipt.total).sum();
        let mut giving = Giving { day: voucher.day(), rest: money, in_full: money >= due, from_funds };
        for (receipt, row) in direct {
            giving.give(&mut self.paid, &mut self.paid_again, receipt, row);
        }
        for (id, (_, row)) in &named.claims {
            let receipts = self.of_claim.get(id).map_or(&[][..], Vec::as_slice);
            // Receipts at the head of the claim that are paid already are not gone through again: one speaks for them.
            let settled = self.settled.entry(*id).or_default();
            if *settled > 0
                && let Some(receipt) = receipts.first()
            {
                giving.give(&mut self.paid, &mut self.paid_again, receipt, row);
            }
            while let Some(receipt) = receipts.get(*settled) {
                giving.give(&mut self.paid, &mut self.paid_again, receipt, row);
                if self.paid.get(&receipt.receipt).is_none_or(|paid| paid.sum != receipt.total) {
                    break;
                }
                *settled += 1;
            }
        }
    }
}

/// The money of one voucher while it is given to receipts.
struct Giving {
    day: Day,
    rest: Money,
    /// Whether it is enough for everything that the voucher names.
    in_full: bool,
    from_funds: bool,
}

impl Giving {
    fn give<'l>(
        &mut self,
        paid: &mut HashMap<Id, Paid<'l>, FixedState>,
        paid_again: &mut Vec<PaidAgain<'l>>,
        receipt: &'l Receipt,
        row: &'l JournalEntry,
    ) {
        let paid = paid.entry(receipt.receipt).or_default();
        let unpaid = receipt.total - paid.sum;
        if unpaid.is_zero() {
            if self.in_full && self.from_funds && receipt.total > Money::ZERO {
                paid_again.extend(paid.first.map(|first| PaidAgain { receipt, first, again: row }));
            }
            return;
        }
        let amount = if self.in_full { unpaid } else { unpaid.min(self.rest) };
        self.rest -= amount;
        if !amount.is_zero() {
            paid.add(Payment { day: self.day, amount, so_far: Money::ZERO, row: Some(row), from_funds: self.from_funds });
        }
    }
}

/// What a voucher names, each with the entry that does.
#[derive(Default)]
struct Named<'l> {
    claims: BTreeMap<Id, (&'l Claim, &'l JournalEntry)>,
    receipts: BTreeMap<Id, (&'l Receipt, &'l JournalEntry)>,
}

impl<'l> Named<'l> {
    fn of(ledger: &'l Ledger, voucher: Voucher<'_, 'l>, claims: &[&'l Claim]) -> Self {
        let registers = &ledger.registers;
        let mut named = Self::default();
        for (row, text) in voucher.sources() {
            let (register, id) = match token(text) {
                SourceToken::Id(id) => (None, id),
                SourceToken::Row(register, id) => (Some(register), id),
                SourceToken::Memo(_) | SourceToken::NoRegister(_) => continue,
            };
            let Some(id) = ledger.names.find(id) else { continue };
            let may_be = |other: &str| register.is_none_or(|register| register == other);
            if let Some(receipt) = registers.receipts.get(id).filter(|_| may_be("receipts")) {
                named.receipts.entry(id).or_insert((receipt, row));
            }
            // A claim that says which voucher pays it is paid by no other.
            let is_of_this = |claim: &Claim| {
                let said = claim.paid.as_ref().and_then(|paid| paid.voucher);
                said.is_none_or(|said| said == voucher.id || registers.journal.get(said).is_none())
            };
            if let Some(claim) = registers.claims.get(id).filter(|claim| may_be("claims") && is_of_this(claim)) {
                named.claims.entry(id).or_insert((claim, row));
            }
        }
        for claim in claims {
            named.claims.entry(claim.id).or_insert((claim, voucher.first()));
        }
        named
    }
}

/// The accounts that money is paid from, and those that it is owed on.
struct Funds {
    paying: BTreeSet<Id>,
    payables: BTreeSet<Id>,
    /// Accounts that stand in no register.
    unplaced: BTreeSet<Id>,
}

impl Funds {
    fn build(ledger: &Ledger, accounts: &AccountBook<'_>) -> Self {
        let with = |wanted: &[Control]| -> BTreeSet<Id> {
            let all = accounts.accounts().iter().copied();
            all.filter(|account| accounts.control_of(*account).is_some_and(|control| wanted.contains(&control))).collect()
        };
        let mut paying = with(&[Control::Cash, Control::Bank]);
        paying.extend(ledger.registers.claims.iter().filter_map(|claim| claim.paid.as_ref()).map(|paid| paid.account));
        let unplaced = accounts.accounts().iter().copied().filter(|account| !accounts.is_placed(*account)).collect();
        Self { paying, payables: with(&[Control::Payables]), unplaced }
    }

    /// Whether a voucher brings money into cash or bank.
    fn brings_in(&self, voucher: Voucher<'_, '_>) -> bool {
        let rows = voucher.rows.iter().filter(|row| self.paying.contains(&row.account));
        rows.map(|row| row.debit.unwrap_or_default() - row.credit.unwrap_or_default()).sum::<Money>() > Money::ZERO
    }

    /// How much a voucher pays, and whether from cash or bank; `None` where it only books what is owed.
    fn paid_by(&self, voucher: Voucher<'_, '_>) -> Option<(Money, bool)> {
        let credit = |accounts: &BTreeSet<Id>| -> Money {
            let rows = voucher.rows.iter().filter(|row| accounts.contains(&row.account));
            rows.map(|row| row.credit.unwrap_or_default() - row.debit.unwrap_or_default()).sum()
        };
        let from_funds = credit(&self.paying);
        if from_funds > Money::ZERO {
            return Some((from_funds, true));
        }
        // With an account that stands nowhere nobody knows.
        if voucher.rows.iter().any(|row| self.unplaced.contains(&row.account)) {
            return None;
        }
        // Paid by the treasury itself (财政直接支付): no account of the school's own gives the money.
        let owed = credit(&self.payables);
        let all: Money = voucher.rows.iter().filter_map(|row| row.credit).sum();
        (!self.payables.is_empty() && owed <= Money::ZERO && all > Money::ZERO).then_some((all, false))
    }
}

/// Whether a voucher names a source that stands nowhere in the ledger.
fn names_unknown(ledger: &Ledger, voucher: Voucher<'_, '_>) -> bool {
    voucher.sources().any(|(_, text)| match token(text) {
        SourceToken::Id(id) | SourceToken::Row(_, id) => ledger.registers_of(id).is_empty(),
        SourceToken::Memo(_) | SourceToken::NoRegister(_) => false,
    })
}

/// Vouchers that were reversed, and those that reverse.
fn reversed_vouchers(ledger: &Ledger) -> HashSet<Id, FixedState> {
    let mut reversed: HashSet<Id, FixedState> = HashSet::default();
    for row in &ledger.registers.journal {
        if let Some(corrects) = row.corrects.as_deref() {
            reversed.insert(row.voucher);
            reversed.extend(ledger.names.find(corrects.strip_prefix("journal:").unwrap_or(corrects)));
        }
    }
    reversed
}

#[cfg(test)]
mod tests;

//! Invoices (发票) by what is printed on them: which rows are one and the same.
//!
//! A fully digital invoice is known by its number; others share numbers: they are known by code and number, and where a row
//! has no code by number and seller, of fiscal and other receipts also by day and total.

use super::PaymentBook;
use super::parties::{Parties, Party, plain};
use crate::day::Day;
use crate::id::Id;
use crate::invoice::QrCode;
use crate::money::Money;
use crate::registers::{Ledger, Receipt, ReceiptKind};
use crate::source::At;
use foldhash::fast::FixedState;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// With fewer digits it is no number: a ticket that has none.
const FEWEST_DIGITS: usize = 4;

/// The length of the number of a fully digital invoice, which needs no code beside it.
const DIGITAL_NUMBER: usize = 20;

/// Which receipts are entered twice.
#[derive(Debug)]
pub struct InvoiceBook<'l> {
    repeated: Vec<(&'l Receipt, &'l Receipt)>,
    again: HashSet<At, FixedState>,
}

impl<'l> InvoiceBook<'l> {
    /// Compares what is printed on all receipts; red-letter rows and the rows that they reverse are left out.
    ///
    /// A receipt that was paid is only reversed once the money came back, or the red row lessens a claim: a typed row alone
    /// undoes no payment.
    pub fn build(ledger: &'l Ledger, parties: &Parties, payments: &PaymentBook<'_>) -> Self {
        let receipts = &ledger.registers.receipts;
        let reversing = receipts.iter().filter_map(|red| {
            let named = red.corrects.as_deref()?;
            let reversed = ledger.names.find(named.strip_prefix("receipts:").unwrap_or(named))?;
            let is_undone = || red.claim.is_some() || payments.came_back(red.receipt) || payments.came_back(reversed);
            (!payments.was_paid(reversed) || is_undone()).then_some(reversed)
        });
        let reversed: HashSet<Id, FixedState> = reversing.collect();
        let standing = receipts.iter().filter(|receipt| receipt.corrects.is_none() && !reversed.contains(&receipt.receipt));
        let mut seen = Seen::default();
        let repeated: Vec<(&Receipt, &Receipt)> =
            standing.filter_map(|receipt| Some((seen.first(ledger, parties, receipt)?, receipt))).collect();
        let again = repeated.iter().map(|(_, receipt)| receipt.at).collect();
        Self { repeated, again }
    }

    /// Every receipt that is entered again, behind the row that has it first.
    pub fn repeated(&self) -> &[(&'l Receipt, &'l Receipt)] {
        &self.repeated
    }

    /// Whether an earlier row is the same invoice.
    pub fn is_repeated(&self, receipt: &Receipt) -> bool {
        self.again.contains(&receipt.at)
    }
}

/// How much more the net amount and the tax of a receipt come to than its total; nothing where they agree or are not written.
pub fn doubt(receipt: &Receipt) -> Money {
    receipt.net.zip(receipt.tax).map_or(Money::ZERO, |(net, tax)| net + tax - receipt.total)
}

/// The total that the invoice's own QR code has, where it has any: kinds 31 and 32 hold the amount in all.
pub fn printed_total(receipt: &Receipt) -> Option<Money> {
    let code = receipt.qr.as_deref().and_then(QrCode::read)?;
    code.amount.filter(|_| matches!(code.kind, "31" | "32"))
}

/// Whether the day of issue is the one that the invoice's own QR code has, where it has any.
pub fn is_dated_as_printed(receipt: &Receipt) -> bool {
    let printed = receipt.qr.as_deref().and_then(QrCode::read).and_then(|code| code.date);
    printed.is_none_or(|printed| printed == receipt.date)
}

/// What tells an invoice from all others, as far as a row says it.
#[derive(PartialEq, Eq, Hash)]
enum Printed {
    /// The number of a fully digital invoice.
    Digital(String),
    /// Code and number.
    Coded(String, String),
    /// The number of a tax invoice and its seller, where the row has no code.
    Sold(String, Party),
    /// Number, seller, day and total; and whether the row has a code.
    Whole { number: String, seller: Option<Party>, day: Day, total: Money, has_code: bool },
}

/// A number as it is compared: without width of characters, case, spaces and what somebody put between its digits.
fn printed(number: &str) -> String {
    let mut number = plain(number);
    number.retain(char::is_alphanumeric);
    number
}

/// Invoices by what is printed on them, each under the first row that has it.
#[derive(Default)]
struct Seen<'l>(HashMap<Printed, &'l Receipt, FixedState>);

impl<'l> Seen<'l> {
    /// The earlier row of the same invoice, if there is one.
    fn first(&mut self, ledger: &Ledger, parties: &Parties, receipt: &'l Receipt) -> Option<&'l Receipt> {
        let number = printed(&receipt.number);
        if number.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
            return None;
        }
        if number.len() == DIGITAL_NUMBER {
            return self.note(Printed::Digital(number), receipt);
        }
        let seller = receipt.seller.map(|seller| parties.of(ledger, seller));
        let whole = |has_code| {
            let (number, seller) = (number.clone(), seller.clone());
            Printed::Whole { number, seller, day: receipt.date, total: receipt.total, has_code }
        };
        let code = receipt.code.as_deref().map(printed);
        let same = self.0.get(&whole(code.is_none())).copied();
        let noted = self.note(whole(code.is_some()), receipt);
        let by_number = match (code, &seller) {
            (Some(code), _) => self.note(Printed::Coded(code, number), receipt),
            (None, Some(seller)) if is_tax_invoice(receipt.kind) => self.note(Printed::Sold(number, seller.clone()), receipt),
            (None, _) => noted,
        };
        by_number.or(same)
    }

    /// The first row of an invoice; this one, and nothing to tell, where it is the first.
    fn note(&mut self, printed: Printed, receipt: &'l Receipt) -> Option<&'l Receipt> {
        match self.0.entry(printed) {
            Entry::Occupied(first) => Some(first.get()),
            Entry::Vacant(empty) => {
                empty.insert(receipt);
                None
            }
        }
    }
}

/// Invoices of the tax office, whose numbers a seller uses once.
const fn is_tax_invoice(kind: ReceiptKind) -> bool {
    !matches!(kind, ReceiptKind::Fiscal | ReceiptKind::Other)
}

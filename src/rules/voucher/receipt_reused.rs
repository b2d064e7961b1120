//! One invoice is entered once and paid once, across all years, files and books.

use crate::books::parties::{Party, plain};
use crate::day::Day;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Receipt, ReceiptKind};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// `voucher/receipt-reused`.
pub static RULE: Rule = Rule {
    id: "voucher/receipt-reused",
    level: Level::Error,
    fixable: false,
    title: Wording::new("发票重复报销", "one invoice used twice"),
    why: Wording::new(
        "电子发票可以反复打印，同一张发票只能登记一次、支付一次，不论哪一年、哪个账套。",
        "an electronic invoice prints as often as one likes: it is entered once and paid once, whatever the year or the books.",
    ),
    source: "财会〔2020〕6号 (电子会计凭证报销入账归档: 防止重复入账); 会计法 art. 14",
    reads: &["receipts", "claims", "journal"],
    whole: &[],
    policy: &[],
    guide: include_str!("receipt_reused.md"),
    check: Check::Ledger(check),
};

/// With fewer digits it is no number: a ticket that has none.
const FEWEST_DIGITS: usize = 4;

/// The length of the number of a fully digital invoice, which needs no code beside it.
const DIGITAL_NUMBER: usize = 20;

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let reversed = reversed(context);
    let mut seen = Seen::default();
    let rows = context.rows().receipts.iter();
    for receipt in rows.filter(|receipt| receipt.corrects.is_none() && !reversed.contains(&receipt.receipt)) {
        report.checked(1);
        let Some(first) = seen.first(context, receipt) else { continue };
        let (id, number) = (context.text(first.receipt), &*receipt.number);
        report.add(
            context
                .finding(receipt, "number")
                .message(say!(lang, "发票 {number} 已登记为 {id}", "invoice {number} is already entered as {id}"))
                .next(say!(
                    lang,
                    "删去本行，报销单与凭证改用 {id}；确为另一张发票的，更正号码",
                    "take this row out and name {id} in claim and voucher; if it is another invoice, mend its number"
                ))
                .beside(cell(first, "number"), say!(lang, "首次登记", "entered first here")),
        );
    }
    for paid in context.books.payments.paid_again() {
        let (id, total) = (context.text(paid.receipt.receipt), paid.receipt.total);
        let first = context.text(paid.first.voucher);
        report.add(
            context
                .finding(paid.again, "source")
                .message(say!(
                    lang,
                    "票据 {id}（{total}）已由凭证 {first} 支付",
                    "receipt {id} ({total}) was already paid by voucher {first}"
                ))
                .next(say!(
                    lang,
                    "追回重复支付的款项，并冲销本凭证或更正 source（来源单据）",
                    "get the second payment back and reverse this voucher, or mend `source`"
                ))
                .beside(cell(paid.first, "voucher"), say!(lang, "首次支付", "paid first here")),
        );
    }
    report.checked(context.rows().claims.len());
}

/// Receipts that a red-letter row takes back: their number may be entered anew.
fn reversed(context: &Context<'_>) -> HashSet<Id, FixedState> {
    let corrects = context.rows().receipts.iter().filter_map(|receipt| receipt.corrects.as_deref());
    corrects.filter_map(|named| context.ledger.names.find(named.strip_prefix("receipts:").unwrap_or(named))).collect()
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

/// Invoices by what is printed on them, each under the first row that has it.
#[derive(Default)]
struct Seen<'c>(HashMap<Printed, &'c Receipt, FixedState>);

impl<'c> Seen<'c> {
    /// The earlier row of the same invoice, if there is one.
    fn first(&mut self, context: &Context<'c>, receipt: &'c Receipt) -> Option<&'c Receipt> {
        let number = plain(&receipt.number);
        if number.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
            return None;
        }
        if number.len() == DIGITAL_NUMBER {
            return self.note(Printed::Digital(number), receipt);
        }
        let seller = receipt.seller.map(|seller| context.books.parties.of(context.ledger, seller));
        let whole = |has_code| {
            let (number, seller) = (number.clone(), seller.clone());
            Printed::Whole { number, seller, day: receipt.date, total: receipt.total, has_code }
        };
        let code = receipt.code.as_deref().map(plain);
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
    fn note(&mut self, printed: Printed, receipt: &'c Receipt) -> Option<&'c Receipt> {
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

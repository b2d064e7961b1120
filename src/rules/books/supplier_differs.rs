//! What a supplier says that the school owes is what the supplier's receipts come to, less what was paid for them.

use crate::books::invoices::{doubt, is_dated_as_printed};
use crate::books::owed::{Owed, gather};
use crate::books::parties::Party;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Confirmation, ConfirmationKind};
use crate::rules::context::row;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// `books/supplier-differs`.
pub static RULE: Rule = Rule {
    id: "books/supplier-differs",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("与供应商对账不符", "the school and a supplier differ"),
    why: Wording::new(
        "供应商说欠、学校账上没有：有发票没有交来，或付款没有记到这张发票上。",
        "what a supplier asks for and the school does not know of is an invoice not handed in, or a payment booked to another.",
    ),
    source: Wording::new(
        "会计法第十七条；会计基础工作规范第六十二条（往来款项定期对账）",
        "Accounting Law art. 17; Basic Accounting Norms art. 62 (debts are compared at intervals)",
    ),
    reads: &["confirmations", "receipts", "claims", "journal"],
    whole: &["receipts", "claims", "journal"],
    policy: &[],
    guide: include_str!("supplier_differs.md"),
    check: Check::Ledger(check),
};

/// How many unpaid receipts a finding shows.
const SHOWN: usize = 5;

/// Among how many of the latest receipts it looks for them.
const LOOKED_AT: usize = 200;

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let party = |label| context.books.parties.of(context.ledger, label);
    let doubtful = doubtful(context);
    let supplier = context.rows().confirmations.iter().filter(|row| row.kind == ConfirmationKind::Supplier);
    let mut rows: Vec<(Party, &Confirmation, Money)> =
        supplier.filter_map(|row| Some((party(row.party?), row, row.balance?.0))).collect();
    rows.sort_by_key(|(_, row, _)| row.month);
    let asked: BTreeSet<&Party> = rows.iter().map(|(party, ..)| party).collect();
    let owed = gather(context.ledger, &context.books.parties, &context.books.invoices, &context.books.payments, &asked);
    let none = Owed::default();
    // By how much it was off the last time: the same difference is told once.
    let mut before: BTreeMap<&Party, Money> = BTreeMap::new();
    for row in context.rows().confirmations.iter().filter(|row| row.kind == ConfirmationKind::Supplier) {
        let missing = if row.party.is_none() { "party" } else { "balance" };
        if row.party.is_none() || row.balance.is_none() {
            report.add(empty(context, row, missing));
        }
    }
    for (party, confirmation, given) in &rows {
        report.checked(1);
        let day = confirmation.month.last_day();
        let known = owed.get(party).unwrap_or(&none);
        let ours = known.on(day);
        let off = *given - ours;
        let changed = off - before.insert(party, off).unwrap_or_default();
        if changed.is_zero() || off.is_zero() || is_told(context, &doubtful, changed) {
            continue;
        }
        let difference = off.abs();
        let next = if off > Money::ZERO {
            say!(
                lang,
                "向供应商索取未交来的发票并登记，或核对付款记到了哪张票据",
                "ask for the invoices that were not handed in and enter them, or see which receipt a payment was booked to"
            )
        } else {
            say!(lang, "核对下列票据是否已付款而未记账", "see whether one of these receipts was paid and the payment not booked")
        };
        let mut finding = context
            .finding(*confirmation, "balance")
            .message(say!(
                lang,
                "供应商 {given}，学校未付 {ours}，相差 {difference}",
                "supplier {given}, unpaid here {ours}, {difference} apart"
            ))
            .next(next);
        let until = known.receipts.partition_point(|receipt| receipt.date <= day);
        let unpaid = known.receipts[..until]
            .iter()
            .rev()
            .take(LOOKED_AT)
            .map(|receipt| (receipt, context.books.payments.unpaid(receipt, day)));
        for (receipt, unpaid) in unpaid.filter(|(_, unpaid)| !unpaid.is_zero()).take(SHOWN) {
            let id = context.text(receipt.receipt);
            finding = finding.beside(row(*receipt), say!(lang, "{id} 未付 {unpaid}", "{id} unpaid {unpaid}"));
        }
        report.add(finding);
    }
}

/// A row that says whose figure it is not, or no figure, confirms nothing.
fn empty(context: &Context<'_>, row: &Confirmation, missing: &'static str) -> Draft {
    let draft = context.finding(row, missing);
    if missing == "party" {
        let message =
            say!(context.lang, "没有写是哪一家供应商，无从核对", "it does not say which supplier, and cannot be compared");
        draft.message(message).next(say!(context.lang, "在 party（对方）填供应商编号", "write the supplier's id in `party`"))
    } else {
        let message =
            say!(context.lang, "没有写供应商确认的欠款，无从核对", "it has no figure of the supplier's, and cannot be compared");
        draft.message(message).next(say!(
            context.lang,
            "在 balance（余额）填学校欠款，没有欠款填 0",
            "write in `balance` what the school owes, 0 for nothing"
        ))
    }
}

/// Amounts by which a receipt that is found as wrong may falsify what is owed: its total where its seller, its day, its claim
/// or its number is in doubt, or what its total is off.
fn doubtful(context: &Context<'_>) -> BTreeSet<Money> {
    let mut amounts = BTreeSet::new();
    for receipt in &context.rows().receipts {
        let other = context.books.parties.sellers(context.ledger, receipt).and_then(|(_, other)| other);
        let is_loose = receipt.claim.is_some_and(|claim| context.rows().claims.get(claim).is_none());
        let claim = receipt.claim.and_then(|claim| context.rows().claims.get(claim));
        let is_early = receipt.verified.is_some_and(|verified| verified < receipt.date);
        let is_misdated = is_early || claim.is_some_and(|claim| claim.date < receipt.date) || !is_dated_as_printed(receipt);
        let is_repeated = context.books.invoices.is_repeated(receipt);
        if other.is_some() || is_loose || is_misdated || is_repeated || context.books.claimed.is_misfiled(receipt) {
            amounts.insert(receipt.total);
        }
        amounts.extend(Some(doubt(receipt).abs()).filter(|doubt| !doubt.is_zero()));
    }
    amounts
}

/// Whether a change of the difference only repeats what is found in a receipt, a claim or a voucher.
fn is_told(context: &Context<'_>, doubtful: &BTreeSet<Money>, changed: Money) -> bool {
    let off = changed.abs();
    doubtful.contains(&off)
        || context.books.payments.is_unlinked(off)
        || context.books.accounts.may_lack_anywhere(off)
        || context.books.claimed.faults().iter().any(|fault| (fault.claim.amount - fault.due()).abs() == off)
}

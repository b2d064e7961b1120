//! What the canteen accepted from a supplier and what the supplier billed are the same (送货与票据相符).

use crate::books::purchases::worth;
use crate::day::{Day, Month};
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{CanteenIntake, IntakeResult};
use crate::rules::context::{cell, row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `voucher/delivery-unbilled`.
pub static RULE: Rule = Rule {
    id: "voucher/delivery-unbilled",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("送货与票据不符", "deliveries and receipts differ"),
    why: Wording::new(
        "验收的货都要开票，开票的货都要验收过；差额不是欠票就是多开。",
        "what came is billed and what is billed came; a difference is a receipt that is owed, or one for too much.",
    ),
    source: Wording::new("会计法第十七条；膳食经费管理指引（2024）", "Accounting Law art. 17; guide to meal funds (2024)"),
    reads: &["canteen-intake", "receipts"],
    whole: &["canteen-intake"],
    policy: &["deadline.statement_day"],
    guide: include_str!("delivery_unbilled.md"),
    check: Check::Ledger(check),
};

/// Deliveries that belong together, and what they come to.
#[derive(Default)]
struct Deliveries<'c> {
    rows: Vec<&'c CanteenIntake>,
    amount: Money,
}

fn check(context: &Context<'_>, report: &mut Report) {
    let mut of_receipt: BTreeMap<Id, Deliveries<'_>> = BTreeMap::new();
    let mut unbilled: BTreeMap<(Id, Month), Deliveries<'_>> = BTreeMap::new();
    for row in &context.rows().canteen_intake {
        if row.result.is_some_and(|result| result != IntakeResult::Accepted) {
            continue;
        }
        let deliveries = match row.receipt {
            Some(receipt) => of_receipt.entry(receipt).or_default(),
            None => unbilled.entry((row.supplier, row.date.month())).or_default(),
        };
        deliveries.rows.push(row);
        deliveries.amount += row.amount.unwrap_or_else(|| worth(row.price, row.quantity));
    }
    for (receipt, deliveries) in of_receipt {
        billed(context, receipt, &deliveries, report);
    }
    for ((supplier, month), deliveries) in unbilled {
        open(context, supplier, month, &deliveries, report);
    }
}

/// A receipt and the deliveries that name it.
fn billed(context: &Context<'_>, receipt: Id, deliveries: &Deliveries<'_>, report: &mut Report) {
    let Some(receipt) = context.rows().receipts.get(receipt) else { return };
    report.checked(1);
    let (delivered, total, count) = (deliveries.amount, receipt.total, deliveries.rows.len());
    let Some(last) = deliveries.rows.last().filter(|_| delivered != total) else { return };
    report.add(
        context
            .finding(receipt, "total")
            .message(say!(
                context.lang,
                "票据 {total} 元，所列送货 {count} 笔合计 {delivered} 元",
                "billed {total} yuan, its deliveries ({count}) come to {delivered}"
            ))
            .next(say!(
                context.lang,
                "核对送货单：补填漏填的 receipt（票据号），或退票重开",
                "compare the delivery notes: fill `receipt` where it was left out, or have the receipt made out anew"
            ))
            .beside(row(*last), say!(context.lang, "其中最后一笔", "the last of them")),
    );
}

/// The deliveries of a month that is over for which there is no receipt.
fn open(context: &Context<'_>, supplier: Id, month: Month, deliveries: &Deliveries<'_>, report: &mut Report) {
    let due = statement_day(context, month);
    if context.today <= due {
        return;
    }
    report.checked(1);
    let (amount, count) = (deliveries.amount, deliveries.rows.len());
    // What was reversed in red leaves nothing to bill.
    let Some(first) = deliveries.rows.first().filter(|_| !amount.is_zero()) else { return };
    let supplier = context.supplier(supplier);
    report.add(
        context
            .finding(*first, "receipt")
            .message(say!(
                context.lang,
                "{supplier} {month} 送货 {count} 笔 {amount} 元没有票据，{due} 已过",
                "{supplier}: {count} deliveries of {month} over {amount} yuan have no receipt, {due} is past"
            ))
            .next(say!(
                context.lang,
                "向供应商要票，登记 receipts（票据）并在这些行填写 receipt（票据号）",
                "ask the supplier for it, enter it in `receipts` and fill `receipt` in these rows"
            ))
            .beside(cell(*first, "slip"), say!(context.lang, "其中第一笔", "the first of them")),
    );
}

/// The day of the next month by which a month's figures are closed.
fn statement_day(context: &Context<'_>, month: Month) -> Day {
    let next = month.next();
    let wanted = context.policy(next.first_day()).deadline.statement_day.max(1) - 1;
    next.first_day().plus_days(wanted).min(next.last_day())
}

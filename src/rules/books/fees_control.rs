//! What classes paid stands on the account of fees, and what went back left it: voucher by voucher (代收费明细与总账).
//!
//! Agency fees go through an account with control `fees`; services, meals and tuition may be income, so their vouchers are
//! compared as a whole. A school without any journal, or whose accounts name no control of fees, is not asked.

use crate::books::accounts::Voucher;
use crate::books::fee_postings::{Direction, FeePostings, Listed};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::Fee;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::term::TermId;
use std::collections::{BTreeMap, BTreeSet};

/// `books/fees-control`.
pub static RULE: Rule = Rule {
    id: "books/fees-control",
    level: Level::Error,
    fixable: false,
    title: Wording::new("收费与账不符", "fees and their account differ"),
    why: Wording::new(
        "代收费是替别人收的钱：收了多少、退了多少，要与往来科目逐张凭证对上。",
        "agency fees are other people's money: what was collected and paid back is on their account, voucher by voucher.",
    ),
    source: Wording::new(
        "会计法第十七条；政府会计制度（其他应付款、受托代理负债）；惯例：代收费据实结算",
        "Accounting Law art. 17; Government Accounting System (other payables, agency liabilities); custom: fees for others are settled at cost",
    ),
    reads: &["fees", "fee-items", "journal", "accounts"],
    whole: &["fees", "fee-items", "journal", "accounts"],
    policy: &[],
    guide: include_str!("fees_control.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let accounts = &context.books.accounts;
    let postings = FeePostings::build(context.ledger, accounts, &context.books.fees);
    if postings.controlled.is_empty() {
        return;
    }
    report.checked(context.books.fees.lines().len());
    for row in &postings.refunds_unbooked {
        report.add(refund_unbooked(context, row));
    }
    for listed in postings.unbooked.values() {
        report.add(not_booked(context, listed));
    }
    let strays = [&postings.collected, &postings.refunded].map(|vouchers| strays(context, vouchers));
    for (direction, vouchers, strays) in
        [(Direction::Collected, &postings.collected, &strays[0]), (Direction::Refunded, &postings.refunded, &strays[1])]
    {
        for (id, listed) in vouchers {
            let Some(voucher) = accounts.voucher(*id) else { continue };
            report.checked(1);
            let sign = |amount: Money| if direction == Direction::Collected { amount } else { -amount };
            let booked = sign(postings.net(&voucher));
            let is_stray = strays.contains(&(booked - listed.total())) || strays.contains(&(booked - listed.agency));
            if !is_stray && !listed.agrees(booked, &voucher, direction) {
                report.add(differing(context, listed, &voucher, booked, direction));
            }
        }
    }
    unlisted(context, report, &postings, &strays[0]);
}

/// What rows come to whose voucher stands nowhere: each is found as a reference, and what another voucher lacks may be this.
fn strays(context: &Context<'_>, vouchers: &BTreeMap<Id, Listed<'_>>) -> Vec<Money> {
    let unknown = vouchers.iter().filter(|(id, _)| context.books.accounts.voucher(**id).is_none());
    let mut amounts: Vec<Money> = unknown.map(|(_, listed)| listed.total()).collect();
    if amounts.len() > 1 {
        amounts.push(amounts.iter().copied().sum());
    }
    amounts
}

fn not_booked(context: &Context<'_>, listed: &Listed<'_>) -> Draft {
    let lang = context.lang;
    let (fee, amount, rows) = (context.text(listed.first.fee), listed.total(), listed.rows.len());
    context
        .finding(listed.first, "voucher")
        .message(say!(lang, "{fee} 收取 {amount}（{rows} 行）没有凭证", "{fee}: {amount} collected in {rows} rows, and no voucher"))
        .next(say!(
            lang,
            "记收款凭证，贷记代收费科目 {amount}，并在 voucher（凭证号）填写其编号",
            "book {amount} to the account of fees, and name the voucher in `voucher`"
        ))
}

fn refund_unbooked(context: &Context<'_>, row: &Fee) -> Draft {
    let lang = context.lang;
    let amount = row.refunded.unwrap_or_default();
    context.finding(row, "refund_voucher").message(say!(lang, "退还 {amount} 没有凭证", "{amount} paid back, and no voucher")).next(
        say!(
            lang,
            "记退款凭证，并在 refund_voucher（退款凭证）填写其编号",
            "book the refund, and name its voucher in `refund_voucher`"
        ),
    )
}

fn differing(context: &Context<'_>, listed: &Listed<'_>, voucher: &Voucher<'_, '_>, booked: Money, direction: Direction) -> Draft {
    let lang = context.lang;
    let (id, rows, amount) = (context.text(voucher.id), listed.rows.len(), listed.total());
    let off = (amount - booked).abs();
    let (column, message) = match direction {
        Direction::Collected => (
            "voucher",
            say!(
                lang,
                "收费 {rows} 行合计 {amount}，凭证 {id} 记入代收费科目 {booked}，相差 {off}",
                "{amount} collected in {rows} rows, voucher {id} credits the account of fees {booked}: {off} apart"
            ),
        ),
        Direction::Refunded => (
            "refund_voucher",
            say!(
                lang,
                "退还 {rows} 行合计 {amount}，凭证 {id} 从代收费科目付 {booked}，相差 {off}",
                "{amount} paid back in {rows} rows, voucher {id} debits the account of fees {booked}: {off} apart"
            ),
        ),
    };
    context
        .finding(listed.first, column)
        .message(message)
        .next(say!(
            lang,
            "与收据存根核对，更正收费行的金额、凭证号，或更正凭证",
            "compare with the receipts that were given, and mend amount or voucher of the rows, or the voucher"
        ))
        .beside(cell(voucher.first(), "voucher"), say!(lang, "该凭证", "the voucher"))
}

/// Vouchers of the terms that are kept here which credit the account of fees, and no class has paid.
fn unlisted(context: &Context<'_>, report: &mut Report, postings: &FeePostings<'_>, strays: &[Money]) {
    let lang = context.lang;
    let terms: BTreeSet<TermId> = context.rows().fees.iter().map(|row| row.term).collect();
    for voucher in context.books.accounts.vouchers().filter(|voucher| !postings.collected.contains_key(&voucher.id)) {
        let Some(row) = voucher.rows.iter().find(|row| postings.controlled.contains(&row.account)) else { continue };
        let in_kept_term = context.settings.calendar.term_of(row.date).is_some_and(|term| terms.contains(&term.id));
        let is_reversal = voucher.rows.iter().any(|row| row.corrects.is_some());
        if !in_kept_term || voucher.is_memo() || is_reversal {
            continue;
        }
        report.checked(1);
        let amount = postings.net(&voucher);
        if amount > Money::ZERO && !strays.contains(&amount) {
            report.add(
                context
                    .finding(*row, "credit")
                    .message(say!(
                        lang,
                        "代收费科目收入 {amount}，没有一行收费写明此凭证",
                        "{amount} credited to the account of fees, and no row of fees names this voucher"
                    ))
                    .next(say!(
                        lang,
                        "登记各班收费并填写本凭证号；不是收费的，更正科目",
                        "enter what each class paid with this voucher; if it is no fee, mend the account"
                    )),
            );
        }
    }
}

//! A receipt is claimed within the age that the school allows, and was issued before it was claimed.

use crate::books::invoices::is_dated_as_printed;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::{Claim, Receipt};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `voucher/receipt-stale`.
pub static RULE: Rule = Rule {
    id: "voucher/receipt-stale",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("发票过期或跨年", "a receipt outside its age window"),
    why: Wording::new(
        "拖久的票据难以核实，跨年的支出进错年度；开票在报销之后，说明报销时还没有票。",
        "an old receipt is hard to verify and falls into the wrong year; one issued after its claim was not there when it was claimed.",
    ),
    source: Wording::new(
        "各单位报销规定（开票一年内报销，上年票据次年三月底前）；会计法第十一条",
        "custom: claim rules of institutions (within a year, last year's by the end of March); Accounting Law art. 11",
    ),
    reads: &["receipts", "claims"],
    whole: &[],
    policy: &["receipts.max_age_days", "receipts.grace"],
    guide: include_str!("receipt_stale.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for receipt in context.rows().receipts.iter().filter(|receipt| receipt.corrects.is_none()) {
        // A day that is not the one of the invoice's own code is found as that.
        if !is_dated_as_printed(receipt) {
            continue;
        }
        // A receipt that belongs to another claim is found as that.
        let claim = receipt.claim.filter(|_| !context.books.claimed.is_misfiled(receipt));
        let claim = claim.and_then(|claim| context.rows().claims.get(claim));
        // One that is claimed before it was issued is found with that alone.
        if let Some(verified) = receipt.verified.filter(|_| claim.is_none_or(|claim| receipt.date <= claim.date)) {
            report.checked(1);
            if let Some(draft) = verified_wrongly(context, receipt, verified, claim) {
                report.add(draft);
            }
        }
        let Some(claim) = claim else { continue };
        report.checked(1);
        let policy = &context.policy(claim.date).receipts;
        let (issued, claimed) = (receipt.date, claim.date);
        let age = claimed.days_since(issued);
        let most = policy.max_age_days;
        // The last day of the year is no limit of its own: it only says that there is none.
        let grace = policy.grace.in_year(issued.year() + 1).filter(|day| day.month_and_day() != (12, 31));
        let (message, next) = if age < 0 {
            let days = -age;
            (
                say!(
                    lang,
                    "开票 {issued}，在报销 {claimed} 之后 {days} 天",
                    "issued {issued}, {days} days after its claim of {claimed}"
                ),
                say!(lang, "核对开票日期与报销日期", "compare both dates with the papers"),
            )
        } else if age > i64::from(most) {
            (
                say!(
                    lang,
                    "开票 {issued}，到报销 {claimed} 已 {age} 天，最多 {most} 天",
                    "issued {issued}, {age} days before its claim of {claimed}, {most} at most"
                ),
                say!(lang, "请经办人说明原因并经批准，登记豁免", "have the reason approved and enter a waiver"),
            )
        } else if let Some(grace) = grace.filter(|grace| claimed > *grace) {
            (
                say!(
                    lang,
                    "{issued} 的跨年票据于 {claimed} 报销，期限为 {grace}",
                    "a receipt of {issued} claimed on {claimed}, last year's end on {grace}"
                ),
                say!(lang, "请经办人说明原因并经批准，登记豁免", "have the reason approved and enter a waiver"),
            )
        } else {
            continue;
        };
        let id = context.text(claim.id);
        report.add(
            context
                .finding(receipt, "date")
                .message(message)
                .next(next)
                .beside(cell(claim, "date"), say!(lang, "报销单 {id}", "claim {id}")),
        );
    }
}

/// A receipt that was verified before it was issued, or only after it was paid for.
fn verified_wrongly(context: &Context<'_>, receipt: &Receipt, verified: Day, claim: Option<&Claim>) -> Option<Draft> {
    let (lang, issued) = (context.lang, receipt.date);
    let draft = context.finding(receipt, "verified");
    if verified < issued {
        let message = say!(lang, "{verified} 查验，{issued} 才开票", "verified on {verified}, before it was issued on {issued}");
        let next =
            say!(lang, "照票面和查验记录改正两个日期", "mend the dates by the invoice and by the record of the verification");
        return Some(draft.message(message).next(next).beside(cell(receipt, "date"), say!(lang, "开票日期", "the day of issue")));
    }
    let paid = claim?.paid.as_ref().filter(|paid| paid.date < verified)?;
    let day = paid.date;
    let message = say!(lang, "{day} 已付款，{verified} 才查验", "paid on {day}, verified only on {verified}");
    let next = say!(lang, "先查验再付款；日期写错的改正", "an invoice is verified before it is paid; mend the date that is wrong");
    Some(draft.message(message).next(next).beside(cell(paid, "date"), say!(lang, "付款日期", "the day of payment")))
}

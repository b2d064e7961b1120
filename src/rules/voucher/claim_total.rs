//! A claim asks for what its receipts come to, less what was struck off them on review.

use crate::books::claimed::{Cause, ClaimFault};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::{Claim, Receipt};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `voucher/claim-total`.
pub static RULE: Rule = Rule {
    id: "voucher/claim-total",
    level: Level::Error,
    fixable: false,
    title: Wording::new("报销金额与票据合计不符", "a claim that is not the sum of its receipts"),
    why: Wording::new(
        "报销多于票据，多出的部分没有凭据；少于票据，要写明核减了多少。",
        "what is claimed beyond the receipts rests on nothing; what is claimed less was struck off, and that has to be said.",
    ),
    source: Wording::new(
        "会计法第十四条（审核原始凭证）；会计基础工作规范第五十一条",
        "Accounting Law art. 14 (examining original vouchers); Basic Accounting Norms art. 51",
    ),
    reads: &["claims", "receipts"],
    whole: &["receipts"],
    policy: &[],
    guide: include_str!("claim_total.md"),
    check: Check::Ledger(check),
};

/// How many receipts a finding shows.
const SHOWN: usize = 5;

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.rows().claims.len());
    for fault in context.books.claimed.faults() {
        match fault.cause {
            Cause::Open => report.add(differs(context, fault)),
            // A reference that leads nowhere is found as that.
            Cause::Unknown => {}
            Cause::Unclaimed(receipt) => report.add(loose(context, fault, receipt, None)),
            Cause::Misfiled(receipt, other) => report.add(loose(context, fault, receipt, Some(other))),
        }
    }
}

/// At the receipt that the claim lacks.
fn loose(context: &Context<'_>, fault: &ClaimFault<'_>, receipt: &Receipt, other: Option<&Claim>) -> Draft {
    let lang = context.lang;
    let (id, amount, total) = (context.text(fault.claim.id), fault.claim.amount, receipt.total);
    let message = match other.map(|other| context.text(other.id)) {
        Some(other) => say!(
            lang,
            "{id} 报销 {amount}，缺的正是本票据 {total}；本票据填了 {other}，使它多出",
            "{id} claims {amount} and lacks just this receipt of {total}; it names {other}, which has it too much"
        ),
        None => say!(
            lang,
            "{id} 报销 {amount}，缺的正是本票据 {total}；本票据没有填报销单",
            "{id} claims {amount} and lacks just this receipt of {total}; it names no claim"
        ),
    };
    let draft = context
        .finding(receipt, "claim")
        .message(message)
        .next(say!(lang, "claim（报销单）改为 {id}", "write {id} in `claim`"))
        .beside(cell(fault.claim, "amount"), say!(lang, "缺这张票据", "lacks this receipt"));
    match other {
        Some(other) => draft.beside(cell(other, "amount"), say!(lang, "多出这张票据", "has it too much")),
        None => draft,
    }
}

fn differs(context: &Context<'_>, fault: &ClaimFault<'_>) -> Draft {
    let lang = context.lang;
    let claim = fault.claim;
    let receipts = context.books.payments.receipts_of(claim.id);
    let (amount, total, struck, due) = (claim.amount, fault.total, fault.struck, fault.due());
    let finding = context.finding(claim, "amount");
    let difference = (due - amount).abs();
    let mut finding = if receipts.is_empty() {
        finding.message(say!(lang, "报销 {amount}，没有票据填写本单号", "{amount} claimed, and no receipt names this claim")).next(
            say!(
                lang,
                "在“票据”登记，并在 claim（报销单）一栏填写本单号",
                "enter its receipts in `receipts`, with this claim in `claim`"
            ),
        )
    } else {
        let count = receipts.len();
        let words = say!(
            lang,
            "报销 {amount}，票据 {count} 张合计 {total}，核减 {struck}，应报 {due}",
            "{amount} claimed, {due} is due: receipts ({count}) {total}, struck off {struck}"
        );
        let next = if amount < due {
            let struck = struck + difference;
            say!(
                lang,
                "在 struck（核减）填写 {struck}，或把 amount（金额）改为 {due}",
                "write {struck} in `struck`, or {due} in `amount`"
            )
        } else {
            say!(
                lang,
                "补登缺少的票据 {difference}，或把 amount（金额）改为 {due}",
                "enter the receipts for {difference} that are missing, or write {due} in `amount`"
            )
        };
        finding.message(words).next(next)
    };
    for receipt in receipts.iter().take(SHOWN) {
        let id = context.text(receipt.receipt);
        let total = receipt.total;
        finding = finding.beside(cell(*receipt, "total"), say!(lang, "票据 {id}：{total}", "receipt {id}: {total}"));
    }
    finding
}

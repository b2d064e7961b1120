//! A claim asks for what its receipts come to, less what was struck off them on review.

use crate::findings::Level;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Claim, Verdict};
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
    source: Wording::new("会计法第十四条（审核原始凭证）；会计基础工作规范第五十一条", "Accounting Law art. 14 (examining original vouchers); Basic Accounting Norms art. 51"),
    reads: &["claims", "receipts"],
    whole: &["receipts"],
    policy: &[],
    guide: include_str!("claim_total.md"),
    check: Check::Ledger(check),
};

/// How many receipts a finding shows.
const SHOWN: usize = 5;

/// A claim that was turned down and not paid: its receipts may have gone to another.
fn is_rejected(claim: &Claim) -> bool {
    claim.paid.is_none() && claim.approvals.last().is_some_and(|last| last.verdict == Some(Verdict::Rejected))
}

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for claim in context.rows().claims.iter().filter(|claim| !is_rejected(claim)) {
        report.checked(1);
        let receipts = context.books.payments.receipts_of(claim.id);
        // An invoice that is entered twice is found as that.
        let once = receipts.iter().filter(|receipt| !context.books.invoices.is_repeated(receipt));
        let due_once = once.map(|receipt| receipt.total).sum::<Money>() - claim.struck.unwrap_or_default();
        let total: Money = receipts.iter().map(|receipt| receipt.total).sum();
        let struck = claim.struck.unwrap_or_default();
        let (amount, due) = (claim.amount, total - struck);
        if amount == due || amount == due_once {
            continue;
        }
        let finding = context.finding(claim, "amount");
        let difference = (due - amount).abs();
        let mut finding = if receipts.is_empty() {
            finding
                .message(say!(lang, "报销 {amount}，没有票据填写本单号", "{amount} claimed, and no receipt names this claim"))
                .next(say!(
                    lang,
                    "在 receipts 登记票据，并在 claim（报销单）一栏填写本单号",
                    "enter its receipts in `receipts`, with this claim in `claim`"
                ))
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
                    "在 struck（核减）填写 {struck}，或把 amount 改为 {due}",
                    "write {struck} in `struck`, or {due} in `amount`"
                )
            } else {
                say!(
                    lang,
                    "补登缺少的票据 {difference}，或把 amount 改为 {due}",
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
        report.add(finding);
    }
}

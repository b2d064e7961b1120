//! What a step refused (不同意), or what was called off (作废), is not bought, and not paid.

use crate::books::purchases::{Chain, Proof};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::Approval;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/rejected-bought`.
pub static RULE: Rule = Rule {
    id: "approval/rejected-bought",
    level: Level::Error,
    fixable: false,
    title: Wording::new("被否决、作废仍采购或付款", "bought or paid although refused or called off"),
    why: Wording::new(
        "某一级最后的意见是不同意，或者已经作废，这张单据就到此为止。",
        "where the last word of a step is a refusal, or the purchase was called off, the document ends there.",
    ),
    source: Wording::new(
        "会计法第二十五条；行政事业单位内部控制规范（财会〔2012〕21号）",
        "Accounting Law art. 25; Internal Control Norms for public institutions (Caikuai [2012] 21)",
    ),
    reads: &["purchases", "claims", "receipts", "stock-moves", "assets"],
    whole: &[],
    policy: &[],
    guide: include_str!("rejected_bought.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought() {
        report.checked(1);
        let Some(refusal) = chain.signatures.rejected() else { continue };
        let (step, day) = (context.text(refusal.step), refusal.date);
        if chain.first_order().is_none() {
            unordered(context, chain, refusal, report);
        }
        for order in chain.row.all_orders() {
            let ordered = order.date;
            report.add(
                context
                    .finding_inside(chain.row, order, "date")
                    .message(say!(
                        context.lang,
                        "{ordered} 采购，{step} 在 {day} 不同意",
                        "ordered on {ordered}, refused by {step} on {day}"
                    ))
                    .next(say!(
                        context.lang,
                        "退货并填写 cancelled（作废）；如已复议同意，补 {step} 的新意见",
                        "send the goods back and fill `cancelled`; if {step} has agreed since, add that signature"
                    ))
                    .beside(cell(refusal, "verdict"), say!(context.lang, "{step} 的最后意见", "the last verdict of {step}")),
            );
        }
    }
    for chain in context.books.purchases.chains() {
        let Some(reason) = &chain.row.cancelled else { continue };
        report.checked(1);
        cancelled(context, chain, reason, report);
    }
    for claim in context.books.purchases.claims() {
        let Some(payment) = &claim.row.paid else { continue };
        report.checked(1);
        let Some(refusal) = claim.signatures.rejected() else { continue };
        let (step, day, paid) = (context.text(refusal.step), refusal.date, payment.date);
        report.add(
            context
                .finding_inside(claim.row, payment, "date")
                .message(say!(context.lang, "{paid} 付款，{step} 在 {day} 不同意", "paid on {paid}, refused by {step} on {day}"))
                .next(say!(
                    context.lang,
                    "追回款项；如已复议同意，补 {step} 的新意见",
                    "get the money back; if {step} has agreed since, add that signature"
                ))
                .beside(cell(refusal, "verdict"), say!(context.lang, "{step} 的最后意见", "the last verdict of {step}")),
        );
    }
}

/// A purchase that was refused, that nobody ordered by the book, and of which there are receipts, goods or assets all the same.
fn unordered(context: &Context<'_>, chain: &Chain<'_>, refusal: &Approval, report: &mut Report) {
    let Some(proof) = chain.proof() else { return };
    let (step, day) = (context.text(refusal.step), refusal.date);
    report.add(
        context
            .finding_inside(chain.row, refusal, "verdict")
            .message(say!(
                context.lang,
                "{step} 在 {day} 不同意，仍有采购的单据",
                "refused by {step} on {day}, and bought all the same"
            ))
            .next(say!(
                context.lang,
                "退货、追回款项；如已复议同意，补 {step} 的新意见",
                "send the goods back and get the money back; if {step} has agreed since, add that signature"
            ))
            .beside(proof.spot(), say!(context.lang, "已采购的凭据", "what shows that it was bought")),
    );
}

/// A purchase that was called off and of which there are receipts that nothing gave back, goods in a store, or assets.
fn cancelled(context: &Context<'_>, chain: &Chain<'_>, reason: &str, report: &mut Report) {
    let Some(proof) = chain.proof() else { return };
    let (message, beside) = match proof {
        Proof::Billed(_, billed) => (
            say!(
                context.lang,
                "已作废（{reason}），票据仍有 {billed} 元",
                "called off ({reason}), and its receipts come to {billed} yuan"
            ),
            say!(context.lang, "票据", "a receipt"),
        ),
        Proof::Stored(_) => (
            say!(context.lang, "已作废（{reason}），货已入库", "called off ({reason}), and goods of it lie in a store"),
            say!(context.lang, "入库", "stored"),
        ),
        Proof::Registered(_) => (
            say!(context.lang, "已作废（{reason}），已登记资产", "called off ({reason}), and assets came of it"),
            say!(context.lang, "资产", "an asset"),
        ),
        // What was accepted and went back before anybody stored or billed it is nobody's.
        Proof::Accepted(_) => return,
    };
    let draft = context.finding(chain.row, "cancelled").message(message).beside(proof.spot(), beside).next(say!(
        context.lang,
        "货已收、款已付的，删去 cancelled（作废）；确已作废的，退货、冲销票据",
        "if it was bought, take `cancelled` out; if it was called off, send the goods back and reverse the receipts"
    ));
    report.add(draft);
}

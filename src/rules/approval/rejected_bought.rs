//! What a step refused (不同意), or what was called off (作废), is not bought, and not paid.

use crate::books::purchases::Chain;
use crate::findings::Level;
use crate::lang::Wording;
use crate::money::Money;
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

/// A purchase that was called off and of which there are receipts that nothing gave back, goods in a store, or assets.
fn cancelled(context: &Context<'_>, chain: &Chain<'_>, reason: &str, report: &mut Report) {
    let billed: Money = chain.receipts.iter().map(|receipt| receipt.total).sum();
    let kept = chain.items.iter().find(|item| item.stored > item.sent_back);
    let draft = context.finding(chain.row, "cancelled").next(say!(
        context.lang,
        "货已收、款已付的，删去 cancelled（作废）；确已作废的，退货、冲销票据",
        "if it was bought, take `cancelled` out; if it was called off, send the goods back and reverse the receipts"
    ));
    let draft = if let (Some(receipt), true) = (chain.receipts.first(), billed > Money::ZERO) {
        draft
            .message(say!(
                context.lang,
                "已作废（{reason}），票据仍有 {billed} 元",
                "called off ({reason}), and its receipts come to {billed} yuan"
            ))
            .beside(cell(*receipt, "total"), say!(context.lang, "票据", "a receipt"))
    } else if let Some(stored) = kept.and_then(|item| item.storings.first()) {
        draft
            .message(say!(context.lang, "已作废（{reason}），货已入库", "called off ({reason}), and goods of it lie in a store"))
            .beside(stored.spot(), say!(context.lang, "入库", "stored"))
    } else if let Some(asset) = chain.assets.first() {
        draft
            .message(say!(context.lang, "已作废（{reason}），已登记资产", "called off ({reason}), and assets came of it"))
            .beside(cell(*asset, "asset"), say!(context.lang, "资产", "an asset"))
    } else {
        return;
    };
    report.add(draft);
}

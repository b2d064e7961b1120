//! What a step refused (不同意) is not bought, and not paid.

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/rejected-bought`.
pub static RULE: Rule = Rule {
    id: "approval/rejected-bought",
    level: Level::Error,
    fixable: false,
    title: Wording::new("被否决仍采购或付款", "bought or paid although it was refused"),
    why: Wording::new(
        "某一级最后的意见是不同意，这张单据就到此为止。",
        "where the last word of a step is a refusal, the document ends there.",
    ),
    source: Wording::new("会计法第二十五条；行政事业单位内部控制规范（财会〔2012〕21号）", "Accounting Law art. 25; Internal Control Norms for public institutions (Caikuai [2012] 21)"),
    reads: &["purchases", "claims"],
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

//! The chain runs one way: request, signatures, order, acceptance, stock, claim, payment (先批后买、先验后付).

use super::deed;
use crate::books::purchases::{Deed, Turn};
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/out-of-order`.
pub static RULE: Rule = Rule {
    id: "approval/out-of-order",
    level: Level::Error,
    fixable: false,
    title: Wording::new("先买后批、先付后批", "bought, accepted or paid before its turn"),
    why: Wording::new(
        "先请购、再审批、再采购、再验收、再付款；倒过来，审批和验收就只是补手续。",
        "what is approved after it was bought, or accepted after it was paid, was not approved or accepted at all.",
    ),
    source: Wording::new(
        "会计法第二十五条；行政事业单位内部控制规范（财会〔2012〕21号）；政府采购法第四十一条",
        "Accounting Law art. 25; Internal Control Norms for public institutions (Caikuai [2012] 21); Government Procurement Law art. 41",
    ),
    reads: &["purchases", "stock-moves", "receipts", "claims"],
    whole: &[],
    policy: &["approval.bands"],
    guide: include_str!("out_of_order.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (book, names) = (&context.books.purchases, &context.ledger.names);
    for chain in book.chains() {
        if chain.row.cancelled.is_none() && !chain.is_rejected() {
            for turn in chain.turns(names) {
                compare(context, turn, report);
            }
        }
    }
    for claim in book.claims().iter().filter(|claim| claim.signatures.rejected().is_none()) {
        for turn in claim.turns(book, names) {
            compare(context, turn, report);
        }
    }
}

fn compare(context: &Context<'_>, turn: Turn<'_>, report: &mut Report) {
    report.checked(1);
    if turn.is_in_order() {
        return;
    }
    let (first, second) = (turn.first, turn.second);
    let (done, before) = (deed::done(second).text(context.lang), deed::done(first).text(context.lang));
    let (day, before_day) = (second.day(), first.day());
    let next = match second {
        Deed::Signature(..) | Deed::ClaimSignature(..) => {
            Wording::new("核对日期：先有单据，再签字", "mend the date that is wrong; signatures follow the document")
        }
        Deed::Acceptance(..) | Deed::Storing(_) => {
            Wording::new("核对日期：先采购，再验收、入库", "mend the date that is wrong; goods are ordered, accepted, then stored")
        }
        Deed::Payment(..) => Wording::new(
            "核对日期：先审批、验收，再付款",
            "mend the date that is wrong; approval and acceptance come before the payment",
        ),
        _ => Wording::new("核对日期：先批准，再采购", "mend the date that is wrong; approval comes before the order"),
    };
    report.add(
        deed::finding(context, second, second.day_spot())
            .message(say!(
                context.lang,
                "{day} {done}，在 {before_day} {before}之前",
                "{done} on {day}, before it was {before} on {before_day}"
            ))
            .next(next.text(context.lang).to_owned())
            .beside(first.day_spot(), say!(context.lang, "{before_day} {before}", "{before} on {before_day}")),
    );
}

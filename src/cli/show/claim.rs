//! A claim: whether it is approved and paid, what it waits for, and its papers from the receipts to the voucher.

use super::chain::{Chain as Papers, awaits};
use super::clerk::{Clerk, day, maybe, money};
use super::rows::AT;
use crate::books::purchases::ClaimChain;
use crate::id::Id;
use crate::lang::Wording;
use crate::render::Cell;
use crate::render::page::{Form, Section};
use crate::say;

/// What the books make of it.
pub fn sections(id: Id, clerk: &Clerk<'_>) -> Vec<Section> {
    let Some(chain) = clerk.context.books.purchases.claim(id) else { return Vec::new() };
    let mut papers = Papers::new(clerk);
    chain.receipts.iter().for_each(|receipt| papers.receipt(receipt));
    papers.claim(chain.row);
    vec![state(chain, clerk), papers.section()]
}

fn state(chain: &ClaimChain<'_>, clerk: &Clerk<'_>) -> Section {
    let row = chain.row;
    let rejected = chain.signatures.rejected().is_some();
    let state = match (&row.paid, chain.missing.first()) {
        (Some(_), _) => clerk.wording("paid", Wording::new("已付款", "paid")),
        (None, _) if rejected => clerk.wording("rejected", Wording::new("已否决", "rejected")),
        (None, None) => clerk.wording("approved", Wording::new("已批准", "approved")),
        (None, Some(_)) => clerk.wording("in-approval", Wording::new("审批中", "in approval")),
    };
    let awaited = match (&row.paid, chain.missing.first()) {
        (Some(_), _) => Cell::Empty,
        (None, _) if rejected => Cell::Empty,
        (None, Some(step)) => Cell::Word("signature".to_owned(), say!(clerk.lang(), "{step} 签字", "the signature of {step}")),
        (None, None) => awaits(clerk, "payment", "付款", "the payment"),
    };
    let receipts = chain.receipts.iter().map(|receipt| receipt.total).sum();
    let purchases = chain.purchases.iter().map(|purchase| clerk.id(*purchase)).collect();
    let facts = vec![
        ("state", Wording::new("状态", "state"), state),
        ("awaits", Wording::new("等待", "awaits"), awaited),
        ("date", Wording::new("报销日期", "claimed"), day(row.date)),
        ("claimant", Wording::new("报销人", "claimant"), clerk.person(row.claimant)),
        ("purpose", Wording::new("事由", "purpose"), Cell::text(&*row.purpose)),
        ("payee", Wording::new("收款人", "payee"), maybe(row.payee, |payee| clerk.supplier(payee.0))),
        ("method", Wording::new("支付方式", "method"), maybe(row.method, |method| clerk.word(method))),
        ("receipts", Wording::new("票据合计", "receipts"), money(receipts)),
        ("struck", Wording::new("核减", "struck"), maybe(row.struck, money)),
        ("amount", Wording::new("报销金额", "amount"), money(row.amount)),
        ("purchases", Wording::new("请购单", "purchases"), Cell::list(purchases)),
        (AT.0, AT.1, clerk.at(row.at)),
    ];
    Section::new("state", Form::Facts, clerk.facts(Wording::new("", ""), facts))
}

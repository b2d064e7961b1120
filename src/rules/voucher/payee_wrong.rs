//! A claim is paid to whoever sold the goods, or back to the claimant who paid for them by card or in cash.

use crate::books::parties::Party;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{Claim, PaymentMethod};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `voucher/payee-wrong`.
pub static RULE: Rule = Rule {
    id: "voucher/payee-wrong",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("收款人与开票方不符", "paid to somebody other than the seller"),
    why: Wording::new(
        "款项付给开票方以外的人，票与钱就对不上；垫付的用公务卡或现金归还报销人。",
        "money that goes to somebody other than the seller does not follow the invoice; what the claimant laid out comes back by official card or in cash.",
    ),
    source: Wording::new("资金支付管理惯例（收款人、开票方、合同方一致）；公务卡管理办法", "custom of payments (payee, issuer and contract party are one); official card rules"),
    reads: &["claims", "receipts"],
    whole: &["suppliers", "people"],
    policy: &[],
    guide: include_str!("payee_wrong.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for claim in &context.rows().claims {
        let receipts = context.books.payments.receipts_of(claim.id).iter();
        let sold = receipts.filter_map(|receipt| receipt.seller.map(|seller| (*receipt, seller)));
        let payee = payee(context, claim);
        let mut wrong = Vec::new();
        for (receipt, seller) in sold {
            report.checked(1);
            if !payee.may_take(&context.books.parties.of(context.ledger, seller)) {
                wrong.push((receipt, seller));
            }
        }
        let Some((_, seller)) = wrong.first() else { continue };
        let (seller, count) = (context.party(*seller), wrong.len());
        let name = claim.payee.map_or_else(|| context.person(claim.claimant), |payee| context.party(payee));
        let column = if claim.payee.is_some() { "payee" } else { "claimant" };
        let mut finding = context
            .finding(claim, column)
            .message(say!(
                lang,
                "收款人 {name}，{count} 张票据的销售方为 {seller}",
                "payee {name}, seller of its receipts ({count}) {seller}"
            ))
            .next(say!(
                lang,
                "付给销售方；报销人垫付的，method（支付方式）填公务卡或现金",
                "pay the seller; if the claimant laid it out, say `official-card` or `cash` in `method`"
            ));
        for (receipt, seller) in wrong.into_iter().take(SHOWN) {
            let seller = context.party(seller);
            finding = finding.beside(cell(receipt, "seller"), say!(lang, "销售方 {seller}", "seller {seller}"));
        }
        report.add(finding);
    }
}

/// How many receipts a finding shows.
const SHOWN: usize = 5;

/// Who takes the money of a claim.
enum Payee {
    /// The claimant, who laid it out, or of whom nothing else is said.
    Claimant,
    /// This one.
    Named(Party),
}

impl Payee {
    fn may_take(&self, seller: &Party) -> bool {
        match self {
            Self::Claimant => true,
            Self::Named(payee) => payee == seller,
        }
    }
}

fn payee(context: &Context<'_>, claim: &Claim) -> Payee {
    let parties = &context.books.parties;
    let is_claimant = claim.payee.is_none_or(|payee| parties.is_person(context.ledger, payee, claim.claimant));
    match (is_claimant, claim.method) {
        (true, Some(PaymentMethod::Transfer)) => Payee::Named(Party::Person(claim.claimant)),
        (true, _) => Payee::Claimant,
        (false, _) => claim.payee.map_or(Payee::Claimant, |payee| Payee::Named(parties.of(context.ledger, payee))),
    }
}

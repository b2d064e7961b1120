//! The receipt, the order and the payment name one seller; the claimant who laid the money out may be paid back instead.

use crate::books::parties::{Party, plain};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Claim, Order, PaymentMethod, Receipt};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::uscc;
use std::collections::BTreeMap;

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
    source: Wording::new(
        "资金支付管理惯例（收款人、开票方、合同方一致）；公务卡管理办法",
        "custom of payments (payee, issuer and contract party are one); official card rules",
    ),
    reads: &["claims", "receipts", "suppliers", "purchases"],
    whole: &["suppliers", "people"],
    policy: &[],
    guide: include_str!("payee_wrong.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    codes(context, report);
    for receipt in &context.rows().receipts {
        report.checked(usize::from(receipt.purchase.is_some()));
        if let Some(order) = other_order(context, receipt) {
            report.add(not_ordered(context, receipt, order));
        }
    }
    for claim in &context.rows().claims {
        let receipts = context.books.payments.receipts_of(claim.id).iter();
        // A receipt that belongs to another claim is found as that.
        let own = receipts.filter(|receipt| !context.books.claimed.is_misfiled(receipt));
        let sold = own.filter_map(|receipt| Some((*receipt, receipt.seller?, sellers(context, receipt)?)));
        let payee = payee(context, claim);
        let mut wrong = Vec::new();
        for (receipt, seller, (party, other)) in sold {
            report.checked(1);
            let takes = payee.may_take(&party) || other.is_some_and(|other| payee.may_take(&Party::Supplier(other)));
            if !takes && !payee.is_ordered_from(context, receipt) {
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

/// The seller of a receipt by name, and by code where that is another's.
fn sellers(context: &Context<'_>, receipt: &Receipt) -> Option<(Party, Option<Id>)> {
    context.books.parties.sellers(context.ledger, receipt)
}

/// Codes of sellers that are not those of the suppliers: at the supplier where all its receipts say the same, else at the receipt.
fn codes(context: &Context<'_>, report: &mut Report) {
    let mut by_supplier: BTreeMap<Id, Vec<(&Receipt, &str)>> = BTreeMap::new();
    for receipt in &context.rows().receipts {
        if let Some((Party::Supplier(supplier), _)) = sellers(context, receipt)
            && let Some(code) = receipt.seller_uscc.map(|code| context.label(code)).filter(|code| uscc::check(code).is_ok())
        {
            by_supplier.entry(supplier).or_default().push((receipt, code));
        }
    }
    for (id, receipts) in by_supplier {
        let Some(supplier) = context.rows().suppliers.get(id) else { continue };
        let Some(own) = supplier.uscc.map(|code| context.label(code)).filter(|code| uscc::check(code).is_ok()) else { continue };
        report.checked(receipts.len());
        let mut unlike = receipts.iter().filter(|(_, code)| plain(code) != plain(own)).peekable();
        let Some((first, code)) = unlike.peek().copied() else { continue };
        if receipts.len() > 1 && receipts.iter().all(|(_, other)| plain(other) == plain(code)) {
            report.add(
                at_code(context, context.finding(supplier, "uscc"), own, code)
                    .beside(cell(*first, "seller_uscc"), say!(context.lang, "其中第一张票据", "the first of its receipts")),
            );
            continue;
        }
        for (receipt, code) in unlike {
            report.add(
                at_code(context, context.finding(*receipt, "seller_uscc"), own, code)
                    .beside(cell(supplier, "uscc"), say!(context.lang, "供应商的代码", "the supplier's code")),
            );
        }
    }
}

fn at_code(context: &Context<'_>, draft: Draft, own: &str, code: &str) -> Draft {
    draft
        .message(say!(
            context.lang,
            "票据上销售方税号 {code}，供应商登记为 {own}",
            "the seller's code on the receipt is {code}, the supplier's is {own}"
        ))
        .next(say!(
            context.lang,
            "照票面和营业执照改正销售方或代码；确是另一家开的票，退回重开",
            "mend seller or code by the receipt and the licence; if another one issued it, have it issued anew"
        ))
}

/// The order of a receipt's purchase, where the receipt comes from none of those who were ordered from.
fn other_order<'c>(context: &Context<'c>, receipt: &Receipt) -> Option<&'c Order> {
    let chain = context.books.purchases.get(receipt.purchase?).filter(|chain| chain.is_bought())?;
    let (party, other) = sellers(context, receipt)?;
    let is_from = |order: &&Order| party == Party::Supplier(order.supplier) || other == Some(order.supplier);
    if chain.row.all_orders().any(|order| is_from(&order)) { None } else { chain.row.all_orders().next() }
}

fn not_ordered(context: &Context<'_>, receipt: &Receipt, order: &Order) -> Draft {
    let lang = context.lang;
    let purchase = receipt.purchase.map(|purchase| context.text(purchase)).unwrap_or_default();
    let seller = receipt.seller.map(|seller| context.party(seller)).unwrap_or_default();
    let supplier = context.supplier(order.supplier);
    context
        .finding(receipt, "purchase")
        .message(say!(
            lang,
            "销售方 {seller}，{purchase} 是向 {supplier} 采购的",
            "seller {seller}, but {purchase} was ordered from {supplier}"
        ))
        .next(say!(
            lang,
            "改正 purchase（请购单）或销售方；由他人代开的，退回由供应商开票",
            "mend `purchase` or the seller; if somebody else issued it, have the supplier issue it"
        ))
        .beside(cell(order, "supplier"), say!(lang, "采购的供应商", "the supplier of the order"))
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

    /// Whether the goods were ordered from whoever takes the money, so that the receipt is the one that differs.
    fn is_ordered_from(&self, context: &Context<'_>, receipt: &Receipt) -> bool {
        other_order(context, receipt).is_some_and(|_| {
            let chain = receipt.purchase.and_then(|purchase| context.books.purchases.get(purchase));
            chain.is_some_and(|chain| chain.row.all_orders().any(|order| self.may_take(&Party::Supplier(order.supplier))))
        })
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

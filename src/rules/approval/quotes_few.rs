//! A purchase that has to be compared (比价) has quotes of enough suppliers.

use crate::books::contracts::is_cost;
use crate::books::parties::Party;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::policy::{InForce, Method};
use crate::registers::{Receipt, ReceiptKind};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `approval/quotes-few`.
pub static RULE: Rule = Rule {
    id: "approval/quotes-few",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("比价不足", "too few quotes"),
    why: Wording::new("只问一两家，价格高低无从比较。", "with one or two offers nobody can tell a fair price from a dear one."),
    source: Wording::new(
        "参照政府采购法第三十八条；学校通行的“三方询价”",
        "by analogy with Government Procurement Law art. 38; schools ask three suppliers",
    ),
    reads: &[
        "purchases",
        "contracts",
        "receipts",
        "suppliers",
        "budget",
        "canteen-intake",
        "utility-bills",
        "canteen-costs",
        "journal",
    ],
    whole: &["contracts"],
    policy: &["approval.bands", "purchase.quotes", "purchase.without"],
    guide: include_str!("quotes_few.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    unrequested(context, report);
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        let row = chain.row;
        let (Some(band), Some(order)) = (chain.band, chain.first_order()) else { continue };
        let needed = match (band.method, band.quotes) {
            (Some(Method::Tender), _) => None,
            (_, Some(quotes)) => Some(quotes),
            (Some(Method::Compare), None) => Some(context.policy(row.date).purchase.quotes),
            _ => None,
        };
        let Some(needed) = needed else { continue };
        // A tender, or a contract that was there before, is a competition already.
        if row.tender.is_some() || context.books.contracts.cover(row) {
            continue;
        }
        report.checked(1);
        let in_time = row.quotes.iter().filter(|quote| quote.date <= order.date);
        let suppliers: BTreeSet<_> = in_time.map(|quote| quote.supplier).collect();
        let (count, late) = (suppliers.len(), row.quotes.iter().filter(|quote| quote.date > order.date).count());
        if count >= needed as usize {
            continue;
        }
        let (amount, day) = (chain.amount(), order.date);
        let mut message = say!(
            context.lang,
            "金额 {amount} 元，{count} 家报价，应有 {needed} 家",
            "{amount} yuan, {count} suppliers quoted, {needed} are needed"
        );
        if late > 0 {
            message += &say!(context.lang, "（另有 {late} 份晚于采购日）", " ({late} quotes are later than the order)");
        }
        report.add(context.finding(row, "quotes").message(message).next(say!(
            context.lang,
            "在 quotes（比价）中补上 {day} 及以前取得的其他供应商报价",
            "add to `quotes` what other suppliers offered by {day}"
        )));
    }
}

/// Receipts above the first band that belong to no purchase: nobody asked for it, nobody compared, nobody signed.
///
/// What a standing contract, a delivery to the canteen or a utility bill accounts for needs no request, nor what public bodies
/// charge, nor what the policy names. A school that keeps no purchases is not asked.
fn unrequested(context: &Context<'_>, report: &mut Report) {
    let rows = context.rows();
    if rows.purchases.is_empty() {
        return;
    }
    let delivered = rows.canteen_intake.iter().filter_map(|row| row.receipt);
    let billed = rows.utility_bills.iter().filter_map(|row| row.receipt);
    let accounted: BTreeSet<Id> = delivered.chain(billed).collect();
    // What the canteen shows among its costs, month by month, is published.
    let costs: BTreeSet<Id> = rows.canteen_costs.iter().filter_map(|row| row.voucher).collect();
    let is_cost = |receipt: &Receipt| {
        context.books.accounts.vouchers_of("receipts", receipt.receipt).any(|voucher| costs.contains(&voucher.id))
    };
    for receipt in rows.receipts.iter().filter(|receipt| receipt.purchase.is_none() && receipt.corrects.is_none()) {
        let policy = context.policy(receipt.date);
        let is_large = policy.approval.position_for(receipt.total).is_some_and(|position| position > 0);
        if !is_large || receipt.kind == ReceiptKind::Fiscal || accounted.contains(&receipt.receipt) {
            continue;
        }
        report.checked(1);
        if is_cost(receipt) || needs_no_request(context, receipt, policy) {
            continue;
        }
        let total = receipt.total;
        report.add(
            context
                .finding(receipt, "purchase")
                .message(say!(
                    context.lang,
                    "票据 {total} 元没有请购单，没有比价，也没有审批",
                    "a receipt of {total} yuan belongs to no purchase: nobody compared or approved it"
                ))
                .next(say!(
                    context.lang,
                    "在 purchase（请购单）填写所属的请购单；按合同供应的，在“合同”登记；不须请购的，列入 purchase.without",
                    "name its request in `purchase`; enter the contract that it is supplied under; or list in `purchase.without` what needs no request"
                )),
        );
    }
}

/// Whether a standing contract covers a receipt, or the policy names what it is for.
fn needs_no_request(context: &Context<'_>, receipt: &Receipt, policy: &InForce) -> bool {
    let rows = context.rows();
    let party = receipt.seller.map(|seller| context.books.parties.of(context.ledger, seller));
    let mut words: Vec<String> = receipt.seller.map(|seller| context.party(seller)).into_iter().collect();
    if let Some(line) = receipt.budget {
        words.push(context.text(line).to_owned());
        words.extend(rows.budget.get(line).map(|line| line.name.to_string()));
    }
    if let Some(Party::Supplier(id)) = party {
        let contracts = &context.books.contracts;
        if contracts.in_force(id, receipt.date).any(|contract| is_cost(contract) && contracts.is_awarded(contract)) {
            return true;
        }
        let supplies = rows.suppliers.get(id).into_iter().flat_map(|supplier| supplier.categories.iter());
        words.extend(supplies.map(|category| context.label(*category).to_owned()));
    }
    policy.purchase.without.iter().any(|name| words.iter().any(|word| word.contains(name.as_str())))
}

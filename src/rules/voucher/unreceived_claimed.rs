//! Goods are claimed (报销) once they have been accepted and stored, not before.

use crate::books::purchases::{Chain, PurchasedItem};
use crate::day::Day;
use crate::findings::Level;
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{Claim, ItemKind, Receipt};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `voucher/unreceived-claimed`.
pub static RULE: Rule = Rule {
    id: "voucher/unreceived-claimed",
    level: Level::Error,
    fixable: false,
    title: Wording::new("未验收入库即报销", "claimed before the goods were received"),
    why: Wording::new(
        "没有验收单、入库单，就没有人证明东西到了；先报销，货可能永远不到。",
        "without acceptance and stock slip nobody can say that the goods came; what is paid before may never come.",
    ),
    source: Wording::new(
        "会计基础工作规范第四十八条（须有验收证明）；政府采购法第四十一条",
        "Basic Accounting Norms art. 48 (proof of acceptance); Government Procurement Law art. 41",
    ),
    reads: &["purchases", "receipts", "claims", "stock-moves", "canteen-intake"],
    whole: &["stock-moves", "canteen-intake"],
    policy: &[],
    guide: include_str!("unreceived_claimed.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        for claim in &chain.claims {
            // Somebody has to say that a service was rendered before it is paid; of goods, before they are claimed.
            let is_due = claim.paid.is_some() && chain.row.acceptances.is_empty();
            if !chain.has_goods() && !is_due {
                continue;
            }
            // The receipts of a purchase in one claim are one fact; a red one gives back.
            let of_claim = |receipt: &&&Receipt| receipt.claim == Some(claim.id) && receipt.total > Money::ZERO;
            if let Some(receipt) = chain.receipts.iter().find(of_claim) {
                report.checked(1);
                claimed(context, chain, claim, receipt, report);
            }
        }
    }
}

fn claimed(context: &Context<'_>, chain: &Chain<'_>, claim: &Claim, receipt: &Receipt, report: &mut Report) {
    let (purchase, claimed) = (context.text(chain.row.id), claim.date);
    let draft =
        context.finding(receipt, "claim").beside(cell(claim, "date"), say!(context.lang, "{claimed} 报销", "claimed on {claimed}"));
    let first = chain.row.acceptances.iter().min_by_key(|acceptance| acceptance.date);
    match first {
        None => report.add(
            draft
                .message(say!(
                    context.lang,
                    "{claimed} 报销，{purchase} 没有验收",
                    "claimed on {claimed}, nothing of {purchase} is accepted"
                ))
                .next(say!(
                    context.lang,
                    "货到验收后，在 {purchase} 中填写 acceptances（验收），再报销",
                    "enter `acceptances` in {purchase} when the goods have come, and claim then"
                ))
                .beside(cell(chain.row, "acceptances"), say!(context.lang, "没有验收", "no acceptance")),
        ),
        Some(first) if first.date > claimed => {
            let accepted = first.date;
            report.add(
                draft
                    .message(say!(
                        context.lang,
                        "{claimed} 报销，{purchase} 到 {accepted} 才验收",
                        "claimed on {claimed}, {purchase} was accepted on {accepted}"
                    ))
                    .next(say!(
                        context.lang,
                        "核对两个日期；以后先验收再报销",
                        "mend the date that is wrong; goods are accepted first"
                    ))
                    .beside(cell(first, "date"), say!(context.lang, "{accepted} 验收", "accepted on {accepted}")),
            );
        }
        Some(first) => {
            if let Some(item) = chain.items.iter().find(|item| waits_for_store(chain, item, claimed)) {
                let name = match item.what {
                    crate::books::purchases::What::Item(item) => context.item(item),
                    crate::books::purchases::What::Named(name) => name.to_owned(),
                };
                report.add(
                    draft
                        .message(say!(
                            context.lang,
                            "{claimed} 报销，{name}还没有入库",
                            "claimed on {claimed}, {name} is in no store yet"
                        ))
                        .next(say!(
                            context.lang,
                            "在“出入库”登记入库单，purchase（请购单）填 {purchase}",
                            "enter the stock-in in `stock-moves` with `purchase` = {purchase}"
                        ))
                        .beside(cell(first, "date"), say!(context.lang, "已验收", "already accepted")),
                );
            }
        }
    }
}

/// Whether an item was accepted and is kept in a store, and nothing of the purchase's stock was stored by that day.
///
/// Durable things may be assets instead; food is stored by the canteen, whose slips name receipts only where a school does so.
fn waits_for_store(chain: &Chain<'_>, item: &PurchasedItem<'_>, day: Day) -> bool {
    let is_stock = item.is_stock() && !matches!(item.kind, Some(ItemKind::Durable | ItemKind::Food));
    let stored = chain.items.iter().flat_map(|item| &item.storings).any(|stored| stored.day() <= day);
    is_stock && item.accepted > Quantity::ZERO && !stored
}

//! Who does not take the lowest quote (最低报价) says why.

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/quote-not-lowest`.
pub static RULE: Rule = Rule {
    id: "approval/quote-not-lowest",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("未选最低报价且无理由", "not the lowest quote, and no reason"),
    why: Wording::new(
        "不选最低价可以，但要写明理由（质量、供货期、售后）。",
        "the lowest offer need not win, but then the reason (quality, delivery, service) stands in the order.",
    ),
    source: Wording::new(
        "行政事业单位内部控制规范（财会〔2012〕21号）；学校采购制度惯例",
        "Internal Control Norms for public institutions (Caikuai [2012] 21); custom of school purchases",
    ),
    reads: &["purchases"],
    whole: &[],
    policy: &[],
    guide: include_str!("quote_not_lowest.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        let row = chain.row;
        let mut orders = row.all_orders();
        // What is split between suppliers takes a part of each offer: whole offers say nothing of it.
        let (Some(order), None) = (orders.next(), orders.next()) else { continue };
        let Some(lowest) = row.quotes.iter().filter(|quote| quote.date <= order.date).min_by_key(|quote| quote.amount) else {
            continue;
        };
        // Who offers and who delivers has to be known: a slip in an id is told itself.
        let is_known = |supplier| context.rows().suppliers.get(supplier).is_some();
        if !is_known(order.supplier) || !row.quotes.iter().all(|quote| is_known(quote.supplier)) {
            continue;
        }
        report.checked(1);
        let is_lowest = row.quotes.iter().any(|quote| quote.amount == lowest.amount && quote.supplier == order.supplier);
        if order.reason.is_some() || (is_lowest && order.amount <= lowest.amount) {
            continue;
        }
        let (offer, amount, supplier) = (lowest.amount, order.amount, context.supplier(order.supplier));
        let offered_by = context.supplier(lowest.supplier);
        let column = if is_lowest { "amount" } else { "supplier" };
        let message = if row.quotes.iter().any(|quote| quote.supplier == order.supplier) {
            say!(
                context.lang,
                "向{supplier}采购 {amount} 元，最低报价 {offer} 元，没有理由",
                "{amount} yuan ordered from {supplier}, the lowest quote is {offer}, and no reason is given"
            )
        } else {
            say!(
                context.lang,
                "向{supplier}采购 {amount} 元，{supplier}没有报价，也没有理由",
                "{amount} yuan ordered from {supplier}, who did not quote, and no reason is given"
            )
        };
        report.add(
            context
                .finding_inside(row, order, column)
                .message(message)
                .next(say!(
                    context.lang,
                    "在 order（采购）中填写 reason（理由），或改向最低报价采购",
                    "fill `reason` in the order, or take the lowest quote"
                ))
                .beside(cell(lowest, "amount"), say!(context.lang, "{offered_by}报价 {offer} 元", "{offered_by} offers {offer}")),
        );
    }
}

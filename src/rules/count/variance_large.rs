//! A difference that is large beside what the book says has its reason on the count, however it was adjusted (差异率).

use crate::findings::Level;
use crate::lang::Wording;
use crate::number::percent;
use crate::quantity::Quantity;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `count/variance-large`.
pub static RULE: Rule = Rule {
    id: "count/variance-large",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("差异率超限", "a large difference without a reason"),
    why: Wording::new(
        "调整能把账改平，改不掉缺口；差异大而没有原因，审计一定会问。",
        "an adjustment makes the book agree, not the goods come back: a large difference without a reason is what an auditor asks about.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十九条（差异说明原因）",
        "State Assets Regulation art. 39 (differences are explained)",
    ),
    reads: &["stock-counts", "stock-moves", "canteen-intake", "canteen-issues"],
    whole: &["items", "stock-counts", "stock-moves", "canteen-intake", "canteen-issues"],
    policy: &["stock.variance_warn"],
    guide: include_str!("variance_large.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for line in context.books.stock.counts() {
        let row = line.row;
        let has_book = line.book.quantity > Quantity::ZERO && !line.is_unbooked();
        if !has_book || !context.books.stock.is_checkable(context.ledger, row.place, row.item) {
            continue;
        }
        report.checked(1);
        let stock = &context.policy(row.date).stock;
        // What is not adjusted at all is `count/stock-differs`.
        if row.reason.is_some() || line.is_open(stock.tolerance) || !line.exceeds(stock.variance_warn) {
            continue;
        }
        let (difference, book) = (line.difference, context.quantity(row.item, line.book.quantity));
        let part = percent(difference.number().abs().checked_div(line.book.quantity.number()).unwrap_or_default());
        let (limit, item) = (percent(stock.variance_warn), context.item(row.item));
        report.add(
            context
                .finding(row, "counted")
                .message(say!(
                    context.lang,
                    "{item}：差异 {part}（{difference} ÷ {book}），超过 {limit}，未写原因",
                    "{part} off ({difference} of {book}), more than {limit}, and no reason: {item}"
                ))
                .next(say!(context.lang, "在 reason（差异原因）一栏写明原因", "write the reason into `reason`")),
        );
    }
}

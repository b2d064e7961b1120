//! What is counted has come in by some slip; what the book never had is a surplus that nobody entered (盘盈未登记).

use crate::findings::Level;
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `count/item-unbooked`.
pub static RULE: Rule = Rule {
    id: "count/item-unbooked",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("盘盈未登记", "counted, but in no book"),
    why: Wording::new(
        "账上没有的东西没有人负责：要么入库单没有录，要么是盘盈。",
        "nobody answers for what is in no book: either its intake was never entered, or it is a surplus.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十条（不得形成账外资产）",
        "State Assets Regulation art. 30 (no assets outside the books)",
    ),
    reads: &["stock-counts", "stock-moves", "canteen-intake", "canteen-issues"],
    whole: &["items", "stock-counts", "stock-moves", "canteen-intake", "canteen-issues"],
    policy: &[],
    guide: include_str!("item_unbooked.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for line in context.books.stock.counts() {
        let row = line.row;
        if !context.books.stock.is_checkable(context.ledger, row.place, row.item) {
            continue;
        }
        report.checked(1);
        let is_explained = line.is_astray || context.books.stock.doubts.explain(row.place, row.item, row.counted);
        if row.counted <= Quantity::ZERO || !line.is_unbooked() || is_explained {
            continue;
        }
        let (counted, item, place) = (context.quantity(row.item, row.counted), context.item(row.item), context.place(row.place));
        report.add(
            context
                .finding(row, "counted")
                .message(say!(
                    context.lang,
                    "{item}：实盘 {counted}，{place}的账上从未有过",
                    "{counted} of {item} counted at {place}, which the book never had there"
                ))
                .next(say!(
                    context.lang,
                    "补录入库或调拨；来历不明的，登记盘盈 {counted}，填批准人",
                    "enter its intake or transfer; if nobody knows where it came from, a `surplus` of {counted} with `approved_by`"
                )),
        );
    }
}

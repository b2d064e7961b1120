//! A count names everything that the book has at the place; what it leaves out was not counted (漏盘).

use crate::findings::Level;
use crate::lang::{Lang, Wording};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `count/item-uncounted`.
pub static RULE: Rule = Rule {
    id: "count/item-uncounted",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("漏盘", "in the book, absent from the count"),
    why: Wording::new(
        "没有盘到的品目，账面对不对没有人知道；盘无此物的，要写实盘 0。",
        "nobody knows whether the book is right about what was not counted; what is no longer there is counted as 0.",
    ),
    source: Wording::new(
        "会计法第十七条（账实相符）；行政事业性国有资产管理条例第三十四条",
        "Accounting Law art. 17 (books agree with things); State Assets Regulation art. 34",
    ),
    reads: &["stock-counts", "stock-moves", "canteen-intake", "canteen-issues"],
    whole: &["items", "stock-counts", "stock-moves", "canteen-intake", "canteen-issues"],
    policy: &[],
    guide: include_str!("item_uncounted.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.rows().stock_counts.len());
    for missed in context.books.stock.uncounted() {
        let number = missed.number;
        let named = missed.first.iter().map(|thing| {
            let item = context.item(thing.item);
            let lot = thing.lot.map_or_else(String::new, |lot| say!(context.lang, "批号 {} ", " lot {}", context.label(lot)));
            let quantity = context.quantity(thing.item, thing.quantity);
            say!(context.lang, "{item}{lot}账面 {quantity}", "{item}{lot}, {quantity} in the book")
        });
        let (separator, more) = match context.lang {
            Lang::Chinese => ("、", " 等"),
            Lang::English => ("; ", " …"),
        };
        let named = named.collect::<Vec<_>>().join(separator) + if number > missed.first.len() { more } else { "" };
        let mut draft = context
            .finding(missed.row, "count")
            .message(say!(
                context.lang,
                "{}：漏盘 {number} 项，{named}",
                "{number} not counted at {}: {named}",
                context.place(missed.row.place)
            ))
            .next(say!(
                context.lang,
                "补盘后在盘点单 {} 各补一行；没有实物的写实盘 0",
                "count them and add a line each to {}; what is not there is counted as 0",
                context.text(missed.row.count)
            ));
        for last in missed.first.iter().filter_map(|thing| thing.last) {
            draft = draft.beside(last.cell("item"), say!(context.lang, "账面最后一笔", "the last row that moved it"));
        }
        report.add(draft);
    }
}

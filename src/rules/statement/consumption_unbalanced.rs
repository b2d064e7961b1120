//! A canteen's month uses opening + bought − *counted* closing: what a count finds belongs to the month that was counted.
//!
//! A count that differs and that nobody adjusted is `count/stock-differs`. Here is what that leaves open: the difference was
//! adjusted, and in a later month, so that the month's consumption is off by it and the next month's too.

use crate::books::stock::{CountedLine, book_of_place};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Book, StockMove};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `statement/consumption-unbalanced`.
pub static RULE: Rule = Rule {
    id: "statement/consumption-unbalanced",
    level: Level::Error,
    fixable: false,
    title: Wording::new("本月实耗不平", "a month's consumption that does not follow from its count"),
    why: Wording::new(
        "食堂实耗 = 期初 + 购入 − 实盘期末；盘点的差异记到下月，两个月的实耗和盈亏就都错了。",
        "a month uses opening + bought − counted closing; a difference booked a month later makes two months' results wrong.",
    ),
    source: Wording::new(
        "会计法第十七条；食堂收支公示表（本月实耗 = 上月库存 + 本月购入 − 本月盘存）",
        "Accounting Law art. 17; the canteen's published statement (used = opening + bought − counted closing)",
    ),
    reads: &["stock-counts", "stock-moves", "canteen-intake", "canteen-issues", "places"],
    whole: &["stock-counts", "stock-moves", "canteen-intake", "canteen-issues", "places", "items"],
    policy: &[],
    guide: include_str!("consumption_unbalanced.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // Several lots of a count may be adjusted with one row.
    let mut told: BTreeSet<(Id, Id)> = BTreeSet::new();
    let of_canteen = |line: &&CountedLine<'_>| book_of_place(context.ledger, line.row.place) == Book::Canteen;
    for line in context.books.stock.counts().iter().filter(of_canteen) {
        report.checked(1);
        let Some(adjustment) = line.adjusted.last.filter(|_| line.adjusted.settles && !line.difference.is_zero()) else { continue };
        let is_later = adjustment.date.month() > line.row.date.month();
        if is_later
            && !context.books.stock.is_unsure(line.row.place, line.row.item)
            && told.insert((adjustment.slip, line.row.item))
        {
            report.add(late(context, line, adjustment));
        }
    }
}

fn late(context: &Context<'_>, line: &CountedLine<'_>, adjustment: &StockMove) -> Draft {
    let lang = context.lang;
    let (place, item) = (line.row.place, line.row.item);
    let month = line.row.date.month();
    let value: Money = context
        .books
        .stock
        .of(place, item)
        .iter()
        .filter(|movement| movement.written.at() == adjustment.at)
        .map(|movement| movement.value)
        .sum();
    let (worth, name, later) = (value.abs(), context.item(item), adjustment.date);
    let off = context.quantity(item, line.difference.abs());
    let message = if line.difference.is_negative() {
        say!(
            lang,
            "{month} 盘点{name}少 {off}，{later} 才记，{month} 实耗少计 {worth}",
            "{name}: {off} missing at the count of {month}, booked on {later}: {worth} too little used in {month}"
        )
    } else {
        say!(
            lang,
            "{month} 盘点{name}多 {off}，{later} 才记，{month} 实耗多计 {worth}",
            "{name}: {off} over at the count of {month}, booked on {later}: {worth} too much used in {month}"
        )
    };
    let counted = line.row.date;
    context
        .finding(adjustment, "date")
        .message(message)
        .next(say!(
            lang,
            "把本行日期改为盘点当日 {counted}，重算 {month} 的实耗和盈亏",
            "date this row {counted}, the day of the count, and work out the result of {month} anew"
        ))
        .beside(cell(line.row, "counted"), say!(lang, "盘点", "the count"))
}

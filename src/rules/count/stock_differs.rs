//! What was counted is what the book says, or an approved loss or surplus of exactly the difference follows (账实相符).

use crate::books::stock::{CountedLine, LotKey};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::registers::MoveKind;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words as _;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// `count/stock-differs`.
pub static RULE: Rule = Rule {
    id: "count/stock-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("账实不符未处理", "count and book differ"),
    why: Wording::new(
        "盘点的差异要查明原因、经批准后调整，账面才是仓库里真有的东西。",
        "a difference is looked into, approved and adjusted; only then does the book say what is on the shelf.",
    ),
    source: Wording::new(
        "会计法第十七条（账实相符）、第二十七条；行政事业性国有资产管理条例第三十九条（差异说明原因、经批准处理）",
        "Accounting Law art. 17 (books agree with things), 27; State Assets Regulation art. 39 (differences are explained and settled with approval)",
    ),
    reads: &["stock-counts", "stock-moves", "canteen-intake", "canteen-issues"],
    whole: &["items", "stock-counts", "stock-moves", "canteen-intake", "canteen-issues"],
    policy: &["stock.tolerance"],
    guide: include_str!("stock_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let stock = &context.books.stock;
    let mut lines: Vec<&CountedLine<'_>> = stock.counts().iter().collect();
    // Stable: lines of one day stay in the order of the rows.
    lines.sort_by_key(|line| line.row.date);
    let mut left: HashMap<LotKey, Quantity, FixedState> = HashMap::default();
    let mut found: Vec<&CountedLine<'_>> = Vec::new();
    for line in lines {
        let row = line.row;
        // What the book never had is `count/item-unbooked`; a book below zero is `count/stock-negative`.
        let is_told_elsewhere = line.is_unbooked() || line.book.quantity.is_negative() || line.is_astray;
        if !stock.is_checkable(context.ledger, row.place, row.item) || is_told_elsewhere {
            continue;
        }
        report.checked(1);
        // A difference that nobody adjusted stays in every later count: it is one fault, found at the first.
        let is_open = line.is_open(context.policy(row.date).stock.tolerance);
        let remains = line.difference - line.adjusted.approved - line.adjusted.unapproved;
        let remained = left.insert((row.place, row.item, row.lot), if is_open { remains } else { Quantity::ZERO });
        let stays = |remained: Quantity| !remained.is_zero() && (remained == line.difference || remained == remains);
        // A row whose item, place or figures are wrong is told where it stands, and what it leaves here is not.
        if is_open && !remained.is_some_and(stays) && !stock.doubts.explain(row.place, row.item, remains) {
            found.push(line);
        }
    }
    tell(context, &found, report);
}

/// What lacks at one place and is too much at another on the same day is one fault: a transfer.
fn tell(context: &Context<'_>, found: &[&CountedLine<'_>], report: &mut Report) {
    let key = |line: &CountedLine<'_>, difference| (line.row.item, line.row.lot, line.row.date, difference);
    let mut surpluses: HashMap<_, Vec<usize>, FixedState> = HashMap::default();
    for (position, line) in found.iter().enumerate().rev().filter(|(_, line)| !line.difference.is_negative()) {
        surpluses.entry(key(line, line.difference)).or_default().push(position);
    }
    let mut others: HashMap<usize, usize, FixedState> = HashMap::default();
    for (position, line) in found.iter().enumerate().filter(|(_, line)| line.difference.is_negative()) {
        let other = surpluses.get_mut(&key(line, -line.difference)).and_then(Vec::pop);
        others.extend(other.map(|other| (position.min(other), position.max(other))));
    }
    let told: HashSet<usize> = others.values().copied().collect();
    for (position, line) in found.iter().enumerate().filter(|(position, _)| !told.contains(position)) {
        let draft = finding(context, line);
        let other = others.get(&position).and_then(|other| found.get(*other));
        report.add(match other {
            Some(other) => {
                let place = context.place(other.row.place);
                let words = say!(
                    context.lang,
                    "{place}同日正好差 {}：先核对两处之间的调拨",
                    "at {place} the difference is just {}: look at the transfers between the two first",
                    context.quantity(other.row.item, other.difference)
                );
                draft.beside(cell(other.row, "counted"), words)
            }
            None => beside_last_move(context, line, draft),
        });
    }
}

/// The last slip before the count: a wrong or missing one is the commonest cause.
fn beside_last_move(context: &Context<'_>, line: &CountedLine<'_>, draft: Draft) -> Draft {
    let row = line.row;
    let moves = context.books.stock.of(row.place, row.item);
    let until = moves.partition_point(|movement| movement.day <= row.date);
    let Some(last) = moves.get(..until).and_then(<[_]>::last) else { return draft };
    let (slip, moved) = (context.text(last.written.slip()), context.quantity(row.item, last.quantity));
    draft.beside(
        last.written.cell("quantity"),
        say!(context.lang, "盘点前最后一笔 {slip}：{moved}，先核对", "the last slip before it, {slip}: {moved}; look there first"),
    )
}

fn finding(context: &Context<'_>, line: &CountedLine<'_>) -> Draft {
    let (row, adjusted) = (line.row, &line.adjusted);
    let quantity = |quantity| context.quantity(row.item, quantity);
    let (counted, book, difference) = (quantity(row.counted), quantity(line.book.quantity), quantity(line.difference));
    let item = context.item(row.item);
    let lot = row.lot.map_or_else(String::new, |lot| say!(context.lang, "，批号 {}", ", lot {}", context.label(lot)));
    let draft = context.finding(row, "counted");
    let kind = adjustment(line.difference.is_negative()).shown(context.lang);
    if let (true, Some(open)) = (adjusted.approved.is_zero(), adjusted.open) {
        let unapproved = quantity(adjusted.unapproved);
        return draft
            .message(say!(
                context.lang,
                "{item}{lot}：实盘 {counted}，账面 {book}，差 {difference}；已调整 {unapproved}，未经批准",
                "{counted} counted, {book} in the book: {difference} of {item}{lot}, adjusted by {unapproved} that nobody approved"
            ))
            .next(say!(
                context.lang,
                "在 {} 填写 approved_by（批准人）",
                "name in `approved_by` of {} who approved it",
                context.text(open.slip)
            ))
            .beside(cell(open, "quantity"), say!(context.lang, "未批准的调整", "the adjustment without approval"));
    }
    let until = adjusted
        .next_count
        .map_or_else(String::new, |day| say!(context.lang, "，早于下次盘点 {day}", ", before the next count on {day}"));
    let rest = line.difference - adjusted.approved;
    let rest_kind = adjustment(rest.is_negative()).shown(context.lang);
    let Some(last) = adjusted.last else {
        let amount = quantity(line.difference.abs());
        return draft
            .message(say!(
                context.lang,
                "{item}{lot}：实盘 {counted}，账面 {book}，差 {difference}，没有经批准的调整",
                "{counted} counted, {book} in the book: {difference} of {item}{lot} and no approved adjustment"
            ))
            .next(say!(
                context.lang,
                "先查有没有写错、漏写的出入库单；查明确属盈亏的，在“出入库”登记{kind} {amount}，填批准人，日期不早于 {}{until}",
                "look for a slip that is wrong or missing; what is really a difference is a `{kind}` of {amount} with `approved_by` in stock-moves, dated {} or later{until}",
                row.date
            ));
    };
    let approved = quantity(adjusted.approved);
    draft
        .message(say!(
            context.lang,
            "{item}{lot}：实盘 {counted}，账面 {book}，差 {difference}，经批准的调整为 {approved}",
            "{counted} counted, {book} in the book: {difference} of {item}{lot}, but the approved adjustments are {approved}"
        ))
        .next(say!(
            context.lang,
            "再登记{rest_kind} {}，填批准人{until}，或更正调整的数量",
            "write another `{rest_kind}` of {} with `approved_by`{until}, or correct the adjustment",
            quantity(rest.abs())
        ))
        .beside(cell(last, "quantity"), say!(context.lang, "最后一笔调整", "the last adjustment"))
}

/// The kind of slip that takes a difference into the books.
const fn adjustment(is_less: bool) -> MoveKind {
    if is_less { MoveKind::Loss } else { MoveKind::Surplus }
}

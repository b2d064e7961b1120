//! The older lot of food goes to the kitchen first (先进先出).

use super::wording::further;
use crate::books::stock::{LotChange, LotKey, Written};
use crate::day::Day;
use crate::findings::Level;
use crate::id::{Id, Label};
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::registers::CanteenIssue;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// `food/lot-order`.
pub static RULE: Rule = Rule {
    id: "food/lot-order",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("未先进先出", "a newer lot before an older"),
    why: Wording::new(
        "先用新批，旧批就在架上放到过期。",
        "where the new lot goes first, the old one lies on the shelf until it expires.",
    ),
    source: Wording::new(
        "食品安全法第五十四条；学校食品安全与营养健康管理规定（教育部令第45号，先进先出）",
        "Food Safety Law art. 54; School Food Safety Provisions (Order 45: first in, first out)",
    ),
    reads: &["canteen-issues", "canteen-intake", "stock-moves"],
    whole: &["items", "stock-moves", "canteen-intake", "canteen-issues"],
    policy: &[],
    guide: include_str!("lot_order.md"),
    check: Check::Ledger(check),
};

/// A lot with what tells how old it is.
#[derive(Debug, Clone, Copy)]
struct Lot<'c> {
    label: Option<Label>,
    arrived: Day,
    expires: Option<Day>,
    from: Written<'c>,
}

/// An older lot that was left, the first issue that left it, and how many did.
struct Left<'c> {
    issue: &'c CanteenIssue,
    quantity: Quantity,
    issued: usize,
    times: usize,
}

fn check(context: &Context<'_>, report: &mut Report) {
    let stock = &context.books.stock;
    for (place, item) in stock.keys() {
        if stock.is_unsure(*place, *item) {
            continue;
        }
        let keys: Vec<LotKey> = stock.lots_of(*place, *item).collect();
        let known: Vec<(Lot<'_>, &[LotChange<'_>])> =
            keys.iter().filter_map(|key| Some((lot(*key, stock.lot_changes(*key))?, stock.lot_changes(*key)))).collect();
        if known.len() > 1 {
            shelf(context, *item, &known, report);
        }
    }
}

fn lot<'c>(key: LotKey, changes: &[LotChange<'c>]) -> Option<Lot<'c>> {
    let first = changes.iter().find(|change| change.quantity > Quantity::ZERO)?;
    let expires = changes.iter().filter_map(|change| change.expires).min();
    Some(Lot { label: key.2, arrived: first.day, expires, from: first.written })
}

/// Goes through the days of one item at one place.
fn shelf(context: &Context<'_>, item: Id, lots: &[(Lot<'_>, &[LotChange<'_>])], report: &mut Report) {
    // By the last day of the shelf life where every lot has one, else by the day of arrival.
    let by_expiry = lots.iter().all(|(lot, _)| lot.expires.is_some());
    let age = |lot: &Lot<'_>| if by_expiry { lot.expires.unwrap_or(lot.arrived) } else { lot.arrived };
    let mut days: BTreeMap<Day, Vec<(usize, &LotChange<'_>)>> = BTreeMap::new();
    for (position, (_, changes)) in lots.iter().enumerate() {
        for change in *changes {
            days.entry(change.day).or_default().push((position, change));
        }
    }
    let mut lying: BTreeSet<(Day, usize)> = BTreeSet::new();
    let mut quantities = vec![Quantity::ZERO; lots.len()];
    let mut left: BTreeMap<usize, Left<'_>> = BTreeMap::new();
    for (day, changes) in days {
        for (position, change) in &changes {
            quantities[*position] = change.quantity_after;
            let key = (age(&lots[*position].0), *position);
            if change.quantity_after > Quantity::ZERO {
                lying.insert(key)
            } else {
                lying.remove(&key)
            };
        }
        for (position, change) in &changes {
            let Written::Issue(row) = change.written else { continue };
            if row.lot.is_none() || row.corrects.is_some() || change.quantity >= Quantity::ZERO {
                continue;
            }
            report.checked(1);
            let issued = age(&lots[*position].0);
            // What is past its day is not to be used any more.
            let older = lying.iter().take_while(|(age, _)| *age < issued);
            let mut usable = older.filter(|(_, older)| lots[*older].0.expires.is_none_or(|expires| expires >= day));
            if let Some((_, older)) = usable.next() {
                let first = Left { issue: row, quantity: quantities[*older], issued: *position, times: 0 };
                left.entry(*older).or_insert(first).times += 1;
            }
        }
    }
    for (older, left) in left {
        tell(context, item, &lots[older].0, &lots[left.issued].0, &left, report);
    }
}

fn tell(context: &Context<'_>, item: Id, older: &Lot<'_>, issued: &Lot<'_>, left: &Left<'_>, report: &mut Report) {
    let name = |lot: &Lot<'_>| {
        let label = lot.label.map_or_else(|| say!(context.lang, "（无批号）", "(none)"), |lot| context.label(lot).to_owned());
        let arrived = lot.arrived;
        match lot.expires {
            Some(expires) => say!(context.lang, "{label}（{expires} 到期）", "{label} (until {expires})"),
            None => say!(context.lang, "{label}（{arrived} 入库）", "{label} (in since {arrived})"),
        }
    };
    let (older_name, issued, quantity) = (name(older), name(issued), context.quantity(item, left.quantity));
    let (item, more) = (context.item(item), further(context.lang, left.times - 1));
    report.add(
        context
            .finding(left.issue, "lot")
            .message(say!(
                context.lang,
                "{item}领了批号 {issued}，更早的批号 {older_name}还剩 {quantity}{more}",
                "{item}: lot {issued} was issued while {quantity} of the older lot {older_name} were left{more}"
            ))
            .next(say!(
                context.lang,
                "批号写错的改正；旧批坏了的登记报损；以后先领旧批",
                "correct the lot; write a `loss` if the older one is spoilt; issue it first from now on"
            ))
            .beside(older.from.cell("lot"), say!(context.lang, "更早的批", "the older lot")),
    );
}

//! Nothing lies on a shelf or goes out past its last day: it is written off, or its date is wrong (过期库存).

use crate::books::stock::{Layer, LotChange, LotKey, Shelved, Written};
use crate::day::Day;
use crate::findings::Level;
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::registers::MoveKind;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// `count/stock-expired`.
pub static RULE: Rule = Rule {
    id: "count/stock-expired",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("库存过期", "stock past its last day"),
    why: Wording::new(
        "过期的食材和药品不能用，也不能留在架上；销毁要有记录，账面随之减少。",
        "food and medicine past their day may be neither used nor kept; destroying them is recorded and leaves the book.",
    ),
    source: Wording::new(
        "食品安全法第五十四条（及时清理变质或者超过保质期的食品）；食品安全法实施条例第二十九条",
        "Food Safety Law art. 54 (spoilt and expired food is cleared out); its Implementing Regulation art. 29",
    ),
    reads: &["stock-moves", "canteen-intake", "canteen-issues"],
    whole: &["items", "stock-moves", "canteen-intake", "canteen-issues"],
    policy: &[],
    guide: include_str!("stock_expired.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let stock = &context.books.stock;
    let mut expired: Vec<(LotKey, Quantity, Day, &Layer<'_>)> = Vec::new();
    let mut known: HashMap<LotKey, usize, FixedState> = HashMap::default();
    for ((place, item), layer) in stock.lying() {
        if !stock.is_checkable(context.ledger, *place, *item) || !is_there(context, (*place, *item)) {
            continue;
        }
        let Some(expires) = layer.expires else { continue };
        report.checked(1);
        if expires >= context.today {
            continue;
        }
        let key = (*place, *item, layer.lot);
        let position = *known.entry(key).or_insert(expired.len());
        match expired.get_mut(position) {
            Some((_, quantity, earliest, _)) => {
                *quantity += layer.quantity;
                *earliest = expires.min(*earliest);
            }
            None => expired.push((key, layer.quantity, expires, layer)),
        }
    }
    let used = used_late(context, report);
    for ((place, item, lot), quantity, expires, layer) in expired {
        let Some(from) = layer.from else { continue };
        // What a wrong row would have taken away does not lie there.
        // What the last count left out is not known to lie there.
        if stock.doubts.explain(place, item, -quantity)
            || stock.is_left_out((place, item, lot))
            || used.contains(&(place, item, lot))
        {
            continue;
        }
        let quantity = context.quantity(item, quantity);
        let (item, place) = (context.item(item), context.place(place));
        let lot = lot.map_or_else(String::new, |lot| say!(context.lang, "，批号 {}", ", lot {}", context.label(lot)));
        report.add(
            context
                .finding_moved(from, "expires")
                .message(say!(
                    context.lang,
                    "{item}{lot}：{quantity}已于 {expires} 到期，仍在{place}",
                    "{quantity} of {item}{lot} at {place}, past {expires}"
                ))
                .next(say!(
                    context.lang,
                    "清出销毁，登记报损 {quantity}，填批准人；到期日写错的，更正 expires（到期）",
                    "clear it out and write a `loss` of {quantity} with `approved_by`; or correct `expires`"
                )),
        );
    }
}

/// Lots of which something was issued after their last day; each is found once, at the first such row.
fn used_late(context: &Context<'_>, report: &mut Report) -> HashSet<LotKey, FixedState> {
    let stock = &context.books.stock;
    let mut used = HashSet::default();
    let is_issue = |written: Written<'_>| match written {
        Written::Issue(row) => row.corrects.is_none(),
        Written::Move(row) => row.kind == MoveKind::Issue && row.corrects.is_none(),
        Written::TransferIn(_) | Written::Intake(_) => false,
    };
    for (key, changes) in stock.lots().filter(|((.., lot), _)| lot.is_some()) {
        let (place, item, lot) = key;
        // A lot that came with several days is as good as the last of them.
        let Some(from) = changes.iter().filter(|change| change.expires.is_some()).max_by_key(|change| change.expires) else {
            continue;
        };
        report.checked(1);
        let is_late =
            |change: &&LotChange<'_>| change.quantity.is_negative() && from.expires.is_some_and(|expires| change.day > expires);
        let late = changes.iter().filter(is_late).find(|change| is_issue(change.written) && change.day <= context.today);
        let (Some(change), Some(expires), Some(lot)) = (late, from.expires, lot) else { continue };
        if !stock.is_checkable(context.ledger, place, item) {
            continue;
        }
        used.insert(key);
        // Food that was past its day when it came is `food/intake-expired`.
        if matches!(from.written, Written::Intake(_)) && expires < from.day {
            continue;
        }
        let (quantity, lot) = (context.quantity(item, change.quantity.abs()), context.label(lot));
        let (name, day) = (context.item(item), change.day);
        let draft = context
            .finding_moved(change.written, "date")
            .message(say!(
                context.lang,
                "{name}，批号 {lot}：{expires} 到期，{day} 还领用 {quantity}",
                "{quantity} of {name}, lot {lot}, issued on {day}, past {expires}"
            ))
            .next(say!(
                context.lang,
                "批号、日期或到期日写错的，照实更正；确实用了过期货的，查明去向并报告",
                "correct the lot, the day or `expires` if one is wrong; if it was used past its day, find out where it went and report it"
            ));
        report.add(draft.beside(from.written.cell("expires"), say!(context.lang, "到期日", "its last day")));
    }
    used
}

/// Whether the book has any of it: a lot may lie there while another is owed.
fn is_there(context: &Context<'_>, (place, item): Shelved) -> bool {
    context.books.stock.balance(place, item, context.today).quantity > Quantity::ZERO
}

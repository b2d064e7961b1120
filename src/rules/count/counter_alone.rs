//! A count needs two people (盘点、监盘), and the keeper of the place is never the only one who counts.

use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::CashCount;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `count/counter-alone`.
pub static RULE: Rule = Rule {
    id: "count/counter-alone",
    level: Level::Error,
    fixable: false,
    title: Wording::new("盘点人不足", "too few counters"),
    why: Wording::new(
        "一个人盘点、或保管员自盘自报，盘点结果没有人可以证明。",
        "a count by one person, or by the keeper alone, is nobody's proof of what lies on the shelf.",
    ),
    source: "会计法 art. 25 (不相容岗位分离); 行政事业性国有资产管理条例 art. 34",
    reads: &["stock-counts", "cash-counts", "posts"],
    whole: &[],
    policy: &["stock.counters"],
    guide: include_str!("counter_alone.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for count in &context.rows().cash_counts {
        report.checked(1);
        if let Some(draft) = cash(context, count) {
            report.add(draft);
        }
    }
    let mut seen = BTreeSet::new();
    for line in &context.rows().stock_counts {
        // A count is one event: its first row speaks for all.
        if !seen.insert(line.count) {
            continue;
        }
        report.checked(1);
        let counters: BTreeSet<_> = [Some(line.by), line.witness].into_iter().flatten().collect();
        let needed = context.policy(line.date).stock.counters as usize;
        let keeper = context.rows().places.get(line.place).and_then(|place| place.keeper);
        if counters.len() < needed {
            let people = context.texts(&counters);
            report.add(
                context
                    .finding(line, "by")
                    .message(say!(
                        context.lang,
                        "盘点 {} 人（{people}），应有 {needed} 人",
                        "{} counted ({people}), {needed} are needed",
                        counters.len()
                    ))
                    .next(say!(context.lang, "在 witness（监盘人）一栏填写另一人", "name a second person in `witness`")),
            );
        } else if let Some(keeper) = keeper
            && counters.iter().all(|person| *person == keeper)
            && let Some(place) = context.rows().places.get(line.place)
        {
            report.add(
                context
                    .finding(line, "by")
                    .message(say!(context.lang, "盘点人只有保管员 {}", "only the keeper {} counted", context.person(keeper)))
                    .next(say!(context.lang, "由保管员以外的人盘点或监盘", "let somebody besides the keeper count or witness"))
                    .beside(cell(place, "keeper"), say!(context.lang, "该地点的保管人", "the keeper of this place")),
            );
        }
    }
}

/// Cash that nobody but a cashier counted; who counts and who watches are two.
fn cash(context: &Context<'_>, count: &CashCount) -> Option<Draft> {
    let lang = context.lang;
    let next = say!(lang, "由出纳以外的人监盘，填在 witness（监盘人）", "let somebody besides the cashier watch, and name them in `witness`");
    if count.witness == Some(count.by) {
        let name = context.person(count.by);
        let message = say!(lang, "盘点和监盘都是{name}", "{name} both counted and watched");
        return Some(context.finding(count, "witness").message(message).next(next));
    }
    let held = |person| context.books.posts.holding(person, "cashier", count.date);
    let witness = count.witness?;
    let held = held(witness).filter(|_| held(count.by).is_some())?;
    let message = say!(lang, "盘点人、监盘人都是出纳", "both who counted and who watched are cashiers");
    Some(context.finding(count, "witness").message(message).next(next).beside(cell(held, "post"), say!(lang, "出纳", "cashier")))
}

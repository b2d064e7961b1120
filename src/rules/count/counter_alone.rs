//! A count needs two people (盘点、监盘), and the keeper of the place is never the only one who counts.

use crate::findings::Level;
use crate::lang::Wording;
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
    source: Wording::new("会计法第二十五条（不相容岗位分离）；行政事业性国有资产管理条例第三十四条", "Accounting Law art. 25 (separation of duties); State Assets Regulation art. 34"),
    reads: &["stock-counts"],
    whole: &[],
    policy: &["stock.counters"],
    guide: include_str!("counter_alone.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
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

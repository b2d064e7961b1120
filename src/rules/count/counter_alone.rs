//! A count of stock or of assets needs two people (盘点、监盘), and the keeper is never the only one who counts.

use crate::day::{Day, Month};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CashCount, Row};
use crate::rules::approval::in_both_posts;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    source: Wording::new(
        "会计法第二十五条（不相容岗位分离）；行政事业性国有资产管理条例第三十四条",
        "Accounting Law art. 25 (separation of duties); State Assets Regulation art. 34",
    ),
    reads: &["stock-counts", "cash-counts", "asset-counts", "assets", "asset-events", "places", "posts"],
    whole: &[],
    policy: &["stock.counters"],
    guide: include_str!("counter_alone.md"),
    check: Check::Ledger(check),
};

/// A line of a count: what was counted, by whom, and who keeps it.
struct Line {
    date: Day,
    by: Id,
    witness: Option<Id>,
    keeper: Option<Id>,
}

/// What is wrong with a line.
enum Fault {
    /// So many people counted, so many are needed.
    Few(BTreeSet<Id>, usize),
    /// Only the keeper did.
    Keeper(Id),
}

fn check(context: &Context<'_>, report: &mut Report) {
    for count in &context.rows().cash_counts {
        report.checked(1);
        if let Some(draft) = cash(context, count) {
            report.add(draft);
        }
    }
    unwatched(context, report);
    let keeper_of = |place| context.rows().places.get(place).and_then(|place| place.keeper);
    let stock = context.rows().stock_counts.iter().map(|row| {
        let keeper = keeper_of(row.place);
        (row.count, row, Line { date: row.date, by: row.by, witness: row.witness, keeper })
    });
    look(context, report, stock, |row| {
        let place = context.rows().places.get(row.place)?;
        Some((cell(place, "keeper"), say!(context.lang, "该地点的保管人", "the keeper of this place")))
    });
    let assets = context.rows().asset_counts.iter().filter(|row| row.corrects.is_none()).map(|row| {
        let standing = context.books.assets.life(row.asset).and_then(|life| life.on(row.date));
        (
            row.count,
            row,
            Line { date: row.date, by: row.by, witness: row.witness, keeper: standing.map(|standing| standing.keeper) },
        )
    });
    look(context, report, assets, |row| {
        let asset = context.rows().assets.get(row.asset)?;
        Some((cell(asset, "keeper"), say!(context.lang, "登记的保管人", "the keeper in the register")))
    });
}

/// Looks at the lines of every count; the first that lacks somebody speaks for all of its count.
fn look<'c, R: Row + 'c>(
    context: &Context<'_>,
    report: &mut Report,
    lines: impl Iterator<Item = (Id, &'c R, Line)>,
    keeper: impl Fn(&R) -> Option<(Spot, String)>,
) {
    let mut counts: HashMap<Id, usize, FixedState> = HashMap::default();
    let mut found: Vec<(&R, Fault, usize)> = Vec::new();
    for (count, row, line) in lines {
        report.checked(1);
        let Some(fault) = fault(context, &line) else { continue };
        let position = *counts.entry(count).or_insert(found.len());
        match found.get_mut(position) {
            Some((.., others)) => *others += 1,
            None => found.push((row, fault, 0)),
        }
    }
    for (row, fault, others) in found {
        let lang = context.lang;
        let more = if others == 0 { String::new() } else { say!(lang, "（另有 {others} 行）", " ({others} more lines)") };
        let draft = context.finding(row, "by");
        report.add(match fault {
            Fault::Few(counters, needed) => {
                let (people, count) = (context.texts(&counters), counters.len());
                draft
                    .message(say!(
                        lang,
                        "盘点 {count} 人（{people}），应有 {needed} 人{more}",
                        "{count} counted ({people}), {needed} are needed{more}"
                    ))
                    .next(say!(lang, "在 witness（监盘人）一栏填写另一人", "name a second person in `witness`"))
            }
            Fault::Keeper(person) => {
                let person = context.person(person);
                let draft = draft
                    .message(say!(lang, "盘点人只有保管员 {person}{more}", "only the keeper {person} counted{more}"))
                    .next(say!(lang, "由保管员以外的人盘点或监盘", "let somebody besides the keeper count or witness"));
                match keeper(row) {
                    Some((spot, words)) => draft.beside(spot, words),
                    None => draft,
                }
            }
        });
    }
}

fn fault(context: &Context<'_>, line: &Line) -> Option<Fault> {
    let counters: BTreeSet<Id> = [Some(line.by), line.witness].into_iter().flatten().collect();
    let needed = context.policy(line.date).stock.counters as usize;
    if counters.len() < needed {
        return Some(Fault::Few(counters, needed));
    }
    line.keeper.filter(|keeper| counters.iter().all(|person| person == keeper)).map(Fault::Keeper)
}

/// The cashier closes the box alone each day; once a month somebody watches. At the last count of a month that nobody watched.
fn unwatched(context: &Context<'_>, report: &mut Report) {
    let mut months: BTreeMap<(&str, Month), (&CashCount, bool)> = BTreeMap::new();
    for count in &context.rows().cash_counts {
        let key = (context.text(count.account), count.date.month());
        let (last, is_watched) = months.entry(key).or_insert((count, false));
        *is_watched |= count.witness.is_some();
        if last.date <= count.date {
            *last = count;
        }
    }
    for ((_, month), (last, is_watched)) in months {
        if is_watched || month >= context.today.month() && context.today < month.last_day() {
            continue;
        }
        let (name, person) = (context.account(last.account), context.person(last.by));
        report.add(
            context
                .finding(last, "by")
                .message(say!(context.lang, "{month} {name}只有{person}一人盘点", "{month}: nobody but {person} counted {name}"))
                .next(say!(
                    context.lang,
                    "月末盘点由会计等另一人监盘，填在 witness（监盘人）",
                    "let somebody else watch the count at the month's end, and name them in `witness`"
                )),
        );
    }
}

/// Cash that nobody but a cashier counted; who counts and who watches are two.
fn cash(context: &Context<'_>, count: &CashCount) -> Option<Draft> {
    let lang = context.lang;
    let next = say!(
        lang,
        "由出纳以外的人监盘，填在 witness（监盘人）",
        "let somebody besides the cashier watch, and name them in `witness`"
    );
    if count.witness == Some(count.by) {
        let name = context.person(count.by);
        let message = say!(lang, "盘点和监盘都是{name}", "{name} both counted and watched");
        return Some(context.finding(count, "witness").message(message).next(next));
    }
    let held = |person| context.books.posts.holding(person, "cashier", count.date);
    // The accountant who is the cashier as well is told at the post.
    let witness = count.witness.filter(|witness| !in_both_posts(context).contains(witness))?;
    let held = held(witness).filter(|_| held(count.by).is_some())?;
    let message = say!(lang, "盘点人、监盘人都是出纳", "both who counted and who watched are cashiers");
    Some(context.finding(count, "witness").message(message).next(next).beside(cell(held, "post"), say!(lang, "出纳", "cashier")))
}

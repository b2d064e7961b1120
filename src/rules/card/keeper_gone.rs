//! Whoever keeps a room, an asset or a key is still at the school; a class that has left uses no room (保管人已离岗).

use crate::books::assets::{Life, Standing, State};
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Person;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// `card/keeper-gone`.
pub static RULE: Rule = Rule {
    id: "card/keeper-gone",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("保管人已离岗", "the keeper has left"),
    why: Wording::new(
        "人走了，东西和钥匙没有移交，就没有人负责了。",
        "somebody left without handing over: nobody answers for the things or the key.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十三条；学校惯例（离岗移交）",
        "State Assets Regulation art. 33; custom (who leaves hands over)",
    ),
    reads: &["places", "assets", "asset-events", "keys", "people", "classes"],
    whole: &["people", "asset-events", "classes"],
    policy: &[],
    guide: include_str!("keeper_gone.md"),
    check: Check::Ledger(check),
};

/// The person, if their last day at the school is over.
fn gone<'c>(context: &Context<'c>, person: Id) -> Option<(&'c Person, Day)> {
    let person = context.rows().people.get(person)?;
    person.to.filter(|last| *last < context.today).map(|last| (person, last))
}

fn check(context: &Context<'_>, report: &mut Report) {
    places(context, report);
    assets(context, report);
    for key in context.rows().keys.iter().filter(|key| key.returned.is_none()) {
        report.checked(1);
        if let Some((person, last)) = gone(context, key.holder) {
            let (name, place) = (context.person(key.holder), context.place(key.place));
            let draft = context
                .finding(key, "holder")
                .message(say!(
                    context.lang,
                    "{name}已于 {last} 离岗，{place}的钥匙没有交回",
                    "{name} left on {last} and still has a key of {place}"
                ))
                .next(say!(
                    context.lang,
                    "收回钥匙后填 returned（归还）；没有收回的，换锁并在备注写明",
                    "fill in `returned` when it is back; if it is not, change the lock and say so in `note`"
                ));
            report.add(last_day(context, draft, person));
        }
    }
}

/// What is wrong today belongs to today, however old the row is.
fn last_day(context: &Context<'_>, draft: Draft, person: &Person) -> Draft {
    draft.day(context.today).beside(cell(person, "to"), say!(context.lang, "离岗日期", "the last day"))
}

fn places(context: &Context<'_>, report: &mut Report) {
    // Between terms the classes of the term before go on.
    let terms = context.settings.calendar.terms();
    let term = terms[..terms.partition_point(|term| term.starts <= context.today)].last();
    let of_term = context.rows().classes.iter().filter(|class| term.is_some_and(|term| term.id == class.term));
    let classes: BTreeSet<Id> = of_term.map(|class| class.class).collect();
    for place in &context.rows().places {
        let name = context.place(place.place);
        if let Some(keeper) = place.keeper {
            report.checked(1);
            if let Some((person, last)) = gone(context, keeper) {
                let keeper = context.person(keeper);
                let draft = context
                    .finding(place, "keeper")
                    .message(say!(
                        context.lang,
                        "{name}的保管人{keeper}已于 {last} 离岗",
                        "{keeper}, the keeper of {name}, left on {last}"
                    ))
                    .next(say!(context.lang, "在 keeper（保管人）填接管的人", "name who took it over in `keeper`"));
                report.add(last_day(context, draft, person));
            }
        }
        if let (Some(class), false) = (place.class, classes.is_empty()) {
            report.checked(1);
            if !classes.contains(&class) {
                let class = context.text(class);
                let draft = context.finding(place, "class").day(context.today);
                let message = say!(
                    context.lang,
                    "{name}由{class}使用，本学期没有这个班",
                    "{name} is {class}'s, which this term does not have"
                );
                report.add(draft.message(message).next(say!(
                    context.lang,
                    "在 class（班级）填现在使用的班，或在“班级”登记这个班",
                    "name the class that uses it now, or write the class in `classes`"
                )));
            }
        }
    }
}

/// What somebody who left still has, and their last day.
struct Left<'c> {
    person: &'c Person,
    last: Day,
    first: (&'c Life<'c>, &'c Standing<'c>),
    count: usize,
}

/// One finding for each person who left, at the first asset that is still theirs.
fn assets(context: &Context<'_>, report: &mut Report) {
    let mut left: BTreeMap<&str, Left<'_>> = BTreeMap::new();
    for life in context.books.assets.current() {
        let Some(standing) = life.on(context.today) else { continue };
        // A borrower's loan that is overdue is told as that.
        let overdue = standing.loan.and_then(|loan| loan.due).is_some_and(|due| due < context.today);
        let user = standing.user.filter(|user| *user != standing.keeper && !(overdue && standing.state == State::Lent));
        for person in [Some(standing.keeper), user].into_iter().flatten() {
            report.checked(1);
            if let Some((row, last)) = gone(context, person) {
                let new = || Left { person: row, last, first: (life, standing), count: 0 };
                left.entry(context.text(person)).or_insert_with(new).count += 1;
            }
        }
    }
    for Left { person, last, first: (life, standing), count } in left.into_values() {
        let (asset, name) = (context.asset(life.asset.asset), context.person(person.id));
        let is_keeper = standing.keeper == person.id;
        let draft = match standing.event.filter(|event| event.person == Some(person.id)) {
            Some(event) => context.finding(event, "person"),
            None => context.finding(life.asset, if is_keeper { "keeper" } else { "user" }),
        };
        let draft = draft
            .message(say!(
                context.lang,
                "{name}已于 {last} 离岗，名下还有 {count} 件资产：{asset}{}",
                "{name} left on {last}, assets still in their name: {count} ({asset}{})",
                if count > 1 { say!(context.lang, "等", " and others") } else { String::new() }
            ))
            .next(say!(
                context.lang,
                "逐件移交：在“资产变动”登记移动（换保管人）、领用或归还（换使用人）",
                "hand each over in `asset-events`: a `move` for a new keeper, an `assign` or `return` for a new user"
            ));
        report.add(last_day(context, draft, person).subject(context.text(person.id)));
    }
}

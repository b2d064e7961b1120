//! What happens to an asset follows from what it is doing: nothing comes back that did not go, nothing lent is lent again.

use crate::books::assets::{IllegalEvent, State};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::{Asset, AssetEvent, AssetEventKind as Kind};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;

/// `card/state-illegal`.
pub static RULE: Rule = Rule {
    id: "card/state-illegal",
    level: Level::Error,
    fixable: false,
    title: Wording::new("状态流转不合法", "an event that its state forbids"),
    why: Wording::new(
        "流转缺了一步，就说不清东西当时在谁手里。",
        "where a step is missing, nobody can say in whose hands the thing was.",
    ),
    source: Wording::new(
        "学校惯例（登记、领用、借还、维修、调拨、处置）",
        "custom (registered, assigned, lent, repaired, transferred, disposed of)",
    ),
    reads: &["asset-events", "assets"],
    whole: &["asset-events"],
    policy: &[],
    guide: include_str!("state_illegal.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.rows().asset_events.len());
    for event in context.rows().asset_events.iter().filter(|event| event.kind == Kind::Lend && event.corrects.is_none()) {
        if event.person.is_none() {
            report.add(to_nobody(context, event));
        }
    }
    for life in context.books.assets.lives() {
        // What went before it may stand under a wrong number.
        let strays = &context.books.assets.strays;
        let leads_to = |kind: Kind, next: Kind| State::after(kind).is_some_and(|state| state.allows(next));
        let is_led_to = |illegal: &&IllegalEvent<'_>| {
            let (event, since) = (illegal.event, illegal.before.map(|before| before.since));
            since.is_some_and(|since| strays.have(|kind| leads_to(kind, event.kind), since, event.date))
        };
        for illegal in life.illegal.iter().filter(|illegal| !is_led_to(illegal)) {
            report.add(fault(context, life.asset, *illegal));
        }
    }
}

/// Something that is lent to nobody: nobody will bring it back.
fn to_nobody(context: &Context<'_>, event: &AssetEvent) -> Draft {
    let name = context.asset(event.asset);
    context
        .finding(event, "person")
        .message(say!(context.lang, "{name}借出，没有写借给谁", "{name} is lent, and nobody has borrowed it"))
        .next(say!(
            context.lang,
            "在 person（人员）填写借用人，在 due（应还日期）填写归还日期",
            "name the borrower in `person`, and the day on which it comes back in `due`"
        ))
}

fn fault(context: &Context<'_>, asset: &Asset, illegal: IllegalEvent<'_>) -> Draft {
    let (event, name) = (illegal.event, context.asset(asset.asset));
    let kind = event.kind.shown(context.lang);
    let Some(before) = illegal.before else {
        return context
            .finding(event, "date")
            .message(say!(
                context.lang,
                "{} {kind} {name}，取得日期是 {}",
                "{}: `{kind}` of {name}, which was acquired on {}",
                event.date,
                asset.acquired
            ))
            .next(say!(context.lang, "改正此行的日期，或资产的取得日期", "mend this day, or the day it was acquired"))
            .beside(cell(asset, "acquired"), say!(context.lang, "取得日期", "the day it was acquired"));
    };
    let state = before.state.wording().text(context.lang);
    let (spot, words) = match before.event {
        Some(earlier) => (cell(earlier, "kind"), earlier.kind.shown(context.lang).to_owned()),
        None => (cell(asset, "asset"), say!(context.lang, "登记", "as registered")),
    };
    context
        .finding(event, "kind")
        .message(say!(
            context.lang,
            "{name}自 {} 起{state}，不能{kind}",
            "{name} has been {state} since {}, so `{kind}` cannot follow",
            before.since
        ))
        .next(next(context, before.state, event.kind))
        .beside(spot, words)
}

/// The row that is missing between the two.
fn next(context: &Context<'_>, state: State, kind: Kind) -> String {
    let missing = match (state, kind) {
        (_, Kind::Found) => Kind::Missing,
        (State::InStore | State::InUse | State::Lent, Kind::Repaired) => Kind::Repair,
        (State::Lent, _) => Kind::Return,
        (State::InRepair, _) => Kind::Repaired,
        (State::Missing, _) => Kind::Found,
        (_, Kind::Return) => Kind::Assign,
        _ => return say!(context.lang, "删去此行", "take this row out"),
    };
    say!(
        context.lang,
        "在“资产变动”补登之前的{}；若此事没有发生，删去此行",
        "write the `{}` that went before it in `asset-events`; if this never happened, take this row out",
        missing.shown(context.lang)
    )
}

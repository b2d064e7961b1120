//! Each term the keeper of a room signs for it and for everything in it (财产保管责任书).

use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::policy::TermPeriod;
use crate::registers::{Custody, Place};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// `card/custody-unsigned`.
pub static RULE: Rule = Rule {
    id: "card/custody-unsigned",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("保管责任书未签", "no letter of custody"),
    why: Wording::new(
        "责任书写明谁对一室财产负责；换了学期、换了人没有重签，出了事说不清。",
        "the letter says who answers for a room; where it was not signed anew, nobody does.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十三条；学校惯例（每学期签订保管与使用责任书）",
        "State Assets Regulation art. 33; custom (a letter of custody each term)",
    ),
    reads: &["custody", "places", "assets", "asset-events"],
    whole: &["custody", "asset-events", "places"],
    policy: &[],
    guide: include_str!("custody_unsigned.md"),
    check: Check::Ledger(check),
};

/// Days after a term's first in which letters are gathered: until then a register without any letter of the term is no fault.
const GATHERING: i64 = 30;

fn check(context: &Context<'_>, report: &mut Report) {
    // In the holidays the letters of the term before still hold.
    let terms = context.settings.calendar.terms();
    let Some(term) = terms[..terms.partition_point(|term| term.starts <= context.today)].last() else { return };
    let mut letters: BTreeMap<Id, Vec<&Custody>> = BTreeMap::new();
    for letter in context.rows().custody.iter().filter(|letter| letter.term == term.id) {
        letters.entry(letter.place).or_default().push(letter);
    }
    let gathering = letters.is_empty() && context.today.days_since(term.starts) < GATHERING;
    if context.rows().custody.is_empty() || gathering {
        return;
    }
    // Who signed for a place that stands nowhere may have signed for any.
    let strays: BTreeSet<Id> = letters
        .iter()
        .filter(|(place, _)| !context.ledger.knows(**place, "places"))
        .flat_map(|(_, letters)| letters.iter().map(|letter| letter.person))
        .collect();
    let current = context.books.assets.current();
    let with_assets: BTreeSet<Id> = current.filter_map(|life| life.on(context.today)).map(|standing| standing.place).collect();
    for place in &context.rows().places {
        if place.keeper.is_none() && !with_assets.contains(&place.place) {
            continue;
        }
        report.checked(1);
        let signed = letters.get(&place.place).map_or(&[][..], Vec::as_slice);
        let is_signed = signed.iter().any(|letter| place.keeper.is_none_or(|keeper| letter.person == keeper));
        if !is_signed && !is_misspelt(context, place, signed, &strays) {
            unsigned(context, report, term, place, signed.last().copied());
        }
    }
}

/// Whether an id that stands nowhere lies behind it, which is told as that: the keeper's, the signer's, or the place of a letter.
fn is_misspelt(context: &Context<'_>, place: &Place, signed: &[&Custody], strays: &BTreeSet<Id>) -> bool {
    let is_known = |person| context.ledger.knows(person, "people");
    let is_meant = place.keeper.map_or(!strays.is_empty(), |keeper| strays.contains(&keeper));
    is_meant || place.keeper.is_some_and(|keeper| !is_known(keeper)) || signed.iter().any(|letter| !is_known(letter.person))
}

fn unsigned(context: &Context<'_>, report: &mut Report, term: &TermPeriod, place: &Place, earlier: Option<&Custody>) {
    let (name, id) = (context.place(place.place), term.id);
    let message = match (place.keeper.map(|keeper| context.person(keeper)), earlier) {
        (Some(keeper), Some(letter)) => {
            let signer = context.person(letter.person);
            say!(
                context.lang,
                "{id} 学期{name}的责任书由{signer}签订，现在的保管人是{keeper}",
                "{name}: the letter of {id} was signed by {signer}, the keeper is {keeper}"
            )
        }
        (Some(keeper), None) => say!(
            context.lang,
            "{name}的保管人{keeper}没有签 {id} 学期的责任书",
            "{name}: {keeper}, its keeper, has signed no letter for {id}"
        ),
        (None, _) => say!(context.lang, "{name}存有资产，没有 {id} 学期的责任书", "{name} holds assets and has no letter for {id}"),
    };
    let draft = context.finding(place, "keeper").day(context.today).message(message).next(say!(
        context.lang,
        "签订后在“保管责任书”登记：学期 {id}，地点 {}，责任人 {}",
        "when it is signed, write in `custody`: term={id}, place={}, person={}",
        context.text(place.place),
        place.keeper.map_or("…", |keeper| context.text(keeper))
    ));
    report.add(match earlier {
        Some(letter) => draft.beside(cell(letter, "person"), say!(context.lang, "签订的责任书", "the letter that was signed")),
        None => draft,
    });
}

//! The card in the room and the register say the same of an asset: in which room it is, and who keeps it (卡账不一致).

use crate::books::assets::{Life, Standing, State};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::RoomCard;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `card/card-differs`.
pub static RULE: Rule = Rule {
    id: "card/card-differs",
    level: Level::Error,
    fixable: false,
    title: Wording::new("卡账不一致", "card and register differ"),
    why: Wording::new(
        "卡、册、账说的不是同一个房间或同一个人，东西丢了就没有人负责。",
        "where card and register name different rooms or people, nobody answers for what is lost.",
    ),
    source: Wording::new(
        "学校惯例（账、册、卡、物一致）；行政事业性国有资产管理条例第三十三条、第三十四条",
        "custom (book, list, card and thing agree); State Assets Regulation art. 33, 34",
    ),
    reads: &["room-cards", "assets", "asset-events", "places"],
    whole: &["room-cards", "asset-events"],
    policy: &[],
    guide: include_str!("card_differs.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let book = &context.books.assets;
    // What a count found where the card hangs is told by the count: one thing stands in one wrong place.
    let found: BTreeSet<(Id, Id)> = book.displaced(context.ledger).iter().map(|line| (line.row.asset, line.row.place)).collect();
    for life in book.current() {
        let Some(standing) = life.on(context.today) else { continue };
        // What is lent, away for repair or missing still belongs on the card of its room.
        if !matches!(standing.state, State::InStore | State::InUse) {
            continue;
        }
        let came = life.since(context.today, |earlier| earlier.place == standing.place).unwrap_or(standing.since);
        let taken_over = life.since(context.today, |earlier| earlier.keeper == standing.keeper).unwrap_or(standing.since);
        // A place or person that stands nowhere is told as that, on the card or in the register.
        let is_place = |place| context.ledger.knows(place, "places");
        let is_person = |person| context.ledger.knows(person, "people");
        for card in book.cards.of(life.asset.asset) {
            report.checked(1);
            if card.place != standing.place {
                let is_known = is_place(card.place) && is_place(standing.place);
                // It may have come there in an event under a wrong number.
                let is_told = found.contains(&(card.asset, card.place));
                if book.cards.hangs(card, came) && is_known && !is_told && !book.strays.went_to(card.place, card.date) {
                    report.add(place_differs(context, life, standing, card));
                }
            } else if let Some(keeper) = card.keeper
                && keeper != standing.keeper
                && book.cards.hangs(card, taken_over)
                && is_person(keeper)
                && is_person(standing.keeper)
                && !book.strays.name(keeper)
            {
                report.add(keeper_differs(context, life, standing, card));
            }
        }
    }
}

fn place_differs(context: &Context<'_>, life: &Life<'_>, standing: &Standing<'_>, card: &RoomCard) -> Draft {
    let (asset, on_card) = (context.asset(life.asset.asset), context.place(card.place));
    let in_book = context.place(standing.place);
    let moved = standing.event.filter(|event| event.place == Some(standing.place));
    let spot = moved.map_or_else(|| cell(life.asset, "place"), |event| cell(event, "place"));
    context
        .finding(card, "place")
        .day(context.today)
        .message(say!(
            context.lang,
            "{asset}的账卡挂在{on_card}，账上在{in_book}",
            "{asset}: the card hangs at {on_card}, the register has it at {in_book}"
        ))
        .next(say!(
            context.lang,
            "两处换卡（在“账卡”登记新日期的卡）；卡若是对的，在“资产变动”登记移动，地点 {}",
            "make new cards for both rooms in `room-cards`; if the card is right, write a `move` in `asset-events` with place={}",
            context.text(card.place)
        ))
        .beside(spot, say!(context.lang, "账上的地点", "where the register has it"))
}

fn keeper_differs(context: &Context<'_>, life: &Life<'_>, standing: &Standing<'_>, card: &RoomCard) -> Draft {
    let asset = context.asset(life.asset.asset);
    let on_card = card.keeper.map(|keeper| context.person(keeper)).unwrap_or_default();
    let in_book = context.person(standing.keeper);
    let moved = standing.event.filter(|event| event.person == Some(standing.keeper));
    let spot = moved.map_or_else(|| cell(life.asset, "keeper"), |event| cell(event, "person"));
    context
        .finding(card, "keeper")
        .day(context.today)
        .message(say!(
            context.lang,
            "{asset}账卡上的保管人是{on_card}，账上是{in_book}",
            "{asset}: the card names {on_card} as keeper, the register {in_book}"
        ))
        .next(say!(
            context.lang,
            "换卡（在“账卡”登记新日期的卡）；卡若是对的，在“资产变动”登记移动，人员 {}",
            "make a new card in `room-cards`; if the card is right, write a `move` in `asset-events` with person={}",
            card.keeper.map_or("", |keeper| context.text(keeper))
        ))
        .beside(spot, say!(context.lang, "账上的保管人", "whom the register names"))
}

//! A card names only what is there: what was scrapped, transferred or donated comes off the card on the same day (有卡无账).

use crate::books::assets::{End, Life};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::RoomCard;
use crate::rules::context::{cell, row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;
use crate::table::Words;

/// `card/card-orphan`.
pub static RULE: Rule = Rule {
    id: "card/card-orphan",
    level: Level::Error,
    fixable: false,
    title: Wording::new("有卡无账", "a card for an asset that is no longer in the books"),
    why: Wording::new(
        "处置要同时销卡、销册、销账；卡上还留着，保管人就还在为不存在的东西负责。",
        "disposal clears card, room list and book together; a card left over holds a keeper to what is not there.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十五条；学校惯例（账、册、卡、物一致）",
        "State Assets Regulation art. 35; custom (book, list, card and thing agree)",
    ),
    reads: &["room-cards", "assets", "asset-events"],
    whole: &["room-cards"],
    policy: &[],
    guide: include_str!("card_orphan.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let book = &context.books.assets;
    for life in book.lives() {
        for card in book.cards.of(life.asset.asset) {
            report.checked(1);
            if let Some(end) = life.end.filter(|end| end.day() <= context.today && book.cards.hangs(card, end.day())) {
                report_card(context, report, life, card, end);
            }
        }
    }
}

fn report_card(context: &Context<'_>, report: &mut Report, life: &Life<'_>, card: &RoomCard, end: End<'_>) {
    let (asset, place, day) = (context.asset(life.asset.asset), context.place(card.place), end.day());
    let message = say!(
        context.lang,
        "{place}{} 的账卡上有{asset}，它已于 {day} 退出账簿",
        "the card of {place} of {} names {asset}, which left the books on {day}",
        card.date
    );
    let (spot, words): (Spot, String) = match end {
        End::Disposed(event) => (cell(event, "kind"), event.kind.shown(context.lang).to_owned()),
        End::Reversed(reversing) => (row(reversing), say!(context.lang, "红字冲销", "reversed in red")),
    };
    report.add(
        context
            .finding(card, "asset")
            .day(context.today)
            .message(message)
            .next(say!(
                context.lang,
                "{place}重制账卡：把其余资产以新的日期登记在“账卡”，不再列它",
                "make a new card for {place}: the other assets in `room-cards` with a new date, without this one"
            ))
            .beside(spot, words),
    );
}

//! Every asset in use stands on the card of its room (一物一卡): an asset without a card is one that nobody will miss.

use crate::books::assets::{Life, State};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `card/asset-uncarded`.
pub static RULE: Rule = Rule {
    id: "card/asset-uncarded",
    level: Level::Error,
    fixable: false,
    title: Wording::new("有账无卡", "an asset without a card"),
    why: Wording::new(
        "不在账卡上的资产，房间的保管人不知道要管它，清点时也不会找它。",
        "the keeper of a room answers for what its card says; what is on no card is not looked for.",
    ),
    source: Wording::new(
        "学校惯例（账、册、卡、物一致；一物一卡）；行政事业性国有资产管理条例第三十条",
        "custom (book, list, card and thing agree; one card each); State Assets Regulation art. 30",
    ),
    reads: &["room-cards", "assets", "asset-events", "places"],
    whole: &["room-cards", "asset-events"],
    policy: &[],
    guide: include_str!("asset_uncarded.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let book = &context.books.assets;
    if book.cards.is_empty() {
        return;
    }
    let mut uncarded: BTreeMap<Id, Vec<&Life<'_>>> = BTreeMap::new();
    for life in book.current() {
        let Some(standing) = life.on(context.today) else { continue };
        // What lies in a store is listed there only where the store has a card; what is missing is on none.
        let in_store = standing.state == State::InStore && !book.cards.is_kept_for(standing.place);
        // Nor is a place that stands nowhere told a second time.
        let is_nowhere = standing.state == State::Missing || !context.ledger.knows(standing.place, "places");
        if in_store || is_nowhere || life.asset.corrects.is_some() {
            continue;
        }
        report.checked(1);
        let came = life.since(context.today, |earlier| earlier.place == standing.place).unwrap_or(standing.since);
        let rows = book.cards.of(life.asset.asset);
        if !rows.iter().any(|row| row.place == standing.place || book.cards.hangs(row, came)) {
            uncarded.entry(standing.place).or_default().push(life);
        }
    }
    // It may be on the card, or out of the books, under a wrong number: that is told there.
    let is_disposed = book.strays.disposed_from().is_some();
    for (place, lives) in uncarded {
        if !is_disposed && lives.len() > book.cards.strangers(place) {
            for life in lives {
                report.add(uncarded_at(context, life, place));
            }
        }
    }
}

fn uncarded_at(context: &Context<'_>, life: &Life<'_>, place: Id) -> Draft {
    let (asset, at) = (context.asset(life.asset.asset), context.place(place));
    context
        .finding(life.asset, "asset")
        .day(context.today)
        .message(say!(context.lang, "{asset}在{at}，没有账卡", "{asset} at {at} is on no card"))
        .next(say!(
            context.lang,
            "在“账卡”登记一行：地点 {}，资产 {}，日期为制卡日",
            "write a row in `room-cards` with place={}, asset={} and the day of the card",
            context.text(place),
            context.text(life.asset.asset)
        ))
}

//! Every asset in use stands on the card of its room (一物一卡): an asset without a card is one that nobody will miss.

use crate::books::assets::State;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

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
    source: Wording::new("学校惯例（账、册、卡、物一致；一物一卡）；行政事业性国有资产管理条例第三十条", "custom (book, list, card and thing agree; one card each); State Assets Regulation art. 30"),
    reads: &["room-cards", "assets", "asset-events", "places"],
    whole: &["room-cards", "asset-events"],
    policy: &[],
    guide: include_str!("asset_uncarded.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let cards = &context.books.assets.cards;
    if cards.is_empty() {
        return;
    }
    for life in context.books.assets.current() {
        let Some(standing) = life.on(context.today) else { continue };
        // What lies in a store is listed there only where the store has a card; what is missing is on none.
        let in_store = standing.state == State::InStore && !cards.is_kept_for(standing.place);
        if in_store || standing.state == State::Missing || life.asset.corrects.is_some() {
            continue;
        }
        report.checked(1);
        let came = life.since(context.today, |earlier| earlier.place == standing.place).unwrap_or(standing.since);
        let rows = cards.of(life.asset.asset);
        if rows.iter().any(|row| row.place == standing.place || cards.hangs(row, came)) {
            continue;
        }
        let (asset, place) = (context.asset(life.asset.asset), context.place(standing.place));
        report.add(
            context
                .finding(life.asset, "asset")
                .day(context.today)
                .message(say!(context.lang, "{asset}在{place}，没有账卡", "{asset} at {place} is on no card"))
                .next(say!(
                    context.lang,
                    "在 room-cards 登记一行：place={}、asset={}，日期为制卡日",
                    "write a row in `room-cards` with place={}, asset={} and the day of the card",
                    context.text(standing.place),
                    context.text(life.asset.asset)
                )),
        );
    }
}

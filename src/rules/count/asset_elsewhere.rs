//! An asset that a count finds in another room than the books have it is moved, in the books or back to its room (错位).

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `count/asset-elsewhere`.
pub static RULE: Rule = Rule {
    id: "count/asset-elsewhere",
    level: Level::Error,
    fixable: false,
    title: Wording::new("资产错位", "found in another room"),
    why: Wording::new(
        "账上在这间、东西在那间，两边的保管人都说不归自己管。",
        "where the books name one room and the thing stands in another, neither keeper answers for it.",
    ),
    source: Wording::new("行政事业性国有资产管理条例第三十四条", "State Assets Regulation art. 34"),
    reads: &["asset-counts", "assets", "asset-events", "places"],
    whole: &["asset-events", "asset-counts"],
    policy: &[],
    guide: include_str!("asset_elsewhere.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let assets = &context.books.assets;
    report.checked(assets.counts().iter().filter(|line| line.standing.is_some()).count());
    for line in assets.displaced(context.ledger) {
        let Some(standing) = line.standing else { continue };
        let Some(life) = assets.life(line.row.asset) else { continue };
        let (asset, there) = (context.asset(line.row.asset), context.place(line.row.place));
        let in_book = context.place(standing.place);
        let moved = life.standings().filter(|earlier| earlier.since <= line.row.date).filter_map(|earlier| earlier.event);
        let spot = match moved.filter(|event| event.place == Some(standing.place)).last() {
            Some(event) => cell(event, "place"),
            None => cell(life.asset, "place"),
        };
        report.add(
            context
                .finding(line.row, "place")
                .message(say!(
                    context.lang,
                    "{asset}盘到在{there}，账上在{in_book}",
                    "{asset} was found at {there}, the book has it at {in_book}"
                ))
                .next(say!(
                    context.lang,
                    "在“资产变动”登记移动，地点 {}；已搬回的，登记地点 {}",
                    "write a `move` in `asset-events` with place={}; if it was brought back, with place={}",
                    context.text(line.row.place),
                    context.text(standing.place)
                ))
                .beside(spot, say!(context.lang, "账上的地点", "where the book has it")),
        );
    }
}

//! What a count did not find is looked for, written off or paid for: nothing stays in the books that nobody can show (盘亏).

use crate::books::assets::{CountVerdict, CountedAsset, State, is_disposal};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::AssetEventKind as Kind;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use std::collections::BTreeSet;

/// `count/asset-missing`.
pub static RULE: Rule = Rule {
    id: "count/asset-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("资产盘亏未处理", "missing in a count"),
    why: Wording::new(
        "盘点没找到的资产还当好好的记在账上，账实就不符。",
        "an asset that was not found and still stands in the books as if it were there makes books and rooms disagree.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十四条、第三十九条；会计法第十七条、第二十七条",
        "State Assets Regulation art. 34, 39; Accounting Law art. 17, 27",
    ),
    reads: &["asset-counts", "assets", "asset-events", "damages"],
    whole: &["asset-events", "damages", "asset-counts"],
    policy: &[],
    guide: include_str!("asset_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut told = BTreeSet::new();
    for line in context.books.assets.counts() {
        report.checked(1);
        if is_explained(context, line) {
            continue;
        }
        // One asset, one fault: the first count that missed it speaks for the later ones.
        match line.verdict {
            CountVerdict::Missing if !line.is_settled && told.insert(line.row.asset) => report.add(missing(context, line)),
            CountVerdict::Reappeared if !line.is_settled && told.insert(line.row.asset) => report.add(reappeared(context, line)),
            _ => {}
        }
    }
    open(context, report, &told);
}

/// Assets that a slip says are missing: the loss stays open until it is written off, paid for, or they are found.
fn open(context: &Context<'_>, report: &mut Report, told: &BTreeSet<Id>) {
    for life in context.books.assets.lives().iter().filter(|life| !told.contains(&life.asset.asset)) {
        let Some(standing) = life.on(context.today).filter(|standing| standing.state == State::Missing) else { continue };
        let Some(event) = standing.event else { continue };
        report.checked(1);
        let paid = life.compensated.iter().any(|paid| paid.date >= event.date)
            || context.rows().damages.iter().any(|damage| damage.asset == Some(life.asset.asset) && damage.date >= event.date);
        if paid {
            continue;
        }
        let (asset, since) = (context.asset(life.asset.asset), event.date);
        report.add(
            context
                .finding(event, "kind")
                .message(say!(
                    context.lang,
                    "{asset}自 {since} 盘亏，至今没有处理",
                    "{asset} has been missing since {since}, and nothing is decided"
                ))
                .next(say!(
                    context.lang,
                    "查明原因后报批，在“资产变动”登记报废，填批准人；找到了的，登记找回；有人赔的，在“损坏赔偿”登记处理",
                    "find out why, then write a `scrap` with `approved_by`; if it was found, a `found`; if somebody pays, the case in `damages`"
                )),
        );
    }
}

/// Whether an event under a wrong number, or a place that stands nowhere, is what lies behind it.
fn is_explained(context: &Context<'_>, line: &CountedAsset<'_>) -> bool {
    let since = line.standing.map_or(line.row.date, |standing| standing.since);
    let takes_away = |kind| matches!(kind, Kind::Missing | Kind::Lend | Kind::Repair) || is_disposal(kind);
    match line.verdict {
        CountVerdict::Missing => context.books.assets.strays.have(takes_away, since, context.today),
        CountVerdict::Reappeared => context.books.assets.strays.have(|kind| kind == Kind::Found, since, context.today),
        _ => false,
    }
}

fn missing(context: &Context<'_>, line: &CountedAsset<'_>) -> Draft {
    let (asset, place) = (context.asset(line.row.asset), context.place(line.row.place));
    context
        .finding(line.row, "result")
        .message(say!(
            context.lang,
            "{place}没有盘到{asset}，账上没有处理",
            "{asset} was not found at {place}, and nothing was done about it"
        ))
        .next(say!(
            context.lang,
            "在“资产变动”登记丢失；找到了的，登记移动，写实际地点；有人赔的，在“损坏赔偿”登记处理",
            "write a `missing` in `asset-events`; if it was found since, a `move` with the place; if somebody pays, the case in `damages`"
        ))
}

fn reappeared(context: &Context<'_>, line: &CountedAsset<'_>) -> Draft {
    let (asset, place) = (context.asset(line.row.asset), context.place(line.row.place));
    let result = line.row.result.shown(context.lang);
    let draft = context
        .finding(line.row, "result")
        .message(say!(
            context.lang,
            "{asset}在{place}盘到（{result}），账上是盘亏",
            "{asset} was found at {place} (`{result}`), the book has it missing"
        ))
        .next(say!(
            context.lang,
            "在“资产变动”登记找回，地点 {}",
            "write a `found` in `asset-events` with place={}",
            context.text(line.row.place)
        ));
    match line.standing.and_then(|standing| standing.event) {
        Some(event) => draft.beside(cell(event, "kind"), event.kind.shown(context.lang).to_owned()),
        None => draft,
    }
}

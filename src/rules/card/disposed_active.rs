//! What has left the books does nothing any more: it is not assigned, lent or moved, and no count finds it in its room.

use crate::books::assets::{CountVerdict, CountedAsset, End, Life};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::AssetEvent;
use crate::rules::context::{cell, row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use std::collections::BTreeMap;

/// `card/disposed-active`.
pub static RULE: Rule = Rule {
    id: "card/disposed-active",
    level: Level::Error,
    fixable: false,
    title: Wording::new("已处置资产仍在用", "disposed of and still active"),
    why: Wording::new(
        "账上已经处置，东西却还在流转或还在房间里：处置的手续与实物对不上。",
        "the books say it is gone, yet it goes on being used or is found: the disposal and the thing disagree.",
    ),
    source: Wording::new("行政事业性国有资产管理条例第三十四条、第三十五条", "State Assets Regulation art. 34, 35"),
    reads: &["asset-events", "assets", "asset-counts"],
    whole: &["asset-events"],
    policy: &[],
    guide: include_str!("disposed_active.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let book = &context.books.assets;
    let found = book.counts().iter().filter(|line| line.verdict == CountVerdict::AfterEnd);
    let mut counted: BTreeMap<_, Vec<&CountedAsset<'_>>> = BTreeMap::new();
    for line in found {
        counted.entry(line.row.asset).or_default().push(line);
    }
    for life in book.lives() {
        let Some(end) = life.end else { continue };
        report.checked(1);
        let counts = counted.get(&life.asset.asset).map_or(&[][..], Vec::as_slice);
        let others = (life.after_end.len() + counts.len()).saturating_sub(1);
        // The earliest row speaks for all.
        let draft = match (life.after_end.first(), counts.first()) {
            (Some(event), Some(line)) if line.row.date < event.date => after_count(context, line),
            (Some(event), _) => after_event(context, event),
            (None, Some(line)) => after_count(context, line),
            (None, None) => continue,
        };
        report.add(finish(context, life, end, draft, others));
    }
}

fn after_event(context: &Context<'_>, event: &AssetEvent) -> (Draft, String) {
    let kind = event.kind.shown(context.lang);
    (context.finding(event, "kind"), say!(context.lang, "{} 又有{kind}", "`{kind}` on {}", event.date))
}

fn after_count(context: &Context<'_>, line: &CountedAsset<'_>) -> (Draft, String) {
    let result = line.row.result.shown(context.lang);
    (context.finding(line.row, "result"), say!(context.lang, "{} 盘点为{result}", "counted `{result}` on {}", line.row.date))
}

fn finish(context: &Context<'_>, life: &Life<'_>, end: End<'_>, (draft, what): (Draft, String), others: usize) -> Draft {
    let (asset, day) = (context.asset(life.asset.asset), end.day());
    let more = match others {
        0 => String::new(),
        others => say!(context.lang, "，另有 {others} 行", ", and {others} more"),
    };
    let (ended_by, spot, words) = match end {
        End::Disposed(event) => (event.event, cell(event, "kind"), event.kind.shown(context.lang).to_owned()),
        End::Reversed(reversing) => (reversing.asset, row(reversing), say!(context.lang, "红字冲销", "reversed in red")),
    };
    draft
        .message(say!(
            context.lang,
            "{asset}已于 {day} 退出账簿，{what}{more}",
            "{asset} left the books on {day}: {what}{more}"
        ))
        .next(say!(
            context.lang,
            "核对实物：东西还在的，登记一行冲销处置，corrects（冲销）填 {}；编号写错的，改正此行",
            "look for the thing: if it is there, take the end back with a row that has corrects={}; if the number is wrong, mend this row",
            context.text(ended_by)
        ))
        .beside(spot, words)
}

//! Equipment keeps to its class's standard: not dearer than the limit, not scrapped before its least years (配置标准).

use crate::books::assets::{Class, End, Life, State, cost_each};
use crate::day::Day;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{AssetEvent, AssetEventKind};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;

/// `approval/standard-exceeded`.
pub static RULE: Rule = Rule {
    id: "approval/standard-exceeded",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("超配置标准", "beyond the standard for equipment"),
    why: Wording::new(
        "超过价格上限、没到最低年限就换新，都是审计必问的超标准配置。",
        "auditors ask about equipment dearer than its limit, and about what is replaced before its years are over.",
    ),
    source: Wording::new(
        "当地办公设备、家具配置标准；行政事业性国有资产管理条例第十二条",
        "local standards of office equipment and furniture; State Assets Regulation art. 12",
    ),
    reads: &["assets", "asset-events", "asset-classes"],
    whole: &["asset-classes", "asset-events"],
    policy: &[],
    guide: include_str!("standard_exceeded.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for life in context.books.assets.lives().iter().filter(|life| life.asset.corrects.is_none()) {
        let Some(class) = Class::of(context.ledger, life.asset) else { continue };
        let Class::Own(row) = class else { continue };
        if let Some(limit) = class.price_limit() {
            report.checked(1);
            let (each, asset) = (cost_each(life.asset), context.asset(life.asset.asset));
            if each > limit {
                let name = class.name();
                let message = say!(
                    context.lang,
                    "{asset}单价 {each}，超过{name}的上限 {limit}",
                    "{asset} at {each} is above the limit of {limit} for {name}"
                );
                report.add(
                    context
                        .finding(life.asset, "cost")
                        .message(message)
                        .next(say!(
                            context.lang,
                            "写明特批的依据并登记豁免；原值或分类写错的，改正此行",
                            "write the special approval as a waiver; if cost or class is wrong, mend this row"
                        ))
                        .beside(cell(row, "price_limit"), say!(context.lang, "价格上限", "the limit")),
                );
            }
        }
        if let (Some(years), Some(End::Disposed(event))) = (class.min_years(), life.end)
            && event.kind == AssetEventKind::Scrap
        {
            report.checked(1);
            scrapped(context, report, life, event, years, cell(row, "min_years"));
        }
    }
}

fn scrapped(context: &Context<'_>, report: &mut Report, life: &Life<'_>, event: &AssetEvent, years: u32, limit: Spot) {
    // What was lost or broken and paid for was not replaced early.
    let lost = life.standings().any(|standing| standing.state == State::Missing && standing.since <= event.date);
    let until = years_after(life.asset.acquired, years);
    if lost || !life.compensated.is_empty() || event.date >= until {
        return;
    }
    let (asset, acquired) = (context.asset(life.asset.asset), life.asset.acquired);
    report.add(
        context
            .finding(event, "date")
            .message(say!(
                context.lang,
                "{asset}{acquired} 取得，未满 {years} 年报废（满期 {until}）",
                "{asset} of {acquired} scrapped before its {years} years are over on {until}"
            ))
            .next(say!(
                context.lang,
                "不能修复的，写明鉴定意见并登记豁免；能用的，冲销报废",
                "if it cannot be mended, write the finding of who examined it as a waiver; if it can, reverse the scrapping"
            ))
            .beside(limit, say!(context.lang, "最低使用年限", "the fewest years of use")),
    );
}

/// The same day so many years later; 28 February where there is no 29th.
fn years_after(day: Day, years: u32) -> Day {
    let (month, number) = day.month_and_day();
    let year = i32::try_from(years).ok().and_then(|years| day.year().checked_add(years)).unwrap_or(i32::MAX);
    let far = || Day::from_ymd(2999, 12, 31).unwrap_or(day);
    Day::from_ymd(year, month, number).or_else(|| Day::from_ymd(year, month, 28)).unwrap_or_else(far)
}

//! Each place with stock is counted every month (or as the policy says), each place with assets every term.
//!
//! A period is looked at once the statement day of the next month has passed: until then a count of its last day is entered. A
//! place whose stock neither moved nor lay there needs no count, nor does one where nothing moved in a month outside every term.

use crate::books::count_days::entered_by;
use crate::day::{Day, Month};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::policy::Every;
use crate::registers::{Account, Control, Place};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// The registers of goods, assets and cash; an unread row of any may be the count that is missing.
const REGISTERS: &[&str] = &[
    "stock-moves",
    "canteen-intake",
    "canteen-issues",
    "stock-counts",
    "assets",
    "asset-events",
    "asset-counts",
    "places",
    "cash-counts",
    "journal",
    "accounts",
];

/// `deadline/count-missing`.
pub static RULE: Rule = Rule {
    id: "deadline/count-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("未按期盘点", "a count that was not taken"),
    why: Wording::new(
        "不盘点，账上的数只是推算；差错越久越查不清。",
        "without a count the books are only reckoned, and a difference is the harder to explain the older it is.",
    ),
    source: Wording::new(
        "会计法第十七条；行政事业性国有资产管理条例第三十四条（定期盘点，账实相符）",
        "Accounting Law art. 17; State Assets Regulation art. 34 (regular counts)",
    ),
    reads: REGISTERS,
    whole: REGISTERS,
    policy: &["stock.count_every", "assets.count_every", "deadline.statement_day"],
    guide: include_str!("count_missing.md"),
    check: Check::Ledger(check),
};

/// A stretch of days in which a count is due, as findings call it.
struct Due {
    name: String,
    first: Day,
    last: Day,
}

fn check(context: &Context<'_>, report: &mut Report) {
    stock(context, report);
    assets(context, report);
    cash(context, report);
}

/// Cash is counted each month in which its account moved or holds money.
fn cash(context: &Context<'_>, report: &mut Report) {
    let accounts = &context.books.accounts;
    let mut counted: BTreeSet<(Id, Month)> = BTreeSet::new();
    for row in &context.rows().cash_counts {
        counted.insert((row.account, row.date.month()));
    }
    for account in accounts.with_control(Control::Cash) {
        let entries = accounts.entries(account.account);
        let Some(first) = entries.first().map(|entry| entry.row.date) else { continue };
        let is_counted = |month| {
            let mut boxes = accounts.with_below(account.account).chain(accounts.above(account.account)).chain([account.account]);
            boxes.any(|account| counted.contains(&(account, month)))
        };
        let moved: BTreeSet<Month> = entries.iter().map(|entry| entry.row.date.month()).collect();
        // What is never counted is one thing that is missing; so is each gap.
        let mut missing: Vec<Due> = periods(context, first.month(), |_| Every::Month);
        missing.retain(|due| {
            report.checked(1);
            let holds = !accounts.own_balance(account.account, due.last).is_zero();
            (moved.contains(&due.last.month()) || holds) && !is_counted(due.last.month())
        });
        let Some(due) = missing.first() else { continue };
        report.add(missing_cash_count(context, account, due, missing.len() - 1));
    }
}

fn missing_cash_count(context: &Context<'_>, account: &Account, due: &Due, others: usize) -> Draft {
    let lang = context.lang;
    let (name, period) = (context.account(account.account), &due.name);
    let more = if others == 0 { String::new() } else { say!(lang, "（另有 {others} 个月）", " ({others} more months)") };
    context
        .finding(account, "control")
        .day(due.last)
        .message(say!(lang, "{name} {period} 没有盘点现金{more}", "{name}: no count of cash in {period}{more}"))
        .next(say!(
            lang,
            "每月末由出纳盘点、另一人监盘，在“现金盘点”登记；确未盘点的，写豁免说明原因",
            "count the cash at each month's end, with a witness, and enter it in cash-counts; if none was taken, write a waiver that says why"
        ))
}

fn stock(context: &Context<'_>, report: &mut Report) {
    let mut counted: BTreeMap<Id, Vec<Day>> = BTreeMap::new();
    for row in &context.rows().stock_counts {
        counted.entry(row.place).or_default().push(row.date);
    }
    let stock = &context.books.stock;
    for place in stock.places() {
        let Some(place) = context.rows().places.get(place) else { continue };
        let closings = stock.closings(place.place);
        let Some((first, _)) = closings.first() else { continue };
        let days = counted.get(&place.place).map_or(&[][..], Vec::as_slice);
        for due in periods(context, *first, |day| context.policy(day).stock.count_every) {
            report.checked(1);
            let moved = closings.iter().any(|(month, _)| due.first <= month.last_day() && month.first_day() <= due.last);
            let in_term = context.settings.calendar.school_days(due.first, due.last).next().is_some();
            let lies = || stock.items_at(place.place).any(|item| !stock.balance(place.place, item, due.last).quantity.is_zero());
            let is_due = moved || (in_term && lies());
            if is_due && !days.iter().any(|day| due.first <= *day && *day <= due.last) {
                report.add(missing_stock_count(context, place, &due));
            }
        }
    }
}

fn assets(context: &Context<'_>, report: &mut Report) {
    let mut counted: BTreeMap<Id, Vec<Day>> = BTreeMap::new();
    for row in &context.rows().asset_counts {
        counted.entry(row.place).or_default().push(row.date);
    }
    let lives: Vec<_> = context.books.assets.lives().iter().collect();
    let Some(first) = context.settings.school.starts.or_else(|| lives.iter().map(|life| life.asset.acquired).min()) else { return };
    for due in periods(context, first.month(), |day| context.policy(day).assets.count_every) {
        let standing = lives.iter().filter(|life| life.is_in_books(due.last)).filter_map(|life| life.on(due.last));
        let places: BTreeSet<Id> = standing.map(|standing| standing.place).collect();
        for place in places.into_iter().filter_map(|place| context.rows().places.get(place)) {
            report.checked(1);
            let days = counted.get(&place.place).map_or(&[][..], Vec::as_slice);
            if !days.iter().any(|day| due.first <= *day && *day <= due.last) {
                report.add(missing_asset_count(context, place, &due));
            }
        }
    }
}

/// The periods that are over and whose counts should be entered by now, from a month on.
fn periods(context: &Context<'_>, from: Month, every: impl Fn(Day) -> Every) -> Vec<Due> {
    let starts = context.settings.school.starts.unwrap_or(from.first_day());
    let (first, today) = (from.first_day().max(starts), context.today);
    let mut found = Vec::new();
    for month in first.month().through(today.month()) {
        let last = month.last_day();
        let quarter = Month::new(month.year(), (month.number() - 1) / 3 * 3 + 1).unwrap_or(month);
        let (name, begins) = match every(last) {
            Every::Month => (month.to_string(), month.first_day()),
            Every::Quarter if month.number() % 3 == 0 => {
                let number = month.number() / 3;
                (say!(context.lang, "{} 年第 {number} 季度", "quarter {number} of {}", month.year()), quarter.first_day())
            }
            Every::Year if month.number() == 12 => {
                (month.year().to_string(), Month::new(month.year(), 1).unwrap_or(month).first_day())
            }
            _ => continue,
        };
        found.push(Due { name, first: begins, last });
    }
    for term in context.settings.calendar.terms() {
        if every(term.ends) == Every::Term && term.ends >= first {
            found.push(Due { name: term.id.to_string(), first: term.starts, last: term.ends });
        }
    }
    found.retain(|due| entered_by(context.settings, due.last) < today);
    found
}

fn missing_stock_count(context: &Context<'_>, place: &Place, due: &Due) -> Draft {
    let lang = context.lang;
    let (name, period) = (context.place(place.place), &due.name);
    context
        .finding(place, "place")
        .day(due.last)
        .message(say!(lang, "{name} {period} 有库存，没有盘点", "{name}: stock in {period}, and no count"))
        .next(say!(
            lang,
            "补做盘点并登记“库存盘点”；确未盘点的，写豁免说明原因",
            "enter the count in stock-counts; if none was taken, write a waiver that says why"
        ))
}

fn missing_asset_count(context: &Context<'_>, place: &Place, due: &Due) -> Draft {
    let lang = context.lang;
    let (name, period) = (context.place(place.place), &due.name);
    context
        .finding(place, "place")
        .day(due.last)
        .message(say!(lang, "{name} {period} 有资产，没有盘点", "{name}: assets in {period}, and no count"))
        .next(say!(
            lang,
            "补做清查并登记“资产盘点”；确未清查的，写豁免说明原因",
            "enter the count in asset-counts; if none was taken, write a waiver that says why"
        ))
}

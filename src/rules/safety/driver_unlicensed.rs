//! Who drives a vehicle of the school has a valid licence for it that day (驾驶资格).

use crate::books::meals::standing;
use crate::day::Day;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CertificateKind, Trip};
use crate::rules::certified::post_asks;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `safety/driver-unlicensed`.
pub static RULE: Rule = Rule {
    id: "safety/driver-unlicensed",
    level: Level::Error,
    fixable: false,
    title: Wording::new("无驾驶资格出车", "a trip driven without a licence"),
    why: Wording::new(
        "校车只能由取得校车驾驶资格的人驾驶；临时顶班最容易出事。",
        "a school bus is driven only by who is licensed for it; whoever stands in for the driver is where accidents happen.",
    ),
    source: Wording::new(
        "校车安全管理条例第二十三条、第二十五条（未取得校车驾驶资格的不得驾驶校车）",
        "School Bus Regulation art. 23, 25 (nobody drives a school bus without the licence for it)",
    ),
    reads: &["trips", "certificates", "posts", "people"],
    whole: &["certificates", "posts", "people"],
    policy: &["people.certificates"],
    guide: include_str!("driver_unlicensed.md"),
    check: Check::Ledger(check),
};

/// The kind of certificate that a driver has.
const LICENCE: &str = "driver";

fn check(context: &Context<'_>, report: &mut Report) {
    let (lang, people) = (context.lang, &context.rows().people);
    let licences = || context.rows().certificates.iter().filter(|row| row.kind == CertificateKind::Driver);
    // Where nobody's licence is registered they are not kept here; one of somebody who stands nowhere may be the one that is sought.
    if licences().next().is_none() || licences().any(|row| people.get(row.owner).is_none()) {
        return;
    }
    let certificates = &context.books.certificates;
    // One lapse is one finding, on its first day.
    let mut lapses: BTreeMap<(Id, Option<Day>), (&Trip, usize)> = BTreeMap::new();
    for row in standing(&context.rows().trips, |row| (row.date, row.vehicle, row.route)) {
        let day = row.date.day;
        if people.get(row.driver).is_none() || day > context.today {
            continue;
        }
        report.checked(1);
        let is_licensed = certificates.valid(row.driver, LICENCE, day).is_some();
        if is_licensed || post_asks(context, row.driver, day, LICENCE) {
            continue;
        }
        let ended = certificates.of_kind(row.driver, LICENCE).map(|licence| licence.to).filter(|to| *to < day).max();
        let lapse = lapses.entry((row.driver, ended)).or_insert((row, 0));
        lapse.1 += 1;
        if day < lapse.0.date.day {
            lapse.0 = row;
        }
    }
    for ((driver, ended), (row, trips)) in lapses {
        let (name, vehicle, when) = (context.person(driver), context.text(row.vehicle), row.date);
        let others = match trips - 1 {
            0 => String::new(),
            1 => say!(lang, "；另有 1 趟也是", "; one more trip likewise"),
            others => say!(lang, "；另有 {others} 趟也是", "; {others} more trips likewise"),
        };
        let draft = context
            .finding(row, "driver")
            .message(say!(
                lang,
                "{when} {name}驾驶 {vehicle}，没有有效的驾驶资格{others}",
                "{name} drove {vehicle} on {when} without a valid licence{others}"
            ))
            .next(say!(
                lang,
                "驾驶员写错的更正；有证的补登“证照”，类型驾驶证；没有的不得再出车",
                "correct the driver; enter the licence in `certificates` as driver; without one nobody drives"
            ));
        let last = certificates.of_kind(driver, LICENCE).find(|licence| Some(licence.to) == ended);
        report.add(match last {
            Some(last) => draft.beside(cell(last, "to"), say!(lang, "上一张证到期", "where the last one ended")),
            None => draft,
        });
    }
}

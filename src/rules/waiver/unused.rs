//! A waiver that covers nothing: what it let stand was mended, or its rule or its id has a slip.

use crate::findings::Level;
use crate::lang::{Lang, Wording};
use crate::registers::Waiver;
use crate::rules::{Check, Context, FAMILIES, Report, Rule, WaiverUse, all, find};
use crate::say;
use crate::table::nearest;

/// `waiver/unused`.
pub static RULE: Rule = Rule {
    id: "waiver/unused",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("豁免用不上", "a waiver that covers nothing"),
    why: Wording::new(
        "留着不用的豁免，日后会盖住一个没有人看过的问题。",
        "a waiver left behind will one day hide something that nobody has looked at.",
    ),
    source: Wording::new("账本格式“豁免”一节（docs/format.md）", "the ledger format, “waivers” (docs/format.md)"),
    reads: &["waivers"],
    whole: &[],
    policy: &[],
    guide: include_str!("unused.md"),
    check: Check::Waivers(check),
};

fn check(context: &Context<'_>, uses: &[WaiverUse<'_>], report: &mut Report) {
    for used in uses {
        report.checked(1);
        // One that has run out covers nothing, and is told as such.
        if used.has_ended(context) || used.covered > 0 {
            continue;
        }
        let waiver = used.waiver;
        let lang = context.lang;
        if find(&waiver.rule).is_none() {
            let (message, next) = unknown(lang, &waiver.rule);
            report.add(context.finding(waiver, "rule").message(message).next(next));
        } else if !used.candidates.is_empty() {
            let candidates: Vec<&str> = used.candidates.iter().map(|row| row.0.as_str()).collect();
            let candidates = candidates.join(if lang == Lang::Chinese { "、" } else { ", " });
            report.add(
                context
                    .finding(waiver, "on")
                    .message(say!(
                        lang,
                        "{} 在几个账册里都有：{candidates}",
                        "{} stands in several registers: {candidates}",
                        &*waiver.on
                    ))
                    .next(say!(lang, "on（对象）写成其中一个", "write one of them in `on`")),
            );
        } else if used.rule_ran {
            let (message, next) = needless(context, waiver);
            report.add(context.finding(waiver, "on").message(message).next(next));
        }
    }
}

fn unknown(lang: Lang, rule: &str) -> (String, String) {
    if FAMILIES.iter().any(|family| family.name == rule) {
        return (
            say!(lang, "{rule} 是一族规则", "{rule} is a family of rules"),
            say!(lang, "一次只豁免一条规则，如 format/uscc-invalid", "waive one rule, such as format/uscc-invalid"),
        );
    }
    let next = match nearest(rule, all().map(|rule| rule.id)) {
        Some(nearest) => say!(lang, "是否为 {nearest}？", "did you mean {nearest}?"),
        None => say!(lang, "规则名见 bursar explain", "`bursar explain` lists the rules"),
    };
    (say!(lang, "没有规则 {rule}", "there is no rule {rule}"), next)
}

fn needless(context: &Context<'_>, waiver: &Waiver) -> (String, String) {
    let (lang, on) = (context.lang, &*waiver.on);
    let stands = !context.ledger.registers_of(on).is_empty() || on.contains([':', '#']);
    if stands {
        (
            say!(lang, "{} 在 {on} 没有问题", "{} finds nothing about {on}", &*waiver.rule),
            say!(lang, "问题已改好就删去这条豁免", "take the waiver out if the matter is mended"),
        )
    } else {
        (
            say!(lang, "没有编号为 {on} 的行", "no row has the id {on}"),
            say!(lang, "改正 on（对象）：填编号，或 账册:键|键", "mend `on`: an id, or register:key|key"),
        )
    }
}

//! A waiver whose last day has passed: what it let stand is found again.

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule, WaiverUse};
use crate::say;

/// `waiver/expired`.
pub static RULE: Rule = Rule {
    id: "waiver/expired",
    level: Level::Error,
    fixable: false,
    title: Wording::new("豁免已过期", "a waiver that has run out"),
    why: Wording::new(
        "豁免有期限，到期就要再看一次：改好，或重新批准。",
        "a waiver has an end so that the matter is looked at again: mended, or approved anew.",
    ),
    source: Wording::new("账本格式“豁免”一节（docs/format.md）", "the ledger format, “waivers” (docs/format.md)"),
    reads: &["waivers"],
    whole: &[],
    policy: &[],
    guide: include_str!("expired.md"),
    check: Check::Waivers(check),
};

fn check(context: &Context<'_>, uses: &[WaiverUse<'_>], report: &mut Report) {
    for used in uses {
        let Some(until) = used.waiver.until else { continue };
        report.checked(1);
        if !used.has_ended(context) {
            continue;
        }
        let lang = context.lang;
        let next = if used.named == 0 {
            say!(lang, "问题已经不在，删去这条豁免", "the matter is mended: take the waiver out")
        } else {
            say!(
                lang,
                "改好 {}；确需延期就由批准人改 until（有效期至）",
                "mend {}; or let the approver set a new `until`",
                &*used.waiver.on
            )
        };
        report.add(
            context
                .finding(used.waiver, "until")
                .message(say!(lang, "{until} 到期，今天 {}", "it ran out on {until}, today is {}", context.today))
                .next(next),
        );
    }
}

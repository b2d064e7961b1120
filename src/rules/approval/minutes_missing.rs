//! What a meeting has to decide (三重一大) names the minutes of that meeting.

use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;

/// `approval/minutes-missing`.
pub static RULE: Rule = Rule {
    id: "approval/minutes-missing",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("缺会议纪要", "the minutes of the decision are missing"),
    why: Wording::new(
        "大额采购由集体决定；没有纪要，就看不出是会议定的还是个人定的。",
        "large purchases are decided by a meeting; without its minutes nobody can tell it from one person's decision.",
    ),
    source: Wording::new(
        "“三重一大”决策制度；行政事业单位内部控制规范（财会〔2012〕21号）",
        "the rule that large matters are decided by a meeting (三重一大); Internal Control Norms for public institutions (Caikuai [2012] 21)",
    ),
    reads: &["purchases"],
    whole: &[],
    policy: &["approval.bands"],
    guide: include_str!("minutes_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought() {
        let Some(band) = chain.band.filter(|band| band.minutes) else { continue };
        // A step that is missing brings its minutes with it.
        if chain.is_rejected() || !chain.missing.is_empty() {
            continue;
        }
        report.checked(1);
        if chain.row.approvals.iter().any(|signature| signature.minutes.is_some()) {
            continue;
        }
        let amount = chain.amount();
        let last = band.steps.last().map_or("", String::as_str);
        let signature = chain.signatures.of_step(last);
        let mut draft = context.finding(chain.row, "approvals");
        if let Some(signature) = signature {
            draft.spot = Spot::Row(signature.at);
        }
        report.add(
            draft
                .message(say!(
                    context.lang,
                    "金额 {amount} 元须集体决策，没有会议纪要编号",
                    "{amount} yuan need a meeting's decision, and no minutes are named"
                ))
                .next(say!(
                    context.lang,
                    "在 {last} 签批的 minutes（会议纪要）填写纪要编号",
                    "add `minutes = \"…\"` to the signature of {last}"
                )),
        );
    }
}

//! A waiver that nobody approved, or that a person approved in a matter of his own.

use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Waiver;
use crate::rules::{Check, Context, Report, Rule, WaiverUse};
use crate::say;

/// `waiver/unapproved`.
pub static RULE: Rule = Rule {
    id: "waiver/unapproved",
    level: Level::Error,
    fixable: false,
    title: Wording::new("豁免没有批准", "a waiver without approval"),
    why: Wording::new(
        "谁都能写的豁免等于没有规则；批自己的事也不算批准。",
        "a rule that anybody may set aside is none; and nobody approves in a matter of his own.",
    ),
    source: Wording::new(
        "账本格式“豁免”一节（docs/format.md）；会计法第二十五条（不相容岗位分离）",
        "the ledger format, “waivers” (docs/format.md); Accounting Law art. 25 (separation of duties)",
    ),
    reads: &["waivers", "purchases", "claims"],
    whole: &[],
    policy: &[],
    guide: include_str!("unapproved.md"),
    check: Check::Waivers(check),
};

fn check(context: &Context<'_>, uses: &[WaiverUse<'_>], report: &mut Report) {
    for used in uses {
        report.checked(1);
        let (waiver, lang) = (used.waiver, context.lang);
        match waiver.approved_by {
            None => report.add(context.finding_row(waiver).message(say!(lang, "没有批准人", "nobody approved it")).next(say!(
                lang,
                "由有权的人批准，填 approved_by（批准人）",
                "let somebody approve it and name them in `approved_by`"
            ))),
            Some(approver) if is_own_matter(context, waiver, approver) => report.add(
                context
                    .finding(waiver, "approved_by")
                    .message(say!(
                        lang,
                        "{} 批了自己的 {}",
                        "{} approved in a matter of their own, {}",
                        context.person(approver),
                        &*waiver.on
                    ))
                    .next(say!(lang, "换另一个人批准", "let somebody else approve it")),
            ),
            Some(_) => {}
        }
    }
}

/// Whether a waiver is about the approver, or about a purchase or claim that the approver asked for.
fn is_own_matter(context: &Context<'_>, waiver: &Waiver, approver: Id) -> bool {
    let on = waiver.on.split_once(':').map_or(&*waiver.on, |(_, key)| key);
    let Some(id) = context.ledger.names.find(on) else { return false };
    let rows = context.rows();
    let asked =
        rows.purchases.get(id).map(|purchase| purchase.requester).or_else(|| rows.claims.get(id).map(|claim| claim.claimant));
    id == approver || asked == Some(approver)
}

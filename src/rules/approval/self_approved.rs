//! Nobody approves what he asks for (自批): who requests or claims does not sign a step of it.

use crate::books::known_posts::plain;
use crate::books::purchases::CLAIM_STEPS;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Approval;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/self-approved`.
pub static RULE: Rule = Rule {
    id: "approval/self-approved",
    level: Level::Error,
    fixable: false,
    title: Wording::new("自己审批自己的单据", "approved by who asked for it"),
    why: Wording::new(
        "申请与审批是不相容岗位：自己批自己，等于没有审批。",
        "asking and approving are separate duties: who approves his own document has no approval.",
    ),
    source: Wording::new(
        "会计法第二十五条；行政事业单位内部控制规范（财会〔2012〕21号）",
        "Accounting Law art. 25; Internal Control Norms for public institutions (Caikuai [2012] 21)",
    ),
    reads: &["purchases", "claims"],
    whole: &[],
    policy: &["approval.bands"],
    guide: include_str!("self_approved.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.chains().iter().filter(|chain| chain.row.cancelled.is_none()) {
        let row = chain.row;
        for signature in chain.signatures.approved() {
            let step = context.text(signature.step);
            // What is signed besides the ladder's steps decides nothing.
            if !chain.counts(step) {
                continue;
            }
            report.checked(1);
            if signature.by == row.requester {
                let draft = context.finding_inside(row, signature, "by");
                let draft = draft.beside(cell(row, "requester"), say!(context.lang, "申请人", "who asks"));
                report.add(words(context, draft, signature, row.requester));
            }
        }
    }
    for claim in context.books.purchases.claims() {
        let row = claim.row;
        for signature in claim.signatures.approved() {
            if !CLAIM_STEPS.contains(&plain(context.text(signature.step))) {
                continue;
            }
            report.checked(1);
            if signature.by == row.claimant {
                let draft = context.finding_inside(row, signature, "by");
                let draft = draft.beside(cell(row, "claimant"), say!(context.lang, "报销人", "who claims"));
                report.add(words(context, draft, signature, row.claimant));
            }
        }
    }
}

fn words(context: &Context<'_>, draft: Draft, signature: &Approval, person: Id) -> Draft {
    let (step, name) = (context.text(signature.step), context.person(person));
    let mut others = context.books.posts.signers(step, &context.policy(signature.date).steps, signature.date);
    others.retain(|other| *other != person);
    let next = match others.first() {
        Some(other) => {
            let other = context.person(*other);
            say!(context.lang, "由{other}签 {step}", "let {other} sign {step}")
        }
        None => say!(context.lang, "由另一人签 {step}", "let somebody else sign {step}"),
    };
    draft.message(say!(context.lang, "{name}自己签批 {step}", "{name} signs {step} of their own document")).next(next)
}

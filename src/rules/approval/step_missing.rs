//! The amount needs the signature of a step (审批级次) that the document lacks.

use crate::books::known_posts::shown;
use crate::books::purchases::{CLAIM_STEPS, Chain, ClaimChain, WITNESS};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::JournalEntry;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/step-missing`.
pub static RULE: Rule = Rule {
    id: "approval/step-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("缺少审批级次", "a step of the approval is missing"),
    why: Wording::new(
        "金额到了哪一档，就要哪一级签批；缺一级，这笔钱就没有人有权动用。",
        "each amount has the steps that may decide on it; without one of them nobody was entitled to spend it.",
    ),
    source: Wording::new(
        "会计法第二十五条；行政事业单位内部控制规范（财会〔2012〕21号）",
        "Accounting Law art. 25; Internal Control Norms for public institutions (Caikuai [2012] 21)",
    ),
    reads: &["purchases", "claims", "posts", "receipts", "journal"],
    whole: &[],
    policy: &["approval.bands", "steps.STEP"],
    guide: include_str!("step_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        let Some(band) = chain.band else { continue };
        report.checked(band.steps.len());
        if let Some(first) = chain.missing.first() {
            purchase(context, chain, first, report);
        }
    }
    for claim in context.books.purchases.claims() {
        // A voucher that gives money for a claim pays it, whatever the claim says.
        let paying = || context.books.payments.paying(claim.row.id);
        let paying = if claim.row.paid.is_some() { None } else { paying() };
        if (claim.row.paid.is_none() && paying.is_none()) || claim.signatures.rejected().is_some() {
            continue;
        }
        report.checked(CLAIM_STEPS.len());
        if let Some(first) = claim.missing.first() {
            paid_claim(context, claim, paying, first, report);
        }
    }
}

fn purchase(context: &Context<'_>, chain: &Chain<'_>, first: &str, report: &mut Report) {
    let (amount, missing) = (chain.amount(), list(context, &chain.missing));
    let mut draft = context
        .finding(chain.row, "approvals")
        .message(say!(context.lang, "金额 {amount} 元，缺 {missing} 签批", "{amount} yuan, not signed by {missing}"))
        .next(entry(context, first));
    if chain.ordered > chain.estimate
        && let Some(order) = chain.row.all_orders().last()
    {
        let (ordered, estimate) = (chain.ordered, chain.estimate);
        draft = draft.beside(
            cell(order, "amount"),
            say!(context.lang, "采购 {ordered} 元，估价 {estimate} 元", "ordered for {ordered}, estimated at {estimate}"),
        );
    }
    if let Some(returned) = chain.signatures.returned() {
        draft = draft.beside(cell(returned, "verdict"), say!(context.lang, "最后的意见是退回", "the last verdict is `returned`"));
    }
    report.add(draft);
}

fn paid_claim(context: &Context<'_>, claim: &ClaimChain<'_>, paying: Option<&JournalEntry>, first: &str, report: &mut Report) {
    let steps: Vec<&str> = claim.missing.iter().map(|step| shown(step, context.lang)).collect();
    let (amount, missing) = (claim.row.amount, list(context, &steps));
    let draft = context
        .finding(claim.row, "approvals")
        .message(say!(context.lang, "已付 {amount} 元，缺 {missing} 签字", "{amount} yuan were paid, not signed by {missing}"))
        .next(entry(context, first));
    report.add(match paying {
        Some(row) => draft.beside(cell(row, "voucher"), say!(context.lang, "付款的凭证", "the voucher that pays it")),
        None => draft,
    });
}

fn list(context: &Context<'_>, steps: &[&str]) -> String {
    steps.join(say!(context.lang, "、", ", ").as_str())
}

/// The signature to write, by the first person who may sign the step.
fn entry(context: &Context<'_>, step: &str) -> String {
    let signers = match step {
        WITNESS => Vec::new(),
        _ => context.books.posts.signers(step, &context.policy(context.today).steps, context.today),
    };
    let by = signers.first().map_or("…", |person| context.text(*person));
    // The steps of a claim are bursar's own words, those of a purchase the school's.
    let step = if CLAIM_STEPS.contains(&step) { shown(step, context.lang) } else { step };
    say!(
        context.lang,
        "在 approvals（审批）补一行：步骤 {step}，审批人 {by}，日期为签批日",
        "add `{{ step = \"{step}\", by = \"{by}\", date = … }}` to `approvals`"
    )
}

//! Who signs a step holds, on that day, one of the posts (岗位) that may sign it.

use super::absent;
use crate::books::known_posts::plain;
use crate::books::purchases::WITNESS;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{Approval, Claim, Payment, Row};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `approval/post-not-held`.
pub static RULE: Rule = Rule {
    id: "approval/post-not-held",
    level: Level::Error,
    fixable: false,
    title: Wording::new("审批人无此岗位", "signed by somebody without the post"),
    why: Wording::new(
        "审批权属于岗位，不属于个人；当天不在岗的人签字，单据没有批。",
        "the right to approve belongs to a post, not to a person; who does not hold it on the day approves nothing.",
    ),
    source: Wording::new(
        "会计法第二十五条；行政事业单位内部控制规范（财会〔2012〕21号）：授权审批",
        "Accounting Law art. 25; Internal Control Norms for public institutions (Caikuai [2012] 21): who is authorized approves",
    ),
    reads: &[
        "purchases",
        "claims",
        "posts",
        "people",
        "journal",
        "damages",
        "stock-moves",
        "canteen-issues",
        "stock-counts",
        "asset-counts",
        "asset-events",
        "cash-counts",
        "places",
        "custody",
    ],
    whole: &["posts", "people"],
    policy: &["steps.STEP", "approval.bands"],
    guide: include_str!("post_not_held.md"),
    check: Check::Ledger(check),
};

/// The post of who pays.
const CASHIER: &str = "cashier";

fn check(context: &Context<'_>, report: &mut Report) {
    if context.books.posts.is_empty() {
        return;
    }
    absent::check(context, report);
    for chain in context.books.purchases.chains().iter().filter(|chain| chain.row.cancelled.is_none()) {
        for signature in &chain.row.approvals {
            let step = context.text(signature.step);
            if (chain.band.is_some() && chain.counts(step)) || anybody_may_sign(context, signature) {
                signed(context, chain.row, signature, report);
            }
        }
    }
    for claim in &context.rows().claims {
        for signature in claim.approvals.iter().filter(|signature| plain(context.text(signature.step)) != WITNESS) {
            signed(context, claim, signature, report);
        }
        if let Some(paid) = &claim.paid {
            paid_by(context, claim, paid, report);
        }
    }
}

/// Money is paid out by a cashier, where the school has said who that is.
fn paid_by(context: &Context<'_>, claim: &Claim, paid: &Payment, report: &mut Report) {
    let (lang, posts, day) = (context.lang, &context.books.posts, paid.date);
    let cashiers = posts.holders(CASHIER, day);
    if context.rows().people.get(paid.by).is_none() || cashiers.is_empty() {
        return;
    }
    report.checked(1);
    if posts.holding(paid.by, CASHIER, day).is_some() {
        return;
    }
    let Some(cashier) = cashiers.first().map(|cashier| context.person(*cashier)) else { return };
    let name = context.person(paid.by);
    let mut draft = context
        .finding_inside(claim, paid, "by")
        .message(say!(lang, "{name}付款，{day} 的出纳是{cashier}", "{name} pays, the cashier on {day} is {cashier}"))
        .next(say!(
            lang,
            "由{cashier}付款；代理出纳的，在“岗位”登记",
            "let {cashier} pay; somebody who stands in for the cashier is entered in `posts`"
        ));
    if let Some(held) = posts.ever(paid.by, CASHIER) {
        draft = draft.beside(cell(held, "post"), say!(lang, "另有任期", "held at another time"));
    }
    report.add(draft);
}

/// A step outside the ladder that no post of the school signs is a remark, not a step.
fn anybody_may_sign(context: &Context<'_>, signature: &Approval) -> bool {
    let steps = &context.policy(signature.date).steps;
    steps.posts_of(context.text(signature.step)).any(|post| context.books.posts.is_known(post))
}

fn signed<R: Row>(context: &Context<'_>, document: &R, signature: &Approval, report: &mut Report) {
    report.checked(1);
    let (step, day) = (context.text(signature.step), signature.date);
    let steps = &context.policy(day).steps;
    let posts = &context.books.posts;
    // Somebody who stands nowhere among the people is `format/reference-unknown`.
    let is_known = context.rows().people.get(signature.by).is_some();
    if !is_known || posts.may_sign(signature.by, step, steps, day) {
        return;
    }
    // Nor is anything said where one of the posts is held by nobody known: that slip may mean the signer.
    let holders = posts.signers(step, steps, day);
    if holders.iter().any(|holder| context.rows().people.get(*holder).is_none()) {
        return;
    }
    let name = context.person(signature.by);
    let needed: Vec<&str> = steps.posts_of(step).collect();
    let needed_texts = needed.join(say!(context.lang, "、", " / ").as_str());
    let next = match holders.first() {
        Some(signer) => {
            let signer = context.person(*signer);
            say!(
                context.lang,
                "由{signer}签批；如确已任职，在“岗位”补登",
                "let {signer} sign; if the post was held, enter it in `posts`"
            )
        }
        None => say!(context.lang, "在“岗位”登记 {day} 谁担任 {needed_texts}", "enter in `posts` who held {needed_texts} on {day}"),
    };
    let mut draft = context
        .finding_inside(document, signature, "by")
        .message(say!(
            context.lang,
            "{name}在 {day} 没有 {needed_texts} 岗位，签了 {step}",
            "{name} does not hold {needed_texts} on {day} and signs {step}"
        ))
        .next(next);
    if let Some(held) = needed.iter().find_map(|post| posts.ever(signature.by, post)) {
        let (from, to) = (held.from, held.to.map(|to| to.to_string()).unwrap_or_default());
        draft = draft.beside(cell(held, "post"), say!(context.lang, "任期 {from} 至 {to}", "held from {from} to {to}"));
    }
    // Who has not come yet or has left holds no post, whatever stands in `posts`.
    if let Some(person) = context.rows().people.get(signature.by) {
        if person.from.is_some_and(|from| day < from) {
            draft = draft.beside(cell(person, "from"), say!(context.lang, "到岗日期", "the first day at the school"));
        } else if person.to.is_some_and(|to| day > to) {
            draft = draft.beside(cell(person, "to"), say!(context.lang, "离岗日期", "the last day at the school"));
        }
    }
    report.add(draft);
}

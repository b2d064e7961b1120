//! A waiver that nobody approved, or that a person approved in a matter of his own.

use crate::books::approvers::approvers;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Waiver;
use crate::rules::{Check, Context, Report, Rule, WaiverUse};
use crate::say;
use std::collections::BTreeSet;

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
    reads: &[
        "waivers",
        "purchases",
        "claims",
        "stock-moves",
        "stock-counts",
        "asset-counts",
        "asset-events",
        "journal",
        "canteen-issues",
        "assets",
        "posts",
        "people",
    ],
    whole: &[],
    policy: &["approval.bands", "steps.STEP"],
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
            Some(approver) => {
                let approvers = approvers(&context.books.posts, context.policy(context.today), context.today);
                if approvers.is_empty() || approvers.contains(&approver) || context.rows().people.get(approver).is_none() {
                    continue;
                }
                report.add(
                    context
                        .finding(waiver, "approved_by")
                        .message(say!(lang, "{}没有审批的岗位", "{} holds no post that approves", context.person(approver)))
                        .next(say!(
                            lang,
                            "由有审批岗位的人批准；确有授权的，在 posts（岗位）中登记",
                            "let somebody approve it whose post may; if the post is held, enter it in `posts`"
                        )),
                );
            }
        }
    }
}

/// Whether a waiver is about the approver, or about a document in which the approver had a hand.
fn is_own_matter(context: &Context<'_>, waiver: &Waiver, approver: Id) -> bool {
    let on = waiver.on.split_once(':').map_or(&*waiver.on, |(_, key)| key);
    let Some(id) = context.ledger.names.find(on) else { return false };
    id == approver || hands(context, id).contains(&approver)
}

/// Who had a hand in what bears a number: asked, bought, accepted, kept, counted, booked or paid.
///
/// A signature is no hand: who approved a document may set a rule aside for it.
fn hands(context: &Context<'_>, id: Id) -> BTreeSet<Id> {
    let rows = context.rows();
    let mut hands = BTreeSet::new();
    if let Some(purchase) = rows.purchases.get(id) {
        hands.insert(purchase.requester);
        hands.extend(purchase.all_orders().flat_map(|order| order.buyers.iter().copied()));
        hands.extend(purchase.acceptances.iter().flat_map(|acceptance| acceptance.by.iter().copied()));
    }
    if let Some(claim) = rows.claims.get(id) {
        hands.insert(claim.claimant);
        hands.extend(claim.paid.as_ref().map(|paid| paid.by));
    }
    for row in rows.stock_moves.iter().filter(|row| row.slip == id) {
        hands.extend([Some(row.by), row.person].into_iter().flatten());
    }
    for row in rows.stock_counts.iter().filter(|row| row.count == id) {
        let keeper = rows.places.get(row.place).and_then(|place| place.keeper);
        hands.extend([Some(row.by), row.witness, keeper].into_iter().flatten());
    }
    for row in rows.asset_counts.iter().filter(|row| row.count == id) {
        hands.extend([Some(row.by), row.witness].into_iter().flatten());
    }
    for row in rows.asset_events.iter().filter(|row| row.event == id) {
        hands.extend([Some(row.by), row.person].into_iter().flatten());
    }
    for row in rows.journal.iter().filter(|row| row.voucher == id) {
        hands.extend([row.prepared_by, row.reviewed_by].into_iter().flatten());
    }
    for row in rows.canteen_issues.iter().filter(|row| row.slip == id) {
        hands.insert(row.by);
    }
    if let Some(asset) = rows.assets.get(id) {
        hands.insert(asset.keeper);
    }
    hands
}

//! The cashier (出纳) keeps no books of income, expense, claims and debts, reviews nothing, and keeps no archive.

use super::held_together::held_together;
use crate::books::known_posts::plain;
use crate::books::purchases::verdict;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{JournalEntry, Verdict};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{BTreeSet, HashSet};

/// `approval/cashier-barred`.
pub static RULE: Rule = Rule {
    id: "approval/cashier-barred",
    level: Level::Error,
    fixable: false,
    title: Wording::new("出纳兼任不相容工作", "the cashier does what a cashier may not"),
    why: Wording::new(
        "管钱的不管账：出纳不得兼任稽核、会计档案保管和收入、支出、费用、债权债务账目的登记。",
        "who holds the money keeps neither its books nor its archive and reviews no claim: then a gap would be seen by nobody.",
    ),
    source: Wording::new("会计法第三十五条", "Accounting Law art. 35"),
    reads: &["posts", "journal", "claims"],
    whole: &[],
    policy: &[],
    guide: include_str!("cashier_barred.md"),
    check: Check::Ledger(check),
};

const CASHIER: &str = "cashier";

/// The posts from which law bars a cashier.
const BARRED: [&str; 2] = ["accountant", "archivist"];

fn check(context: &Context<'_>, report: &mut Report) {
    if !context.books.posts.is_known(CASHIER) {
        return;
    }
    for other in BARRED {
        held(context, other, report);
    }
    // Somebody in both posts is told there: what he does in the one is not told again for the other.
    let both = in_both_posts(context);
    let mut seen: HashSet<(Id, &'static str, Id), FixedState> = HashSet::default();
    for entry in &context.rows().journal {
        for (person, column) in [(entry.prepared_by, "prepared_by"), (entry.reviewed_by, "reviewed_by")] {
            // The rows of a voucher are one voucher.
            if let Some(person) = person.filter(|person| !both.contains(person) && seen.insert((entry.voucher, column, *person))) {
                journal(context, entry, person, column, report);
            }
        }
    }
    for claim in &context.rows().claims {
        for signature in &claim.approvals {
            let (step, day) = (context.text(signature.step), signature.date);
            let is_review = plain(step) == "review" && verdict(signature) == Verdict::Approved;
            // Who may not sign the step at all is found by approval/post-not-held.
            if !is_review
                || both.contains(&signature.by)
                || !context.books.posts.may_sign(signature.by, step, &context.policy(day).steps, day)
            {
                continue;
            }
            report.checked(1);
            let Some(held) = context.books.posts.holding(signature.by, CASHIER, day) else { continue };
            let name = context.person(signature.by);
            report.add(
                context
                    .finding_inside(claim, signature, "by")
                    .message(say!(context.lang, "出纳{name}审核报销单", "{name}, the cashier, reviews the claim"))
                    .next(say!(context.lang, "由出纳以外的人审核", "let somebody besides the cashier review it"))
                    .beside(cell(held, "post"), say!(context.lang, "担任出纳", "is the cashier")),
            );
        }
    }
}

/// The people who are cashier and accountant, or archivist, at once.
pub(in crate::rules) fn in_both_posts(context: &Context<'_>) -> BTreeSet<Id> {
    let pairs = BARRED.iter().flat_map(|other| context.books.posts.together(CASHIER, other));
    pairs.map(|found| found.later.person).collect()
}

fn held(context: &Context<'_>, other: &str, report: &mut Report) {
    report.checked(usize::from(context.books.posts.is_known(other)));
    for found in context.books.posts.together(CASHIER, other) {
        let last = found.last_day().unwrap_or(context.today);
        if found.later.from > context.today || context.settings.school.starts.is_some_and(|starts| last < starts) {
            continue;
        }
        report.add(held_together(context, &found));
    }
}

fn journal(context: &Context<'_>, entry: &JournalEntry, person: Id, column: &'static str, report: &mut Report) {
    report.checked(1);
    let Some(held) = context.books.posts.holding(person, CASHIER, entry.date) else { return };
    let name = context.person(person);
    let message = match column {
        "prepared_by" => say!(context.lang, "出纳{name}制单", "prepared by {name}, the cashier"),
        _ => say!(context.lang, "出纳{name}复核", "reviewed by {name}, the cashier"),
    };
    report.add(
        context
            .finding(entry, column)
            .message(message)
            .next(say!(context.lang, "由会计制单、复核，改 {column}", "let the accountant do it and put that in `{column}`"))
            .beside(cell(held, "post"), say!(context.lang, "担任出纳", "is the cashier")),
    );
}

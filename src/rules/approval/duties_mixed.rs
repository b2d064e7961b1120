//! Duties that must lie with different people (不相容岗位) are held, or were done for one document, by one person.

use super::deed;
use super::held_together::held_together;
use crate::books::known_posts::plain;
use crate::books::purchases::{Acting, ClaimChain, Role, WITNESS};
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::policy::InForce;
use crate::registers::JournalEntry;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// `approval/duties-mixed`.
pub static RULE: Rule = Rule {
    id: "approval/duties-mixed",
    level: Level::Error,
    fixable: false,
    title: Wording::new("不相容岗位未分离", "duties that exclude each other in one hand"),
    why: Wording::new(
        "采购、验收、保管、付款各由不同的人经手，才有人能发现差错。",
        "buying, accepting, keeping and paying lie in different hands, so that somebody can notice what is wrong.",
    ),
    source: Wording::new(
        "会计法第二十五条；行政事业单位内部控制规范（财会〔2012〕21号）：合同签订与验收、验收与保管分离",
        "Accounting Law art. 25; Internal Control Norms for public institutions (Caikuai [2012] 21): signing contracts, accepting and keeping are separate",
    ),
    reads: &["purchases", "stock-moves", "receipts", "claims", "posts", "journal"],
    whole: &[],
    policy: &["people.incompatible"],
    guide: include_str!("duties_mixed.md"),
    check: Check::Ledger(check),
};

/// The duties of a purchase that always exclude each other, whatever the policy adds.
const ALWAYS: [Role; 4] = [Role::Buyer, Role::Acceptor, Role::Storekeeper, Role::Cashier];

/// Posts that law bars a cashier from: `approval/cashier-barred` tells of them.
const CASHIERS: [&str; 2] = ["accountant", "archivist"];

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought() {
        acted(context, &chain.acting(), context.text(chain.row.id), context.policy(chain.row.date), report);
    }
    for claim in context.books.purchases.claims().iter().filter(|claim| claim.purchases.is_empty()) {
        let acting = claim.acting(&context.ledger.names);
        acted(context, &acting, context.text(claim.row.id), context.policy(claim.row.date), report);
    }
    for claim in context.books.purchases.claims() {
        paid_by_hand(context, claim, report);
    }
    vouchers(context, report);
    held(context, report);
}

/// The cashier who pays a claim neither claims it, nor is paid by it, nor saw the spending; who saw it does not sign for it.
fn paid_by_hand(context: &Context<'_>, claim: &ClaimChain<'_>, report: &mut Report) {
    let (lang, row) = (context.lang, claim.row);
    let signatures = |wanted: bool| {
        let steps = claim.signatures.approved().filter(move |one| (plain(context.text(one.step)) == WITNESS) == wanted);
        steps.map(|one| (one, one.by))
    };
    report.checked(1);
    for (witness, person) in signatures(true) {
        let Some((signed, _)) = signatures(false).find(|(_, by)| *by == person) else { continue };
        let (name, step) = (context.person(person), context.text(signed.step));
        let draft = context.finding_inside(row, witness, "by").message(say!(
            lang,
            "{name}既证明又签 {step}",
            "{name} is both the witness and who signs {step}"
        ));
        let next = say!(lang, "由另一人证明", "let somebody else be the witness");
        report.add(draft.next(next).beside(cell(signed, "by"), say!(lang, "签 {step}", "signs {step}")));
        return;
    }
    let Some(paid) = &row.paid else { return };
    let payee = row.payee.is_some_and(|payee| payee.0 == paid.by);
    let witness = signatures(true).find(|(_, by)| *by == paid.by);
    // Who approves and pays is told with the other duties.
    let (spot, as_what) = if row.claimant == paid.by {
        (cell(row, "claimant"), say!(lang, "报销人", "who claims"))
    } else if payee {
        (cell(row, "payee"), say!(lang, "收款人", "who is paid"))
    } else if let Some((witness, _)) = witness {
        (cell(witness, "by"), say!(lang, "证明人", "the witness"))
    } else {
        return;
    };
    let name = context.person(paid.by);
    report.add(
        context
            .finding_inside(row, paid, "by")
            .message(say!(lang, "付款的{name}就是{as_what}", "{name}, who pays, is {as_what}"))
            .next(say!(
                lang,
                "由会计主管指定的另一人代为付款，在 posts（岗位）登记代理出纳",
                "let somebody else pay: enter who stands in for the cashier in `posts`"
            ))
            .beside(spot, as_what),
    );
}

/// Who prepares a voucher does not review it: each person once, at the first.
fn vouchers(context: &Context<'_>, report: &mut Report) {
    let mut found: BTreeMap<&str, (&JournalEntry, BTreeSet<Id>)> = BTreeMap::new();
    for row in &context.rows().journal {
        if let Some(person) = row.prepared_by.filter(|person| row.reviewed_by == Some(*person)) {
            found.entry(context.text(person)).or_insert((row, BTreeSet::new())).1.insert(row.voucher);
        }
    }
    for (row, vouchers) in found.into_values() {
        let lang = context.lang;
        let name = row.prepared_by.map_or_else(String::new, |person| context.person(person));
        let more = match vouchers.len() {
            1 => String::new(),
            count => say!(lang, "（共 {count} 张凭证）", " ({count} vouchers in all)"),
        };
        report.add(
            context
                .finding(row, "reviewed_by")
                .message(say!(lang, "{name}自己制单、自己复核{more}", "{name} prepares and reviews the same voucher{more}"))
                .next(say!(
                    lang,
                    "由另一人复核，改 reviewed_by（复核）",
                    "let somebody else review it and name them in `reviewed_by`"
                ))
                .beside(cell(row, "prepared_by"), say!(lang, "制单", "who prepared it")),
        );
    }
}

/// Whether two roles in one document exclude each other; who asks and approves is `approval/self-approved`.
fn exclude(one: Role, other: Role, policy: &InForce) -> bool {
    let asks_and_approves = [one, other].contains(&Role::Requester) && [one, other].contains(&Role::Approver);
    let named = |group: &Vec<String>, role: Role| group.iter().any(|name| plain(name) == role.word().name);
    let listed = || policy.people.incompatible.iter().any(|group| named(group, one) && named(group, other));
    one != other && !asks_and_approves && (ALWAYS.contains(&one) && ALWAYS.contains(&other) || listed())
}

/// Everybody's roles in one document, in the order of the chain.
fn acted(context: &Context<'_>, acting: &[Acting<'_>], document: &str, policy: &InForce, report: &mut Report) {
    let mut before: HashMap<Id, Vec<&Acting<'_>>, FixedState> = HashMap::default();
    for act in acting {
        let others = before.entry(act.person).or_default();
        if others.iter().any(|other| other.role == act.role) {
            continue;
        }
        report.checked(1);
        if let Some(other) = others.iter().find(|other| exclude(other.role, act.role, policy)) {
            let (name, role, earlier) = (context.person(act.person), act.role.shown(context.lang), other.role.shown(context.lang));
            report.add(
                deed::finding(context, act.deed, act.deed.person_spot())
                    .subject(document)
                    .message(say!(
                        context.lang,
                        "{document}：{name}既是{earlier}又是{role}",
                        "{document}: {name} is both {earlier} and {role}"
                    ))
                    .next(say!(context.lang, "由另一人担任{role}", "let somebody else be the {role}"))
                    .beside(other.deed.person_spot(), say!(context.lang, "{earlier}", "as {earlier}")),
            );
        }
        others.push(act);
    }
}

/// Posts that exclude each other, held by one person at once: at the post that was taken up last.
fn held(context: &Context<'_>, report: &mut Report) {
    let policy = &context.settings.policy;
    let days = policy.changes().filter(|day| *day <= context.today).chain([context.today]);
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    for group in days.flat_map(|day| policy.on(day).people.incompatible.iter()) {
        for (position, one) in group.iter().enumerate() {
            let one = plain(one);
            pairs.extend(group[position + 1..].iter().map(|other| plain(other)).map(|other| (one.min(other), one.max(other))));
        }
    }
    for (one, other) in pairs {
        let pair = [one, other];
        if pair.contains(&"cashier") && CASHIERS.iter().any(|post| pair.contains(post)) {
            continue;
        }
        report.checked(usize::from(context.books.posts.is_known(one) && context.books.posts.is_known(other)));
        for found in context.books.posts.together(one, other) {
            let last = found.last_day().map_or(context.today, |last| last.min(context.today));
            let in_force = policy.on(last).people.incompatible.iter();
            let still = in_force.into_iter().any(|group| pair.iter().all(|post| group.iter().any(|name| plain(name) == *post)));
            if !still || last < found.later.from || context.settings.school.starts.is_some_and(|starts| last < starts) {
                continue;
            }
            report.add(held_together(context, &found));
        }
    }
}

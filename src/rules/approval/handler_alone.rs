//! Two buy and two accept (双人采购、双人验收), and they are of different posts.

use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Purchase;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Record;
use std::collections::BTreeSet;

/// `approval/handler-alone`.
pub static RULE: Rule = Rule {
    id: "approval/handler-alone",
    level: Level::Error,
    fixable: false,
    title: Wording::new("未双人双岗", "too few people who buy or accept"),
    why: Wording::new(
        "一个人经手，价格与数量只有他一个人知道；同岗的两个人也难以互相监督。",
        "what one person buys or accepts alone has no witness; two of one post hardly check each other.",
    ),
    source: Wording::new(
        "学校采购内部控制：双人采购、双人验收；大宗食材采购指引（2025）",
        "internal control of school purchases: two buy, two accept; guide to buying food in bulk (2025)",
    ),
    reads: &["purchases", "posts"],
    whole: &["posts"],
    policy: &["purchase.handlers"],
    guide: include_str!("handler_alone.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for chain in context.books.purchases.bought().filter(|chain| !chain.is_rejected()) {
        for order in chain.row.all_orders() {
            let role = say!(context.lang, "采购", "bought");
            handled(context, chain.row, order, "buyers", (&role, &order.buyers, order.date), report);
        }
        for acceptance in &chain.row.acceptances {
            let role = say!(context.lang, "验收", "accepted");
            handled(context, chain.row, acceptance, "by", (&role, &acceptance.by, acceptance.date), report);
        }
    }
}

fn handled<I: Record>(
    context: &Context<'_>,
    document: &Purchase,
    inside: &I,
    column: &'static str,
    (role, people, day): (&str, &[Id], crate::day::Day),
    report: &mut Report,
) {
    report.checked(1);
    let mut seen = BTreeSet::new();
    let people: Vec<Id> = people.iter().copied().filter(|person| seen.insert(*person)).collect();
    let needed = context.policy(day).purchase.handlers as usize;
    let (count, names) = (people.len(), people.iter().map(|person| context.person(*person)).collect::<Vec<_>>());
    let names = names.join(say!(context.lang, "、", ", ").as_str());
    let draft = context.finding_inside(document, inside, column);
    let column = context.column::<I>(column);
    if count < needed {
        let who = if names.is_empty() { String::new() } else { say!(context.lang, "：{names}", ": {names}") };
        report.add(
            draft
                .message(say!(context.lang, "{role} {count} 人{who}；应有 {needed} 人", "{count} {role}{who}; {needed} are needed"))
                .next(say!(context.lang, "在 {column}中补上不同岗位的另一人", "name another person, of another post, in {column}")),
        );
    } else if !context.books.posts.are_separate(&people, day, needed) {
        let mut posts: Vec<Id> =
            people.iter().flat_map(|person| context.books.posts.posts_of(*person, day)).map(|row| row.post).collect();
        posts.sort_by_key(|post| context.text(*post));
        posts.dedup();
        let posts = context.texts(&posts);
        report.add(
            draft
                .message(say!(
                    context.lang,
                    "{role}的{names}岗位相同：{posts}；应来自 {needed} 个不同岗位",
                    "{role} by {names}, all of one post: {posts}; {needed} posts are needed"
                ))
                .next(say!(context.lang, "在 {column}中换上其他岗位的人", "name somebody of another post in {column}")),
        );
    }
}

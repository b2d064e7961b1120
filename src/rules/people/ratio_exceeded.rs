//! Pupils for each holder of a post, and the share of management among all people, stay within the school's limits (配比).

use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::number::percent;
use crate::policy::TermPeriod;
use crate::registers::Class;
use crate::rules::context::row;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// `people/ratio-exceeded`.
pub static RULE: Rule = Rule {
    id: "people/ratio-exceeded",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("人员配比超标", "too many pupils for a post, or too much management"),
    why: Wording::new(
        "炊事员、保育员、保健员按学生数配备；管理人员过多，用的是一线的编制。",
        "cooks, carers and health workers are staffed by the number of pupils; too much management takes posts from the work.",
    ),
    source: Wording::new(
        "托儿所幼儿园卫生保健管理办法第十二条；营养改善计划实施办法（炊事员 1:100）；惯例",
        "Kindergarten Health Measures art. 12; Nutrition Plan (cooks 1:100); custom",
    ),
    reads: &["posts", "people", "classes"],
    whole: &["posts", "people", "classes"],
    policy: &["people.ratios", "people.management_posts", "people.management_share"],
    guide: include_str!("ratio_exceeded.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    if context.books.posts.is_empty() {
        return;
    }
    for term in context.settings.calendar.terms().iter().filter(|term| term.starts <= context.today) {
        pupils(context, report, term);
    }
    management(context, report);
}

/// A term's pupils beside the holders of each post on its last day, or today.
fn pupils(context: &Context<'_>, report: &mut Report, term: &TermPeriod) {
    let lang = context.lang;
    let day = term.ends.min(context.today);
    let classes: Vec<&Class> = context.rows().classes.iter().filter(|class| class.term == term.id).collect();
    let Some(first) = classes.first() else { return };
    let pupils: u64 = classes.iter().map(|class| u64::from(class.pupils)).sum();
    for (post, most) in &context.policy(day).people.ratios {
        report.checked(1);
        let holders = context.books.posts.holders(post, day);
        let count = holders.len() as u64;
        if pupils <= u64::from(*most) * count {
            continue;
        }
        let most = u64::from(*most);
        let needed = pupils.div_ceil(most.max(1));
        report.add(
            at_post(context, post, &holders)
                .unwrap_or_else(|| context.finding_row(*first))
                .day(day)
                .message(say!(
                    lang,
                    "{}：学生 {pupils} 人，{post} {count} 人，超过每人 {most} 名学生",
                    "{}: {pupils} pupils and {count} in post {post}, more than {most} pupils each",
                    term.id
                ))
                .next(say!(
                    lang,
                    "配足 {needed} 人并登记“岗位”；学生数不对的，更正“班级”",
                    "staff the post with {needed} and write them in `posts`, or correct the pupils in `classes`"
                ))
                .beside(row(*first), say!(lang, "学生数", "the pupils")),
        );
    }
}

/// The last row by which one of these people holds a post.
fn at_post(context: &Context<'_>, post: &str, holders: &[Id]) -> Option<Draft> {
    let rows = holders.iter().filter_map(|person| context.books.posts.ever(*person, post));
    rows.max_by_key(|row| row.at).map(|row| context.finding(row, "post"))
}

/// Those in management today beside everybody.
fn management(context: &Context<'_>, report: &mut Report) {
    let (lang, today) = (context.lang, context.today);
    let policy = &context.policy(today).people;
    let people = &context.rows().people;
    let all = people.iter().filter(|person| person.is_here(today)).count();
    let mut managing: BTreeSet<Id> = BTreeSet::new();
    let mut last: Option<(&str, Vec<Id>)> = None;
    for post in &policy.management_posts {
        let holders = context.books.posts.holders(post, today);
        managing.extend(&holders);
        if !holders.is_empty() {
            last = Some((post, holders));
        }
    }
    if all == 0 || policy.management_posts.is_empty() {
        return;
    }
    report.checked(1);
    let share = Decimal::from(managing.len()).checked_div(Decimal::from(all)).unwrap_or_default();
    let draft = last.and_then(|(post, holders)| at_post(context, post, &holders));
    if let (true, Some(draft)) = (share > policy.management_share, draft) {
        let (count, share, most) = (managing.len(), percent(share), percent(policy.management_share));
        report.add(
            draft
                .day(today)
                .message(say!(
                    lang,
                    "管理人员 {count} 人，全体 {all} 人，占 {share}，超过 {most}",
                    "{count} of {all} people are in management: {share}, more than {most}"
                ))
                .next(say!(
                    lang,
                    "减少管理岗位；本校比例另有规定的，改 bursar.toml 的 policy.people.management_share",
                    "have fewer of them, or set the school's own limit in `policy.people.management_share`"
                )),
        );
    }
}

//! Whoever holds a post that signs a yearly letter of responsibility has signed one within the year (责任书未签).

use crate::books::known_posts::plain;
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::ResponsibilityLetter;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// `people/letter-unsigned`.
pub static RULE: Rule = Rule {
    id: "people/letter-unsigned",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("责任书未签", "a letter of responsibility not signed"),
    why: Wording::new(
        "责任书一年一签，写明谁对什么负责；没有签的，出了事说不清。",
        "a letter a year says who answers for what; without it nobody can tell afterwards.",
    ),
    source: Wording::new(
        "中小学幼儿园安全管理办法第十六条（校长负责制）；惯例：每年签订责任书",
        "School Safety Measures art. 16 (the head answers); custom: letters of responsibility each year",
    ),
    reads: &["responsibility-letters", "posts", "people"],
    whole: &["responsibility-letters", "people"],
    policy: &["people.letters"],
    guide: include_str!("letter_unsigned.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (lang, today) = (context.lang, context.today);
    let letters = &context.policy(today).people.letters;
    let rows = &context.rows().responsibility_letters;
    if rows.is_empty() || letters.is_empty() {
        return;
    }
    let mut newest: HashMap<Id, &ResponsibilityLetter, FixedState> = HashMap::default();
    for row in rows.iter().filter(|row| row.signed <= today) {
        let kept = newest.entry(row.person).or_insert(row);
        if (kept.year, kept.signed) < (row.year, row.signed) {
            *kept = row;
        }
    }
    let mut seen: HashSet<Id, FixedState> = HashSet::default();
    for post in &context.rows().posts {
        let name = plain(context.text(post.post));
        let is_held = post.from <= today && post.to.is_none_or(|to| today <= to);
        let has_left = context.rows().people.get(post.person).and_then(|person| person.to).is_some_and(|to| to < today);
        if !is_held || has_left || !letters.iter().any(|letter| plain(letter) == name) || !seen.insert(post.person) {
            continue;
        }
        report.checked(1);
        let letter = newest.get(&post.person);
        let year = i64::from(today.year());
        if letter.is_some_and(|row| i64::from(row.year) >= year || row.signed.plus_months(12) > today) {
            continue;
        }
        let (person, post_name) = (context.person(post.person), context.text(post.post));
        let draft = context.finding(post, "person").day(today);
        let draft = match letter {
            Some(row) => draft
                .message(say!(
                    lang,
                    "{post_name} {person}上次签责任书是 {}，{year} 年的没有签",
                    "{person}, {post_name}, last signed on {}; there is no letter for {year}",
                    row.signed
                ))
                .beside(cell(*row, "signed"), say!(lang, "上一份", "the last one")),
            None => draft.message(say!(
                lang,
                "{post_name} {person}没有签过责任书",
                "{person}, {post_name}, has signed no letter of responsibility"
            )),
        };
        report.add(draft.next(say!(lang, "签好后在“责任书”登记一行", "have it signed and write it in `responsibility-letters`")));
    }
}

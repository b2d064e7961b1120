//! Whoever holds a post that signs a yearly letter of responsibility has signed one within the year (责任书未签).

use crate::books::known_posts::plain;
use crate::findings::Level;
use crate::id::{Id, Label};
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
    years(context, report);
    // A letter of somebody who stands nowhere may be the one that is sought.
    let people = &context.rows().people;
    if rows.iter().any(|row| people.get(row.person).is_none()) {
        return;
    }
    let mut newest: HashMap<Id, &ResponsibilityLetter, FixedState> = HashMap::default();
    // A signature of a day to come is a slip, and found as that.
    let mut slips: HashSet<Id, FixedState> = HashSet::default();
    for row in rows {
        if row.signed > today {
            slips.insert(row.person);
            continue;
        }
        let kept = newest.entry(row.person).or_insert(row);
        if (kept.year, kept.signed) < (row.year, row.signed) {
            *kept = row;
        }
    }
    let mut seen: HashSet<Id, FixedState> = HashSet::default();
    for post in &context.rows().posts {
        let name = plain(context.text(post.post));
        let is_held = post.from <= today && post.to.is_none_or(|to| today <= to);
        if people.get(post.person).is_none() {
            continue;
        }
        let has_left = context.rows().people.get(post.person).and_then(|person| person.to).is_some_and(|to| to < today);
        if !is_held || has_left || !letters.iter().any(|letter| plain(letter) == name) || !seen.insert(post.person) {
            continue;
        }
        report.checked(1);
        if slips.contains(&post.person) {
            continue;
        }
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

/// Letters that name another year than that in which they were signed. December signs for the year to come; where a kind is
/// signed by school year, as those signed in autumn show, the spring after still signs for it.
fn years(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let rows = || context.rows().responsibility_letters.iter().filter(|row| row.corrects.is_none() && row.signed <= context.today);
    let signed = |row: &ResponsibilityLetter| (i64::from(row.signed.year()), row.signed.month().number());
    let in_autumn = rows().filter(|row| signed(row).0 == i64::from(row.year) && signed(row).1 >= 8);
    let by_school_year: HashSet<(Label, u32), FixedState> = in_autumn.map(|row| (row.kind, row.year)).collect();
    for row in rows() {
        report.checked(1);
        let (year, month) = signed(row);
        let is_its = match i64::from(row.year) - year {
            0 => true,
            1 => month == 12,
            -1 => month < 9 && by_school_year.contains(&(row.kind, row.year)),
            _ => false,
        };
        if is_its {
            continue;
        }
        let (person, kind, year, signed) = (context.person(row.person), context.label(row.kind), row.year, row.signed);
        report.add(
            context
                .finding(row, "year")
                .message(say!(
                    lang,
                    "{person}的{kind}责任书写的是 {year} 年，{signed} 签订",
                    "the letter of {person} ({kind}) is for {year} and was signed on {signed}"
                ))
                .next(say!(
                    lang,
                    "更正 year（年度）或 signed（签订日期）；那一年没有签的，补签",
                    "mend `year` or `signed`; if there is none for that year, have it signed"
                )),
        );
    }
}

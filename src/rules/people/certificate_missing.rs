//! Whoever holds a post has the certificates that it needs, on every day on which it is held (持证上岗).

use crate::books::qualifications::QualificationBook;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::people::certificate;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `people/certificate-missing`.
pub static RULE: Rule = Rule {
    id: "people/certificate-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("无证上岗", "a post held without its certificate"),
    why: Wording::new(
        "没有有效健康证的人不能接触食品，没有资格证的人不能驾校车、动电路；出了事，学校担责。",
        "without a valid certificate nobody may handle food, drive pupils or work on wiring; the school answers for it.",
    ),
    source: Wording::new(
        "食品安全法第四十五条；学前教育法第四十五条；校车安全管理条例第二十五条；特种作业人员安全技术培训考核管理规定",
        "Food Safety Law art. 45; Preschool Education Law art. 45; School Bus Regulation art. 25; Provisions on Special Operators",
    ),
    reads: &["posts", "people", "certificates"],
    whole: &["people", "certificates"],
    policy: &["people.certificates"],
    guide: include_str!("certificate_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let certificates = &context.books.certificates;
    let book = QualificationBook::build(context.ledger, context.settings, certificates, context.today);
    report.checked(book.looked_at);
    for lapse in &book.lapses {
        let (person, kind) = (context.person(lapse.post.person), certificate(lapse.kind, lang));
        let post = context.text(lapse.post.post);
        let last = (lapse.last < context.today).then_some(lapse.last);
        let days = context.days(lapse.first, last);
        let draft = context
            .finding(lapse.post, "person")
            .day(lapse.last)
            .message(say!(lang, "{person}任 {post}，{days}没有有效的{kind}", "{person} holds {post} without a valid {kind} certificate: {days}"))
            .next(match last {
                None => say!(
                    lang,
                    "已办证的，在“证照”补登一行；没有的，停止上岗，在 to（止）填离任日期",
                    "write the certificate in `certificates`; without one, end the post: fill its `to`"
                ),
                Some(_) => say!(
                    lang,
                    "那几天有证的，在“证照”补登；没有上岗的，更正“岗位”的起、止",
                    "write the certificate of those days in `certificates`, or correct the post's `from` and `to` if it was not held"
                ),
            });
        let before = certificates.of_kind(lapse.post.person, lapse.kind).rev().find(|row| row.to < lapse.first);
        report.add(match before {
            Some(before) => draft.beside(cell(before, "to"), say!(lang, "上一张{kind}到期", "where the last one ended")),
            None => draft,
        });
    }
}

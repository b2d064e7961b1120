//! Of all whose post needs certificates, so many have them as the school has set itself (持证率), counted on one base.

use crate::books::qualifications::needing;
use crate::findings::Level;
use crate::lang::Wording;
use crate::number::percent;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;

/// `people/certificate-rate`.
pub static RULE: Rule = Rule {
    id: "people/certificate-rate",
    level: Level::Note,
    fixable: false,
    title: Wording::new("持证率未达标", "too few hold their certificates"),
    why: Wording::new(
        "持证率要同一个基数：须持证的人里有几个证照齐全；分子分母不一，比例就没有意义。",
        "a rate has one base: of the people whose posts need certificates, how many have all of them.",
    ),
    source: Wording::new("惯例：持证率考核，分子分母同一基数", "custom: the rate of certificates, both numbers of one base"),
    reads: &["posts", "people", "certificates"],
    whole: &["posts", "people", "certificates"],
    policy: &["people.certificate_rate", "people.certificates"],
    guide: include_str!("certificate_rate.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (lang, today) = (context.lang, context.today);
    let least = context.policy(today).people.certificate_rate;
    let certificates = &context.books.certificates;
    // Where everybody is to have them, each certificate that is missing is told by itself.
    if least >= Decimal::ONE || !certificates.is_kept_for_people() {
        return;
    }
    let needing = needing(context.ledger, context.settings, today);
    report.checked(needing.len());
    let lacking =
        needing.iter().filter(|(post, kinds)| kinds.iter().any(|kind| certificates.valid(post.person, kind, today).is_none()));
    let lacking: Vec<_> = lacking.map(|(post, _)| *post).collect();
    let (all, have) = (needing.len(), needing.len() - lacking.len());
    let Some((first, others)) = lacking.split_first() else { return };
    if Decimal::from(have) >= least * Decimal::from(all) {
        return;
    }
    let share = Decimal::from(have).checked_div(Decimal::from(all)).unwrap_or_default();
    let (rate, due) = (percent(share), percent(least));
    let mut draft = context
        .finding(*first, "person")
        .day(today)
        .message(say!(
            lang,
            "须持证 {all} 人，证照齐全 {have} 人，持证率 {rate}，未达 {due}",
            "{have} of {all} people whose posts need certificates have them: {rate}, less than {due}"
        ))
        .next(say!(
            lang,
            "为缺证的人办证并登记“证照”；目标另定的，改 bursar.toml 的 policy.people.certificate_rate",
            "get the others certified and write it in `certificates`, or change `policy.people.certificate_rate`"
        ));
    for post in others {
        draft = draft.beside(cell(*post, "person"), say!(lang, "也缺证", "lacks one too"));
    }
    report.add(draft);
}

//! The yearly health check of those whose post needs one is not overdue while the certificate still runs (体检到期).

use crate::books::qualifications::{HealthCheck, health_checks};
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `people/health-check-due`.
pub static RULE: Rule = Rule {
    id: "people/health-check-due",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("健康检查到期", "a health check is due"),
    why: Wording::new(
        "接触食品的人和幼儿园教职工每年要体检；证上写的期限再长，也要按年检查。",
        "people who handle food or look after small children are examined every year, however long the certificate says it runs.",
    ),
    source: Wording::new(
        "食品安全法第四十五条（每年健康检查）；学前教育法第四十五条",
        "Food Safety Law art. 45 (checked every year); Preschool Education Law art. 45",
    ),
    reads: &["posts", "people", "certificates"],
    whole: &["people", "certificates"],
    policy: &["people.health_check_months", "people.certificates"],
    guide: include_str!("health_check_due.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (lang, today) = (context.lang, context.today);
    for check in health_checks(context.ledger, context.settings, &context.books.certificates, today) {
        let HealthCheck { post, row, checked, due } = check;
        report.checked(1);
        if today > due {
            let person = context.person(post.person);
            report.add(
                context
                    .finding(row, "from")
                    .day(today)
                    .message(say!(
                        lang,
                        "{person}上次体检 {checked}，应于 {due} 前再检",
                        "{person} was last examined on {checked}; the next check was due by {due}"
                    ))
                    .next(say!(
                        lang,
                        "安排体检，新健康证在“证照”另登一行，from（起）填体检日期",
                        "have the check made and write the new certificate in `certificates`, its day in `from`"
                    ))
                    .beside(cell(post, "post"), say!(lang, "须体检的岗位", "the post that needs it")),
            );
        }
    }
}

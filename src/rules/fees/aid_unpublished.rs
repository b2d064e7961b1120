//! Aid that was paid was published before, by the school's codes: in the row, or as a publication of the term.

use crate::books::aid::Programme;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::registers::{AidPayment, PublicationKind};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `fees/aid-unpublished`.
pub static RULE: Rule = Rule {
    id: "fees/aid-unpublished",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("资助未公示，或发放后才公示", "aid that was not published, or only after it was paid"),
    why: Wording::new(
        "资助结果要公示，让大家看得到公平；公示只写代码，不写姓名和家庭情况。",
        "aid is published so that everyone sees it is fair; by codes, never by names or what a family lacks.",
    ),
    source: Wording::new(
        "教育部办公厅关于加强和规范资助公示工作的通知（公示结果，保护隐私）",
        "Ministry of Education notice on publishing aid (results are published, privacy is kept)",
    ),
    reads: &["aid", "publications"],
    whole: &["publications"],
    policy: &[],
    guide: include_str!("aid_unpublished.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let published = context.books.publications.of(|row| row.kind == PublicationKind::Aid);
    let mut missing: BTreeMap<Programme, (&AidPayment, usize)> = BTreeMap::new();
    let mut late: BTreeMap<(Programme, Day, Day), (&AidPayment, usize)> = BTreeMap::new();
    for payment in context.rows().aid.iter().filter(|payment| payment.corrects.is_none()) {
        let Some(paid) = payment.paid.filter(|paid| *paid <= context.today) else { continue };
        report.checked(1);
        let covers = |first, last| first <= paid && paid <= last;
        if payment.published.is_none() && !published.iter().any(|(_, (first, last))| covers(*first, *last)) {
            missing.entry((payment.term, payment.programme)).or_insert((payment, 0)).1 += 1;
        }
        if let Some(published) = payment.published.filter(|published| *published > paid) {
            late.entry(((payment.term, payment.programme), paid, published)).or_insert((payment, 0)).1 += 1;
        }
    }
    for ((_, paid, published), (first, rows)) in late {
        report.add(before_publication(context, first, (paid, published), rows - 1));
    }
    for (first, rows) in missing.into_values() {
        let lang = context.lang;
        let (programme, term) = (context.label(first.programme), first.term);
        report.add(
            context
                .finding(first, "published")
                .day(first.paid.unwrap_or(context.today))
                .message(say!(
                    lang,
                    "{term} {programme}已发放 {rows} 笔，没有公示",
                    "{programme} of {term}: payments made without publication: {rows}"
                ))
                .next(say!(
                    lang,
                    "公示受助代码与金额，在 published（公示）填日期，或在“公示”登记，类别资助",
                    "publish codes and amounts, and write the day in `published`, or enter an `aid` row in publications"
                )),
        );
    }
}

fn before_publication(context: &Context<'_>, row: &AidPayment, (paid, published): (Day, Day), others: usize) -> Draft {
    let lang = context.lang;
    let programme = context.label(row.programme);
    let others = match others {
        0 => String::new(),
        1 => say!(lang, "；另有 1 笔也是", "; one more payment was"),
        others => say!(lang, "；另有 {others} 笔也是", "; {others} more payments were"),
    };
    context
        .finding(row, "published")
        .message(say!(
            lang,
            "{programme} {paid} 发放，{published} 才公示{others}",
            "{programme} was paid on {paid} and published on {published}, after it{others}"
        ))
        .next(say!(
            lang,
            "公示满期、没有异议才发放：日期写错的更正；确实先发的，如实说明",
            "aid is paid once nobody objected to what was published: mend the day that is wrong, or say in `note` why it was paid before"
        ))
}

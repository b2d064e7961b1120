//! A fee is settled by the end of its term, and what was collected is used or paid back to the fen.

use crate::books::fees::FeeLine;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::policy::Refund;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `fees/unsettled`.
pub static RULE: Rule = Rule {
    id: "fees/unsettled",
    level: Level::Error,
    fixable: false,
    title: Wording::new("收费未结清", "a fee that was not settled"),
    why: Wording::new(
        "代收费按学期据实结算，结余退给家长；不结清，钱就滞留在学校账上。",
        "fees are settled each term and what is left goes back; until then the parents' money lies with the school.",
    ),
    source: Wording::new(
        "各省中小学服务性收费和代收费管理办法（按学期据实结算、及时公布）",
        "provincial measures on school service fees (settled at cost each term, and published)",
    ),
    reads: &["fees"],
    whole: &[],
    policy: &["fees.refund"],
    guide: include_str!("unsettled.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for line in context.books.fees.lines() {
        report.checked(1);
        report_line(context, report, line);
    }
}

fn report_line(context: &Context<'_>, report: &mut Report, line: &FeeLine<'_>) {
    let row = line.row;
    let is_over = line.term_ends.is_some_and(|ends| ends < context.today);
    match (row.settled, line.left()) {
        (None, _) if is_over => report.add(open(context, line)),
        (Some(_), None) => report.add(unused(context, line)),
        (Some(settled), Some(left)) => {
            let refunded = line.refunded();
            // A refund that falls short is `fees/refund-short`.
            if refunded > left.max(crate::money::Money::ZERO) {
                report.add(over_refunded(context, line));
            } else if left.is_negative() && context.policy(settled).fees.refund == Refund::Both {
                report.add(short(context, line));
            }
        }
        _ => {}
    }
}

fn open(context: &Context<'_>, line: &FeeLine<'_>) -> Draft {
    let lang = context.lang;
    let (row, charged) = (line.row, line.row.charged);
    let (fee, class, term) = (context.text(row.fee), context.text(row.class), row.term);
    context
        .finding(row, "settled")
        .day(line.term_ends.unwrap_or(context.today))
        .message(say!(
            lang,
            "{term} 学期已结束，{class} {fee} 收取 {charged} 没有结算",
            "{fee} of {class}: {charged} collected, not settled though {term} is over"
        ))
        .next(say!(
            lang,
            "填写 used（实支）、refunded（退还）和 settled（结算日期），并公布结算清单",
            "write `used`, `refunded` and the day in `settled`, and publish the settlement"
        ))
}

fn unused(context: &Context<'_>, line: &FeeLine<'_>) -> Draft {
    let lang = context.lang;
    context
        .finding(line.row, "used")
        .message(say!(lang, "写了结算日期，没有实支金额", "settled, without what was used"))
        .next(say!(lang, "在 used（实支）填写实际支出；没有支出填 0", "write in `used` what was spent; 0 if nothing was"))
}

fn over_refunded(context: &Context<'_>, line: &FeeLine<'_>) -> Draft {
    let lang = context.lang;
    let (charged, used, refunded) = (line.row.charged, line.row.used.unwrap_or_default(), line.refunded());
    let over = used + refunded - charged;
    context
        .finding(line.row, "refunded")
        .message(say!(
            lang,
            "收取 {charged}，实支 {used}，退还 {refunded}，多出 {over}",
            "{charged} collected, {used} used, {refunded} paid back: {over} more than there was"
        ))
        .next(say!(
            lang,
            "核对实支和退还金额，更正写错的一项",
            "compare what was used and what went back, and mend the one that is wrong"
        ))
}

fn short(context: &Context<'_>, line: &FeeLine<'_>) -> Draft {
    let lang = context.lang;
    let (charged, used) = (line.row.charged, line.row.used.unwrap_or_default());
    let lacking = used - charged;
    context
        .finding(line.row, "used")
        .message(say!(
            lang,
            "收取 {charged}，实支 {used}，少 {lacking} 未补收",
            "{charged} collected, {used} used: {lacking} not asked for"
        ))
        .next(say!(
            lang,
            "按多退少补补收 {lacking}，加到 charged（预收）；不补收的，把 fees.refund 改为 no-extra",
            "collect {lacking} more and add it to `charged`; or set fees.refund to no-extra if the school bears it"
        ))
}

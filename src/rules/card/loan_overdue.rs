//! What is lent comes back by the day that was agreed (借用逾期).

use crate::books::assets::State;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::AssetEventKind;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `card/loan-overdue`.
pub static RULE: Rule = Rule {
    id: "card/loan-overdue",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("借用逾期", "a loan past its day"),
    why: Wording::new(
        "借出的东西过期不还，多半要等到盘点才发现找不着。",
        "a loan that nobody asks back is noticed at the next count, when it cannot be found.",
    ),
    source: Wording::new("学校惯例（借还登记）", "custom (loans and returns are entered)"),
    reads: &["asset-events", "assets"],
    whole: &["asset-events"],
    policy: &[],
    guide: include_str!("loan_overdue.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for life in context.books.assets.current() {
        let Some(standing) = life.on(context.today).filter(|standing| standing.state != State::Missing) else { continue };
        let Some((loan, due)) = standing.loan.and_then(|loan| Some((loan, loan.due?))) else { continue };
        report.checked(1);
        // It may have come back, or be lost, in an event that names another asset by mistake; a day before the loan is a slip.
        let ends = |kind| matches!(kind, AssetEventKind::Return | AssetEventKind::Missing);
        if due >= context.today || due < loan.date || context.books.assets.strays.have(ends, loan.date, context.today) {
            continue;
        }
        let (asset, days) = (context.asset(life.asset.asset), context.today.days_since(due));
        let nobody = || say!(context.lang, "（未填）", "nobody named");
        let borrower = loan.person.map_or_else(nobody, |person| context.person(person));
        report.add(
            context
                .finding(loan, "due")
                .day(due)
                .message(say!(
                    context.lang,
                    "逾期 {days} 天：{asset}由{borrower}借用，应于 {due} 归还",
                    "{days} days overdue: {asset}, borrowed by {borrower}, was due on {due}"
                ))
                .next(say!(
                    context.lang,
                    "归还后在“资产变动”登记归还；续借的，登记归还，再登记新的借出",
                    "when it is back, write a `return` in `asset-events`; to lend it longer, a `return` and a new `lend`"
                )),
        );
    }
}

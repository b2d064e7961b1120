//! Large sums are not paid in cash, and no more cash lies in the box than the school may keep.

use crate::books::accounts::{DayEnd, Stretch, stretches};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Claim, Control, PaymentMethod};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `voucher/cash-over-limit`.
pub static RULE: Rule = Rule {
    id: "voucher/cash-over-limit",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("现金超限", "more cash than the limit"),
    why: Wording::new(
        "结算起点以上应转账或刷公务卡；库存现金超过限额的部分当日存入银行。",
        "above the threshold one pays by transfer or card; what is above the limit in the box goes to the bank the same day.",
    ),
    source: Wording::new(
        "现金管理暂行条例第五条、第九条（结算起点 1000 元；库存现金限额）",
        "Cash Regulation art. 5, 9 (1000 yuan in cash; cash on hand)",
    ),
    reads: &["claims", "journal", "accounts", "opening-balances"],
    whole: &["journal", "opening-balances"],
    policy: &["receipts.cash_limit", "cash.limit"],
    guide: include_str!("cash_over_limit.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for claim in context.rows().claims.iter().filter(|claim| is_cash(context, claim)) {
        report.checked(1);
        let day = claim.paid.as_ref().map_or(claim.date, |paid| paid.date);
        let (amount, limit) = (claim.amount, context.policy(day).receipts.cash_limit);
        if amount > limit {
            report.add(
                context
                    .finding(claim, "method")
                    .message(say!(lang, "现金支付 {amount}，上限 {limit}", "{amount} in cash, {limit} at most"))
                    .next(say!(lang, "改为转账或公务卡", "pay by `transfer` or `official-card`")),
            );
        }
    }
    let accounts = &context.books.accounts;
    for account in accounts.with_control(Control::Cash) {
        let within: Vec<Id> = accounts.with_below(account.account).collect();
        let days = accounts.day_ends(within.iter().copied());
        report.checked(days.len());
        // What cannot be placed may have been paid from the box.
        let is_over = |end: &DayEnd<'_>| end.balance - accounts.may_move(&within, end.day).1 > context.policy(end.day).cash.limit;
        for stretch in stretches(&days, is_over) {
            if let Some(draft) = at_first(context, &within, &stretch) {
                report.add(in_words(context, account.account, draft, &stretch));
            }
        }
    }
}

/// Whether a claim is paid in cash: it says so, or was paid from a cash account.
fn is_cash(context: &Context<'_>, claim: &Claim) -> bool {
    let from_box = || {
        let paid = claim.paid.as_ref();
        paid.is_some_and(|paid| context.books.accounts.control_of(paid.account) == Some(Control::Cash))
    };
    claim.method == Some(PaymentMethod::Cash) || from_box()
}

/// A finding where the balance rose: at the entry that raised it, else at the opening balance.
fn at_first(context: &Context<'_>, accounts: &[Id], stretch: &Stretch<'_, '_>) -> Option<Draft> {
    let first = stretch.first();
    let opening = || context.books.accounts.opening_row(accounts, first.day);
    first.last(true).map(|row| context.finding(row, "debit")).or_else(|| opening().map(|row| context.finding(row, "debit")))
}

fn in_words(context: &Context<'_>, account: Id, draft: Draft, stretch: &Stretch<'_, '_>) -> Draft {
    let lang = context.lang;
    let first = stretch.first().day;
    let (highest, limit) = (stretch.highest(), context.policy(first).cash.limit);
    let (name, days) = (context.account(account), context.days(first, stretch.until));
    draft
        .message(say!(
            lang,
            "日终余额最高 {highest}，限额 {limit}：{name}，{days}",
            "{highest} at the end of a day, {limit} at most: {name}, {days}"
        ))
        .next(say!(lang, "把超过限额的现金存入银行并记账", "pay what is above the limit into the bank and book it"))
}

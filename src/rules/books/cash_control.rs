//! No cash box holds less than nothing: the cash journal is never below zero at the end of a day.

use crate::books::accounts::{DayEnd, side_of, stretches};
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::Control;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `books/cash-control`.
pub static RULE: Rule = Rule {
    id: "books/cash-control",
    level: Level::Error,
    fixable: false,
    title: Wording::new("现金余额为负", "a cash account below zero"),
    why: Wording::new(
        "现金不会是负数：有收入没有入账、支出记早或记错了。",
        "cash is never negative: an income is not booked, or a payment is booked too early or wrongly.",
    ),
    source: Wording::new(
        "现金管理暂行条例第十二条（日清月结、账款相符）；会计法第十七条",
        "Cash Regulation art. 12 (closed each day, book and cash agree); Accounting Law art. 17",
    ),
    reads: &["journal", "accounts", "opening-balances"],
    whole: &["journal", "opening-balances"],
    policy: &[],
    guide: include_str!("cash_control.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    let accounts = &context.books.accounts;
    // Each account is a box of its own: what lies in one does not fill another.
    for account in accounts.accounts().iter().filter(|account| accounts.control_of(**account) == Some(Control::Cash)) {
        let days = accounts.day_ends([*account]);
        report.checked(days.len());
        // What cannot be placed may be the money that is missing.
        let is_short = |end: &DayEnd<'_>| (end.balance + accounts.may_move(&[*account], end.day).0).is_negative();
        for stretch in stretches(&days, is_short) {
            let first = stretch.first();
            let opening = || accounts.opening_row(&[*account], first.day);
            let draft = first.last(false).map(|row| context.finding(row, side_of(row)));
            let Some(draft) = draft.or_else(|| opening().map(|row| context.finding(row, "credit"))) else { continue };
            let (balance, lowest) = (first.balance, stretch.lowest());
            let (name, days) = (context.account(*account), context.days(first.day, stretch.until));
            let deepest = if lowest < balance { say!(lang, "，最低 {lowest}", ", {lowest} at worst") } else { String::new() };
            let day = first.day;
            report.add(
                draft
                    .message(say!(
                        lang,
                        "日终余额 {balance}{deepest}：{name}，{days}",
                        "{balance} at the end of the day{deepest}: {name}, {days}"
                    ))
                    .next(say!(
                        lang,
                        "补记 {day} 以前的提现或收入凭证，或更正本行的日期、金额",
                        "book the cash that came in until {day}, or mend the day or amount of this entry"
                    )),
            );
        }
    }
}

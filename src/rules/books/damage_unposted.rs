//! What somebody paid for damage is booked: the voucher takes in the amount that was decided (赔偿款入账).

use crate::books::accounts::{Voucher, amount_of};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Control, Damage, JournalEntry};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `books/damage-unposted`.
pub static RULE: Rule = Rule {
    id: "books/damage-unposted",
    level: Level::Error,
    fixable: false,
    title: Wording::new("赔偿款未入账", "a compensation that is not booked"),
    why: Wording::new(
        "赔偿款是学校的收入：收了不入账就成了账外的钱，收支两条线也就断了。",
        "compensation is the school's income: what is taken and not booked is money beside the books.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十四条（损失赔偿）；会计法第九条、第十条（及时入账）",
        "State Assets Regulation art. 34 (compensation of losses); Accounting Law art. 9–10 (entered in time)",
    ),
    reads: &["damages", "journal"],
    whole: &["damages", "journal"],
    policy: &[],
    guide: include_str!("damage_unposted.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // A school whose books are kept elsewhere writes no journal.
    if context.rows().journal.is_empty() {
        return;
    }
    let starts = context.settings.school.starts;
    let cases = || context.rows().damages.iter().filter(|row| row.corrects.is_none());
    // One voucher may book what several have paid.
    let mut together: BTreeMap<Id, Money> = BTreeMap::new();
    for row in cases() {
        if let (Some(voucher), Some(amount)) = (row.voucher, row.amount) {
            *together.entry(voucher).or_default() += amount;
        }
    }
    for row in cases() {
        let Some(amount) = row.amount.filter(|amount| !amount.is_zero()) else { continue };
        let is_early = row.paid.is_some_and(|paid| starts.is_some_and(|starts| paid < starts));
        if (row.paid.is_none() && row.voucher.is_none()) || is_early {
            continue;
        }
        report.checked(1);
        match (row.voucher, row.paid) {
            (Some(id), _) => {
                // A voucher that stands nowhere is found as a reference, one that is wrong in itself as that.
                let Some(voucher) = context.books.accounts.voucher(id) else { continue };
                let all = together.get(&id).copied().unwrap_or(amount);
                if is_told(context, voucher) {
                    continue;
                }
                if !takes_in(context, voucher, [amount, all]) {
                    report.add(other_amount(context, row, amount, voucher));
                } else if let Some(paid) = row.paid.filter(|paid| *paid >= row.date && paid.month() != voucher.day().month()) {
                    report.add(other_month(context, row, paid, voucher.first()));
                }
            }
            (None, Some(paid)) => {
                let mut naming = context.books.accounts.vouchers_of("damages", row.damage);
                if !naming.any(|voucher| takes_in(context, voucher, [amount, amount])) {
                    report.add(unnamed(context, row, amount, paid));
                }
            }
            (None, None) => {}
        }
    }
}

/// Whether a voucher is found already: it does not balance, names an unknown account or a wrong one, or is of several days.
fn is_told(context: &Context<'_>, voucher: Voucher<'_, '_>) -> bool {
    let accounts = &context.books.accounts;
    let is_placed = voucher.rows.iter().all(|row| accounts.is_placed(row.account));
    let balance: Money = voucher.rows.iter().map(|row| amount_of(row)).sum();
    !is_placed || !balance.is_zero() || accounts.is_misbooked(voucher.id)
}

/// Whether cash or bank receive one of the amounts, in one entry or in all, or an entry beside them says so; money that goes to
/// the treasury at once (应缴国库) passes through neither.
fn takes_in(context: &Context<'_>, voucher: Voucher<'_, '_>, amounts: [Money; 2]) -> bool {
    let holds_money = |row: &&&JournalEntry| {
        let controls = [Control::Cash, Control::Bank];
        let accounts = &context.books.accounts;
        controls.iter().any(|control| {
            accounts.with_control(*control).any(|account| accounts.with_below(account.account).any(|below| below == row.account))
        })
    };
    let money: Vec<Money> = voucher.rows.iter().filter(holds_money).map(|row| amount_of(row)).collect();
    let others = voucher.rows.iter().filter(|row| !holds_money(row)).map(|row| -amount_of(row));
    let received: Money = money.iter().copied().filter(|amount| !amount.is_negative()).sum();
    if !money.is_empty() && received.is_zero() {
        return false;
    }
    let mut figures: Vec<Money> = money.into_iter().chain([received]).collect();
    figures.extend(others);
    amounts.iter().any(|amount| figures.contains(amount))
}

fn other_amount(context: &Context<'_>, row: &Damage, amount: Money, voucher: Voucher<'_, '_>) -> Draft {
    let (lang, first) = (context.lang, voucher.first());
    let id = context.text(voucher.id);
    let booked: Money = voucher.rows.iter().filter_map(|row| row.debit).sum();
    context
        .finding(row, "voucher")
        .message(say!(
            lang,
            "赔偿 {amount}，凭证 {id} 没有收这笔款（借方合计 {booked}）",
            "{amount} of compensation, which voucher {id} does not take in (it debits {booked})"
        ))
        .next(say!(
            lang,
            "更正凭证号或赔偿金额；凭证记错的，红字冲销后重记",
            "mend the voucher's number or the amount; a voucher that is wrong is reversed and written anew"
        ))
        .beside(cell(first, "voucher"), say!(lang, "该凭证", "the voucher"))
}

fn other_month(context: &Context<'_>, row: &Damage, paid: crate::day::Day, first: &JournalEntry) -> Draft {
    let (lang, booked, id) = (context.lang, first.date, context.text(first.voucher));
    context
        .finding(row, "paid")
        .message(say!(
            lang,
            "{paid} 缴款，凭证 {id} 在 {booked}：不在同一个月",
            "paid on {paid}, voucher {id} is of {booked}: another month"
        ))
        .next(say!(lang, "收款当日入账：写错的日期改正", "money is booked the day it is taken: mend the date that is wrong"))
        .beside(cell(first, "date"), say!(lang, "凭证日期", "the voucher's day"))
}

fn unnamed(context: &Context<'_>, row: &Damage, amount: Money, paid: crate::day::Day) -> Draft {
    let lang = context.lang;
    context
        .finding(row, "paid")
        .message(say!(lang, "{paid} 缴来 {amount}，没有凭证", "{amount} paid on {paid} without a voucher"))
        .next(say!(
            lang,
            "记一张收款 {amount} 的凭证，并在 voucher（凭证号）填写其编号",
            "write a voucher that takes in {amount}, and name it in `voucher`"
        ))
}

//! A claim that was paid is booked: its voucher credits the account that paid it with the amount of the claim.

use crate::books::accounts::{Voucher, amount_of};
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Claim, JournalEntry, Payment};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// `books/claim-unposted`.
pub static RULE: Rule = Rule {
    id: "books/claim-unposted",
    level: Level::Error,
    fixable: false,
    title: Wording::new("付款与凭证不符", "a payment that claim and voucher do not both tell"),
    why: Wording::new(
        "钱已付出而账上没有，现金和银行余额就不可信。",
        "money that is paid and not booked makes the balances of cash and bank untrue.",
    ),
    source: Wording::new(
        "会计法第九条、第十条（及时入账）；现金管理暂行条例第十二条（日清月结）",
        "Accounting Law art. 9–10 (entered in time); Cash Regulation art. 12 (closed each day)",
    ),
    reads: &["claims", "journal", "receipts"],
    whole: &["claims", "journal"],
    policy: &[],
    guide: include_str!("claim_unposted.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // A school whose books are kept elsewhere writes no journal.
    if context.rows().journal.is_empty() {
        return;
    }
    let mut credits = Credits::default();
    for claim in &context.rows().claims {
        if let Some(paid) = &claim.paid
            && let Some(voucher) = paid.voucher
        {
            *credits.claimed.entry((voucher, paid.account)).or_default() += claim.amount;
        }
    }
    for claim in &context.rows().claims {
        if claim.paid.is_none() {
            report.checked(1);
            if let Some(row) = context.books.payments.paying(claim.id) {
                unsaid(context, report, claim, row);
            }
        }
        // An account that stands nowhere is found as a reference.
        let Some(paid) = claim.paid.as_ref().filter(|paid| context.books.accounts.is_placed(paid.account)) else { continue };
        report.checked(1);
        if let Some(id) = paid.voucher {
            // A voucher that stands nowhere is found as a reference.
            let Some(voucher) = context.books.accounts.voucher(id) else { continue };
            let together = credits.claimed.get(&(id, paid.account)).copied().unwrap_or_default();
            let found = credits.of(context, voucher, paid.account);
            // A claim that is not the sum of its receipts is found as that.
            let covers = [claim.amount, together, due(context, claim)].into_iter().any(|amount| found.covers(amount));
            if !covers && !found.is_told {
                not_credited(context, report, claim, paid, voucher.first(), found.sum);
            } else if covers && is_of_another_month(context, paid, voucher) {
                other_month(context, report, claim, paid, voucher.first());
            }
        } else {
            let mut naming = context.books.accounts.vouchers_of("claims", claim.id);
            if !naming.any(|voucher| credits.of(context, voucher, paid.account).covers(claim.amount)) {
                unnamed(context, report, claim, paid);
            }
        }
    }
}

/// What a voucher credits to an account and those below it.
struct Credited {
    sum: Money,
    each: BTreeSet<Money>,
    /// Whether the voucher is found already: it lies in two sets of books, does not balance, names an unknown account, or a
    /// bank row of an account that it does not touch.
    is_told: bool,
}

impl Credited {
    /// Whether an amount is credited, in one entry or in all.
    fn covers(&self, amount: Money) -> bool {
        self.sum == amount || self.each.contains(&amount)
    }
}

/// What vouchers credit to the accounts that claims are paid from, each voucher gone through once.
#[derive(Default)]
struct Credits {
    /// What all claims together say that a voucher paid from an account: one voucher may pay several.
    claimed: BTreeMap<(Id, Id), Money>,
    found: BTreeMap<(Id, Id), Credited>,
}

impl Credits {
    fn of(&mut self, context: &Context<'_>, voucher: Voucher<'_, '_>, account: Id) -> &Credited {
        self.found.entry((voucher.id, account)).or_insert_with(|| {
            let accounts = &context.books.accounts;
            let within: BTreeSet<Id> = accounts.with_below(account).chain([account]).collect();
            let rows = voucher.rows.iter().filter(|row| within.contains(&row.account));
            let each: BTreeSet<Money> = rows.clone().filter_map(|row| row.credit).collect();
            let sum = rows.filter_map(|row| row.credit).sum();
            let is_whole = voucher.rows.iter().all(|row| accounts.is_placed(row.account));
            let balance: Money = voucher.rows.iter().map(|row| amount_of(row)).sum();
            let crosses = accounts.totals(voucher).len() > 1 || voucher.rows.iter().any(|row| accounts.crosses(row));
            let is_told = !is_whole || !balance.is_zero() || crosses || accounts.is_misbooked(voucher.id);
            Credited { sum, each, is_told }
        })
    }
}

/// What the receipts of a claim come to, less what was struck off.
fn due(context: &Context<'_>, claim: &Claim) -> Money {
    let receipts = context.books.payments.receipts_of(claim.id).iter();
    receipts.map(|receipt| receipt.total).sum::<Money>() - claim.struck.unwrap_or_default()
}

/// Whether a payment and its voucher are of two months; a voucher of several days, and a day to come, are found as that.
fn is_of_another_month(context: &Context<'_>, paid: &Payment, voucher: Voucher<'_, '_>) -> bool {
    let day = voucher.day();
    let is_sure = day <= context.today && paid.date <= context.today && voucher.rows.iter().all(|row| row.date == day);
    let is_inside = context.settings.school.starts.is_none_or(|starts| starts <= day && starts <= paid.date);
    is_sure && is_inside && day.month() != paid.date.month()
}

fn other_month(context: &Context<'_>, report: &mut Report, claim: &Claim, paid: &Payment, row: &JournalEntry) {
    let lang = context.lang;
    let (id, booked, day) = (context.text(row.voucher), row.date, paid.date);
    report.add(
        context
            .finding_inside(claim, paid, "date")
            .message(say!(
                lang,
                "{day} 付款，凭证 {id} 在 {booked}：不在同一个月",
                "paid on {day}, voucher {id} is of {booked}: another month"
            ))
            .next(say!(
                lang,
                "付款当日入账：写错的日期改正，跨月补记的说明原因",
                "money is booked the day it is paid: mend the date that is wrong"
            ))
            .beside(cell(row, "date"), say!(lang, "凭证日期", "the voucher's day")),
    );
}

fn not_credited(context: &Context<'_>, report: &mut Report, claim: &Claim, paid: &Payment, row: &JournalEntry, credit: Money) {
    let lang = context.lang;
    let (id, name, amount) = (context.text(row.voucher), context.account(paid.account), claim.amount);
    report.add(
        context
            .finding_inside(claim, paid, "voucher")
            .message(say!(
                lang,
                "付款 {amount}，凭证 {id} 贷记 {credit}：{name}",
                "paid {amount}, credited by voucher {id} {credit}: {name}"
            ))
            .next(say!(
                lang,
                "更正凭证的付款科目或金额，或更正本单的 voucher（凭证号）",
                "mend account or amount of the voucher, or name the right one in `voucher`"
            ))
            .beside(cell(row, "voucher"), say!(lang, "该凭证", "the voucher")),
    );
}

/// A claim that a voucher pays and that does not say so: nobody answers for the payment.
fn unsaid(context: &Context<'_>, report: &mut Report, claim: &Claim, row: &JournalEntry) {
    let lang = context.lang;
    let (voucher, day) = (context.text(row.voucher), row.date);
    report.add(
        context
            .finding(claim, "paid")
            .message(say!(
                lang,
                "凭证 {voucher} 已付款，报销单没有付款记录",
                "voucher {voucher} pays it, and the claim says nothing of a payment"
            ))
            .next(say!(
                lang,
                "填写 paid（付款）：日期 {day}、科目、付款人、凭证号 {voucher}；没有付的，更正凭证的 source（来源单据）",
                "add `paid = {{ date = {day}, account = …, by = …, voucher = \"{voucher}\" }}`; if it was not paid, mend the voucher's `source`"
            ))
            .beside(cell(row, "voucher"), say!(lang, "付款的凭证", "the voucher that pays it")),
    );
}

fn unnamed(context: &Context<'_>, report: &mut Report, claim: &Claim, paid: &Payment) {
    let lang = context.lang;
    let (amount, day, name) = (claim.amount, paid.date, context.account(paid.account));
    report.add(
        context
            .finding_inside(claim, paid, "account")
            .message(say!(lang, "{day} 付款 {amount}，没有凭证", "{amount} paid on {day} without a voucher"))
            .next(say!(
                lang,
                "记一张贷记 {amount} 的凭证（{name}），并在 voucher（凭证号）填写其编号",
                "write a voucher that credits {name} with {amount}, and name it in `voucher`"
            )),
    );
}

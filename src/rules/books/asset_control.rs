//! The register of assets comes to what stands on the accounts: cost on 固定资产, depreciation on 累计折旧, month by month.

use crate::books::accounts::amount_of;
use crate::books::assets::{AssetAccounts, AssetMonth};
use crate::day::{Day, Month};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::Account;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `books/asset-control`.
pub static RULE: Rule = Rule {
    id: "books/asset-control",
    level: Level::Error,
    fixable: false,
    title: Wording::new("资产明细与总账不符", "register of assets and accounts differ"),
    why: Wording::new(
        "台账合计与 1601、1602 不符，不是有资产没入账，就是账上有东西台账里没有。",
        "where the register and the accounts differ, something is off the books or in the books only.",
    ),
    source: Wording::new(
        "会计法第十七条（账账相符）；行政事业性国有资产管理条例第三十四条",
        "Accounting Law art. 17 (books agree with each other); State Assets Regulation art. 34",
    ),
    reads: &["assets", "asset-events", "asset-classes", "accounts", "journal", "opening-balances"],
    whole: &["assets", "asset-events", "asset-classes", "accounts", "journal", "opening-balances"],
    policy: &[],
    guide: include_str!("asset_control.md"),
    check: Check::Ledger(check),
};

/// Cost or depreciation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Cost,
    Depreciation,
}

impl Side {
    fn accounts<'b, 'l>(self, of_book: &'b AssetAccounts<'l>) -> &'b [&'l Account] {
        if self == Self::Cost { &of_book.cost } else { &of_book.depreciation }
    }

    fn difference(self, month: &AssetMonth) -> Money {
        if self == Self::Cost { month.cost_difference() } else { month.depreciation_difference() }
    }

    fn figures(self, month: &AssetMonth) -> (Money, Money) {
        match self {
            Self::Cost => (month.account_cost, month.cost),
            Self::Depreciation => (month.account_accumulated, month.accumulated),
        }
    }

    /// Whether a difference follows from another: depreciation from cost that differs, or from the month's posting.
    fn follows(self, month: &AssetMonth, cost_before: Money) -> bool {
        self == Self::Depreciation && (month.cost_difference() != cost_before || month.credited != month.charge)
    }

    /// How much of a month's difference `books/asset-unposted` tells asset by asset, at most.
    fn told(self, context: &Context<'_>, of_book: &AssetAccounts<'_>, month: &AssetMonth) -> Money {
        let unposted = context.books.asset_postings.unposted.iter();
        let of_month = unposted.filter(|missing| missing.book == of_book.book && missing.touches(month.month));
        of_month.map(|missing| if self == Self::Cost { missing.cost.abs() } else { missing.accumulated.abs() }).sum()
    }
}

fn check(context: &Context<'_>, report: &mut Report) {
    let postings = &context.books.asset_postings;
    // What was disposed of under a wrong number is told there; until that is mended the register has too much.
    let disposed = context.books.assets.strays.disposed_from().map(Day::month);
    for of_book in &postings.books {
        for side in [Side::Cost, Side::Depreciation] {
            if side.accounts(of_book).is_empty() {
                continue;
            }
            report.checked(1 + of_book.months.len());
            let accounts = &context.books.accounts;
            let within: Vec<Id> = side.accounts(of_book).iter().flat_map(|account| accounts.with_below(account.account)).collect();
            let may_lack = |amount: Money, month: Month| accounts.may_lack(&within, amount, month.last_day());
            let first = of_book.opening.month.next();
            let is_open = !side.difference(&of_book.opening).is_zero() && !side.follows(&of_book.opening, Money::ZERO);
            let is_open = is_open && !may_lack(side.difference(&of_book.opening), first);
            if let Some(draft) = opening(context, side, of_book).filter(|_| is_open) {
                report.add(draft);
            }
            for (before, month) in of_book.changes() {
                let (earlier, now) = (side.difference(before), side.difference(month));
                // What comes to agree again is mended, and what follows from another finding is not told twice.
                let is_doubtful = disposed.is_some_and(|from| from <= month.month);
                let follows = is_doubtful || side.follows(month, before.cost_difference());
                let is_told = (now - earlier).abs() <= side.told(context, of_book, month) || may_lack(now - earlier, month.month);
                if now == earlier || now.is_zero() || follows || is_told {
                    continue;
                }
                if let Some(draft) = changed(context, side, of_book, month, earlier) {
                    report.add(draft);
                }
            }
        }
    }
}

/// The first of the accounts speaks for all.
fn first<'l>(side: Side, of_book: &AssetAccounts<'l>) -> Option<&'l Account> {
    side.accounts(of_book).first().copied()
}

fn opening(context: &Context<'_>, side: Side, of_book: &AssetAccounts<'_>) -> Option<Draft> {
    let account = first(side, of_book)?;
    let starts = context.settings.school.starts.unwrap_or_else(|| of_book.opening.month.next().first_day());
    let accounts = side.accounts(of_book);
    let mut rows = context.rows().opening_balances.iter().filter(|row| row.date <= starts);
    let draft = match rows.find(|row| accounts.iter().any(|account| account.account == row.account)) {
        Some(row) => context.finding(row, if row.credit.is_some() { "credit" } else { "debit" }),
        None => context.finding(account, "control").subject(format!("{} {starts}", context.text(account.account))),
    };
    let message = figures(context, side, account, &of_book.opening, &starts.to_string());
    Some(finish(context, draft.day(starts), message))
}

fn changed(context: &Context<'_>, side: Side, of_book: &AssetAccounts<'_>, month: &AssetMonth, before: Money) -> Option<Draft> {
    let account = first(side, of_book)?;
    let accounts = side.accounts(of_book).iter().flat_map(|account| context.books.accounts.with_below(account.account));
    let entries = accounts.flat_map(|account| context.books.accounts.entries(account)).map(|entry| entry.row);
    let of_month = entries.filter(|row| row.date.month() == month.month);
    // An entry of just that amount is the likeliest; else the last of the month.
    let change = (side.difference(month) - before).abs();
    let draft = match of_month.max_by_key(|row| (amount_of(row).abs() == change, row.date, row.at)) {
        Some(row) => context
            .finding(row, if row.credit.is_some() { "credit" } else { "debit" })
            .beside(cell(account, "control"), say!(context.lang, "统驭科目", "the control account")),
        None => context.finding(account, "control").subject(format!("{} {}", context.text(account.account), month.month)),
    };
    let mut message = figures(context, side, account, month, &month.month.to_string());
    if !before.is_zero() {
        message += &say!(context.lang, "（上月末差 {}）", " ({} the month before)", before.abs());
    }
    Some(finish(context, draft.day(month.month.last_day()), message))
}

fn figures(context: &Context<'_>, side: Side, account: &Account, month: &AssetMonth, when: &str) -> String {
    let (code, name) = (context.text(account.account), &*account.name);
    let ((in_account, in_register), apart) = (side.figures(month), side.difference(month).abs());
    match side {
        Side::Cost => say!(
            context.lang,
            "{when} {code} {name} {in_account}，台账原值合计 {in_register}，差 {apart}",
            "{when}: {in_account} on {code} {name}, {in_register} by the register, {apart} apart"
        ),
        Side::Depreciation => say!(
            context.lang,
            "{when} {code} {name} {in_account}，台账累计折旧 {in_register}，差 {apart}",
            "{when}: {in_account} on {code} {name}, {in_register} of depreciation by the register, {apart} apart"
        ),
    }
}

fn finish(context: &Context<'_>, draft: Draft, message: String) -> Draft {
    draft.message(message).next(say!(
        context.lang,
        "逐笔核对：账上有、台账没有的，在“资产”登记；台账有、账上没有的，补记凭证",
        "compare entry by entry: what only the account has goes into `assets`, what only the register has needs a voucher"
    ))
}

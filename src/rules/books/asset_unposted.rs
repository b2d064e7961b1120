//! What comes into the register of assets or leaves it is entered in the accounts in the same month (资产增减与入账不同步).

use crate::books::accounts::{Voucher, amount_of};
use crate::books::assets::Gap;
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::money::Money;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;

/// `books/asset-unposted`.
pub static RULE: Rule = Rule {
    id: "books/asset-unposted",
    level: Level::Error,
    fixable: false,
    title: Wording::new("资产增减与入账不同步", "an asset that is not in the accounts"),
    why: Wording::new(
        "登了台账没入账，或隔月才入账，账与台账就对不上，折旧也跟着错。",
        "an asset in the register and not in that month's accounts makes both disagree, and its depreciation with them.",
    ),
    source: Wording::new(
        "行政事业性国有资产管理条例第三十条、第三十五条；政府会计准则第3号",
        "State Assets Regulation art. 30, 35; Government Accounting Standard 3",
    ),
    reads: &["assets", "asset-events", "journal", "accounts"],
    whole: &["journal", "accounts", "asset-events"],
    policy: &[],
    guide: include_str!("asset_unposted.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let postings = &context.books.asset_postings;
    report.checked(postings.looked_at);
    for missing in postings.unposted.iter().filter(|missing| !is_told(context, missing.gap)) {
        report.add(fault(context, missing.gap));
    }
}

/// Whether the voucher that is meant is found as wrong in itself: it does not balance, names an account that stands nowhere, is
/// of several days, or of a day outside the ledger.
fn is_told(context: &Context<'_>, gap: Gap<'_>) -> bool {
    let accounts = &context.books.accounts;
    let is_outside = |day: Day| day > context.today || context.settings.school.starts.is_some_and(|starts| day < starts);
    let is_wrong = |voucher: Voucher<'_, '_>| {
        let balance: Money = voucher.rows.iter().map(|row| amount_of(row)).sum();
        let day = voucher.first().date;
        !balance.is_zero()
            || voucher.rows.iter().any(|row| !accounts.is_placed(row.account) || row.date != day || is_outside(row.date))
    };
    match gap {
        Gap::NoVoucher(_) => false,
        Gap::OtherMonth(_, entry) | Gap::Short(_, entry, ..) => accounts.voucher(entry.voucher).is_some_and(is_wrong),
        Gap::NoRemoval(asset, event, _) => {
            let by_slip = accounts.vouchers_of("asset-events", event.event);
            by_slip.chain(accounts.vouchers_of("assets", asset.asset)).any(is_wrong)
        }
    }
}

fn fault(context: &Context<'_>, gap: Gap<'_>) -> Draft {
    match gap {
        Gap::NoVoucher(asset) => {
            let (name, cost, day) = (context.asset(asset.asset), asset.cost, asset.acquired);
            context
                .finding(asset, "asset")
                .message(say!(
                    context.lang,
                    "{name}原值 {cost}，{day} 取得，没有入账凭证",
                    "{name} of {cost}, acquired on {day}, names no voucher"
                ))
                .next(say!(
                    context.lang,
                    "入账（借记固定资产）后填 voucher（凭证号）",
                    "enter it on the debit of the account of assets, and name the voucher in `voucher`"
                ))
        }
        Gap::OtherMonth(asset, entry) => {
            let (name, day, voucher) = (context.asset(asset.asset), asset.acquired, context.text(entry.voucher));
            context
                .finding(asset, "voucher")
                .message(say!(
                    context.lang,
                    "{name} {day} 取得，凭证 {voucher} 在 {}",
                    "{name} was acquired on {day}, its voucher {voucher} is of {}",
                    entry.date
                ))
                .next(say!(
                    context.lang,
                    "取得日期写验收当月，并当月入账；哪一个写错了改哪一个",
                    "both belong to the month of acceptance: mend the one that is wrong"
                ))
                .beside(cell(entry, "date"), say!(context.lang, "凭证日期", "the voucher's day"))
        }
        Gap::Short(asset, entry, debit, cost) => {
            let voucher = context.text(entry.voucher);
            context
                .finding(asset, "voucher")
                .message(say!(
                    context.lang,
                    "凭证 {voucher} 借记固定资产 {debit}，写它的资产原值合计 {cost}",
                    "voucher {voucher} debits {debit} to assets, those that name it cost {cost}"
                ))
                .next(say!(
                    context.lang,
                    "核对原值与凭证：凭证号写错的改正，少记的补记",
                    "compare cost and voucher: mend a wrong number, enter what is missing"
                ))
                .beside(cell(entry, "voucher"), say!(context.lang, "入账凭证", "the voucher"))
        }
        Gap::NoRemoval(asset, event, elsewhere) => {
            let (name, kind, cost) = (context.asset(asset.asset), event.kind.shown(context.lang), asset.cost);
            let draft = context
                .finding(event, "date")
                .message(say!(
                    context.lang,
                    "{name}原值 {cost} 已{kind}，当月没有销账凭证",
                    "`{kind}` of {name}, cost {cost}: no voucher of the month takes it off the account"
                ))
                .next(say!(
                    context.lang,
                    "处置当月贷记固定资产，凭证的 source（来源单据）写 {}",
                    "credit the account of assets in the month of disposal, with {} in the voucher's `source`",
                    context.text(event.event)
                ));
            match elsewhere {
                Some(entry) => {
                    draft.beside(cell(entry, "date"), say!(context.lang, "凭证在另一个月", "its voucher is of another month"))
                }
                None => draft,
            }
        }
    }
}

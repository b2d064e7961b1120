//! The month's depreciation in the accounts is the sum of what the assets are charged with, over years that their class allows.

use crate::books::assets::{AssetAccounts, AssetMonth, Class, Schedule, is_depreciable};
use crate::day::Day;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::Asset;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `card/depreciation-wrong`.
pub static RULE: Rule = Rule {
    id: "card/depreciation-wrong",
    level: Level::Error,
    fixable: false,
    title: Wording::new("折旧计算不符", "depreciation differs"),
    why: Wording::new(
        "折旧按年限平均法逐月计提，多提少提都会让净值和费用失真。",
        "depreciation is charged month by month over an asset's years; any other figure falsifies its value and the costs.",
    ),
    source: Wording::new(
        "政府会计准则第3号——固定资产及其应用指南（财会〔2017〕4号）：年限平均法、当月增加当月计提、不留残值",
        "Government Accounting Standard 3, Fixed Assets, and its guide (Caikuai [2017] 4): straight line, from the month of acquisition, no residual value",
    ),
    reads: &["assets", "asset-events", "asset-classes", "accounts", "journal"],
    whole: &["assets", "asset-events", "asset-classes", "accounts", "journal"],
    policy: &[],
    guide: include_str!("depreciation_wrong.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // What was disposed of under a wrong number is told there; until that is mended it goes on being charged.
    let disposed = context.books.assets.strays.disposed_from().map(Day::month);
    let too_fast = too_fast(context);
    for of_book in &context.books.asset_postings.books {
        if of_book.depreciation.is_empty() {
            continue;
        }
        // What differs by the same figure month after month has one cause: the first month tells it.
        let mut told: Option<Money> = None;
        for (before, month) in of_book.changes() {
            report.checked(1);
            let (earlier, now) = (before.depreciation_difference(), month.depreciation_difference());
            // Where the cost differs its depreciation must; where the accounts agree again the posting mends an earlier one.
            let cost_differs = !before.cost_difference().is_zero() || !month.cost_difference().is_zero();
            let is_doubtful = disposed.is_some_and(|from| from <= month.month);
            let agrees = now == earlier || now.is_zero() || is_doubtful || is_told(context, of_book, month);
            let by = month.credited - month.charge;
            let excess: Money = too_fast.iter().map(|(own, due)| own.charge(month.month) - due.charge(month.month)).sum();
            let is_again = told.is_some_and(|earlier| earlier == by) || (!excess.is_zero() && by == Money::ZERO - excess);
            if !agrees && !is_again && month.credited != month.charge && (of_book.cost.is_empty() || !cost_differs) {
                report.add(posting(context, of_book, month));
                told = Some(by);
            }
        }
    }
    for life in context.books.assets.lives() {
        if is_depreciable(context.ledger, life.asset) {
            report.checked(1);
            years(context, report, life.asset);
        }
        if let Some(charged) = life.asset.depreciated.filter(|charged| *charged > life.asset.cost && !life.asset.cost.is_negative())
        {
            let (asset, cost) = (context.asset(life.asset.asset), life.asset.cost);
            let draft = context.finding(life.asset, "depreciated").day(context.today).message(say!(
                context.lang,
                "{asset}期初已提折旧 {charged}，超过原值 {cost}",
                "{asset}: {charged} charged before the ledger starts is more than its cost of {cost}"
            ));
            report.add(draft.next(say!(context.lang, "改正期初已提折旧或原值", "mend `depreciated` or the cost")));
        }
    }
}

/// Whether the accounts differ by what is found in a row of the journal.
fn is_told(context: &Context<'_>, of_book: &AssetAccounts<'_>, month: &AssetMonth) -> bool {
    let accounts = &context.books.accounts;
    let within: Vec<Id> = of_book.depreciation.iter().flat_map(|account| accounts.with_below(account.account)).collect();
    accounts.may_lack(&within, month.credited - month.charge, month.month.last_day())
}

fn posting(context: &Context<'_>, of_book: &AssetAccounts<'_>, month: &AssetMonth) -> Draft {
    let accounts = of_book.depreciation.iter().flat_map(|account| context.books.accounts.with_below(account.account));
    let entries = accounts.flat_map(|account| context.books.accounts.entries(account)).map(|entry| entry.row);
    let of_month = entries.filter(|row| row.date.month() == month.month && row.credit.is_some());
    let account = of_book.depreciation[0];
    let (code, when) = (context.text(account.account), month.month);
    let draft = match of_month.max_by_key(|row| (row.date, row.at)) {
        Some(row) => {
            let beside = say!(context.lang, "统驭科目", "the control account");
            context.finding(row, "credit").beside(cell(account, "control"), beside)
        }
        None => context.finding(account, "control").day(month.month.last_day()).subject(format!("{code} {when}")),
    };
    let (posted, due) = (month.credited, month.charge);
    draft
        .message(say!(
            context.lang,
            "{when} {code} 贷方 {posted}，台账本月折旧 {due}",
            "{when}: {posted} credited to {code}, {due} of depreciation by the register"
        ))
        .next(say!(
            context.lang,
            "{when} 的折旧应为 {due}：补提、红字冲回，或改正资产的年限、原值",
            "the depreciation of {when} is {due}: enter the rest, take back in red, or mend an asset's years or cost"
        ))
}

/// The schedules of assets that are written down over too few years, each with the one that its class asks for.
///
/// The asset is told at its row: what its charges are too high by is not told again month by month.
fn too_fast(context: &Context<'_>) -> Vec<(Schedule, Schedule)> {
    let lives = context.books.assets.lives().iter();
    let short = lives.filter_map(|life| {
        let (_, _, fewest) = too_few_years(context, life.asset)?;
        let due = Schedule::new(life.asset.cost, Some(fewest), life.asset.acquired.month());
        let starts = context.settings.school.starts.filter(|starts| life.asset.acquired < *starts);
        let due = match life.asset.depreciated.zip(starts) {
            Some((charged, starts)) => due.carried(starts.month(), charged),
            None => due,
        };
        Some((life.schedule, life.end_month().map_or(due, |end| due.until(end))))
    });
    short.collect()
}

/// The class of an asset that is written down over fewer years than the class takes, its own years and those.
fn too_few_years<'c>(context: &Context<'c>, asset: &Asset) -> Option<(Class<'c>, u32, u32)> {
    if !is_depreciable(context.ledger, asset) {
        return None;
    }
    let (class, years) = Class::of(context.ledger, asset).zip(asset.years)?;
    let fewest = class.years().filter(|fewest| years < *fewest)?;
    Some((class, years, fewest))
}

fn years(context: &Context<'_>, report: &mut Report, asset: &Asset) {
    let Some((class, years, fewest)) = too_few_years(context, asset) else { return };
    let (name, of_class) = (context.asset(asset.asset), class.name());
    let draft = context
        .finding(asset, "years")
        // What is wrong with an asset is wrong today, however long ago it was bought.
        .day(context.today)
        .message(say!(
            context.lang,
            "{name}折旧年限 {years} 年，{of_class}不少于 {fewest} 年",
            "{name} is depreciated over {years} years, {of_class} takes at least {fewest}"
        ))
        .next(say!(
            context.lang,
            "年限改为 {fewest} 年，或不填（按分类）",
            "write {fewest}, or leave it empty for the class's years"
        ));
    report.add(match class {
        Class::Own(row) => draft.beside(cell(row, "years"), say!(context.lang, "分类的年限", "the class's years")),
        Class::Builtin(_) => draft,
    });
}

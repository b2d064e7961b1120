//! What is delivered keeps long enough: not past its last day, not near it, and not produced tomorrow (临期、过期入库).

use crate::day::Day;
use crate::findings::Level;
use crate::lang::Wording;
use crate::number::round_half_up;
use crate::registers::CanteenIntake;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;

/// `food/intake-expired`.
pub static RULE: Rule = Rule {
    id: "food/intake-expired",
    level: Level::Error,
    fixable: false,
    title: Wording::new("过期或临期入库", "taken in past its day, or near it"),
    why: Wording::new(
        "过期食品不得入库；临期的还没用完就会过期。",
        "expired food may not be taken in, and what is near its day expires before it is eaten.",
    ),
    source: Wording::new(
        "食品安全法第三十四条、第五十三条、第五十四条；惯例：采购合同约定剩余保质期",
        "Food Safety Law art. 34, 53, 54; custom: contracts set how much shelf life has to be left",
    ),
    reads: &["canteen-intake", "items"],
    whole: &[],
    policy: &["canteen.remaining_life"],
    guide: include_str!("intake_expired.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for row in context.books.deliveries.accepted() {
        let shelf_days = context.rows().items.get(row.item).and_then(|item| item.shelf_days);
        let by_shelf_life = || Some(row.produced?.plus_days(shelf_days?));
        let Some(expires) = row.expires.or_else(by_shelf_life) else { continue };
        report.checked(1);
        if row.produced.is_some_and(|produced| produced > row.date) {
            early(context, row, report);
        } else if expires < row.date || row.produced.is_some_and(|produced| expires < produced) {
            expired(context, row, expires, report);
        } else if let Some((left, whole)) = days_left(row, expires, shelf_days)
            && let least = context.policy(row.date).canteen.remaining_life
            && Decimal::from(left) < least * Decimal::from(whole)
        {
            near(context, row, (expires, left, whole), least, report);
        }
    }
}

/// How many days of its shelf life are left, of how many; both count the first and the last.
fn days_left(row: &CanteenIntake, expires: Day, shelf_days: Option<u32>) -> Option<(i64, i64)> {
    let whole = row.produced.map_or_else(|| shelf_days.map(i64::from), |produced| Some(expires.days_since(produced) + 1))?;
    let left = expires.days_since(row.date) + 1;
    (whole >= left).then_some((left, whole))
}

fn early(context: &Context<'_>, row: &CanteenIntake, report: &mut Report) {
    let (item, day) = (context.item(row.item), row.date);
    let produced = row.produced.unwrap_or(day);
    report.add(
        context
            .finding(row, "produced")
            .message(say!(
                context.lang,
                "{item}生产日期 {produced}，{day} 已入库",
                "{item} produced on {produced}, taken in on {day}"
            ))
            .next(say!(
                context.lang,
                "核对包装：日期写错的改正；包装上就是这样的，退货并报告",
                "look at the package: correct the date, or, if it says so, send it back and report it"
            )),
    );
}

fn expired(context: &Context<'_>, row: &CanteenIntake, expires: Day, report: &mut Report) {
    let (item, day) = (context.item(row.item), row.date);
    let column = if row.expires.is_some() { "expires" } else { "produced" };
    report.add(
        context
            .finding(row, column)
            .message(say!(context.lang, "{item}于 {expires} 到期，{day} 入库", "{item} expired on {expires}, taken in on {day}"))
            .next(say!(
                context.lang,
                "日期写错的改正；确已过期的，result（结果）填退货或销毁",
                "correct the date; if it had expired, set `result` to returned or destroyed"
            )),
    );
}

fn near(context: &Context<'_>, row: &CanteenIntake, (expires, left, whole): (Day, i64, i64), least: Decimal, report: &mut Report) {
    let item = context.item(row.item);
    let percent = round_half_up(least * Decimal::ONE_HUNDRED, 0);
    let column = if row.expires.is_some() { "expires" } else { "produced" };
    let draft = context
        .finding(row, column)
        .message(say!(
            context.lang,
            "{item}于 {expires} 到期，入库时剩 {left} 天，保质期 {whole} 天，要求不少于 {percent}%",
            "{item} expires on {expires}: {left} days left of {whole}, {percent} % are required"
        ))
        .next(say!(
            context.lang,
            "退货换新批次，result（结果）填退货；日期写错的改正",
            "send it back for a newer lot, with `result` returned; or correct the date"
        ));
    report.add(match (row.produced, context.rows().items.get(row.item)) {
        (None, Some(item)) => draft.beside(cell(item, "shelf_days"), say!(context.lang, "保质期", "its shelf life")),
        _ => draft,
    });
}

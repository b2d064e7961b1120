//! The stock book is worth what its control account says, at the opening and at the end of every month (账账相符).

use crate::books::accounts::DayEnd;
use crate::books::stock::{BookedSlips, Movement, Posted, StockControl, Turn, Unlike, controls, portion};
use crate::day::Month;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// `books/stock-control`.
pub static RULE: Rule = Rule {
    id: "books/stock-control",
    level: Level::Error,
    fixable: false,
    title: Wording::new("库存明细与总账不符", "stock book and control account differ"),
    why: Wording::new(
        "库存明细账的金额要等于总账的库存物品；不等，就有一张单据没有记账，或一张凭证没有单据。",
        "what the stock book is worth is what stands on its account; else a slip was not posted, or a voucher has no slip.",
    ),
    source: Wording::new(
        "会计法第十七条（账账相符）；会计基础工作规范（总账与明细账核对）",
        "Accounting Law art. 17 (books agree with each other); Basic Accounting Norms (ledger and detailed books are compared)",
    ),
    reads: &["accounts", "journal", "opening-balances", "stock-moves", "canteen-intake", "canteen-issues", "places"],
    whole: &["accounts", "journal", "opening-balances", "stock-moves", "canteen-intake", "canteen-issues", "places", "items"],
    policy: &["stock.valuation"],
    guide: include_str!("stock_control.md"),
    check: Check::Ledger(check),
};

/// The part of an open difference by which later ones may drift: goods go out at an average that it has changed.
const DRIFT: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

/// The part of an open difference that may be left of it when it has gone.
const LEFT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// The part by which averages of several slips may differ from the one that values a counted difference.
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

fn check(context: &Context<'_>, report: &mut Report) {
    let counted = Counted::of(context);
    for control in controls(context.ledger, &context.books.accounts, &context.books.stock) {
        if control.places.iter().any(|place| context.books.stock.is_place_unsure(*place)) {
            continue;
        }
        let opening = opening(context, report, &control);
        months(context, report, &control, opening, &counted);
    }
}

/// What opened the stock, what opened the account, and the rows of stock.
pub(super) fn opened<'c>(context: &Context<'c>, control: &StockControl<'_>) -> (Money, Money, Vec<&'c Movement<'c>>) {
    let stock = &context.books.stock;
    let opens = |movement: &&Movement<'_>| movement.turn == Turn::Opening && !movement.written.is_correction();
    let shelves = control.places.iter().flat_map(|place| stock.items_at(*place).map(move |item| (*place, item)));
    let openings: Vec<&Movement<'_>> = shelves.flat_map(|(place, item)| stock.of(place, item).iter().filter(opens)).collect();
    let in_stock: Money = openings.iter().map(|movement| movement.value).sum();
    let on_account = control.accounts.iter().flat_map(|account| context.books.accounts.openings(*account));
    (in_stock, on_account.map(|(_, amount)| *amount).sum(), openings)
}

/// Compares what opened the stock with what opened the account; gives by how much they differ.
fn opening(context: &Context<'_>, report: &mut Report, control: &StockControl<'_>) -> Money {
    let (in_stock, on_account, openings) = opened(context, control);
    report.checked(1);
    let difference = in_stock - on_account;
    let last = openings.iter().max_by_key(|movement| (movement.day, movement.written.at()));
    let doubt = last.map_or(Money::ZERO, |last| context.books.stock.doubts.value_on(&control.places, last.day));
    let starts = context.settings.school.starts.unwrap_or(context.today);
    if difference.abs() > doubt && !context.books.accounts.may_lack(&control.accounts, difference, starts) {
        let account = context.account(control.declared.account);
        let day = control.accounts.iter().flat_map(|account| context.books.accounts.openings(*account)).map(|(day, _)| *day).min();
        let row = day.and_then(|day| context.books.accounts.opening_row(&control.accounts, day));
        let draft = match row {
            Some(row) => context.finding(row, if row.debit.is_some() { "debit" } else { "credit" }),
            None => context.finding(control.declared, "control"),
        };
        let draft = draft
            .message(say!(
                context.lang,
                "期初：库存 {in_stock}，{account}余额 {on_account}，差 {difference}",
                "{in_stock} in stock at the opening, {on_account} on {account}: a difference of {difference}"
            ))
            .next(say!(
                context.lang,
                "按启用日的盘点表更正期初余额，或补录、更正期初行",
                "correct the opening balance, or the `opening` rows, by the count with which the books began"
            ));
        report.add(beside_stock(context, draft, last.copied()));
    }
    difference
}

/// Compares stock and account at the end of every month that is over and written; finds those that brought
/// another difference.
fn months(context: &Context<'_>, report: &mut Report, control: &StockControl<'_>, opening: Money, counted: &Counted) {
    let days = context.books.accounts.day_ends(control.accounts.iter().copied());
    let stock = by_month(context, control);
    let months: BTreeSet<Month> = days.iter().map(|end| end.day.month()).chain(stock.keys().copied()).collect();
    let is_written = |month: Month| control.written_until.is_some_and(|until| month <= until);
    let (mut in_stock, mut before, mut posted) = (Money::ZERO, opening, None);
    // The largest difference that is open. While one is, the averages of later months drift with it.
    let mut open = opening.abs();
    for month in months.into_iter().filter(|month| is_written(*month) && month.last_day() <= context.today) {
        report.checked(1);
        let moved = stock.get(&month);
        in_stock += moved.map_or(Money::ZERO, |(value, _)| *value);
        let until = &days[..days.partition_point(|end| end.day <= month.last_day())];
        let on_account = until.last().map_or(Money::ZERO, |end| end.balance);
        let difference = in_stock - on_account;
        let may_lack = |amount: Money| context.books.accounts.may_lack(&control.accounts, amount, month.last_day());
        // A difference that has gone is no fault of the month in which it went; what is found in a row is not told again.
        let has_gone = difference.abs() <= open.times(LEFT);
        let is_told = || may_lack(difference - before) || is_told(context, control, month, difference, counted);
        if !has_gone && (difference - before).abs() > open.times(DRIFT) && !is_told() {
            let account = context.account(control.declared.account);
            let earlier =
                if before.is_zero() { String::new() } else { say!(context.lang, "（此前差 {before}）", " ({before} before)") };
            let posted =
                posted.get_or_insert_with(|| Posted::build(context.ledger, &context.books.accounts, &context.books.stock, control));
            let unlike = posted.unlike(month, difference - before);
            let draft = match &unlike {
                Some(unlike) => at_unlike(context, unlike).subject(context.text(control.declared.account)).day(month.last_day()),
                None => month_draft(context, control, until, month),
            };
            let draft = draft
                .message(say!(
                    context.lang,
                    "{month} 月末：库存 {in_stock}，{account}余额 {on_account}，差 {difference}{earlier}",
                    "{in_stock} in stock at the end of {month}, {on_account} on {account}: a difference of {difference}{earlier}"
                ))
                .next(say!(
                    context.lang,
                    "当月单据与凭证相差 {}：逐张核对，补上漏记的凭证或漏录的单据",
                    "slips and vouchers of the month differ by {}: compare them, and enter the one that is missing",
                    difference - before
                ));
            report.add(match unlike {
                Some(unlike) => beside_unlike(context, draft, &unlike),
                None => beside_stock(context, draft, moved.map(|(_, last)| *last)),
            });
        }
        before = difference;
        open = if difference.is_zero() { Money::ZERO } else { open.max(difference.abs()) };
    }
}

/// Whether another rule tells what lies behind a difference: a row that is wrong by itself, or a count that finds just what
/// the account says.
fn is_told(context: &Context<'_>, control: &StockControl<'_>, month: Month, difference: Money, counted: &Counted) -> bool {
    let doubt = context.books.stock.doubts.value_on(&control.places, month.last_day());
    let (explained, gross) = counted.of_month(&control.places, month);
    let rounding = gross.times(ROUNDING) + Money::from_fen(5);
    difference.abs() <= doubt || (!gross.is_zero() && (difference - explained).abs() <= rounding)
}

/// What the differences of counts that nobody adjusted are worth, by place and month: net and gross.
struct Counted(HashMap<(Id, Month), (Money, Money), FixedState>);

impl Counted {
    fn of(context: &Context<'_>) -> Self {
        let stock = &context.books.stock;
        let mut months: HashMap<(Id, Month), (Money, Money), FixedState> = HashMap::default();
        for line in stock.counts().iter().filter(|line| line.is_open(context.policy(line.row.date).stock.tolerance)) {
            let book = stock.balance(line.row.place, line.row.item, line.row.date);
            if book.quantity <= Quantity::ZERO {
                continue;
            }
            let (counted, gross) = months.entry((line.row.place, line.row.date.month())).or_default();
            let worth = portion(book.value, line.difference, book.quantity);
            *counted += worth;
            *gross += worth.abs();
        }
        Self(months)
    }

    /// By how much stock is above the account if the account agrees with the counts, and what all differences come to.
    fn of_month(&self, places: &[Id], month: Month) -> (Money, Money) {
        let of_places = places.iter().filter_map(|place| self.0.get(&(*place, month)));
        of_places.fold((Money::ZERO, Money::ZERO), |(net, all), (counted, gross)| (net - *counted, all + *gross))
    }
}

/// By how much the value of the places changed in each month, and the last movement of the month.
fn by_month<'c>(context: &Context<'c>, control: &StockControl<'_>) -> BTreeMap<Month, (Money, &'c Movement<'c>)> {
    let mut months: BTreeMap<Month, (Money, &Movement<'_>)> = BTreeMap::new();
    for place in &control.places {
        let mut before = Money::ZERO;
        for (month, closing) in context.books.stock.closings(*place) {
            let (value, last) = months.entry(*month).or_insert((Money::ZERO, &closing.last));
            *value += closing.value - before;
            before = closing.value;
            if (closing.last.day, closing.last.written.at()) > (last.day, last.written.at()) {
                *last = &closing.last;
            }
        }
    }
    months
}

/// At the last entry of the month, or at the account where the month has none.
fn month_draft(context: &Context<'_>, control: &StockControl<'_>, until: &[DayEnd<'_>], month: Month) -> Draft {
    let mut rows = until.iter().rev().take_while(|end| end.day.month() == month);
    let last = rows.find_map(|end| end.rows.last());
    let draft = match last {
        Some(row) => context.finding(*row, if row.debit.is_some() { "debit" } else { "credit" }),
        None => context.finding(control.declared, "control"),
    };
    draft.subject(context.text(control.declared.account)).day(month.last_day())
}

/// At the voucher that books something else than its slips are worth, or at the slip that no voucher names.
fn at_unlike(context: &Context<'_>, unlike: &Unlike<'_>) -> Draft {
    match unlike {
        Unlike::Voucher(voucher) => context.finding(voucher.row, if voucher.row.debit.is_some() { "debit" } else { "credit" }),
        Unlike::Slip(slip) => context.finding_moved(slip.written, "slip"),
    }
}

fn beside_unlike(context: &Context<'_>, draft: Draft, unlike: &Unlike<'_>) -> Draft {
    let Unlike::Voucher(BookedSlips { row, booked, worth, slip }) = unlike else {
        return draft;
    };
    let voucher = context.text(row.voucher);
    match slip {
        Some(slip) => draft.beside(
            slip.written.cell("slip"),
            say!(
                context.lang,
                "{voucher} 记 {booked}，所列单据合计 {worth}",
                "{voucher} books {booked}, the slips that it names are worth {worth}"
            ),
        ),
        None => draft.beside(
            cell(*row, "source"),
            say!(
                context.lang,
                "{voucher} 记 {booked}，没有列出入库、领用单据",
                "{voucher} books {booked} and names no slip of stock"
            ),
        ),
    }
}

fn beside_stock(context: &Context<'_>, draft: Draft, last: Option<&Movement<'_>>) -> Draft {
    let Some(last) = last else { return draft };
    let (slip, day) = (context.text(last.written.slip()), last.day);
    draft.beside(
        last.written.cell("quantity"),
        say!(context.lang, "库存的最后一笔：{slip}（{day}）", "the last row of stock: {slip} of {day}"),
    )
}

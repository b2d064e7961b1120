//! The canteen's surplus stays within its band: of a month, of a term, and of all months together.

use crate::books::canteen::{CanteenMonth, CanteenResult, percent};
use crate::day::Month;
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::policy::{Stage, TermPeriod};
use crate::registers::Control;
use crate::rules::context::row;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;

/// `statement/canteen-surplus`.
pub static RULE: Rule = Rule {
    id: "statement/canteen-surplus",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("食堂盈亏率超限", "a canteen's surplus or loss beyond its band"),
    why: Wording::new(
        "食堂不营利：结余过多是多收了伙食费，亏损过多要别的钱来补。",
        "a canteen makes no profit: too much left was charged too much, too great a loss is paid by somebody else.",
    ),
    source: Wording::new(
        "中小学校财务制度；卫生部 2012 年托幼机构卫生保健规范（膳食盈亏每学期不超过 2%）",
        "Financial Rules for Schools; kindergarten health norms of 2012 (surplus or loss of meals at most 2 % a term)",
    ),
    reads: &["meals", "canteen-costs", "canteen-intake", "canteen-issues", "stock-moves", "stock-counts", "journal", "accounts"],
    whole: &[
        "meals",
        "canteen-costs",
        "canteen-intake",
        "canteen-issues",
        "stock-moves",
        "stock-counts",
        "journal",
        "items",
        "places",
    ],
    policy: &["canteen.surplus_band"],
    guide: include_str!("canteen_surplus.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    // A kindergarten's meal money buys food alone; a school that enters no costs keeps no result here.
    let food_alone = context.settings.school.stage == Some(Stage::Kindergarten);
    let Some(first) = context.rows().canteen_costs.iter().map(|cost| cost.month).min().or_else(|| {
        let months = context.books.canteen.months().first();
        months.filter(|_| food_alone).map(|month| month.month)
    }) else {
        return;
    };
    let book = &context.books.canteen;
    let is_over = |month: &&CanteenMonth<'_>| first <= month.month && month.month.last_day() < context.today;
    let months: Vec<&CanteenMonth<'_>> =
        book.months().iter().filter(is_over).filter(|month| !month.income.total().is_zero()).collect();
    for (position, month) in months.iter().enumerate() {
        report.checked(1);
        let rates = Rates::of(context, first, month);
        let is_newest = position + 1 == months.len();
        if rates.is_beyond(context, is_newest)
            && let Some(draft) = at_month(context, month)
        {
            report.add(beyond(context, month, &rates, draft));
        }
    }
}

/// The three rates of a month, each with its base.
struct Rates<'c> {
    month: CanteenResult,
    term: Option<(&'c TermPeriod, CanteenResult)>,
    cumulative: CanteenResult,
    /// Whether the term ends in this month.
    ends_term: bool,
}

impl<'c> Rates<'c> {
    fn of(context: &Context<'c>, first: Month, month: &CanteenMonth<'_>) -> Self {
        let book = &context.books.canteen;
        let day = context.settings.calendar.school_days_of(month.month).last();
        let term = day.and_then(|day| context.settings.calendar.term_of(day));
        Self {
            month: month.result(),
            term: term.map(|term| (term, book.result(term.starts.month().max(first), month.month))),
            cumulative: book.result(first, month.month),
            ends_term: term.is_some_and(|term| term.ends.month() == month.month),
        }
    }

    /// A month is held to its own rate, a term's last month to the term's too, the newest month to the cumulative one.
    fn is_beyond(&self, context: &Context<'_>, is_newest: bool) -> bool {
        let beyond = |result: &CanteenResult| result.rate().is_some_and(|rate| !band(context).contains(rate));
        let of_term = self.term.as_ref().is_some_and(|(_, result)| self.ends_term && beyond(result));
        beyond(&self.month) || of_term || (is_newest && beyond(&self.cumulative))
    }
}

fn band(context: &Context<'_>) -> crate::policy::Range {
    context.policy(context.today).canteen.surplus_band
}

/// A surplus with its rate and its base, for a sentence.
fn worded(result: &CanteenResult) -> String {
    let rate = result.rate().map_or_else(String::new, |rate| format!("{}%", percent(rate)));
    format!("{} / {} = {rate}", result.surplus(), result.income)
}

fn beyond(context: &Context<'_>, month: &CanteenMonth<'_>, rates: &Rates<'_>, draft: Draft) -> Draft {
    let lang = context.lang;
    let band = band(context);
    let hundred = |share: Decimal| (share * Decimal::ONE_HUNDRED).normalize();
    let (least, most) = (hundred(band.least), hundred(band.most));
    let name = month.month;
    let term = match &rates.term {
        Some((term, result)) => {
            let (id, words) = (term.id, worded(result));
            say!(lang, "；{id} 学期 {words}", "; {id} {words}")
        }
        None => String::new(),
    };
    let (of_month, cumulative) = (worded(&rates.month), worded(&rates.cumulative));
    let CanteenResult { income, consumption, costs, .. } = rates.month;
    draft
        .day(month.month.last_day())
        .message(say!(
            lang,
            "{name} 结余 / 收入 {of_month}{term}；累计 {cumulative}；限 {least}% 至 {most}%",
            "{name}: surplus / income {of_month}{term}; cumulative {cumulative}; the band is {least}% to {most}%"
        ))
        .next(say!(
            lang,
            "收入 {income} − 实耗 {consumption} − 费用 {costs}：核对漏记的收支；属实的调整菜谱或餐价，结余滚入下月改善伙食",
            "income {income} − consumption {consumption} − costs {costs}: look for what was not entered; if it is so, change the menu or the price, and spend the surplus on meals"
        ))
}

/// The finding stands at the month's costs, else at its last meal, else at an entry of its income.
fn at_month(context: &Context<'_>, month: &CanteenMonth<'_>) -> Option<Draft> {
    let meal = month.income.meals.last().copied();
    if let Some(cost) = month.costs.last() {
        let draft = context.finding(*cost, "amount");
        return Some(match meal {
            Some(meal) => draft.beside(row(meal), say!(context.lang, "本月最后一餐", "the month's last meal")),
            None => draft,
        });
    }
    if let Some(meal) = meal {
        return Some(context.finding_row(meal));
    }
    let accounts = &context.books.accounts;
    let income = accounts.with_control(Control::Meals).flat_map(|account| accounts.with_below(account.account));
    let mut entries = income.flat_map(|account| accounts.entries(account)).map(|entry| entry.row);
    entries.find(|row| row.date.month() == month.month).map(|row| context.finding_row(row))
}

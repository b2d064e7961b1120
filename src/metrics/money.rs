//! Money (经费): the budget and what is left of it, receipts and claims, the bank.

use super::{Area, Figure, Metric, Unit, View};
use crate::books::budget::LineAccount;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Claim, PaymentMethod};

const BUDGET: &[&str] = &["budget", "purchases", "receipts"];
const CLAIMS: &[&str] = &["claims"];
const PAID: Wording = Wording::new("本期付款的报销单", "claims paid in the period");
const PLANNED: Wording = Wording::new("期初所在年度的预算合计", "the whole budget of the year in which the period begins");

/// Money.
pub const AREA: Area = Area {
    name: "money",
    title: Wording::new("经费", "money"),
    metrics: &[
        Metric::new(
            "budget.used",
            Wording::new("预算执行率", "budget used"),
            Wording::new("该年度到期末的票据金额", "receipts of that year up to the end of the period"),
            Unit::Percent,
            BUDGET,
        )
        .over(PLANNED)
        .made(|view| of_budget(view, |line, view| line.on(view.until()).used)),
        Metric::new(
            "budget.committed",
            Wording::new("预算已承诺未支付", "budget committed"),
            Wording::new(
                "该年度到期末已采购、还没有票据的金额",
                "ordered in that year up to the end of the period and not covered by receipts",
            ),
            Unit::Percent,
            BUDGET,
        )
        .over(PLANNED)
        .made(|view| of_budget(view, |line, view| line.on(view.until()).committed)),
        Metric::new(
            "budget.left",
            Wording::new("预算结余", "budget left"),
            Wording::new("该年度预算减已用、减已承诺", "the budget of that year less what is used and committed"),
            Unit::Yuan,
            BUDGET,
        )
        .made(|view| {
            let left = lines(view).map(|line| line.on(view.until()).left()).sum();
            Figure::sum(left, view.names(lines(view).map(|line| line.row)))
        }),
        Metric::new(
            "receipts.total",
            Wording::new("票据金额", "yuan of receipts"),
            Wording::new("本期开票的价税合计", "totals of the receipts dated in the period"),
            Unit::Yuan,
            &["receipts"],
        )
        .made(|view| view.sum(view.rows().receipts.iter().filter(|row| view.holds(row.date)), |row| Some(row.total.yuan()))),
        Metric::new(
            "receipts.verified",
            Wording::new("票据查验率", "receipts verified"),
            Wording::new("其中已查验的", "of those, verified"),
            Unit::Percent,
            &["receipts"],
        )
        .over(Wording::new("本期开票的票据", "receipts dated in the period"))
        .more()
        .made(|view| {
            view.share(view.rows().receipts.iter().filter(|row| view.holds(row.date)), |row| {
                row.verified.is_some_and(|day| day <= view.today)
            })
        }),
        Metric::new("claims.paid", Wording::new("报销金额", "yuan of claims paid"), PAID, Unit::Yuan, CLAIMS)
            .made(|view| view.sum(paid(view), |claim| Some(claim.amount.yuan()))),
        Metric::new(
            "claims.days",
            Wording::new("报销付款天数", "days to pay a claim"),
            Wording::new("从报销到付款的天数之和", "days from the claim to its payment, added up"),
            Unit::Measure(Wording::new("天", "days")),
            CLAIMS,
        )
        .over(PAID)
        .less()
        .made(|view| view.mean(paid(view), |claim| Some(claim.paid.as_ref()?.date.days_since(claim.date).into()))),
        Metric::new(
            "claims.struck",
            Wording::new("核减率", "share struck off"),
            Wording::new("其中核减的金额", "yuan struck off"),
            Unit::Percent,
            CLAIMS,
        )
        .over(Wording::new("本期报销的申报金额（报销加核减）", "yuan claimed in the period: paid out and struck off"))
        .made(struck),
        Metric::new(
            "claims.cash-share",
            Wording::new("现金报销占比", "share of claims paid in cash"),
            Wording::new("其中现金支付的金额", "of those, yuan paid in cash"),
            Unit::Percent,
            CLAIMS,
        )
        .over(Wording::new("本期付款的报销金额", "yuan of claims paid in the period"))
        .less()
        .made(cash_share),
    ],
};

/// The budget lines of the year in which the period begins: of an autumn term, the year that ends with it.
fn lines<'v>(view: &View<'v>) -> impl Iterator<Item = &'v LineAccount<'v>> {
    let year = i64::from(view.period.first.year());
    view.books.budget.lines().iter().filter(move |line| i64::from(line.row.year) == year)
}

fn of_budget(view: &View<'_>, part: fn(&LineAccount<'_>, &View<'_>) -> Money) -> Option<Figure> {
    let planned: Money = lines(view).map(|line| line.row.amount).sum();
    let used: Money = lines(view).map(|line| part(line, view)).sum();
    Figure::ratio(used.yuan(), planned.yuan(), view.names(lines(view).map(|line| line.row)))
}

fn paid<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Claim> {
    let view = *view;
    view.rows().claims.iter().filter(move |claim| claim.paid.as_ref().is_some_and(|paid| view.holds(paid.date)))
}

fn struck(view: &View<'_>) -> Option<Figure> {
    let claimed: Vec<&Claim> = view.rows().claims.iter().filter(|claim| view.holds(claim.date)).collect();
    let struck: Money = claimed.iter().filter_map(|claim| claim.struck).sum();
    let amount: Money = claimed.iter().map(|claim| claim.amount).sum();
    Figure::ratio(struck.yuan(), (amount + struck).yuan(), view.names(claimed))
}

fn cash_share(view: &View<'_>) -> Option<Figure> {
    let amount: Money = paid(view).map(|claim| claim.amount).sum();
    let cash = paid(view).filter(|claim| claim.method == Some(PaymentMethod::Cash)).map(|claim| claim.amount);
    Figure::ratio(cash.sum::<Money>().yuan(), amount.yuan(), view.names(paid(view)))
}

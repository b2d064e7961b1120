//! The canteen (食堂): meals and what they cost, what remains of its income, samples, company at table, menus in time.

mod result;

use super::{Area, Figure, Metric, Unit, View};
use crate::books::stock::{Movement, Written};
use crate::findings::RowName;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{MealCount, MenuEntry};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

const MEALS: &[&str] = &["meals"];
const COST: &[&str] = &["canteen-issues", "canteen-intake", "stock-moves", "meals"];
const HEADS: Wording = Wording::new("本期用餐人次（学生、教职工、来客）", "meals eaten in the period, by pupils, staff and guests");
const FOOD: Wording = Wording::new("本期食堂出库的食材金额", "value of what the canteen used in the period");
const PER_MEAL: Unit = Unit::YuanPer(Wording::new("元/人次", "yuan a meal"));
const RESULT: &[&str] =
    &["meals", "canteen-costs", "canteen-intake", "canteen-issues", "stock-moves", "stock-counts", "journal", "accounts"];
const TAKEN: Wording = Wording::new(
    "这些月份的收入：就餐收入和补助；没有就餐登记的月份为伙食费科目的贷方",
    "income of these months: of meals, funds included; in months without meals the credits of the accounts of meals",
);
const BOUGHT: Wording = Wording::new(
    "本期各月（到今天）食堂购入的食材减退货",
    "food bought for the canteen in the months of the period up to today, less what went back",
);
const CONSUMED: Wording = Wording::new(
    "本期各月期初 + 购入 − 期末的食材，期末盘了的按实盘",
    "food at the beginning + bought − food at the end of the months of the period, as counted where it was counted",
);
const SURPLUS: Wording = Wording::new(
    "本期各月收入 − 食材实耗 − 由伙食收入列支的费用",
    "income − food consumed − costs that the meals' income pays, in the months of the period",
);
const SERVED: Wording = Wording::new("本期供应的菜", "dishes served in the period");

/// The canteen.
pub const AREA: Area = Area {
    name: "canteen",
    title: Wording::new("食堂", "canteen"),
    metrics: &[
        Metric::new(
            "canteen.meals",
            Wording::new("用餐人次", "meals eaten"),
            HEADS,
            Unit::Count(Wording::new("人次", "meals")),
            MEALS,
        )
        .made(|view| view.sum(meals(view), |meal| Some(heads(meal)))),
        Metric::new(
            "canteen.pupil-meals",
            Wording::new("学生用餐人次", "meals eaten by pupils"),
            Wording::new("本期学生用餐人次", "meals eaten by pupils in the period"),
            Unit::Count(Wording::new("人次", "meals")),
            MEALS,
        )
        .made(|view| view.sum(meals(view), |meal| Some(meal.pupils.into()))),
        Metric::new(
            "canteen.income",
            Wording::new("食堂餐费收入", "canteen income"),
            Wording::new("本期各餐的收入", "yuan taken for the meals of the period"),
            Unit::Yuan,
            MEALS,
        )
        .made(|view| view.sum(meals(view), |meal| Some(meal.income?.yuan()))),
        Metric::new(
            "canteen.income-per-meal",
            Wording::new("人次餐费", "income a meal"),
            Wording::new("本期有收入的各餐的收入", "yuan taken for the meals of the period that have an income"),
            PER_MEAL,
            MEALS,
        )
        .over(Wording::new("这些餐的用餐人次", "meals eaten then"))
        .made(income_per_meal),
        Metric::new("canteen.food-cost", Wording::new("食材成本", "cost of food"), FOOD, Unit::Yuan, COST).made(|view| {
            let (cost, rows) = used(view);
            Figure::sum(cost, rows)
        }),
        Metric::new("canteen.cost-per-meal", Wording::new("人次食材成本", "cost of food a meal"), FOOD, PER_MEAL, COST)
            .over(HEADS)
            .made(|view| {
                let (cost, rows) = used(view);
                if rows.is_empty() { None } else { Figure::ratio(cost.yuan(), meals(view).map(heads).sum::<Decimal>(), rows) }
            }),
        Metric::new(
            "canteen.other-costs",
            Wording::new("食堂其他费用", "other costs of the canteen"),
            Wording::new(
                "本期各月的人工、燃料、水电和其他费用",
                "labour, fuel, utilities and other costs of the months of the period",
            ),
            Unit::Yuan,
            &["canteen-costs"],
        )
        .made(|view| {
            let costs = view.rows().canteen_costs.iter().filter(|cost| view.period.touches(cost.month));
            view.sum(costs.filter(|cost| cost.month.first_day() <= view.today), |cost| Some(cost.amount.yuan()))
        }),
        Metric::new(
            "canteen.sampled",
            Wording::new("留样率", "dishes sampled"),
            Wording::new("其中留了样的", "of those, with a sample kept"),
            Unit::Percent,
            &["menus", "samples"],
        )
        .over(SERVED)
        .more()
        .made(sampled),
        Metric::new(
            "canteen.menus-in-time",
            Wording::new("食谱按时公示率", "menus published in time"),
            Wording::new(
                "其中提前 policy.canteen.menu_lead_days 天公示的",
                "of those, published policy.canteen.menu_lead_days before",
            ),
            Unit::Percent,
            &["menus"],
        )
        .over(SERVED)
        .more()
        .made(|view| {
            view.share(served(view), |menu| menu.published.plus_days(view.policy(menu.date).canteen.menu_lead_days) <= menu.date)
        }),
        Metric::new(
            "canteen.accompanied",
            Wording::new("陪餐率", "meals with company"),
            Wording::new("其中有陪餐记录的", "of those, at which somebody of the school ate along"),
            Unit::Percent,
            &["meals", "accompaniments"],
        )
        .over(Wording::new("本期有学生用餐的餐次", "meals of the period at which pupils ate"))
        .more()
        .made(accompanied),
        Metric::new("canteen.bought", Wording::new("食材购入", "food bought"), BOUGHT, Unit::Yuan, RESULT)
            .made(|view| result::of(view, |sum| Some((sum.bought.yuan(), None)))),
        Metric::new("canteen.consumption", Wording::new("食材实耗", "food consumed"), CONSUMED, Unit::Yuan, RESULT)
            .made(|view| result::of(view, |sum| Some((sum.consumption.yuan(), None)))),
        Metric::new("canteen.food-share", Wording::new("食材占收入", "food in the income"), CONSUMED, Unit::Percent, RESULT)
            .over(TAKEN)
            .made(|view| result::of(view, |sum| Some((sum.consumption.yuan(), Some(sum.income.yuan()))))),
        Metric::new("canteen.surplus", Wording::new("食堂结余", "surplus of the canteen"), SURPLUS, Unit::Yuan, RESULT)
            .made(|view| result::of(view, |sum| Some((sum.surplus().yuan(), None)))),
        Metric::new(
            "canteen.surplus-rate",
            Wording::new("食堂盈亏率", "surplus rate of the canteen"),
            SURPLUS,
            Unit::Percent,
            RESULT,
        )
        .over(TAKEN)
        .made(|view| result::of(view, |sum| Some((sum.surplus().yuan(), Some(sum.income.yuan()))))),
    ],
};

fn meals<'v>(view: &View<'v>) -> impl Iterator<Item = &'v MealCount> + use<'v> {
    let view = *view;
    view.rows().meals.iter().filter(move |meal| view.holds(meal.date))
}

/// Dishes of the menu that were served.
fn served<'v>(view: &View<'v>) -> impl Iterator<Item = &'v MenuEntry> + use<'v> {
    let view = *view;
    view.rows().menus.iter().filter(move |menu| view.holds(menu.date) && menu.served != Some(false))
}

/// Everybody who ate.
fn heads(meal: &MealCount) -> Decimal {
    Decimal::from(meal.pupils) + Decimal::from(meal.staff.unwrap_or(0)) + Decimal::from(meal.guests.unwrap_or(0))
}

fn income_per_meal(view: &View<'_>) -> Option<Figure> {
    let paid: Vec<&MealCount> = meals(view).filter(|meal| meal.income.is_some()).collect();
    let income: Money = paid.iter().filter_map(|meal| meal.income).sum();
    Figure::ratio(income.yuan(), paid.iter().map(|meal| heads(meal)).sum::<Decimal>(), view.names(paid))
}

/// What the kitchens took out of stock, at its value there.
fn used(view: &View<'_>) -> (Money, Vec<RowName>) {
    let (mut cost, mut rows) = (Money::ZERO, Vec::new());
    let is_known = |moved: &&Movement<'_>| view.holds(moved.day);
    for moved in view.books.stock.movements().filter(is_known) {
        if let Written::Issue(row) = moved.written {
            cost += -moved.value;
            rows.push(view.name(row));
        }
    }
    (cost, rows)
}

fn sampled(view: &View<'_>) -> Option<Figure> {
    let samples = &view.rows().samples;
    if samples.is_empty() {
        return None;
    }
    let kept: BTreeSet<_> = samples.iter().map(|sample| (sample.date, sample.meal, sample.dish, sample.place)).collect();
    view.share(served(view), |menu| kept.contains(&(menu.date, menu.meal, menu.dish, menu.place)))
}

fn accompanied(view: &View<'_>) -> Option<Figure> {
    let rows = &view.rows().accompaniments;
    if rows.is_empty() {
        return None;
    }
    let accompanied: BTreeSet<_> = rows.iter().map(|row| (row.date, row.meal, row.place)).collect();
    let eaten = meals(view).filter(|meal| meal.pupils > 0);
    view.share(eaten, |meal| accompanied.contains(&(meal.date, meal.meal, meal.place)))
}

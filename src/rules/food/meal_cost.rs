//! Over a month a meal costs about what it is sold for: a canteen neither earns nor starves (餐费与成本).

use super::wording::meal_name;
use crate::books::canteen::is_meal_income;
use crate::books::stock::Written;
use crate::day::{Day, Month};
use crate::findings::Level;
use crate::lang::Wording;
use crate::money::Money;
use crate::number::round_half_up;
use crate::quantity::Quantity;
use crate::registers::{Meal, MealCount};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// `food/meal-cost`.
pub static RULE: Rule = Rule {
    id: "food/meal-cost",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("餐费与成本不符", "a meal that costs much more or less than its price"),
    why: Wording::new(
        "食堂不得营利：成本远低于餐价，钱没有吃到学生嘴里；远高于餐价，是贴了别的钱或领料多记。",
        "a canteen makes no profit: far below the price pupils do not get what they pay for, far above it somebody else pays.",
    ),
    source: Wording::new(
        "学校食堂非营利原则；膳食经费管理指引（2024）",
        "school canteens make no profit; guide to meal funds (2024)",
    ),
    reads: &["meals", "canteen-issues", "canteen-costs", "canteen-intake", "stock-moves"],
    whole: &["meals", "canteen-issues", "canteen-costs", "canteen-intake", "stock-moves", "items"],
    policy: &["canteen.cost_band"],
    guide: include_str!("meal_cost.md"),
    check: Check::Ledger(check),
};

/// One meal over a month.
struct Tally<'c> {
    first: &'c MealCount,
    heads: u64,
    /// What the diners pay by the price; `None` where somebody's price is not known.
    due: Option<Money>,
    food: Money,
}

fn check(context: &Context<'_>, report: &mut Report) {
    if context.rows().canteen_issues.is_empty() {
        return;
    }
    let mut tallies: BTreeMap<(Month, Meal), Tally<'_>> = BTreeMap::new();
    let mut days: BTreeSet<(Day, Meal)> = BTreeSet::new();
    for meal in context.books.meals.served() {
        for row in &meal.counts {
            days.insert((row.date, row.meal));
            let fresh = Tally { first: row, heads: 0, due: Some(Money::ZERO), food: Money::ZERO };
            let tally = tallies.entry((row.date.month(), row.meal)).or_insert(fresh);
            tally.heads += u64::from(row.pupils) + u64::from(row.staff.unwrap_or(0)) + u64::from(row.guests.unwrap_or(0));
            tally.due = tally.due.zip(due(row)).map(|(sum, due)| sum + due);
        }
    }
    let stock = &context.books.stock;
    let mut unsure: BTreeSet<Month> = BTreeSet::new();
    for movement in stock.movements() {
        let Written::Issue(row) = movement.written else { continue };
        if stock.is_unsure(movement.place, movement.item) {
            unsure.insert(movement.day.month());
        }
        if let Some(tally) = tallies.get_mut(&(movement.day.month(), row.meal)).filter(|_| days.contains(&(movement.day, row.meal)))
        {
            tally.food -= movement.value;
        }
    }
    let mut all_due: BTreeMap<Month, Money> = BTreeMap::new();
    for ((month, _), tally) in &tallies {
        *all_due.entry(*month).or_default() += tally.due.unwrap_or_default();
    }
    let mut costs: BTreeMap<Month, Money> = BTreeMap::new();
    for row in context.rows().canteen_costs.iter().filter(|row| is_meal_income(context.ledger, row.fund)) {
        *costs.entry(row.month).or_default() += row.amount;
    }
    for ((month, meal), tally) in tallies {
        let is_over = month.last_day() < context.today && !unsure.contains(&month);
        let Some(due) = tally.due.filter(|due| is_over && *due > Money::ZERO && tally.food > Money::ZERO) else { continue };
        let share = share(costs.get(&month).copied().unwrap_or_default(), due, all_due.get(&month).copied().unwrap_or_default());
        report.checked(1);
        compare(context, (month, meal), &tally, due, share, report);
    }
}

/// What the diners of a row pay by their prices; guests without a price of their own eat at the staff's, or for nothing.
fn due(row: &MealCount) -> Option<Money> {
    let staff = row.staff.unwrap_or(0);
    if (row.pupils > 0 && row.price.is_none()) || (staff > 0 && row.staff_price.is_none()) {
        return None;
    }
    let pupils = row.price.map_or(Money::ZERO, |price| price.of(Quantity::from(row.pupils)));
    let adults = Quantity::from(staff) + Quantity::from(row.guests.unwrap_or(0));
    Some(pupils + row.staff_price.map_or(Money::ZERO, |price| price.of(adults)))
}

/// The share of a month's other costs that a meal bears: by what its diners pay.
fn share(costs: Money, due: Money, all: Money) -> Money {
    let product = costs.yuan().checked_mul(due.yuan()).and_then(|product| product.checked_div(all.yuan()));
    product.map_or(Money::ZERO, Money::from_yuan)
}

fn compare(context: &Context<'_>, (month, meal): (Month, Meal), tally: &Tally<'_>, due: Money, share: Money, report: &mut Report) {
    let band = context.policy(month.last_day()).canteen.cost_band;
    let cost = tally.food + share;
    let difference = cost - due;
    if difference.abs().yuan() <= band * due.yuan() {
        return;
    }
    let per_head = |sum: Money| sum.yuan().checked_div(Decimal::from(tally.heads)).map_or(Money::ZERO, Money::from_yuan);
    let percent = difference.yuan().checked_div(due.yuan()).and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
    let percent = round_half_up(percent.unwrap_or_default(), 1).normalize();
    let allowed = round_half_up(band * Decimal::ONE_HUNDRED, 1).normalize();
    let (cost, price, food, heads) = (per_head(cost), per_head(due), tally.food, tally.heads);
    let name = meal_name(context, meal);
    let column = if tally.first.price.is_some() { "price" } else { "pupils" };
    report.add(
        context
            .finding(tally.first, column)
            .day(month.last_day())
            .message(say!(
                context.lang,
                "{month} {name} {heads} 人次，每人成本 {cost} 元（食材 {food} 元，费用 {share} 元），餐价 {price} 元，相差 {percent}%，允许 {allowed}%",
                "{name} of {month}, {heads} heads: {cost} yuan a head (food {food}, other costs {share}), price {price}, {percent} % off, {allowed} % allowed"
            ))
            .next(say!(
                context.lang,
                "核对人数、餐价、领料和费用；都对的，调整餐标或伙食，或说明原因写豁免",
                "look over heads, prices, issues and costs; if all are right change the price or the food, or write a waiver with the reason"
            )),
    );
}

//! A fund for pupils' meals pays for pupils' food alone: no wages, no gas, no meals of staff or guests.

use crate::books::canteen::is_meal_income;
use crate::findings::{Draft, Level};
use crate::id::Label;
use crate::lang::Wording;
use crate::registers::{CanteenCost, CanteenCostKind, MealCount};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `fees/meal-fund-misused`.
pub static RULE: Rule = Rule {
    id: "fees/meal-fund-misused",
    level: Level::Error,
    fixable: false,
    title: Wording::new("营养餐资金用途不符", "a meal fund that paid for something else"),
    why: Wording::new(
        "营养膳食补助只能变成学生吃到的食物；列支工资、水电或教工就餐就是挪用。",
        "a nutrition subsidy becomes food that pupils eat; spent on wages, gas or the staff's meals it is misused.",
    ),
    source: Wording::new(
        "农村义务教育学生营养改善计划实施办法（补助资金全额用于等值食品）",
        "Nutrition Improvement Plan: the subsidy is spent in full on food of equal value",
    ),
    reads: &["meals", "canteen-costs"],
    whole: &["meals"],
    policy: &[],
    guide: include_str!("meal_fund_misused.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut funds: BTreeMap<Label, &MealCount> = BTreeMap::new();
    for meal in &context.rows().meals {
        let Some(fund) = meal.fund.filter(|fund| !is_meal_income(context.ledger, Some(*fund))) else { continue };
        report.checked(1);
        funds.entry(fund).or_insert(meal);
        let others = [("staff", meal.staff), ("guests", meal.guests)];
        if let Some((column, heads)) =
            others.into_iter().find_map(|(column, heads)| Some((column, heads.filter(|heads| *heads > 0)?)))
        {
            report.add(eaten_by_others(context, meal, fund, column, heads));
        }
    }
    for cost in &context.rows().canteen_costs {
        let Some((fund, meal)) = cost.fund.and_then(|fund| Some((fund, *funds.get(&fund)?))) else { continue };
        report.checked(1);
        if cost.corrects.is_none() && !cost.amount.is_zero() {
            report.add(spent(context, cost, fund, meal));
        }
    }
}

fn eaten_by_others(context: &Context<'_>, meal: &MealCount, fund: Label, column: &'static str, heads: u32) -> Draft {
    let lang = context.lang;
    let (zh, en) = if column == "staff" { ("教职工", "members of staff") } else { ("来客", "guests") };
    let fund = context.label(fund);
    context
        .finding(meal, column)
        .message(say!(lang, "{fund}补助的一餐里有{zh} {heads} 人", "{heads} {en} in a meal that {fund} pays for"))
        .next(say!(
            lang,
            "{zh}另记一行，不填 fund（经费），按餐价收费",
            "write them in a row of their own without `fund`, at the price that they pay"
        ))
}

fn spent(context: &Context<'_>, cost: &CanteenCost, fund: Label, meal: &MealCount) -> Draft {
    let lang = context.lang;
    let (zh, en) = match cost.kind {
        CanteenCostKind::Labour => ("人工", "wages"),
        CanteenCostKind::Fuel => ("燃料", "fuel"),
        CanteenCostKind::Utilities => ("水电", "water and power"),
        CanteenCostKind::Other => ("其他费用", "other costs"),
    };
    let (fund, amount) = (context.label(fund), cost.amount);
    context
        .finding(cost, "fund")
        .message(say!(
            lang,
            "{fund}列支{zh} {amount}，只能用于学生食材",
            "{amount} of {en} paid from {fund}, which is for pupils' food alone"
        ))
        .next(say!(
            lang,
            "改由公用经费或伙食收入列支并调账，把 {amount} 退回{fund}",
            "charge it to the school's running costs or the meals' income, and return {amount} to {fund}"
        ))
        .beside(cell(meal, "fund"), say!(lang, "补助学生就餐的经费", "the fund pays for pupils' meals"))
}

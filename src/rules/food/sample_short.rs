//! A sample weighs enough to be examined (留样量).

use crate::books::meals::standing;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;

/// `food/sample-short`.
pub static RULE: Rule = Rule {
    id: "food/sample-short",
    level: Level::Error,
    fixable: false,
    title: Wording::new("留样量不足", "a sample too small"),
    why: Wording::new("留样太少，检验机构无法检测。", "too small a sample cannot be examined."),
    source: Wording::new(
        "学校食品安全与营养健康管理规定（教育部令第45号）第四十条；GB 31654-2021（125 克）",
        "School Food Safety Provisions (Order 45) art. 40; GB 31654-2021 (125 g)",
    ),
    reads: &["samples"],
    whole: &[],
    policy: &["canteen.sample_grams"],
    guide: include_str!("sample_short.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for row in standing(&context.rows().samples, |row| (row.date, row.meal, row.dish, row.place)) {
        report.checked(1);
        let least = context.policy(row.date).canteen.sample_grams;
        if row.grams >= Decimal::from(least) {
            continue;
        }
        let (dish, grams) = (context.dish(row.dish), row.grams.normalize());
        report.add(
            context
                .finding(row, "grams")
                .message(say!(
                    context.lang,
                    "{dish}留样 {grams} 克，应不少于 {least} 克",
                    "{grams} g of {dish} kept, {least} g are required"
                ))
                .next(say!(
                    context.lang,
                    "称重写错的改正；当地规定是 100 克的，改 policy.canteen.sample_grams",
                    "correct the weight; where 100 g is the local rule, set `canteen.sample_grams`"
                )),
        );
    }
}

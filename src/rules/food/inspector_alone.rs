//! Two inspect every delivery of food (双人联检): who accepts it and who checks it are not the same.

use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::CanteenIntake;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeMap;

/// `food/inspector-alone`.
pub static RULE: Rule = Rule {
    id: "food/inspector-alone",
    level: Level::Error,
    fixable: false,
    title: Wording::new("食材未双人验收", "food inspected alone"),
    why: Wording::new(
        "一个人验收，数量、质量只有他一个人知道。",
        "what one person inspects alone has no witness for its quantity and quality.",
    ),
    source: Wording::new(
        "大宗食材采购指引（2025）：双人或多人联检",
        "guide to buying staple food (2025): two and more inspect together",
    ),
    reads: &["canteen-intake"],
    whole: &[],
    policy: &["canteen.inspectors"],
    guide: include_str!("inspector_alone.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut slips: BTreeMap<Id, &CanteenIntake> = BTreeMap::new();
    for row in context.books.deliveries.all() {
        let needed = context.policy(row.date).canteen.inspectors;
        let inspectors = if row.by == row.witness { 1 } else { 2 };
        report.checked(1);
        // The register has room for two: a school that asks for more writes the others in the remark.
        if inspectors < needed.min(2) {
            slips.entry(row.slip).or_insert(row);
        }
    }
    for row in slips.into_values() {
        let person = context.person(row.by);
        report.add(
            context
                .finding(row, "witness")
                .message(say!(context.lang, "验收人、复核人都是{person}", "{person} both accepted it and checked it"))
                .next(say!(
                    context.lang,
                    "witness（复核人）填另一位在场复核的人；当时无人复核的，下次起双人验收",
                    "name the other person who was there in `witness`; if there was none, two inspect from now on"
                )),
        );
    }
}

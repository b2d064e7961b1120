//! Repairs (报修): how many, how soon, at what cost, and whether the reporter signed.

use super::{Area, Better, Figure, Metric, Unit, View};
use crate::day::Day;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Repair, Urgency};

/// Repairs.
pub const AREA: Area = Area {
    name: "repairs",
    title: Wording::new("维修", "repairs"),
    metrics: &[
        Metric {
            name: "repairs.reported",
            title: Wording::new("报修件数", "repairs reported"),
            numerator: Wording::new("本期报修的单数", "repairs reported in the period"),
            denominator: None,
            unit: Unit::Count(Wording::new("件", "repairs")),
            better: Better::Neither,
            reads: &["repairs"],
            figure: |view| Figure::count(view.names(reported(view))),
        },
        Metric {
            name: "repairs.within-promise",
            title: Wording::new("按时修复率", "repaired within the promise"),
            numerator: Wording::new("在承诺天数内修好的", "of those, mended within the days promised (policy.repair.days)"),
            denominator: Some(Wording::new(
                "本期报修、已修好或已过承诺期的",
                "repairs reported that are mended or past the promise",
            )),
            unit: Unit::Percent,
            better: Better::More,
            reads: &["repairs"],
            figure: within_promise,
        },
        Metric {
            name: "repairs.days",
            title: Wording::new("平均修复天数", "days to mend, on average"),
            numerator: Wording::new("从报修到修好的天数之和", "days from report to mended, added up"),
            denominator: Some(Wording::new("本期报修并已修好的", "repairs reported in the period and mended")),
            unit: Unit::Measure(Wording::new("天", "days")),
            better: Better::Less,
            reads: &["repairs"],
            figure: days,
        },
        Metric {
            name: "repairs.cost",
            title: Wording::new("维修费用", "cost of repairs"),
            numerator: Wording::new("本期报修各单的费用之和", "cost of the repairs reported in the period"),
            denominator: None,
            unit: Unit::Yuan,
            better: Better::Neither,
            reads: &["repairs"],
            figure: cost,
        },
        Metric {
            name: "repairs.signed",
            title: Wording::new("报修人验收率", "signed for"),
            numerator: Wording::new("有人验收签字的", "of those, signed for"),
            denominator: Some(Wording::new("本期报修并已修好的", "repairs reported in the period and mended")),
            unit: Unit::Percent,
            better: Better::More,
            reads: &["repairs"],
            figure: signed,
        },
    ],
};

fn reported<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Repair> {
    let view = *view;
    view.rows().repairs.iter().filter(move |repair| view.holds(repair.reported.day))
}

/// Those that were mended by the day of the run, with the day.
fn mended<'v>(view: &View<'v>) -> Vec<(&'v Repair, Day)> {
    let today = view.today;
    let done = |repair: &'v Repair| repair.done.map(|done| (repair, done.day)).filter(|(_, day)| *day <= today);
    reported(view).filter_map(done).collect()
}

fn promise(view: &View<'_>, repair: &Repair) -> u32 {
    let urgency = repair.urgency.unwrap_or(Urgency::Normal).name(&view.ledger.names);
    view.policy(repair.reported.day).repair.days.get(urgency).copied().unwrap_or_default()
}

fn within_promise(view: &View<'_>) -> Option<Figure> {
    let (mut kept, mut rows) = (0, Vec::new());
    for repair in reported(view) {
        let due = repair.reported.day.plus_days(promise(view, repair));
        let is_kept = repair.done.is_some_and(|done| done.day <= due && done.day <= view.today);
        if is_kept || view.today > due || repair.done.is_some() {
            kept += u32::from(is_kept);
            rows.push(view.name(repair));
        }
    }
    Figure::ratio(kept, rows.len(), rows)
}

fn days(view: &View<'_>) -> Option<Figure> {
    let mended = mended(view);
    let days: i64 = mended.iter().map(|(repair, done)| done.days_since(repair.reported.day)).sum();
    Figure::ratio(days, mended.len(), view.names(mended.iter().map(|(repair, _)| *repair)))
}

fn cost(view: &View<'_>) -> Option<Figure> {
    let costs: Vec<(&Repair, Money)> = reported(view).filter_map(|repair| repair.cost.map(|cost| (repair, cost))).collect();
    Figure::sum(costs.iter().map(|(_, cost)| *cost).sum(), view.names(costs.iter().map(|(repair, _)| *repair)))
}

fn signed(view: &View<'_>) -> Option<Figure> {
    let mended = mended(view);
    let signed = mended.iter().filter(|(repair, _)| repair.accepted_by.is_some()).count();
    Figure::ratio(signed, mended.len(), view.names(mended.iter().map(|(repair, _)| *repair)))
}

//! Repairs (报修): how many, how soon, at what cost, and whether the reporter signed.

use super::{Area, Figure, Metric, Unit, View};
use crate::books::repairs;
use crate::lang::Wording;
use crate::registers::Repair;

const READS: &[&str] = &["repairs"];
const MENDED: Wording = Wording::new("本期报修并已修好的", "repairs reported in the period and mended");

/// Repairs.
pub const AREA: Area = Area {
    name: "repairs",
    title: Wording::new("维修", "repairs"),
    metrics: &[
        Metric::new(
            "repairs.reported",
            Wording::new("报修件数", "repairs reported"),
            Wording::new("本期报修的单数", "repairs reported in the period"),
            Unit::Count(Wording::new("件", "repairs")),
            READS,
        )
        .made(|view| view.count(reported(view))),
        Metric::new(
            "repairs.within-promise",
            Wording::new("按时修复率", "repaired within the promise"),
            Wording::new("在承诺天数（policy.repair.days）内修好的", "of those, mended within the days of policy.repair.days"),
            Unit::Percent,
            READS,
        )
        .over(Wording::new("本期报修、已修好或已过承诺期的", "repairs reported in the period that are mended or past the promise"))
        .more()
        .made(within_promise),
        Metric::new(
            "repairs.days",
            Wording::new("平均修复天数", "days to mend, on average"),
            Wording::new("从报修到修好的天数之和", "days from report to mended, added up"),
            Unit::Measure(Wording::new("天", "days")),
            READS,
        )
        .over(MENDED)
        .less()
        .made(|view| view.mean(mended(view), |repair| Some(repair.done?.day.days_since(repair.reported.day).into()))),
        Metric::new(
            "repairs.cost",
            Wording::new("维修费用", "cost of repairs"),
            Wording::new("本期报修各单的费用之和", "cost of the repairs reported in the period"),
            Unit::Yuan,
            READS,
        )
        .made(|view| view.sum(reported(view), |repair| Some(repair.cost?.yuan()))),
        Metric::new(
            "repairs.signed",
            Wording::new("报修验收率", "repairs signed for"),
            Wording::new("有人验收签字的", "of those, signed for"),
            Unit::Percent,
            READS,
        )
        .over(MENDED)
        .more()
        .made(|view| view.share(mended(view), |repair| repair.accepted_by.is_some())),
    ],
};

fn reported<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Repair> {
    let view = *view;
    view.rows().repairs.iter().filter(move |repair| view.holds(repair.reported.day))
}

/// Those that were mended by the day of the run.
fn mended<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Repair> {
    let today = view.today;
    reported(view).filter(move |repair| repairs::mended(repair, today).is_some())
}

fn within_promise(view: &View<'_>) -> Option<Figure> {
    let in_time = |repair: &Repair| repairs::is_in_time(repair, repairs::promised(view.ledger, view.settings, repair), view.today);
    view.share(reported(view).filter(|repair| in_time(repair).is_some()), |repair| in_time(repair) == Some(true))
}

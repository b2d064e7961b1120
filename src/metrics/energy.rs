//! Energy (能耗): water, power, gas and heat as they are billed, whole and for each pupil.

use super::{Area, Figure, Metric, Unit, View};
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{UtilityBill, UtilityKind};

const READS: &[&str] = &["utility-bills"];
const READS_PER_PUPIL: &[&str] = &["utility-bills", "classes"];
const PUPILS: Wording = Wording::new("本学期学生数", "pupils of the term");
const CUBIC_METRES: Wording = Wording::new("立方米", "m³");
const KILOWATT_HOURS: Wording = Wording::new("千瓦时", "kWh");
const WATER: Wording = Wording::new("本期各月账单的用水量", "water billed for the months of the period");
const POWER: Wording = Wording::new("本期各月账单的用电量", "power billed for the months of the period");

/// Energy.
pub const AREA: Area = Area {
    name: "energy",
    title: Wording::new("能耗", "energy"),
    metrics: &[
        Metric::new("energy.water", Wording::new("用水量", "water"), WATER, Unit::Measure(CUBIC_METRES), READS)
            .less()
            .made(|view| quantity(view, UtilityKind::Water)),
        Metric::new("energy.power", Wording::new("用电量", "power"), POWER, Unit::Measure(KILOWATT_HOURS), READS)
            .less()
            .made(|view| quantity(view, UtilityKind::Power)),
        Metric::new(
            "energy.gas",
            Wording::new("用气量", "gas"),
            Wording::new("本期各月账单的用气量", "gas billed for the months of the period"),
            Unit::Measure(CUBIC_METRES),
            READS,
        )
        .less()
        .made(|view| quantity(view, UtilityKind::Gas)),
        Metric::new(
            "energy.heat",
            Wording::new("用热量", "heat"),
            Wording::new("本期各月账单的用热量", "heat billed for the months of the period"),
            Unit::Measure(Wording::new("吉焦", "GJ")),
            READS,
        )
        .less()
        .made(|view| quantity(view, UtilityKind::Heat)),
        Metric::new(
            "energy.water-per-head",
            Wording::new("生均用水", "water a pupil"),
            WATER,
            Unit::Measure(Wording::new("立方米/人", "m³ a pupil")),
            READS_PER_PUPIL,
        )
        .over(PUPILS)
        .less()
        .made(|view| per_pupil(view, UtilityKind::Water)),
        Metric::new(
            "energy.power-per-head",
            Wording::new("生均用电", "power a pupil"),
            POWER,
            Unit::Measure(Wording::new("千瓦时/人", "kWh a pupil")),
            READS_PER_PUPIL,
        )
        .over(PUPILS)
        .less()
        .made(|view| per_pupil(view, UtilityKind::Power)),
        Metric::new(
            "energy.cost",
            Wording::new("水电气热费用", "cost of water and energy"),
            Wording::new("本期各月账单的金额", "yuan billed for the months of the period"),
            Unit::Yuan,
            READS,
        )
        .less()
        .made(|view| view.sum(bills(view), |bill| Some(bill.amount.yuan()))),
        Metric::new(
            "energy.cost-per-head",
            Wording::new("生均水电气热费用", "water and energy a pupil"),
            Wording::new("本期各月账单的金额", "yuan billed for the months of the period"),
            Unit::YuanPer(Wording::new("元/人", "yuan a pupil")),
            READS_PER_PUPIL,
        )
        .over(PUPILS)
        .less()
        .made(|view| {
            let cost: Money = bills(view).map(|bill| bill.amount).sum();
            let rows = view.names(bills(view));
            if rows.is_empty() { None } else { Figure::ratio(cost.yuan(), view.pupils()?, rows) }
        }),
    ],
};

/// The bills of the months that lie in the period as a whole or in part.
fn bills<'v>(view: &View<'v>) -> impl Iterator<Item = &'v UtilityBill> + use<'v> {
    let view = *view;
    let is_known = move |bill: &&UtilityBill| view.period.touches(bill.month) && bill.month.first_day() <= view.today;
    view.rows().utility_bills.iter().filter(is_known)
}

fn quantity(view: &View<'_>, kind: UtilityKind) -> Option<Figure> {
    view.sum(bills(view).filter(|bill| bill.kind == kind), |bill| Some(bill.quantity.number()))
}

fn per_pupil(view: &View<'_>, kind: UtilityKind) -> Option<Figure> {
    let Figure { numerator, rows, .. } = quantity(view, kind)?;
    Figure::ratio(numerator, view.pupils()?, rows)
}

//! Safety (安全): patrols, hazards and drills.

use super::{Area, Metric, Unit, View};
use crate::lang::Wording;
use crate::registers::{CheckResult, Drill, Hazard, HazardLevel, Patrol};

const PATROLS: &[&str] = &["patrols"];
const HAZARDS: &[&str] = &["hazards"];
const DRILLS: &[&str] = &["drills"];
const FOUND: Wording = Wording::new("本期发现的隐患", "hazards found in the period");

/// Safety.
pub const AREA: Area = Area {
    name: "safety",
    title: Wording::new("安全", "safety"),
    metrics: &[
        Metric::new(
            "safety.patrols",
            Wording::new("巡查次数", "patrols"),
            Wording::new("本期各区域的巡查次数", "patrols of all areas in the period"),
            Unit::Count(Wording::new("次", "patrols")),
            PATROLS,
        )
        .made(|view| view.count(patrols(view))),
        Metric::new(
            "safety.patrol-problems",
            Wording::new("巡查发现问题率", "patrols that found a problem"),
            Wording::new("其中发现问题的", "of those, with a problem"),
            Unit::Percent,
            PATROLS,
        )
        .over(Wording::new("本期各区域的巡查次数", "patrols of all areas in the period"))
        .made(|view| view.share(patrols(view), |patrol| patrol.result == CheckResult::Problem)),
        Metric::new(
            "safety.hazards",
            Wording::new("发现隐患", "hazards found"),
            FOUND,
            Unit::Count(Wording::new("处", "hazards")),
            HAZARDS,
        )
        .made(|view| view.count(hazards(view))),
        Metric::new(
            "safety.serious-hazards",
            Wording::new("重大隐患", "serious hazards"),
            Wording::new("本期发现的重大隐患", "serious hazards found in the period"),
            Unit::Count(Wording::new("处", "hazards")),
            HAZARDS,
        )
        .less()
        .made(|view| view.count(hazards(view).filter(|hazard| hazard.level == HazardLevel::Serious))),
        Metric::new(
            "safety.hazards-fixed",
            Wording::new("隐患整改率", "hazards put right"),
            Wording::new("其中已整改的", "of those, put right"),
            Unit::Percent,
            HAZARDS,
        )
        .over(FOUND)
        .more()
        .made(|view| view.share(hazards(view), |hazard| hazard.fixed.is_some_and(|day| day <= view.today))),
        Metric::new(
            "safety.hazards-in-time",
            Wording::new("隐患按期整改率", "hazards put right in time"),
            Wording::new("其中按期整改的", "of those, put right by the day due"),
            Unit::Percent,
            HAZARDS,
        )
        .over(Wording::new("本期到期的隐患", "hazards due in the period"))
        .more()
        .made(|view| {
            let due = view.rows().hazards.iter().filter(|hazard| view.holds(hazard.due));
            view.share(due, |hazard| hazard.fixed.is_some_and(|day| day <= hazard.due))
        }),
        Metric::new(
            "safety.hazards-rechecked",
            Wording::new("隐患复查率", "hazards rechecked"),
            Wording::new("其中已复查的", "of those, checked again"),
            Unit::Percent,
            HAZARDS,
        )
        .over(Wording::new("本期发现并已整改的隐患", "hazards found in the period and put right"))
        .more()
        .made(|view| {
            let fixed = hazards(view).filter(|hazard| hazard.fixed.is_some_and(|day| day <= view.today));
            view.share(fixed, |hazard| hazard.rechecked.is_some_and(|day| day <= view.today))
        }),
        Metric::new(
            "safety.drills",
            Wording::new("演练次数", "drills"),
            Wording::new("本期的演练", "drills in the period"),
            Unit::Count(Wording::new("次", "drills")),
            DRILLS,
        )
        .more()
        .made(|view| view.count(drills(view))),
        Metric::new(
            "safety.drill-people",
            Wording::new("演练人次", "people at drills"),
            Wording::new("本期各次演练的人数之和", "people at the drills of the period, added up"),
            Unit::Count(Wording::new("人次", "people")),
            DRILLS,
        )
        .more()
        .made(|view| view.sum(drills(view), |drill| Some(drill.people.into()))),
    ],
};

fn patrols<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Patrol> {
    let view = *view;
    view.rows().patrols.iter().filter(move |patrol| view.holds(patrol.date.day))
}

fn hazards<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Hazard> {
    let view = *view;
    view.rows().hazards.iter().filter(move |hazard| view.holds(hazard.found))
}

fn drills<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Drill> {
    let view = *view;
    view.rows().drills.iter().filter(move |drill| view.holds(drill.date.day))
}

//! Oversight (监督): surveys, complaints, what was published, the marks of cleaning areas, visitors and trips.

use super::{Area, Figure, Metric, Unit, View};
use crate::lang::Wording;
use crate::registers::{Complaint, Survey};
use rust_decimal::Decimal;

const SURVEYS: &[&str] = &["surveys"];
const COMPLAINTS: &[&str] = &["complaints"];
const RECEIVED: Wording = Wording::new("本期收到的意见", "complaints received in the period");

/// Oversight.
pub const AREA: Area = Area {
    name: "oversight",
    title: Wording::new("监督", "oversight"),
    metrics: &[
        Metric::new(
            "surveys.satisfied",
            Wording::new("满意率", "satisfied"),
            Wording::new("其中满意的", "of those, satisfied"),
            Unit::Percent,
            SURVEYS,
        )
        .over(Wording::new("本期调查收回的份数", "answers to the surveys of the period"))
        .more()
        .made(|view| parts(view, |survey| survey.satisfied, |survey| survey.answered)),
        Metric::new(
            "surveys.answered",
            Wording::new("问卷回收率", "surveys answered"),
            Wording::new("其中收回的份数", "of those, answered"),
            Unit::Percent,
            SURVEYS,
        )
        .over(Wording::new("本期调查发出的份数", "people asked in the surveys of the period"))
        .more()
        .made(|view| parts(view, |survey| survey.answered, |survey| survey.asked)),
        Metric::new(
            "complaints.received",
            Wording::new("收到意见", "complaints"),
            RECEIVED,
            Unit::Count(Wording::new("件", "complaints")),
            COMPLAINTS,
        )
        .made(|view| view.count(received(view))),
        Metric::new(
            "complaints.answered",
            Wording::new("意见答复率", "complaints answered"),
            Wording::new("其中已答复的", "of those, answered"),
            Unit::Percent,
            COMPLAINTS,
        )
        .over(RECEIVED)
        .more()
        .made(|view| view.share(received(view), |complaint| complaint.answered.is_some_and(|day| day <= view.today))),
        Metric::new(
            "complaints.days",
            Wording::new("意见答复天数", "days to answer a complaint"),
            Wording::new("从收到到答复的天数之和", "days from receipt to answer, added up"),
            Unit::Measure(Wording::new("天", "days")),
            COMPLAINTS,
        )
        .over(Wording::new("本期收到并已答复的意见", "complaints received in the period and answered"))
        .less()
        .made(|view| {
            let answered = received(view).filter(|complaint| complaint.answered.is_some_and(|day| day <= view.today));
            view.mean(answered, |complaint| Some(complaint.answered?.days_since(complaint.received).into()))
        }),
        Metric::new(
            "publications.made",
            Wording::new("公示次数", "publications"),
            Wording::new("本期开始公示的", "publications that began in the period"),
            Unit::Count(Wording::new("次", "publications")),
            &["publications"],
        )
        .more()
        .made(|view| view.count(view.rows().publications.iter().filter(|row| view.holds(row.from)))),
        Metric::new(
            "areas.score",
            Wording::new("包干区平均分", "mean mark of cleaning areas"),
            Wording::new("本期评分之和", "marks given in the period, added up"),
            Unit::Measure(Wording::new("分", "points")),
            &["area-scores"],
        )
        .over(Wording::new("评分次数", "marks"))
        .more()
        .made(|view| view.mean(view.rows().area_scores.iter().filter(|row| view.holds(row.date)), |row| Some(row.score.0))),
        Metric::new(
            "visitors.received",
            Wording::new("来访人次", "visitors"),
            Wording::new("本期来访的人数之和", "visitors counted in the period"),
            Unit::Count(Wording::new("人次", "visitors")),
            &["visitors"],
        )
        .made(|view| view.sum(view.rows().visitors.iter().filter(|row| view.holds(row.date.day)), |row| Some(row.count.into()))),
        Metric::new(
            "trips.made",
            Wording::new("出车次数", "trips"),
            Wording::new("本期出车次数", "trips in the period"),
            Unit::Count(Wording::new("次", "trips")),
            &["trips"],
        )
        .made(|view| view.count(view.rows().trips.iter().filter(|row| view.holds(row.date.day)))),
        Metric::new(
            "trips.attended",
            Wording::new("随车照管率", "trips with an attendant"),
            Wording::new("其中有照管人员随车的", "of those, with an attendant on board"),
            Unit::Percent,
            &["trips"],
        )
        .over(Wording::new("本期出车次数", "trips in the period"))
        .more()
        .made(|view| view.share(view.rows().trips.iter().filter(|row| view.holds(row.date.day)), |trip| trip.attendant.is_some())),
    ],
};

fn parts(view: &View<'_>, part: fn(&Survey) -> u32, whole: fn(&Survey) -> u32) -> Option<Figure> {
    let surveys: Vec<&Survey> = view.rows().surveys.iter().filter(|survey| view.holds(survey.date)).collect();
    let total = |of: fn(&Survey) -> u32| surveys.iter().map(|survey| Decimal::from(of(survey))).sum::<Decimal>();
    Figure::ratio(total(part), total(whole), view.names(surveys.iter().copied()))
}

fn received<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Complaint> {
    let view = *view;
    view.rows().complaints.iter().filter(move |complaint| view.holds(complaint.received))
}

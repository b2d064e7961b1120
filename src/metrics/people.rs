//! People (人员): pupils and attendance, staff and their certificates, training, letters of responsibility, duty, appraisal.

use super::{Area, Figure, Metric, Unit, View};
use crate::books::qualifications::needing;
use crate::lang::Wording;
use crate::registers::{Certificate, Post, PupilCheck, Training};
use rust_decimal::Decimal;

const TRAININGS: &[&str] = &["trainings"];
const CERTIFIED: &[&str] = &["posts", "people", "certificates"];

/// People.
pub const AREA: Area = Area {
    name: "people",
    title: Wording::new("人员", "people"),
    metrics: &[
        Metric::new(
            "pupils.enrolled",
            Wording::new("在籍学生", "pupils enrolled"),
            Wording::new("本学期各班学生数之和", "pupils of all classes of the term"),
            Unit::Count(Wording::new("人", "pupils")),
            &["classes"],
        )
        .made(|view| view.sum(view.classes(), |class| Some(class.pupils.into()))),
        Metric::new(
            "pupils.boarders",
            Wording::new("住宿生", "boarders"),
            Wording::new("本学期各班住宿生之和", "boarders of all classes of the term"),
            Unit::Count(Wording::new("人", "pupils")),
            &["classes"],
        )
        .made(|view| view.sum(view.classes(), |class| Some(class.boarders?.into()))),
        Metric::new(
            "pupils.present",
            Wording::new("出勤率", "attendance"),
            Wording::new("其中到校的人次", "of those, present"),
            Unit::Percent,
            &["pupil-checks"],
        )
        .over(Wording::new("本期晨检应到人次（到校加缺勤）", "pupils due at the morning checks of the period: present and absent"))
        .more()
        .made(present),
        Metric::new(
            "staff.count",
            Wording::new("在岗人员", "members of staff"),
            Wording::new("期末在岗的人员", "people at the school at the end of the period"),
            Unit::Count(Wording::new("人", "people")),
            &["people"],
        )
        .made(|view| {
            let day = view.until();
            view.count(view.rows().people.iter().filter(|person| person.is_here(day)))
        }),
        Metric::new(
            "staff.certified",
            Wording::new("持证率", "staff certified"),
            Wording::new("其中当日证照齐全、有效的", "of those, with all of them valid on that day"),
            Unit::Percent,
            CERTIFIED,
        )
        .over(Wording::new(
            "期末在任、岗位须有证照的人（policy.people.certificates）",
            "people whose posts need certificates (policy.people.certificates) at the end of the period",
        ))
        .more()
        .made(|view| qualified(view, |_| true)),
        Metric::new(
            "staff.health-checked",
            Wording::new("健康证持证率", "staff with a health certificate"),
            Wording::new("其中当日健康证有效的", "of those, with one that is valid on that day"),
            Unit::Percent,
            CERTIFIED,
        )
        .over(Wording::new("期末在任、岗位须有健康证的人", "people whose posts need a health certificate at the end of the period"))
        .more()
        .made(|view| qualified(view, |kind| kind == "health")),
        Metric::new(
            "trainings.held",
            Wording::new("培训次数", "trainings"),
            Wording::new("本期培训次数", "trainings in the period"),
            Unit::Count(Wording::new("次", "trainings")),
            TRAININGS,
        )
        .more()
        .made(|view| view.count(trainings(view))),
        Metric::new(
            "trainings.attended",
            Wording::new("培训人次", "people trained"),
            Wording::new("本期各次培训的人数之和", "people at the trainings of the period, added up"),
            Unit::Count(Wording::new("人次", "people")),
            TRAININGS,
        )
        .more()
        .made(|view| view.sum(trainings(view), |training| Some(training.people.len().into()))),
        Metric::new(
            "trainings.hours",
            Wording::new("人均培训学时", "hours of training a head"),
            Wording::new("各次学时乘人数之和", "hours times people of each training, added up"),
            Unit::Measure(Wording::new("学时/人次", "hours a head")),
            TRAININGS,
        )
        .over(Wording::new("本期写明学时的培训人次", "people at the trainings of the period whose hours are given"))
        .more()
        .made(hours),
        Metric::new(
            "letters.signed",
            Wording::new("责任书签订", "letters of responsibility"),
            Wording::new("期末所在年度到期末已签的责任书", "letters signed for the year in which the period ends, up to its end"),
            Unit::Count(Wording::new("份", "letters")),
            &["responsibility-letters"],
        )
        .more()
        .made(|view| {
            let year = i64::from(view.until().year());
            let letters = view.rows().responsibility_letters.iter();
            view.count(letters.filter(|letter| i64::from(letter.year) == year && letter.signed <= view.until()))
        }),
        Metric::new(
            "duty.shifts",
            Wording::new("值班班次", "shifts on duty"),
            Wording::new("本期值班的班次", "shifts of duty in the period"),
            Unit::Count(Wording::new("班次", "shifts")),
            &["duty"],
        )
        .made(|view| view.count(view.rows().duty.iter().filter(|duty| view.holds(duty.date)))),
        Metric::new(
            "appraisals.score",
            Wording::new("考核平均分", "mean mark of appraisals"),
            Wording::new("本学期考核得分之和", "marks of the term, added up"),
            Unit::Measure(Wording::new("分", "points")),
            &["appraisals"],
        )
        .over(Wording::new("考核次数", "appraisals"))
        .more()
        .made(|view| {
            let term = view.term();
            view.mean(view.rows().appraisals.iter().filter(|row| Some(row.term) == term), |row| Some(row.score))
        }),
    ],
};

fn trainings<'v>(view: &View<'v>) -> impl Iterator<Item = &'v Training> + use<'v> {
    let view = *view;
    view.rows().trainings.iter().filter(move |training| view.holds(training.date.day))
}

fn present(view: &View<'_>) -> Option<Figure> {
    let checks: Vec<&PupilCheck> = view.rows().pupil_checks.iter().filter(|check| view.holds(check.date.day)).collect();
    let present: Decimal = checks.iter().map(|check| Decimal::from(check.present)).sum();
    let absent: Decimal = checks.iter().map(|check| Decimal::from(check.absent.unwrap_or(0))).sum();
    Figure::ratio(present, present + absent, view.names(checks))
}

/// Of the people whose posts need certificates of these kinds, those who have every one of them, all on one base.
fn qualified(view: &View<'_>, counts: impl Fn(&str) -> bool) -> Option<Figure> {
    let (certificates, day) = (&view.books.certificates, view.until());
    if !certificates.is_kept_for_people() {
        return None;
    }
    let (mut posts, mut held, mut have) = (Vec::<&Post>::new(), Vec::<&Certificate>::new(), 0_u32);
    for (post, kinds) in needing(view.ledger, view.settings, day) {
        let kinds: Vec<&str> = kinds.into_iter().filter(|kind| counts(kind)).collect();
        if kinds.is_empty() {
            continue;
        }
        let valid: Vec<&Certificate> = kinds.iter().filter_map(|kind| certificates.valid(post.person, kind, day)).collect();
        have += u32::from(valid.len() == kinds.len());
        posts.push(post);
        held.extend(valid);
    }
    let mut rows = view.names(posts.iter().copied());
    rows.extend(view.names(held));
    Figure::ratio(have, posts.len(), rows)
}

fn hours(view: &View<'_>) -> Option<Figure> {
    let timed: Vec<(&Training, Decimal)> = trainings(view).filter_map(|training| Some((training, training.hours?))).collect();
    let people = |training: &Training| Decimal::from(training.people.len());
    let hours: Decimal = timed.iter().filter_map(|(training, hours)| hours.checked_mul(people(training))).sum();
    let heads: Decimal = timed.iter().map(|(training, _)| people(training)).sum();
    Figure::ratio(hours, heads, view.names(timed.iter().map(|(training, _)| *training)))
}

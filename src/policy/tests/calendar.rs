//! Which days are school days, with holidays and make-up days as the State Council orders them.

use super::{day, settings};
use crate::day::Month;
use crate::policy::{Calendar, DayKind, WeekDay};
use crate::term::TermId;

fn calendar() -> Calendar {
    settings(
        r#"
[[term]]
id = "2026-2027-2"
starts = 2027-02-20
ends = 2027-07-02
[[term]]
id = "2026-2027-1"
starts = 2026-09-01
ends = 2027-01-22
holidays = ["2026-10-01..2026-10-07", 2027-01-01]
workdays = [2026-10-10]
"#,
    )
    .calendar
}

#[test]
fn holidays_have_no_school_and_make_up_saturdays_have() {
    let calendar = calendar();
    for (text, kind) in [
        ("2026-09-01", DayKind::SchoolDay),
        ("2026-09-05", DayKind::Weekend),
        ("2026-10-01", DayKind::Holiday),
        ("2026-10-03", DayKind::Holiday),
        ("2026-10-10", DayKind::SchoolDay),
        ("2026-10-11", DayKind::Weekend),
        ("2027-01-25", DayKind::Vacation),
        ("2026-08-31", DayKind::Vacation),
    ] {
        assert_eq!(calendar.kind_of(day(text)), kind, "{text}");
        assert_eq!(calendar.is_school_day(day(text)), kind == DayKind::SchoolDay, "{text}");
    }
    let october = Month::new(2026, 10).expect("a month");
    assert_eq!(calendar.school_days_of(october).count(), 18, "22 weekdays, 5 of them holidays, 1 Saturday");
}

#[test]
fn the_last_school_day_is_found_over_holidays_and_vacations() {
    let calendar = calendar();
    let last = |text| calendar.last_school_day(day(text)).map(|day| day.to_string());
    assert_eq!(last("2026-10-07").as_deref(), Some("2026-09-30"));
    assert_eq!(last("2026-10-11").as_deref(), Some("2026-10-10"));
    assert_eq!(last("2027-02-21").as_deref(), Some("2027-01-22"), "the new term has begun, its school has not");
    assert_eq!(last("2026-08-31"), None);
}

#[test]
fn weeks_are_counted_from_the_first_teaching_week() {
    let calendar = calendar();
    let autumn = calendar.term(TermId::parse("2026-2027-1").expect("a term")).expect("it is there");
    assert_eq!(autumn.week(day("2026-09-01")), Some(1));
    assert_eq!(autumn.week(day("2026-09-06")), Some(1));
    assert_eq!(autumn.week(day("2026-09-07")), Some(2));
    assert_eq!(autumn.week(day("2027-02-01")), None);
    let spring = calendar.term_of(day("2027-02-20")).expect("it is there");
    assert_eq!((spring.week(day("2027-02-20")), spring.week(day("2027-02-22"))), (Some(0), Some(1)));
}

#[test]
fn a_weekly_check_moves_to_the_last_school_day_before_a_holiday() {
    let calendar = calendar();
    let autumn = &calendar.terms()[0];
    let days: Vec<String> = autumn.weekly_days(WeekDay::Friday).iter().map(ToString::to_string).collect();
    assert_eq!(days[3..7], ["2026-09-25", "2026-09-30", "2026-10-09", "2026-10-16"]);
    assert!(days.contains(&"2026-12-31".to_owned()), "Thursday before New Year");
}

//! Which days are school days, with holidays and make-up days as the State Council orders them.

use super::{day, settings};
use crate::day::Month;
use crate::policy::{Calendar, DayKind, Every, WeekDay};
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

#[test]
fn a_period_lasts_from_its_first_school_day_to_its_last() {
    let calendar = calendar();
    let shown = |every| -> Vec<String> {
        let periods = calendar.periods(every).into_iter();
        periods.map(|period| format!("{} {} {}", period.period, period.first, period.last)).collect()
    };
    assert_eq!(shown(Every::Month)[..2], ["2026-09 2026-09-01 2026-09-30", "2026-10 2026-10-08 2026-10-30"]);
    assert_eq!(shown(Every::Quarter)[1], "2026-10-01..2026-12-31 2026-10-08 2026-12-31");
    assert_eq!(shown(Every::Term), ["2026-2027-1 2026-09-01 2027-01-22", "2026-2027-2 2027-02-22 2027-07-02"]);
    assert_eq!(shown(Every::Year), ["2026-2027 2026-09-01 2027-07-02"]);
    assert!(shown(Every::Never).is_empty());
}

#[test]
fn the_calendar_ends_with_the_vacation_after_its_last_term() {
    assert_eq!(calendar().known_until(), Some(day("2027-08-31")));
    let autumn = "[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\n";
    assert_eq!(settings(autumn).calendar.known_until(), Some(day("2027-02-28")));
    assert_eq!(settings("").calendar.known_until(), None);
}

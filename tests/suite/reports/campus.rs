//! Repairs, energy, hazards and marks of a small school, with figures that stand beside the sums they are made of.

use super::table;
use crate::commands::run::Place;

const SETTINGS: &str = "format = 1\n[school]\nname = \"青石小学\"\nlanguage = \"zh-CN\"\ntoday = \"2026-10-31\"\n\
    [[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\n";

fn school(files: &[(&str, &str)]) -> Place {
    let place = Place::empty();
    place.write("bursar.toml", SETTINGS);
    place.write("people.toml", "[li]\nname = \"李\"\n[wang]\nname = \"王\"\n");
    place.write("places.csv", "place,name,building,kind\nr1,一班,教学楼,room\nr2,二班,教学楼,room\nyard,操场,,outdoor\n");
    place.write("classes.csv", "term,class,pupils\n2026-2027-1,一1班,60\n2026-2027-1,一2班,40\n");
    for (path, text) in files {
        place.write(path, text);
    }
    place
}

#[test]
fn repairs_count_against_the_promise_only_once_it_is_decided() {
    let place = school(&[(
        "repairs.csv",
        "repair,reported,place,fault,urgency,reporter,assigned,done,cost,accepted_by,accepted\n\
         B-1,2026-10-01,r1,门锁,,li,wang,2026-10-03,20.00,li,2026-10-04\nB-2,2026-10-02,r2,灯,,li,wang,2026-10-12,,li,2026-10-12\n\
         B-3,2026-10-05,yard,网,,li,,,,,\nB-4,2026-10-30,yard,门,,li,,,,,\nB-5,2026-11-02,r1,窗,,li,,,,,\n",
    )]);
    let groups = table(&place, &["repairs"], "groups");
    // Seven days: B-1 in 2, B-2 in 10, B-3 open and past it, B-4 open and in time, B-5 is not known yet.
    let lines: Vec<&str> = groups.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "line,操场,2,0,,1,0,0.0,0,,0.00",
            "line,教学楼,2,2,6.00,2,1,50.0,2,0.50,20.00",
            "total,合计,4,2,6.00,3,1,33.3,2,0.50,20.00"
        ]
    );
    let rate = place.run(&["metrics", "repairs.within-promise", "--term", "2026-2027-1", "--format", "csv"]).ended(0).out;
    assert!(rate.contains("33.3"), "the page and the metric agree: {rate}");
}

#[test]
fn bills_are_compared_with_the_same_months_of_last_year_alone() {
    let place = school(&[(
        "utility-bills.csv",
        "month,kind,quantity,amount\n2025-09,water,100,300.00\n2026-09,water,110,330.00\n2026-10,water,90,270.00\n",
    )]);
    let bills = table(&place, &["utilities", "--term", "2026-2027-1"], "bills");
    let lines: Vec<&str> = bills.lines().skip(2).collect();
    // 100 pupils: 110 / 100 = 1.10; only September has a year before: (110 − 100) / 100 = 10 %.
    assert_eq!(
        lines,
        [
            "line,2026-09,110,330.00,3.00,100,1.10,3.30,100,300.00,10.0",
            "line,2026-10,90,270.00,3.00,100,0.90,2.70,,,",
            "subtotal,小计,200,600.00,3.00,100,2.00,6.00,100,300.00,10.0",
            "total,费用合计,,600.00,,100,,6.00,,,"
        ]
    );
}

#[test]
fn a_meter_counts_on_over_a_new_one_in_its_place() {
    let place = school(&[
        ("meters.csv", "meter,kind,place,factor,price\nS-1,water,yard,,3\n"),
        (
            "readings.csv",
            "meter,date,reading,by,replaced\nS-1,2026-08-31,9000,li,\nS-1,2026-09-12,5,li,9060\nS-1,2026-09-30,45,li,\n",
        ),
    ]);
    let readings = table(&place, &["utilities", "--month", "2026-09"], "readings");
    // 9060 − 9000 = 60 of the old meter, 45 − 5 = 40 of the new one.
    assert!(readings.ends_with("S-1,water,操场,,2026-08-31,9000,2026-09-30,45,9060,1,100,3.00,300.00,李\n"), "{readings}");
}

#[test]
fn a_hazard_that_was_not_rechecked_is_carried_over() {
    let place = school(&[(
        "hazards.csv",
        "hazard,found,place,what,level,owner,due,fixed,rechecked,rechecked_by\n\
         YH-1,2026-08-01,r1,甲,minor,li,2026-08-10,2026-08-09,2026-08-10,wang\nYH-2,2026-08-02,r1,乙,minor,li,2026-08-10,,,\n\
         YH-3,2026-10-01,yard,丙,serious,li,2026-10-05,2026-10-04,,\n",
    )]);
    let page = table(&place, &["hazards"], "hazards");
    assert!(!page.contains("YH-1"), "{page}");
    // From 10 August to 31 October are 82 days.
    assert!(page.contains("YH-2,2026-08-02,一班,乙,minor,,李,2026-08-10,,,,late,82\n"), "{page}");
    assert!(page.contains("YH-3,2026-10-01,操场,丙,serious,,李,2026-10-05,2026-10-04,,,fixed,\n"), "{page}");
}

#[test]
fn classes_with_one_mean_share_a_rank() {
    let place = school(&[(
        "area-scores.csv",
        "date,class,score,by\n2026-10-09,一1班,9,li\n2026-10-09,一2班,8,li\n2026-10-16,一1班,8,li\n2026-10-16,一2班,9,li\n2026-10-16,一3班,7,li\n",
    )]);
    let marks = table(&place, &["area-scores", "--month", "2026-10"], "classes");
    let lines: Vec<&str> = marks.lines().collect();
    assert_eq!(
        lines,
        [
            "rank,classes,2026-10-05,2026-10-12,times,mean",
            "1,一1班,9.00,8.00,2,8.50",
            "1,一2班,8.00,9.00,2,8.50",
            "3,一3班,,7.00,1,7.00"
        ]
    );
}

#[test]
fn a_roster_has_a_line_a_day_and_counts_each_person_once() {
    let place = school(&[(
        "duty.csv",
        "date,shift,lead,person,handover\n2026-10-10,night,li,wang,正常\n2026-10-10,night,li,zhao,\n2026-11-01,night,wang,li,\n",
    )]);
    let roster = table(&place, &["duty-roster", "--month", "2026-10"], "roster");
    assert!(roster.ends_with("2026-10-10,周六,weekend,李,王、zhao,夜班：正常\n"), "{roster}");
    let people = table(&place, &["duty-roster", "--month", "2026-10"], "people");
    assert_eq!(people, "person,shifts,rest_days,leads\nzhao,1,1,0\n李,0,0,1\n王,1,1,0\n");
}

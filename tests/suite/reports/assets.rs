//! Three assets over a quarter: one stays, one comes, one is scrapped; and a count that finds one elsewhere.

use super::{csv, csv_of};
use crate::commands::run::Place;

fn school() -> Place {
    let place = Place::empty();
    place.write(
        "bursar.toml",
        "format = 1\n[school]\nname = \"新办小学\"\nstarts = 2026-09-01\n\n[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-31\n",
    );
    place.write("people.toml", "[li-na]\nname = \"李娜\"\n\n[zhou-min]\nname = \"周敏\"\n");
    place.write("places.csv", "place,name,kind,keeper\nroom,教室,room,li-na\nstore,库房,store,zhou-min\n");
    place.write(
        "assets.csv",
        "asset,name,class,cost,acquired,place,keeper,years\n\
         ZC-1,投影仪,A02020200,3600,2026-09-01,room,li-na,3\n\
         ZC-2,书柜,A05010502,1200,2026-10-10,room,li-na,10\n\
         ZC-3,电视机,A02091001,2400,2026-09-05,store,zhou-min,2\n",
    );
    place.write(
        "asset-events.csv",
        "event,date,asset,kind,approved_by,document,by,amount\nCZ-1,2026-11-20,ZC-3,scrap,li-na,批〔2026〕1号,zhou-min,50\n",
    );
    place.write(
        "asset-counts.csv",
        "count,date,place,asset,result,by,witness\n\
         PD-1,2026-12-20,room,ZC-1,present,zhou-min,li-na\n\
         PD-1,2026-12-20,room,ZC-9,unlisted,zhou-min,li-na\n\
         PD-2,2026-12-20,store,ZC-2,present,zhou-min,li-na\n",
    );
    place.write("custody.csv", "term,place,person,signed\n2026-2027-1,room,li-na,2026-09-02\n");
    place
}

#[test]
fn opening_and_additions_less_removals_are_the_closing() {
    // 3600 yuan over three years are 100 a month from September; 1200 over ten are 10 from October.
    assert_eq!(
        csv_of(&school(), "assets-quarterly", "2026-12-31", "classes"),
        [
            "line,A02,设备,2,6000.00,0,0.00,1,2400.00,1,3600.00,400.00,3200.00",
            "line,A05,家具和用具,0,0.00,1,1200.00,0,0.00,1,1200.00,30.00,1170.00",
            "total,合计（2）,,2,6000.00,1,1200.00,1,2400.00,2,4800.00,430.00,4370.00",
        ]
    );
}

#[test]
fn the_register_adds_up_by_class_place_and_keeper() {
    let place = school();
    for (by, line) in
        [("place", "line,教室,2,2,4800.00,430.00,4370.00,91.0"), ("keeper", "line,李娜,2,2,4800.00,430.00,4370.00,91.0")]
    {
        let lines = csv_of(&place, &format!("assets --by {by}"), "2026-12-31", "summary");
        assert_eq!(lines, [line, "total,合计,2,2,4800.00,430.00,4370.00,91.0"]);
    }
    assert_eq!(csv_of(&place, "assets --class A05", "2026-12-31", "summary").len(), 2);
}

#[test]
fn what_left_stands_with_what_was_written_off_and_what_it_brought() {
    let lines = csv_of(&school(), "asset-changes --from 2026-10-01 --to 2026-12-31", "2026-12-31", "removed");
    assert_eq!(lines[0], "line,2026-11-20,CZ-1,ZC-3,电视机,scrap,1,2400.00,200.00,2200.00,50.00,批〔2026〕1号,李娜");
    let lines = csv_of(&school(), "asset-changes --from 2026-10-01 --to 2026-12-31", "2026-12-31", "added");
    assert_eq!(lines.last().map(String::as_str), Some("total,合计（1）,,,,1,1200.00,,,,,,,"));
}

#[test]
fn a_count_tells_what_was_found_elsewhere_or_stands_in_no_register() {
    assert_eq!(
        csv(&school(), "asset-count", "2026-12-31"),
        ["line,教室,2,1,0,0,1,1,50.0,0", "line,库房,1,0,0,1,0,1,0.0,0", "total,合计（2）,3,1,0,1,1,2,33.3,0"]
    );
    let differences = csv_of(&school(), "asset-count", "2026-12-31", "differences");
    assert_eq!(differences[0], "line,PD-1,2026-12-20,ZC-9,,,,,教室,unlisted,unlisted,no,周敏,李娜");
    assert_eq!(differences[1], "line,PD-2,2026-12-20,ZC-2,书柜,1,1170.00,教室,库房,present,elsewhere,no,周敏,李娜");
}

#[test]
fn a_rooms_list_bears_the_name_of_who_signed_for_it() {
    let place = school();
    let words = ["report", "room-inventory", "--place", "room", "--today", "2026-12-31", "--lang", "zh"];
    let page = place.run(&words).ended(0).out;
    assert!(page.contains("投影仪") && page.contains("书柜") && !page.contains("电视机"), "{page}");
    assert!(page.contains("李娜") && page.contains("2026-09-02"), "{page}");
}

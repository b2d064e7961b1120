//! Drills, duty, the marks of cleaning areas, and visitors at the gate.

use anyhow::Result;
use chrono::{Datelike, NaiveDate, Weekday};

use crate::campus::{is_weekly_day, months, school_days};
use crate::office::Office;
use crate::people::{grades, staff};
use crate::places::class_id;
use crate::university;
use crate::writer::{Folder, MonthlySheets, Sheet};

/// Grown-ups who take part in a drill.
const STAFF_AT_DRILLS: i64 = 40;

/// Writes the registers of drills, duty, marks and visitors.
pub fn write_watch(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("drills.csv", &drills_sheet(office))?;
    write_duty(office, folder)?;
    write_marks(office, folder)?;
    folder.sheet("visitors.csv", &visitors(office))
}

/// Writes the registers of drills and visitors alone, as a small house keeps them.
pub fn write_drills(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("drills.csv", &drills_sheet(office))?;
    folder.sheet("visitors.csv", &visitors(office))
}

/// A drill: when, what, who led it.
pub struct Drill {
    pub at: String,
    pub day: NaiveDate,
    pub kind: &'static str,
    led_by: &'static str,
}

/// An evacuation each month; fire, earthquake and food poisoning in the months that are given to them.
pub fn drills_of(office: &Office) -> Vec<Drill> {
    let mut drills = Vec::new();
    for month in months(office) {
        let days: Vec<NaiveDate> =
            school_days(office).filter(|day| (day.year(), day.month()) == (month.year(), month.month())).collect();
        if days.is_empty() {
            continue;
        }
        let half = days.len() / 2;
        let wednesday = days[half..].iter().find(|day| day.weekday() == Weekday::Wed);
        let day = *wednesday.unwrap_or(&days[half]);
        let mut drill = |kind, led_by, time| drills.push(Drill { at: format!("{day} {time}"), day, kind, led_by });
        drill("evacuation", staff::VICE_PRINCIPAL, "09:50");
        match day.month() {
            10 => drill("food-poisoning", staff::FOOD_SAFETY_OFFICER, "15:10"),
            11 | 4 => drill("fire", staff::LOGISTICS_DIRECTOR, "15:10"),
            5 | 12 => drill("earthquake", staff::VICE_PRINCIPAL, "15:10"),
            _ => {}
        }
    }
    drills
}

fn drills_sheet(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(&["疏散每月一次，消防、防震每学期一次"], &["date", "kind", "people", "led_by", "minutes"]);
    for drill in drills_of(office) {
        let mut chance = office.chance(&drill.at);
        let (people, minutes) = match drill.kind {
            "food-poisoning" => (chance.between(14, 18), chance.between(20, 30)),
            // A university clears one garden of halls at a time.
            _ if office.school.university => (office.school.pupils() / 6 - chance.between(60, 220), chance.between(8, 14)),
            _ => (office.school.pupils() + STAFF_AT_DRILLS - chance.between(3, 12), chance.between(3, 6)),
        };
        sheet.row(&[&drill.at, drill.kind, &people.to_string(), drill.led_by, &minutes.to_string()]);
    }
    sheet
}

/// Every night, and by day where there is no school: the head's people lead in turn, the staff take turns.
fn write_duty(office: &Office, folder: &mut Folder) -> Result<()> {
    let leads = [staff::PRINCIPAL, staff::VICE_PRINCIPAL, staff::SECRETARY, staff::OFFICE_DIRECTOR, staff::TEACHING_DIRECTOR];
    let by_day =
        [staff::CLERK, staff::LIBRARIAN, staff::IT_TEACHER, staff::SCIENCE_TEACHER, staff::ART_TEACHER, staff::ASSET_KEEPER];
    let by_night = [staff::GUARD, staff::ELECTRICIAN, staff::GUARD, staff::SPORTS_TEACHER];
    let notes = ["巡查时关闭未关电灯两处", "夜间雷雨，各处门窗已查", "供水管道检修，次日六时恢复"];
    let mut sheets =
        MonthlySheets::new(&["夜间每日有人；双休日、节假日、寒暑假另有白班"], &["date", "shift", "lead", "person", "handover"]);
    for (number, day) in office.calendar.days().enumerate() {
        let date = day.to_string();
        let lead = leads[number / 7 % leads.len()];
        let mut chance = office.chance(&format!("duty {date}"));
        if !office.calendar.is_school_day(day) {
            sheets.row(&date, &[&date, "day", lead, by_day[number % by_day.len()], "正常"]);
        }
        let handover = if chance.happens(6) { *chance.pick(&notes) } else { "正常" };
        sheets.row(&date, &[&date, "night", lead, by_night[number % by_night.len()], handover]);
        if office.school.university {
            for (garden, person) in university::night_wardens(number) {
                sheets.row(&date, &[&date, &format!("{garden}夜班"), lead, person, "正常"]);
            }
        }
    }
    sheets.write(folder, "duty")
}

/// Every other Friday each class is marked for its cleaning area.
fn write_marks(office: &Office, folder: &mut Folder) -> Result<()> {
    let mut sheets = MonthlySheets::new(&["包干区两周一评，十分制"], &["date", "class", "place", "score", "by"]);
    let fridays = school_days(office).filter(|day| is_weekly_day(office, *day));
    for day in fridays.step_by(2) {
        let date = day.to_string();
        let mut chance = office.chance(&format!("marks {date}"));
        let mut mark = |class: &str, place: &str| {
            let tenths = chance.between(82, 100);
            sheets.row(&date, &[&date, class, place, &format!("{}.{}", tenths / 10, tenths % 10), staff::CLERK]);
        };
        for grade in 0..grades().len() {
            for class in 1..=office.school.classes_a_grade {
                mark(&class_id(grade, class), "");
            }
        }
        for place in ["library", "science-lab", "garden"] {
            mark("", place);
        }
    }
    sheets.write(folder, "area-scores")
}

fn visitors(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(&["门卫登记，只记人次，不记姓名"], &["date", "count", "by"]);
    let most = 18 * office.school.canteens as i64;
    for day in school_days(office) {
        let date = day.to_string();
        let count = office.chance(&format!("visitors {date}")).between(3, most).to_string();
        sheet.row(&[&date, &count, staff::GUARD]);
    }
    sheet
}

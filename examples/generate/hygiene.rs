//! Hygiene: the kitchen's logs of every day, week and month, and the pupils' morning checks.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::calendar::month_end;
use crate::office::Office;
use crate::people::{everybody, grades, staff};
use crate::places::class_id;
use crate::writer::{Folder, MonthlySheets};

/// The people who touch food and are checked every morning.
const KITCHEN_POSTS: [&str; 3] = ["head-cook", "cook", "food-safety-officer"];

/// Writes the logs of hygiene.
pub fn write_hygiene(office: &Office, folder: &mut Folder) -> Result<()> {
    write_kitchen_logs(office, folder)?;
    write_pupil_checks(office, folder)
}

/// One line of the kitchen's log.
struct Log<'t> {
    time: &'t str,
    kind: &'t str,
    meal: &'t str,
    value: String,
    unit: &'t str,
    person: &'t str,
    by: &'t str,
    follow_up: &'t str,
}

impl Default for Log<'_> {
    fn default() -> Self {
        let by = staff::FOOD_SAFETY_OFFICER;
        Self { time: "", kind: "", meal: "", value: String::new(), unit: "", person: "", by, follow_up: "" }
    }
}

fn write_kitchen_logs(office: &Office, folder: &mut Folder) -> Result<()> {
    let header = ["date", "kind", "meal", "value", "unit", "person", "by", "result", "follow_up"];
    let mut sheets = MonthlySheets::new(&["消毒、温度、晨检、日管控、周排查、月调度"], &header);
    for meal in office.ledger.meals.iter().filter(|meal| meal.meal == "lunch") {
        for log in logs_of(office, meal.date) {
            let date = format!("{} {}", meal.date, log.time);
            let result = if log.follow_up.is_empty() { "ok" } else { "problem" };
            let row = [&date, log.kind, log.meal, &log.value, log.unit, log.person, log.by, result, log.follow_up];
            sheets.row(&date, &row);
        }
    }
    sheets.write(folder, "kitchen-logs")
}

/// What the kitchen writes down on a school day, in the order of the day.
fn logs_of(office: &Office, day: NaiveDate) -> Vec<Log<'static>> {
    let mut chance = office.chance(&format!("kitchen {day}"));
    let people = everybody();
    let on_duty = people
        .iter()
        .filter(|person| KITCHEN_POSTS.contains(&person.post))
        .filter(|person| person.from.is_none_or(|from| from <= day) && person.to.is_none_or(|to| day <= to));
    let checked = on_duty.map(|person| {
        let by = if person.id == staff::FOOD_SAFETY_OFFICER { staff::NURSE } else { staff::FOOD_SAFETY_OFFICER };
        Log { time: "06:40", kind: "staff-check", person: person.id, by, ..Log::default() }
    });
    let mut logs: Vec<Log<'static>> = checked.collect();
    for time in ["07:00", "14:30"] {
        let warm = (chance.between(25, 55), chance.between(-205, -165));
        for (kind, tenths) in [("fridge", warm.0), ("freezer", warm.1)] {
            let value = format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
            logs.push(Log { time, kind, value, unit: "℃", by: staff::CANTEEN_STOREKEEPER, ..Log::default() });
        }
    }
    let minutes = chance.between(30, 40).to_string();
    let other_meals: &[(&str, &str)] = if office.school.nursery { &[("07:10", "breakfast"), ("14:10", "snack")] } else { &[] };
    for &(time, meal) in other_meals {
        let (value, by) = (minutes.clone(), "ding-yumei");
        logs.push(Log { time, kind: "disinfection", meal, value, unit: "min", by, ..Log::default() });
    }
    logs.push(Log {
        time: "10:20",
        kind: "disinfection",
        meal: "lunch",
        value: minutes,
        unit: "min",
        by: "ding-yumei",
        ..Log::default()
    });
    let follow_up = if chance.happens(4) { "砧板混放，当场改正并讲评" } else { "" };
    logs.push(Log { time: "15:30", kind: "daily-control", follow_up, ..Log::default() });
    if is_last_of(office, day, |next| next.iso_week() == day.iso_week()) {
        logs.push(Log { time: "16:00", kind: "weekly-check", by: staff::LOGISTICS_DEPUTY, ..Log::default() });
        let kilograms = chance.between(18, 36).to_string();
        logs.push(Log { time: "16:30", kind: "waste-oil", value: kilograms, unit: "kg", ..Log::default() });
    }
    if is_last_of(office, day, |next| next <= month_end(day)) {
        logs.push(Log { time: "16:40", kind: "water", by: staff::NURSE, ..Log::default() });
        logs.push(Log { time: "17:00", kind: "monthly-meeting", by: staff::PRINCIPAL, ..Log::default() });
    }
    logs
}

/// Whether no later school day lies in the same stretch.
fn is_last_of(office: &Office, day: NaiveDate, within: impl Fn(NaiveDate) -> bool) -> bool {
    let later = (1..=31).map(|ahead| day + Days::new(ahead)).take_while(|next| within(*next));
    !later.into_iter().any(|next| office.calendar.is_school_day(next))
}

fn write_pupil_checks(office: &Office, folder: &mut Folder) -> Result<()> {
    let header = ["date", "class", "present", "absent", "fever", "other", "follow_up"];
    let mut sheets = MonthlySheets::new(&["晨检只记人数，不记姓名"], &header);
    for meal in office.ledger.meals.iter().filter(|meal| meal.meal == "lunch") {
        let date = meal.date.to_string();
        let mut chance = office.chance(&format!("morning {date}"));
        let flu = matches!(meal.date.month(), 12 | 1) && meal.date.weekday() != Weekday::Mon;
        // Who did not eat was not there, but for one or two who went home at noon.
        let missing = office.school.pupils() - meal.pupils;
        let mut absences = vec![0; grades().len() * office.school.classes_a_grade];
        for _ in chance.between(0, missing.min(2))..missing {
            let class = chance.index(absences.len());
            absences[class] += 1;
        }
        let mut absences = absences.into_iter();
        for grade in 0..grades().len() {
            for class in 1..=office.school.classes_a_grade {
                let absent: i64 = absences.next().expect("a count a class");
                let fever = i64::from(absent > 0 && chance.happens(if flu { 35 } else { 12 }));
                let follow_up = if fever > 0 { "电话告知家长，居家观察" } else { "" };
                let cells = [office.school.pupils_a_class - absent, absent, fever, absent - fever].map(|count| count.to_string());
                let [present, absent, fever, other] = &cells;
                sheets.row(&date, &[&date, &class_id(grade, class), present, absent, fever, other, follow_up]);
            }
        }
    }
    sheets.write(folder, "pupil-checks")
}

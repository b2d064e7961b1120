//! People's duties beside their work: trainings, letters of responsibility, appraisals.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use crate::campus::vehicles::{ATTENDANT, DRIVER};
use crate::campus::{months, school_days};
use crate::office::Office;
use crate::people::{Person, staff};
use crate::writer::{Folder, Sheet};

/// Posts that sign a letter of responsibility each year, and for what.
pub const LETTERS: [(&str, &str); 14] = [
    ("accountant", "财务纪律"),
    ("canteen-buyer", "食品安全"),
    ("canteen-storekeeper", "食品安全"),
    ("cashier", "财务纪律"),
    ("cook", "食品安全"),
    ("driver", "校车安全"),
    ("electrician", "消防安全"),
    ("food-safety-officer", "食品安全"),
    ("grade-leader", "安全"),
    ("guard", "安全"),
    ("head-cook", "食品安全"),
    ("logistics-deputy", "安全"),
    ("logistics-director", "安全"),
    ("principal", "安全"),
];

/// Posts that are appraised at the end of each term.
const APPRAISED: [&str; 16] = [
    "accountant",
    "asset-keeper",
    "bus-attendant",
    "buyer",
    "canteen-accountant",
    "canteen-buyer",
    "canteen-storekeeper",
    "cashier",
    "cleaner",
    "cook",
    "driver",
    "electrician",
    "food-safety-officer",
    "guard",
    "head-cook",
    "storekeeper",
];

/// Writes the three registers.
pub fn write_staff_books(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("trainings.csv", &trainings(office))?;
    folder.sheet("responsibility-letters.csv", &letters(office))?;
    folder.sheet("appraisals.csv", &appraisals(office))
}

/// Everybody of these posts who is at the school on a day.
fn holders(office: &Office, posts: &[&str], day: NaiveDate) -> Vec<&'static str> {
    let here = |person: &Person| person.from.is_none_or(|from| from <= day) && person.to.is_none_or(|to| day <= to);
    office.everybody().iter().filter(|person| posts.contains(&person.post) && here(person)).map(|person| person.id).collect()
}

/// Meetings of the canteen, the yearly ones, and courses whose fee was claimed.
fn trainings(office: &Office) -> Sheet {
    const CANTEEN: [&str; 5] = ["canteen-buyer", "canteen-storekeeper", "cook", "food-safety-officer", "head-cook"];
    const SUBJECTS: [&str; 5] =
        ["食品安全：晨检与手卫生", "食品安全：索证索票", "食品安全：留样与消毒", "食品安全：冷链与标签", "食品安全：应急处置"];
    let mut rows: Vec<(NaiveDate, String, String, Vec<&'static str>)> = Vec::new();
    let mut add = |day: NaiveDate, subject: &str, hours: &str, people: Vec<&'static str>| {
        rows.push((day, subject.to_owned(), hours.to_owned(), people));
    };
    for (number, month) in months(office).enumerate() {
        let days = school_days(office).filter(|day| (day.year(), day.month()) == (month.year(), month.month()));
        let days: Vec<NaiveDate> = days.collect();
        // The few days of a term's last month need no meeting of their own.
        let Some(day) = days.last().filter(|_| days.len() > 4).copied() else { continue };
        add(day, SUBJECTS[number % SUBJECTS.len()], "2", holders(office, &CANTEEN, day));
    }
    for term in &office.calendar.terms {
        let day = office.calendar.workdays_after(term.starts, 1);
        add(day, "校车安全：行车与照管", "2", holders(office, &["bus-attendant", "driver"], day));
        let day = office.calendar.workday_from(term.monday(10) + Days::new(3));
        add(
            day,
            "消防器材使用与初起火灾扑救",
            "1.5",
            holders(office, &["cleaner", "electrician", "guard", "storekeeper", "cook"], day),
        );
        let day = office.calendar.workday_from(term.monday(4) + Days::new(1));
        let posts = ["accountant", "canteen-accountant", "cashier", "buyer", "storekeeper", "asset-keeper"];
        add(day, "采购、资产与报销制度", "2", holders(office, &posts, day));
    }
    for claim in
        office.ledger.claims.iter().filter(|claim| ["培训费", "报名费", "复审费"].iter().any(|fee| claim.purpose.ends_with(fee)))
    {
        let receipt = office.ledger.receipts.iter().find(|receipt| receipt.claim == Some(claim.id));
        let day = receipt.map_or(claim.date, |receipt| receipt.date);
        let subject = claim.purpose.trim_end_matches("培训费").trim_end_matches("报名费").trim_end_matches("复审费");
        add(day, subject, if claim.purpose.ends_with("培训费") { "16" } else { "8" }, vec![claim.claimant]);
    }
    rows.sort();
    let mut sheet = Sheet::new(&["校内培训由总务处组织；外出培训的费用见报销单"], &["date", "kind", "hours", "people"]);
    for (day, subject, hours, people) in rows {
        sheet.row(&[&day.to_string(), &subject, &hours, &people.join(";")]);
    }
    sheet
}

/// Signed in the first days of each school year, by those who come later on their first day.
fn letters(office: &Office) -> Sheet {
    let mut rows = Vec::new();
    for term in office.calendar.terms.iter().filter(|term| term.autumn) {
        let signed = office.calendar.workdays_after(term.starts, 2);
        let until = signed + Days::new(364);
        for person in office.everybody() {
            let Some((_, kind)) = LETTERS.iter().find(|(post, _)| *post == person.post) else { continue };
            let signed = person.from.map_or(signed, |came| signed.max(came));
            if signed <= until.min(office.calendar.last) && person.to.is_none_or(|left| left >= signed) {
                rows.push((signed, term.starts.year(), person.id, *kind));
            }
        }
    }
    rows.sort_unstable();
    let mut sheet = Sheet::new(&["每学年开学签订，中途到岗的到岗当日签"], &["year", "person", "kind", "signed"]);
    for (signed, year, person, kind) in rows {
        sheet.row(&[&year.to_string(), person, kind, &signed.to_string()]);
    }
    sheet
}

/// Three marks a person and term, out of a hundred.
fn appraisals(office: &Office) -> Sheet {
    let by = [staff::LOGISTICS_DEPUTY, staff::LOGISTICS_DIRECTOR, staff::OFFICE_DIRECTOR];
    let mut sheet = Sheet::new(&["后勤人员学期考核，百分制，三人分别打分"], &["term", "person", "score", "by"]);
    for term in &office.calendar.terms {
        for person in holders(office, &APPRAISED, term.ends) {
            let mut chance = office.chance(&format!("appraisal {} {person}", term.id));
            // Whoever drives or attends the bus answers for pupils' lives and is marked by the same scale.
            let middle = chance.between(86, 95) + i64::from(matches!(person, DRIVER | ATTENDANT));
            for appraiser in by {
                let score = (middle + chance.between(-3, 3)).min(100);
                sheet.row(&[&term.id, person, &score.to_string(), appraiser]);
            }
        }
    }
    sheet
}

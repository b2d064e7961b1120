//! Six canteens: who ate in each, what stood on its table, which samples it kept, what its kitchen logged.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::month_end;
use crate::money::{amount_text, whole};
use crate::office::Office;
use crate::people::staff;
use crate::table::{dishes, dishes_of, published};
use crate::university::cast::COOKS;
use crate::writer::{Folder, MonthlySheets};

/// Who takes the samples and logs at a canteen: one of its cooks, at the first the old one.
fn cook_of(office: &Office, place: &str) -> &'static str {
    match office.canteens.iter().position(|canteen| *canteen == place) {
        None | Some(0) => "ding-yumei",
        Some(number) => COOKS[number * 3].0,
    }
}

/// Writes meals, menus, samples and logs, each with its canteen.
pub fn write_tables(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("dishes.csv", &dishes())?;
    write_meals(office, folder)?;
    write_menus(office, folder)?;
    write_samples(office, folder)?;
    write_logs(office, folder)
}

fn write_meals(office: &Office, folder: &mut Folder) -> Result<()> {
    let header = ["date", "meal", "pupils", "staff", "price", "staff_price", "income", "place"];
    let mut sheets = MonthlySheets::new(&["各食堂午餐刷卡人次，与伙食费收入核对"], &header);
    for meal in &office.ledger.meals {
        let date = meal.date.to_string();
        let income = whole(meal.pupils) * meal.price + whole(meal.staff) * meal.staff_price;
        let (price, staff_price) = (amount_text(meal.price), amount_text(meal.staff_price));
        let (pupils, teachers) = (meal.pupils.to_string(), meal.staff.to_string());
        sheets.row(&date, &[&date, "lunch", &pupils, &teachers, &price, &staff_price, &amount_text(income), meal.place]);
    }
    sheets.write(folder, "meals")
}

fn write_menus(office: &Office, folder: &mut Folder) -> Result<()> {
    let mut sheets = MonthlySheets::new(&["各食堂大众餐线每周食谱，提前一周公示"], &["date", "meal", "dish", "published", "place"]);
    for meal in &office.ledger.meals {
        let (date, published) = (meal.date.to_string(), published(office, meal.date).to_string());
        for dish in dishes_of(office, meal) {
            sheets.row(&date, &[&date, "lunch", &dish, &published, meal.place]);
        }
    }
    sheets.write(folder, "menus")
}

fn write_samples(office: &Office, folder: &mut Folder) -> Result<()> {
    let header = ["date", "meal", "dish", "grams", "at", "by", "destroyed", "destroyed_by", "place"];
    let mut sheets = MonthlySheets::new(&["每餐每样留样不少于 125 克，冷藏 48 小时以上"], &header);
    for meal in &office.ledger.meals {
        let (date, over) = (meal.date.to_string(), meal.date + Days::new(2));
        for (number, dish) in dishes_of(office, meal).iter().enumerate() {
            let mut chance = office.chance(&format!("sample {date} {} {dish}", meal.place));
            let grams = (130 + chance.between(0, 8) * 5).to_string();
            let taken = format!("{date} 10:{:02}", 35 + number);
            let gone = over <= office.calendar.last;
            let destroyed = if gone { format!("{over} 11:{:02}", 30 + number) } else { String::new() };
            let by = if gone { staff::FOOD_SAFETY_OFFICER } else { "" };
            sheets.row(&date, &[&date, "lunch", dish, &grams, &taken, cook_of(office, meal.place), &destroyed, by, meal.place]);
        }
    }
    sheets.write(folder, "samples")
}

/// True when no school day follows in the same stretch.
fn is_last_of(office: &Office, day: NaiveDate, within: impl Fn(NaiveDate) -> bool) -> bool {
    !(1..=31).map(|ahead| day + Days::new(ahead)).take_while(|next| within(*next)).any(|next| office.calendar.is_school_day(next))
}

fn write_logs(office: &Office, folder: &mut Folder) -> Result<()> {
    let header = ["date", "kind", "meal", "value", "unit", "by", "result", "follow_up", "place"];
    let mut sheets = MonthlySheets::new(&["冷藏冷冻每日两次，消毒每餐一次；日管控、周排查、月调度"], &header);
    for meal in &office.ledger.meals {
        let (day, place) = (meal.date, meal.place);
        let (month, cook) = (day.to_string(), cook_of(office, place));
        let mut chance = office.chance(&format!("kitchen {day} {place}"));
        let mut log = |time: &str, kind: &str, meal: &str, value: &str, unit: &str, by: &str, follow_up: &str| {
            let result = if follow_up.is_empty() { "ok" } else { "problem" };
            sheets.row(&month, &[&format!("{day} {time}"), kind, meal, value, unit, by, result, follow_up, place]);
        };
        let degrees = |tenths: i64| format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
        for time in ["06:30", "14:30"] {
            log(time, "fridge", "", &degrees(chance.between(25, 55)), "℃", cook, "");
            log(time, "freezer", "", &degrees(chance.between(-205, -165)), "℃", cook, "");
        }
        log("10:20", "disinfection", "lunch", &chance.between(30, 40).to_string(), "min", cook, "");
        let follow_up = if chance.happens(4) { "砧板混放，当场改正并讲评" } else { "" };
        log("15:30", "daily-control", "", "", "", staff::FOOD_SAFETY_OFFICER, follow_up);
        if is_last_of(office, day, |next| next.iso_week() == day.iso_week()) {
            log("16:00", "weekly-check", "", "", "", staff::LOGISTICS_DEPUTY, "");
        }
        if is_last_of(office, day, |next| next <= month_end(day)) {
            log("17:00", "monthly-meeting", "", "", "", staff::PRINCIPAL, "");
        }
    }
    sheets.write(folder, "kitchen-logs")
}

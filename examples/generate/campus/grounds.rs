//! Patrols through the buildings, and the hazards that they find.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::month_key;
use crate::campus::repairs::Repair;
use crate::campus::{is_monthly_day, is_weekly_day, school_days, workday_until};
use crate::nursery;
use crate::office::Office;
use crate::people::{grades, staff};
use crate::writer::{Folder, MonthlySheets, Sheet};

/// The parts of the school that somebody walks through on every school day, and who does.
const DAILY_AREAS: [(&str, &str); 5] = [
    ("教学楼", staff::LOGISTICS_DEPUTY),
    ("综合楼", staff::ELECTRICIAN),
    ("行政楼", staff::CLERK),
    ("食堂楼", staff::FOOD_SAFETY_OFFICER),
    ("校园", staff::GUARD),
];

/// The parts of this school that somebody walks through each day: at a university each garden of halls as well.
pub fn daily_areas(office: &Office) -> Vec<(&'static str, &'static str)> {
    if office.school.nursery {
        return nursery::DAILY_AREAS.to_vec();
    }
    let mut areas = DAILY_AREAS.to_vec();
    if office.school.university {
        areas.extend(grades().iter().map(|grade| (grade.1, grade.3)));
    }
    areas
}

/// Hazards that patrols find: place, what, level, measure, days until due.
const HAZARDS: [(&str, &str, &str, &str, u64); 8] = [
    ("room-202", "外窗限位器松脱", "minor", "更换限位器，逐间复查", 7),
    ("kitchen", "灭火毯挂放位置被遮挡", "minor", "清理通道，重新张贴标识", 3),
    ("playground", "沙坑边缘橡胶条翘起", "minor", "重新粘贴固定", 10),
    ("power-room", "配电箱内积尘", "serious", "停电除尘并测温", 5),
    ("bike-shed", "电动车充电线路私拉", "serious", "拆除并张贴禁令", 2),
    ("science-store", "酒精存放柜未上锁", "serious", "加双锁，两人保管", 2),
    ("dance-room", "镜面边角开胶", "minor", "加装压条", 7),
    ("library", "疏散通道堆放纸箱", "minor", "当日清运，划线禁放", 1),
];

/// What patrols find: place, what, level, measure, days until due.
type Kind = (&'static str, &'static str, &'static str, &'static str, u64);

/// A hazard that was found on a day.
pub struct Hazard {
    pub id: String,
    pub found: NaiveDate,
    kind: Kind,
}

impl Hazard {
    fn place(&self) -> &'static str {
        self.kind.0
    }
}

/// Every third week or so a patrol finds one; another school walks more buildings and finds more.
pub fn hazards_of(office: &Office) -> Vec<Hazard> {
    let kinds: &[Kind] = if office.school.nursery { nursery::HAZARDS } else { &HAZARDS };
    let pause = if office.school.university { 4 } else { 15 };
    let days = school_days(office).enumerate().filter(|(number, _)| number % pause == pause / 2).map(|(_, day)| day);
    let (mut month, mut serial) = (String::new(), 0);
    days.enumerate()
        .map(|(number, found)| {
            serial = if month == month_key(found) { serial + 1 } else { 1 };
            month = month_key(found);
            Hazard { id: format!("YH-{}-{serial:03}", found.format("%Y%m")), found, kind: kinds[number % kinds.len()] }
        })
        .collect()
}

/// The register of hazards.
pub fn hazards_sheet(office: &Office, hazards: &[Hazard]) -> Sheet {
    let header = ["hazard", "found", "place", "what", "level", "measure", "owner", "due", "fixed", "rechecked", "rechecked_by"];
    let mut sheet = Sheet::new(&["整改责任人整改，另一人复查后销号"], &header);
    for hazard in hazards {
        let (place, what, level, measure, days) = hazard.kind;
        let mut chance = office.chance(&hazard.id);
        let owner = match office.place(place).keeper {
            staff::GUARD | staff::SPORTS_TEACHER => staff::ELECTRICIAN,
            keeper => keeper,
        };
        let fixed = workday_until(office, hazard.found + Days::new(chance.between(0, days as i64) as u64));
        let rechecked = office.calendar.workday_from(fixed + Days::new(1));
        let dates = [hazard.found, hazard.found + Days::new(days), fixed, rechecked].map(|date| date.to_string());
        let [found, due, fixed, rechecked] = &dates;
        let by = staff::LOGISTICS_DIRECTOR;
        sheet.row(&[&hazard.id, found, place, what, level, measure, owner, due, fixed, rechecked, by]);
    }
    sheet
}

/// The register of patrols.
pub fn write_patrols(office: &Office, repairs: &[Repair], hazards: &[Hazard], folder: &mut Folder) -> Result<()> {
    let header = ["date", "kind", "area", "by", "result", "hazard", "repair"];
    let every_day = if office.school.nursery { "每日三处" } else { "每日五处" };
    let comments = [format!("{every_day}；每周五安全检查；每月校舍检查；汛期、入冬前各一次")];
    let comments = comments.each_ref().map(String::as_str);
    let mut sheets = MonthlySheets::new(&comments, &header);
    let here = |area: &str, place: &'static str| office.place(place).building == area;
    let areas = daily_areas(office);
    for day in school_days(office) {
        let date = day.to_string();
        for &(area, by) in &areas {
            let hazard = hazards.iter().find(|hazard| hazard.found == day && here(area, hazard.place()));
            let repair = repairs.iter().find(|repair| repair.patrol && repair.reported == day && here(area, repair.place));
            let (hazard, repair) = (hazard.map_or("", |hazard| &hazard.id), repair.map_or("", |repair| &repair.id));
            let result = if hazard.is_empty() && repair.is_empty() { "ok" } else { "problem" };
            sheets.row(&date, &[&date, "daily", area, by, result, hazard, repair]);
        }
        let mut other = |kind: &str, area: &str| sheets.row(&date, &[&date, kind, area, staff::LOGISTICS_DIRECTOR, "ok", "", ""]);
        if is_weekly_day(office, day) {
            other("weekly", "全校");
        }
        if is_monthly_day(office, day) {
            other("monthly", "校舍");
            match day.month() {
                11 => other("seasonal", "防冻防火"),
                5 => other("seasonal", "防汛防雷"),
                _ => {}
            }
        }
        if office.calendar.terms.iter().any(|term| term.starts == day) {
            other("special", "开学前设施设备");
        }
    }
    sheets.write(folder, "patrols")
}

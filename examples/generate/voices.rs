//! What the school tells parents and what they tell the school: publications, surveys, complaints.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::{day, month_key, next_month};
use crate::chance::Chance;
use crate::ledger::MealDay;
use crate::nursery;
use crate::office::Office;
use crate::people::staff;
use crate::table::published;
use crate::writer::{Folder, Sheet};

/// Writes these registers.
pub fn write_voices(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("publications.csv", &publications(office))?;
    folder.sheet("surveys.csv", &surveys(office))?;
    folder.sheet("complaints.csv", &complaints(office))
}

/// Something that hung on the board.
struct Notice {
    kind: &'static str,
    period: String,
    from: NaiveDate,
    to: NaiveDate,
    place: &'static str,
    note: String,
}

const BOARD: &str = "校门口公示栏";
const BOARD_AND_GROUPS: &str = "校门口公示栏、各班家长群";
const INTRANET: &str = "校内公示栏、教工大会";

fn publications(office: &Office) -> Sheet {
    let mut notices = table_notices(office);
    notices.extend(term_notices(office));
    notices.extend(office.ledger.contracts.iter().filter(|contract| contract.purchase.is_some()).filter_map(|contract| {
        let from = contract.published?;
        let (period, to) = (month_key(from), from + Days::new(7));
        Some(Notice { kind: "purchases", period, from, to, place: BOARD, note: format!("{}中标结果", contract.subject) })
    }));
    notices.extend(office.ledger.asset_events.iter().filter(|event| event.kind == "scrap").map(|event| Notice {
        kind: "assets",
        period: month_key(event.date),
        from: event.date + Days::new(1),
        to: event.date + Days::new(8),
        place: INTRANET,
        note: format!("资产报废（{}）", event.id),
    }));
    let year = |year: i32, from: NaiveDate, note: &str| Notice {
        kind: "budget",
        period: year.to_string(),
        from,
        to: from + Days::new(30),
        place: INTRANET,
        note: note.to_owned(),
    };
    notices.push(year(2026, day(2027, 1, 12), "2026年经费决算"));
    notices.push(year(2027, day(2027, 2, 25), "2027年经费预算"));
    notices.retain(|notice| notice.from <= office.calendar.last);
    notices.sort_by(|one, other| (one.from, one.kind, &one.period).cmp(&(other.from, other.kind, &other.period)));
    let header = ["publication", "kind", "period", "from", "to", "place", "note"];
    let mut sheet = Sheet::new(&["公示台账：食堂按月、食谱按周、收费和资助按学期、预决算按年"], &header);
    for (number, notice) in notices.iter().enumerate() {
        let (id, from, to) = (format!("GS-{:03}", number + 1), notice.from.to_string(), notice.to.to_string());
        sheet.row(&[&id, notice.kind, &notice.period, &from, &to, notice.place, &notice.note]);
    }
    sheet
}

/// The canteen's accounts of each month and the menu of each week.
fn table_notices(office: &Office) -> Vec<Notice> {
    let mut notices = Vec::new();
    let meals = &office.ledger.meals;
    for month in meals.chunk_by(|one, other| month_key(one.date) == month_key(other.date)) {
        let next = next_month(month[0].date);
        let from = office.calendar.nth_workday(next, 6).min(next + Days::new(12));
        let note = "食堂收支、食材采购价".to_owned();
        let to = from + Days::new(9);
        notices.push(Notice { kind: "canteen", period: month_key(month[0].date), from, to, place: BOARD_AND_GROUPS, note });
    }
    let week = |meal: &MealDay| meal.date - Days::new(u64::from(meal.date.weekday().num_days_from_monday()));
    let lunches: Vec<MealDay> = meals.iter().filter(|meal| meal.meal == "lunch").cloned().collect();
    for days in lunches.chunk_by(|one, other| week(one) == week(other)) {
        let (first, last) = (days[0].date, days[days.len() - 1].date);
        let period = if first == last { format!("{first}..{first}") } else { format!("{first}..{last}") };
        let from = published(office, first);
        notices.push(Notice { kind: "menu", period, from, to: last, place: BOARD_AND_GROUPS, note: "带量食谱".to_owned() });
    }
    // What hung before the ledger begins stands in the old book.
    notices.retain(|notice| notice.from >= office.calendar.first);
    notices
}

/// Fees at the beginning and the end of each term; aid before it is paid.
fn term_notices(office: &Office) -> Vec<Notice> {
    let mut notices = Vec::new();
    for (number, term) in office.calendar.terms.iter().enumerate() {
        let notice = |kind, from: NaiveDate, days, note: &str| {
            let (period, to) = (term.id.clone(), from + Days::new(days));
            Notice { kind, period, from, to, place: BOARD_AND_GROUPS, note: note.to_owned() }
        };
        notices.push(notice("fees", term.starts, 30, "收费项目和标准"));
        let settled = office.welfare.fees.iter().filter(|row| row.term == number);
        if let Some(date) = settled.filter_map(|row| row.settled.as_ref()).map(|settled| settled.date).max() {
            notices.push(notice(
                "fees",
                date + Days::new(1),
                9,
                if office.school.nursery { "保教费结算清单" } else { "代收费、课后服务费结算清单" },
            ));
        }
        let mut aid: Vec<(NaiveDate, &str)> =
            office.welfare.aid.iter().filter(|row| row.term == number).map(|row| (row.published, row.programme)).collect();
        aid.dedup();
        notices.extend(aid.into_iter().map(|(from, programme)| notice("aid", from, 6, &format!("{programme}名单（代码）"))));
    }
    notices
}

/// A survey of parents or staff: year, month, day, topic, how many are asked, how many in a hundred are satisfied at least.
pub type Survey = (i32, u32, u32, &'static str, i64, i64);

const SURVEYS: &[Survey] = &[
    (2026, 10, 23, "canteen", 300, 88),
    (2026, 11, 20, "after-school", 270, 90),
    (2026, 12, 18, "canteen", 300, 90),
    (2027, 1, 15, "cleaning", 60, 85),
    (2027, 1, 15, "repairs", 60, 82),
    (2027, 4, 16, "canteen", 300, 91),
    (2027, 5, 14, "uniforms", 280, 84),
    (2027, 6, 18, "canteen", 300, 92),
    (2027, 6, 18, "after-school", 270, 91),
    (2027, 6, 25, "repairs", 60, 86),
];

fn surveys(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(&["满意度调查：只记份数"], &["date", "topic", "asked", "answered", "satisfied"]);
    for &(year, month, date, topic, asked, least) in if office.school.nursery { nursery::SURVEYS } else { SURVEYS } {
        let date = day(year, month, date).to_string();
        let mut chance = Chance::about(office.school.seed, &format!("survey {date} {topic}"));
        let answered = asked * chance.between(86, 96) / 100;
        let satisfied = answered * (least + chance.between(0, 5)) / 100;
        sheet.row(&[&date, topic, &asked.to_string(), &answered.to_string(), &satisfied.to_string()]);
    }
    sheet
}

/// A complaint: the day, working days until the answer, the matter, who answered, what came of it.
pub type Complaint = (i32, u32, u32, u32, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const COMPLAINTS: &[Complaint] = &[
    (2026, 9, 16, 2, "午餐汤偏咸", staff::FOOD_SAFETY_OFFICER, "厨房改用定量勺放盐，次日陪餐复尝"),
    (2026, 10, 12, 3, "三楼饮水机出水小", staff::LOGISTICS_DEPUTY, "更换滤芯，恢复正常"),
    (2026, 10, 28, 2, "放学时段校门口拥堵", staff::VICE_PRINCIPAL, "分年级错峰放学，护学岗增加一人"),
    (2026, 11, 19, 4, "建议课后服务增加书法课", staff::TEACHING_DIRECTOR, "下学期开设书法班"),
    (2026, 12, 8, 2, "教室空调温度不够", staff::ELECTRICIAN, "清洗滤网，调整开机时间"),
    (2027, 1, 6, 3, "作业本余额何时退", staff::ACCOUNTANT, "答复一月二十日前退还，已退"),
    (2027, 3, 10, 2, "周三午餐鱼刺多", staff::FOOD_SAFETY_OFFICER, "一二年级改用无刺鱼片"),
    (2027, 4, 13, 3, "夏季校服尺码偏小", staff::OFFICE_DIRECTOR, "供货单位到校量体调换"),
    (2027, 5, 18, 2, "西侧厕所异味", staff::LOGISTICS_DEPUTY, "疏通下水、增加保洁频次"),
    (2027, 6, 15, 2, "水果不够新鲜", staff::FOOD_SAFETY_OFFICER, "当批退货，约谈供应商"),
];

fn complaints(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(&["意见投诉：不记是谁提的"], &["complaint", "received", "topic", "answered", "by", "outcome"]);
    let complaints = if office.school.nursery { nursery::COMPLAINTS } else { COMPLAINTS };
    for (number, &(year, month, date, wait, topic, by, outcome)) in complaints.iter().enumerate() {
        let received = day(year, month, date);
        let answered = office.calendar.workdays_after(received, wait).to_string();
        sheet.row(&[&format!("TS-{:02}", number + 1), &received.to_string(), topic, &answered, by, outcome]);
    }
    sheet
}

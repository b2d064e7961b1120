//! What the group tells the students and staff of the university, what it asks them, and what they complain about.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::{day, month_key, next_month};
use crate::campus::months;
use crate::office::Office;
use crate::people::staff;
use crate::writer::{Folder, Sheet};

/// Writes publications, surveys and complaints.
pub fn write_voices(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("publications.csv", &publications(office))?;
    folder.sheet("surveys.csv", &surveys(office))?;
    folder.sheet("complaints.csv", &complaints(office))
}

/// The canteens' accounts month by month, the awards of tenders, what was scrapped, the year's budget.
fn publications(office: &Office) -> Sheet {
    let mut rows: Vec<(NaiveDate, &str, String, u64, String)> = Vec::new();
    for month in months(office) {
        let from = office.calendar.nth_workday(next_month(month), 5).min(next_month(month) + Days::new(12));
        rows.push((from, "canteen", month_key(month), 14, "六个食堂收支、大宗食材采购价".to_owned()));
    }
    for contract in office.ledger.contracts.iter().filter(|contract| contract.purchase.is_some()) {
        if let Some(from) = contract.published {
            rows.push((from, "purchases", month_key(from), 7, format!("{}中标结果", contract.subject)));
        }
    }
    for event in office.ledger.asset_events.iter().filter(|event| event.kind == "scrap") {
        rows.push((event.date + Days::new(1), "assets", month_key(event.date), 7, format!("资产报废（{}）", event.id)));
    }
    let year = office.calendar.last.year() - 1;
    rows.push((day(year + 1, 1, 12), "budget", year.to_string(), 30, format!("{year}年经费决算")));
    rows.retain(|row| row.0 <= office.calendar.last);
    rows.sort();
    let header = ["publication", "kind", "period", "from", "to", "place", "note"];
    let mut sheet = Sheet::new(&["公示台账：食堂按月、招标和资产处置按件、预决算按年"], &header);
    for (number, (from, kind, period, days, note)) in rows.iter().enumerate() {
        let (id, to) = (format!("GS-{:03}", number + 1), (*from + Days::new(*days)).to_string());
        sheet.row(&[&id, kind, period, &from.to_string(), &to, "后勤门户、食堂公示栏", note]);
    }
    sheet
}

/// What is asked about, of how many, and how many in a hundred are satisfied at least.
const TOPICS: [(&str, i64, i64); 6] = [
    ("canteen", 1200, 82),
    ("cleaning", 600, 86),
    ("halls", 1200, 80),
    ("repairs", 900, 84),
    ("shuttle", 300, 88),
    ("shops", 400, 79),
];

/// In the middle and at the end of the term.
fn surveys(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(&["线上满意度调查：只记份数"], &["date", "topic", "asked", "answered", "satisfied"]);
    for term in &office.calendar.terms {
        for (week, better) in [(10, 0), (19, 2)] {
            let date = (term.monday(week) + Days::new(4)).to_string();
            for (topic, asked, least) in TOPICS {
                let mut chance = office.chance(&format!("survey {date} {topic}"));
                let answered = asked * chance.between(58, 74) / 100;
                let satisfied = answered * (least + better + chance.between(0, 6)) / 100;
                sheet.row(&[&date, topic, &asked.to_string(), &answered.to_string(), &satisfied.to_string()]);
            }
        }
    }
    sheet
}

/// What the hotline is told, who answers, and what comes of it.
const COMPLAINTS: [(&str, &str, &str); 9] = [
    ("二楼窗口米饭偏硬", staff::FOOD_SAFETY_OFFICER, "调整蒸饭水量，次日回访满意"),
    ("六层热水早晨水温低", staff::ELECTRICIAN, "检修开水器温控，恢复正常"),
    ("洗衣机两台长期占用", staff::LOGISTICS_DEPUTY, "增加扫码预约，张贴提示"),
    ("通勤车晚高峰排队时间长", staff::LOGISTICS_DIRECTOR, "17:20 加开一班，试行两周后固定"),
    ("楼道夜间声控灯不灵", staff::ELECTRICIAN, "更换感应开关"),
    ("快递车辆驶入步行区", staff::GUARD, "重新划定停放点，门岗值守提醒"),
    ("食堂餐具有水渍", staff::FOOD_SAFETY_OFFICER, "调整烘干时间并每日抽检"),
    ("自习室插座不足", staff::LOGISTICS_DEPUTY, "列入寒假改造计划"),
    ("空调电费扣费有疑问", staff::ACCOUNTANT, "调出抄表记录逐日核对，无误并答复"),
];

/// Two or three a week.
fn complaints(office: &Office) -> Sheet {
    let header = ["complaint", "received", "topic", "answered", "by", "outcome"];
    let mut sheet = Sheet::new(&["服务热线受理登记：不写反映人姓名，三个工作日内答复"], &header);
    let (mut number, mut month, mut serial) = (0, String::new(), 0);
    for received in crate::campus::school_days(office) {
        let mut chance = office.chance(&format!("hotline {received}"));
        if !chance.happens(45) {
            continue;
        }
        serial = if month == month_key(received) { serial + 1 } else { 1 };
        month = month_key(received);
        let (topic, by, outcome) = COMPLAINTS[number % COMPLAINTS.len()];
        number += 1;
        let answered = office.calendar.workdays_after(received, chance.between(1, 3) as u32).to_string();
        let id = format!("TS-{}-{serial:03}", received.format("%Y%m"));
        sheet.row(&[&id, &received.to_string(), topic, &answered, by, outcome]);
    }
    sheet
}

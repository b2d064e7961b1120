//! What a term's plan asks for, when it was done, and the papers that prove it.

use chrono::{Days, NaiveDate};

use crate::calendar::{Term, month_end};
use crate::campus::archive::boxes_of;
use crate::campus::staff_books::LETTERS;
use crate::campus::watch::drills_of;
use crate::campus::{is_monthly_day, school_days};
use crate::office::Office;
use crate::people::staff;

/// A task of a term's plan.
pub struct TermTask {
    pub when: When,
    pub area: &'static str,
    pub text: String,
    pub owner: &'static str,
    pub done: Option<NaiveDate>,
    pub evidence: Vec<String>,
}

/// When a task is to be done.
pub enum When {
    Month(NaiveDate),
    Week(u32),
    Due(NaiveDate),
}

/// The tasks of a term, in the order of their areas.
pub fn tasks_of(office: &Office, term: &Term) -> Vec<TermTask> {
    let mut tasks = vec![opening(office, term), letters(office, term)];
    tasks.extend(monthly_counts(office, term));
    tasks.extend(works(office, term));
    tasks.extend(drills(office, term));
    tasks.extend(monthly_checks(office, term));
    tasks.extend(
        [asset_count(office, term), reviews(office, term), readings(office, term), archive(office, term)].into_iter().flatten(),
    );
    tasks
}

/// The weeks of a term, counted from one.
fn week_of(term: &Term, date: NaiveDate) -> u32 {
    u32::try_from((date - term.monday(1)).num_days() / 7 + 1).expect("a day of the term lies after its first Monday")
}

fn within(term: &Term, date: NaiveDate) -> bool {
    (term.starts..=term.ends).contains(&date)
}

/// Goods for the first weeks are asked for, bought and accepted.
fn opening(office: &Office, term: &Term) -> TermTask {
    let first = |purchase: &&crate::ledger::Purchase| {
        within(term, purchase.date) && purchase.date < term.monday(2) && purchase.tender.is_none()
    };
    let bought: Vec<_> = office.ledger.purchases.iter().filter(first).filter(|purchase| !purchase.acceptances.is_empty()).collect();
    let done = bought.iter().filter_map(|purchase| Some(purchase.acceptances.last()?.date)).max();
    let evidence = bought.iter().map(|purchase| purchase.id.to_string()).collect();
    let when = When::Due(done.map_or(term.monday(4), |done| done.max(term.monday(4))));
    TermTask {
        when, area: "采购", text: "开学办公、教学、保洁用品采购并入库".to_owned(), owner: staff::BUYER, done, evidence
    }
}

/// Letters are signed in autumn; in spring the keepers of rooms sign theirs anew.
fn letters(office: &Office, term: &Term) -> TermTask {
    let signed = office.calendar.workdays_after(term.starts, if term.autumn { 2 } else { 3 });
    let director = LETTERS.iter().find(|letter| letter.0 == "logistics-director").map_or("安全", |letter| letter.1);
    let (text, evidence) = if term.autumn {
        let key = format!("responsibility-letters:{}|{}|{director}", term.starts.format("%Y"), staff::LOGISTICS_DIRECTOR);
        ("签订年度安全、食品安全责任书和房间财产保管责任书", key)
    } else {
        ("续签房间财产保管责任书", format!("custody:{}|library|{}", term.id, staff::LIBRARIAN))
    };
    TermTask {
        when: When::Week(2),
        area: "安全",
        text: text.to_owned(),
        owner: staff::LOGISTICS_DIRECTOR,
        done: Some(signed),
        evidence: vec![evidence],
    }
}

/// The stores are counted at each month's end.
fn monthly_counts(office: &Office, term: &Term) -> Vec<TermTask> {
    let mut tasks: Vec<TermTask> = Vec::new();
    for count in &office.ledger.stock_counts {
        let end = month_end(count.date);
        let id = count.count.to_string();
        if !within(term, count.date) {
            continue;
        }
        if let Some(task) = tasks.last_mut().filter(|task| task.done == Some(count.date)) {
            if !task.evidence.contains(&id) {
                task.evidence.push(id);
            }
            continue;
        }
        let text = format!("{}月末各库房盘点对账", count.date.format("%-m"));
        tasks.push(TermTask {
            when: When::Month(end),
            area: "库房",
            text,
            owner: staff::STOREKEEPER,
            done: Some(count.date),
            evidence: vec![id],
        });
    }
    tasks
}

/// What is bought by tender is done by the day of its acceptance.
fn works(office: &Office, term: &Term) -> Vec<TermTask> {
    let tendered = office.ledger.purchases.iter().filter(|purchase| purchase.tender.is_some() && within(term, purchase.date));
    tendered
        .filter_map(|purchase| {
            let done = purchase.acceptances.last()?.date;
            let text = format!("{}：招标、施工或供货、验收", purchase.purpose);
            let evidence = vec![purchase.id.to_string()];
            let when = When::Due(month_end(done));
            Some(TermTask { when, area: "项目", text, owner: staff::LOGISTICS_DIRECTOR, done: Some(done), evidence })
        })
        .collect()
}

/// Every drill of the term but the monthly evacuation.
fn drills(office: &Office, term: &Term) -> Vec<TermTask> {
    let drills = drills_of(office).into_iter().filter(|drill| within(term, drill.day) && drill.kind != "evacuation");
    drills
        .map(|drill| TermTask {
            when: When::Month(month_end(drill.day)),
            area: "安全",
            text: match drill.kind {
                "fire" => "消防演练",
                "earthquake" => "防震演练",
                _ => "食物中毒应急演练",
            }
            .to_owned(),
            owner: staff::VICE_PRINCIPAL,
            done: Some(drill.day),
            evidence: vec![format!("drills:{}|{}", drill.at, drill.kind)],
        })
        .collect()
}

/// The check of the buildings, month by month.
fn monthly_checks(office: &Office, term: &Term) -> Vec<TermTask> {
    school_days(office)
        .filter(|day| within(term, *day) && is_monthly_day(office, *day))
        .map(|day| TermTask {
            when: When::Month(month_end(day)),
            area: "安全",
            text: format!("{}月校舍安全检查", day.format("%-m")),
            owner: staff::LOGISTICS_DIRECTOR,
            done: Some(day),
            evidence: vec![format!("patrols:{day}|monthly|校舍")],
        })
        .collect()
}

fn asset_count(office: &Office, term: &Term) -> Option<TermTask> {
    let counts: Vec<_> = office.ledger.asset_counts.iter().filter(|count| within(term, count.date)).collect();
    let (first, last) = (counts.first()?, counts.last()?);
    let mut evidence = vec![first.count.to_string(), last.count.to_string()];
    evidence.dedup();
    let text = "全校资产清查，逐室核对分室卡".to_owned();
    let when = When::Week(week_of(term, last.date));
    Some(TermTask { when, area: "校产", text, owner: staff::ASSET_KEEPER, done: Some(last.date), evidence })
}

fn reviews(office: &Office, term: &Term) -> Option<TermTask> {
    let review = office.ledger.reviews.iter().find(|review| within(term, review.date))?;
    Some(TermTask {
        when: When::Week(week_of(term, review.date)),
        area: "采购",
        text: "供应商学期评价".to_owned(),
        owner: staff::LOGISTICS_DIRECTOR,
        done: Some(review.date),
        evidence: vec![format!("supplier-reviews:{}|{}|{}", review.date, review.supplier, review.by)],
    })
}

fn readings(office: &Office, term: &Term) -> Option<TermTask> {
    let day = office.calendar.last_workday(term.monday(9));
    within(term, day).then(|| TermTask {
        when: When::Due(day + Days::new(5)),
        area: "能耗",
        text: "期中水电气用量分析，查跑冒滴漏".to_owned(),
        owner: staff::ELECTRICIAN,
        done: Some(day),
        evidence: vec![format!("readings:D-01|{day}"), format!("readings:S-01|{day}")],
    })
}

/// The last task of a term is done in the days after it.
fn archive(office: &Office, term: &Term) -> Option<TermTask> {
    let boxes = boxes_of(office);
    let filed: Vec<_> = boxes.iter().filter(|row| row.made > term.ends && row.made <= term.ends + Days::new(14)).collect();
    let made = filed.first()?.made;
    Some(TermTask {
        when: When::Due(made + Days::new(2)),
        area: "档案",
        text: "学期采购、资产、安全资料整理归档".to_owned(),
        owner: staff::ARCHIVIST,
        done: Some(made),
        evidence: filed.iter().map(|row| row.number.clone()).collect(),
    })
}

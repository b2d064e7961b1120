//! The archive: last year's papers in their boxes, each term's other papers; and the rows that were taken out.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::day;
use crate::office::Office;
use crate::people::staff;
use crate::writer::{Folder, Sheet};

/// Writes the archive and the removals.
pub fn write_archive(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("archive.csv", &boxes(office))?;
    folder.sheet("removals.csv", &removals(office))
}

/// A box that was filed: its number, kind, period, day, years and shelf.
pub struct ArchiveBox {
    pub number: String,
    pub made: NaiveDate,
    kind: &'static str,
    period: String,
    years: &'static str,
    shelf: String,
    note: &'static str,
}

/// A year's vouchers, books and statements are kept in the accounts office for a year and then filed; a
/// term's other papers are filed at its end.
pub fn boxes_of(office: &Office) -> Vec<ArchiveBox> {
    let mut boxes: Vec<ArchiveBox> = Vec::new();
    let mut add = |made: NaiveDate, kind: &'static str, period: String, years: &'static str, note: &'static str| {
        let serial = 1 + boxes.iter().filter(|other| other.made.year() == made.year()).count();
        let row = match kind {
            "vouchers" => "A",
            "books" => "B",
            "statements" => "C",
            _ => "D",
        };
        let number = format!("DA-{}-{serial:03}", made.year());
        boxes.push(ArchiveBox { number, made, kind, period, years, shelf: format!("{row}-{:02}", 1 + serial % 12), note });
    };
    // What was closed a year ago is handed over in January.
    let years = office.calendar.first.year()..=office.calendar.last.year();
    let filings = years.map(|year| (office.calendar.nth_workday(day(year, 1, 1), 12), year - 2));
    for (made, year) in filings.filter(|(made, _)| (office.calendar.first..=office.calendar.last).contains(made)) {
        for quarter in 0..4 {
            let (first, last) = (quarter * 3 + 1, quarter * 3 + 3);
            let until = crate::calendar::month_end(day(year, last, 1));
            add(made, "vouchers", format!("{year}-{first:02}-01..{until}"), "30", "学校账凭证");
        }
        add(made, "vouchers", year.to_string(), "30", "食堂账、代管账凭证");
        add(made, "books", year.to_string(), "30", "总账、明细账、日记账");
        add(made, "statements", year.to_string(), "10", "月报、银行对账单");
        add(made, "statements", year.to_string(), "0", "年度决算，永久保管");
    }
    for term in &office.calendar.terms {
        let made = office.calendar.workday_from(term.ends + Days::new(3));
        for (years, note) in [("10", "采购、合同资料"), ("10", "资产清查、处置资料"), ("5", "安全巡查、隐患、演练台账")]
        {
            add(made, "other", term.id.clone(), years, note);
        }
    }
    boxes.sort_by(|one, other| (one.made, &one.number).cmp(&(other.made, &other.number)));
    boxes
}

fn boxes(office: &Office) -> Sheet {
    let header = ["box", "kind", "period", "made", "keep_years", "shelf", "note"];
    let comments = [
        "会计资料在会计室保管一年后移交；每年：凭证四季度四盒、食堂凭证一盒、账簿、月报、决算（永久）",
        "每学期末归档：采购合同、资产清查、安全台账",
    ];
    let mut sheet = Sheet::new(&comments, &header);
    for row in boxes_of(office) {
        sheet.row(&[&row.number, row.kind, &row.period, &row.made.to_string(), row.years, &row.shelf, row.note]);
    }
    sheet
}

/// A row that stood on a day without school was taken out: somebody had dated the count of visitors wrongly.
fn removals(office: &Office) -> Sheet {
    let mut sheet = Sheet::new(
        &["提交后才发现的错行，删去时在此说明；金额写错的用红字冲销，不删行"],
        &["date", "register", "key", "reason", "approved_by"],
    );
    if let Some(term) = office.calendar.terms.first() {
        let sunday = term.monday(9) + Days::new(6);
        let found = office.calendar.workday_from(sunday + Days::new(1));
        let key = format!("{sunday}|{}", staff::GUARD);
        let reason = "周日没有开门，是把上周五的人数重登了一行；周五的行无误";
        sheet.row(&[&found.to_string(), "visitors", &key, reason, staff::LOGISTICS_DIRECTOR]);
    }
    sheet
}

//! The registers of fees and aid, and what each class ordered of exercise books and uniforms.

use std::collections::BTreeMap;

use anyhow::Result;
use rust_decimal::Decimal;

use crate::calendar::day;
use crate::chance::Chance;
use crate::kitchen::PUPIL_PRICE;
use crate::money::{amount_text, quantity_text};
use crate::money_days::BOOK_FEE;
use crate::nursery;
use crate::office::Office;
use crate::places::BOOK_STORE;
use crate::school::plays_nursery;
use crate::welfare::{AFTER_SCHOOL_PRICE, AidRow};
use crate::writer::{Folder, Sheet};

/// Writes the registers of fees and aid.
pub fn write_welfare(office: &Office, folder: &mut Folder) -> Result<()> {
    folder.sheet("fee-items.csv", &fee_items())?;
    folder.sheet("fees.csv", &fees(office))?;
    folder.sheet("aid-roll.csv", &aid_roll(office))?;
    folder.sheet("aid.csv", &aid(office))?;
    if !office.school.nursery {
        folder.sheet("orders-by-class.csv", &orders(office))?;
    }
    Ok(())
}

fn fee_items() -> Sheet {
    let header = ["fee", "name", "kind", "document", "price", "per", "filed", "published", "from", "to"];
    let mut sheet = Sheet::new(&["收费项目：备案、公示在前，收取在后；换标准另写一行。"], &header);
    let (filed, published) = (day(2026, 8, 20).to_string(), day(2026, 8, 28).to_string());
    let notice = "临发改价〔2025〕31号";
    if plays_nursery() {
        let kitchen = "临教发〔2026〕40号";
        for (fee, name, kind, document, price, per) in [
            ("breakfast", "幼儿早餐", "meals", kitchen, nursery::BREAKFAST_PRICE, "meal"),
            ("lunch", "幼儿午餐", "meals", kitchen, nursery::LUNCH_PRICE, "meal"),
            ("snack", "幼儿午点", "meals", kitchen, nursery::SNACK_PRICE, "meal"),
            ("tuition", "保教费", "tuition", "临发改价〔2025〕29号", nursery::TUITION, "month"),
        ] {
            sheet.row(&[fee, name, kind, document, price, per, &filed, &published, "2026-09-01", ""]);
        }
        return sheet;
    }
    sheet.row(&[
        "after-school",
        "课后服务费",
        "service",
        notice,
        "40.00",
        "month",
        "2025-08-18",
        "2025-08-27",
        "2025-09-01",
        "2026-08-31",
    ]);
    sheet.row(&[
        "after-school",
        "课后服务费",
        "service",
        "临发改价〔2026〕22号",
        AFTER_SCHOOL_PRICE,
        "month",
        &filed,
        &published,
        "2026-09-01",
        "",
    ]);
    sheet.row(&["exercise-books", "作业本代收费", "agency", notice, BOOK_FEE, "term", &filed, &published, "2026-09-01", ""]);
    sheet.row(&["lunch", "学生午餐费", "meals", notice, PUPIL_PRICE, "meal", &filed, &published, "2026-09-01", ""]);
    sheet
}

fn fees(office: &Office) -> Sheet {
    let header = ["term", "fee", "class", "payers", "units", "charged", "used", "refunded", "settled", "voucher", "refund_voucher"];
    let mut sheet = Sheet::new(&["收费结算：每学期每班一行，只写人数和金额；多退少不补。"], &header);
    let mut rows: Vec<_> = office.welfare.fees.iter().collect();
    rows.sort_by(|one, other| (one.term, one.fee, &one.class).cmp(&(other.term, other.fee, &other.class)));
    for row in rows {
        let term = &office.calendar.terms[row.term].id;
        let units = row.units.map(|units| units.to_string()).unwrap_or_default();
        let amount =
            |of: fn(&crate::welfare::Settlement) -> Decimal| row.settled.as_ref().map(of).map(amount_text).unwrap_or_default();
        let (settled, back) =
            row.settled.as_ref().map(|settled| (settled.date.to_string(), settled.voucher.to_string())).unwrap_or_default();
        sheet.row(&[
            term,
            row.fee,
            &row.class,
            &row.payers.to_string(),
            &units,
            &amount_text(row.charged),
            &amount(|settled| settled.used),
            &amount(|settled| settled.refunded),
            &settled,
            &row.voucher.to_string(),
            &back,
        ]);
    }
    sheet
}

/// The school's own code of a pupil who gets aid.
fn code(row: &AidRow) -> String {
    format!("ZZ-{:03}", row.code)
}

fn sorted_aid(office: &Office) -> Vec<&AidRow> {
    let mut rows: Vec<&AidRow> = office.welfare.aid.iter().collect();
    rows.sort_by_key(|row| (row.term, row.paid, row.code));
    rows
}

fn aid_roll(office: &Office) -> Sheet {
    let mut sheet =
        Sheet::new(&["受助名单：只写校内代码，姓名与材料另存档案室。"], &["term", "programme", "code", "reason", "amount"]);
    for row in sorted_aid(office) {
        sheet.row(&[&office.calendar.terms[row.term].id, row.programme, &code(row), row.reason, &amount_text(row.amount)]);
    }
    sheet
}

fn aid(office: &Office) -> Sheet {
    let header = ["term", "programme", "code", "amount", "paid", "voucher", "published"];
    let mut sheet = Sheet::new(&["资助发放：经银行打到监护人账户，一次一行；名单发放前公示，只公示代码。"], &header);
    for row in sorted_aid(office) {
        let (term, amount) = (&office.calendar.terms[row.term].id, amount_text(row.amount));
        let (paid, voucher) = (row.paid.to_string(), row.voucher.to_string());
        sheet.row(&[term, row.programme, &code(row), &amount, &paid, &voucher, &row.published.to_string()]);
    }
    sheet
}

/// What each class ordered: of exercise books as many as the book store gave it in the term, of uniforms as parents wished.
fn orders(office: &Office) -> Sheet {
    let header = ["term", "class", "item", "ordered", "received", "returned", "note"];
    let mut sheet = Sheet::new(&["分班征订：作业本按学生数征订、领用；校服自愿选购，家长直接付供货单位。"], &header);
    let mut taken: BTreeMap<(usize, &str, &str), Decimal> = BTreeMap::new();
    for row in office.ledger.moves.iter().filter(|row| row.place == BOOK_STORE && row.kind == "issue") {
        let term = office.calendar.term_of(row.date).expect("books are handed out in term");
        *taken.entry((term, &row.class, row.item)).or_default() += row.quantity;
    }
    let mut rows: Vec<[String; 7]> = taken
        .into_iter()
        .map(|((term, class, item), quantity)| {
            let (term, quantity) = (office.calendar.terms[term].id.clone(), quantity_text(quantity));
            [term, class.to_owned(), item.to_owned(), quantity.clone(), quantity, String::new(), String::new()]
        })
        .collect();
    for (number, term) in office.calendar.terms.iter().enumerate() {
        let (item, grades) = if term.autumn { ("uniform-autumn", 1) } else { ("uniform-summer", 6) };
        for class in office.class_ids().into_iter().take(grades * office.school.classes_a_grade) {
            let mut chance = Chance::about(office.school.seed, &format!("uniform {number} {class}"));
            let ordered = office.school.pupils_a_class - chance.between(0, if term.autumn { 1 } else { 9 });
            let back = if chance.happens(40) { chance.between(1, 2) } else { 0 };
            let (returned, note) = if back > 0 { (back.to_string(), "尺码不合，退货") } else { (String::new(), "") };
            let ordered = ordered.to_string();
            rows.push([term.id.clone(), class, item.to_owned(), ordered.clone(), ordered, returned, note.to_owned()]);
        }
    }
    rows.sort();
    for row in &rows {
        sheet.row(&row.each_ref().map(String::as_str));
    }
    sheet
}

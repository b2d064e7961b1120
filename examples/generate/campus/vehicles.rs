//! The school bus: who drives it, its trips, its fuel, its inspection and insurance.

use anyhow::Result;
use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{BANK, TRANSPORT_COST};
use crate::calendar::month_end;
use crate::campus::school_days;
use crate::claims::ClaimPlan;
use crate::codes::digital_invoice_number;
use crate::furnishings::{Furnishing, thing};
use crate::invoices::invoice_qr;
use crate::ledger::Receipt;
use crate::money::{fen, figure, split_tax, whole};
use crate::office::Office;
use crate::people::{Person, everybody, staff};
use crate::tasks::Task;
use crate::writer::{Folder, MonthlySheets, Sheet};

pub const DRIVER: &str = "qiu-haibo";
pub const ATTENDANT: &str = "mao-xiaoqin";

/// The class of buses, and how it came to the school.
pub const BUS_CLASS: &str = "A02030602";
pub const BUS: [Furnishing; 1] = [thing(BUS_CLASS, "专用校车", "36座小学生专用", 1, "318000.00", 1, (2021, 2021))];

/// A line that is driven each morning and afternoon: name, kilometres, least and most who ride.
const LINES: [(&str, i64, i64, i64); 1] = [("湖滨线", 14, 25, 33)];

/// Yuan of fuel for a kilometre.
const FUEL_A_KILOMETRE: &str = "1.46";

impl Office {
    /// Everybody, with those whom only a living school needs.
    pub fn everybody(&self) -> Vec<Person> {
        let mut people = everybody();
        if self.school.whole {
            for (id, name, post) in [(DRIVER, "邱海波", "driver"), (ATTENDANT, "毛小琴", "bus-attendant")] {
                people.push(Person { id, name, department: "总务处", post, from: None, to: None });
            }
            people.sort_by_key(|person| person.id);
        }
        people
    }

    /// What the bus drove in this month was tanked with the official card; the driver claims it.
    pub fn claim_fuel(&mut self) {
        let month = self.today;
        let days =
            school_days(self).filter(|day| (day.year(), day.month()) == (month.year(), month.month()) && *day <= month).count();
        let kilometres: i64 = LINES.iter().map(|(_, kilometres, ..)| kilometres * 2 * days as i64).sum();
        if kilometres == 0 {
            return;
        }
        let mut chance = self.chance("fuel");
        let total = fen(whole(kilometres) * figure(FUEL_A_KILOMETRE) * whole(chance.between(97, 103)) / whole(100));
        let receipt = self.take_fuel_receipt(total, &mut chance);
        let plan = ClaimPlan {
            receipts: vec![receipt],
            claimant: DRIVER,
            witness: staff::LOGISTICS_DEPUTY,
            purpose: format!("{}月校车加油（{kilometres}公里）", month.month()),
            payee: DRIVER.to_owned(),
            method: "official-card",
            struck: None,
            settles: TRANSPORT_COST,
            from: BANK,
            supplier: None,
        };
        let day = self.calendar.workdays_after(self.today, 1);
        self.schedule(day, Task::Claim(plan));
    }

    fn take_fuel_receipt(&mut self, total: Decimal, chance: &mut crate::chance::Chance) -> usize {
        let id = self.numbers.next("PJ", self.today);
        let (net, tax) = split_tax(total, 13);
        let number = digital_invoice_number(self.today.year(), chance);
        self.ledger.receipts.push(Receipt {
            id,
            date: self.today,
            kind: "e-general",
            code: String::new(),
            qr: invoice_qr("e-general", &number, total, self.today),
            number,
            seller: "中国石化销售股份有限公司江苏临溪石油分公司".to_owned(),
            seller_code: String::new(),
            net,
            tax,
            total,
            purchase: None,
            budget: Some("transport"),
            claim: None,
            verified: Some(self.today),
        });
        self.ledger.receipts.len() - 1
    }

    /// The day of a month on which fuel is claimed: its last school day.
    pub fn fuel_day(&self, month: NaiveDate) -> Option<NaiveDate> {
        school_days(self)
            .filter(|day| *day <= month_end(month) && (day.year(), day.month()) == (month.year(), month.month()))
            .last()
    }
}

/// Licences to drive, inspections twice a year and the yearly insurance: owner, kind, number, from, to.
pub fn certificates(office: &Office) -> Vec<(String, &'static str, String, NaiveDate, NaiveDate)> {
    let Some(bus) = office.ledger.assets.iter().find(|asset| asset.class == BUS_CLASS) else { return Vec::new() };
    let mut rows = Vec::new();
    let date = |year, month, day| crate::calendar::day(year, month, day);
    for year in (2023..=office.calendar.last.year()).step_by(6) {
        rows.push((DRIVER.to_owned(), "driver", format!("XC-{year}-0316"), date(year, 3, 16), date(year + 6, 3, 15)));
    }
    let mut inspected = date(2026, 7, 20);
    while inspected <= office.calendar.last {
        let number = format!("JC{}-118", inspected.format("%y%m"));
        rows.push((bus.id.clone(), "special-equipment", number, inspected, inspected + Months::new(6)));
        inspected = inspected + Months::new(6) - chrono::Days::new(5);
    }
    for year in 2026..=office.calendar.last.year() {
        let number = format!("PDZA{year}3205{:05}", 18_240 + year % 100);
        rows.push((bus.id.clone(), "insurance", number, date(year, 6, 1), date(year + 1, 6, 1)));
    }
    rows
}

/// Writes vehicles and trips.
pub fn write_vehicles(office: &Office, folder: &mut Folder) -> Result<()> {
    let mut sheet = Sheet::new(&["校车：年检、保险见证照，燃油费见报销单"], &["vehicle", "plate", "seats", "driver"]);
    sheet.row(&["xc-01", "苏E·X2186", "36", DRIVER]);
    folder.sheet("vehicles.csv", &sheet)?;
    let header = ["date", "vehicle", "driver", "attendant", "route", "people"];
    let mut sheets = MonthlySheets::new(&["每个上学日接送各一趟；下车后清点人数并验车"], &header);
    for day in school_days(office) {
        let date = day.to_string();
        let mut chance = office.chance(&format!("trips {date}"));
        for (route, _, least, most) in LINES {
            for time in ["07:05", "16:10"] {
                let people = chance.between(least, most).to_string();
                sheets.row(&date, &[&format!("{date} {time}"), "xc-01", DRIVER, ATTENDANT, route, &people]);
            }
        }
    }
    sheets.write(folder, "trips")
}

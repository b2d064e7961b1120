//! The school bus: who drives it, its trips, its fuel, its inspection and insurance.

use anyhow::Result;
use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{BANK, TRANSPORT_COST};
use crate::calendar::{day, month_end};
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
use crate::university;
use crate::writer::{Folder, MonthlySheets, Sheet};

pub const DRIVER: &str = "qiu-haibo";
pub const ATTENDANT: &str = "mao-xiaoqin";

/// The class of buses, and how it came to the school.
pub const BUS_CLASS: &str = "A02030602";
pub const BUS: [Furnishing; 1] = [thing(BUS_CLASS, "专用校车", "36座小学生专用", 1, "318000.00", 1, (2021, 2021))];

/// A vehicle and the line that it drives on every school day.
pub struct Line {
    pub vehicle: &'static str,
    pub plate: &'static str,
    pub seats: i64,
    pub route: &'static str,
    pub kilometres: i64,
    /// Least and most who ride.
    pub riders: (i64, i64),
    pub times: &'static [&'static str],
    pub driver: &'static str,
    pub attendant: &'static str,
}

/// The bus takes the children of the lake villages to school and home.
const LINES: [Line; 1] = [Line {
    vehicle: "xc-01",
    plate: "苏E·X2186",
    seats: 36,
    route: "湖滨线",
    kilometres: 14,
    riders: (25, 33),
    times: &["07:05", "16:10"],
    driver: DRIVER,
    attendant: ATTENDANT,
}];

/// Yuan of fuel for a kilometre.
const FUEL_A_KILOMETRE: &str = "1.46";

impl Office {
    /// Everybody, with those whom only a living school needs.
    pub fn everybody(&self) -> Vec<Person> {
        let mut people = everybody();
        if self.school.university {
            people.extend(university::more_people());
        } else if self.school.whole {
            for (id, name, post) in [(DRIVER, "邱海波", "driver"), (ATTENDANT, "毛小琴", "bus-attendant")] {
                people.push(Person { id, name, department: "总务处", post, from: None, to: None });
            }
        }
        people.sort_by_key(|person| person.id);
        people
    }

    /// The vehicles of this school.
    fn lines(&self) -> &'static [Line] {
        if self.school.university { &university::LINES } else { &LINES }
    }

    /// What each vehicle drove in this month was tanked with the official card; its driver claims it.
    pub fn claim_fuel(&mut self) {
        let month = self.today;
        let days =
            school_days(self).filter(|day| (day.year(), day.month()) == (month.year(), month.month()) && *day <= month).count();
        for line in self.lines() {
            let kilometres = line.kilometres * line.times.len() as i64 * days as i64;
            let mut chance = self.chance(&format!("fuel {}", line.vehicle));
            let total = fen(whole(kilometres) * figure(FUEL_A_KILOMETRE) * whole(chance.between(97, 103)) / whole(100));
            let receipt = self.take_fuel_receipt(total, &mut chance);
            let plan = ClaimPlan {
                receipts: vec![receipt],
                claimant: line.driver,
                witness: staff::LOGISTICS_DEPUTY,
                purpose: format!("{}月校车加油（{}，{kilometres}公里）", month.month(), line.vehicle),
                payee: line.driver.to_owned(),
                method: "official-card",
                struck: None,
                settles: TRANSPORT_COST,
                from: BANK,
                supplier: None,
            };
            let day = self.calendar.workdays_after(self.today, 1);
            self.schedule(day, Task::Claim(plan));
        }
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
    let mut rows = Vec::new();
    for (index, line) in office.lines().iter().enumerate() {
        for year in (2023..=office.calendar.last.year()).step_by(6) {
            let number = format!("XC-{year}-03{}", 16 + index);
            rows.push((line.driver.to_owned(), "driver", number, day(year, 3, 16), day(year + 6, 3, 15)));
        }
    }
    let fleet = office.ledger.assets.iter().filter(|asset| asset.class == BUS_CLASS);
    for (index, vehicle) in fleet.enumerate() {
        let mut inspected = day(2026, 7, 20);
        while inspected <= office.calendar.last {
            let number = format!("JC{}-{}", inspected.format("%y%m"), 118 + index);
            rows.push((vehicle.id.clone(), "special-equipment", number, inspected, inspected + Months::new(6)));
            inspected = inspected + Months::new(6) - Days::new(5);
        }
        for year in 2026..=office.calendar.last.year() {
            let number = format!("PDZA{year}3205{:05}", 18_240 + index);
            rows.push((vehicle.id.clone(), "insurance", number, day(year, 6, 1), day(year + 1, 6, 1)));
        }
    }
    rows
}

/// Writes vehicles and trips.
pub fn write_vehicles(office: &Office, folder: &mut Folder) -> Result<()> {
    let mut sheet = Sheet::new(&["校车：年检、保险见证照，燃油费见报销单"], &["vehicle", "plate", "seats", "driver"]);
    for line in office.lines() {
        sheet.row(&[line.vehicle, line.plate, &line.seats.to_string(), line.driver]);
    }
    folder.sheet("vehicles.csv", &sheet)?;
    let header = ["date", "vehicle", "driver", "attendant", "route", "people"];
    let mut sheets = MonthlySheets::new(&["每个上学日接送各一趟；下车后清点人数并验车"], &header);
    for day in school_days(office) {
        let date = day.to_string();
        let mut chance = office.chance(&format!("trips {date}"));
        for line in office.lines() {
            for time in line.times {
                let people = chance.between(line.riders.0, line.riders.1).to_string();
                sheets.row(&date, &[&format!("{date} {time}"), line.vehicle, line.driver, line.attendant, line.route, &people]);
            }
        }
    }
    sheets.write(folder, "trips")
}

//! Water, power and gas: what the meters count, what the bills charge for it, and what tenants pay back.
//!
//! What a month uses is thrown once, by its name; readings, bills and what tenants are charged are all made from it.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{BANK, OTHER_INCOME};
use crate::calendar::{day, month_key};
use crate::campus::months;
use crate::chance::Chance;
use crate::money::{amount_text, fen, figure, quantity_text, whole};
use crate::numbering::DocumentNumber;
use crate::office::Office;
use crate::people::staff;
use crate::university;
use crate::writer::{Folder, MonthlySheets, Sheet};

/// A month's bill of water, power or gas.
pub struct UtilityBill {
    /// The first day of the month that it is for.
    pub month: NaiveDate,
    pub kind: &'static str,
    pub quantity: i64,
    pub amount: Decimal,
    pub receipt: DocumentNumber,
}

/// A meter: its share of all that is used, in thousandths, and who pays for it where that is not the school.
struct Meter {
    id: String,
    kind: &'static str,
    place: &'static str,
    factor: i64,
    parent: String,
    tenant: &'static str,
    share: i64,
}

/// Yuan for a unit of each kind: a cubic metre, a kilowatt hour.
pub const fn price_of(kind: &str) -> &'static str {
    match kind.as_bytes() {
        b"power" => "0.5283",
        b"gas" => "3.40",
        _ => "3.46",
    }
}

/// Yuan that a tenant pays for a kilowatt hour: the price of trade.
const TENANT_PRICE: &str = "0.8360";

/// Kilowatt hours and tenths of a cubic metre that a pupil of a day school uses in each month, from January on.
const POWER_A_PUPIL: [i64; 12] = [26, 11, 22, 19, 20, 27, 20, 11, 25, 19, 21, 28];
const WATER_A_PUPIL: [i64; 12] = [9, 4, 11, 11, 12, 13, 8, 4, 12, 11, 11, 10];

/// By how much the power mains' readings are multiplied.
const POWER_FACTOR: i64 = 40;

/// Who hangs behind the school's meters and pays for what he uses.
pub struct Tenant {
    pub place: &'static str,
    pub name: &'static str,
    /// Share of all power, in thousandths.
    pub share: i64,
}

/// The machine room on the roof.
const TENANTS: [Tenant; 1] = [Tenant { place: "campus", name: "综合楼楼顶通信机房", share: 50 }];

impl Office {
    /// Who hangs behind the meters.
    fn tenants(&self) -> &'static [Tenant] {
        if self.school.university { &university::TENANTS } else { &TENANTS }
    }

    /// The kilowatt hours or cubic metres that the whole school uses in a month.
    pub fn used(&self, kind: &'static str, month: NaiveDate) -> i64 {
        let mut chance = Chance::about(self.school.seed, &format!("{kind} {}", month_key(month)));
        let a_pupil = if kind == "power" { POWER_A_PUPIL } else { WATER_A_PUPIL }[month.month0() as usize];
        let units = self.school.pupils() * self.school.energy_times * a_pupil * chance.between(94, 106) / 100;
        // What a main's dials can show: a tenth of a unit, times the factor, of each of the mains.
        let step = 4 * self.school.canteens as i64;
        if kind == "power" { units / step * step } else { units / 10 }
    }

    /// Notes a bill: the quantity is charged at its price, and that is what it costs.
    pub fn note_bill(&mut self, month: NaiveDate, kind: &'static str, quantity: i64, receipt: DocumentNumber) {
        let amount = charge(kind, whole(quantity));
        self.ledger.utility_bills.push(UtilityBill { month, kind, quantity, amount, receipt });
    }

    /// What each tenant used in the month before is paid back to the school.
    pub fn charge_tenants(&mut self) {
        let month = self.today - Days::new(u64::from(self.today.day()));
        let used = self.used("power", month);
        for tenant in self.tenants() {
            let amount = fen(part(used, tenant.share) * figure(TENANT_PRICE));
            self.money_in(BANK, OTHER_INCOME, &format!("{}{}月电费", tenant.name, month.month()), amount);
        }
    }

    /// The meters, mains first.
    fn meters(&self) -> Vec<Meter> {
        let mains = self.school.canteens;
        let meter = |id: String, kind, place, factor, parent: &str, tenant, share| Meter {
            id,
            kind,
            place,
            factor,
            parent: parent.to_owned(),
            tenant,
            share,
        };
        let mut meters = Vec::new();
        for number in 1..=mains {
            // Shares of mains are split evenly; the last bears what is left.
            meters.push(meter(format!("D-{number:02}"), "power", "power-room", POWER_FACTOR, "", "", 0));
            meters.push(meter(format!("S-{number:02}"), "water", "pump-room", 1, "", "", 0));
            meters.push(meter(format!("Q-{number:02}"), "gas", "kitchen", 1, "", "", 0));
        }
        // A kitchen of six bears less of all than the only one.
        let (power, rooms, water) = if self.school.university { (50, 10, 45) } else { (220, 60, 350) };
        meters.push(meter("D-101".to_owned(), "power", "kitchen", 1, "D-01", "", power));
        meters.push(meter("D-102".to_owned(), "power", "computer-lab", 1, "D-01", "", rooms));
        meters.push(meter("S-101".to_owned(), "water", "kitchen", 1, "S-01", "", water));
        for (number, tenant) in self.tenants().iter().enumerate() {
            let main = format!("D-{mains:02}");
            meters.push(meter(format!("D-2{:02}", number + 1), "power", tenant.place, 1, &main, tenant.name, tenant.share));
        }
        if self.school.university {
            for (number, canteen) in self.canteens.iter().enumerate().skip(1) {
                let (power, water) = (format!("D-{:02}", number + 1), format!("S-{:02}", number + 1));
                meters.push(meter(format!("D-1{:02}", number + 10), "power", canteen, 1, &power, "", 12));
                meters.push(meter(format!("S-1{:02}", number + 10), "water", canteen, 1, &water, "", 21));
            }
            let halls = self.places.iter().filter(|place| place.kind == "dormitory");
            for (number, hall) in halls.enumerate() {
                let main = 1 + number % mains;
                meters.push(meter(format!("D-3{:02}", number + 1), "power", hall.id, 1, &format!("D-{main:02}"), "", 20));
                meters.push(meter(format!("S-3{:02}", number + 1), "water", hall.id, 1, &format!("S-{main:02}"), "", 23));
            }
        }
        meters.sort_by(|one, other| one.id.cmp(&other.id));
        meters
    }

    /// What went through a meter in a month: a main's part of all, or a share of all.
    fn through(&self, meter: &Meter, month: NaiveDate) -> Decimal {
        let all = match meter.kind {
            "gas" => {
                let bills = self.ledger.utility_bills.iter();
                bills.filter(|bill| bill.kind == "gas" && bill.month == month).map(|bill| bill.quantity).sum()
            }
            kind => self.used(kind, month),
        };
        if !meter.parent.is_empty() {
            return part(all, meter.share);
        }
        let mains = self.school.canteens as i64;
        let each = all / mains;
        let is_last = meter.id.ends_with(&format!("-{mains:02}"));
        whole(if is_last { all - each * (mains - 1) } else { each })
    }
}

/// A share of all, to a tenth of a unit.
fn part(all: i64, thousandths: i64) -> Decimal {
    (whole(all * thousandths) / whole(1000)).round_dp(1)
}

/// What so many units cost.
pub fn charge(kind: &str, units: Decimal) -> Decimal {
    fen(units * figure(price_of(kind)))
}

/// The units that come nearest to an amount without passing it.
pub fn units_for(kind: &str, amount: Decimal) -> i64 {
    let units = (amount / figure(price_of(kind))).floor();
    i64::try_from(units).expect("a month's gas is a small number")
}

/// A bill is what its receipt charges, and behind a main no more is counted than goes through it.
fn prove_energy(office: &Office, meters: &[Meter]) {
    for bill in &office.ledger.utility_bills {
        let receipt = office.ledger.receipts.iter().find(|receipt| receipt.id == bill.receipt);
        let total = receipt.map(|receipt| receipt.total);
        assert_eq!(total, Some(bill.amount), "{} of {}", bill.kind, bill.month);
    }
    for main in meters.iter().filter(|meter| meter.parent.is_empty()) {
        for month in months(office) {
            let behind: Decimal =
                meters.iter().filter(|meter| meter.parent == main.id).map(|meter| office.through(meter, month)).sum();
            assert!(behind <= office.through(main, month), "more behind {} than through it in {month}", main.id);
        }
    }
}

/// Writes meters, readings and bills.
pub fn write_energy(office: &Office, folder: &mut Folder) -> Result<()> {
    let meters = office.meters();
    prove_energy(office, &meters);
    let header = ["meter", "kind", "place", "factor", "price", "parent", "tenant"];
    let mut sheet = Sheet::new(&["总表按表计量结算；分表挂在总表之后，外租用户按分表缴费"], &header);
    for meter in &meters {
        let factor = if meter.factor == 1 { String::new() } else { meter.factor.to_string() };
        let price = if meter.tenant.is_empty() { price_of(meter.kind) } else { TENANT_PRICE };
        sheet.row(&[&meter.id, meter.kind, meter.place, &factor, price, &meter.parent, meter.tenant]);
    }
    folder.sheet("meters.csv", &sheet)?;
    write_readings(office, &meters, folder)?;
    let header = ["month", "kind", "quantity", "amount", "receipt"];
    let mut sheet = Sheet::new(&["账单的用量与总表核对，金额与票据核对；水电次月出账，燃气当月出账"], &header);
    let mut bills: Vec<&UtilityBill> = office.ledger.utility_bills.iter().collect();
    bills.sort_by_key(|bill| (bill.month, bill.kind));
    for bill in bills {
        let amount = amount_text(bill.amount);
        sheet.row(&[&month_key(bill.month), bill.kind, &bill.quantity.to_string(), &amount, &bill.receipt.to_string()]);
    }
    folder.sheet("utility-bills.csv", &sheet)
}

/// Meters are read on the first day and on each month's last working day; a water main is replaced in the third month.
fn write_readings(office: &Office, meters: &[Meter], folder: &mut Folder) -> Result<()> {
    let mut rows: Vec<[String; 5]> = Vec::new();
    for meter in meters {
        let mut chance = office.chance(&format!("meter {}", meter.id));
        let mut shown = whole(chance.between(1_200, 8_800));
        let mut row = |date: NaiveDate, shown: Decimal, replaced: String| {
            rows.push([meter.id.clone(), date.to_string(), quantity_text(shown), staff::ELECTRICIAN.to_owned(), replaced]);
        };
        row(office.calendar.first, shown, String::new());
        for (number, month) in months(office).enumerate() {
            let units = office.through(meter, month) / whole(meter.factor);
            if meter.id == "S-01" && number == 2 {
                let before = (units * figure("0.4")).round();
                row(office.calendar.nth_workday(month, 11), Decimal::ZERO, quantity_text(shown + before));
                shown = units - before;
            } else {
                shown += units;
            }
            row(office.calendar.last_workday(month), shown, String::new());
        }
    }
    rows.sort_by(|one, other| (&one[1], &one[0]).cmp(&(&other[1], &other[0])));
    let header = ["meter", "date", "reading", "by", "replaced"];
    let mut sheets = MonthlySheets::new(&["每月最后一个工作日抄表；换表时 replaced 写旧表止码"], &header);
    for row in &rows {
        sheets.row(&row[1], &row.each_ref().map(String::as_str));
    }
    sheets.write(folder, "readings")
}

/// The month before the one of `date`, as its first day.
pub fn month_before(date: NaiveDate) -> NaiveDate {
    let last = day(date.year(), date.month(), 1) - Days::new(1);
    day(last.year(), last.month(), 1)
}

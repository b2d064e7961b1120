//! Meters (计量表): what each counted from reading to reading, over a new meter in the old one's place, and the bills beside it.

use crate::day::Month;
use crate::id::Id;
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::registers::{Ledger, Meter, Reading, UtilityBill, UtilityKind};
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The days around a month's end within which a reading closes it.
const NEAR: i64 = 10;

/// More than any main counts, so that what is made of it stays exact.
const MOST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// All meters with their readings.
#[derive(Debug)]
pub struct MeterBook<'l> {
    /// The meters that were read, in the order of the register.
    pub lines: Vec<MeterLine<'l>>,
    /// Bills beside the readings of the mains, by kind and month.
    pub billed: Vec<Billed<'l>>,
}

/// A meter with its readings, by day.
#[derive(Debug)]
pub struct MeterLine<'l> {
    /// The meter.
    pub meter: &'l Meter,
    /// What it showed.
    pub steps: Vec<Step<'l>>,
}

/// A reading, and what was counted since the one before.
#[derive(Debug, Clone, Copy)]
pub struct Step<'l> {
    /// The reading.
    pub reading: &'l Reading,
    /// The units on the meter since the reading before, of the old meter where it was replaced; none of the first.
    pub since: Option<Decimal>,
    /// The units on the meter since its first reading.
    pub total: Decimal,
}

/// Bills of one kind beside what the mains counted in their months.
#[derive(Debug)]
pub struct Billed<'l> {
    /// The first month that the readings span.
    pub first: Month,
    /// The bills, by month; the last month is the last that the readings span.
    pub bills: Vec<&'l UtilityBill>,
    /// What all mains counted, times their factors.
    pub counted: Quantity,
    /// What it costs at the meters' prices, rounded half up to the fen; `None` where a meter has no price.
    pub cost: Option<Money>,
    /// The price, where all mains have one and the same.
    pub price: Option<UnitPrice>,
    /// The last reading that it rests on.
    pub closing: &'l Reading,
}

impl<'l> MeterBook<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger) -> Self {
        let registers = &ledger.registers;
        let mut of_meter: HashMap<Id, Vec<&'l Reading>, FixedState> = HashMap::default();
        for row in counting(ledger) {
            of_meter.entry(row.meter).or_default().push(row);
        }
        let mut lines: Vec<MeterLine<'l>> = Vec::new();
        for meter in &registers.meters {
            if let Some(rows) = of_meter.remove(&meter.meter) {
                lines.push(MeterLine::follow(meter, rows));
            }
        }
        let mut bills: BTreeMap<UtilityKind, BTreeMap<Month, Vec<&'l UtilityBill>>> = BTreeMap::new();
        for row in &registers.utility_bills {
            bills.entry(row.kind).or_default().entry(row.month).or_default().push(row);
        }
        let billed = bills.into_iter().flat_map(|(kind, months)| beside_bills(ledger, &lines, kind, months)).collect();
        Self { lines, billed }
    }
}

/// The readings that count: one that is taken back (`corrects`) counts as little as a negative one that takes it back.
fn counting(ledger: &Ledger) -> impl Iterator<Item = &Reading> {
    let rows = &ledger.registers.readings;
    let name = |row: &'_ str| row.strip_prefix("readings:").map(str::to_owned);
    let taken_back: HashSet<String> = rows.iter().filter_map(|row| name(row.corrects.as_deref()?)).collect();
    rows.iter().filter(move |row| {
        let is_taken_back = || taken_back.contains(&format!("{}|{}", ledger.names.text(row.meter), row.date));
        let takes_back = row.corrects.is_some() && row.reading < Decimal::ZERO;
        !takes_back && (taken_back.is_empty() || !is_taken_back())
    })
}

impl<'l> MeterLine<'l> {
    /// Takes the readings by day.
    fn follow(meter: &'l Meter, mut rows: Vec<&'l Reading>) -> Self {
        rows.sort_by_key(|row| row.date);
        let mut steps: Vec<Step<'l>> = Vec::with_capacity(rows.len());
        for reading in rows {
            let since = steps.last().map(|before| reading.replaced.unwrap_or(reading.reading) - before.reading.reading);
            let total = steps.last().map_or(Decimal::ZERO, |before| before.total) + since.unwrap_or_default();
            steps.push(Step { reading, since, total });
        }
        Self { meter, steps }
    }

    /// By how much its readings are multiplied.
    pub fn factor(&self) -> Decimal {
        self.meter.factor.unwrap_or(Decimal::ONE)
    }

    /// What it counted between two readings; `None` where it ran backwards, so that nobody knows.
    fn between(&self, first: &Step<'_>, last: &Step<'_>) -> Option<Quantity> {
        let inside =
            self.steps.iter().filter(|step| step.reading.date > first.reading.date && step.reading.date <= last.reading.date);
        let ran_back = inside.into_iter().any(|step| step.since.is_some_and(|since| since < Decimal::ZERO));
        let units = last.total - first.total;
        if ran_back { None } else { units.checked_mul(self.factor()).filter(|units| *units < MOST).map(Quantity::new) }
    }

    /// The reading that closes a month: the nearest to its last day, at most ten days off.
    fn closing(&self, month: Month) -> Option<&Step<'l>> {
        let end = month.last_day();
        let off = |step: &&Step<'_>| step.reading.date.days_since(end).abs();
        self.steps.iter().min_by_key(off).filter(|step| off(step) <= NEAR)
    }
}

/// The bills of one kind beside the mains. Bills go from the one before to their own month, so that a bill for two months is
/// held against the readings of both; a month that was not read is taken together with the next.
fn beside_bills<'l>(
    ledger: &Ledger,
    lines: &[MeterLine<'l>],
    kind: UtilityKind,
    months: BTreeMap<Month, Vec<&'l UtilityBill>>,
) -> Vec<Billed<'l>> {
    let mut found = Vec::new();
    let mains = ledger.registers.meters.iter().filter(|meter| meter.kind == kind && meter.parent.is_none()).count();
    let mains_read: Vec<&MeterLine<'l>> =
        lines.iter().filter(|line| line.meter.kind == kind && line.meter.parent.is_none()).collect();
    let Some(first) = months.keys().next() else { return found };
    // What a main that was never read counted nobody knows.
    if mains == 0 || mains_read.len() < mains {
        return found;
    }
    let mut open = first.previous();
    let mut bills: Vec<&'l UtilityBill> = Vec::new();
    for (month, rows) in months {
        bills.extend(rows);
        let opened = mains_read.iter().all(|line| line.closing(open).is_some());
        let closed = mains_read.iter().all(|line| line.closing(month).is_some());
        if opened && !closed {
            continue;
        }
        let taken = std::mem::take(&mut bills);
        if opened {
            found.extend(billed(&mains_read, open, month, taken));
        }
        open = month;
    }
    found
}

/// The mains between the ends of two months; `None` where one ran backwards.
fn billed<'l>(mains: &[&MeterLine<'l>], open: Month, close: Month, bills: Vec<&'l UtilityBill>) -> Option<Billed<'l>> {
    let mut counted = Quantity::ZERO;
    let mut cost = Some(Money::ZERO);
    let mut closing: Option<&'l Reading> = None;
    for line in mains {
        let (first, last) = (line.closing(open)?, line.closing(close)?);
        let units = line.between(first, last)?;
        counted += units;
        cost = cost.zip(line.meter.price).and_then(|(cost, price)| Some(cost + worth(price, units)?));
        closing = closing.filter(|closing| closing.date >= last.reading.date).or(Some(last.reading));
    }
    let price = mains.first().and_then(|line| line.meter.price);
    let price = price.filter(|price| mains.iter().all(|line| line.meter.price == Some(*price)));
    // One price is charged on the sum, and rounded once.
    let cost = price.map_or(cost, |price| worth(price, counted));
    Some(Billed { first: open.next(), bills, counted, cost, price, closing: closing? })
}

/// What so many units cost, rounded half up to the fen.
fn worth(price: UnitPrice, units: Quantity) -> Option<Money> {
    price.yuan().checked_mul(units.number()).map(Money::from_yuan)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::ledger;

    fn billed(meters: &str, readings: &str, bills: &str) -> Vec<String> {
        let ledger = ledger(&[
            ("meters.csv", &format!("meter,kind,place,factor,price,parent\n{meters}")),
            ("readings.csv", &format!("meter,date,reading,by,replaced\n{readings}")),
            ("utility-bills.csv", &format!("month,kind,quantity,amount\n{bills}")),
        ]);
        let book = MeterBook::build(&ledger);
        let shown = |billed: &Billed<'_>| {
            let last = billed.bills.last().map(|row| row.month.to_string()).unwrap_or_default();
            let cost = billed.cost.map(|cost| cost.to_string()).unwrap_or_default();
            format!("{} {last} {} {cost}", billed.first, billed.counted)
        };
        book.billed.iter().map(shown).collect()
    }

    #[test]
    fn a_month_goes_from_reading_to_reading_near_its_ends() {
        let readings = "D-1,2026-09-01,100,li-na,\nD-1,2026-09-30,160,li-na,\nD-1,2026-11-01,240,li-na,\n";
        let bills = "2026-09,power,2400,1200.00\n2026-10,power,3200,1600.00\n";
        assert_eq!(
            billed("D-1,power,yard,40,0.5,\n", readings, bills),
            ["2026-09 2026-09 2400 1200.00", "2026-10 2026-10 3200 1600.00"]
        );
    }

    #[test]
    fn a_new_meter_goes_on_where_the_old_one_stopped() {
        let readings = "S-1,2026-08-31,9000,li-na,\nS-1,2026-09-12,5,li-na,9060\nS-1,2026-09-30,45,li-na,\n";
        assert_eq!(billed("S-1,water,yard,,3,\n", readings, "2026-09,water,100,300.00\n"), ["2026-09 2026-09 100 300.00"]);
    }

    #[test]
    fn mains_are_summed_and_what_hangs_behind_them_is_not() {
        let meters = "D-1,power,yard,,0.5,\nD-2,power,yard,,0.8,\nD-3,power,yard,,,D-1\n";
        let readings = "D-1,2026-09-01,0,li-na,\nD-1,2026-09-30,100,li-na,\nD-2,2026-09-01,0,li-na,\nD-2,2026-09-29,50,li-na,\n\
            D-3,2026-09-01,0,li-na,\nD-3,2026-09-30,70,li-na,\n";
        assert_eq!(billed(meters, readings, "2026-09,power,150,90.00\n"), ["2026-09 2026-09 150 90.00"]);
        let unread = "D-1,power,yard,,0.5,\nD-4,power,yard,,0.5,\n";
        assert!(billed(unread, "D-1,2026-09-01,0,li-na,\nD-1,2026-09-30,100,li-na,\n", "2026-09,power,100,50.00\n").is_empty());
    }

    #[test]
    fn a_bill_for_two_months_is_held_against_both() {
        let readings = "S-1,2026-08-31,0,li-na,\nS-1,2026-09-30,40,li-na,\nS-1,2026-10-31,90,li-na,\nS-1,2026-11-30,120,li-na,\nS-1,2026-12-31,150,li-na,\n";
        let bills = "2026-10,water,50,150.00\n2026-12,water,60,180.00\n";
        assert_eq!(
            billed("S-1,water,yard,,3,\n", readings, bills),
            ["2026-10 2026-10 50 150.00", "2026-11 2026-12 60 180.00"],
            "the first bill is taken for one month, as nothing says how far it goes back"
        );
        let skipped = "S-1,2026-08-31,0,li-na,\nS-1,2026-10-31,90,li-na,\n";
        let monthly = "2026-09,water,40,120.00\n2026-10,water,50,150.00\n";
        assert_eq!(billed("S-1,water,yard,,3,\n", skipped, monthly), ["2026-09 2026-10 90 270.00"]);
    }

    #[test]
    fn a_meter_that_runs_backwards_says_nothing_about_a_bill() {
        let readings = "S-1,2026-08-31,100,li-na,\nS-1,2026-09-15,90,li-na,\nS-1,2026-09-30,140,li-na,\n";
        assert!(billed("S-1,water,yard,,3,\n", readings, "2026-09,water,40,120.00\n").is_empty());
    }
}

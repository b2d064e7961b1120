//! Straight-line depreciation (年限平均法), month by month, exact to the fen.
//!
//! Accumulated after k months is cost × k ÷ months, rounded half up; the month is the difference. It runs from the month of
//! acquisition, up to and not including the month of disposal, without residual. Figures are kept in whole fen: a cell
//! holds at most 10¹⁴ of them and the calendar 13,200 months, so that twice their product stays far below 2⁶³.

use crate::day::Month;
use crate::money::Money;
use rust_decimal::prelude::ToPrimitive;

/// How an asset is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    cost: i64,
    /// Months of its life; 0 where nothing is charged.
    months: i64,
    /// The month of acquisition.
    first: Month,
    /// The month of disposal, in which nothing is charged any more.
    end: Option<Month>,
    carried: Option<Carried>,
}

/// What was charged before the ledger starts, where that is not what the schedule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Carried {
    /// The ledger's first month.
    from: Month,
    amount: i64,
    /// Months over which the rest is spread.
    left: i64,
}

impl Schedule {
    /// The schedule of a cost over so many years from the month of acquisition; no years, no depreciation.
    pub fn new(cost: Money, years: Option<u32>, first: Month) -> Self {
        let months = i64::from(years.unwrap_or(0)) * 12;
        Self { cost: fen(cost), months, first, end: None, carried: None }
    }

    /// Ends with the month of disposal.
    #[must_use]
    pub const fn until(self, end: Month) -> Self {
        Self { end: Some(end), ..self }
    }

    /// Enters the ledger in this month with so much charged before.
    ///
    /// Where that is what the schedule says, the schedule simply goes on. Where it is not, what is left of the cost is spread
    /// evenly over the months that are left, at least one, so that the end of its life finds the whole cost charged.
    #[must_use]
    pub fn carried(self, from: Month, amount: Money) -> Self {
        let amount = fen(amount).clamp(self.cost.min(0), self.cost.max(0));
        let before = from.months_since(self.first).clamp(0, self.months);
        if self.months > 0 && amount == share(self.cost, before, self.months) {
            return self;
        }
        Self { carried: Some(Carried { from, amount, left: (self.months - before).max(1) }), ..self }
    }

    /// Whether anything is charged at all.
    pub const fn is_depreciated(&self) -> bool {
        self.months > 0
    }

    /// Months of its life; 0 where nothing is charged.
    pub const fn months(&self) -> i64 {
        self.months
    }

    /// What is charged by the end of a month.
    pub fn accumulated(&self, month: Month) -> Money {
        Money::from_fen(self.fen_at(month))
    }

    /// What is charged in a month.
    pub fn charge(&self, month: Month) -> Money {
        Money::from_fen(self.fen_at(month) - self.fen_at(month.previous()))
    }

    /// The last month in which something may be charged; `None` where nothing is.
    pub fn last_month(&self) -> Option<Month> {
        if self.months == 0 {
            return None;
        }
        let (from, months) = match self.carried {
            Some(carried) => (carried.from, carried.left),
            None => (self.first, self.months),
        };
        let last = after(from, months - 1);
        Some(self.end.map_or(last, |end| last.min(end.previous())))
    }

    fn fen_at(&self, month: Month) -> i64 {
        let month = self.end.map_or(month, |end| month.min(end.previous()));
        let elapsed = (month.months_since(self.first) + 1).clamp(0, self.months);
        let scheduled = share(self.cost, elapsed, self.months);
        let Some(carried) = self.carried else { return scheduled };
        let since = month.months_since(carried.from) + 1;
        match since {
            ..0 if self.months > 0 => {
                if self.cost < 0 {
                    scheduled.max(carried.amount)
                } else {
                    scheduled.min(carried.amount)
                }
            }
            _ if self.months == 0 || since <= 0 => carried.amount,
            _ => carried.amount + share(self.cost - carried.amount, since.min(carried.left), carried.left),
        }
    }
}

/// Whole fen.
fn fen(amount: Money) -> i64 {
    (amount.yuan() * rust_decimal::Decimal::ONE_HUNDRED).to_i64().unwrap_or(0)
}

/// `cost × elapsed ÷ months`, rounded half up to the fen.
fn share(cost: i64, elapsed: i64, months: i64) -> i64 {
    if months == 0 {
        return 0;
    }
    cost.signum() * ((2 * cost.abs() * elapsed + months) / (2 * months))
}

/// The month so many months later, as far as the calendar goes.
fn after(month: Month, months: i64) -> Month {
    let number = i64::from(month.year()) * 12 + i64::from(month.number()) - 1 + months;
    let (year, number) = (number.div_euclid(12), number.rem_euclid(12) + 1);
    let far = || Month::new(2999, 12).unwrap_or(month);
    i32::try_from(year).ok().zip(u32::try_from(number).ok()).and_then(|(year, number)| Month::new(year, number)).unwrap_or_else(far)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::round_half_up;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month").0
    }

    fn yuan(text: &str) -> Money {
        Money::from_yuan(text.parse().expect("a figure"))
    }

    #[test]
    fn a_laptop_of_4500_over_six_years_is_62_50_a_month() {
        let laptop = Schedule::new(yuan("4500"), Some(6), month("2026-09"));
        assert_eq!(laptop.charge(month("2026-08")).to_string(), "0.00");
        assert_eq!(laptop.charge(month("2026-09")).to_string(), "62.50");
        assert_eq!(laptop.accumulated(month("2027-08")).to_string(), "750.00");
        assert_eq!(laptop.accumulated(month("2032-08")).to_string(), "4500.00");
        assert_eq!(laptop.charge(month("2032-08")).to_string(), "62.50");
        assert_eq!(laptop.charge(month("2032-09")).to_string(), "0.00");
        assert_eq!(laptop.last_month(), Some(month("2032-08")));
    }

    #[test]
    fn fen_that_do_not_divide_are_spread_and_not_lost() {
        // 1000 ÷ 60 = 16.666…: 16.67, 33.33, 50.00
        let speaker = Schedule::new(yuan("1000"), Some(5), month("2026-09"));
        let charges: Vec<String> = ["2026-09", "2026-10", "2026-11"].map(|text| speaker.charge(month(text)).to_string()).to_vec();
        assert_eq!(charges, ["16.67", "16.66", "16.67"]);
        assert_eq!(speaker.accumulated(month("2031-08")).to_string(), "1000.00");
    }

    #[test]
    fn the_month_of_disposal_charges_nothing() {
        let laptop = Schedule::new(yuan("4500"), Some(6), month("2026-09")).until(month("2026-12"));
        assert_eq!(laptop.charge(month("2026-11")).to_string(), "62.50");
        assert_eq!(laptop.charge(month("2026-12")).to_string(), "0.00");
        assert_eq!(laptop.accumulated(month("2030-01")).to_string(), "187.50");
        let same_month = Schedule::new(yuan("4500"), Some(6), month("2026-09")).until(month("2026-09"));
        assert_eq!(same_month.accumulated(month("2026-09")).to_string(), "0.00");
    }

    #[test]
    fn what_was_charged_before_the_ledger_goes_on_or_the_rest_is_spread() {
        // 24 of 72 months are over: 1500.00 by the schedule.
        let laptop = Schedule::new(yuan("4500"), Some(6), month("2024-09"));
        assert_eq!(laptop.carried(month("2026-09"), yuan("1500")), laptop);
        // Only 900.00 was charged: 3600.00 over 48 months.
        let behind = laptop.carried(month("2026-09"), yuan("900"));
        assert_eq!(behind.accumulated(month("2026-08")).to_string(), "900.00");
        assert_eq!(behind.charge(month("2026-09")).to_string(), "75.00");
        assert_eq!(behind.accumulated(month("2030-08")).to_string(), "4500.00");
        assert_eq!(behind.charge(month("2030-09")).to_string(), "0.00");
        // Past its years and not wholly charged: the rest at once.
        let late = Schedule::new(yuan("4500"), Some(6), month("2016-09")).carried(month("2026-09"), yuan("4400"));
        assert_eq!(late.charge(month("2026-09")).to_string(), "100.00");
        assert_eq!(late.charge(month("2026-10")).to_string(), "0.00");
        // More than the cost is the cost.
        let above = laptop.carried(month("2026-09"), yuan("5000"));
        assert_eq!(above.accumulated(month("2026-08")).to_string(), "4500.00");
        assert_eq!(above.charge(month("2026-09")).to_string(), "0.00");
    }

    #[test]
    fn without_years_nothing_is_charged_and_what_was_charged_stays() {
        let books = Schedule::new(yuan("20000"), None, month("2020-01"));
        assert_eq!(books.accumulated(month("2030-01")).to_string(), "0.00");
        assert_eq!(books.last_month(), None);
        assert_eq!(books.carried(month("2026-09"), yuan("300")).accumulated(month("2030-01")).to_string(), "300.00");
    }

    proptest! {
        #[test]
        fn months_add_up_to_the_cost_and_none_is_negative(
            fen in 0_i64..100_000_000_000_000,
            years in 1_u32..60,
            carried in proptest::option::of((0_i64..300, 0_i64..100_000_000_000_000)),
        ) {
            let first = month("2000-01");
            let mut schedule = Schedule::new(Money::from_fen(fen), Some(years), first);
            let mut sum = Money::ZERO;
            let mut now = first;
            if let Some((months, amount)) = carried {
                now = after(first, months);
                schedule = schedule.carried(now, Money::from_fen(amount));
                sum = schedule.accumulated(now.previous());
            }
            let last = schedule.last_month().expect("it is depreciated").max(now);
            for month in now.through(last) {
                let charge = schedule.charge(month);
                prop_assert!(!charge.is_negative());
                sum += charge;
                prop_assert_eq!(schedule.accumulated(month), sum);
            }
            prop_assert_eq!(sum, Money::from_fen(fen));
            prop_assert!(schedule.charge(last.next()).is_zero());
        }

        #[test]
        fn whole_fen_agree_with_exact_decimals(fen in -100_000_000_000_000_i64..100_000_000_000_000, elapsed in 0_i64..13_200, years in 1_i64..5_000) {
            let months = years * 12;
            let exact = Decimal::new(fen, 2) * Decimal::from(elapsed) / Decimal::from(months);
            prop_assert_eq!(Decimal::new(share(fen, elapsed, months), 2), round_half_up(exact, 2));
        }

        #[test]
        fn the_month_after_is_counted_as_people_count(months in 0_i64..5_000) {
            prop_assert_eq!(after(month("2000-01"), months).months_since(month("2000-01")), months);
        }
    }
}

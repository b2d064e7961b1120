//! The canteen's result (食堂收支) by month, and over any months: what it took, what was eaten, what else it cost.
//!
//! - Income: the register of meals in a month that it has rows of, with what funds pay for (`fund`); else what the accounts
//!   with control `meals` were credited, closing vouchers (`memo:`) left out.
//! - Consumption: opening + bought − closing of every canteen's stock, the closing as it was *counted* where it was.
//! - Costs: `canteen-costs` that the meals' own income pays.
//!
//! A rate is never without its base: a month's surplus over the month's income, a term's over the term's, the cumulative one
//! over all income since the ledger's first month.

mod food;
mod income;

pub use food::{Food, FoodLine};
pub use income::{Income, Payers, credited, is_meal_income, payers, taken};

use crate::books::{AccountBook, StockBook};
use crate::day::{Day, Month};
use crate::money::Money;
use crate::number::round_half_up;
use crate::registers::{CanteenCost, Ledger};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What a month, or several, came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CanteenResult {
    /// Yuan taken.
    pub income: Money,
    /// Yuan of food that was bought.
    pub bought: Money,
    /// Yuan of food that was used: opening + bought − closing.
    pub consumption: Money,
    /// Yuan of other costs.
    pub costs: Money,
}

impl CanteenResult {
    /// Income less consumption and costs; a loss is below zero.
    pub fn surplus(&self) -> Money {
        self.income - self.consumption - self.costs
    }

    /// The surplus as a share of the income; `None` without income.
    pub fn rate(&self) -> Option<Decimal> {
        share(self.surplus(), self.income)
    }

    fn add(&mut self, other: &Self) {
        self.income += other.income;
        self.bought += other.bought;
        self.consumption += other.consumption;
        self.costs += other.costs;
    }
}

/// A part of a base, exact as far as a decimal goes; `None` where the base is nothing.
pub fn share(part: Money, base: Money) -> Option<Decimal> {
    part.yuan().checked_div(base.yuan())
}

/// A share in percent with two places, rounded half up, as statements print it.
pub fn percent(share: Decimal) -> Decimal {
    let mut percent = round_half_up(share * Decimal::ONE_HUNDRED, 2);
    percent.rescale(2);
    percent
}

/// One month of the canteen.
#[derive(Debug, Clone)]
pub struct CanteenMonth<'l> {
    /// The month.
    pub month: Month,
    /// What it took, and whence that is known.
    pub income: Income<'l>,
    /// Its food by category, in the order in which categories first stand in the ledger; items without one come first.
    pub food: Food,
    /// Its other costs, those that funds pay left out.
    pub costs: Vec<&'l CanteenCost>,
}

impl CanteenMonth<'_> {
    /// What the month came to.
    pub fn result(&self) -> CanteenResult {
        CanteenResult {
            income: self.income.total(),
            bought: self.food.total().bought,
            consumption: self.food.total().consumption(),
            costs: self.costs.iter().map(|cost| cost.amount).sum(),
        }
    }
}

/// The canteen month by month.
#[derive(Debug, Default)]
pub struct CanteenBook<'l> {
    months: Vec<CanteenMonth<'l>>,
}

impl<'l> CanteenBook<'l> {
    /// Works out every month from the first in which the canteen took or spent money or moved food, to the day of the run.
    pub(super) fn build(ledger: &'l Ledger, accounts: &AccountBook<'l>, stock: &StockBook<'l>, today: Day) -> Self {
        let registers = &ledger.registers;
        let mut income = income::by_month(ledger, accounts);
        let mut costs: BTreeMap<Month, Vec<&CanteenCost>> = BTreeMap::new();
        for cost in registers.canteen_costs.iter().filter(|cost| is_meal_income(ledger, cost.fund)) {
            costs.entry(cost.month).or_default().push(cost);
        }
        // A canteen that keeps neither diners nor income nor costs has stock and no result.
        if income.is_empty() && costs.is_empty() {
            return Self::default();
        }
        let shelves = food::shelves(ledger, stock);
        let moved = shelves.iter().flat_map(food::Shelf::months);
        let known: BTreeSet<Month> = income.keys().chain(costs.keys()).copied().chain(moved).collect();
        let Some((first, last)) = known.first().copied().zip(known.last().copied()) else { return Self::default() };
        let mut months: Vec<CanteenMonth<'l>> = first
            .through(last.min(today.month()))
            .map(|month| CanteenMonth {
                month,
                income: income.remove(&month).unwrap_or_default(),
                food: Food::default(),
                costs: costs.remove(&month).unwrap_or_default(),
            })
            .collect();
        for shelf in &shelves {
            shelf.enter(ledger, stock, &mut months);
        }
        Self { months }
    }

    /// The months, in order and without a gap.
    pub fn months(&self) -> &[CanteenMonth<'l>] {
        &self.months
    }

    /// What the months from one to another, both included, came to together.
    pub fn result(&self, from: Month, to: Month) -> CanteenResult {
        let within = self.months.iter().filter(|month| from <= month.month && month.month <= to);
        let mut sum = CanteenResult::default();
        for month in within {
            sum.add(&month.result());
        }
        sum
    }

    /// What all months until one, included, came to together.
    pub fn cumulative(&self, to: Month) -> CanteenResult {
        self.months.first().map(|first| self.result(first.month, to)).unwrap_or_default()
    }
}

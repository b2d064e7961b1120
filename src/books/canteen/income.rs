//! What the canteen took (食堂收入), meal by meal or as its accounts have it.

use crate::books::AccountBook;
use crate::day::Month;
use crate::id::Label;
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::registers::{Control, Ledger, MealCount};
use std::collections::{BTreeMap, BTreeSet};

/// Words for the meals' own income in a column `fund`: no fund at all.
const OWN_INCOME: [&str; 4] = ["伙食收入", "伙食费", "伙食费收入", "meals"];

/// Whether what names this fund is paid by the meals' own income.
pub fn is_meal_income(ledger: &Ledger, fund: Option<Label>) -> bool {
    fund.is_none_or(|fund| OWN_INCOME.contains(&ledger.names.label(fund)))
}

/// A month's income.
#[derive(Debug, Clone, Default)]
pub struct Income<'l> {
    /// Paid by or for those who ate; of the accounts where `meals` is empty.
    pub paid: Money,
    /// Paid by funds for pupils' meals.
    pub funded: Money,
    /// The meals it is made of; empty where it was taken from the accounts.
    pub meals: Vec<&'l MealCount>,
}

impl Income<'_> {
    /// All of it.
    pub fn total(&self) -> Money {
        self.paid + self.funded
    }
}

/// What a meal took: as written, else pupils and staff times their prices, each rounded half up to the fen.
pub fn taken(meal: &MealCount) -> Money {
    let of = |price: Option<UnitPrice>, heads: u32| price.map(|price| price.of(Quantity::from(heads))).unwrap_or_default();
    meal.income.unwrap_or_else(|| of(meal.price, meal.pupils) + of(meal.staff_price, meal.staff.unwrap_or(0)))
}

/// What a meal took, by who paid it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Payers {
    /// Pupils: their number times their price.
    pub pupils: Money,
    /// Members of staff: their number times their price.
    pub staff: Money,
    /// What was taken beyond that, or less: guests, refunds, and all of a meal that has no price.
    pub other: Money,
}

/// Divides what a meal took; the three parts come to [`taken`].
pub fn payers(meal: &MealCount) -> Payers {
    let of = |price: Option<UnitPrice>, heads: u32| price.map(|price| price.of(Quantity::from(heads))).unwrap_or_default();
    let staff = of(meal.staff_price, meal.staff.unwrap_or(0));
    let alone = meal.staff.unwrap_or(0) == 0 && meal.guests.unwrap_or(0) == 0;
    // Where only pupils ate and no price is written, what was taken is theirs.
    let pupils = if meal.price.is_none() && alone { taken(meal) } else { of(meal.price, meal.pupils) };
    Payers { pupils, staff, other: taken(meal) - pupils - staff }
}

/// The income of every month: of the register of meals, else of the accounts.
pub(super) fn by_month<'l>(ledger: &'l Ledger, accounts: &AccountBook<'l>) -> BTreeMap<Month, Income<'l>> {
    let mut months: BTreeMap<Month, Income<'l>> = BTreeMap::new();
    for meal in &ledger.registers.meals {
        let month = months.entry(meal.date.month()).or_default();
        if is_meal_income(ledger, meal.fund) {
            month.paid += taken(meal);
        } else {
            month.funded += taken(meal);
        }
        month.meals.push(meal);
    }
    let eaten: BTreeSet<Month> = months.keys().copied().collect();
    for (month, amount) in credited(accounts) {
        if !eaten.contains(&month) {
            months.entry(month).or_default().paid += amount;
        }
    }
    months
}

/// Credits less debits of the accounts with control `meals` by month, closing vouchers (`memo:`) left out.
pub fn credited(accounts: &AccountBook<'_>) -> BTreeMap<Month, Money> {
    let mut months: BTreeMap<Month, Money> = BTreeMap::new();
    for account in accounts.with_control(Control::Meals) {
        for account in accounts.with_below(account.account) {
            for entry in accounts.entries(account) {
                if accounts.voucher(entry.row.voucher).is_none_or(|voucher| !voucher.is_memo()) {
                    *months.entry(entry.row.date.month()).or_default() += -entry.amount;
                }
            }
        }
    }
    months
}

//! Contracts (合同): which are in force on a day, and the price that each sets for an item on a day.

use crate::day::Day;
use crate::id::Id;
use crate::money::{Money, UnitPrice};
use crate::registers::{Contract, ContractPrice, Direction, Ledger, MarketPrice, Order, Pricing, Purchase, Registers};
use crate::source::Spot;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};

/// The price of an item's own unit under a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreedPrice {
    /// Yuan for one of the item's own unit.
    pub price: UnitPrice,
    /// The market price from which it was worked out, where it was.
    pub market: Option<UnitPrice>,
    /// Where the price, or the market price behind it, stands.
    pub spot: Spot,
}

/// Every contract with its prices.
#[derive(Debug)]
pub struct ContractBook<'l> {
    registers: &'l Registers,
    of_supplier: HashMap<Id, Vec<&'l Contract>, FixedState>,
    /// Prices of a contract for an item, by their first day.
    prices: HashMap<(Id, Id), Vec<&'l ContractPrice>, FixedState>,
    /// Market prices of an item by day; of several of one day the highest.
    market: HashMap<Id, Vec<&'l MarketPrice>, FixedState>,
    /// The contracts that have a list of prices.
    priced: HashSet<Id, FixedState>,
    /// Whether every row of the lists, and every market price, names what is known.
    is_sure: [bool; 2],
}

impl<'l> ContractBook<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger) -> Self {
        let registers = &ledger.registers;
        let mut of_supplier: HashMap<Id, Vec<&Contract>, FixedState> = HashMap::default();
        for row in &registers.contracts {
            of_supplier.entry(row.supplier).or_default().push(row);
        }
        let mut prices: HashMap<(Id, Id), Vec<&ContractPrice>, FixedState> = HashMap::default();
        for row in &registers.contract_prices {
            prices.entry((row.contract, row.item)).or_default().push(row);
        }
        let priced = prices.keys().map(|(contract, _)| *contract).collect();
        for rows in prices.values_mut() {
            // A price without a day is the contract's first.
            rows.sort_by_key(|row| row.from);
        }
        let mut market: HashMap<Id, Vec<&MarketPrice>, FixedState> = HashMap::default();
        for row in &registers.market_prices {
            market.entry(row.item).or_default().push(row);
        }
        for rows in market.values_mut() {
            rows.sort_by_key(|row| (row.date, row.price));
        }
        let is_item = |item: Id| registers.items.get(item).is_some();
        let lists =
            registers.contract_prices.iter().all(|row| registers.contracts.get(row.contract).is_some() && is_item(row.item));
        let is_sure = [lists, registers.market_prices.iter().all(|row| is_item(row.item))];
        Self { registers, of_supplier, prices, market, priced, is_sure }
    }

    /// A contract by its number.
    pub fn get(&self, contract: Id) -> Option<&'l Contract> {
        self.registers.contracts.get(contract)
    }

    /// The contracts under which a supplier may deliver on a day, in the order of the register.
    pub fn in_force(&self, supplier: Id, day: Day) -> impl Iterator<Item = &'l Contract> {
        let contracts = self.of_supplier.get(&supplier).into_iter().flatten().copied();
        contracts.filter(move |contract| is_cost(contract) && is_in_force(contract, day))
    }

    /// The contracts of a supplier that set prices: under which it delivers again and again, in the order of the register.
    pub fn supplying(&self, supplier: Id) -> impl Iterator<Item = &'l Contract> {
        let contracts = self.of_supplier.get(&supplier).into_iter().flatten().copied();
        contracts.filter(|contract| is_cost(contract) && self.sets_prices(contract))
    }

    /// Whether a contract sets prices: it says how, or has a list.
    pub fn sets_prices(&self, contract: &Contract) -> bool {
        contract.price_rule.is_some() || self.priced.contains(&contract.contract)
    }

    /// Whether a contract says how it prices whatever is bought under it; `false` while a row of the prices names nothing known.
    pub fn should_price(&self, contract: &Contract) -> bool {
        let [lists, market] = self.is_sure;
        contract.price_rule.as_ref().is_some_and(|rule| if rule.pricing == Pricing::List { lists } else { market })
    }

    /// Whether all of a purchase is ordered under contracts that were there before it, and not awarded by it: those that
    /// came of another purchase, or that name none, were in force on the day of the request and show that they were awarded.
    ///
    /// A contract that nobody knows is believed, and one that is not in force or another supplier's: that is found where it is
    /// named.
    pub fn cover(&self, purchase: &Purchase) -> bool {
        let standing = |order: &Order| {
            let Some(contract) = order.contract.map(|contract| self.get(contract)) else { return false };
            contract.is_none_or(|contract| match contract.purchase {
                Some(origin) => origin != purchase.id,
                None => {
                    let is_sound = is_in_force(contract, order.date) && contract.supplier == order.supplier;
                    !is_sound || (contract.from <= purchase.date && self.is_awarded(contract))
                }
            })
        };
        purchase.all_orders().next().is_some() && purchase.all_orders().all(standing)
    }

    /// Whether a contract shows that it was awarded: it says for how much, at which prices, or where it was published. A row
    /// with none of these says no more than that somebody typed it.
    pub fn is_awarded(&self, contract: &Contract) -> bool {
        contract.purchase.is_some() || contract.amount.is_some() || contract.published.is_some() || self.sets_prices(contract)
    }

    /// What an item's own unit may cost under a contract on a day; `None` where the contract does not say.
    pub fn price(&self, contract: &Contract, item: Id, day: Day) -> Option<AgreedPrice> {
        match contract.price_rule.as_ref().map_or(Pricing::List, |rule| rule.pricing) {
            Pricing::List => {
                let rows = self.prices.get(&(contract.contract, item))?;
                let until = rows.partition_point(|row| row.from.is_none_or(|from| from <= day));
                let row = rows[..until].last()?;
                Some(AgreedPrice { price: row.price, market: None, spot: Spot::Cell(row.at, "price") })
            }
            Pricing::Market(factor) => {
                let rows = self.market.get(&item)?;
                let until = rows.partition_point(|row| row.date <= day);
                let row = rows[..until].last()?;
                // Rounded half up to the fen.
                let price = UnitPrice::from_yuan(Money::from_yuan(row.price.yuan() * factor).yuan());
                Some(AgreedPrice { price, market: Some(row.price), spot: Spot::Cell(row.at, "price") })
            }
        }
    }
}

/// Whether the school pays under it.
pub fn is_cost(contract: &Contract) -> bool {
    contract.direction.unwrap_or(Direction::Cost) == Direction::Cost
}

/// Whether it is in force on a day.
pub fn is_in_force(contract: &Contract, day: Day) -> bool {
    contract.from <= day && day <= contract.to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::{day, ledger};

    #[test]
    fn the_newest_price_on_the_day_counts() {
        let ledger = ledger(&[
            (
                "contracts.csv",
                "contract,supplier,subject,from,to,price_rule\nHT-1,liangyou,米,2026-01-01,2026-12-31,\nHT-2,liangyou,米,2026-01-01,2026-06-30,market-8%\n",
            ),
            ("contract-prices.csv", "contract,item,price,from\nHT-1,rice,5.2,2026-09-01\nHT-1,rice,5,\n"),
            (
                "market-prices.csv",
                "date,item,price,source\n2026-03-01,rice,5.55,甲\n2026-03-01,rice,5.51,乙\n2026-05-01,rice,6,甲\n",
            ),
        ]);
        let book = ContractBook::build(&ledger);
        let id = |text: &str| ledger.names.find(text).expect("it stands there");
        let price = |contract: &str, on: &str| {
            let contract = book.get(id(contract)).expect("a contract");
            book.price(contract, id("rice"), day(on)).map(|agreed| agreed.price.to_string())
        };
        assert_eq!(price("HT-1", "2026-08-31").as_deref(), Some("5.00"));
        assert_eq!(price("HT-1", "2026-09-01").as_deref(), Some("5.20"));
        assert_eq!(price("HT-2", "2026-02-28"), None, "nobody has asked for the market price yet");
        assert_eq!(price("HT-2", "2026-04-30").as_deref(), Some("5.11"), "92 % of 5.55, rounded half up to the fen");
        assert_eq!(price("HT-2", "2026-05-01").as_deref(), Some("5.52"));
        assert_eq!(book.in_force(id("liangyou"), day("2026-07-01")).count(), 1);
    }
}

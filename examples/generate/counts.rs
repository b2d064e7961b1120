//! The counts at a month's end: every store by two people, and the cash box.

use std::collections::BTreeSet;

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::accounts::CASH;
use crate::goods::good;
use crate::ledger::{CashCount, StockCount};
use crate::money::{figure, whole};
use crate::office::Office;
use crate::people::staff;
use crate::places::{BOOK_STORE, CLEANING_STORE, CLINIC_STORE, MAIN_STORE};
use crate::store::Correction;
use crate::tasks::Task;

impl Office {
    /// Counts every store in which something lies.
    pub fn count_stores(&mut self) {
        for place in [MAIN_STORE, CLEANING_STORE, CLINIC_STORE, BOOK_STORE] {
            self.count_store(place);
        }
        for place in self.canteens.clone() {
            self.count_canteen(place);
        }
    }

    /// A store's keeper counts, the accountant watches; once a term something is missing, once too much.
    fn count_store(&mut self, place: &'static str) {
        let mut contents = self.stock.contents(place);
        if contents.is_empty() {
            contents = self.gone_this_month(place);
        }
        if contents.is_empty() {
            return;
        }
        let count = self.numbers.next("PD", self.today);
        let surplus = match self.today.month() {
            3 | 10 => Some(false),
            4 | 11 => Some(true),
            _ => None,
        };
        let odd = surplus.filter(|_| place == MAIN_STORE).and_then(|surplus| {
            let ample = contents.iter().filter(|(_, quantity)| *quantity >= whole(60));
            let dearest = ample.max_by_key(|(item, _)| figure(good(item).price));
            dearest.map(|(item, _)| (*item, surplus))
        });
        for (item, quantity) in contents {
            let (counted, reason) = match odd {
                Some((wrong, surplus)) if wrong == item => {
                    let difference = if surplus { Decimal::ONE } else { -Decimal::ONE };
                    let correction = Correction { place, item, quantity: Decimal::ONE, surplus };
                    let day = self.calendar.workdays_after(self.today, 2);
                    self.schedule(day, Task::Correct(correction));
                    (quantity + difference, if surplus { "前次拆零发放少发" } else { "零星领用漏登" })
                }
                _ => (quantity, ""),
            };
            self.ledger.stock_counts.push(StockCount {
                count,
                date: self.today,
                place,
                item,
                lot: String::new(),
                counted,
                by: self.place(place).keeper,
                witness: staff::ACCOUNTANT,
                reason,
            });
        }
    }

    /// What a store gave out in this month to the last piece: it is counted too, and found to be none.
    fn gone_this_month(&self, place: &'static str) -> Vec<(&'static str, Decimal)> {
        let month = (self.today.year(), self.today.month());
        let moves = self.ledger.moves.iter().rev().take_while(|row| (row.date.year(), row.date.month()) == month);
        let items: BTreeSet<&'static str> = moves.filter(|row| row.place == place).map(|row| row.item).collect();
        items.into_iter().map(|item| (item, Decimal::ZERO)).collect()
    }

    /// The canteen's store is counted lot by lot.
    fn count_canteen(&mut self, place: &'static str) {
        let lots = self.kitchen.lots_at(place);
        if lots.is_empty() {
            return;
        }
        let count = self.numbers.next("PD", self.today);
        for (item, lot, counted) in lots {
            self.ledger.stock_counts.push(StockCount {
                count,
                date: self.today,
                place,
                item,
                lot: lot.number(),
                counted,
                by: staff::CANTEEN_STOREKEEPER,
                witness: staff::CANTEEN_ACCOUNTANT,
                reason: "",
            });
        }
    }

    /// The cashier counts the cash box, the accountant watches.
    pub fn count_cash(&mut self) {
        self.ledger.cash_counts.push(CashCount {
            date: self.today,
            account: CASH,
            counted: self.accounts.of(CASH),
            by: staff::CASHIER,
            witness: staff::ACCOUNTANT,
        });
    }
}

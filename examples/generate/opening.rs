//! The first day: what lies in the stores, what stands in the rooms, what is in the bank.

use chrono::Days;
use rust_decimal::Decimal;

use crate::accounts::{
    AGENCY_BANK, AGENCY_OTHER, ASSETS, BANK, CANTEEN_BANK, CANTEEN_STOCK, CANTEEN_SURPLUS, CASH, CHART, DEPRECIATION, STOCK,
    SURPLUS,
};
use crate::calendar::day;
use crate::food::food;
use crate::goods::{Good, catalogue};
use crate::ledger::{Lot, OpeningBalance, StockMove};
use crate::money::{fen, figure, whole};
use crate::office::Office;
use crate::places::{CLEANING_STORE, CLINIC_STORE, MAIN_STORE};

/// Goods that the opening slip counts in packs, as the storekeeper did: item, pack, units in it.
const BY_PACK: &[(&str, &str, i64)] =
    &[("copy-paper-a4", "箱", 8), ("hand-soap", "箱", 24), ("pen-black", "盒", 12), ("toilet-roll", "箱", 12)];

/// What is left in a canteen's store from the term before, in kilograms, and the day it was made.
const LARDER: &[(&str, i64, (u32, u32))] = &[
    ("cooking-wine", 4, (6, 8)),
    ("oil-rapeseed", 20, (7, 20)),
    ("rice", 75, (8, 12)),
    ("salt", 12, (5, 16)),
    ("soy-sauce", 8, (6, 22)),
    ("starch", 3, (6, 10)),
    ("sugar", 4, (6, 3)),
    ("vermicelli", 2, (5, 28)),
];

impl Office {
    /// Opens stores, registers and books.
    pub fn open_books(&mut self) {
        self.register_what_is_there();
        self.open_store(MAIN_STORE, |good| {
            let kept_back = if good.kind == "cleaning" { good.opening / 5 } else { 0 };
            if good.kind == "medicine" { good.opening / 2 } else { good.opening - kept_back }
        });
        self.open_store(CLEANING_STORE, |good| if good.kind == "cleaning" { good.opening / 5 } else { 0 });
        self.open_store(CLINIC_STORE, |good| if good.kind == "medicine" { good.opening - good.opening / 2 } else { 0 });
        for place in self.canteens.clone() {
            self.open_larder(place);
        }
        self.open_accounts();
    }

    /// One opening slip a store.
    fn open_store(&mut self, place: &'static str, opening: impl Fn(&Good) -> u32) {
        // A small house keeps half of what a school keeps.
        let nursery = self.school.nursery;
        let opening = |good: &Good| if nursery { opening(good).div_ceil(2) } else { opening(good) };
        let slip = self.numbers.next("QC", self.today);
        for good in catalogue() {
            let quantity = whole(i64::from(opening(good)) * self.school.goods_times);
            if quantity.is_zero() {
                continue;
            }
            let price = figure(good.price);
            let amount = fen(quantity * price);
            self.stock.receive(place, good.id, quantity, amount);
            let mut row = self.stock_move(slip, "opening", place, good.id, quantity);
            row.price = Some(price);
            row.amount = Some(amount);
            let pack = BY_PACK.iter().find(|pack| pack.0 == good.id && (quantity % whole(pack.2)).is_zero());
            if let Some(&(_, unit, size)) = pack {
                row = StockMove { quantity: quantity / whole(size), unit, price: Some(price * whole(size)), ..row };
            }
            self.ledger.moves.push(row);
        }
    }

    /// What a canteen has left, lot by lot.
    fn open_larder(&mut self, place: &'static str) {
        let slip = self.numbers.next("QC", self.today);
        for &(item, kilograms, (month, date)) in LARDER {
            let produced = day(chrono::Datelike::year(&self.today), month, date);
            let shelf_days = food(item).shelf_days as u64;
            let lot = Lot { produced, expires: produced + Days::new(shelf_days), refused: false };
            let quantity = whole(kilograms);
            let price = figure(food(item).price);
            let amount = fen(quantity * price);
            self.stock.receive(place, item, quantity, amount);
            self.kitchen.shelve(place, item, lot, quantity);
            let row = self.stock_move(slip, "opening", place, item, quantity);
            self.ledger.moves.push(StockMove {
                price: Some(price),
                amount: Some(amount),
                lot: lot.number(),
                expires: Some(lot.expires),
                ..row
            });
        }
    }

    /// The opening balances of the three books; what is left over is each book's surplus.
    fn open_accounts(&mut self) {
        let stock: Decimal = [MAIN_STORE, CLEANING_STORE, CLINIC_STORE].iter().map(|place| self.stock.worth(place)).sum();
        let larder: Decimal = self.canteens.iter().map(|place| self.stock.worth(place)).sum();
        let cost: Decimal = self.ledger.assets.iter().map(|asset| asset.cost).sum();
        let lost: Decimal = self.ledger.assets.iter().filter_map(|asset| asset.depreciated).sum();
        let bank = figure("182640.55") * whole(self.school.money_times);
        let (cash, canteen, agency) = (figure("1286.40"), figure("96318.20"), figure("5180.00"));
        let (bank, canteen, agency) =
            if self.school.nursery { (figure("86420.35"), figure("31260.80"), Decimal::ZERO) } else { (bank, canteen, agency) };
        let balances = [
            (CASH, cash),
            (BANK, bank),
            (STOCK, stock),
            (ASSETS, cost),
            (DEPRECIATION, -lost),
            (SURPLUS, -(cash + bank + stock + cost - lost)),
            (AGENCY_BANK, agency),
            (AGENCY_OTHER, -agency),
            (CANTEEN_BANK, canteen),
            (CANTEEN_STOCK, larder),
            (CANTEEN_SURPLUS, -(canteen + larder)),
        ];
        for (account, balance) in balances {
            self.accounts.add(account, balance);
        }
        for account in CHART {
            let balance = self.accounts.of(account.id);
            if !balance.is_zero() {
                self.ledger.opening_balances.push(OpeningBalance { account: account.id, balance });
            }
        }
    }
}

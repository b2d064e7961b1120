//! The canteen's money: contracts and prices, the month's invoices, meal money.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

use crate::accounts::{CANTEEN_BANK, CANTEEN_OTHER_COST, CANTEEN_PAYABLES, CANTEEN_STOCK, FUEL_COST, LABOUR_COST, MEAL_INCOME};
use crate::calendar::day;
use crate::campus::energy::{charge, units_for};
use crate::claims::ClaimPlan;
use crate::food::{FOOD_SUPPLIERS, FOODS, Pricing, pricing_of};
use crate::kitchen::{FUEL_A_HEAD, LABOUR_A_HEAD, OTHER_A_HEAD};
use crate::ledger::{Contract, ContractPrice, MarketPrice};
use crate::money::{fen, figure, whole};
use crate::numbering::DocumentNumber;
use crate::nursery;
use crate::office::{Office, credit, debit};
use crate::people::staff;
use crate::plans::FRAMEWORK_PRICES;
use crate::suppliers::supplier;
use crate::tasks::Task;
use crate::university;

impl Office {
    /// The next contract number of a year.
    pub fn next_contract_id(&self, year: i32) -> String {
        let prefix = format!("HT-{year}-");
        let known = self.ledger.contracts.iter().filter(|contract| contract.id.starts_with(&prefix)).count();
        format!("{prefix}{:03}", known + 1)
    }

    /// The contracts of the school year that begins today.
    pub fn sign_contracts(&mut self) {
        let year = self.today.year();
        let until = day(year + 1, 8, 31);
        for id in FOOD_SUPPLIERS {
            let rule = match pricing_of(id) {
                Pricing::List => "list".to_owned(),
                Pricing::BelowMarket(percent) => format!("market-{percent}%"),
            };
            let subject = match supplier(id).categories {
                "grain;oil;dry" => "粮油供应",
                "condiment;dry" => "调味品、干货供应",
                "vegetable;fruit" => "蔬菜水果供应",
                "meat;poultry;egg" => "鲜肉禽蛋供应",
                "fish;frozen" => "水产、冷冻食品供应",
                "dairy" => "学生饮用奶供应",
                _ => "豆制品供应",
            };
            let contract = self.sign("cost", id, subject, until, &rule);
            if pricing_of(id) == Pricing::List {
                self.agree_prices(&contract, id);
            }
        }
        if !self.school.nursery {
            self.sign("cost", "yangguang-canyin", "食堂劳务外包", until, "");
        }
        let framework = self.sign("cost", "chenguang", "办公用品框架协议", until, "list");
        for &(item, price) in FRAMEWORK_PRICES {
            let price = figure(price);
            let contract = framework.clone();
            self.ledger.contract_prices.push(ContractPrice { contract, item, price, from: self.today });
        }
        if self.school.nursery {
            return;
        }
        self.sign("income", "linxi-dianxin", "综合楼楼顶通信机房场地出租", until, "");
        if self.school.university {
            self.let_shops(until);
        }
        self.sign("cost", "jiemei", "食堂洗涤消毒用品供应", until, "");
    }

    /// Signs a contract; what it comes to is known at the end.
    pub fn sign(
        &mut self,
        direction: &'static str,
        supplier: &'static str,
        subject: &'static str,
        to: NaiveDate,
        rule: &str,
    ) -> String {
        let id = self.next_contract_id(self.today.year());
        self.ledger.contracts.push(Contract {
            id: id.clone(),
            direction,
            supplier,
            subject,
            amount: Decimal::ZERO,
            from: self.today,
            to,
            purchase: None,
            price_rule: rule.to_owned(),
            published: Some(day(self.today.year(), 8, 26)),
        });
        id
    }

    /// The price list of a new contract.
    fn agree_prices(&mut self, contract: &str, supplier: &str) {
        for food in FOODS.iter().filter(|food| food.supplier == supplier) {
            let drift = self.chance(&format!("list {}", food.id)).between(980, 1010);
            let price = fen(figure(food.price) * whole(drift) / whole(1000));
            self.kitchen.listed.insert(food.id, price);
            let contract = contract.to_owned();
            self.ledger.contract_prices.push(ContractPrice { contract, item: food.id, price, from: self.today });
        }
    }

    /// In November rice and oil become a little dearer, by agreement.
    pub fn revise_prices(&mut self) {
        let contract = self.contract_of("fenghe");
        for item in ["oil-rapeseed", "rice"] {
            let price = fen(self.kitchen.listed[item] * figure("1.02"));
            self.kitchen.listed.insert(item, price);
            let contract = contract.clone();
            self.ledger.contract_prices.push(ContractPrice { contract, item, price, from: self.today });
        }
    }

    /// The newest contract with a supplier.
    fn contract_of(&self, supplier: &str) -> String {
        let contract = self.ledger.contracts.iter().rev().find(|contract| contract.supplier == supplier);
        contract.map(|contract| contract.id.clone()).expect("a contract in force")
    }

    /// On the first school day of a week somebody asks the market for its prices.
    pub fn note_market_prices(&mut self) {
        let known = !self.kitchen.market.is_empty();
        let week_begun = self
            .ledger
            .market_prices
            .last()
            .is_some_and(|last| last.date.iso_week() == self.today.iso_week() && self.today.weekday() != Weekday::Mon);
        if known && week_begun {
            return;
        }
        for food in FOODS.iter().filter(|food| food.pricing() != Pricing::List) {
            let usual = figure(food.price);
            let before = self.kitchen.market.get(food.id).copied().unwrap_or(usual);
            let step = self.chance(&format!("market {}", food.id)).between(-25, 25);
            let moved = before * whole(1000 + step) / whole(1000);
            let bounded = moved.clamp(usual * figure("0.93"), usual * figure("1.07"));
            let price = fen(bounded.round_dp(1));
            self.kitchen.market.insert(food.id, price);
            self.ledger.market_prices.push(MarketPrice { date: self.today, item: food.id, price });
        }
    }

    /// The month's end in the canteen: suppliers bill what was accepted, meal money comes in.
    pub fn settle_canteen_month(&mut self) {
        let first = self.kitchen.month_intake;
        let meals = self.ledger.meals[self.kitchen.month_meals..].iter();
        let mut heads = 0;
        let (mut pupils, mut teachers) = (Decimal::ZERO, Decimal::ZERO);
        for meal in meals {
            pupils += whole(meal.pupils) * meal.price;
            teachers += whole(meal.staff) * meal.staff_price;
            heads += if meal.meal == "lunch" { meal.pupils + meal.staff } else { 0 };
        }
        self.kitchen.month_intake = self.ledger.intake.len();
        self.kitchen.month_meals = self.ledger.meals.len();
        self.kitchen.month_result = Decimal::ZERO;
        if heads == 0 {
            return;
        }
        self.bill_food(first);
        let heads = whole(heads);
        if self.school.nursery {
            self.bill_service("lianhe-ranqi", FUEL_COST, "厨房燃气费", fen(heads * figure(nursery::FUEL_A_HEAD)));
            return self.collect_meal_money(pupils, teachers);
        }
        self.bill_service("yangguang-canyin", LABOUR_COST, "食堂劳务费", fen(heads * figure(LABOUR_A_HEAD)));
        let fuel = fen(heads * figure(FUEL_A_HEAD));
        let gas = units_for("gas", fuel);
        let fuel = if self.school.whole { charge("gas", whole(gas)) } else { fuel };
        let receipt = self.bill_service("lianhe-ranqi", FUEL_COST, "食堂燃气费", fuel);
        if self.school.whole {
            let month = day(self.today.year(), self.today.month(), 1);
            self.note_bill(month, "gas", gas, receipt);
        }
        self.bill_service("jiemei", CANTEEN_OTHER_COST, "餐具洗涤消毒用品", fen(heads * figure(OTHER_A_HEAD)));
        self.collect_meal_money(pupils, teachers);
    }

    /// One invoice a supplier for what was accepted since row `first`.
    fn bill_food(&mut self, first: usize) {
        let month = self.today.month();
        let mut bought: BTreeMap<&'static str, Decimal> = BTreeMap::new();
        for row in self.ledger.intake[first..].iter().filter(|row| row.result == "accepted") {
            *bought.entry(row.supplier).or_default() += row.amount;
        }
        for (id, total) in bought {
            let receipt = self.receive_invoice(supplier(id), total, None, None);
            let receipt_id = self.ledger.receipts[receipt].id;
            for row in &mut self.ledger.intake[first..] {
                if row.supplier == id && row.result == "accepted" {
                    row.receipt = Some(receipt_id);
                }
            }
            let summary = format!("{month}月食材入库（{}）", supplier(id).name);
            let source = receipt_id.to_string();
            self.post(
                "canteen",
                2,
                vec![debit(CANTEEN_STOCK, &summary, total, source.clone()), credit(CANTEEN_PAYABLES, &summary, total, source)],
            );
            self.claim_canteen(receipt, id, format!("{month}月食材款"));
        }
    }

    /// An invoice for a service of the month.
    fn bill_service(&mut self, id: &'static str, account: &'static str, what: &str, total: Decimal) -> DocumentNumber {
        let month = self.today.month();
        let receipt = self.receive_invoice(supplier(id), total, None, None);
        let number = self.ledger.receipts[receipt].id;
        let source = number.to_string();
        let summary = format!("{month}月{what}");
        self.post(
            "canteen",
            1,
            vec![debit(account, &summary, total, source.clone()), credit(CANTEEN_PAYABLES, &summary, total, source)],
        );
        self.claim_canteen(receipt, id, summary);
        number
    }

    /// The canteen's buyer claims an invoice in the first days of the next month.
    fn claim_canteen(&mut self, receipt: usize, supplier: &'static str, purpose: String) {
        let plan = ClaimPlan {
            receipts: vec![receipt],
            claimant: staff::CANTEEN_BUYER,
            witness: staff::FOOD_SAFETY_OFFICER,
            purpose,
            payee: supplier.to_owned(),
            method: "transfer",
            struck: None,
            settles: CANTEEN_PAYABLES,
            from: CANTEEN_BANK,
            supplier: Some(supplier),
        };
        let wait = self.chance(&format!("canteen claim {supplier}")).between(4, 6) as u32;
        let day = self.calendar.workdays_after(self.today, wait);
        self.schedule(day, Task::Claim(plan));
    }

    /// The month's meal money, by what was eaten.
    fn collect_meal_money(&mut self, pupils: Decimal, teachers: Decimal) {
        let month = self.today.month();
        let mut entries = Vec::new();
        for (who, amount) in [(if self.school.nursery { "幼儿" } else { "学生" }, pupils), ("教工", teachers)] {
            let summary = format!("{month}月{who}伙食费");
            let reference = self.bank_row(CANTEEN_BANK, self.bank_day(), &summary, amount);
            entries.push(debit(CANTEEN_BANK, &summary, amount, reference.clone()));
            entries.push(credit(MEAL_INCOME, &summary, amount, reference));
        }
        self.post("canteen", 2, entries);
    }

    /// Sets each contract's amount to a round sum above what was bought under it.
    pub fn conclude_contracts(&mut self) {
        let ledger = &self.ledger;
        let mut amounts = Vec::new();
        for contract in &ledger.contracts {
            let within = |date: NaiveDate| contract.from <= date && date <= contract.to;
            let food: Decimal = ledger
                .intake
                .iter()
                .filter(|row| row.supplier == contract.supplier && row.result == "accepted" && within(row.date))
                .map(|row| row.amount)
                .sum();
            let orders: Decimal = ledger
                .purchases
                .iter()
                .flat_map(|purchase| &purchase.orders)
                .filter(|order| order.contract.as_deref() == Some(&contract.id))
                .map(|order| order.amount)
                .sum();
            let billed: Decimal = ledger
                .receipts
                .iter()
                .filter(|receipt| receipt.seller == contract.supplier && within(receipt.date))
                .map(|receipt| receipt.total)
                .sum();
            let amount = match (contract.direction, contract.supplier) {
                ("income", party) => university::rent_of(party).map_or(whole(12_000), |rent| rent * whole(4)),
                _ if contract.purchase.is_some() => contract.amount,
                (_, "chenguang") => self.generous(orders),
                (_, "yangguang-canyin") => self.generous(billed),
                _ => self.generous(food),
            };
            amounts.push(amount);
        }
        for (contract, amount) in self.ledger.contracts.iter_mut().zip(amounts) {
            contract.amount = amount;
        }
    }

    /// In whole thousands, a tenth more than a school year bought; more than twice as much where a
    /// measured ledger may end in the middle of one.
    fn generous(&self, bought: Decimal) -> Decimal {
        let room = figure(if self.school.is_living() && self.school.terms > 1 { "1.1" } else { "2.2" });
        (bought * room / whole(1000)).ceil() * whole(1000) + whole(5000)
    }
}

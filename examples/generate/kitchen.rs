//! The canteen, day by day: what is delivered, what goes to the kitchen, lot by lot.

use std::collections::{BTreeMap, HashMap, VecDeque};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rust_decimal::Decimal;

use crate::chance::Chance;
use crate::food::{Delivery, FOODS, Food, food};
use crate::ledger::{CanteenIssue, Intake, Lot, MealDay};
use crate::menu::{FORTNIGHT, FRUIT_GRAMS, FRUITS, MILK_GRAMS, RICE_GRAMS, SEASONING};
use crate::money::{fen, figure, whole};
use crate::numbering::DocumentNumber;
use crate::nursery;
use crate::office::Office;
use crate::people::staff;
use crate::sittings::{Sitting, day_need};

/// Price of a lunch for pupils and for staff, and what a lunch costs beside its food.
pub const PUPIL_PRICE: &str = "8.00";
pub const STAFF_PRICE: &str = "10.00";
pub const LABOUR_A_HEAD: &str = "2.75";
pub const FUEL_A_HEAD: &str = "0.52";
pub const OTHER_A_HEAD: &str = "0.12";

/// A batch on the shelf.
#[derive(Clone, Copy)]
struct Batch {
    lot: Lot,
    quantity: Decimal,
}

/// What the canteens know beside their books.
pub struct Kitchen {
    shelves: BTreeMap<&'static str, BTreeMap<&'static str, VecDeque<Batch>>>,
    last_made: HashMap<(&'static str, &'static str), NaiveDate>,
    /// This week's market price and the price list of the contracts.
    pub market: HashMap<&'static str, Decimal>,
    pub listed: HashMap<&'static str, Decimal>,
    /// Income less cost so far: what decides which fruit there is.
    result: Decimal,
    /// The same since the month began, so that each month comes out near nothing.
    pub month_result: Decimal,
    /// First rows of this month.
    pub month_intake: usize,
    pub month_meals: usize,
}

impl Kitchen {
    /// Empty shelves.
    pub fn new(canteens: &[&'static str]) -> Self {
        Self {
            shelves: canteens.iter().map(|&place| (place, BTreeMap::new())).collect(),
            last_made: HashMap::new(),
            market: HashMap::new(),
            listed: HashMap::new(),
            result: Decimal::ZERO,
            month_result: Decimal::ZERO,
            month_intake: 0,
            month_meals: 0,
        }
    }

    /// All lots at a canteen that are not used up.
    pub fn lots_at(&self, place: &str) -> Vec<(&'static str, Lot, Decimal)> {
        let shelves = &self.shelves[place];
        shelves.iter().flat_map(|(item, batches)| batches.iter().map(|batch| (*item, batch.lot, batch.quantity))).collect()
    }

    /// Puts a lot on the shelf, behind the older ones.
    pub fn shelve(&mut self, place: &'static str, item: &'static str, lot: Lot, quantity: Decimal) {
        self.last_made.insert((place, item), lot.produced);
        let shelves = self.shelves.get_mut(place).expect("a canteen has shelves");
        shelves.entry(item).or_default().push_back(Batch { lot, quantity });
    }

    /// Takes from the oldest lot, at most what it holds.
    fn take(&mut self, place: &'static str, item: &'static str, wanted: Decimal) -> (Lot, Decimal) {
        let shelves = self.shelves.get_mut(place).expect("a canteen has shelves");
        let batches = shelves.get_mut(item).unwrap_or_else(|| panic!("no {item} at {place}"));
        let batch = batches.front_mut().unwrap_or_else(|| panic!("{item} at {place} is used up"));
        let taken = wanted.min(batch.quantity);
        batch.quantity -= taken;
        let lot = batch.lot;
        if batch.quantity.is_zero() {
            batches.pop_front();
        }
        (lot, taken)
    }
}

/// Tenths of a gram a head of each food of a lunch.
pub type Needs = BTreeMap<&'static str, u32>;

impl Office {
    /// A school day in every canteen.
    pub fn cook(&mut self) {
        self.note_market_prices();
        for place in self.canteens.clone() {
            self.lunch(place);
        }
    }

    /// Deliveries in the morning, then what the kitchen needs.
    fn lunch(&mut self, place: &'static str) {
        let mut chance = self.chance(place);
        let sittings = self.sittings(&mut chance);
        let quantity_of = |id: &str| -> Option<Decimal> {
            let each = sittings.iter().filter_map(|sitting| Some(daily_quantity(*sitting.needs.get(id)?, sitting.heads())));
            each.reduce(|one, other| one + other)
        };
        let enrolled = self.school.pupils_a_canteen();
        let mut deliveries: Vec<(&'static Food, Decimal)> = Vec::new();
        let monday = self.is_first_school_day_of_week();
        for food in FOODS {
            match food.delivery {
                Delivery::Daily => {
                    if let Some(quantity) = quantity_of(food.id) {
                        deliveries.push((food, quantity));
                    }
                }
                Delivery::Packs(pack) => {
                    let there = self.stock.quantity(place, food.id);
                    let need = if monday {
                        kilograms(self.week_need(food.id), enrolled + 21)
                    } else {
                        let each = sittings.iter().filter_map(|sitting| Some((*sitting.needs.get(food.id)?, sitting.heads())));
                        each.map(|(tenths, heads)| kilograms(tenths, heads)).sum()
                    };
                    if there < need {
                        let packs = ((need - there) / whole(pack)).ceil();
                        deliveries.push((food, packs * whole(pack)));
                    }
                }
            }
        }
        self.deliver(place, deliveries, &mut chance);
        for sitting in sittings {
            let cost = self.issue_to_kitchen(place, &sitting);
            let Sitting { meal, pupils, staff, price, staff_price, .. } = sitting;
            let income = whole(pupils) * price + whole(staff) * staff_price;
            let beside = match (self.school.nursery, meal) {
                (false, _) => figure(LABOUR_A_HEAD) + figure(FUEL_A_HEAD) + figure(OTHER_A_HEAD),
                (true, "lunch") => figure(nursery::FUEL_A_HEAD),
                _ => Decimal::ZERO,
            };
            let left = income - cost - whole(pupils + staff) * beside;
            self.kitchen.result += left;
            self.kitchen.month_result += left;
            self.ledger.meals.push(MealDay { date: self.today, place, meal, price, staff_price, pupils, staff });
        }
    }

    /// Fruit on three days of the week, milk on two; in a kindergarten fruit every day. Dearer fruit when money is left.
    pub fn add_dessert(&self, needs: &mut Needs, heads: i64, chance: &mut Chance) {
        if !self.school.nursery && matches!(self.today.weekday(), Weekday::Tue | Weekday::Thu) {
            needs.insert("milk", MILK_GRAMS * 10);
            return;
        }
        let canteens = whole(self.school.canteens as i64);
        let left = self.kitchen.month_result + self.kitchen.result / whole(4);
        let plenty = (left / canteens / (whole(heads) * figure("0.22"))).floor();
        // A February has one week of school: too few days to find out later that there was money for better fruit.
        let usual = match (self.today.month(), self.school.whole, self.school.nursery) {
            (2, true, _) => 6,
            (2, _, true) => 5,
            _ => 2,
        };
        let rank = plenty + whole(usual + chance.between(-1, 1));
        let rank = rank.clamp(Decimal::ZERO, whole(FRUITS.len() as i64 - 1));
        let rank: usize = rank.to_string().parse().expect("a small whole number");
        let grams = if self.school.nursery { nursery::FRUIT_GRAMS } else { FRUIT_GRAMS };
        needs.insert(FRUITS[rank], grams * 10);
    }

    /// True on Monday, or on the first school day after a break within the week.
    fn is_first_school_day_of_week(&self) -> bool {
        let since_monday = u64::from(self.today.weekday().num_days_from_monday());
        (1..=since_monday).all(|back| !self.calendar.is_school_day(self.today - Days::new(back)))
    }

    /// Tenths of a gram a head that the rest of the week needs.
    fn week_need(&self, item: &str) -> u32 {
        let left = 7 - u64::from(self.today.weekday().num_days_from_monday());
        (0..left)
            .map(|ahead| self.today + Days::new(ahead))
            .filter(|&day| self.calendar.is_school_day(day))
            .map(|day| day_need(day, item))
            .sum()
    }

    /// What a food costs today under its contract.
    fn contract_price(&self, food: &Food) -> Decimal {
        match food.pricing() {
            crate::food::Pricing::List => self.kitchen.listed[food.id],
            crate::food::Pricing::BelowMarket(percent) => fen(self.kitchen.market[food.id] * whole(100 - percent) / whole(100)),
        }
    }

    /// Takes deliveries in, one slip a supplier; now and then something is refused and replaced.
    fn deliver(&mut self, place: &'static str, mut deliveries: Vec<(&'static Food, Decimal)>, chance: &mut Chance) {
        deliveries.sort_by_key(|(food, _)| (food.supplier, food.id));
        let refused = chance.happens(3).then(|| deliveries.iter().position(|entry| entry.0.category == "vegetable"));
        let mut slip: Option<(&'static str, DocumentNumber)> = None;
        for (index, &(food, quantity)) in deliveries.iter().enumerate() {
            let lot = self.lot_of(place, food, chance);
            if refused == Some(Some(index)) {
                let slip = self.numbers.next("CR", self.today);
                let lot = Lot { refused: true, ..lot };
                let row = self.intake_row(slip, place, food, lot, quantity);
                let note = "叶片腐烂，当场退回，当日补送";
                self.ledger.intake.push(Intake { result: "returned", note, ..row });
            }
            let number = match slip {
                Some((supplier, number)) if supplier == food.supplier => number,
                _ => self.numbers.next("CR", self.today),
            };
            slip = Some((food.supplier, number));
            let row = self.intake_row(number, place, food, lot, quantity);
            self.stock.receive(place, food.id, quantity, row.amount);
            self.kitchen.shelve(place, food.id, lot, quantity);
            self.ledger.intake.push(row);
        }
    }

    /// The lot of a delivery: never older than the lot before.
    fn lot_of(&self, place: &'static str, food: &Food, chance: &mut Chance) -> Lot {
        let age = chance.between(0, food.shelf_days / 5);
        let made = self.today - Days::new(age as u64);
        let after = self.kitchen.last_made.get(&(place, food.id)).map(|last| *last + Days::new(1));
        let produced = after.map_or(made, |after| made.max(after));
        assert!(produced <= self.today, "{}: made after it came", food.id);
        Lot { produced, expires: produced + Days::new(food.shelf_days as u64), refused: false }
    }

    fn intake_row(&self, slip: DocumentNumber, place: &'static str, food: &Food, lot: Lot, quantity: Decimal) -> Intake {
        let price = self.contract_price(food);
        let animal = matches!(food.category, "meat" | "poultry");
        Intake {
            slip,
            date: self.today,
            place,
            supplier: food.supplier,
            item: food_id(food),
            lot,
            quantity,
            price,
            amount: fen(quantity * price),
            papers: if animal { "quarantine;quality;delivery" } else { "quality;delivery" },
            by: staff::FOOD_SAFETY_OFFICER,
            witness: if self.today.day().is_multiple_of(2) { "ding-yumei" } else { staff::LOGISTICS_DEPUTY },
            result: "accepted",
            receipt: None,
            note: "",
        }
    }

    /// Hands the day's food to the kitchen, oldest lot first; what a second lot must add goes on a second slip.
    fn issue_to_kitchen(&mut self, place: &'static str, sitting: &Sitting) -> Decimal {
        let heads = sitting.heads();
        let mut open: Vec<(&'static str, Decimal)> = sitting
            .needs
            .iter()
            .map(|(&item, &tenths)| {
                let wanted = match food(item).delivery {
                    Delivery::Daily => daily_quantity(tenths, heads),
                    Delivery::Packs(_) => round_up(kilograms(tenths, heads), figure("0.1")),
                };
                let clear = self.stock.rounds_clearly(place, item, wanted);
                let wanted = if clear { wanted } else { wanted + figure("0.1") };
                (item, wanted.min(self.stock.quantity(place, item)))
            })
            .collect();
        let mut cost = Decimal::ZERO;
        while !open.is_empty() {
            let slip = self.numbers.next("CK", self.today);
            let mut left = Vec::new();
            for (item, wanted) in open {
                let (lot, quantity) = self.kitchen.take(place, item, wanted);
                assert!(lot.expires >= self.today, "{item} at {place} has gone off");
                cost += self.stock.issue(place, item, quantity);
                self.ledger.canteen_issues.push(CanteenIssue {
                    slip,
                    date: self.today,
                    place,
                    item,
                    lot,
                    quantity,
                    meal: sitting.meal,
                    by: staff::CANTEEN_STOREKEEPER,
                    to: staff::HEAD_COOK,
                });
                if quantity < wanted {
                    left.push((item, wanted - quantity));
                }
            }
            self.issued.canteen.1.push(slip);
            open = left;
        }
        self.issued.canteen.0 += cost;
        cost
    }
}

/// The food's id, for good.
fn food_id(wanted: &Food) -> &'static str {
    food(wanted.id).id
}

/// The place of a day in the fortnight of lunches; a Saturday that is worked eats as a Friday does.
pub fn fortnight_day(day: NaiveDate) -> usize {
    let weekday = match day.weekday() {
        Weekday::Sat => 4,
        Weekday::Sun => 0,
        weekday => weekday.num_days_from_monday() as usize,
    };
    let week = day.iso_week().week() as usize % 2;
    week * 5 + weekday
}

/// What one head needs of each food on a day, fruit and milk left out.
pub fn menu_of(day: NaiveDate) -> Needs {
    let mut needs = Needs::new();
    needs.insert("rice", RICE_GRAMS * 10);
    for dish in &FORTNIGHT[fortnight_day(day)] {
        for &(item, grams) in dish.grams {
            *needs.entry(item).or_default() += grams * 10;
        }
    }
    for &(item, tenths) in SEASONING {
        *needs.entry(item).or_default() += tenths;
    }
    needs
}

/// Kilograms for so many heads.
fn kilograms(tenths: u32, heads: i64) -> Decimal {
    whole(i64::from(tenths) * heads) / whole(10_000)
}

/// What is ordered fresh: by the half kilogram, small things by a hundred grams.
fn daily_quantity(tenths: u32, heads: i64) -> Decimal {
    let exact = kilograms(tenths, heads);
    let step = if exact >= whole(5) && tenths != MILK_GRAMS * 10 { figure("0.5") } else { figure("0.1") };
    round_up(exact, step)
}

fn round_up(quantity: Decimal, step: Decimal) -> Decimal {
    (quantity / step).ceil() * step
}

//! The meals of a day: who sits down to them, what they pay, and what a head needs of each food.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::chance::Chance;
use crate::kitchen::{Needs, PUPIL_PRICE, STAFF_PRICE, fortnight_day, menu_of};
use crate::menu::Dish;
use crate::money::figure;
use crate::nursery::{self, BREAKFASTS, MORNING_MILK, SNACKS};
use crate::office::Office;
use crate::school::plays_nursery;

/// One meal of a day.
pub struct Sitting {
    pub meal: &'static str,
    pub pupils: i64,
    pub staff: i64,
    pub price: Decimal,
    pub staff_price: Decimal,
    pub needs: Needs,
}

impl Sitting {
    /// Everybody who eats.
    pub fn heads(&self) -> i64 {
        self.pupils + self.staff
    }
}

/// A small child's share of what a pupil gets, in tenths of a gram.
pub fn small(tenths: u32) -> u32 {
    ((tenths * 8 + 5) / 10).max(1)
}

/// What a head needs of each food at a meal, dessert left out.
fn needs_of(day: NaiveDate, meal: &str) -> Needs {
    let of = |dishes: &[Dish]| {
        let mut needs = Needs::new();
        for &(item, grams) in dishes.iter().flat_map(|dish| dish.grams) {
            *needs.entry(item).or_default() += grams * 10;
        }
        needs
    };
    let weekday = fortnight_day(day) % 5;
    match meal {
        "breakfast" => {
            let mut needs = of(&BREAKFASTS[weekday]);
            needs.extend(of(&[MORNING_MILK]));
            needs
        }
        "snack" => of(&SNACKS[weekday..=weekday]),
        _ if plays_nursery() => menu_of(day).into_iter().map(|(item, tenths)| (item, small(tenths))).collect(),
        _ => menu_of(day),
    }
}

/// What a head needs of an item over all meals of a day, dessert left out.
pub fn day_need(day: NaiveDate, item: &str) -> u32 {
    let meals: &[&str] = if plays_nursery() { &["breakfast", "lunch", "snack"] } else { &["lunch"] };
    meals.iter().filter_map(|meal| needs_of(day, meal).get(item).copied()).sum()
}

impl Office {
    /// The meals of today in a canteen.
    pub fn sittings(&self, chance: &mut Chance) -> Vec<Sitting> {
        let enrolled = self.school.pupils_a_canteen();
        if !plays_nursery() {
            // At a university some eat elsewhere.
            let pupils =
                if self.school.university { enrolled * chance.between(66, 78) / 100 } else { enrolled - chance.between(2, 9) };
            let staff = chance.between(17, 21);
            let mut needs = needs_of(self.today, "lunch");
            self.add_dessert(&mut needs, pupils + staff, chance);
            let (price, staff_price) = (figure(PUPIL_PRICE), figure(STAFF_PRICE));
            return vec![Sitting { meal: "lunch", pupils, staff, price, staff_price, needs }];
        }
        let pupils = enrolled - chance.between(4, 14);
        let mut snack = needs_of(self.today, "snack");
        self.add_dessert(&mut snack, pupils, chance);
        let sit = |meal, pupils, staff, price, needs| {
            let price = figure(price);
            Sitting { meal, pupils, staff, price, staff_price: price, needs }
        };
        vec![
            sit("breakfast", pupils - chance.between(0, 4), 0, nursery::BREAKFAST_PRICE, needs_of(self.today, "breakfast")),
            sit("lunch", pupils, chance.between(22, 26), nursery::LUNCH_PRICE, needs_of(self.today, "lunch")),
            sit("snack", pupils, 0, nursery::SNACK_PRICE, snack),
        ]
    }
}

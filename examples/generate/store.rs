//! The general stores: what comes in, who fetches what, transfers and returns.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::accounts::{CLEANING_COST, HEALTH_COST, LOSS_COST, OFFICE_COST, OTHER_INCOME, REPAIR_COST, STOCK, TEACHING_COST};
use crate::chance::Chance;
use crate::goods::{GOODS, Good, good};
use crate::ledger::{GoodsLine, StockMove, What};
use crate::money::{fen, whole};
use crate::numbering::DocumentNumber;
use crate::office::{Office, credit, debit};
use crate::people::{department_of, grades, staff};
use crate::places::{BOOK_STORE, CLEANING_STORE, CLINIC_STORE, MAIN_STORE, class_id, class_teacher};
use crate::purchasing::stored_good;
use crate::tasks::Task;

/// Value and slips, by the account that bears them.
pub type ByAccount = BTreeMap<&'static str, (Decimal, Vec<DocumentNumber>)>;

/// What the stores gave out and took back in a month.
#[derive(Default)]
pub struct MonthOfIssues {
    pub general: ByAccount,
    pub returned: ByAccount,
    pub agency: (Decimal, Vec<DocumentNumber>),
    pub canteen: (Decimal, Vec<DocumentNumber>),
}

/// What a count found and the office approved.
pub struct Correction {
    pub place: &'static str,
    pub item: &'static str,
    pub quantity: Decimal,
    pub surplus: bool,
}

/// Who fetches goods.
struct Taker {
    person: &'static str,
    department: &'static str,
    class: String,
}

impl Office {
    /// Puts the goods of a delivery into store; services and free text leave nothing there.
    pub fn put_into_store(
        &mut self,
        lines: &[GoodsLine],
        agency: bool,
        purchase: DocumentNumber,
        acceptance: DocumentNumber,
    ) -> Option<DocumentNumber> {
        let place = if agency { BOOK_STORE } else { MAIN_STORE };
        let stored: Vec<(&'static Good, &GoodsLine)> =
            lines.iter().filter_map(|line| stored_good(line).map(|good| (good, line))).collect();
        if stored.is_empty() {
            return None;
        }
        let slip = self.numbers.next("RK", self.today);
        for (good, line) in stored {
            let amount = fen(line.quantity * line.price);
            self.stock.receive(place, good.id, line.quantity, amount);
            self.touched.insert((place, good.id));
            let row = self.stock_move(slip, "in", place, good.id, line.quantity);
            self.ledger.moves.push(StockMove {
                price: Some(line.price),
                amount: Some(amount),
                purchase: Some(purchase),
                acceptance: Some(acceptance),
                ..row
            });
        }
        Some(slip)
    }

    /// A row of the stock book that says no more than what, where and how much.
    pub fn stock_move(
        &self,
        slip: DocumentNumber,
        kind: &'static str,
        place: &'static str,
        item: &'static str,
        quantity: Decimal,
    ) -> StockMove {
        StockMove {
            slip,
            date: self.today,
            kind,
            place,
            item,
            quantity,
            unit: "",
            price: None,
            amount: None,
            lot: String::new(),
            expires: None,
            to: "",
            department: "",
            person: "",
            class: String::new(),
            by: self.place(place).keeper,
            purchase: None,
            acceptance: None,
            old_returned: None,
            approved_by: "",
            note: "",
        }
    }

    /// The requester fetches what was bought for the department.
    pub fn fetch(&mut self, number: usize) {
        let purchase = &self.ledger.purchases[number];
        let (id, requester) = (purchase.id, purchase.requester);
        let items: Vec<(&'static str, Decimal)> = purchase
            .lines
            .iter()
            .filter_map(|line| match line.what {
                What::Item(item) => Some((item, line.quantity)),
                What::Free { .. } => None,
            })
            .collect();
        let taker = Taker { person: requester, department: department_of(requester), class: String::new() };
        self.give(MAIN_STORE, &items, &taker, Some(id));
    }

    /// Gives goods out on one slip.
    fn give(&mut self, place: &'static str, items: &[(&'static str, Decimal)], taker: &Taker, purchase: Option<DocumentNumber>) {
        let slip = self.numbers.next("LY", self.today);
        for &(item, quantity) in items {
            let value = self.stock.issue(place, item, quantity);
            self.touched.insert((place, item));
            let (sum, slips) = if place == BOOK_STORE {
                *self.welfare.books_used.entry(taker.class.clone()).or_default() += value;
                &mut self.issued.agency
            } else {
                self.issued.general.entry(cost_of(good(item))).or_default()
            };
            *sum += value;
            if slips.last() != Some(&slip) {
                slips.push(slip);
            }
            let row = self.stock_move(slip, "issue", place, item, quantity);
            self.ledger.moves.push(StockMove {
                department: taker.department,
                person: taker.person,
                class: taker.class.clone(),
                purchase,
                old_returned: good(item).old_for_new.then_some(quantity),
                ..row
            });
        }
    }

    /// A school day at the stores.
    pub fn hand_out(&mut self) {
        if self.today == self.calendar.nth_workday(self.today, 6) {
            self.transfer(CLEANING_STORE, "cleaning", 6);
        }
        if self.today == self.calendar.nth_workday(self.today, 8) {
            self.transfer(CLINIC_STORE, "medicine", 8);
        }
        if self.today == self.calendar.nth_workday(self.today, 14) {
            self.take_back();
        }
        if self.today == self.calendar.nth_workday(self.today, 12) {
            self.hand_out_exercise_books();
        }
        let mut chance = self.chance("issues");
        let (least, most) = match (self.school.nursery, self.school.university) {
            (true, _) => (1, 3),
            (_, true) => (12, 24),
            _ => (4, 8),
        };
        for _ in 0..chance.between(least, most) {
            self.hand_out_once(&mut chance);
        }
    }

    /// One slip: somebody comes for one to three things.
    fn hand_out_once(&mut self, chance: &mut Chance) {
        let (place, kinds, taker): (&'static str, &[&str], Taker) = match chance.between(1, 100) {
            1..=34 => (MAIN_STORE, &["office", "durable"], office_taker(chance)),
            35..=54 => (MAIN_STORE, &["teaching", "office"], office_taker(chance)),
            55..=76 => (MAIN_STORE, &["cleaning"], self.class_taker(chance)),
            77..=86 => (CLEANING_STORE, &["cleaning"], plain_taker(staff::CLEANER)),
            87..=95 => (MAIN_STORE, &["consumable"], plain_taker(staff::ELECTRICIAN)),
            _ => (CLINIC_STORE, &["medicine"], self.class_taker(chance)),
        };
        let offered: Vec<(&'static str, Decimal)> = self
            .stock
            .contents(place)
            .into_iter()
            .filter(|(item, _)| kinds.contains(&good(item).kind) && !self.touched.contains(&(place, *item)))
            .collect();
        let mut taken: Vec<(&'static str, Decimal)> = Vec::new();
        for _ in 0..chance.between(1, 3) {
            if offered.is_empty() {
                break;
            }
            let &(item, there) = chance.pick(&offered);
            let good = good(item);
            let few = if good.kind == "durable" { 1 } else { i64::from(good.portion) * self.school.goods_times };
            let quantity = whole(chance.between(1 + few / 3, few.max(1))).min(there);
            let clear = self.stock.rounds_clearly(place, item, quantity);
            if clear && taken.iter().all(|(other, _)| *other != item) {
                taken.push((item, quantity));
            }
        }
        if !taken.is_empty() {
            self.give(place, &taken, &taker, None);
        }
    }

    /// A class teacher comes for the class.
    fn class_taker(&self, chance: &mut Chance) -> Taker {
        let grade = chance.index(grades().len());
        let class = 1 + chance.index(self.school.classes_a_grade);
        Taker { person: class_teacher(grade, class), department: grades()[grade].1, class: class_id(grade, class) }
    }

    /// Fills up a small store from the main one.
    fn transfer(&mut self, to: &'static str, kind: &str, most: usize) {
        let wanted: Vec<(&'static str, Decimal)> = GOODS
            .iter()
            .filter(|good| good.kind == kind && !self.touched.contains(&(MAIN_STORE, good.id)))
            .filter(|good| self.stock.quantity(to, good.id) < whole(i64::from(good.portion) * 4 * self.school.goods_times))
            .map(|good| {
                (
                    good.id,
                    whole(i64::from(good.portion) * 4 * self.school.goods_times).min(self.stock.quantity(MAIN_STORE, good.id)),
                )
            })
            .filter(|&(item, quantity)| quantity > Decimal::ZERO && self.stock.rounds_clearly(MAIN_STORE, item, quantity))
            .take(most)
            .collect();
        if wanted.is_empty() {
            return;
        }
        let slip = self.numbers.next("DB", self.today);
        for (item, quantity) in wanted {
            let value = self.stock.issue(MAIN_STORE, item, quantity);
            self.stock.receive(to, item, quantity, value);
            self.touched.insert((MAIN_STORE, item));
            self.touched.insert((to, item));
            let row = self.stock_move(slip, "transfer", MAIN_STORE, item, quantity);
            self.ledger.moves.push(StockMove { to, person: self.place(to).keeper, ..row });
        }
    }

    /// A department brings back what it did not need.
    fn take_back(&mut self) {
        let mut chance = self.chance("return");
        let offered: Vec<(&'static str, Decimal)> = self
            .stock
            .contents(MAIN_STORE)
            .into_iter()
            .filter(|(item, there)| good(item).kind == "office" && *there > whole(20))
            .filter(|(item, _)| !self.touched.contains(&(MAIN_STORE, *item)))
            .collect();
        if offered.is_empty() {
            return;
        }
        let (item, _) = *chance.pick(&offered);
        let quantity = whole(chance.between(1, 3));
        let slip = self.numbers.next("TK", self.today);
        let value = self.stock.receive_at_average(MAIN_STORE, item, quantity);
        self.touched.insert((MAIN_STORE, item));
        let (sum, slips) = self.issued.returned.entry(cost_of(good(item))).or_default();
        *sum += value;
        slips.push(slip);
        let taker = office_taker(&mut chance);
        let row = self.stock_move(slip, "return", MAIN_STORE, item, quantity);
        let note = "领用后未用完退库";
        self.ledger.moves.push(StockMove { department: taker.department, person: taker.person, note, ..row });
    }

    /// The exercise books of the month, class by class.
    fn hand_out_exercise_books(&mut self) {
        use chrono::Datelike;
        let a_pupil = match self.today.month() {
            3 | 9 => 2,
            1 | 2 | 7 => return,
            _ => 1,
        };
        for (grade, (_, department, ..)) in grades().iter().enumerate() {
            for class in 1..=self.school.classes_a_grade {
                let books: &[&'static str] = match grade {
                    0 | 1 => &["book-chinese", "book-copy", "book-math", "book-pinyin"],
                    2 | 3 => &["book-chinese", "book-composition", "book-copy", "book-english", "book-math"],
                    _ => &["book-chinese", "book-composition", "book-english", "book-math"],
                };
                let wanted = whole(a_pupil * self.school.readers_a_class());
                let items: Vec<(&'static str, Decimal)> = books
                    .iter()
                    .map(|&book| (book, wanted.min(self.stock.quantity(BOOK_STORE, book))))
                    .filter(|(_, quantity)| *quantity > Decimal::ZERO)
                    .collect();
                if items.is_empty() {
                    continue;
                }
                let person = class_teacher(grade, class);
                let taker = Taker { person, department, class: class_id(grade, class) };
                self.give(BOOK_STORE, &items, &taker, None);
            }
        }
    }

    /// Sets a shelf right after a count, with the vice-principal's approval and a voucher.
    pub fn correct(&mut self, correction: Correction) {
        let Correction { place, item, quantity, surplus } = correction;
        if self.touched.contains(&(place, item)) {
            let next = self.calendar.workdays_after(self.today, 1);
            return self.schedule(next, Task::Correct(correction));
        }
        self.touched.insert((place, item));
        let (series, kind) = if surplus { ("PY", "surplus") } else { ("PK", "loss") };
        let slip = self.numbers.next(series, self.today);
        let name = good(item).name;
        let entries = if surplus {
            let value = self.stock.receive_at_average(place, item, quantity);
            vec![
                debit(STOCK, &format!("盘盈{name}"), value, slip.to_string()),
                credit(OTHER_INCOME, &format!("盘盈{name}"), value, slip.to_string()),
            ]
        } else {
            let value = self.stock.issue(place, item, quantity);
            vec![
                debit(LOSS_COST, &format!("盘亏{name}"), value, slip.to_string()),
                credit(STOCK, &format!("盘亏{name}"), value, slip.to_string()),
            ]
        };
        self.post("school", 1, entries);
        let row = self.stock_move(slip, kind, place, item, quantity);
        let note = if surplus { "月末盘盈，经批准入账" } else { "月末盘亏，经批准核销" };
        self.ledger.moves.push(StockMove { approved_by: staff::VICE_PRINCIPAL, note, ..row });
    }
}

/// The account that bears what is used of a good.
fn cost_of(good: &Good) -> &'static str {
    match good.kind {
        "teaching" => TEACHING_COST,
        "cleaning" => CLEANING_COST,
        "consumable" => REPAIR_COST,
        "medicine" => HEALTH_COST,
        _ => OFFICE_COST,
    }
}

fn plain_taker(person: &'static str) -> Taker {
    Taker { person, department: department_of(person), class: String::new() }
}

/// Somebody of a grade or an office.
fn office_taker(chance: &mut Chance) -> Taker {
    let people: [&'static str; 15] = [
        "wang-fang",
        "xu-jing",
        "chen-jie",
        "huang-lei",
        "shen-yan",
        "lin-hao",
        "fan-ying",
        "yu-peng",
        "jin-wei",
        "tao-yong",
        staff::CLERK,
        staff::ART_TEACHER,
        staff::SCIENCE_TEACHER,
        staff::SPORTS_TEACHER,
        staff::IT_TEACHER,
    ];
    plain_taker(people[chance.index(people.len())])
}

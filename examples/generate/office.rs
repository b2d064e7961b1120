//! The school office, day by day: what is due is done, vouchers are written, the bank is told.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{AGENCY_BANK, BANK, Balances, CANTEEN_BANK, book_of};
use crate::calendar::{Calendar, month_end};
use crate::chance::Chance;
use crate::kitchen::Kitchen;
use crate::ledger::{BankRow, Entry, Ledger, Voucher};
use crate::numbering::{DocumentNumber, Numbering};
use crate::people::staff;
use crate::places::{Place, all_places, canteen_ids};
use crate::purchasing::Running;
use crate::school::School;
use crate::stock_book::StockBook;
use crate::store::MonthOfIssues;
use crate::tasks::Task;
use crate::university;
use crate::welfare::Welfare;

/// Everything the office knows and has written so far.
pub struct Office {
    pub school: School,
    pub calendar: Calendar,
    pub places: Vec<Place>,
    pub canteens: Vec<&'static str>,
    pub ledger: Ledger,
    pub numbers: Numbering,
    pub stock: StockBook,
    pub accounts: Balances,
    pub today: NaiveDate,
    pub kitchen: Kitchen,
    /// Purchases under way, beside the purchases of the ledger.
    pub running: Vec<Running>,
    /// What is owed to each supplier, by invoices not yet paid.
    pub owed: BTreeMap<&'static str, Decimal>,
    /// What the stores gave out this month.
    pub issued: MonthOfIssues,
    /// Shelves that already saw a move today whose order could matter.
    pub touched: HashSet<(&'static str, &'static str)>,
    pub asset_serials: HashMap<(&'static str, i32), u32>,
    /// Fees and aid.
    pub welfare: Welfare,
    /// Assets that an event, not the register, has given a user.
    pub assigned: Vec<usize>,
    agenda: BTreeMap<NaiveDate, Vec<Task>>,
    bank_serials: HashMap<(&'static str, NaiveDate), u32>,
}

impl Office {
    /// An office on the evening before the ledger begins.
    pub fn new(school: School) -> Self {
        let calendar = Calendar::of_terms(school.terms);
        let mut places = all_places(school.classes_a_grade, school.canteens);
        if school.university {
            university::make_halls(&mut places);
        }
        let canteens = canteen_ids_of(&places, school.canteens);
        let kitchen = Kitchen::new(&canteens);
        Self {
            today: calendar.first,
            numbers: Numbering::new(school.serial_digits),
            ledger: Ledger::default(),
            stock: StockBook::default(),
            accounts: Balances::default(),
            running: Vec::new(),
            owed: BTreeMap::new(),
            issued: MonthOfIssues::default(),
            touched: HashSet::new(),
            asset_serials: HashMap::new(),
            welfare: Welfare::default(),
            assigned: Vec::new(),
            agenda: BTreeMap::new(),
            bank_serials: HashMap::new(),
            school,
            calendar,
            places,
            canteens,
            kitchen,
        }
    }

    /// Plays every day of the ledger.
    pub fn play(&mut self) {
        self.open_books();
        self.hand_out_keys();
        for term in 0..self.calendar.terms.len() {
            self.plan_term(term);
        }
        let days: Vec<NaiveDate> = self.calendar.days().collect();
        for day in days {
            self.today = day;
            self.touched.clear();
            if day.day() == 1 {
                self.plan_month();
                if self.school.teaches_pupils() || self.school.nursery {
                    self.plan_welfare();
                }
            }
            self.do_what_is_due();
            if self.calendar.is_school_day(day) {
                self.cook();
                self.hand_out();
            }
            if day == self.calendar.last_workday(day) {
                self.settle_canteen_month();
                self.count_stores();
                self.count_cash();
            }
            if day == month_end(day) {
                self.close_month();
            }
        }
        self.conclude_contracts();
    }

    /// Puts on the agenda what belongs to a term.
    fn plan_term(&mut self, term: usize) {
        self.plan_purchases(term);
        self.plan_small_expenses(term);
        self.plan_property(term);
    }

    /// Dice for a named decision of today.
    pub fn chance(&self, subject: &str) -> Chance {
        Chance::about(self.school.seed, &format!("{subject} {}", self.today))
    }

    /// Puts a task on the agenda of a day; what lies beyond the last day is never done.
    pub fn schedule(&mut self, day: NaiveDate, task: Task) {
        assert!(day >= self.today, "a task for {day} comes too late on {}", self.today);
        self.agenda.entry(day).or_default().push(task);
    }

    /// Deliveries first, since what comes in on a day counts before what goes out.
    fn do_what_is_due(&mut self) {
        while let Some(mut tasks) = self.agenda.remove(&self.today) {
            tasks.sort_by_key(|task| !matches!(task, Task::Accept { .. }));
            for task in tasks {
                self.perform(task);
            }
        }
    }

    /// Writes a voucher and posts it.
    pub fn post(&mut self, book: &'static str, attachments: usize, entries: Vec<Entry>) -> DocumentNumber {
        let mut difference = Decimal::ZERO;
        for entry in &entries {
            assert_eq!(book_of(entry.account), book, "{} stands in another book", entry.account);
            assert!(entry.debit >= Decimal::ZERO && entry.credit >= Decimal::ZERO, "{}: negative", entry.summary);
            assert!(entry.debit.is_zero() != entry.credit.is_zero(), "{}: one side, not both", entry.summary);
            difference += entry.debit - entry.credit;
        }
        assert!(difference.is_zero(), "a voucher of {} does not balance: {difference}", self.today);
        // Debits first: a transfer through the bank never overdraws on the way.
        for entry in &entries {
            self.accounts.add(entry.account, entry.debit);
        }
        for entry in &entries {
            self.accounts.add(entry.account, -entry.credit);
        }
        let series = match book {
            "canteen" => "ST",
            "agency" => "DG",
            _ => "PZ",
        };
        let prepared_by = if book == "canteen" { staff::CANTEEN_ACCOUNTANT } else { staff::ACCOUNTANT };
        let id = self.numbers.next(series, self.today);
        self.ledger.vouchers.push(Voucher {
            id,
            date: self.today,
            book,
            attachments,
            prepared_by,
            reviewed_by: staff::LOGISTICS_DIRECTOR,
            entries,
        });
        id
    }

    /// A row of the bank's statement on a given day; the answer is the bank's reference.
    pub fn bank_row(&mut self, account: &'static str, date: NaiveDate, summary: &str, amount: Decimal) -> String {
        let serial = self.bank_serials.entry((account, date)).or_insert(0);
        *serial += 1;
        let desk = match account {
            BANK => "B0201",
            AGENCY_BANK => "BD002",
            CANTEEN_BANK => "BS002",
            other => panic!("{other} is no bank account"),
        };
        let reference = format!("{desk}{}{serial:03}", date.format("%y%m%d"));
        let (incoming, outgoing) = if amount >= Decimal::ZERO { (amount, Decimal::ZERO) } else { (Decimal::ZERO, -amount) };
        let summary = summary.to_owned();
        self.ledger.bank.push(BankRow { account, date, reference: reference.clone(), summary, incoming, outgoing });
        reference
    }

    /// The day on which the bank books what the office books today: in even months what falls on the
    /// last working day is on its way until the next month.
    pub fn bank_day(&self) -> NaiveDate {
        let last = self.calendar.last_workday(self.today);
        let under_way = self.today == last && self.today.month().is_multiple_of(2);
        let next = self.calendar.workdays_after(self.today, 1);
        if under_way && next <= self.calendar.last { next } else { self.today }
    }

    /// The department of anybody at the school, those of a living school included.
    pub fn department(&self, person: &str) -> &'static str {
        self.everybody().iter().find(|one| one.id == person).map_or("", |one| one.department)
    }

    /// The place with this id.
    pub fn place(&self, id: &str) -> &Place {
        self.places.iter().find(|place| place.id == id).unwrap_or_else(|| panic!("no place is called {id}"))
    }
}

fn canteen_ids_of(places: &[Place], canteens: usize) -> Vec<&'static str> {
    let ids: Vec<&'static str> = places.iter().filter(|place| place.kind == "canteen").map(|place| place.id).collect();
    assert_eq!(ids.len(), canteen_ids(canteens).len());
    ids
}

/// A debit line of a voucher.
pub fn debit(account: &'static str, summary: &str, amount: Decimal, source: String) -> Entry {
    Entry { account, summary: summary.to_owned(), debit: amount, credit: Decimal::ZERO, source, department: "" }
}

/// A credit line of a voucher.
pub fn credit(account: &'static str, summary: &str, amount: Decimal, source: String) -> Entry {
    Entry { account, summary: summary.to_owned(), debit: Decimal::ZERO, credit: amount, source, department: "" }
}

//! Money that comes and goes by the calendar: grants, bank fees, interest, utilities, fees, rent.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{
    AGENCY_BANK, AGENCY_FEES, BANK, BANK_COST, CANTEEN_BANK, CANTEEN_INTEREST, CANTEEN_OTHER_COST, CASH, GRANTS, INTEREST,
    PAYABLES, RENT, UTILITY_COST, book_of,
};
use crate::calendar::day;
use crate::campus::energy::{charge, month_before};
use crate::claims::ClaimPlan;
use crate::money::{fen, figure, from_fen, whole};
use crate::numbering::DocumentNumber;
use crate::office::{Office, credit, debit};
use crate::people::{grades, staff};
use crate::suppliers::supplier;
use crate::tasks::Task;
use crate::university;
use crate::welfare::WelfareTask;

/// A day on which money moves by itself.
pub enum MoneyTask {
    Grant,
    Withdraw,
    Fee(&'static str),
    Interest(&'static str),
    /// Book what the bank has already taken or given.
    BookBankRow {
        account: &'static str,
        against: &'static str,
        summary: String,
        amount: Decimal,
        reference: String,
    },
    Utility {
        supplier: &'static str,
        what: &'static str,
    },
    /// Tenants pay back what they used in the month before.
    Tenants,
    /// The driver claims the month's fuel.
    Fuel,
    CollectExerciseBooks,
    Welfare(WelfareTask),
    RefundExerciseBooks,
    Rent,
    /// Tenants of a university pay for the quarter.
    ShopRent,
}

/// What a pupil pays for exercise books a term, and of how many classes a grade.
pub const BOOK_FEE: &str = "28.00";
const BOOK_CLASSES: i64 = 2;

impl Office {
    /// Puts the month's money days on the agenda; today is the first of the month.
    pub fn plan_month(&mut self) {
        let month = self.today;
        let nth = |office: &Self, nth| office.calendar.nth_workday(month, nth);
        self.money(nth(self, 3), MoneyTask::Withdraw);
        self.money(nth(self, 6), MoneyTask::Utility { supplier: "gongdian", what: "电费" });
        self.money(nth(self, 7), MoneyTask::Utility { supplier: "linxi-dianxin", what: "通讯费" });
        self.money(nth(self, 7), MoneyTask::Grant);
        self.money(nth(self, 8), MoneyTask::Utility { supplier: "gongshui", what: "水费" });
        // What was used before the ledger began stands in no reading of it.
        if self.school.whole && month > self.calendar.first {
            self.money(nth(self, 9), MoneyTask::Tenants);
        }
        if let Some(day) = self.fuel_day(month).filter(|_| self.school.whole) {
            self.money(day, MoneyTask::Fuel);
        }
        self.money(nth(self, 11), MoneyTask::Fee(BANK));
        // In odd months the canteen's fee comes on the last day and is booked in the next month.
        let last = self.calendar.last_workday(month);
        let booked = self.calendar.workdays_after(last, 2);
        let soon = booked <= last + Days::new(9) && booked < self.calendar.last;
        let fee_day = if month.month() % 2 == 1 && soon { last } else { nth(self, 11) };
        self.money(fee_day, MoneyTask::Fee(CANTEEN_BANK));
        if month.month().is_multiple_of(3) {
            let settled = day(month.year(), month.month(), 21);
            self.money(settled, MoneyTask::Interest(BANK));
            self.money(settled, MoneyTask::Interest(CANTEEN_BANK));
        }
        if self.school.university && matches!(month.month(), 3 | 6 | 9 | 12) {
            self.money(nth(self, 10), MoneyTask::ShopRent);
        }
        match month.month() {
            3 | 9 if !self.school.nursery => {
                self.money(nth(self, 9), MoneyTask::Rent);
                self.money(nth(self, 4), MoneyTask::CollectExerciseBooks);
            }
            1 => self.money(nth(self, 13), MoneyTask::RefundExerciseBooks),
            7 => self.money(nth(self, 5), MoneyTask::RefundExerciseBooks),
            11 => self.revise_prices(),
            _ => {}
        }
        if month.month() == 9 {
            self.sign_contracts();
        }
    }

    fn money(&mut self, day: NaiveDate, task: MoneyTask) {
        self.schedule(day, Task::Money(task));
    }

    /// Does what the day brings.
    pub fn move_money(&mut self, task: MoneyTask) {
        let month = self.today.month();
        match task {
            MoneyTask::Grant => {
                let monthly = if self.school.nursery { 18_000 } else { 46_000 * self.school.money_times };
                self.money_in(BANK, GRANTS, &format!("{month}月公用经费拨款"), whole(monthly));
            }
            MoneyTask::Rent => self.money_in(BANK, RENT, "机房场地租金（半年）", whole(6_000)),
            MoneyTask::ShopRent => self.collect_shop_rents(),
            MoneyTask::Withdraw => self.withdraw_cash(),
            MoneyTask::Fee(account) => self.bank_fee(account),
            MoneyTask::Interest(account) => self.bank_interest(account),
            MoneyTask::BookBankRow { account, against, summary, amount, reference } => {
                self.book_bank_row(account, against, &summary, amount, reference);
            }
            MoneyTask::Utility { supplier, what } => self.utility_bill(supplier, what),
            MoneyTask::Fuel => self.claim_fuel(),
            MoneyTask::Tenants => self.charge_tenants(),
            MoneyTask::CollectExerciseBooks => self.collect_exercise_books(),
            MoneyTask::Welfare(task) => self.do_welfare(task),
            MoneyTask::RefundExerciseBooks => self.refund_exercise_books(),
        }
    }

    /// Money arrives at the bank and is booked at once.
    pub fn money_in(&mut self, bank: &'static str, income: &'static str, summary: &str, amount: Decimal) {
        let reference = self.bank_row(bank, self.today, summary, amount);
        self.book_bank_row(bank, income, summary, amount, reference);
    }

    /// Books a row of the statement: an amount above zero came in.
    fn book_bank_row(
        &mut self,
        bank: &'static str,
        against: &'static str,
        summary: &str,
        amount: Decimal,
        reference: String,
    ) -> DocumentNumber {
        let entries = if amount >= Decimal::ZERO {
            vec![debit(bank, summary, amount, reference.clone()), credit(against, summary, amount, reference)]
        } else {
            vec![debit(against, summary, -amount, reference.clone()), credit(bank, summary, -amount, reference)]
        };
        self.post(book_of(bank), 1, entries)
    }

    /// Fills up the cash box when little is left.
    fn withdraw_cash(&mut self) {
        if self.accounts.of(CASH) < whole(1_500) {
            let reference = self.bank_row(BANK, self.today, "提取备用金", whole(-2_000));
            let entries = vec![
                debit(CASH, "提取备用金", whole(2_000), reference.clone()),
                credit(BANK, "提取备用金", whole(2_000), reference),
            ];
            self.post("school", 1, entries);
        }
    }

    fn bank_fee(&mut self, account: &'static str) {
        let (against, fee) = if account == BANK { (BANK_COST, figure("-20.00")) } else { (CANTEEN_OTHER_COST, figure("-15.00")) };
        let summary = format!("{}月账户服务费", self.today.month());
        let reference = self.bank_row(account, self.today, &summary, fee);
        // What the bank takes on a month's last working day is only seen in the next month.
        let late = self.today == self.calendar.last_workday(self.today);
        let booked = if late { self.calendar.workdays_after(self.today, 2) } else { self.today };
        let task = MoneyTask::BookBankRow { account, against, summary, amount: fee, reference };
        self.money(booked, task);
    }

    fn bank_interest(&mut self, account: &'static str) {
        let against = if account == BANK { INTEREST } else { CANTEEN_INTEREST };
        let amount = fen(self.accounts.of(account) * figure("0.00035"));
        let summary = format!("第{}季度存款利息", self.today.month() / 3);
        let reference = self.bank_row(account, self.today, &summary, amount);
        let booked = self.calendar.workday_from(self.today);
        self.money(booked, MoneyTask::BookBankRow { account, against, summary, amount, reference });
    }

    /// Power, water and telephone: billed, claimed, paid by transfer.
    fn utility_bill(&mut self, id: &'static str, what: &'static str) {
        let month = self.today.month();
        let mut chance = self.chance(id);
        let usual = match (id, month) {
            ("gongdian", 1 | 7 | 8 | 12) => 468_000,
            ("gongdian", _) => 352_000,
            ("gongshui", 2 | 8) => 46_000,
            ("gongshui", _) => 118_000,
            _ => 69_800,
        };
        let usual = if self.school.nursery { usual * 2 / 5 } else { usual };
        let spread = if what == "通讯费" { 0 } else { usual / 12 };
        let mut total = from_fen(usual + chance.between(-spread, spread));
        let mut summary = format!("{month}月{what}");
        let metered = match id {
            "gongdian" if self.school.whole => Some("power"),
            "gongshui" if self.school.whole => Some("water"),
            _ => None,
        };
        let before = month_before(self.today);
        if let Some(kind) = metered {
            total = charge(kind, whole(self.used(kind, before)));
            summary = format!("{}月{what}", before.month());
        }
        let receipt = self.receive_invoice(supplier(id), total, None, Some("utilities"));
        let number = self.ledger.receipts[receipt].id;
        if let Some(kind) = metered.filter(|_| before >= self.calendar.first) {
            self.note_bill(before, kind, self.used(kind, before), number);
        }
        let source = number.to_string();
        let mut entries = match metered {
            Some(kind) if self.school.university => university::by_centre(kind, total, &summary, &source),
            _ => vec![debit(UTILITY_COST, &summary, total, source.clone())],
        };
        entries.push(credit(PAYABLES, &summary, total, source));
        self.post("school", 1, entries);
        let plan = ClaimPlan {
            receipts: vec![receipt],
            claimant: staff::ELECTRICIAN,
            witness: staff::LOGISTICS_DEPUTY,
            purpose: summary,
            payee: id.to_owned(),
            method: "transfer",
            struck: None,
            settles: PAYABLES,
            from: BANK,
            supplier: Some(id),
        };
        let wait = chance.between(1, 3) as u32;
        let day = self.calendar.workdays_after(self.today, wait);
        self.schedule(day, Task::Claim(plan));
    }

    /// Parents pay for the term's exercise books, grade by grade; the money is only held for them.
    fn collect_exercise_books(&mut self) {
        let readers = self.school.readers_a_class();
        let school = &self.school;
        let pupils = if school.university { school.classes_a_grade as i64 * readers } else { BOOK_CLASSES * school.pupils_a_class };
        let amount = whole(pupils) * figure(BOOK_FEE);
        let mut entries = Vec::new();
        for (grade, ..) in grades() {
            let summary = format!("{grade}年级作业本代收费（{pupils}人）");
            let reference = self.bank_row(AGENCY_BANK, self.today, &summary, amount);
            entries.push(debit(AGENCY_BANK, &summary, amount, reference.clone()));
            entries.push(credit(AGENCY_FEES, &summary, amount, reference));
        }
        let voucher = self.post("agency", grades().len(), entries);
        if self.school.teaches_pupils() {
            self.note_fee("exercise-books", voucher, figure(BOOK_FEE), None, |_| readers);
        }
    }

    /// What was not used goes back at the term's end: 多退少不补.
    fn refund_exercise_books(&mut self) {
        let left = -self.accounts.of(AGENCY_FEES);
        if left <= Decimal::ZERO {
            return;
        }
        let reference = self.bank_row(AGENCY_BANK, self.today, "退还作业本代收费结余", -left);
        // Where no register of fees tells who got what, the sheet does on which it was signed for.
        let source = if self.school.teaches_pupils() { reference } else { format!("{reference};memo:作业册退费签收表") };
        let voucher = self.book_bank_row(AGENCY_BANK, AGENCY_FEES, "退还作业本代收费结余", -left, source);
        if self.school.teaches_pupils() {
            let used = std::mem::take(&mut self.welfare.books_used);
            let back = self.settle_fee("exercise-books", voucher, |row| used.get(&row.class).copied().unwrap_or_default());
            assert_eq!(back, left, "what goes back is what is left");
        }
    }
}

//! Money that is held for pupils or reaches them: fees by class with their settlement, the after-school service, aid.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{AFTER_SCHOOL_FEES, AGENCY_BANK, AID_COST, BANK, DONATIONS, GRANTS, TUITION_INCOME};
use crate::money::{figure, share, whole};
use crate::money_days::MoneyTask;
use crate::numbering::DocumentNumber;
use crate::nursery;
use crate::office::{Office, credit, debit};
use crate::people::grades;
use crate::places::class_id;
use crate::tasks::Task;

/// Yuan a month of the after-school service, and the months of a term that it runs.
pub const AFTER_SCHOOL_PRICE: &str = "45.00";
pub const AFTER_SCHOOL_MONTHS: i64 = 4;

/// Months of care and education in a term.
const TUITION_MONTHS: i64 = 5;

/// The programmes of aid: the state's, half a year of it a term, and that of the township's donors.
const STATE_AID: (&str, &str) = ("家庭经济困难学生生活补助", "312.50");
const SMALL_AID: (&str, &str) = ("家庭经济困难幼儿资助", "500.00");
const DONORS_AID: (&str, &str) = ("乡贤助学金", "600.00");

/// A code of the state's programme, on what ground, and the terms of the school year in which it is granted.
const STATE_ROLL: &[(u32, &str, bool, bool)] = &[
    (1, "低保", true, true),
    (2, "低保", true, true),
    (3, "特困供养", true, true),
    (4, "残疾学生", true, true),
    (5, "脱贫家庭", true, true),
    (6, "低保", true, true),
    (7, "事实无人抚养", true, true),
    (8, "低保边缘", true, true),
    (9, "残疾学生", true, true),
    (10, "低保", true, false),
    (11, "脱贫家庭", true, true),
    (12, "突发困难", true, false),
    (13, "低保边缘", true, true),
    (14, "低保", true, true),
    (15, "突发困难", false, true),
    (16, "低保", false, true),
];

/// The codes of the donors' programme, in the spring.
const DONORS_ROLL: [u32; 5] = [3, 5, 7, 9, 15];

/// What a class paid for a fee in a term.
pub struct FeeRow {
    pub term: usize,
    pub fee: &'static str,
    pub class: String,
    pub payers: i64,
    pub units: Option<i64>,
    pub charged: Decimal,
    pub voucher: DocumentNumber,
    pub settled: Option<Settlement>,
}

/// What became of it.
pub struct Settlement {
    pub date: NaiveDate,
    pub used: Decimal,
    pub refunded: Decimal,
    pub voucher: DocumentNumber,
}

/// One pupil's aid, granted and paid.
pub struct AidRow {
    pub term: usize,
    pub programme: &'static str,
    pub code: u32,
    pub reason: &'static str,
    pub amount: Decimal,
    pub published: NaiveDate,
    pub paid: NaiveDate,
    pub voucher: DocumentNumber,
}

/// What the office knows of fees and aid.
#[derive(Default)]
pub struct Welfare {
    pub fees: Vec<FeeRow>,
    pub aid: Vec<AidRow>,
    /// What the books that a class took were worth, since its last settlement.
    pub books_used: BTreeMap<String, Decimal>,
    /// What the after-school service has cost, since its last settlement.
    service_used: Decimal,
}

/// Something that is due with fees or aid.
pub enum WelfareTask {
    CollectTuition,
    SettleTuition,
    CollectService,
    PayService,
    SettleService,
    AidArrives(usize),
    PayAid(usize),
    DonorsAid(usize),
}

impl Office {
    /// Puts the month's fees and aid on the agenda; today is the first of the month.
    pub fn plan_welfare(&mut self) {
        let month = self.today;
        let nth = |office: &Self, nth| office.calendar.nth_workday(month, nth);
        let term = self.latest_term();
        match month.month() {
            3 | 9 if self.school.nursery => self.welfare(nth(self, 5), WelfareTask::CollectTuition),
            1 if self.school.nursery => self.welfare(nth(self, 13), WelfareTask::SettleTuition),
            7 if self.school.nursery => self.welfare(nth(self, 5), WelfareTask::SettleTuition),
            3 | 9 => self.welfare(nth(self, 5), WelfareTask::CollectService),
            11 => {
                self.welfare(nth(self, 6), WelfareTask::AidArrives(term));
                self.welfare(nth(self, 12), WelfareTask::PayAid(term));
            }
            5 => {
                self.welfare(nth(self, 4), WelfareTask::AidArrives(term));
                self.welfare(nth(self, 10), WelfareTask::PayAid(term));
                if self.school.nursery {
                    return;
                }
                self.welfare(nth(self, 13), WelfareTask::DonorsAid(term));
            }
            1 => self.welfare(nth(self, 13), WelfareTask::SettleService),
            7 => self.welfare(nth(self, 5), WelfareTask::SettleService),
            _ => {}
        }
        // What was taught in a month is paid early in the next: four times a term.
        if !self.school.nursery && matches!(month.month(), 1 | 4 | 5 | 6 | 7 | 10 | 11 | 12) {
            let day = if month.month() == 7 { nth(self, 2) } else { nth(self, 7) };
            self.welfare(day, WelfareTask::PayService);
        }
    }

    fn welfare(&mut self, day: NaiveDate, task: WelfareTask) {
        self.schedule(day, Task::Money(MoneyTask::Welfare(task)));
    }

    /// The term that has begun last.
    fn latest_term(&self) -> usize {
        let begun = self.calendar.terms.iter().filter(|term| term.starts <= self.today).count();
        begun.saturating_sub(1)
    }

    /// Does one of these tasks.
    pub fn do_welfare(&mut self, task: WelfareTask) {
        match task {
            WelfareTask::CollectTuition => self.collect_tuition(),
            WelfareTask::SettleTuition => self.settle_tuition(),
            WelfareTask::CollectService => self.collect_service(),
            WelfareTask::PayService => self.pay_service(),
            WelfareTask::SettleService => self.settle_service(),
            WelfareTask::AidArrives(term) => {
                let sum = figure(self.state_aid().1) * whole(self.state_roll(term).len() as i64);
                self.money_in(BANK, GRANTS, "学生资助专项拨款", sum);
            }
            WelfareTask::PayAid(term) => {
                let roll = self.state_roll(term);
                self.pay_aid(term, self.state_aid(), &roll);
            }
            WelfareTask::DonorsAid(term) => {
                let roll: Vec<(u32, &'static str)> = DONORS_ROLL.iter().map(|&code| (code, "家访认定")).collect();
                let sum = figure(DONORS_AID.1) * whole(roll.len() as i64);
                self.money_in(BANK, DONATIONS, "青石镇乡贤会助学捐款", sum);
                self.pay_aid(term, DONORS_AID, &roll);
            }
        }
    }

    /// Notes what every class paid for a fee, booked by one voucher.
    pub fn note_fee(
        &mut self,
        fee: &'static str,
        voucher: DocumentNumber,
        price: Decimal,
        units: Option<i64>,
        payers: impl Fn(&str) -> i64,
    ) {
        let term = self.latest_term();
        for class in self.class_ids() {
            let payers = payers(&class);
            let charged = price * whole(units.unwrap_or(1) * payers);
            self.welfare.fees.push(FeeRow { term, fee, class, payers, units, charged, voucher, settled: None });
        }
    }

    /// Settles a fee for every class: what was used, and the rest, which goes back on one voucher.
    pub fn settle_fee(&mut self, fee: &str, voucher: DocumentNumber, used: impl Fn(&FeeRow) -> Decimal) -> Decimal {
        let date = self.today;
        let mut back = Decimal::ZERO;
        for row in self.welfare.fees.iter_mut().filter(|row| row.fee == fee && row.settled.is_none()) {
            let used = used(row);
            let refunded = row.charged - used;
            assert!(refunded >= Decimal::ZERO, "{fee} of {}: more was used than paid", row.class);
            back += refunded;
            row.settled = Some(Settlement { date, used, refunded, voucher });
        }
        back
    }

    /// Every class, in order.
    pub fn class_ids(&self) -> Vec<String> {
        let classes = 1..=self.school.classes_a_grade;
        (0..grades().len()).flat_map(|grade| classes.clone().map(move |class| class_id(grade, class))).collect()
    }

    /// How many of a class stay after school this term.
    fn stays(&self, class: &str) -> i64 {
        let term = &self.calendar.terms[self.latest_term()].id;
        let least = self.school.pupils_a_class * 4 / 5;
        crate::chance::Chance::about(self.school.seed, &format!("after school {term} {class}"))
            .between(least, self.school.pupils_a_class - 1)
    }

    /// Parents pay for the term's after-school service, grade by grade.
    fn collect_service(&mut self) {
        let price = figure(AFTER_SCHOOL_PRICE);
        let mut entries = Vec::new();
        for (number, (grade, ..)) in grades().iter().enumerate() {
            let classes = (1..=self.school.classes_a_grade).map(|class| self.stays(&class_id(number, class)));
            let payers: i64 = classes.sum();
            let amount = price * whole(payers * AFTER_SCHOOL_MONTHS);
            let summary = format!("{grade}年级课后服务费（{payers}人）");
            let reference = self.bank_row(AGENCY_BANK, self.today, &summary, amount);
            entries.push(debit(AGENCY_BANK, &summary, amount, reference.clone()));
            entries.push(credit(AFTER_SCHOOL_FEES, &summary, amount, reference));
        }
        let voucher = self.post("agency", grades().len(), entries);
        let stays: BTreeMap<String, i64> = self.class_ids().into_iter().map(|class| (class.clone(), self.stays(&class))).collect();
        self.note_fee("after-school", voucher, price, Some(AFTER_SCHOOL_MONTHS), |class| stays[class]);
    }

    /// Parents of all but the oldest classes, which are free, pay a term of care and education.
    fn collect_tuition(&mut self) {
        let price = figure(nursery::TUITION);
        let paying = grades().len() - 1;
        let payers = self.school.pupils_a_class * self.school.classes_a_grade as i64;
        let mut entries = Vec::new();
        for (grade, ..) in grades().iter().take(paying) {
            let amount = price * whole(payers * TUITION_MONTHS);
            let summary = format!("{grade}班保教费（{payers}人）");
            let reference = self.bank_row(BANK, self.today, &summary, amount);
            entries.push(debit(BANK, &summary, amount, reference.clone()));
            entries.push(credit(TUITION_INCOME, &summary, amount, reference));
        }
        let voucher = self.post("school", paying, entries);
        let pupils = self.school.pupils_a_class;
        self.note_fee("tuition", voucher, price, Some(TUITION_MONTHS), |_| pupils);
        let free = grades()[paying].0;
        self.welfare.fees.retain(|row| row.fee != "tuition" || !row.class.starts_with(free));
    }

    /// Who was away for half a month and more gets half a month back.
    fn settle_tuition(&mut self) {
        let half = figure(nursery::TUITION) / whole(2);
        let term = self.calendar.terms[self.latest_term()].id.clone();
        let seed = self.school.seed;
        let back = |class: &str| half * whole(crate::chance::Chance::about(seed, &format!("away {term} {class}")).between(0, 3));
        let classes: Vec<String> =
            self.welfare.fees.iter().filter(|row| row.settled.is_none()).map(|row| row.class.clone()).collect();
        let sum: Decimal = classes.iter().map(|class| back(class)).sum();
        let summary = "退还缺勤半月以上幼儿保教费";
        let reference = self.bank_row(BANK, self.today, summary, -sum);
        let entries = vec![debit(TUITION_INCOME, summary, sum, reference.clone()), credit(BANK, summary, sum, reference)];
        let voucher = self.post("school", 2, entries);
        let given = self.settle_fee("tuition", voucher, |row| row.charged - back(&row.class));
        assert_eq!(given, sum, "what goes back is what was granted");
    }

    /// A month of the service is paid to those who gave it, by the list that they signed.
    fn pay_service(&mut self) {
        let collected: Decimal =
            self.welfare.fees.iter().filter(|row| row.fee == "after-school" && row.settled.is_none()).map(|row| row.charged).sum();
        let hundred = whole(100);
        let amount = (collected * figure("0.243") / hundred).floor() * hundred;
        let before = self.today - Days::new(28);
        let summary = format!("{}月课后服务劳务费", before.month());
        let reference = self.bank_row(AGENCY_BANK, self.today, &summary, -amount);
        self.welfare.service_used += amount;
        let source = format!("memo:{summary}发放表");
        let entries = vec![debit(AFTER_SCHOOL_FEES, &summary, amount, source), credit(AGENCY_BANK, &summary, amount, reference)];
        self.post("agency", 2, entries);
    }

    /// At the term's end what the service did not use goes back: by class, in the share of what it paid.
    fn settle_service(&mut self) {
        let left = -self.accounts.of(AFTER_SCHOOL_FEES);
        let used = std::mem::take(&mut self.welfare.service_used);
        let summary = "退还课后服务费结余";
        let reference = self.bank_row(AGENCY_BANK, self.today, summary, -left);
        let entries =
            vec![debit(AFTER_SCHOOL_FEES, summary, left, reference.clone()), credit(AGENCY_BANK, summary, left, reference)];
        let voucher = self.post("agency", 2, entries);
        let rows = || self.welfare.fees.iter().filter(|row| row.fee == "after-school" && row.settled.is_none());
        let charged: Decimal = rows().map(|row| row.charged).sum();
        let mut shares: BTreeMap<String, Decimal> =
            rows().map(|row| (row.class.clone(), share(used, row.charged, charged))).collect();
        let rest: Decimal = used - shares.values().sum::<Decimal>();
        *shares.values_mut().next_back().expect("a school has classes") += rest;
        let back = self.settle_fee("after-school", voucher, |row| shares[&row.class]);
        assert_eq!(back, left, "what goes back is what is left");
    }

    /// The state's programme for the school that is played.
    fn state_aid(&self) -> (&'static str, &'static str) {
        if self.school.nursery { SMALL_AID } else { STATE_AID }
    }

    /// The codes of the state's programme in a term.
    fn state_roll(&self, term: usize) -> Vec<(u32, &'static str)> {
        let autumn = self.calendar.terms[term].autumn;
        let granted = STATE_ROLL.iter().filter(|(_, _, in_autumn, in_spring)| if autumn { *in_autumn } else { *in_spring });
        let most = if self.school.nursery { 9 } else { usize::MAX };
        granted.map(|&(code, reason, ..)| (code, reason)).take(most).collect()
    }

    /// Pays a programme's roll through the bank, as it was published ten days before.
    fn pay_aid(&mut self, term: usize, (programme, amount): (&'static str, &str), roll: &[(u32, &'static str)]) {
        let amount = figure(amount);
        let sum = amount * whole(roll.len() as i64);
        let summary = format!("发放{programme}（{}人）", roll.len());
        let reference = self.bank_row(BANK, self.today, &summary, -sum);
        let source = format!("memo:{programme}发放表");
        let entries = vec![debit(AID_COST, &summary, sum, source), credit(BANK, &summary, sum, reference)];
        let voucher = self.post("school", 2, entries);
        let (paid, published) = (self.today, self.calendar.workday_until(self.today - Days::new(10)));
        self.welfare.aid.extend(roll.iter().map(|&(code, reason)| AidRow {
            term,
            programme,
            code,
            reason,
            amount,
            published,
            paid,
            voucher,
        }));
    }
}

//! Small expenses of the staff: bus tickets, postage, courses, paid back in cash or to the official card.

use chrono::{Datelike, Days};

use crate::accounts::{BANK, CASH};
use crate::claims::ClaimPlan;
use crate::codes::digital_invoice_number;
use crate::invoices::{cost_account, invoice_qr};
use crate::ledger::Receipt;
use crate::money::{figure, split_tax};
use crate::nursery;
use crate::office::Office;
use crate::people::{department_head, staff};
use crate::tasks::Task;

/// One small expense of a term.
pub struct SmallExpense {
    pub week: u32,
    pub weekday: u64,
    pub person: &'static str,
    pub seller: &'static str,
    pub purpose: &'static str,
    pub budget: &'static str,
    pub kind: &'static str,
    pub total: &'static str,
    /// What the school does not bear.
    pub struck: &'static str,
    pub card: bool,
}

pub const fn expense(
    (week, weekday): (u32, u64),
    person: &'static str,
    seller: &'static str,
    purpose: &'static str,
    budget: &'static str,
    total: &'static str,
) -> SmallExpense {
    SmallExpense { week, weekday, person, seller, purpose, budget, kind: "e-general", total, struck: "", card: false }
}

/// The small expenses of a term.
#[rustfmt::skip]
const EXPENSES: &[SmallExpense] = &[
    expense((2, 3), "li-na", "临溪市公共交通集团有限公司", "一年级组教研活动交通费", "training", "64.00"),
    expense((3, 2), staff::CLERK, "中国邮政集团有限公司临溪市分公司", "公文邮寄费", "office", "86.00"),
    SmallExpense { kind: "fiscal", ..expense((4, 3), staff::FOOD_SAFETY_OFFICER, "临溪市市场监督管理局培训中心", "食品安全员考核报名费", "training", "160.00") },
    expense((5, 1), staff::SPORTS_TEACHER, "临溪市公共交通集团有限公司", "田径集训学生乘车费", "activity", "212.00"),
    SmallExpense { card: true, ..expense((7, 2), staff::IT_TEACHER, "江苏智慧教育培训有限公司", "信息科技骨干教师培训费", "training", "980.00") },
    expense((7, 3), staff::LIBRARIAN, "青石镇百姓便利店", "图书修补材料", "teaching", "73.50"),
    expense((8, 3), "jin-wei", "临溪市公共交通集团有限公司", "六年级研学踩点交通费", "training", "92.00"),
    SmallExpense { card: true, struck: "36.00", ..expense((9, 3), staff::TEACHING_DIRECTOR, "南京玄武湖商务酒店有限公司", "省级教学研讨会住宿费", "training", "486.00") },
    expense((10, 3), staff::ART_TEACHER, "临溪裱画斋", "学生书画作品装裱", "activity", "360.00"),
    expense((11, 2), staff::NURSE, "临溪市公共交通集团有限公司", "疾控培训交通费", "training", "38.00"),
    SmallExpense { kind: "fiscal", ..expense((12, 3), staff::ELECTRICIAN, "临溪市应急管理培训中心", "低压电工证复审费", "training", "280.00") },
    expense((13, 3), "fan-ying", "临溪市少年宫", "合唱比赛服装租用", "activity", "540.00"),
    expense((14, 3), staff::CLERK, "中国邮政集团有限公司临溪市分公司", "学籍档案寄递费", "office", "58.00"),
    SmallExpense { card: true, ..expense((15, 2), staff::SCIENCE_TEACHER, "江苏科普教育服务中心", "科学教师实验技能培训费", "training", "760.00") },
    expense((16, 3), staff::MUSIC_TEACHER, "临溪乐韵琴行", "钢琴调律费", "teaching", "400.00"),
    expense((18, 1), "shen-yan", "临溪市公共交通集团有限公司", "期末联合阅卷交通费", "training", "56.00"),
    expense((19, 2), staff::CLERK, "青石镇百姓便利店", "期末表彰大会茶水", "office", "118.00"),
];

impl Office {
    /// Puts a term's small expenses on the agenda.
    pub fn plan_small_expenses(&mut self, term: usize) {
        for expense in if self.school.nursery { nursery::EXPENSES } else { EXPENSES } {
            let day = self.calendar.terms[term].monday(expense.week) + Days::new(expense.weekday);
            self.schedule(self.calendar.workday_from(day), Task::Expense(expense));
        }
    }

    /// Takes in the receipt; the claim follows a few days later.
    pub fn take_small_receipt(&mut self, expense: &'static SmallExpense) {
        let id = self.numbers.next("PJ", self.today);
        let mut chance = self.chance(&format!("receipt {id}"));
        let total = figure(expense.total);
        let fiscal = expense.kind == "fiscal";
        let (net, tax) = split_tax(total, if fiscal { 0 } else { 3 });
        let (code, number) = if fiscal {
            let year = self.today.year() % 100;
            (format!("320601{year:02}"), format!("{:010}", chance.between(10_000_000, 799_999_999)))
        } else {
            (String::new(), digital_invoice_number(self.today.year(), &mut chance))
        };
        let qr = if !fiscal && chance.happens(30) { invoice_qr(expense.kind, &number, total, self.today) } else { String::new() };
        self.ledger.receipts.push(Receipt {
            id,
            date: self.today,
            kind: expense.kind,
            code,
            number,
            seller: expense.seller.to_owned(),
            seller_code: String::new(),
            net,
            tax,
            total,
            purchase: None,
            budget: Some(expense.budget),
            claim: None,
            qr,
            verified: Some(self.today),
        });
        let head = department_head(expense.person);
        let plan = ClaimPlan {
            receipts: vec![self.ledger.receipts.len() - 1],
            claimant: expense.person,
            witness: if head == expense.person { staff::VICE_PRINCIPAL } else { head },
            purpose: expense.purpose.to_owned(),
            payee: if expense.card { expense.person.to_owned() } else { String::new() },
            method: if expense.card { "official-card" } else { "cash" },
            struck: Some(expense.struck).filter(|struck| !struck.is_empty()).map(figure),
            settles: cost_account(expense.budget),
            from: if expense.card { BANK } else { CASH },
            supplier: None,
        };
        let wait = chance.between(1, 4) as u32;
        let day = self.calendar.workdays_after(self.today, wait);
        self.schedule(day, Task::Claim(plan));
    }
}

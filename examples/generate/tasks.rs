//! What can stand on the office's agenda, and who does it.

use crate::claims::ClaimPlan;
use crate::ledger::Approval;
use crate::money_days::MoneyTask;
use crate::office::Office;
use crate::plans::Plan;
use crate::property::PropertyTask;
use crate::small_expenses::SmallExpense;
use crate::store::Correction;

/// One thing to do on a day.
pub enum Task {
    /// Begin a purchase.
    Request(&'static Plan, usize),
    /// Accept a delivery of a purchase.
    Accept { purchase: usize, delivery: usize },
    /// Take in the invoice of a delivery.
    Invoice { purchase: usize, delivery: usize },
    /// Hand the goods to the requester.
    Fetch { purchase: usize },
    /// Hand in a claim.
    Claim(ClaimPlan),
    /// Pay a claim.
    Pay { claim: usize, plan: ClaimPlan },
    /// Take in the receipt of a small expense.
    Expense(&'static SmallExpense),
    /// Adjust a shelf after a count.
    Correct(Correction),
    /// Money that comes or goes by itself.
    Money(MoneyTask),
    /// Something about rooms and equipment.
    Property(PropertyTask),
}

impl Office {
    /// Does one task of today.
    pub fn perform(&mut self, task: Task) {
        match task {
            Task::Request(plan, term) => self.request(plan, term),
            Task::Accept { purchase, delivery } => self.accept(purchase, delivery),
            Task::Invoice { purchase, delivery } => self.take_invoice(purchase, delivery),
            Task::Fetch { purchase } => self.fetch(purchase),
            Task::Claim(plan) => self.claim(plan),
            Task::Pay { claim, plan } => self.pay(claim, plan),
            Task::Expense(expense) => self.take_small_receipt(expense),
            Task::Correct(correction) => self.correct(correction),
            Task::Money(task) => self.move_money(task),
            Task::Property(task) => self.look_after_property(task),
        }
    }
}

/// A plain approval.
pub fn approved(step: &'static str, by: &'static str, date: chrono::NaiveDate) -> Approval {
    Approval { step, by, date, verdict: "", note: "", minutes: String::new() }
}

//! Claims: who hands in the receipts, who signs, and the cashier who pays.

use rust_decimal::Decimal;

use crate::accounts::{CASH, book_of};
use crate::ledger::{Claim, Payment};
use crate::office::{Office, credit, debit};
use crate::people::staff;
use crate::tasks::{Task, approved};

/// A claim that is going to be handed in.
#[derive(Clone)]
pub struct ClaimPlan {
    pub receipts: Vec<usize>,
    pub claimant: &'static str,
    pub witness: &'static str,
    pub purpose: String,
    /// Empty for cash handed to the claimant.
    pub payee: String,
    pub method: &'static str,
    pub struck: Option<Decimal>,
    /// The account that the payment settles: a payable, or the cost itself.
    pub settles: &'static str,
    pub from: &'static str,
    pub supplier: Option<&'static str>,
}

impl Office {
    /// Hands in a claim and has it signed; the cashier pays some days later.
    pub fn claim(&mut self, plan: ClaimPlan) {
        let id = self.numbers.next("BX", self.today);
        let mut chance = self.chance(&format!("claim {id}"));
        let mut amount = Decimal::ZERO;
        for &receipt in &plan.receipts {
            let receipt = &mut self.ledger.receipts[receipt];
            assert!(receipt.claim.is_none() && receipt.date <= self.today, "{} is claimed once and in time", receipt.id);
            receipt.claim = Some(id);
            amount += receipt.total;
        }
        amount -= plan.struck.unwrap_or_default();
        let canteen = book_of(plan.from) == "canteen";
        let reviewer = if canteen { staff::CANTEEN_ACCOUNTANT } else { staff::ACCOUNTANT };
        let reviewed = self.calendar.workdays_after(self.today, 1);
        let decided = self.calendar.workdays_after(reviewed, chance.between(0, 1) as u32);
        let paid = self.calendar.workdays_after(decided, chance.between(1, 3) as u32);
        let head =
            if chance.happens(80) || plan.witness == staff::VICE_PRINCIPAL { staff::PRINCIPAL } else { staff::VICE_PRINCIPAL };
        let mut approvals = vec![
            approved("witness", plan.witness, self.today),
            approved("review", reviewer, reviewed),
            approved("approval", head, decided),
        ];
        approvals.retain(|approval| approval.date <= self.calendar.last);
        for approval in &approvals {
            assert_ne!(approval.by, plan.claimant, "{id}: nobody signs for his own claim");
        }
        self.ledger.claims.push(Claim {
            id,
            date: self.today,
            claimant: plan.claimant,
            purpose: plan.purpose.clone(),
            payee: plan.payee.clone(),
            method: plan.method,
            amount,
            struck: plan.struck,
            approvals,
            paid: None,
        });
        let claim = self.ledger.claims.len() - 1;
        self.schedule(paid, Task::Pay { claim, plan });
    }

    /// Pays a claim from the bank or the cash box.
    pub fn pay(&mut self, claim: usize, plan: ClaimPlan) {
        let (id, amount) = (self.ledger.claims[claim].id, self.ledger.claims[claim].amount);
        let summary = format!("付{}", plan.purpose);
        let source = if plan.from == CASH {
            id.to_string()
        } else {
            let day = self.bank_day();
            let reference = self.bank_row(plan.from, day, &summary, -amount);
            format!("{id};{reference}")
        };
        let book = book_of(plan.from);
        // What settles a debt was charged when it arose; what is a cost is charged to the claimant's department now.
        let department = if plan.supplier.is_none() { self.department(plan.claimant) } else { "" };
        let entries = vec![
            debit(plan.settles, &plan.purpose, amount, id.to_string()).of(department),
            credit(plan.from, &summary, amount, source),
        ];
        let voucher = self.post(book, plan.receipts.len() + 1, entries);
        self.ledger.claims[claim].paid = Some(Payment { date: self.today, account: plan.from, voucher, by: staff::CASHIER });
        if let Some(supplier) = plan.supplier {
            let owed = self.owed.get_mut(supplier).expect("what is paid was owed");
            *owed -= amount;
            assert!(*owed >= Decimal::ZERO, "{supplier} is paid more than is owed");
        }
    }
}

//! Invoices come in: their numbers, taxes and QR texts, and what is then owed.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::accounts::{AGENCY_PAYABLES, AGENCY_STOCK, ASSETS, PAYABLES, STOCK};
use crate::claims::ClaimPlan;
use crate::codes::{digital_invoice_number, qr_text};
use crate::ledger::Receipt;
use crate::money::{fen, split_tax};
use crate::numbering::DocumentNumber;
use crate::office::{Office, credit, debit};
use crate::people::department_of;
use crate::plans::{BUDGET_LINES, Want};
use crate::purchasing::{stored_good, total};
use crate::suppliers::{Supplier, Trade, supplier};
use crate::tasks::Task;

impl Office {
    /// Takes in an invoice of a supplier for `total`; it is owed from now on.
    pub fn receive_invoice(
        &mut self,
        seller: &'static Supplier,
        total: Decimal,
        purchase: Option<DocumentNumber>,
        budget: Option<&'static str>,
    ) -> usize {
        let id = self.numbers.next("PJ", self.today);
        let mut chance = self.chance(&format!("invoice {id}"));
        let percent = tax_percent(seller);
        let (net, tax) = split_tax(total, percent);
        let kind = if seller.authority == "91" && percent > 0 && chance.happens(25) { "e-special" } else { "e-general" };
        let number = digital_invoice_number(self.today.year(), &mut chance);
        let qr = if chance.happens(45) { invoice_qr(kind, &number, total, self.today) } else { String::new() };
        self.ledger.receipts.push(Receipt {
            id,
            date: self.today,
            kind,
            code: String::new(),
            number,
            seller: seller.id.to_owned(),
            seller_code: seller.code(),
            net,
            tax,
            total,
            purchase,
            budget,
            claim: None,
            qr,
            verified: Some(self.today),
        });
        *self.owed.entry(seller.id).or_default() += total;
        self.ledger.receipts.len() - 1
    }

    /// Books the invoice of a delivery: goods into stock, equipment into assets, services into cost.
    pub fn take_invoice(&mut self, number: usize, delivery: usize) {
        let purchase = &self.ledger.purchases[number];
        let (purchase_id, budget) = (purchase.id, purchase.budget);
        let plan = self.running[number].plan;
        let order = self.running[number].deliveries[delivery].order;
        let seller = supplier(purchase.orders[order].supplier);
        let lines = self.running[number].deliveries[delivery].lines.clone();
        let receipt = self.receive_invoice(seller, total(&lines), Some(purchase_id), budget);
        let receipt_id = self.ledger.receipts[receipt].id;
        self.running[number].deliveries[delivery].receipt = Some(receipt);

        let is_asset = plan.wants.iter().any(|want| matches!(want, Want::Asset(_)));
        let stored: Decimal =
            lines.iter().filter(|line| stored_good(line).is_some()).map(|line| fen(line.quantity * line.price)).sum();
        let rest = total(&lines) - stored;
        let mut entries = Vec::new();
        if !stored.is_zero() {
            let slip = self.running[number].deliveries[delivery].slip.expect("goods lie in store before their invoice");
            let account = if budget.is_some() { STOCK } else { AGENCY_STOCK };
            entries.push(debit(account, &format!("{}入库", plan.purpose), stored, format!("{receipt_id};{slip}")));
        }
        if !rest.is_zero() {
            let account = if is_asset { ASSETS } else { cost_account(budget.expect("services are on a budget line")) };
            let department = if is_asset { "" } else { department_of(plan.requester) };
            entries.push(debit(account, plan.purpose, rest, receipt_id.to_string()).of(department));
        }
        let payable = if budget.is_some() { PAYABLES } else { AGENCY_PAYABLES };
        entries.push(credit(payable, &format!("应付{}", seller.name), total(&lines), receipt_id.to_string()));
        let book = if budget.is_some() { "school" } else { "agency" };
        let voucher = self.post(book, 2, entries);
        if is_asset {
            let accepted = self.running[number].deliveries[delivery].accepted.expect("accepted before invoiced");
            self.register_equipment(plan, &lines, accepted, purchase_id, receipt_id, voucher);
        }
        self.claim_when_complete(number, order, payable);
    }

    /// When every delivery of an order has its invoice, the buyer hands in one claim.
    fn claim_when_complete(&mut self, number: usize, order: usize, payable: &'static str) {
        let running = &self.running[number];
        let invoices: Vec<Option<usize>> =
            running.deliveries.iter().filter(|delivery| delivery.order == order).map(|delivery| delivery.receipt).collect();
        let Some(receipts) = invoices.into_iter().collect::<Option<Vec<usize>>>() else {
            return;
        };
        let seller = self.ledger.purchases[number].orders[order].supplier;
        let plan = ClaimPlan {
            receipts,
            claimant: running.buyers[0],
            witness: running.acceptors[1],
            purpose: running.plan.purpose.to_owned(),
            payee: seller.to_owned(),
            method: "transfer",
            struck: None,
            settles: payable,
            from: if payable == PAYABLES { crate::accounts::BANK } else { crate::accounts::AGENCY_BANK },
            supplier: Some(seller),
        };
        let wait = self.chance(&format!("claim {}", running.plan.key)).between(1, 3) as u32;
        let day = self.calendar.workdays_after(self.today, wait);
        self.schedule(day, Task::Claim(plan));
    }
}

/// The expense account of a budget line.
pub fn cost_account(line: &str) -> &'static str {
    let entry = BUDGET_LINES.iter().find(|entry| entry.0 == line);
    entry.unwrap_or_else(|| panic!("no budget line {line}")).2
}

/// The tax that a seller's invoices bear, in percent; farm produce is exempt.
fn tax_percent(seller: &Supplier) -> i64 {
    match (seller.authority, seller.trade, seller.id) {
        (_, Trade::Food, "lvyuan" | "ruifeng") => 0,
        ("92", _, _) => 1,
        (_, Trade::Food | Trade::Works | Trade::Books, _) | (_, _, "linxi-dianxin" | "lianhe-ranqi") => 9,
        (_, Trade::Printing | Trade::Labour, _) => 6,
        (_, _, "gongshui") => 3,
        _ => 13,
    }
}

/// The QR text of a digital invoice.
pub fn invoice_qr(kind: &str, number: &str, total: Decimal, day: NaiveDate) -> String {
    qr_text(if kind == "e-special" { "31" } else { "32" }, number, total, day)
}

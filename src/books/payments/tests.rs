//! Receipts and what paid them, as an auditor follows them.

use super::*;
use crate::policy::Settings;
use crate::source::{Sources as Files, decode};
use crate::table::ExtraWords;

const ACCOUNTS: &str =
    "account,name,control\n1001,现金,cash\n1002,银行存款,bank\n2302,应付账款,payables\n4001,财政拨款收入,\n5001,费用,\n";

/// What is unpaid of each receipt on 30 September, and which voucher pays what was paid before.
fn shown(journal: &str, claims: &str) -> (Vec<String>, Vec<String>) {
    let source = |path: &str, text: &str| decode(path.to_owned(), text.as_bytes().to_vec());
    let receipts = "receipt,date,kind,number,total,claim\nFP-1,2026-09-01,other,1,100.00,\nFP-2,2026-09-02,other,2,50.00,BX-1\n";
    let others = vec![
        source("accounts.csv", ACCOUNTS),
        source("claims.toml", claims),
        source("journal.csv", &format!("voucher,date,account,summary,debit,credit,source,corrects\n{journal}")),
        source("receipts.csv", receipts),
    ];
    let ledger = Ledger::read(Files::new(source("bursar.toml", ""), others), &ExtraWords::new(), Vec::new());
    assert!(ledger.problems.is_empty(), "{:?}", ledger.problems);
    let today = Day::from_ymd(2027, 12, 31).expect("a day");
    let accounts = AccountBook::build(&ledger, &Settings::default(), today);
    let book = PaymentBook::build(&ledger, &accounts);
    let day = Day::from_ymd(2026, 9, 30).expect("a day");
    let unpaid = ledger.registers.receipts.iter().map(|receipt| book.unpaid(receipt, day).to_string()).collect();
    let again = book.paid_again().iter().map(|paid| ledger.text(paid.again.voucher).to_owned()).collect();
    (unpaid, again)
}

const CLAIM: &str = "[BX-1]\ndate = 2026-09-03\nclaimant = \"li-na\"\npurpose = \"办公\"\namount = 50.00\n";

#[test]
fn what_is_owed_first_and_paid_later_is_paid_once() {
    let (unpaid, again) = shown(
        "PZ-1,2026-09-05,5001,办公,100.00,,FP-1,\nPZ-1,2026-09-05,2302,办公,,100.00,,\n\
         PZ-2,2026-09-20,2302,付款,100.00,,FP-1,\nPZ-2,2026-09-20,1002,付款,,100.00,,\n",
        CLAIM,
    );
    assert_eq!(unpaid, ["0.00", "50.00"]);
    assert!(again.is_empty());
}

#[test]
fn a_payment_in_parts_is_no_repetition_and_a_second_whole_one_is() {
    let part = |number: u32, amount: &str| {
        format!(
            "PZ-{number},2026-09-{:02},5001,付款,{amount},,FP-1,\nPZ-{number},2026-09-{:02},1002,付款,,{amount},,\n",
            number + 3,
            number + 3
        )
    };
    let (unpaid, again) = shown(&(part(1, "95.00") + &part(2, "5.00")), CLAIM);
    assert_eq!(unpaid, ["0.00", "50.00"]);
    assert!(again.is_empty());
    let (unpaid, again) = shown(&(part(1, "95.00") + &part(2, "5.00") + &part(3, "100.00")), CLAIM);
    assert_eq!(unpaid, ["0.00", "50.00"]);
    assert_eq!(again, ["PZ-3"]);
}

#[test]
fn a_receipt_is_paid_through_its_claim() {
    let paid = format!("{CLAIM}paid = {{ date = 2026-09-06, account = \"1001\", voucher = \"PZ-1\", by = \"he-juan\" }}\n");
    let voucher = "PZ-1,2026-09-06,5001,报销,50.00,,,\nPZ-1,2026-09-06,1001,报销,,50.00,,\n";
    assert_eq!(shown(voucher, &paid).0, ["100.00", "0.00"]);
    assert_eq!(shown("", &paid).0, ["100.00", "0.00"], "the claim alone says so");
    let again = "PZ-2,2026-09-09,5001,付款,50.00,,FP-2,\nPZ-2,2026-09-09,1002,付款,,50.00,,\n";
    assert_eq!(shown(&format!("{voucher}{again}"), &paid).1, ["PZ-2"], "once by the claim, once by itself");
}

#[test]
fn a_reversed_voucher_pays_nothing() {
    let (unpaid, again) = shown(
        "PZ-1,2026-09-05,5001,付款,100.00,,FP-1,\nPZ-1,2026-09-05,1002,付款,,100.00,,\n\
         PZ-2,2026-09-06,5001,冲销,-100.00,,FP-1,PZ-1\nPZ-2,2026-09-06,1002,冲销,,-100.00,,PZ-1\n\
         PZ-3,2026-09-07,5001,付款,100.00,,FP-1,\nPZ-3,2026-09-07,1002,付款,,100.00,,\n",
        CLAIM,
    );
    assert_eq!(unpaid, ["0.00", "50.00"]);
    assert!(again.is_empty());
}

#[test]
fn the_treasury_may_pay_itself() {
    let (unpaid, _) = shown("PZ-1,2026-09-05,5001,付款,100.00,,FP-1,\nPZ-1,2026-09-05,4001,付款,,100.00,,\n", CLAIM);
    assert_eq!(unpaid, ["0.00", "50.00"]);
}

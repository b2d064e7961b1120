//! Balances, ledgers, reconciliation, budget and agreements of a month that a bookkeeper can add up in the head.

use super::{csv, csv_of};
use crate::commands::run::Place;

/// A school with cash and a bank account: 500 and 1000 yuan at the start, three vouchers, a statement that lacks one payment.
fn school() -> Place {
    let place = Place::empty();
    place.write(
        "bursar.toml",
        "format = 1\n[school]\nname = \"新办小学\"\nstarts = 2026-09-01\n\n[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-31\n",
    );
    place.write(
        "accounts.csv",
        "account,name,control\n1001,库存现金,cash\n1002,银行存款,bank\n100201,基本户,\n3001,累计盈余,\n5001,业务活动费用,\n",
    );
    place.write(
        "opening-balances.csv",
        "date,account,debit,credit\n2026-09-01,1001,500.00,\n2026-09-01,100201,1000.00,\n2026-09-01,3001,,1500.00\n",
    );
    place.write(
        "journal.csv",
        "voucher,date,account,summary,debit,credit,attachments,source\n\
         PZ-1,2026-09-03,1001,提现,100.00,,1,L1\n\
         PZ-1,2026-09-03,100201,提现,,100.00,1,L1\n\
         PZ-2,2026-09-10,5001,买笔,60.00,,2,FP-1\n\
         PZ-2,2026-09-10,1001,买笔,,60.00,2,FP-1\n\
         PZ-3,2026-09-30,5001,付水费,250.00,,1,FP-2\n\
         PZ-3,2026-09-30,100201,付水费,,250.00,1,FP-2;L3\n",
    );
    place.write(
        "bank.csv",
        "account,date,reference,in,out,balance\n1002,2026-09-03,L1,,100.00,900.00\n1002,2026-09-21,L2,3.00,,903.00\n",
    );
    place.write("cash-counts.csv", "date,account,counted,by\n2026-09-30,1001,535.00,li-na\n");
    place.write("people.toml", "[li-na]\nname = \"李娜\"\n");
    place
}

#[test]
fn an_account_holds_those_below_it_and_totals_add_the_topmost() {
    let lines = csv(&school(), "accounts --month 2026-09", "2026-09-30");
    assert_eq!(
        lines,
        [
            "group,学校账,,,,,,,",
            "line,1001,库存现金,500.00,,100.00,60.00,540.00,",
            "line,1002,银行存款,1000.00,,0.00,350.00,650.00,",
            "line,100201,基本户,1000.00,,0.00,350.00,650.00,",
            "line,3001,累计盈余,,1500.00,0.00,0.00,,1500.00",
            "line,5001,业务活动费用,,,310.00,0.00,310.00,",
            "subtotal,合计,,1500.00,1500.00,410.00,410.00,1500.00,1500.00",
        ]
    );
}

#[test]
fn a_ledger_runs_from_what_was_brought_forward() {
    let lines = csv(&school(), "ledger 1001 --from 2026-09-05 --to 2026-09-30", "2026-09-30");
    assert_eq!(
        lines,
        [
            "line,上期结转,,,,,,,debit,600.00",
            "line,2026-09-10,PZ-2,买笔,1001,业务活动费用,,60.00,debit,540.00",
            "subtotal,2026-09 本月合计,,,,,0.00,60.00,debit,540.00",
            "subtotal,2026 年累计,,,,,100.00,60.00,debit,540.00",
        ]
    );
}

#[test]
fn the_journal_has_every_entry_and_each_voucher_once() {
    let lines = csv(&school(), "journal --month 2026-09", "2026-09-30");
    assert_eq!(lines.len(), 1 + 6 + 2, "{lines:?}");
    assert_eq!(lines[1], "line,2026-09-03,PZ-1,提现,1001,库存现金,100.00,,1,,");
    assert_eq!(lines[8], "total,合计 3 张凭证,,,,,410.00,410.00,,,");
}

#[test]
fn open_items_bring_journal_and_statement_to_one_balance() {
    // The journal lacks the interest of 3 yuan, the bank has not yet paid the water: 650 + 3 = 903 − 250.
    let lines = csv(&school(), "bank-reconciliation --month 2026-09", "2026-09-30");
    assert_eq!(
        lines,
        [
            "line,账面余额,,,,650.00,903.00",
            "group,加：银行已收、单位未收,,,,,",
            "line,,2026-09-21,L2,,3.00,",
            "subtotal,小计,,,,3.00,",
            "group,减：银行已付、单位未付,,,,,",
            "subtotal,小计,,,,0.00,",
            "group,加：单位已收、银行未收,,,,,",
            "subtotal,小计,,,,,0.00",
            "group,减：单位已付、银行未付,,,,,",
            "line,,2026-09-30,PZ-3,付水费,,250.00",
            "subtotal,小计,,,,,250.00",
            "total,调节后余额,,,,653.00,653.00",
        ]
    );
}

#[test]
fn what_agrees_and_what_does_not_stands_on_one_page() {
    let lines = csv(&school(), "agreements", "2026-09-30");
    let of = |what: &str| lines.iter().find(|line| line.starts_with(&format!("line,{what}"))).expect("a line").as_str();
    assert_eq!(of("学校账凭证"), "line,学校账凭证借贷,2026-09-30,借方发生额,410.00,贷方发生额,410.00,0.00,agrees");
    assert_eq!(of("库存现金"), "line,库存现金,2026-09-30,实点,535.00,1001 库存现金,540.00,-5.00,differs");
    assert_eq!(of("银行存款"), "line,银行存款,2026-09-30,对账单±未达账项,650.00,1002 银行存款,650.00,0.00,agrees");
}

#[test]
fn the_budget_shows_what_is_bound_used_paid_and_left() {
    let place = school();
    place.write("budget.csv", "year,line,name,amount\n2026,office,办公费,1000\n2026,repair,维修费,400\n");
    place.write(
        "receipts.csv",
        "receipt,date,kind,number,total,budget,purchase\nFP-1,2026-09-10,other,1,60,office,\nFP-2,2026-09-30,other,2,250,,QG-1\nFP-3,2026-09-30,other,3,40,office,\n",
    );
    place.write(
        "purchases.toml",
        "[QG-1]\ndate = 2026-09-01\nrequester = \"li-na\"\nbudget = \"repair\"\norder = { supplier = \"s\", date = 2026-09-02, buyers = [], amount = 300 }\n",
    );
    let lines = csv(&place, "budget", "2026-09-30");
    assert_eq!(
        lines,
        [
            "line,office,办公费,,,1000.00,0.00,100.00,60.00,900.00,10.0",
            "line,repair,维修费,,,400.00,50.00,250.00,250.00,100.00,62.5",
            "total,合计,,,,1400.00,50.00,350.00,310.00,1000.00,25.0",
        ]
    );
}

#[test]
fn the_handover_counts_vouchers_and_papers() {
    let lines = csv_of(&school(), "centre-handover --month 2026-09", "2026-09-30", "vouchers");
    assert_eq!(lines[2], "line,PZ-2,2026-09-10,买笔,60.00,2,FP-1,,");
    assert_eq!(lines[5], "total,合计（3）,,,410.00,4,,,");
}

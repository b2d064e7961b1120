//! Bank and journal side by side, as a cashier reconciles them at the end of a month.

use super::*;
use crate::policy::Settings;
use crate::source::{Sources as Files, decode};
use crate::table::ExtraWords;
use proptest::prelude::*;

const ACCOUNTS: &str = "account,name,control\n1002,银行存款,bank\n5001,费用,\n";

fn ledger_of(journal: &str, bank: &str) -> (Ledger, Settings) {
    let source = |path: &str, text: &str| decode(path.to_owned(), text.as_bytes().to_vec());
    let others = vec![
        source("accounts.csv", ACCOUNTS),
        source("bank.csv", &format!("account,date,reference,in,out,balance\n{bank}")),
        source("journal.csv", &format!("voucher,date,account,summary,debit,credit,source,corrects\n{journal}")),
        source("opening-balances.csv", "date,account,debit,credit\n2026-09-01,1002,1000.00,\n"),
    ];
    let ledger = Ledger::read(Files::new(source("bursar.toml", ""), others), &ExtraWords::new(), Vec::new());
    assert!(ledger.problems.is_empty(), "{:?}", ledger.problems);
    let mut settings = Settings::default();
    settings.school.starts = Day::from_ymd(2026, 9, 1);
    (ledger, settings)
}

/// What the bank book says: pairs of journal and statement amounts that settle, the open items, the differences.
fn shown(journal: &str, bank: &str) -> (Vec<String>, Vec<String>, Vec<String>, Vec<String>) {
    let (ledger, settings) = ledger_of(journal, bank);
    let today = Day::from_ymd(2027, 12, 31).expect("a day");
    let accounts = AccountBook::build(&ledger, &settings, today);
    let book = BankBook::build(&ledger, &accounts);
    let [bank] = book.accounts() else { panic!("one bank account") };
    let dates = |rows: &[&JournalEntry]| rows.iter().map(|row| format!("{} {}", row.date, amount_of(row))).collect::<Vec<_>>();
    let bank_dates = |rows: &[&BankEntry]| rows.iter().map(|row| format!("{} {}", row.date, moved(row))).collect::<Vec<_>>();
    let settled = bank
        .settled
        .iter()
        .map(|settled| format!("{} = {}", dates(&settled.journal).join(" + "), bank_dates(&settled.statement).join(" + ")));
    let months = bank.months.iter().map(|month| format!("{} {}", month.month, month.difference()));
    (settled.collect(), dates(&bank.only_journal), bank_dates(&bank.only_statement), months.collect())
}

#[test]
fn a_reference_ties_rows_over_any_number_of_days() {
    let (settled, journal, statement, months) =
        shown("PZ-1,2026-09-02,1002,付款,,300.00,L1,\n", "1002,2026-10-30,L1,,300.00,700.00\n");
    assert_eq!(settled, ["2026-09-02 -300.00 = 2026-10-30 -300.00"]);
    assert!(journal.is_empty() && statement.is_empty());
    assert_eq!(months, ["2026-10 0.00"]);
}

#[test]
fn without_a_reference_side_and_amount_tie_the_nearest_days() {
    let (settled, journal, statement, _) = shown(
        "PZ-1,2026-09-02,1002,付款,,50.00,FP-1,\nPZ-2,2026-09-09,1002,付款,,50.00,FP-2,\nPZ-3,2026-09-20,1002,收款,50.00,,FP-3,\n",
        "1002,2026-09-10,,,50.00,950.00\n1002,2026-09-25,,,50.00,900.00\n",
    );
    assert_eq!(settled, ["2026-09-09 -50.00 = 2026-09-10 -50.00"]);
    assert_eq!(journal, ["2026-09-02 -50.00", "2026-09-20 50.00"]);
    assert_eq!(statement, ["2026-09-25 -50.00"], "sixteen days are too many");
}

#[test]
fn one_transfer_may_be_booked_in_parts_and_parts_as_one() {
    let (settled, journal, statement, months) = shown(
        "PZ-1,2026-09-02,1002,付两笔,,900.00,L1;L2,\nPZ-2,2026-09-03,1002,收,60.00,,L3,\nPZ-2,2026-09-03,1002,收,40.00,,L3,\n",
        "1002,2026-09-02,L1,,500.00,500.00\n1002,2026-09-02,L2,,400.00,100.00\n1002,2026-09-04,L3,100.00,,200.00\n",
    );
    assert_eq!(settled.len(), 2, "{settled:?}");
    assert!(journal.is_empty() && statement.is_empty());
    assert_eq!(months, ["2026-09 0.00"]);
}

#[test]
fn a_row_without_reference_speaks_through_its_voucher() {
    let (settled, ..) = shown(
        "PZ-1,2026-09-02,5001,付款,300.00,,L1,\nPZ-1,2026-09-02,1002,付款,,300.00,,\n",
        "1002,2026-09-30,L1,,300.00,700.00\n",
    );
    assert_eq!(settled, ["2026-09-02 -300.00 = 2026-09-30 -300.00"]);
}

#[test]
fn what_only_one_side_has_is_an_item_and_no_difference() {
    let (_, journal, statement, months) =
        shown("PZ-1,2026-09-28,1002,支票,,300.00,FP-1,\n", "1002,2026-09-21,,5.00,,1005.00\n1002,2026-10-08,,,300.00,705.00\n");
    assert!(journal.is_empty(), "the cheque came in October");
    assert_eq!(statement, ["2026-09-21 5.00"]);
    assert_eq!(months, ["2026-09 0.00", "2026-10 0.00"]);
}

#[test]
fn a_reference_with_another_amount_is_the_difference() {
    let (settled, _, _, months) = shown("PZ-1,2026-09-02,1002,付款,,470.00,L1,\n", "1002,2026-09-03,L1,,407.00,593.00\n");
    assert_eq!(settled, ["2026-09-02 -470.00 = 2026-09-03 -407.00"]);
    assert_eq!(months, ["2026-09 63.00"]);
}

#[test]
fn a_red_letter_row_settles_what_it_reverses() {
    let (settled, journal, ..) = shown(
        "PZ-1,2026-09-02,1002,付款,,470.00,FP-1,\nPZ-2,2026-09-20,1002,冲销,,-470.00,FP-1,PZ-1\nPZ-3,2026-09-20,1002,付款,,407.00,FP-1,\n",
        "1002,2026-09-21,,,407.00,593.00\n",
    );
    assert_eq!(settled, ["2026-09-20 -407.00 = 2026-09-21 -407.00", "2026-09-02 -470.00 + 2026-09-20 470.00 = "]);
    assert!(journal.is_empty());
}

#[test]
fn a_statement_may_run_from_the_newest_row() {
    let (ledger, _) =
        ledger_of("", "1002,2026-09-04,,,1.00,997.00\n1002,2026-09-03,,,1.00,998.00\n1002,2026-09-03,,,1.00,999.00\n");
    let statement = statement::by_account(&ledger.registers.bank).into_values().next().expect("one account");
    assert!(statement::breaks(&statement, Some(Money::from_fen(100_000))).is_empty());
}

#[test]
fn one_wrong_balance_is_one_break() {
    let (ledger, _) =
        ledger_of("", "1002,2026-09-03,,,1.00,999.00\n1002,2026-09-03,,,1.00,989.00\n1002,2026-09-04,,,1.00,997.00\n");
    let statement = statement::by_account(&ledger.registers.bank).into_values().next().expect("one account");
    let breaks = statement::breaks(&statement, None);
    let shown: Vec<_> = breaks.iter().map(|one| (one.row.balance.0.to_string(), one.expected.to_string(), one.is_echo)).collect();
    assert_eq!(shown, [("989.00".to_owned(), "998.00".to_owned(), false), ("997.00".to_owned(), "988.00".to_owned(), true)]);
}

proptest! {
    /// Every row ends up in exactly one place, and what ties rows without a reference is equal.
    #[test]
    fn each_row_is_settled_once(
        journal in prop::collection::vec((1_u32..=30, 1_i64..4, any::<bool>()), 0..25),
        statement in prop::collection::vec((1_u32..=30, 1_i64..4, any::<bool>()), 1..25),
    ) {
        let side = |fen: i64, first: bool| {
            let amount = Money::from_fen(fen * 100);
            if first { format!("{amount},") } else { format!(",{amount}") }
        };
        let mut rows = String::new();
        for (number, (on, fen, debit)) in journal.iter().enumerate() {
            rows += &format!("PZ-{number},2026-09-{on:02},1002,摘要,{},FP,\n", side(*fen, *debit));
        }
        let mut bank = String::new();
        let mut statement = statement;
        statement.sort_by_key(|row| row.0);
        let mut balance = Money::from_fen(100_000);
        for (on, fen, received) in &statement {
            let amount = Money::from_fen(fen * 100);
            balance += if *received { amount } else { -amount };
            bank += &format!("1002,2026-09-{on:02},,{},{balance}\n", side(*fen, *received));
        }
        let (ledger, settings) = ledger_of(&rows, &bank);
        let today = Day::from_ymd(2027, 12, 31).expect("a day");
        let accounts = AccountBook::build(&ledger, &settings, today);
        let book = BankBook::build(&ledger, &accounts);
        let account = &book.accounts()[0];
        prop_assert_eq!(account.settled.len() + account.only_journal.len(), journal.len());
        prop_assert_eq!(account.settled.len() + account.only_statement.len(), statement.len());
        for settled in &account.settled {
            prop_assert_eq!(settled.difference(), Money::ZERO);
            prop_assert!(settled.journal[0].date.days_since(settled.statement[0].date).abs() <= 10);
        }
        // No two rows that could still settle each other stay open.
        for row in &account.only_journal {
            let near = |other: &&&BankEntry| moved(other) == amount_of(row) && other.date.days_since(row.date).abs() <= 10;
            prop_assert!(account.only_statement.iter().find(near).is_none());
        }
        prop_assert!(account.months.iter().all(|month| month.difference().is_zero()));
        prop_assert!(account.breaks.is_empty());
    }
}

#[test]
fn open_items_of_each_month_come_to_what_its_reconciliation_says() {
    // A payment that the bank books in October, interest that nobody booked, a receipt that the bank had a month earlier.
    let (ledger, settings) = ledger_of(
        "PZ-1,2026-09-28,1002,付款,,300.00,L1,\nPZ-2,2026-10-09,1002,收款,80.00,,L2,\nPZ-3,2026-10-30,1002,付款,,20.00,FP-9,\n",
        "1002,2026-09-29,L2,80.00,,1080.00\n1002,2026-09-30,L3,5.00,,1085.00\n1002,2026-10-03,L1,,300.00,785.00\n",
    );
    let accounts = AccountBook::build(&ledger, &settings, Day::from_ymd(2027, 12, 31).expect("a day"));
    let book = BankBook::build(&ledger, &accounts);
    let [bank] = book.accounts() else { panic!("one bank account") };
    let mut shown = Vec::new();
    for stated in &bank.months {
        let open = bank.open_items(stated.month);
        let journal: Money = open.journal.iter().map(|row| amount_of(row)).sum();
        let statement: Money = open.statement.iter().map(|row| moved(row)).sum();
        assert_eq!((journal, statement), (stated.only_journal, stated.only_statement), "{}", stated.month);
        shown.push(format!("{} {journal} {statement}", stated.month));
    }
    assert_eq!(shown, ["2026-09 -300.00 85.00", "2026-10 -20.00 5.00"]);
}

//! Balances, sub-accounts, vouchers and sources, as a bookkeeper would check them.

use super::*;
use crate::registers::Account;
use crate::source::{Sources as Files, decode};
use crate::table::ExtraWords;
use proptest::prelude::*;

const ACCOUNTS: &str = "account,name,book,control
1001,库存现金,school,cash
1002,银行存款,school,bank
100201,基本户,school,
1002-ST,食堂户,canteen,bank
5001,业务活动费用,school,
";

/// A ledger of these files that starts on 1 September 2026.
fn ledger_of(files: &[(&str, &str)]) -> (Ledger, Settings) {
    let source = |path: &str, text: &str| decode(path.to_owned(), text.as_bytes().to_vec());
    let others = files.iter().map(|(path, text)| source(path, text)).collect();
    let ledger = Ledger::read(Files::new(source("bursar.toml", ""), others), &ExtraWords::new(), Vec::new());
    assert!(ledger.problems.is_empty(), "{:?}", ledger.problems);
    let mut settings = Settings::default();
    settings.school.starts = Day::from_ymd(2026, 9, 1);
    (ledger, settings)
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day").0
}

fn id(ledger: &Ledger, text: &str) -> Id {
    ledger.names.find(text).expect("it stands in the ledger")
}

#[test]
fn a_balance_is_what_opened_plus_debits_less_credits() {
    let (ledger, settings) = ledger_of(&[
        ("accounts.csv", ACCOUNTS),
        ("opening-balances.csv", "date,account,debit,credit\n2026-09-01,1001,500.00,\n2026-10-01,1001,440.00,\n"),
        (
            "journal.csv",
            "voucher,date,account,summary,debit,credit,source\n\
             PZ-2,2026-09-05,1001,买笔,,60.00,FP-1\n\
             PZ-1,2026-09-01,1001,提现,100.00,,memo:提现\n\
             PZ-3,2026-09-30,1001,存现,,100.00,memo:存现\n",
        ),
    ]);
    let book = AccountBook::build(&ledger, &settings, day("2027-12-31"));
    let cash = id(&ledger, "1001");
    for (when, balance) in [
        ("2026-08-31", "0.00"),
        ("2026-09-01", "600.00"),
        ("2026-09-04", "600.00"),
        ("2026-09-05", "540.00"),
        ("2026-09-30", "440.00"),
        ("2027-01-01", "440.00"),
    ] {
        assert_eq!(book.balance(cash, day(when)).to_string(), balance, "{when}");
    }
    assert_eq!(book.assertions().len(), 1, "a later opening balance only asserts");
    let turnover = book.turnover(cash, day("2026-09-01").month());
    assert_eq!((turnover.debit.to_string(), turnover.credit.to_string()), ("100.00".to_owned(), "160.00".to_owned()));
    assert_eq!(book.months().len(), 1);
}

#[test]
fn an_account_holds_what_stands_below_it_in_its_own_books() {
    let (ledger, settings) = ledger_of(&[
        ("accounts.csv", ACCOUNTS),
        (
            "journal.csv",
            "voucher,date,account,summary,debit,credit,source\n\
             PZ-1,2026-09-01,1002,拨款,10.00,,A\n\
             PZ-1,2026-09-01,100201,拨款,20.00,,A\n\
             PZ-1,2026-09-01,1002-ST,拨款,40.00,,A\n",
        ),
    ]);
    let book = AccountBook::build(&ledger, &settings, day("2027-12-31"));
    let balance = |account: &str| book.balance(id(&ledger, account), day("2026-09-30")).to_string();
    assert_eq!((balance("1002"), balance("100201"), balance("1002-ST")), ("30.00".into(), "20.00".into(), "40.00".into()));
    assert_eq!(book.control_of(id(&ledger, "100201")), Some(Control::Bank), "the control of the account above");
    assert_eq!(book.control_of(id(&ledger, "5001")), None);
    let banks: Vec<&str> = book.with_control(Control::Bank).map(|account: &Account| ledger.text(account.account)).collect();
    assert_eq!(banks, ["1002", "1002-ST"]);
}

#[test]
fn entries_of_one_number_are_one_voucher_with_totals_by_book() {
    let (ledger, settings) = ledger_of(&[
        ("accounts.csv", ACCOUNTS),
        (
            "journal/2026-09.csv",
            "voucher,date,account,summary,debit,credit,source,book\n\
             PZ-1,2026-09-01,5001,买菜,40.00,,FP-1;receipts:FP-2,\n\
             PZ-2,2026-09-02,1001,存现,1.00,,memo:存现,canteen\n\
             PZ-1,2026-09-01,1002-ST,买菜,,40.00,FP-1,\n",
        ),
    ]);
    let book = AccountBook::build(&ledger, &settings, day("2027-12-31"));
    let vouchers: Vec<(&str, usize)> = book.vouchers().map(|voucher| (ledger.text(voucher.id), voucher.rows.len())).collect();
    assert_eq!(vouchers, [("PZ-1", 2), ("PZ-2", 1)]);
    let first = book.voucher(id(&ledger, "PZ-1")).expect("a voucher");
    let totals = book.totals(first);
    assert_eq!(totals[&Book::School].debit.to_string(), "40.00");
    assert_eq!(totals[&Book::Canteen].credit.to_string(), "40.00");
    let second = book.voucher(id(&ledger, "PZ-2")).expect("a voucher");
    assert!(second.is_memo());
    assert_eq!(book.totals(second).keys().copied().collect::<Vec<_>>(), [Book::Canteen], "the row's own book comes first");
}

#[test]
fn a_document_leads_back_to_the_vouchers_that_name_it() {
    let receipts = "receipt,date,kind,number,total\nFP-1,2026-09-01,other,1,1.00\nFP-2,2026-09-01,other,2,1.00\n";
    let (ledger, settings) = ledger_of(&[
        ("receipts.csv", receipts),
        (
            "journal.csv",
            "voucher,date,account,summary,debit,credit,source\n\
             PZ-1,2026-09-01,5001,甲,1.00,,FP-1;fees:2026-2027-1|作业本|三1班\n\
             PZ-1,2026-09-01,1002,甲,,1.00,FP-1;receipts:FP-1\n\
             PZ-2,2026-09-01,5001,乙,1.00,,票据:FP-2;claims:FP-1\n",
        ),
    ]);
    let book = AccountBook::build(&ledger, &settings, day("2027-12-31"));
    let named = |register: &str, text: &str| -> Vec<&str> {
        book.vouchers_of(register, id(&ledger, text)).map(|voucher| ledger.text(voucher.id)).collect()
    };
    assert_eq!(named("receipts", "FP-1"), ["PZ-1"], "once, though two entries name it, and not the claim of that number");
    assert_eq!(named("receipts", "FP-2"), ["PZ-2"]);
    assert_eq!(named("claims", "FP-1"), ["PZ-1", "PZ-2"]);
    assert_eq!(book.vouchers_of_row("receipts:FP-2").count(), 1);
    assert_eq!(book.vouchers_of_row("receipts:FP-3").count(), 0);
}

#[test]
fn a_source_is_a_memo_a_row_or_an_id() {
    assert_eq!(token("memo: 计提工资"), SourceToken::Memo("计提工资"));
    assert_eq!(token("票据:FP-1"), SourceToken::Row("receipts", "FP-1"));
    assert_eq!(token("FP-1"), SourceToken::Id("FP-1"));
    assert_eq!(token("发片:FP-1"), SourceToken::NoRegister("发片"));
}

#[test]
fn what_was_before_the_first_day_is_in_the_opening_balances_alone() {
    let (ledger, settings) = ledger_of(&[
        ("accounts.csv", ACCOUNTS),
        ("opening-balances.csv", "date,account,debit,credit\n2026-09-01,1001,500.00,\n"),
        (
            "journal.csv",
            "voucher,date,account,summary,debit,credit,source\n\
             PZ-1,2026-08-20,1001,提现,500.00,,X\nPZ-1,2026-08-20,1002,提现,,500.00,X\n\
             PZ-2,2026-09-02,5001,买笔,60.00,,X\nPZ-2,2026-09-02,1001,买笔,,60.00,X\n",
        ),
    ]);
    let book = AccountBook::build(&ledger, &settings, day("2026-09-30"));
    let cash = id(&ledger, "1001");
    assert_eq!(book.balance(cash, day("2026-08-31")).to_string(), "0.00");
    assert_eq!(book.balance(cash, day("2026-09-30")).to_string(), "440.00");
    assert_eq!(book.turnover(cash, day("2026-08-01").month()).debit, Money::ZERO);
    assert_eq!(book.months().first().map(ToString::to_string).as_deref(), Some("2026-09"));
}

/// Whether a balance of 1001 on 30 September may differ by this only because of what is found in another row.
fn may_lack(journal: &str, opening: &str, fen: i64) -> bool {
    let journal = format!("voucher,date,account,summary,debit,credit,source\n{journal}");
    let opening = format!("date,account,debit,credit\n{opening}");
    let (ledger, settings) =
        ledger_of(&[("accounts.csv", ACCOUNTS), ("journal.csv", &journal), ("opening-balances.csv", &opening)]);
    let book = AccountBook::build(&ledger, &settings, day("2026-09-30"));
    book.may_lack(&[id(&ledger, "1001")], Money::from_fen(fen), day("2026-09-30"))
}

#[test]
fn what_is_found_in_a_row_is_not_told_again_of_a_sum() {
    const OPENING: &str = "2026-09-01,1001,500.00,\n2026-09-01,1002,,500.00\n";
    let whole = "PZ-1,2026-09-02,5001,买笔,60.00,,X\nPZ-1,2026-09-02,1001,买笔,,60.00,X\n";
    assert!(!may_lack(whole, OPENING, 6000), "nothing is wrong");
    for (journal, why) in [
        (whole.replace("1001", "1010"), "an account that stands nowhere"),
        (whole.replace("2026-09", "2025-09"), "a voucher before the first day"),
        (whole.replace("2026-09", "2026-12"), "a voucher after today"),
        (whole.replacen("2026-09-02", "2026-09-20", 1), "a voucher of two days"),
        (whole.replace(",,60.00", ",,120.00"), "a voucher that does not balance by that much"),
    ] {
        assert!(may_lack(&journal, OPENING, 6000), "{why}");
        assert!(may_lack(&journal, OPENING, -6000), "{why}, the other way");
        assert!(!may_lack(&journal, OPENING, 6001), "{why}, but another amount");
    }
    let elsewhere = whole.replace("1001,买笔", "1002,买笔").replace("2026-09", "2025-09");
    assert!(!may_lack(&elsewhere, &OPENING.replace("1001", "5001").replace("1002", "1001"), 6000), "of another account");
    let late = OPENING.replacen("2026-09-01", "2026-09-02", 1);
    assert!(may_lack(whole, &late, 50_000), "a balance that opens nothing because it is dated a day late");
    assert!(may_lack(whole, &OPENING.replace("1001,500", "1001,501"), 100), "balances that do not open in balance");
}

proptest! {
    /// What is asked by binary search is what adding up every row gives.
    #[test]
    fn running_totals_are_what_a_naive_sum_gives(
        rows in prop::collection::vec((1_u32..=28, 0_usize..3, any::<bool>(), 1_i64..100_000), 0..60),
        opening in prop::option::of(0_i64..100_000),
        asked in 1_u32..=28,
    ) {
        let codes = ["1001", "1002", "100201"];
        let mut journal = String::from("voucher,date,account,summary,debit,credit,source\n");
        for (number, (on, account, debit, fen)) in rows.iter().enumerate() {
            let amount = Money::from_fen(*fen);
            let (debit, credit) = if *debit { (amount.to_string(), String::new()) } else { (String::new(), amount.to_string()) };
            journal += &format!("PZ-{},2026-09-{on:02},{},摘要,{debit},{credit},X\n", number % 7, codes[*account]);
        }
        let mut openings = String::from("date,account,debit,credit\n");
        if let Some(fen) = opening {
            openings += &format!("2026-09-01,100201,{},\n", Money::from_fen(fen));
        }
        let files = [("accounts.csv", ACCOUNTS), ("journal.csv", &journal), ("opening-balances.csv", &openings)];
        let (ledger, settings) = ledger_of(&files);
        let book = AccountBook::build(&ledger, &settings, day("2027-12-31"));
        for (account, code) in codes.iter().enumerate() {
            let within = |other: usize| other == account || (account == 1 && other == 2);
            let mut sum = if within(2) { Money::from_fen(opening.unwrap_or(0)) } else { Money::ZERO };
            for (on, other, debit, fen) in &rows {
                if *on <= asked && within(*other) {
                    sum += Money::from_fen(if *debit { *fen } else { -*fen });
                }
            }
            let when = Day::from_ymd(2026, 9, asked).expect("a day");
            prop_assert_eq!(book.balance(id(&ledger, code), when), sum, "{} on {}", code, when);
        }
    }
}

#[test]
fn opening_and_turnover_of_some_days_come_to_the_closing() {
    let (ledger, settings) = ledger_of(&[
        ("accounts.csv", ACCOUNTS),
        ("opening-balances.csv", "date,account,debit,credit\n2026-09-01,100201,500.00,\n"),
        (
            "journal.csv",
            "voucher,date,account,summary,debit,credit,source,corrects\n\
             PZ-1,2026-09-01,1002,拨款,100.00,,memo:拨款,\n\
             PZ-2,2026-09-05,100201,买笔,,60.00,FP-1,\n\
             PZ-3,2026-10-08,100201,退货,,-10.00,FP-2,PZ-2\n",
        ),
    ]);
    let book = AccountBook::build(&ledger, &settings, day("2027-12-31"));
    let bank = id(&ledger, "1002");
    let flow = |first: &str, last: &str| {
        let flow = book.flow(bank, day(first), day(last));
        [flow.opening, flow.debit, flow.credit, flow.closing].map(|amount| amount.to_string())
    };
    assert_eq!(flow("2026-09-01", "2026-09-30"), ["500.00", "100.00", "60.00", "540.00"], "what opens the books is no turnover");
    assert_eq!(flow("2026-09-05", "2026-10-31"), ["600.00", "0.00", "50.00", "550.00"], "a red-letter row keeps its side");
    assert!(book.flow(bank, day("2026-08-01"), day("2026-08-31")).is_idle());
}

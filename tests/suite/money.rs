//! Accounts, bank and vouchers beyond the guides: what an honest school does and brings no finding, and what is told once.

use crate::small_school::{found, told};

/// The small school with these files over it: each finding's rule, row and message.
fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let families = ["voucher/", "books/", "count/", "statement/"];
    let found = found(files);
    found.iter().filter(|finding| families.iter().any(|family| finding.rule.starts_with(family))).map(told).collect()
}

/// Receipts that vouchers rest on: number, day and yuan.
fn papers(rows: &[(&str, &str, u32)]) -> String {
    let row = |(id, day, total): &(&str, &str, u32)| format!("{id},{day},other,无,{total}\n");
    format!("receipt,date,kind,number,total\n{}", rows.iter().map(row).collect::<String>())
}

/// Journal rows with their header; every voucher has its preparer and its paper where `source` says so.
fn journal(rows: &str) -> String {
    format!("voucher,date,account,summary,debit,credit,attachments,source,corrects\n{rows}")
}

const OPENING: &str = "date,account,debit,credit\n2026-09-01,1001,500.00,\n2026-09-01,1002,50000.00,\n2026-09-01,3001,,50500.00\n";

#[test]
fn an_honest_month_of_bank_and_cash_is_quiet() {
    let journal = journal(
        "PZ-1,2026-09-01,1001,提现,2000.00,,1,memo:提现,\nPZ-1,2026-09-01,1002,提现,,2000.00,,,\n\
         PZ-2,2026-09-03,5001,付两家,700.00,,2,FP-1;L2;L3,\nPZ-2,2026-09-03,1002,付两家,,700.00,,,\n\
         PZ-3,2026-09-05,5001,记错,80.00,,1,FP-2,\nPZ-3,2026-09-05,1002,记错,,80.00,,,\n\
         PZ-4,2026-09-06,5001,冲销,-80.00,,,,PZ-3\nPZ-4,2026-09-06,1002,冲销,,-80.00,,,PZ-3\n\
         PZ-5,2026-09-06,5001,维修,88.00,,1,FP-3,\nPZ-5,2026-09-06,1001,维修,,88.00,,,\n\
         PZ-6,2026-09-29,5001,支票在途,300.00,,1,FP-4,\nPZ-6,2026-09-29,1002,支票在途,,300.00,,,\n",
    );
    let bank = "account,date,reference,summary,in,out,balance\n\
         1002,2026-09-28,L4,结息,12.00,,47312.00\n1002,2026-09-04,L3,付款,,400.00,47300.00\n\
         1002,2026-09-04,L2,付款,,300.00,47700.00\n1002,2026-09-01,L1,提现,,2000.00,48000.00\n";
    let receipts =
        papers(&[("FP-1", "2026-09-02", 700), ("FP-2", "2026-09-05", 80), ("FP-3", "2026-09-05", 88), ("FP-4", "2026-09-28", 300)]);
    let counts = "date,account,counted,by,witness\n2026-09-30,1001,2412.00,he-juan,zhou-min\n";
    let centre = "month,kind,party,account,debit,credit,balance\n2026-09,centre,中心,1001,2000.00,88.00,2412.00\n";
    let files = [
        ("opening-balances.csv", OPENING),
        ("journal.csv", &journal),
        ("bank.csv", bank),
        ("cash-counts.csv", counts),
        ("confirmations.csv", centre),
        ("receipts.csv", receipts.as_str()),
    ];
    assert_eq!(findings(&files), Vec::<String>::new());
}

#[test]
fn a_difference_that_stays_is_told_once() {
    let counts = "date,account,counted,by,witness\n2026-09-08,1001,490.00,he-juan,zhou-min\n\
         2026-09-09,1001,490.00,he-juan,zhou-min\n2026-09-10,1001,500.00,he-juan,zhou-min\n";
    let centre = "month,kind,party,account,debit,credit,balance\n\
         2026-08,centre,中心,1002,,,49000.00\n2026-09,centre,中心,1002,0.00,0.00,49000.00\n";
    let files = [("opening-balances.csv", OPENING), ("cash-counts.csv", counts), ("confirmations.csv", centre)];
    let found = findings(&files);
    let cash: Vec<_> = found.iter().filter(|finding| finding.starts_with("count/cash-differs")).collect();
    assert_eq!(cash.len(), 1, "{found:?}");
    let later: Vec<_> = found.iter().filter(|finding| finding.contains("confirmations.csv:3")).collect();
    assert!(later.len() <= 1, "{found:?}");
}

#[test]
fn invoices_are_told_apart_by_what_their_kind_prints() {
    let receipts = "receipt,date,kind,code,number,seller,total,corrects\n\
         A,2026-09-01,e-legacy,044002100111,12345678,xinhua,10.00,\n\
         B,2026-09-01,e-legacy,044002100112,12345678,xinhua,10.00,\n\
         C,2026-09-01,fiscal,,0123456789,县医院,10.00,\n\
         D,2026-09-01,fiscal,,0123456789,县防疫站,10.00,\n\
         E,2026-09-01,other,,无,,2.00,\n\
         F,2026-09-01,other,,无,,2.00,\n\
         G,2026-09-02,e-general,,26322000000012345678,xinhua,10.00,\n\
         H,2026-09-02,e-general,,26322000000012345678,xinhua,-10.00,G\n\
         I,2026-09-02,e-general,,26322000000012345678,xinhua,11.00,\n";
    assert_eq!(findings(&[("receipts.csv", receipts)]), Vec::<String>::new());
    let again = "J,2026-09-05,e-legacy,044002100112,１２３４５６７８,九州电子有限公司,10.00,\n\
         K,2026-09-01,e-legacy,,12345678,新华文具店,10.00,\n";
    let found = findings(&[("receipts.csv", &format!("{receipts}{again}"))]);
    assert_eq!(
        found,
        [
            "voucher/receipt-reused receipts.csv:11: invoice １２３４５６７８ is already entered as B",
            "voucher/receipt-reused receipts.csv:12: invoice 12345678 is already entered as A",
        ]
    );
}

#[test]
fn cash_and_card_come_back_to_the_claimant_and_a_transfer_goes_to_the_seller() {
    let receipts = "receipt,date,kind,number,seller,total,claim\n\
         A,2026-09-01,other,1001,xinhua,10.00,BX-1\nB,2026-09-01,other,1002,新华文具店,20.00,BX-2\nC,2026-09-01,other,1003,xinhua,30.00,BX-3\n";
    let claim = |id: &str, amount: u32, rest: &str| {
        format!("[{id}]\ndate = 2026-09-03\nclaimant = \"sun-li\"\npurpose = \"办公\"\namount = {amount}\n{rest}\n")
    };
    let honest = claim("BX-1", 10, "method = \"official-card\"") + &claim("BX-2", 20, "method = \"transfer\"\npayee = \"xinhua\"");
    let files = |last: &str| {
        let claims = format!("{honest}{}", claim("BX-3", 30, last));
        findings(&[("receipts.csv", receipts), ("claims.toml", &claims)])
            .into_iter()
            .filter(|one| one.contains("payee"))
            .collect::<Vec<_>>()
    };
    assert!(files("method = \"cash\"\npayee = \"孙丽\"").is_empty());
    assert_eq!(files("method = \"transfer\"").len(), 1);
    assert_eq!(files("method = \"cash\"\npayee = \"li-na\"").len(), 1);
}

#[test]
fn old_receipts_are_held_to_both_limits() {
    let claims = "[BX-1]\ndate = 2026-09-10\nclaimant = \"sun-li\"\npurpose = \"办公\"\namount = 3\n";
    let receipts = "receipt,date,kind,number,total,claim\nA,2025-12-30,other,1001,1.00,BX-1\nB,2025-09-01,other,1002,1.00,BX-1\nC,2026-01-02,other,1003,1.00,BX-1\n";
    let settings = |grace: &str| {
        format!("format = 1\n[school]\nname = \"青石镇中心小学\"\ntoday = \"2026-09-30\"\n[policy.receipts]\ngrace = \"{grace}\"\n")
    };
    let stale = |grace: &str| {
        let files = [("bursar.toml", settings(grace)), ("claims.toml", claims.to_owned()), ("receipts.csv", receipts.to_owned())];
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        findings(&files).into_iter().filter(|finding| finding.contains("receipt-stale")).count()
    };
    assert_eq!(stale("03-31"), 2);
    assert_eq!(stale("12-31"), 1, "12-31 sets no limit besides the age");
}

#[test]
fn a_statement_that_starts_later_is_held_to_nothing_before_it() {
    let settings = "format = 1\n[school]\nname = \"青石镇中心小学\"\ntoday = \"2026-12-20\"\nstarts = 2026-09-01\n\
         [[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-22\n";
    let journal = journal(
        "PZ-1,2026-09-03,5001,付款,700.00,,1,FP-1,\nPZ-1,2026-09-03,1002,付款,,700.00,,,\n\
         PZ-2,2026-11-28,5001,付款,200.00,,1,FP-2,\nPZ-2,2026-11-28,1002,付款,,200.00,,,\n\
         PZ-3,2026-12-03,5001,付款,100.00,,1,FP-3,\nPZ-3,2026-12-03,1002,付款,,100.00,,,\n",
    );
    let receipts = papers(&[("FP-1", "2026-09-02", 700), ("FP-2", "2026-11-27", 200), ("FP-3", "2026-12-02", 100)]);
    let bank = "account,date,reference,in,out,balance\n1002,2026-12-02,L1,,200.00,49100.00\n1002,2026-12-04,L2,,100.00,49000.00\n";
    let files = [
        ("bursar.toml", settings),
        ("opening-balances.csv", OPENING),
        ("journal.csv", &journal),
        ("bank.csv", bank),
        ("receipts.csv", receipts.as_str()),
    ];
    assert_eq!(findings(&files), Vec::<String>::new());
}

#[test]
fn a_broken_statement_is_told_where_it_breaks_and_nowhere_else() {
    let journal = journal("PZ-1,2026-09-03,5001,付款,700.00,,1,FP-1;L1,\nPZ-1,2026-09-03,1002,付款,,700.00,,,\n");
    let bank = "account,date,reference,in,out,balance\n1002,2026-09-03,L1,,700.00,49300.00\n1002,2026-09-20,L9,5.00,,49295.00\n";
    let receipts = papers(&[("FP-1", "2026-09-02", 700)]);
    let files =
        [("opening-balances.csv", OPENING), ("journal.csv", &journal), ("bank.csv", bank), ("receipts.csv", receipts.as_str())];
    let found = findings(&files);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("statement/balance-chain bank.csv:3"));
}

#[test]
fn what_was_paid_for_damage_is_taken_in_by_its_voucher() {
    let told = |damages: &str, rows: &str| {
        let damages = format!("damage,date,item,class,amount,decision,approved_by,paid,voucher\n{damages}");
        let journal = journal(rows);
        let files = [("opening-balances.csv", OPENING), ("damages.csv", damages.as_str()), ("journal.csv", &journal)];
        findings(&files).into_iter().filter(|line| line.contains("damage-unposted")).collect::<Vec<_>>()
    };
    let case = |number: u32, amount: &str, paid: &str, voucher: &str| {
        format!("PC-{number},2026-09-07,broom,三1班,{amount},照价赔偿,qian-bo,{paid},{voucher}\n")
    };
    let both = case(1, "12.00", "2026-09-08", "PZ-1") + &case(2, "30.00", "2026-09-08", "PZ-1");
    let in_cash = "PZ-1,2026-09-08,1001,收赔偿,42.00,,2,PC-1;PC-2,\nPZ-1,2026-09-08,4001,收赔偿,,42.00,,,\n";
    // Two cases on one voucher; among other takings; straight to the treasury; not paid yet.
    assert_eq!(told(&both, in_cash), [""; 0]);
    let among =
        "PZ-1,2026-09-08,1002,收款,100.00,,1,PC-1,\nPZ-1,2026-09-08,4001,收赔偿,,12.00,,,\nPZ-1,2026-09-08,4001,其他,,88.00,,,\n";
    assert_eq!(told(&case(1, "12.00", "2026-09-08", "PZ-1"), among), [""; 0]);
    let treasury = "PZ-1,2026-09-08,5001,应缴国库,12.00,,1,PC-1,\nPZ-1,2026-09-08,4001,收赔偿,,12.00,,,\n";
    assert_eq!(told(&case(1, "12.00", "2026-09-08", "PZ-1"), treasury), [""; 0]);
    assert_eq!(told(&case(1, "12.00", "", ""), in_cash), [""; 0]);
    // A voucher whose source names the case will do.
    assert_eq!(told(&case(1, "42.00", "2026-09-08", ""), in_cash), [""; 0]);
    // Money that went out is none that came in; another month; another amount.
    let paid_out = "PZ-1,2026-09-08,5001,买扫帚,12.00,,1,PC-1,\nPZ-1,2026-09-08,1001,买扫帚,,12.00,,,\n";
    let found = told(&case(1, "12.00", "2026-09-08", "PZ-1"), paid_out);
    assert_eq!(
        found,
        ["books/damage-unposted damages.csv:2: 12.00 of compensation, which voucher PZ-1 does not take in (it debits 12.00)"]
    );
    assert_eq!(told(&case(1, "12.00", "2026-08-31", "PZ-1"), in_cash), [""; 0], "before the ledger's first day");
    assert_eq!(
        told(&case(1, "42.00", "2026-10-01", "PZ-1"), in_cash),
        ["books/damage-unposted damages.csv:2: paid on 2026-10-01, voucher PZ-1 is of 2026-09-08: another month"]
    );
    assert_eq!(
        told(&case(1, "24.00", "2026-09-08", ""), in_cash),
        ["books/damage-unposted damages.csv:2: 24.00 paid on 2026-09-08 without a voucher"]
    );
}

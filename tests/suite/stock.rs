//! Stock as a school really keeps it: what is honest stays quiet, and each fault is told once, at its row.
//!
//! Files lie over the small school of the guides, in which places, items and accounts stand.

use crate::small_school::{self, told};

/// What the rules of stock find: `rule file:line: message`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let rules = [
        "count/stock-",
        "count/item-",
        "count/variance-large",
        "books/stock-control",
        "books/opening-differs",
        "books/issue-unreceived",
        "voucher/arithmetic",
        "voucher/number-gap",
        "approval/issue-excess",
        "approval/old-not-returned",
        "format/unit-mismatch",
    ];
    let found = small_school::found(files);
    found.iter().filter(|finding| rules.iter().any(|rule| finding.rule.starts_with(rule))).map(told).collect()
}

const NOTHING: [&str; 0] = [];

/// Rows of slips.
fn moves(rows: &str) -> String {
    "slip,date,kind,place,item,quantity,unit,price,lot,expires,to,department,by,approved_by,corrects,note\n".to_owned()
        + &lines(rows)
}

fn counts(rows: &str) -> String {
    "count,date,place,item,lot,counted,by,witness,reason\n".to_owned() + &lines(rows)
}

fn journal(rows: &str) -> String {
    "voucher,date,account,summary,debit,credit,attachments,source\n".to_owned() + &lines(rows)
}

fn lines(rows: &str) -> String {
    rows.lines().map(|row| row.trim().to_owned() + "\n").collect()
}

/// The small school with another day of the run.
fn settings(today: &str) -> String {
    small_school::file("bursar.toml").replace("today = \"2026-09-30\"", &format!("today = \"{today}\""))
}

const OPENING: &str = "date,account,debit,credit\n2026-09-01,1302,480.00,\n2026-09-01,3001,,480.00\n";

#[test]
fn an_honest_month_of_stock_is_quiet() {
    let slips = moves(
        "QC-202609-001,2026-09-01,opening,store-1,paper-a4,20,,24.00,,,,,chen-jie,,,
         RK-202609-001,2026-09-04,in,store-1,pen-black,10,盒,14.40,,,,,chen-jie,,,
         DB-202609-001,2026-09-05,transfer,store-1,pen-black,60,,,,,store-2,,chen-jie,,,
         LY-202609-001,2026-09-07,issue,store-1,paper-a4,6,,,,,,教务处,chen-jie,,,
         LY-202609-002,2026-09-08,issue,store-1,paper-a4,-6,,,,,,教务处,chen-jie,,LY-202609-001,写错数量
         LY-202609-003,2026-09-08,issue,store-1,paper-a4,5,,,,,,教务处,chen-jie,,,
         LY-202609-004,2026-09-09,issue,store-2,pen-black,1,盒,,,,,三年级组,wu-tao,,,
         LY-202609-005,2026-09-09,issue,store-2,pen-black,0,,,,,,,wu-tao,,,作废
         TK-202609-001,2026-09-20,return,store-1,paper-a4,1,,,,,,教务处,chen-jie,,,
         BS-202609-001,2026-09-28,loss,store-1,pen-black,2,,,,,,,chen-jie,zhao-gang,,摔坏
         PK-202609-001,2026-09-30,loss,store-1,paper-a4,1,,,,,,,chen-jie,zhao-gang,,",
    );
    let sheets = counts(
        "PD-202609-001,2026-09-30,store-1,paper-a4,,15,chen-jie,zhou-min,受潮
         PD-202609-001,2026-09-30,store-1,pen-black,,58,chen-jie,zhou-min,
         PD-202609-002,2026-09-30,store-2,pen-black,,48,wu-tao,zhou-min,",
    );
    // 480.00 + 144.00 − 120.00 − 14.40 + 24.00 − 2.40 − 24.00
    let entries = journal(
        "PZ-202609-001,2026-09-04,1302,入库,144.00,,1,RK-202609-001
         PZ-202609-001,2026-09-04,2302,入库,,144.00,1,RK-202609-001
         PZ-202609-002,2026-09-30,5001,领用,110.40,,4,LY-202609-001;LY-202609-002;LY-202609-003;LY-202609-004;TK-202609-001
         PZ-202609-002,2026-09-30,1302,领用,,110.40,4,LY-202609-001
         PZ-202609-003,2026-09-30,5001,报损,26.40,,2,BS-202609-001;PK-202609-001
         PZ-202609-003,2026-09-30,1302,报损,,26.40,2,BS-202609-001;PK-202609-001",
    );
    let files = [
        ("opening-balances.csv", OPENING),
        ("stock/moves/2026-09.csv", &slips),
        ("stock/counts.csv", &sheets),
        ("journal/2026-09.csv", &entries),
    ];
    assert_eq!(found(&files), NOTHING);
}

#[test]
fn the_canteens_lots_go_through_transfers_and_counts() {
    let intake = "slip,date,place,supplier,item,lot,expires,quantity,unit,price,by,witness,result\n\
                  CR-202609-001,2026-09-02,canteen-1,liangyou,rice,L1,2026-09-25,2,袋,130.00,ma-chao,sun-li,\n\
                  CR-202609-002,2026-09-10,canteen-1,liangyou,rice,L2,2027-02-01,25,,5.40,ma-chao,sun-li,accepted\n\
                  CR-202609-003,2026-09-11,canteen-1,liangyou,pork,P1,2026-09-13,9,,26.00,ma-chao,sun-li,returned\n";
    let issues = "slip,date,place,item,lot,quantity,unit,meal,by,to\n\
                  CK-202609-001,2026-09-03,canteen-1,rice,L1,10,,lunch,ma-chao,li-na\n\
                  CK-202609-002,2026-09-12,canteen-1,rice,,45,,lunch,ma-chao,li-na\n";
    let slips = moves("DB-202609-001,2026-09-15,transfer,canteen-1,rice,20,,,,,store-2,,ma-chao,,,");
    let sheets = counts(
        "PD-202609-001,2026-09-30,store-2,rice,L2,20,wu-tao,zhou-min,
         PD-202609-002,2026-09-30,canteen-1,rice,,0,ma-chao,zhou-min,",
    );
    let files = [
        ("canteen-intake.csv", intake),
        ("canteen-issues.csv", issues),
        ("stock-moves.csv", slips.as_str()),
        ("stock-counts.csv", sheets.as_str()),
    ];
    assert_eq!(found(&files), NOTHING);
}

#[test]
fn a_difference_that_stays_is_told_at_its_first_count() {
    let slips = moves(
        "QC-202609-001,2026-09-01,opening,store-1,paper-a4,20,,24.00,,,,,chen-jie,,,
         LY-202609-001,2026-09-18,issue,store-1,paper-a4,5,,,,,,教务处,chen-jie,,,",
    );
    let sheets = counts(
        "PD-202609-001,2026-09-10,store-1,paper-a4,,18,chen-jie,zhou-min,
         PD-202609-002,2026-09-20,store-1,paper-a4,,13,chen-jie,zhou-min,
         PD-202609-003,2026-09-30,store-1,paper-a4,,12,chen-jie,zhou-min,",
    );
    let found = found(&[("stock-moves.csv", &slips), ("stock-counts.csv", &sheets)]);
    let starts = ["count/stock-differs stock-counts.csv:2", "count/stock-differs stock-counts.csv:4"];
    assert!(found.iter().zip(starts).all(|(found, start)| found.starts_with(start)) && found.len() == 2, "{found:#?}");
}

#[test]
fn a_shelf_or_a_lot_below_zero_is_told_once() {
    let slips = moves(
        "RK-202609-001,2026-09-02,in,store-1,paper-a4,5,,24.00,A,,,,chen-jie,,,
         RK-202609-002,2026-09-02,in,store-1,paper-a4,9,,24.00,B,,,,chen-jie,,,
         LY-202609-001,2026-09-03,issue,store-1,paper-a4,6,,,A,,,教务处,chen-jie,,,
         LY-202609-002,2026-09-04,issue,store-1,paper-a4,1,,,A,,,教务处,chen-jie,,,
         LY-202609-003,2026-09-05,issue,store-1,pen-black,3,,,,,,教务处,chen-jie,,,
         LY-202609-004,2026-09-06,issue,store-1,pen-black,3,,,,,,教务处,chen-jie,,,
         RK-202609-003,2026-09-07,in,store-1,pen-black,9,,1.20,,,,,chen-jie,,,",
    );
    let found = found(&[("stock-moves.csv", &slips)]);
    assert_eq!(
        found,
        [
            "count/stock-negative stock-moves.csv:4: -1 包 of A4 复印纸 (paper-a4), lot A at 总务仓库 (store-1) at the end of 2026-09-03",
            "count/stock-negative stock-moves.csv:6: -3 支 of 黑色签字笔 (pen-black) at 总务仓库 (store-1) at the end of 2026-09-05",
        ]
    );
}

#[test]
fn a_month_that_was_posted_wrongly_is_told_once() {
    let slips = moves(
        "QC-202609-001,2026-09-01,opening,store-1,paper-a4,20,,24.00,,,,,chen-jie,,,
         LY-202609-001,2026-09-10,issue,store-1,paper-a4,5,,,,,,教务处,chen-jie,,,
         LY-202610-001,2026-10-12,issue,store-1,paper-a4,5,,,,,,教务处,chen-jie,,,
         LY-202612-001,2026-12-02,issue,store-1,paper-a4,1,,,,,,教务处,chen-jie,,,",
    );
    let entries = journal(
        "PZ-202609-001,2026-09-30,5001,领用,102.00,,1,LY-202609-001
         PZ-202609-001,2026-09-30,1302,领用,,102.00,1,LY-202609-001
         PZ-202610-001,2026-10-31,5001,领用,120.00,,1,LY-202610-001
         PZ-202610-001,2026-10-31,1302,领用,,120.00,1,LY-202610-001",
    );
    let settings = settings("2026-12-20");
    let files = [
        ("bursar.toml", settings.as_str()),
        ("opening-balances.csv", OPENING),
        ("stock-moves.csv", &slips),
        ("journal.csv", &entries),
    ];
    let expected = "books/stock-control journal.csv:3: 360.00 in stock at the end of 2026-09, 378.00 on 库存物品 (1302): a difference of -18.00";
    assert_eq!(found(&files), [expected]);
}

#[test]
fn what_opens_stock_and_account_is_compared_and_a_place_may_have_its_own() {
    let accounts = "account,name,book,control,place\n1302,库存物品,school,stock,\n130202,体育器材,school,stock,store-2\n3001,累计盈余,school,,\n";
    let openings = "date,account,debit,credit\n2026-09-01,1302,470.00,\n2026-09-01,130202,16.00,\n2026-09-01,3001,,486.00\n";
    let slips = moves(
        "QC-202609-001,2026-09-01,opening,store-1,paper-a4,20,,24.00,,,,,chen-jie,,,
         QC-202609-002,2026-09-01,opening,store-2,broom,2,,8.00,,,,,wu-tao,,,",
    );
    let files = [("accounts.csv", accounts), ("opening-balances.csv", openings), ("stock-moves.csv", slips.as_str())];
    let expected = "books/stock-control opening-balances.csv:2: 480.00 in stock at the opening, 470.00 on 库存物品 (1302): a difference of 10.00";
    assert_eq!(found(&files), [expected]);
}

#[test]
fn later_openings_are_held_against_the_books() {
    let slips = moves(
        "QC-202609-001,2026-09-01,opening,store-1,paper-a4,3,,3.3333,,,,,chen-jie,,,
         LY-202609-001,2026-09-10,issue,store-1,paper-a4,1,,,,,,教务处,chen-jie,,,
         QC-202609-002,2026-09-16,opening,store-1,paper-a4,2,,3.335,,,,,chen-jie,,,
         QC-202609-003,2026-09-20,opening,store-1,paper-a4,2,,3.30,,,,,chen-jie,,,",
    );
    let openings =
        "date,account,debit,credit\n2026-09-01,1302,10.00,\n2026-09-01,3001,,9.00\n2026-09-16,1302,10.00,\n2026-09-17,1302,8.00,\n";
    let found = found(&[("stock-moves.csv", &slips), ("opening-balances.csv", openings)]);
    assert_eq!(
        found,
        [
            "books/opening-differs opening-balances.csv:3: 10.00 debit and 9.00 credit at the opening: a difference of 1.00",
            "books/opening-differs opening-balances.csv:5: 8.00 at the opening, 10.00 at the end of 2026-09-16: 库存物品 (1302), a difference of -2.00",
            "books/opening-differs stock-moves.csv:5: 6.60 at the opening, 6.67 at the end of 2026-09-19: A4 复印纸 (paper-a4) at 总务仓库 (store-1)",
        ]
    );
}

#[test]
fn what_has_expired_is_told_by_lot_where_it_lies() {
    let slips = moves(
        "RK-202609-001,2026-09-02,in,canteen-1,rice,10,,5.00,L1,2026-09-20,,,ma-chao,,,
         RK-202609-002,2026-09-03,in,canteen-1,rice,10,,5.00,L2,2026-12-20,,,ma-chao,,,
         DB-202609-001,2026-09-04,transfer,canteen-1,rice,6,,,L1,,store-2,,ma-chao,,,
         LY-202609-001,2026-09-05,issue,canteen-1,rice,4,,,,,,食堂,ma-chao,,,",
    );
    let expected = "count/stock-expired stock-moves.csv:2: 6 千克 of 大米 (rice), lot L1 at 体育器材室 (store-2), past 2026-09-20";
    assert_eq!(found(&[("stock-moves.csv", &slips)]), [expected]);
}

#[test]
fn numbers_are_looked_through_by_register_and_series() {
    let slips = moves(
        "2026-041,2026-09-01,opening,store-1,paper-a4,20,,24.00,,,,,chen-jie,,,
         2026-042,2026-09-02,issue,store-1,paper-a4,1,,,,,,教务处,chen-jie,,,
         甲-9,2026-09-02,issue,store-1,paper-a4,1,,,,,,教务处,chen-jie,,,
         甲-12,2026-09-03,issue,store-1,paper-a4,1,,,,,,教务处,chen-jie,,,
         LY-202609-002,2026-09-04,issue,store-1,paper-a4,1,,,,,,教务处,chen-jie,,,
         LY-202609-002,2026-09-05,issue,store-1,pen-black,0,,,,,,教务处,chen-jie,,,
         LY-202609-2,2026-09-05,issue,store-1,paper-a4,1,,,,,,教务处,chen-jie,,,",
    );
    let issues = "slip,date,place,item,quantity,meal,by,to\nLY-202609-003,2026-09-05,canteen-1,rice,0,lunch,ma-chao,li-na\n";
    let found = found(&[("stock-moves.csv", &slips), ("canteen-issues.csv", issues)]);
    assert_eq!(
        found,
        [
            "voucher/number-gap stock-moves.csv:5: 2 numbers are missing: 甲-10 to 甲-11",
            "voucher/number-gap stock-moves.csv:6: LY-202609-001 is missing",
            "voucher/number-gap stock-moves.csv:7: LY-202609-002 is of 2026-09-05 in this row and of 2026-09-04 in another",
            "voucher/number-gap stock-moves.csv:8: one number for two: LY-202609-2 (2026-09-05, store-1) and LY-202609-002 (2026-09-04, store-1)",
        ]
    );
}

#[test]
fn a_unit_that_does_not_fit_brings_nothing_else() {
    let slips = moves(
        "RK-202609-001,2026-09-02,in,store-1,paper-a4,2,吨,24.00,,,,,chen-jie,,,
         LY-202609-001,2026-09-03,issue,store-1,paper-a4,15,,,,,,教务处,chen-jie,,,",
    );
    let sheets = counts("PD-202609-001,2026-09-30,store-1,paper-a4,,5,chen-jie,zhou-min,");
    let found = found(&[("stock-moves.csv", &slips), ("stock-counts.csv", &sheets), ("opening-balances.csv", OPENING)]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with("format/unit-mismatch stock-moves.csv:2"));
}

//! Quotes, suppliers, prices, receipts and claims that a buyer can recompute.

use super::{csv, csv_of};
use crate::commands::run::Place;

fn school() -> Place {
    let place = Place::empty();
    place.write(
        "bursar.toml",
        "format = 1\n[school]\nname = \"新办小学\"\nstarts = 2026-09-01\n\n[[term]]\nid = \"2026-2027-1\"\nstarts = 2026-09-01\nends = 2027-01-31\n",
    );
    place.write("people.toml", "[li-na]\nname = \"李娜\"\n\n[zhou-min]\nname = \"周敏\"\n");
    place.write("suppliers.csv", "supplier,name\na,甲店\nb,乙店\n");
    place.write("items.csv", "item,name,unit,packs,kind\npaper,复印纸,包,箱=10,office\n");
    place
}

const PURCHASE: &str = "[QG-1]\ndate = 2026-09-01\nrequester = \"li-na\"\npurpose = \"买纸\"\n\
    lines = [{ item = \"paper\", quantity = 20, price = 25 }]\n\
    quotes = [\n  { supplier = \"b\", amount = 500, date = 2026-09-02, by = \"li-na\" },\n  { supplier = \"a\", amount = 480, date = 2026-09-02, by = \"li-na\" },\n]\n\
    order = { supplier = \"b\", date = 2026-09-03, buyers = [\"li-na\"], amount = 500, reason = \"送货上门\", lines = [{ item = \"paper\", unit = \"箱\", quantity = 2, price = 250 }] }\n\
    acceptances = [{ id = \"YS-1\", date = 2026-09-07, by = [\"zhou-min\"], lines = [{ item = \"paper\", quantity = 20, rejected = 1 }] }]\n";

#[test]
fn quotes_stand_from_the_lowest_up_with_the_choice_and_its_reason() {
    let place = school();
    place.write("purchases.toml", PURCHASE);
    let expected = ["甲店,2026-09-02,480.00,0.00,0.0,李娜,,,", "乙店,2026-09-02,500.00,20.00,4.2,李娜,yes,500.00,送货上门"];
    assert_eq!(csv_of(&place, "quotes QG-1", "2026-09-30", "quotes"), expected);
    assert_eq!(csv(&place, "quotes --month 2026-09", "2026-09-30")[1..], expected.map(|line| format!("line,{line}")));
}

#[test]
fn what_is_not_finished_waits_since_its_last_step() {
    let place = school();
    place.write("purchases.toml", PURCHASE);
    let waiting = csv_of(&place, "purchases --month 2026-09", "2026-09-05", "waiting");
    assert_eq!(waiting, ["QG-1,买纸,500.00,ordered,acceptance,,2026-09-03,2"], "the acceptance comes two days later");
}

#[test]
fn a_supplier_is_judged_by_what_came_and_what_was_refused() {
    let place = school();
    place.write("purchases.toml", PURCHASE);
    place.write(
        "receipts.csv",
        "receipt,date,kind,number,seller,total,corrects\nFP-1,2026-09-07,other,1,乙店,500,\nFP-2,2026-09-08,other,2,b,-25,FP-1\nFP-3,2026-09-08,other,3,a,475,\n",
    );
    place.write("supplier-reviews.csv", "date,supplier,score,by\n2026-09-20,b,80,li-na\n2026-09-21,b,85,zhou-min\n");
    let lines = csv(&place, "suppliers --month 2026-09", "2026-09-30");
    assert_eq!(
        lines,
        [
            "line,a,甲店,475.00,50.0,0,0,0,,0,,0,,",
            "line,b,乙店,475.00,50.0,1,1,1,100.0,1,4.00,2,82.50,",
            "total,合计（2）,,950.00,,1,1,1,100.0,,,,,",
        ]
    );
}

#[test]
fn a_price_is_that_of_the_items_own_unit_and_marked_beyond_a_fifth_off_the_median() {
    let place = school();
    let order = |id: u32, day: u32, supplier: &str, line: &str| {
        format!(
            "[QG-{id}]\ndate = 2026-09-01\nrequester = \"li-na\"\norder = {{ supplier = \"{supplier}\", date = 2026-09-{day:02}, buyers = [], amount = 1, lines = [{line}] }}\n"
        )
    };
    let purchases = order(1, 2, "a", "{ item = \"paper\", quantity = 5, price = 24 }")
        + &order(2, 9, "b", "{ item = \"paper\", unit = \"箱\", quantity = 2, price = 250 }")
        + &order(3, 16, "a", "{ item = \"paper\", quantity = 5, price = 31 }");
    place.write("purchases.toml", &purchases);
    assert_eq!(
        csv(&place, "price-trend paper --month 2026-09", "2026-09-30"),
        [
            "2026-09-02,甲店,QG-1,5,24.00,25.00,-4.0,",
            "2026-09-09,乙店,QG-2,20,25.00,25.00,0.0,",
            "2026-09-16,甲店,QG-3,5,31.00,25.00,24.0,outlier",
        ]
    );
    assert_eq!(
        csv(&place, "price-trend --month 2026-09", "2026-09-30"),
        ["paper,复印纸,包,2,3,24.00,25.00,31.00,24.00,31.00,29.2,1"]
    );
}

#[test]
fn receipts_and_claims_say_what_is_still_owed() {
    let place = school();
    place.write("accounts.csv", "account,name,control\n1002,银行存款,bank\n5001,费用,\n");
    place.write(
        "receipts.csv",
        "receipt,date,kind,number,seller,total,claim\nFP-1,2026-09-07,other,1,b,500,BX-1\nFP-2,2026-09-08,other,2,b,70,BX-2\nFP-3,2026-09-09,other,3,a,30,\n",
    );
    place.write(
        "claims.toml",
        "[BX-1]\ndate = 2026-09-10\nclaimant = \"li-na\"\npurpose = \"纸\"\namount = 500\nmethod = \"transfer\"\npaid = { date = 2026-09-15, account = \"1002\", voucher = \"PZ-1\", by = \"zhou-min\" }\n\n\
         [BX-2]\ndate = 2026-09-20\nclaimant = \"li-na\"\npurpose = \"笔\"\namount = 70\n",
    );
    place.write(
        "journal.csv",
        "voucher,date,account,summary,debit,credit,source\nPZ-1,2026-09-15,5001,纸,500,,BX-1\nPZ-1,2026-09-15,1002,纸,,500,BX-1\n",
    );
    let receipts = csv(&place, "receipts --month 2026-09 --by state", "2026-09-30");
    let states: Vec<&str> = receipts.iter().filter(|line| !line.starts_with("line")).map(String::as_str).collect();
    assert_eq!(
        states,
        [
            "group,未报销,,,,,,,,,,,",
            "subtotal,小计（1）,,,,,,,,30.00,30.00,,",
            "group,待付款,,,,,,,,,,,",
            "subtotal,小计（1）,,,,,,,,70.00,70.00,,",
            "group,已付清,,,,,,,,,,,",
            "subtotal,小计（1）,,,,,,,,500.00,0.00,,",
            "total,合计（3）,,,,,,,,600.00,100.00,,",
        ]
    );
    let claims = csv(&place, "claims --month 2026-09", "2026-09-30");
    assert_eq!(claims[1], "line,BX-2,2026-09-20,李娜,笔,,李娜,1,,70.00,,signing,证明、审核、审批,,10");
    assert_eq!(claims[4], "line,BX-1,2026-09-10,李娜,纸,,李娜,1,,500.00,transfer,paid,,2026-09-15,5");
}

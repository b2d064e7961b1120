//! What stock is worth: averages, transfers, rows written late, units, openings.

use super::{Written, day, moves};

#[test]
fn what_empties_the_shelf_takes_the_rest() {
    let written = Written::slips(
        "A-1, 2, in, store, paper, 3, 3.3333
         A-2, 3, issue, store, paper, 1
         A-3, 4, issue, store, paper, 2",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 2), "3 / 10.00");
    assert_eq!(written.at(&book, "store", "paper", 3), "2 / 6.67");
    assert_eq!(written.at(&book, "store", "paper", 4), "0 / 0.00");
}

#[test]
fn a_transfer_carries_its_value_and_its_lots() {
    let written = Written::slips(
        "A-1, 1, in, store, rice, 50, 5.00, , L1, 2026-12-01
         A-2, 2, in, store, rice, 50, 6.00, , L2, 2027-01-01
         A-3, 3, transfer, store, rice, 60, , canteen
         A-4, 4, issue, canteen, rice, 10, , , L2",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "rice", 3), "40 / 220.00");
    assert_eq!(written.at(&book, "canteen", "rice", 3), "60 / 330.00");
    let left = |place: &str, lot: &str| written.of_lot(&book, (place, "rice", lot), 4);
    assert_eq!(left("store", "L1"), "0");
    assert_eq!(left("store", "L2"), "40");
    assert_eq!(left("canteen", "L1"), "50");
    assert_eq!(left("canteen", "L2"), "0");
    let lying: Vec<_> =
        book.lying().iter().map(|((place, _), layer)| (written.ledger.text(*place), layer.quantity.to_string())).collect();
    assert_eq!(lying, [("canteen", "50".to_owned()), ("store", "40".to_owned())]);
}

#[test]
fn goods_go_on_the_same_day_whatever_their_slips_are_called() {
    let written = Written::slips(
        "A-1, 1, opening, store, paper, 10, 2.00
         A-2, 5, transfer, shed, paper, 10, , room
         A-3, 5, transfer, store, paper, 10, , shed",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 5), "0 / 0.00");
    assert_eq!(written.at(&book, "shed", "paper", 5), "0 / 0.00");
    assert_eq!(written.at(&book, "room", "paper", 5), "10 / 20.00");
}

#[test]
fn a_transfer_to_the_place_itself_changes_nothing() {
    let written = Written::slips(
        "A-1, 1, opening, store, paper, 10, 2.00, , L1
         A-2, 5, transfer, store, paper, 4, , store",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 5), "10 / 20.00");
    assert_eq!(book.of(written.id("store"), written.id("paper")).len(), 3);
}

#[test]
fn a_row_that_is_written_late_falls_where_it_belongs() {
    let late = "A-3, 2, in, store, paper, 10, 4.00";
    let rows = "A-1, 1, in, store, paper, 10, 2.00\nA-2, 3, issue, store, paper, 10";
    let written = Written::slips(&format!("{rows}\n{late}"));
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 2), "20 / 60.00");
    assert_eq!(written.at(&book, "store", "paper", 3), "10 / 30.00");
}

#[test]
fn what_comes_in_on_a_day_is_taken_before_what_goes_out() {
    let written = Written::slips("A-1, 3, issue, store, paper, 5\nA-2, 3, in, store, paper, 8, 2.50");
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 3), "3 / 7.50");
    assert!(book.movements().all(|movement| !movement.quantity_after.is_negative()));
}

#[test]
fn a_price_is_per_the_unit_that_the_row_gives() {
    let written = Written::slips("A-1, 1, in, store, paper, 2, 120.00, , , , 箱\nA-2, 2, issue, store, paper, 5");
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 1), "20 / 240.00");
    assert_eq!(written.at(&book, "store", "paper", 2), "15 / 180.00");
}

#[test]
fn a_unit_that_cannot_be_converted_counts_as_nothing_and_is_told() {
    let written = Written::slips("A-1, 1, in, store, paper, 2, 120.00, , , , 吨\nA-2, 1, in, store, ink, 2, 1.00");
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 1), "0 / 0.00");
    assert!(book.is_unsure(written.id("store"), written.id("paper")));
    assert!(!book.is_unsure(written.id("store"), written.id("ink")));
    assert!(book.is_place_unsure(written.id("store")));
}

#[test]
fn returns_and_surpluses_without_a_price_come_in_at_the_average() {
    let written = Written::slips(
        "A-1, 1, in, store, paper, 10, 2.00
         A-2, 1, in, store, paper, 10, 3.00
         A-3, 2, return, store, paper, 4
         A-4, 3, surplus, store, paper, 1",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 2), "24 / 60.00");
    assert_eq!(written.at(&book, "store", "paper", 3), "25 / 62.50");
}

#[test]
fn openings_open_on_the_first_day_and_assert_on_later_ones() {
    let written = Written::slips("A-1, 1, opening, store, paper, 10, 2.00\nA-2, 15, opening, store, paper, 9, 2.00");
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 30), "10 / 20.00");
    assert_eq!(book.assertions().len(), 1);
}

#[test]
fn rows_before_the_first_day_are_in_no_book() {
    let early = moves("A-1, 1, opening, store, paper, 10, 2.00") + "A-0,2026-08-20,in,store,paper,5,2.00,,,,,,,keeper\n";
    let written = Written::new("", &[("stock-moves.csv", &early)]);
    assert_eq!(written.at(&written.book(), "store", "paper", 30), "10 / 20.00");
}

#[test]
fn the_canteens_slips_move_the_same_shelves() {
    let intake = "slip,date,place,supplier,item,quantity,price,by,witness,result\n\
                  I-1,2026-09-02,canteen,farm,rice,100,5.00,a,b,\n\
                  I-2,2026-09-02,canteen,farm,rice,40,5.00,a,b,returned\n";
    let issues = "slip,date,place,item,quantity,unit,meal,by,to\nU-1,2026-09-03,canteen,rice,1,袋,lunch,a,c\n";
    let rows = moves("A-1, 4, transfer, canteen, rice, 15, , store");
    let files = [("canteen-intake.csv", intake), ("canteen-issues.csv", issues), ("stock-moves.csv", rows.as_str())];
    let written = Written::new("", &files);
    let book = written.book();
    assert_eq!(written.at(&book, "canteen", "rice", 3), "75 / 375.00");
    assert_eq!(written.at(&book, "canteen", "rice", 4), "60 / 300.00");
    assert_eq!(written.at(&book, "store", "rice", 4), "15 / 75.00");
}

#[test]
fn months_close_with_the_value_of_the_place() {
    let october = "A-9,2026-10-08,issue,store,paper,4,,,,,,,,keeper\n";
    let rows = moves("A-1, 1, opening, store, paper, 10, 2.00\nA-2, 7, in, store, ink, 1, 9.90") + october;
    let written = Written::new("", &[("stock-moves.csv", &rows)]);
    let book = written.book();
    let store = written.id("store");
    let closings: Vec<_> = book.closings(store).iter().map(|(month, closing)| format!("{month} {}", closing.value)).collect();
    assert_eq!(closings, ["2026-09 29.90", "2026-10 21.90"]);
    let september = day(1).month();
    assert_eq!(book.place_value(store, september.previous()).to_string(), "0.00");
    assert_eq!(book.place_value(store, september.next().next()).to_string(), "21.90");
}

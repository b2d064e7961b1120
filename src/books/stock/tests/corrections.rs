//! Red-letter rows (红字冲销): what they reverse, at what value, from which lots.

use super::Written;

#[test]
fn a_reversed_delivery_leaves_at_the_value_it_came_with() {
    let written = Written::slips(
        "A-1, 1, in, store, paper, 10, 2.00
         A-2, 2, in, store, paper, 10, 4.00
         A-3, 5, in, store, paper, -10, 4.00, , , , , , A-2",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 4), "20 / 60.00");
    assert_eq!(written.at(&book, "store", "paper", 5), "10 / 20.00");
}

#[test]
fn a_reversed_issue_brings_back_its_own_lots_at_their_value() {
    let written = Written::slips(
        "A-1, 1, in, store, rice, 10, 2.00, , L1
         A-2, 2, in, store, rice, 10, 4.00, , L2
         A-3, 3, issue, store, rice, 12
         A-4, 4, in, store, rice, 10, 9.00, , L3
         A-5, 5, issue, store, rice, -12, , , , , , , A-3
         A-6, 6, issue, store, rice, 10, , , L1",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "rice", 5), "30 / 150.00");
    let left = |lot: &str| written.of_lot(&book, ("store", "rice", lot), 6);
    assert_eq!([left("L1"), left("L2"), left("L3")], ["0", "10", "10"]);
}

#[test]
fn a_part_may_be_reversed_and_no_more_than_all() {
    let written = Written::slips(
        "A-1, 1, in, store, paper, 10, 2.00
         A-2, 2, issue, store, paper, 6
         A-3, 3, in, store, paper, 16, 4.00
         A-4, 4, issue, store, paper, -2, , , , , , , A-2
         A-5, 5, issue, store, paper, -4, , , , , , , A-2
         A-6, 6, issue, store, paper, -6, , , , , , , A-2",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 3), "20 / 72.00");
    assert_eq!(written.at(&book, "store", "paper", 4), "22 / 76.00");
    assert_eq!(written.at(&book, "store", "paper", 5), "26 / 84.00");
    // There is nothing left to reverse: it comes in at the average.
    assert_eq!(written.at(&book, "store", "paper", 6), "32 / 103.38");
}

#[test]
fn a_reversed_transfer_takes_the_goods_back_where_they_went() {
    let written = Written::slips(
        "A-1, 1, in, store, paper, 10, 2.00, , L1
         A-2, 2, transfer, store, paper, 6, , shed
         A-3, 3, transfer, store, paper, -6, , shed, , , , , stock-moves:A-2|paper||shed",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "shed", "paper", 2), "6 / 12.00");
    assert_eq!(written.at(&book, "shed", "paper", 3), "0 / 0.00");
    assert_eq!(written.at(&book, "store", "paper", 3), "10 / 20.00");
    assert_eq!(written.of_lot(&book, ("store", "paper", "L1"), 3), "10");
}

#[test]
fn the_line_of_the_slip_that_is_meant_is_reversed() {
    let written = Written::slips(
        "A-1, 1, in, store, rice, 10, 2.00, , L1
         A-1, 1, in, store, rice, 10, 4.00, , L2
         A-2, 2, in, store, rice, -10, 2.00, , L1, , , , A-1",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "rice", 2), "10 / 40.00");
}

#[test]
fn what_empties_the_shelf_takes_the_rest_even_where_it_reverses() {
    let written = Written::slips(
        "A-1, 1, in, store, paper, 10, 2.00
         A-2, 2, in, store, paper, 10, 4.00
         A-3, 3, issue, store, paper, 10
         A-4, 4, in, store, paper, -10, 4.00, , , , , , A-2",
    );
    assert_eq!(written.at(&written.book(), "store", "paper", 4), "0 / 0.00");
}

#[test]
fn a_correction_of_what_nobody_knows_moves_its_own_figures() {
    let written = Written::slips(
        "A-1, 1, in, store, paper, 10, 2.00
         A-2, 2, in, store, paper, -1, 3.00, , , , , , A-0
         A-3, 3, issue, store, paper, -1, , , , , , , A-0",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 2), "9 / 17.00");
    assert_eq!(written.at(&book, "store", "paper", 3), "10 / 18.89");
}

#[test]
fn what_opened_the_books_may_be_corrected_later() {
    let written = Written::slips(
        "A-1, 1, opening, store, paper, 10, 2.00
         A-2, 9, opening, store, paper, -10, 2.00, , , , , , A-1
         A-3, 9, opening, store, paper, 8, 2.00, , , , , , A-1",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 9), "8 / 16.00");
    assert!(book.assertions().is_empty());
}

//! Ledgers that mean harm: figures at every limit, goods that go round in circles, corrections of corrections.

use super::{Written, moves};

const MOST: &str = "999999999999.999999";

#[test]
fn figures_at_their_limits_neither_overflow_nor_stop() {
    let mut rows = String::new();
    for number in 0..60 {
        let price = if number % 3 == 0 { "999999999999.9999" } else { "" };
        let kind = ["in", "issue", "transfer", "return", "loss", "surplus"][number % 6];
        let quantity = [MOST, "0.000001", "0"][number % 3];
        let unit = ["箱", "", "包"][number % 3];
        rows += &format!("A-{number}, {}, {kind}, store, paper, {quantity}, {price}, shed, , , {unit}\n", number % 28 + 1);
    }
    for policy in ["", "stock.valuation = \"fifo\""] {
        let written = Written::new(policy, &[("stock-moves.csv", &moves(&rows))]);
        assert!(written.book().movements().next().is_some());
    }
}

#[test]
fn corrections_of_corrections_and_of_themselves_are_taken_as_they_stand() {
    let written = Written::slips(
        "A-1, 1, in, store, paper, 10, 2.00
         A-2, 2, in, store, paper, -10, 2.00, , , , , , A-3
         A-3, 3, in, store, paper, -10, 2.00, , , , , , A-2
         A-4, 4, in, store, paper, -10, 2.00, , , , , , A-4
         A-5, 5, transfer, store, paper, -10, , store, , , , , A-5
         A-6, 5, opening, store, paper, -10, 2.00, , , , , , A-1
         A-7, 6, in, store, paper, 10, 2.00, , , , , , A-1",
    );
    let book = written.book();
    assert_eq!(written.at(&book, "store", "paper", 30), "-20 / -40.00");
}

#[test]
fn no_quantity_is_worth_nothing() {
    let written = Written::slips(
        "A-1, 1, in, store, paper, 0, 2.00\nA-2, 2, transfer, store, paper, 0, , store\nA-3, 2, issue, store, paper, 0",
    );
    assert_eq!(written.at(&written.book(), "store", "paper", 30), "0 / 0.00");
}

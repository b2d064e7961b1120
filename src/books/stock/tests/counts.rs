//! Counts beside the book: before which adjustments, until which day, over which lots.

use super::{Written, moves};

const COUNTS: &str = "count,date,place,item,lot,counted,by\n";

fn written(rows: &str, counts: &str) -> Written {
    let counts: String = counts.lines().map(|line| line.trim().to_owned() + "\n").collect();
    let counts = COUNTS.to_owned() + &counts;
    let places = "place,kind,keeper\nstore,store,\nshop,store,\n";
    Written::new("", &[("stock-moves.csv", &moves(rows)), ("stock-counts.csv", &counts), ("places.csv", places)])
}

/// Book, difference, approved, unapproved, and whether it is settled, line by line.
fn lines(written: &Written) -> Vec<String> {
    let book = written.book();
    let shown = book.counts().iter().map(|line| {
        let adjusted = line.adjusted;
        let settles = if adjusted.settles { " settled" } else { "" };
        format!("{} {} {} {}{settles}", line.book.quantity, line.difference, adjusted.approved, adjusted.unapproved)
    });
    shown.collect()
}

#[test]
fn a_count_is_taken_at_the_end_of_its_day_before_adjustments() {
    let ledger = written(
        "A-1, 1, opening, store, paper, 20, 2.00
         A-2, 10, issue, store, paper, 5
         A-3, 10, loss, store, paper, 2, , , , , , head",
        "C-1,2026-09-10,store,paper,,13,a",
    );
    assert_eq!(lines(&ledger), ["15 -2 -2 0 settled"]);
}

#[test]
fn an_adjustment_belongs_to_the_count_before_it() {
    let ledger = written(
        "A-1, 1, opening, store, paper, 20, 2.00
         A-2, 12, loss, store, paper, 2, , , , , , head
         A-3, 22, surplus, store, paper, 1, , , , , , head",
        "C-1,2026-09-10,store,paper,,18,a
         C-2,2026-09-20,store,paper,,19,a",
    );
    assert_eq!(lines(&ledger), ["20 -2 -2 0 settled", "18 1 1 0 settled"]);
}

#[test]
fn a_later_loss_does_not_unsettle_a_count() {
    let ledger = written(
        "A-1, 1, opening, store, paper, 20, 2.00
         A-2, 11, loss, store, paper, 2, , , , , , head
         A-3, 15, loss, store, paper, 1, , , , , , head",
        "C-1,2026-09-10,store,paper,,18,a",
    );
    assert_eq!(lines(&ledger), ["20 -2 -3 0 settled"]);
}

#[test]
fn what_nobody_approved_settles_nothing() {
    let ledger =
        written("A-1, 1, opening, store, paper, 20, 2.00\nA-2, 11, loss, store, paper, 2", "C-1,2026-09-10,store,paper,,18,a");
    assert_eq!(lines(&ledger), ["20 -2 0 -2"]);
}

#[test]
fn a_count_without_lot_covers_all_lots_and_one_with_lot_its_own() {
    let ledger = written(
        "A-1, 1, in, store, rice, 10, 2.00, , L1
         A-2, 2, in, store, rice, 10, 2.00, , L2
         A-3, 11, loss, store, rice, 1, , , , , , head",
        "C-1,2026-09-10,store,rice,L1,9,a
         C-1,2026-09-10,store,rice,L2,10,a
         C-2,2026-09-10,store,rice,,19,a",
    );
    // The loss names no lot: it took the oldest.
    assert_eq!(lines(&ledger), ["10 -1 -1 0 settled", "10 0 0 0", "20 -1 -1 0 settled"]);
}

#[test]
fn what_the_book_never_had_is_told_apart() {
    let ledger = written(
        "A-1, 1, opening, store, paper, 20, 2.00\nA-2, 10, surplus, store, ink, 3, 1.00, , , , , head",
        "C-1,2026-09-10,store,paper,,20,a
         C-1,2026-09-10,store,ink,,3,a
         C-1,2026-09-10,store,rice,,1,a",
    );
    let book = ledger.book();
    let booked: Vec<bool> = book.counts().iter().map(|line| line.is_booked).collect();
    assert_eq!(booked, [true, false, false]);
    assert_eq!(lines(&ledger), ["20 0 0 0", "0 3 3 0 settled", "0 1 0 0"]);
}

/// The items and lots that counts leave out.
fn missed(written: &Written) -> Vec<String> {
    let book = written.book();
    let names = &written.ledger.names;
    let shown = book.uncounted().iter().map(|missed| {
        let first: Vec<String> = missed
            .first
            .iter()
            .map(|item| format!("{} {} {}", names.text(item.item), item.lot.map_or("-", |lot| names.label(lot)), item.quantity))
            .collect();
        format!("{}: {}, {}", names.text(missed.row.count), missed.number, first.join(", "))
    });
    shown.collect()
}

#[test]
fn what_a_count_leaves_out_is_found() {
    let ledger = written(
        "A-1, 1, opening, store, paper, 20, 2.00
         A-2, 1, opening, store, ink, 3, 1.00
         A-3, 5, issue, store, ink, 3
         A-4, 5, in, store, rice, 10, 2.00, , L1
         A-5, 6, in, store, rice, 10, 2.00, , L2",
        "C-1,2026-09-03,store,paper,,20,a
         C-2,2026-09-10,store,paper,,20,a
         C-3,2026-09-20,store,paper,,20,a
         C-3,2026-09-20,store,rice,L1,10,a
         C-4,2026-09-25,store,paper,P,20,a
         C-4,2026-09-25,store,rice,,20,a",
    );
    // C-3 leaves out L2 once more, which C-2 has told.
    assert_eq!(missed(&ledger), ["C-1: 1, ink - 3", "C-2: 2, rice L1 10, rice L2 10"]);
}

#[test]
fn what_is_left_out_again_after_it_was_counted_is_told_again() {
    let ledger = written(
        "A-1, 1, opening, store, paper, 20, 2.00\nA-2, 1, opening, store, ink, 3, 1.00",
        "C-1,2026-09-05,store,paper,,20,a
         C-2,2026-09-10,store,paper,,20,a
         C-3,2026-09-15,store,paper,,20,a
         C-3,2026-09-15,store,ink,,3,a
         C-4,2026-09-20,store,paper,,20,a
         C-5,2026-09-25,store,paper,,20,a",
    );
    assert_eq!(missed(&ledger), ["C-1: 1, ink - 3", "C-4: 1, ink - 3"]);
}

#[test]
fn sheets_of_one_place_and_day_are_one_count() {
    let ledger = written(
        "A-1, 1, opening, store, paper, 20, 2.00\nA-2, 1, opening, store, ink, 3, 1.00",
        "C-1,2026-09-10,store,paper,,20,a
         C-2,2026-09-10,store,ink,,3,a",
    );
    assert_eq!(missed(&ledger), [""; 0]);
}

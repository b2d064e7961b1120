//! A second look at the stores: the rows alone, added up again, give the value that the journal says.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::accounts::{AGENCY_STOCK, CANTEEN_STOCK, STOCK, book_of};
use crate::calendar::month_key;
use crate::goods::good;
use crate::ledger::{Ledger, StockMove};
use crate::money::{share, whole};
use crate::numbering::DocumentNumber;
use crate::office::Office;

/// What a row does to a shelf.
enum Effect {
    /// Comes in for so much.
    In(Decimal),
    /// Comes in at the average.
    Back,
    Out,
    Moved(&'static str),
}

/// One row of any stock register; the order of the fields is the order of the book.
struct Line {
    day: NaiveDate,
    out: bool,
    slip: DocumentNumber,
    place: &'static str,
    item: &'static str,
    quantity: Decimal,
    effect: Effect,
}

/// Plays all rows through again and compares each month's end with the control accounts.
pub fn prove_stock(office: &Office) {
    let mut lines = lines_of(&office.ledger);
    lines.sort_by(|one, other| (one.day, one.out, one.slip, one.item).cmp(&(other.day, other.out, other.slip, other.item)));
    let books: HashMap<&str, &'static str> = office.places.iter().map(|place| (place.id, place.book)).collect();
    let mut shelves: HashMap<(&str, &str), (Decimal, Decimal)> = HashMap::new();
    let mut changes: BTreeMap<(String, &'static str), Decimal> = BTreeMap::new();
    for line in lines {
        let shelf = shelves.entry((line.place, line.item)).or_default();
        let value = match line.effect {
            Effect::In(value) => value,
            Effect::Back => share(shelf.1, line.quantity, shelf.0),
            Effect::Out | Effect::Moved(_) if line.quantity == shelf.0 => shelf.1,
            Effect::Out | Effect::Moved(_) => share(shelf.1, line.quantity, shelf.0),
        };
        let sign = if line.out { -Decimal::ONE } else { Decimal::ONE };
        shelf.0 += sign * line.quantity;
        shelf.1 += sign * value;
        assert!(shelf.0 >= Decimal::ZERO, "{}: {} at {} below zero", line.slip, line.item, line.place);
        let month = month_key(line.day);
        *changes.entry((month.clone(), books[line.place])).or_default() += sign * value;
        if let Effect::Moved(to) = line.effect {
            let shelf = shelves.entry((to, line.item)).or_default();
            shelf.0 += line.quantity;
            shelf.1 += value;
            *changes.entry((month, books[to])).or_default() += value;
        }
    }
    for (key, posted) in posted_to_stock(&office.ledger) {
        let counted = changes.remove(&key).unwrap_or_default();
        assert_eq!(posted, counted, "the stock account of {key:?}");
    }
    assert!(changes.values().all(Decimal::is_zero), "stock moved that the journal does not know: {changes:?}");
}

/// What the opening balances and the journal did to each book's stock account, month by month.
fn posted_to_stock(ledger: &Ledger) -> BTreeMap<(String, &'static str), Decimal> {
    let is_stock = |account: &str| matches!(account, STOCK | CANTEEN_STOCK | AGENCY_STOCK);
    let mut posted: BTreeMap<(String, &'static str), Decimal> = BTreeMap::new();
    for opening in ledger.opening_balances.iter().filter(|opening| is_stock(opening.account)) {
        *posted.entry(("2026-09".to_owned(), book_of(opening.account))).or_default() += opening.balance;
    }
    for voucher in &ledger.vouchers {
        for entry in voucher.entries.iter().filter(|entry| is_stock(entry.account)) {
            *posted.entry((month_key(voucher.date), voucher.book)).or_default() += entry.debit - entry.credit;
        }
    }
    posted
}

fn lines_of(ledger: &Ledger) -> Vec<Line> {
    let moves = ledger.moves.iter().map(|row| {
        let effect = match row.kind {
            "opening" | "in" => Effect::In(row.amount.expect("what comes in has an amount")),
            "return" | "surplus" => Effect::Back,
            "transfer" => Effect::Moved(row.to),
            _ => Effect::Out,
        };
        let out = matches!(effect, Effect::Out | Effect::Moved(_));
        let (quantity, place, item) = (in_units(row), row.place, row.item);
        Line { day: row.date, out, slip: row.slip, place, item, quantity, effect }
    });
    let intake = ledger.intake.iter().filter(|row| row.result == "accepted").map(|row| Line {
        day: row.date,
        out: false,
        slip: row.slip,
        place: row.place,
        item: row.item,
        quantity: row.quantity,
        effect: Effect::In(row.amount),
    });
    let issues = ledger.canteen_issues.iter().map(|row| Line {
        day: row.date,
        out: true,
        slip: row.slip,
        place: row.place,
        item: row.item,
        quantity: row.quantity,
        effect: Effect::Out,
    });
    moves.chain(intake).chain(issues).collect()
}

/// The quantity in the item's own unit, where the row counts packs.
fn in_units(row: &StockMove) -> Decimal {
    if row.unit.is_empty() {
        return row.quantity;
    }
    let pack = good(row.item).packs.split(';').find_map(|pack| pack.split_once('='));
    let (_, size) = pack.filter(|(unit, _)| *unit == row.unit).expect("a pack that the item knows");
    row.quantity * whole(size.parse().expect("a whole number of units a pack"))
}

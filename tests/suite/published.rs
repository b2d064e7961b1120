//! Statements that schools posted are recomputed to the cent from the figures that they start from.

use bursar::books::Books;
use bursar::cli::Opened;
use bursar::day::{Day, Month};
use bursar::id::Id;
use bursar::money::Money;
use bursar::number::round_half_up;
use bursar::quantity::Quantity;
use rust_decimal::Decimal;
use std::path::Path;

fn open(name: &str) -> Opened {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/published").join(name);
    Opened::read(&folder).expect("the statement's ledger opens")
}

fn id(opened: &Opened, text: &str) -> Id {
    opened.ledger.names.find(text).unwrap_or_else(|| panic!("{text} stands in the ledger"))
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day").0
}

fn yuan(text: &str) -> Money {
    Money::from_yuan(text.parse().expect("a figure"))
}

/// Opening + bought − counted closing, in yuan: what a statement calls the month's consumption.
fn consumption(opened: &Opened, books: &Books<'_>, item: &str) -> Money {
    let (canteen, item) = (id(opened, "canteen"), id(opened, item));
    let before = books.stock.balance(canteen, item, day("2017-10-01")).value;
    let bought: Money = books
        .stock
        .of(canteen, item)
        .iter()
        .filter(|movement| movement.day > day("2017-10-01") && !movement.value.is_negative())
        .map(|movement| movement.value)
        .sum();
    let counted = books.stock.counts().iter().find(|line| line.row.item == item).expect("the item was counted");
    assert_eq!(counted.difference, Quantity::ZERO, "the count agrees with the book");
    before + bought - books.stock.balance(canteen, item, day("2017-10-31")).value
}

/// A rate in percent with two places, half up, as statements print it.
fn percent(part: Money, whole: Money) -> Decimal {
    round_half_up(part.yuan() * Decimal::ONE_HUNDRED / whole.yuan(), 2)
}

#[test]
fn a_kindergartens_month_of_2017_comes_out_to_the_cent() {
    let opened = open("kindergarten-2017-10");
    let books = opened.books(day("2017-10-31"));
    let (grain, other) = (consumption(&opened, &books, "grain"), consumption(&opened, &books, "other"));
    assert_eq!(grain, yuan("2479.20"));
    assert_eq!(grain + other, yuan("45749.84"));
    let income = Money::from_yuan(Decimal::from(6528 * 7));
    assert_eq!(income, yuan("45696.00"));
    // The statement prints income less purchases; income less consumption is a loss.
    assert_eq!(income - yuan("45629.60"), yuan("66.40"));
    assert_eq!(income - grain - other, yuan("-53.84"));
    // Printed as 0.14 %: cut off, where half up gives 0.15.
    assert_eq!(percent(yuan("66.40"), income), Decimal::new(15, 2));
}

#[test]
fn a_schools_month_of_2025_comes_out_to_the_cent() {
    let opened = open("school-2025-11");
    let books = opened.books(day("2025-11-30"));
    let month = Month::new(2025, 11).expect("a month");
    let cost = |account: &str| books.accounts.turnover(id(&opened, account), month).debit;
    let goods: Money = ["ST5001-grain", "ST5001-a", "ST5001-b", "ST5001-c", "ST5001-d"].into_iter().map(cost).sum();
    assert_eq!(goods, yuan("162886.52"));
    let income = books.accounts.turnover(id(&opened, "ST4001"), month).credit;
    let result = income - goods - cost("ST5101") - cost("ST5901");
    assert_eq!(result, yuan("-7062.30"));
    assert_eq!(books.accounts.balance(id(&opened, "ST1002"), day("2025-11-30")), result);
    assert_eq!(percent(result, income), Decimal::new(-324, 2));
}

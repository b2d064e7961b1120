//! Statements that schools posted are recomputed to the cent from the figures that they start from.

use bursar::books::Books;
use bursar::books::canteen::{self, CanteenMonth, share};
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

fn month<'b, 'l>(books: &'b Books<'l>, year: i32, number: u32) -> &'b CanteenMonth<'l> {
    let wanted = Month::new(year, number).expect("a month");
    books.canteen.months().iter().find(|month| month.month == wanted).expect("the canteen had that month")
}

/// A part over a base in percent, as the program prints rates.
fn rate(part: Money, base: Money) -> String {
    canteen::percent(share(part, base).expect("a base")).to_string()
}

#[test]
fn the_canteen_book_has_the_kindergartens_month_of_2017() {
    let opened = open("kindergarten-2017-10");
    let books = opened.books(day("2017-10-31"));
    let october = month(&books, 2017, 10);
    let grain = opened.ledger.names.find("grain").map(bursar::id::Label);
    let of_grain = october.food.categories[&grain];
    assert_eq!((of_grain.opening, of_grain.bought, of_grain.closing), (yuan("38.40"), yuan("2448.00"), yuan("7.20")));
    assert_eq!(of_grain.consumption(), yuan("2479.20"));
    let result = october.result();
    assert_eq!((result.income, result.bought, result.consumption), (yuan("45696.00"), yuan("45629.60"), yuan("45749.84")));
    // What the statement prints is income less purchases; the result is income less consumption.
    assert_eq!(result.income - result.bought, yuan("66.40"));
    assert_eq!(result.surplus(), yuan("-53.84"));
    assert_eq!(rate(result.surplus(), result.income), "-0.12");
}

#[test]
fn the_kindergarten_of_2024_divides_the_cumulative_surplus_by_the_months_income() {
    let opened = open("kindergarten-2024-10");
    let books = opened.books(day("2024-11-01"));
    let october = month(&books, 2024, 10).result();
    assert_eq!(october.income, yuan("32248.70"));
    assert_eq!(october.consumption + october.costs, yuan("31494.50"));
    assert_eq!(october.surplus(), yuan("754.20"));
    assert_eq!(rate(october.surplus(), october.income), "2.34");
    let cumulative = books.canteen.cumulative(Month::new(2024, 10).expect("a month"));
    assert_eq!(cumulative.surplus(), yuan("886.09"));
    assert_eq!(rate(cumulative.surplus(), october.income), "2.75");
    assert_eq!(cumulative.rate().map(canteen::percent).map(|rate| rate.to_string()).as_deref(), Some("2.74"));
}

#[test]
fn the_kindergarten_of_2022_prints_the_cumulative_rate_for_a_month_of_loss() {
    let opened = open("kindergarten-2022-03");
    let books = opened.books(day("2022-04-01"));
    let march = month(&books, 2022, 3).result();
    assert_eq!(march.income, yuan("44049.60"));
    assert_eq!(march.surplus(), yuan("-210.70"));
    assert_eq!(rate(march.surplus(), march.income), "-0.48");
    let cumulative = books.canteen.cumulative(Month::new(2022, 3).expect("a month"));
    assert_eq!(cumulative.surplus(), yuan("115.70"));
    assert_eq!(rate(cumulative.surplus(), march.income), "0.26");
}

#[test]
fn the_school_of_2025_divides_the_years_loss_by_the_years_income() {
    let opened = open("school-2025-year");
    let books = opened.books(day("2025-12-01"));
    let november = month(&books, 2025, 11).result();
    assert_eq!((november.consumption, november.costs), (yuan("162886.52"), yuan("62435.36")));
    assert_eq!(november.surplus(), yuan("-7062.30"));
    assert_eq!(rate(november.surplus(), november.income), "-3.24");
    let cumulative = books.canteen.cumulative(Month::new(2025, 11).expect("a month"));
    assert_eq!(cumulative.surplus(), yuan("-7455.39"));
    assert_eq!(cumulative.rate().map(canteen::percent).map(|rate| rate.to_string()).as_deref(), Some("-1.06"));
}

//! Any rows at all: the book's running balances are those of a plain re-sum in whole fen and thousandths.

use super::{HEADER, Written, day};
use crate::books::StockBook;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::collections::{BTreeMap, BTreeSet};

const PLACES: [&str; 3] = ["store", "shed", "canteen"];
const ITEMS: [&str; 2] = ["paper", "rice"];
const LOTS: [&str; 3] = ["", "L1", "L2"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Opening,
    In,
    Return,
    Surplus,
    Transfer,
    Issue,
    Loss,
    SupplierReturn,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::In => "in",
            Self::Return => "return",
            Self::Surplus => "surplus",
            Self::Transfer => "transfer",
            Self::Issue => "issue",
            Self::Loss => "loss",
            Self::SupplierReturn => "supplier-return",
        }
    }

    /// In before transfers before out.
    const fn phase(self) -> usize {
        match self {
            Self::Opening => 0,
            Self::In | Self::Return | Self::Surplus => 1,
            Self::Transfer => 2,
            Self::Issue | Self::Loss | Self::SupplierReturn => 3,
        }
    }
}

/// A row as the test has it: thousandths of a unit, hundredths of a fen for one.
#[derive(Debug, Clone)]
struct Row {
    slip: usize,
    day: u32,
    kind: Kind,
    place: usize,
    to: usize,
    item: usize,
    lot: usize,
    thousandths: i128,
    price: Option<i128>,
}

impl Row {
    fn csv(&self) -> String {
        let quantity = format!("{}.{:03}", self.thousandths / 1000, self.thousandths % 1000);
        let price = self.price.map_or(String::new(), |price| format!("{}.{:04}", price / 10_000, price % 10_000));
        let to = if self.kind == Kind::Transfer { PLACES[self.to] } else { "" };
        format!(
            "S-{:04},{},{},{},{},{quantity},{price},{to},{},,,,,keeper\n",
            self.slip,
            day(self.day),
            self.kind.word(),
            PLACES[self.place],
            ITEMS[self.item],
            LOTS[self.lot],
        )
    }

    fn given(&self) -> Option<i128> {
        self.price.map(|price| rounded(price * self.thousandths, 100_000))
    }

    /// What it moves: place and signed thousandths.
    fn moves(&self) -> Vec<(usize, i128)> {
        match self.kind.phase() {
            0 | 1 => vec![(self.place, self.thousandths)],
            2 => vec![(self.place, -self.thousandths), (self.to, self.thousandths)],
            _ => vec![(self.place, -self.thousandths)],
        }
    }
}

/// Half up, away from zero.
fn rounded(dividend: i128, divisor: i128) -> i128 {
    let half_up = (dividend.abs() * 2 + divisor) / (divisor * 2);
    if dividend < 0 { -half_up } else { half_up }
}

fn rows(with_lots: bool, small_issues: bool) -> impl Strategy<Value = Vec<Row>> {
    let kind = prop_oneof![
        3 => Just(Kind::In), 1 => Just(Kind::Opening), 1 => Just(Kind::Return), 1 => Just(Kind::Surplus),
        2 => Just(Kind::Transfer), 4 => Just(Kind::Issue), 1 => Just(Kind::Loss), 1 => Just(Kind::SupplierReturn),
    ];
    let lot = if with_lots { 0..3_usize } else { 0..1 };
    let figures = (1..40_000_i128, proptest::option::weighted(0.8, 0..200_000_i128));
    let row = (kind, 1..29_u32, 0..3_usize, 0..3_usize, 0..2_usize, lot, figures);
    proptest::collection::vec(row, 1..60).prop_map(move |rows| {
        let numbered = rows.into_iter().enumerate();
        numbered
            .map(|(slip, (kind, day, place, to, item, lot, (thousandths, price)))| {
                let goes_out = kind.phase() > 1;
                let thousandths = if goes_out && small_issues { thousandths % 4000 + 1 } else { thousandths };
                let day = if kind == Kind::Opening { 1 } else { day };
                let price = if goes_out || kind == Kind::Return { None } else { price };
                Row { slip, day, kind, place, to, item, lot, thousandths, price }
            })
            .collect()
    })
}

fn ledger(rows: &[Row], fifo: bool) -> Written {
    let policy = if fifo { "stock.valuation = \"fifo\"" } else { "" };
    let (mut one, mut other) = (HEADER.to_owned(), HEADER.to_owned());
    for (position, row) in rows.iter().enumerate() {
        if position % 3 == 0 { &mut one } else { &mut other }.push_str(&row.csv());
    }
    Written::new(policy, &[("stock-moves/2026-09.csv", &one), ("stock-moves/2026-10.csv", &other)])
}

/// Every movement as text, in an order of its own.
fn shown(written: &Written, book: &StockBook<'_>) -> BTreeSet<String> {
    let text = |id| written.ledger.text(id);
    let movements = book.movements().map(|movement| {
        format!(
            "{} {} {} {} {} {} {}",
            text(movement.written.slip()),
            text(movement.place),
            text(movement.item),
            movement.quantity,
            movement.value,
            movement.quantity_after,
            movement.value_after,
        )
    });
    movements.collect()
}

/// Day, thousandths, fen.
type Goods = (u32, i128, i128);

/// A shelf in whole numbers: layers, oldest first.
#[derive(Debug, Default, Clone)]
struct Shelf {
    layers: Vec<Goods>,
    thousandths: i128,
    fen: i128,
    last: (i128, i128),
}

impl Shelf {
    fn average(&self, thousandths: i128) -> i128 {
        if self.thousandths > 0 {
            rounded(self.fen * thousandths, self.thousandths)
        } else if self.last.1 > 0 {
            rounded(self.last.0 * thousandths, self.last.1)
        } else {
            0
        }
    }

    fn put(&mut self, layers: &[Goods], fen: i128) {
        let thousandths = layers.iter().map(|layer| layer.1).sum();
        for layer in layers {
            let position = self.layers.iter().position(|other| other.0 > layer.0).unwrap_or(self.layers.len());
            self.layers.insert(position, *layer);
        }
        self.thousandths += thousandths;
        self.fen += fen;
        self.last = (fen, thousandths);
    }

    /// `None` when there is not so much.
    fn take(&mut self, thousandths: i128, fifo: bool) -> Option<(i128, Vec<Goods>)> {
        if thousandths > self.thousandths {
            return None;
        }
        let average = self.average(thousandths);
        self.last = (self.fen, self.thousandths);
        let (mut rest, mut layers) = (thousandths, Vec::new());
        while rest > 0 {
            let (since, held, worth) = self.layers[0];
            let part = rest.min(held);
            let fen = rounded(worth * part, held);
            layers.push((since, part, fen));
            self.layers[0] = (since, held - part, worth - fen);
            if held == part {
                self.layers.remove(0);
            }
            rest -= part;
        }
        let fen = if fifo { layers.iter().map(|layer| layer.2).sum() } else { average };
        self.thousandths -= thousandths;
        self.fen -= fen;
        Some((fen, layers))
    }
}

/// Quantity and value at the end of every day by place, of one item; `None` when a shelf goes below zero.
fn plain(rows: &[Row], item: usize, fifo: bool) -> Option<BTreeMap<(usize, u32), (i128, i128)>> {
    let mut rows: Vec<&Row> = rows.iter().filter(|row| row.item == item).collect();
    rows.sort_by_key(|row| (row.day, row.kind.phase(), row.slip));
    let mut shelves = vec![Shelf::default(); PLACES.len()];
    let mut ends = BTreeMap::new();
    for today in 1..31 {
        let mut due: Vec<&Row> = rows.iter().filter(|row| row.day == today).copied().collect();
        while !due.is_empty() {
            let phase = due[0].kind.phase();
            let same = due.iter().filter(|row| row.kind.phase() == phase).count();
            // A transfer waits while another of the day still brings goods to where it starts from.
            let waits = |row: &Row| phase == 2 && due[..same].iter().any(|other| other.to == row.place);
            let next = (0..same).find(|position| !waits(due[*position])).unwrap_or(0);
            let row = due.remove(next);
            let (layers, fen) = if row.kind.phase() < 2 {
                let fen = row.given().unwrap_or_else(|| shelves[row.place].average(row.thousandths));
                (vec![(row.day, row.thousandths, fen)], fen)
            } else {
                let (fen, layers) = shelves[row.place].take(row.thousandths, fifo)?;
                (layers, fen)
            };
            match row.kind.phase() {
                0 | 1 => shelves[row.place].put(&layers, fen),
                2 => shelves[row.to].put(&layers, fen),
                _ => {}
            }
        }
        for (place, shelf) in shelves.iter().enumerate() {
            ends.insert((place, today), (shelf.thousandths, shelf.fen));
        }
    }
    Some(ends)
}

fn decimal(number: i128, scale: u32) -> rust_decimal::Decimal {
    rust_decimal::Decimal::from_i128_with_scale(number, scale)
}

/// What holds of every book, honest or not.
fn assert_sums(rows: &[Row], written: &Written, book: &StockBook<'_>) -> Result<(), TestCaseError> {
    let mut last: BTreeMap<(usize, usize, u32), i128> = BTreeMap::new();
    for today in 1..31 {
        for row in rows.iter().filter(|row| row.day <= today) {
            for (place, thousandths) in row.moves() {
                *last.entry((place, row.item, today)).or_default() += thousandths;
            }
        }
    }
    for ((place, item, today), thousandths) in last {
        let balance = book.balance(written.id(PLACES[place]), written.id(ITEMS[item]), day(today));
        prop_assert_eq!(balance.quantity.number(), decimal(thousandths, 3), "{} {} {}", PLACES[place], ITEMS[item], today);
    }
    let mut places = BTreeMap::new();
    for (place, item) in book.keys() {
        let (mut quantity, mut value) = (rust_decimal::Decimal::ZERO, rust_decimal::Decimal::ZERO);
        let mut was_below = false;
        let mut lots = rust_decimal::Decimal::ZERO;
        for movement in book.of(*place, *item) {
            quantity += movement.quantity.number();
            value += movement.value.yuan();
            prop_assert_eq!(movement.quantity_after.number(), quantity);
            prop_assert_eq!(movement.value_after.yuan(), value);
            was_below |= movement.quantity_after.is_negative();
            if quantity.is_zero() && !was_below {
                prop_assert!(value.is_zero(), "{} yuan on an empty shelf", value);
            }
        }
        for (_, changes) in book.lots().filter(|((lot_place, lot_item, _), _)| (lot_place, lot_item) == (place, item)) {
            lots += changes.iter().map(|change| change.quantity.number()).sum::<rust_decimal::Decimal>();
        }
        prop_assert!(lots == quantity || book.lots().all(|((_, other, _), _)| other != *item), "lots {} of {}", lots, quantity);
        *places.entry(*place).or_insert(rust_decimal::Decimal::ZERO) += value;
    }
    for (place, value) in places {
        prop_assert_eq!(book.place_value(place, day(30).month()).yuan(), value);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn running_balances_are_what_a_plain_sum_says(rows in rows(true, false), fifo: bool) {
        let written = ledger(&rows, fifo);
        assert_sums(&rows, &written, &written.book())?;
    }

    #[test]
    fn the_order_of_files_and_lines_changes_nothing(
        (rows, shuffled) in rows(true, false).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        fifo: bool,
    ) {
        let (one, other) = (ledger(&rows, fifo), ledger(&shuffled, fifo));
        prop_assert_eq!(shown(&one, &one.book()), shown(&other, &other.book()));
    }

    #[test]
    fn values_are_those_of_a_reckoning_in_whole_fen(rows in rows(false, true), fifo: bool) {
        let written = ledger(&rows, fifo);
        let book = written.book();
        for (item, name) in ITEMS.into_iter().enumerate() {
            let Some(ends) = plain(&rows, item, fifo) else { continue };
            for ((place, today), (thousandths, fen)) in ends {
                let names = &written.ledger.names;
                let (Some(place), Some(item)) = (names.find(PLACES[place]), names.find(name)) else { continue };
                let balance = book.balance(place, item, day(today));
                prop_assert_eq!(balance.quantity.number(), decimal(thousandths, 3));
                prop_assert_eq!(balance.value.yuan(), decimal(fen, 2), "day {}", today);
            }
        }
    }
}

#[test]
fn the_reckoning_in_whole_fen_sees_honest_books_often_enough() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = rows(false, true);
    let honest = (0..200)
        .filter(|_| {
            let rows = strategy.new_tree(&mut runner).expect("rows").current();
            (0..ITEMS.len())
                .any(|item| rows.iter().filter(|row| row.item == item).count() > 8 && plain(&rows, item, false).is_some())
        })
        .count();
    assert!(honest > 20, "only {honest} of 200");
}

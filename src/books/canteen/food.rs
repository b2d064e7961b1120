//! The canteen's food by month and category (食材收发存): opening, bought, and a closing that was counted where it was.

use super::CanteenMonth;
use crate::books::StockBook;
use crate::books::stock::{Balance, CountedLine, Movement, Turn, Written, book_of_place};
use crate::day::Month;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{Book, Ledger, MoveKind, StockMove};
use std::collections::BTreeMap;

/// A month's food of one category, in yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FoodLine {
    /// What lay there when the month began: the closing of the month before.
    pub opening: Money,
    /// What was bought, less what went back to suppliers.
    pub bought: Money,
    /// What lay there when it ended, as counted where it was counted.
    pub closing: Money,
}

impl FoodLine {
    /// What was used: opening + bought − closing.
    pub fn consumption(&self) -> Money {
        self.opening + self.bought - self.closing
    }

    fn add(&mut self, other: Self) {
        self.opening += other.opening;
        self.bought += other.bought;
        self.closing += other.closing;
    }
}

/// A month's food.
#[derive(Debug, Clone, Default)]
pub struct Food {
    /// By the items' category.
    pub categories: BTreeMap<Option<Label>, FoodLine>,
}

impl Food {
    /// All categories together.
    pub fn total(&self) -> FoodLine {
        let mut total = FoodLine::default();
        for line in self.categories.values() {
            total.add(*line);
        }
        total
    }
}

/// An item on a canteen's shelf.
pub(super) struct Shelf<'b, 'l> {
    place: Id,
    item: Id,
    category: Option<Label>,
    movements: &'b [Movement<'l>],
    /// What a month's last count found beyond the book, adjustments of the month taken off.
    counted: BTreeMap<Month, Quantity>,
}

/// Every item on the shelf of a place that the canteen's books hold.
pub(super) fn shelves<'b, 'l>(ledger: &'l Ledger, stock: &'b StockBook<'l>) -> Vec<Shelf<'b, 'l>> {
    let mut counts: BTreeMap<(Id, Id), Vec<&CountedLine<'l>>> = BTreeMap::new();
    for line in stock.counts() {
        counts.entry((line.row.place, line.row.item)).or_default().push(line);
    }
    let canteen = stock.keys().iter().filter(|(place, _)| book_of_place(ledger, *place) == Book::Canteen);
    let shelf = |(place, item): &(Id, Id)| Shelf {
        place: *place,
        item: *item,
        category: ledger.registers.items.get(*item).and_then(|item| item.category),
        movements: stock.of(*place, *item),
        counted: counts.get(&(*place, *item)).map(|lines| beyond_book(lines)).unwrap_or_default(),
    };
    canteen.map(shelf).collect()
}

/// By month, what its last count found beyond the book and no approved row of the same month adjusted.
fn beyond_book(lines: &[&CountedLine<'_>]) -> BTreeMap<Month, Quantity> {
    let mut last_day = BTreeMap::new();
    for line in lines {
        let last = last_day.entry(line.row.date.month()).or_insert(line.row.date);
        *last = line.row.date.max(*last);
    }
    let mut months: BTreeMap<Month, Quantity> = BTreeMap::new();
    for line in lines.iter().filter(|line| last_day.get(&line.row.date.month()) == Some(&line.row.date)) {
        let within = |row: Option<&StockMove>| row.is_some_and(|row| row.date.month() == line.row.date.month());
        let is_settled = line.adjusted.settles && within(line.adjusted.last);
        let left = if is_settled { Quantity::ZERO } else { line.difference };
        *months.entry(line.row.date.month()).or_default() += left;
    }
    months
}

impl Shelf<'_, '_> {
    /// The months in which anything moved.
    pub(super) fn months(&self) -> impl Iterator<Item = Month> {
        self.movements.iter().map(|movement| movement.day.month())
    }

    /// Enters the shelf into every month.
    pub(super) fn enter(&self, ledger: &Ledger, stock: &StockBook<'_>, months: &mut [CanteenMonth<'_>]) {
        let Some(first) = months.first() else { return };
        let before = stock.balance(self.place, self.item, first.month.first_day().minus_days(1)).value;
        let mut opening = before;
        for month in months {
            let from = self.movements.partition_point(|movement| movement.day < month.month.first_day());
            let until = self.movements.partition_point(|movement| movement.day <= month.month.last_day());
            let within = &self.movements[from..until];
            let opened: Money =
                within.iter().filter(|movement| movement.turn == Turn::Opening).map(|movement| movement.value).sum();
            let bought: Money = within.iter().filter(|movement| is_bought(ledger, movement)).map(|movement| movement.value).sum();
            let book = stock.balance(self.place, self.item, month.month.last_day());
            let beyond = self.counted.get(&month.month).copied().unwrap_or_default();
            let closing = book.value + worth(book, beyond);
            let line = FoodLine { opening: opening + opened, bought, closing };
            if line != FoodLine::default() {
                month.food.categories.entry(self.category).or_default().add(line);
            }
            opening = closing;
        }
    }
}

/// Whether a movement brings food into the canteen's books, or takes it out to whoever sold it.
fn is_bought(ledger: &Ledger, movement: &Movement<'_>) -> bool {
    let of_canteen = |place: Option<Id>| place.is_some_and(|place| book_of_place(ledger, place) == Book::Canteen);
    match movement.written {
        Written::Intake(_) => true,
        Written::Issue(_) => false,
        Written::Move(row) if row.kind == MoveKind::Transfer => !of_canteen(row.to),
        Written::Move(row) => matches!(row.kind, MoveKind::In | MoveKind::SupplierReturn),
        Written::TransferIn(row) => !of_canteen(Some(row.place)),
    }
}

/// What a quantity is worth at the average of what lies there, rounded half up to the fen.
fn worth(book: Balance, quantity: Quantity) -> Money {
    if quantity == -book.quantity {
        return -book.value;
    }
    let worth = book.value.yuan().checked_mul(quantity.number()).and_then(|value| value.checked_div(book.quantity.number()));
    worth.map(Money::from_yuan).unwrap_or_default()
}

//! Budget lines (预算): what of each was granted, is committed, is used and is left, day by day.
//!
//! Committed are orders that are not yet covered by receipts of their purchase, in the year of the first order; used are
//! receipts, on the line that they name or else that of their purchase, in the year of their day.

use super::PurchaseBook;
use super::purchases::Chain;
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{BudgetLine, Ledger, Order, Purchase, Receipt};
use crate::source::At;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The document that changes what is left of a budget line.
#[derive(Debug, Clone, Copy)]
pub enum Spending<'l> {
    /// An order commits.
    Order(&'l Purchase, &'l Order),
    /// A receipt uses, and covers what its purchase had committed.
    Receipt(&'l Receipt),
}

impl Spending<'_> {
    /// The day of the document.
    pub const fn day(&self) -> Day {
        match self {
            Self::Order(_, order) => order.date,
            Self::Receipt(receipt) => receipt.date,
        }
    }
}

/// One change of a budget line.
#[derive(Debug, Clone, Copy)]
pub struct BudgetMovement<'l> {
    /// The day.
    pub day: Day,
    /// The document.
    pub written: Spending<'l>,
    /// What it adds to, or takes from, what is committed.
    pub committed: Money,
    /// What it adds to what is used.
    pub used: Money,
    /// How the line stands after it.
    pub after: Standing,
}

/// How a budget line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// What was granted for the year.
    pub amount: Money,
    /// Orders that receipts do not cover yet.
    pub committed: Money,
    /// Receipts.
    pub used: Money,
}

impl Standing {
    /// What may still be spent; below zero where too much was.
    pub fn left(&self) -> Money {
        self.amount - self.committed - self.used
    }
}

/// A line of a year's budget with everything that was spent on it.
#[derive(Debug)]
pub struct LineAccount<'l> {
    /// The row.
    pub row: &'l BudgetLine,
    /// Its changes by day, orders before receipts.
    pub movements: Vec<BudgetMovement<'l>>,
}

impl LineAccount<'_> {
    /// How it stands at the end of a day.
    pub fn on(&self, day: Day) -> Standing {
        let until = self.movements.partition_point(|movement| movement.day <= day);
        let opening = Standing { amount: self.row.amount, ..Standing::default() };
        until.checked_sub(1).map_or(opening, |last| self.movements[last].after)
    }
}

/// Every line of every year's budget.
#[derive(Debug)]
pub struct BudgetBook<'l> {
    lines: Vec<LineAccount<'l>>,
    positions: HashMap<(i32, Id), usize, FixedState>,
    unbudgeted: Vec<Unbudgeted<'l>>,
}

/// What was spent on a line that has no row in a year for which there is a budget.
#[derive(Debug, Clone, Copy)]
pub struct Unbudgeted<'l> {
    /// The year.
    pub year: i32,
    /// The line.
    pub line: Id,
    /// The document that spent first.
    pub first: Spending<'l>,
    /// What orders commit and receipts use, in all.
    pub amount: Money,
}

/// The turn of a change: line, day, orders before receipts, the document's number, its place.
type Turn<'l> = (usize, Day, bool, &'l str, At);

/// Changes while they are gathered, in their turn.
struct Gathering<'b, 'l> {
    ledger: &'l Ledger,
    positions: &'b HashMap<(i32, Id), usize, FixedState>,
    changes: BTreeMap<Turn<'l>, (Spending<'l>, Money, Money)>,
    /// By year and line: the first document with its day, and what was spent.
    unbudgeted: BTreeMap<(i32, Id), (Day, Spending<'l>, Money)>,
}

impl<'l> Gathering<'_, 'l> {
    /// Adds to what is committed and used of a line in a year; a line that has no row in the year has no account.
    fn add(&mut self, year: i32, line: Id, written: Spending<'l>, committed: Money, used: Money) {
        let Some(position) = self.positions.get(&(year, line)) else {
            let day = written.day();
            let spent = self.unbudgeted.entry((year, line)).or_insert((day, written, Money::ZERO));
            spent.2 += committed + used;
            if day < spent.0 {
                (spent.0, spent.1) = (day, written);
            }
            return;
        };
        let (day, is_receipt, id, at) = match written {
            Spending::Order(purchase, order) => (order.date, false, purchase.id, order.at),
            Spending::Receipt(receipt) => (receipt.date, true, receipt.receipt, receipt.at),
        };
        let turn = (*position, day, is_receipt, self.ledger.text(id), at);
        let change = self.changes.entry(turn).or_insert((written, Money::ZERO, Money::ZERO));
        change.1 += committed;
        change.2 += used;
    }

    /// The orders of a purchase, and its receipts as they cover them.
    fn commit(&mut self, chain: &Chain<'l>) {
        let (Some(line), Some(first)) = (chain.row.budget, chain.first_order()) else { return };
        let year = first.date.year();
        let mut documents: Vec<(Day, bool, Spending<'l>)> =
            chain.row.all_orders().map(|order| (order.date, false, Spending::Order(chain.row, order))).collect();
        documents.extend(chain.receipts.iter().map(|receipt| (receipt.date, true, Spending::Receipt(receipt))));
        documents.sort_by_key(|(day, is_receipt, _)| (*day, *is_receipt));
        let (mut ordered, mut covered, mut open) = (Money::ZERO, Money::ZERO, Money::ZERO);
        for (_, _, document) in documents {
            match document {
                Spending::Order(_, order) => ordered += order.amount,
                Spending::Receipt(receipt) => covered += receipt.total,
            }
            let now = (ordered - covered).max(Money::ZERO);
            self.add(year, line, document, now - open, Money::ZERO);
            open = now;
        }
    }
}

impl<'l> BudgetBook<'l> {
    /// Derives it from the rows and the purchases.
    pub fn build(ledger: &'l Ledger, purchases: &PurchaseBook<'l>) -> Self {
        let mut lines: Vec<LineAccount<'l>> = Vec::new();
        let mut positions: HashMap<(i32, Id), usize, FixedState> = HashMap::default();
        for row in &ledger.registers.budget {
            let Ok(year) = i32::try_from(row.year) else { continue };
            positions.entry((year, row.line)).or_insert_with(|| {
                lines.push(LineAccount { row, movements: Vec::new() });
                lines.len() - 1
            });
        }
        let mut gathering = Gathering { ledger, positions: &positions, changes: BTreeMap::new(), unbudgeted: BTreeMap::new() };
        for chain in purchases.bought().filter(|chain| !chain.is_rejected()) {
            gathering.commit(chain);
        }
        for receipt in &ledger.registers.receipts {
            if let Some(line) = line_of(receipt, purchases) {
                gathering.add(receipt.date.year(), line, Spending::Receipt(receipt), Money::ZERO, receipt.total);
            }
        }
        for ((position, day, ..), (written, committed, used)) in gathering.changes {
            let line = &mut lines[position];
            let opening = Standing { amount: line.row.amount, ..Standing::default() };
            let mut after = line.movements.last().map_or(opening, |last| last.after);
            after.committed += committed;
            after.used += used;
            line.movements.push(BudgetMovement { day, written, committed, used, after });
        }
        let years: BTreeSet<i32> = positions.keys().map(|(year, _)| *year).collect();
        // A year without any budget is not granted yet; a line that stands nowhere is found as that.
        let is_told = |year: i32, line: Id| !years.contains(&year) || ledger.registers.budget.get(line).is_none();
        let unbudgeted =
            gathering.unbudgeted.into_iter().filter(|((year, line), (.., amount))| !is_told(*year, *line) && *amount > Money::ZERO);
        let unbudgeted = unbudgeted.map(|((year, line), (_, first, amount))| Unbudgeted { year, line, first, amount }).collect();
        Self { lines, positions, unbudgeted }
    }

    /// What was spent on lines that have no row in the year, year by year.
    pub fn unbudgeted(&self) -> &[Unbudgeted<'l>] {
        &self.unbudgeted
    }

    /// Every line, in the order of the register.
    pub fn lines(&self) -> &[LineAccount<'l>] {
        &self.lines
    }

    /// A line of a year.
    pub fn get(&self, year: i32, line: Id) -> Option<&LineAccount<'l>> {
        self.positions.get(&(year, line)).map(|position| &self.lines[*position])
    }
}

/// The budget line that a receipt is spent from: its own, else its purchase's.
pub fn line_of(receipt: &Receipt, purchases: &PurchaseBook<'_>) -> Option<Id> {
    receipt.budget.or_else(|| purchases.get(receipt.purchase?)?.row.budget)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::{day, ledger, settings};
    use proptest::prelude::*;

    const BUDGET: &str = "year,line,name,amount\n2026,office,办公费,1000\n2027,office,办公费,2000\n";

    fn purchase(id: u32, orders: &str) -> String {
        format!("[QG-{id}]\ndate = 2026-01-01\nrequester = \"li-na\"\nbudget = \"office\"\norders = [{orders}]\n")
    }

    fn order(date: &str, amount: i64) -> String {
        format!("{{ supplier = \"xinhua\", date = {date}, buyers = [], amount = {amount} }},")
    }

    /// Amount, committed, used and left of the line at the end of a day, in yuan.
    fn standing(purchases: &str, receipts: &str, year: i32, on: &str) -> [String; 3] {
        let receipts = format!("receipt,date,kind,number,total,purchase,budget,corrects\n{receipts}");
        let ledger = ledger(&[("budget.csv", BUDGET), ("purchases.toml", purchases), ("receipts.csv", &receipts)]);
        let settings = settings("");
        let purchases = PurchaseBook::build(&ledger, &settings);
        let book = BudgetBook::build(&ledger, &purchases);
        let line = book.get(year, ledger.names.find("office").expect("it stands there")).expect("a line");
        let standing = line.on(day(on));
        [standing.committed, standing.used, standing.left()].map(|amount| amount.to_string())
    }

    #[test]
    fn an_order_commits_until_receipts_cover_it() {
        let bought = purchase(1, &order("2026-09-05", 300));
        let receipts = "FP-1,2026-09-10,other,1,100,QG-1,,\nFP-2,2026-09-12,other,2,250,QG-1,,\n";
        assert_eq!(standing(&bought, receipts, 2026, "2026-09-04"), ["0.00", "0.00", "1000.00"]);
        assert_eq!(standing(&bought, receipts, 2026, "2026-09-05"), ["300.00", "0.00", "700.00"]);
        assert_eq!(standing(&bought, receipts, 2026, "2026-09-10"), ["200.00", "100.00", "700.00"]);
        assert_eq!(standing(&bought, receipts, 2026, "2026-09-12"), ["0.00", "350.00", "650.00"]);
    }

    #[test]
    fn a_receipt_of_the_next_year_uses_the_next_years_budget() {
        let bought = purchase(1, &order("2026-12-20", 300));
        let receipts = "FP-1,2027-01-08,other,1,300,QG-1,,\n";
        assert_eq!(standing(&bought, receipts, 2026, "2026-12-31"), ["300.00", "0.00", "700.00"]);
        assert_eq!(standing(&bought, receipts, 2026, "2027-01-08"), ["0.00", "0.00", "1000.00"]);
        assert_eq!(standing(&bought, receipts, 2027, "2027-01-08"), ["0.00", "300.00", "1700.00"]);
    }

    #[test]
    fn what_was_called_off_or_refused_commits_nothing_and_red_receipts_give_back() {
        let refused = "approvals = [{ step = \"principal\", by = \"zhao-gang\", date = 2026-01-02, verdict = \"rejected\" }]\n";
        let bought = purchase(1, &order("2026-09-05", 300))
            + "cancelled = \"不再需要\"\n"
            + &purchase(2, &order("2026-09-05", 300))
            + refused;
        let receipts = "FP-1,2026-09-10,other,1,100,,office,\nFP-2,2026-09-12,other,2,-40,,office,FP-1\n";
        assert_eq!(standing(&bought, receipts, 2026, "2026-09-10"), ["0.00", "100.00", "900.00"]);
        assert_eq!(standing(&bought, receipts, 2026, "2026-09-30"), ["0.00", "60.00", "940.00"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn running_totals_are_the_naive_sums(
            orders in prop::collection::vec((0_u32..3, 1_u32..28, 1_i64..200), 0..8),
            receipts in prop::collection::vec((0_u32..3, 1_u32..28, 1_i64..200), 0..8),
            on in 1_u32..28,
        ) {
            let text = |id: u32| -> String {
                let of = orders.iter().filter(|(purchase, ..)| *purchase == id);
                of.map(|(_, day, amount)| order(&format!("2026-09-{day:02}"), *amount)).collect()
            };
            let purchases: String = (0..3).map(|id| purchase(id, &text(id))).collect();
            let rows: String = receipts.iter().enumerate()
                .map(|(number, (id, day, amount))| format!("FP-{number},2026-09-{day:02},other,{number},{amount},QG-{id},,\n"))
                .collect();
            let until = |rows: &[(u32, u32, i64)], id: u32| -> i64 {
                rows.iter().filter(|(purchase, day, _)| *purchase == id && *day <= on).map(|(.., amount)| amount).sum()
            };
            let committed: i64 = (0..3).map(|id| (until(&orders, id) - until(&receipts, id)).max(0)).sum();
            let used: i64 = (0..3).map(|id| until(&receipts, id)).sum();
            let found = standing(&purchases, &rows, 2026, &format!("2026-09-{on:02}"));
            prop_assert_eq!(found, [committed, used, 1000 - committed - used].map(|yuan| format!("{yuan}.00")));
        }
    }
}

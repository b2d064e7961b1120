//! Quantities of a purchase, item by item: requested, ordered, accepted, stored; all in the item's own unit.

use crate::books::stock::factor;
use crate::day::Day;
use crate::id::{Id, Label, Names};
use crate::money::{Money, UnitPrice};
use crate::number::LARGEST;
use crate::quantity::Quantity;
use crate::registers::{Acceptance, AcceptedLine, CanteenIntake, ItemKind, Order, Purchase, PurchaseLine, Registers, StockMove};
use crate::source::{At, Spot};
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// What is bought: an item, or something that only has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What<'l> {
    /// An item.
    Item(Id),
    /// A free-text line.
    Named(&'l str),
}

/// One delivery of something, less what was refused.
#[derive(Debug, Clone, Copy)]
pub struct Accepted<'l> {
    /// The acceptance.
    pub acceptance: &'l Acceptance,
    /// Its line; `None` where the acceptance has no lines and so accepts the whole order.
    pub line: Option<&'l AcceptedLine>,
    /// How much was accepted.
    pub quantity: Quantity,
}

/// The row by which something was stored.
#[derive(Debug, Clone, Copy)]
pub enum Stored<'l> {
    /// A line of a stock slip.
    Move(&'l StockMove),
    /// A delivery to the canteen whose receipt names the purchase.
    Intake(&'l CanteenIntake),
}

impl Stored<'_> {
    /// The day.
    pub const fn day(self) -> Day {
        match self {
            Self::Move(row) => row.date,
            Self::Intake(row) => row.date,
        }
    }

    /// The place of its quantity.
    pub const fn spot(self) -> Spot {
        let at: At = match self {
            Self::Move(row) => row.at,
            Self::Intake(row) => row.at,
        };
        Spot::Cell(at, "quantity")
    }
}

/// One thing of a purchase, followed from the request to the shelf.
#[derive(Debug, Clone)]
pub struct PurchasedItem<'l> {
    /// What.
    pub what: What<'l>,
    /// What kind of thing it is, where that is known.
    pub kind: Option<ItemKind>,
    /// How much was asked for; `None` where the request does not name it.
    pub requested: Option<Quantity>,
    /// How much was ordered; `None` where orders with lines of their own do not say.
    pub ordered: Option<Quantity>,
    /// The first line of the request or, where the request does not name it, of an order.
    pub line: Option<&'l PurchaseLine>,
    /// What one of its own unit costs, as ordered, else as estimated.
    pub price_each: Option<UnitPrice>,
    /// How much was accepted, less what was refused.
    pub accepted: Quantity,
    /// The acceptances, by their day.
    pub acceptances: Vec<Accepted<'l>>,
    /// How much was taken into a store.
    pub stored: Quantity,
    /// The rows by which it was stored, by their day.
    pub storings: Vec<Stored<'l>>,
    /// How much went back to the supplier afterwards.
    pub sent_back: Quantity,
    /// The first cell by which a later line describes a thing without item otherwise: its kind or its unit.
    pub described: Option<Spot>,
    /// Whether every row's unit can be converted and every delivery says how much came.
    pub is_sure: bool,
}

impl PurchasedItem<'_> {
    /// Whether it is goods, which have to come before they are paid: an item, or a free-text line that says what kind of thing
    /// it is, and no service.
    pub fn is_goods(&self) -> bool {
        self.kind.is_some_and(|kind| kind != ItemKind::Service)
    }

    /// Whether it is goods of the register of items, which are stored; free-text lines are used at once or become assets.
    pub fn is_stock(&self) -> bool {
        matches!(self.what, What::Item(_)) && self.is_goods()
    }

    /// How much may be accepted: what was ordered and, where the request names it, not more than was asked for.
    pub fn due(&self) -> Option<Quantity> {
        match (self.requested, self.ordered) {
            (Some(requested), Some(ordered)) => Some(requested.min(ordered)),
            (requested, ordered) => ordered.or(requested),
        }
    }
}

/// The things of a purchase while they are gathered, in the order in which they are first named.
struct Gathering<'l> {
    items: Vec<PurchasedItem<'l>>,
    positions: HashMap<What<'l>, usize, FixedState>,
    registers: &'l Registers,
    names: &'l Names,
    /// How much was asked for of an item that the request does not name: nothing, where every line of it names an item.
    unasked: Option<Quantity>,
    /// How much was ordered of an item that no line names: nothing, where every line names an item.
    unnamed: Option<Quantity>,
    /// How much was ordered under a name that no line has: nothing, where some line has a name.
    unwritten: Option<Quantity>,
}

impl<'l> Gathering<'l> {
    fn item(&mut self, what: What<'l>) -> &mut PurchasedItem<'l> {
        let position = *self.positions.entry(what).or_insert_with(|| {
            let (kind, requested, ordered) = match what {
                What::Item(item) => (self.registers.items.get(item).map(|item| item.kind), self.unasked, self.unnamed),
                What::Named(_) => (None, None, self.unwritten),
            };
            self.items.push(PurchasedItem {
                what,
                kind,
                requested,
                ordered,
                line: None,
                price_each: None,
                accepted: Quantity::ZERO,
                acceptances: Vec::new(),
                stored: Quantity::ZERO,
                storings: Vec::new(),
                sent_back: Quantity::ZERO,
                described: None,
                is_sure: true,
            });
            self.items.len() - 1
        });
        &mut self.items[position]
    }

    /// How many of the thing's own unit one of the unit written is.
    fn factor(&self, what: What<'l>, unit: Option<Label>) -> Option<Decimal> {
        match what {
            What::Item(item) => own_units(item, unit, self.registers, self.names),
            // A free-text line has the unit in which it was first written.
            What::Named(_) => {
                let first = self.positions.get(&what).and_then(|position| self.items[*position].line?.unit);
                first.is_none_or(|first| unit.is_none_or(|unit| first == unit)).then_some(Decimal::ONE)
            }
        }
    }

    /// A quantity in the thing's own unit; what cannot be converted, or is more than books hold, makes the thing unsure.
    fn own(&mut self, what: What<'l>, quantity: Quantity, unit: Option<Label>) -> Quantity {
        let number = self.factor(what, unit).and_then(|factor| quantity.number().checked_mul(factor));
        let number = number.filter(|number| number.abs() <= Decimal::from(LARGEST));
        self.item(what).is_sure &= number.is_some();
        Quantity::new(number.unwrap_or_default())
    }

    fn request(&mut self, line: &'l PurchaseLine) {
        let Some(what) = what_of(line.item, line.name.as_deref()) else { return };
        let quantity = self.own(what, line.quantity, line.unit);
        let price = self.price_each(what, line);
        let item = self.item(what);
        *item.requested.get_or_insert_default() += quantity;
        item.line.get_or_insert(line);
        item.kind = item.kind.or(line.kind);
        item.price_each = item.price_each.or(price);
    }

    /// Notes where a later line says another kind or unit of a thing that only has a name.
    fn describe(&mut self, what: What<'l>, at: At, kind: Option<ItemKind>, unit: Option<Label>) {
        if !matches!(what, What::Named(_)) {
            return;
        }
        let item = self.item(what);
        let first_unit = item.line.and_then(|line| line.unit);
        let other_kind = item.kind.zip(kind).is_some_and(|(first, kind)| first != kind);
        let other_unit = first_unit.zip(unit).is_some_and(|(first, unit)| first != unit);
        if other_kind || other_unit {
            item.described.get_or_insert(Spot::Cell(at, if other_kind { "kind" } else { "unit" }));
        }
    }

    fn order(&mut self, line: &'l PurchaseLine, priced: &mut HashSet<What<'l>, FixedState>) {
        let Some(what) = what_of(line.item, line.name.as_deref()) else { return };
        let quantity = self.own(what, line.quantity, line.unit);
        self.describe(what, line.at, line.kind, line.unit);
        let price = self.price_each(what, line);
        let item = self.item(what);
        *item.ordered.get_or_insert_default() += quantity;
        item.line.get_or_insert(line);
        item.kind = item.kind.or(line.kind);
        // The order's price stands before the estimate; of several orders the first.
        if price.is_some() && priced.insert(what) {
            item.price_each = price;
        }
    }

    fn price_each(&self, what: What<'l>, line: &PurchaseLine) -> Option<UnitPrice> {
        let factor = self.factor(what, line.unit).filter(|factor| !factor.is_zero())?;
        line.price.map(|price| UnitPrice::from_yuan(price.yuan() / factor))
    }

    fn accept(&mut self, what: What<'l>, accepted: Accepted<'l>) {
        let item = self.item(what);
        item.accepted += accepted.quantity;
        item.acceptances.push(accepted);
    }
}

/// What so many units cost; what is more than books can hold counts as the most that they hold.
pub fn worth(price: UnitPrice, quantity: Quantity) -> Money {
    let most = Money::from_yuan(Decimal::from(LARGEST));
    price.of(quantity).clamp(-most, most)
}

/// How many of an item's own unit one of the unit written is; `None` where that is no pack or measure of it.
pub fn own_units(item: Id, unit: Option<Label>, registers: &Registers, names: &Names) -> Option<Decimal> {
    match (registers.items.get(item), unit) {
        (Some(item), Some(unit)) if unit != item.unit => factor(item, names.label(unit), names),
        _ => Some(Decimal::ONE),
    }
}

fn what_of(item: Option<Id>, name: Option<&str>) -> Option<What<'_>> {
    item.map(What::Item).or_else(|| name.map(What::Named))
}

/// Follows every thing of a purchase from the request to the shelf.
pub fn gather<'l>(
    row: &'l Purchase,
    moves: &[&'l StockMove],
    returns: &[&'l StockMove],
    intake: &[&'l CanteenIntake],
    registers: &'l Registers,
    names: &'l Names,
) -> Vec<PurchasedItem<'l>> {
    let (items, positions) = (Vec::new(), HashMap::default());
    let mut all = Gathering { items, positions, registers, names, unasked: None, unnamed: None, unwritten: None };
    for line in &row.lines {
        all.request(line);
    }
    // A line that only has a name may be ordered as any item.
    let items_only = !row.lines.is_empty() && row.lines.iter().all(|line| line.item.is_some());
    all.unasked = items_only.then_some(Quantity::ZERO);
    order(row, &mut all);
    accept(row, &mut all);
    for row in moves {
        let what = What::Item(row.item);
        let quantity = all.own(what, row.quantity, row.unit);
        let item = all.item(what);
        item.stored += quantity;
        item.storings.push(Stored::Move(row));
    }
    for row in intake {
        let what = What::Item(row.item);
        let quantity = all.own(what, row.quantity, row.unit);
        let item = all.item(what);
        item.stored += quantity;
        item.storings.push(Stored::Intake(row));
    }
    for row in returns {
        let what = What::Item(row.item);
        let quantity = all.own(what, row.quantity, row.unit);
        all.item(what).sent_back += quantity;
    }
    // An item that nobody knows is a slip of another one: which of them it means is not said.
    if all.items.iter().any(|item| matches!(item.what, What::Item(_)) && item.kind.is_none()) {
        all.items.iter_mut().for_each(|item| item.is_sure = false);
    }
    for item in &mut all.items {
        item.acceptances.sort_by_key(|accepted| accepted.acceptance.date);
        item.storings.sort_by_key(|stored| stored.day());
    }
    all.items
}

/// What was ordered: the orders' own lines, or the request's where the one order has none.
fn order<'l>(row: &'l Purchase, all: &mut Gathering<'l>) {
    let orders: Vec<&Order> = row.all_orders().collect();
    if orders.iter().all(|order| !order.lines.is_empty()) && !orders.is_empty() {
        for item in &mut all.items {
            item.ordered = Some(Quantity::ZERO);
        }
        let mut priced = HashSet::default();
        for line in orders.iter().flat_map(|order| &order.lines) {
            all.order(line, &mut priced);
        }
    } else if orders.len() == 1 {
        for item in &mut all.items {
            item.ordered = item.requested;
        }
    } else {
        // Of several orders one that does not say what it is for leaves open what all of them are for.
        return;
    }
    // Where a line only has a name, what is delivered against it may be any item.
    let items_only = all.items.iter().all(|item| matches!(item.what, What::Item(_)));
    all.unnamed = (items_only && !all.items.is_empty()).then_some(Quantity::ZERO);
    all.unwritten = (!items_only).then_some(Quantity::ZERO);
}

/// What came and was good. An acceptance without lines accepts the whole order, if it is the only one of its supplier.
fn accept<'l>(row: &'l Purchase, all: &mut Gathering<'l>) {
    let mut of_supplier: HashMap<Option<Id>, usize, FixedState> = HashMap::default();
    for acceptance in &row.acceptances {
        *of_supplier.entry(acceptance.supplier).or_default() += 1;
    }
    for acceptance in &row.acceptances {
        for line in &acceptance.lines {
            let Some(what) = what_of(line.item, line.name.as_deref()) else { continue };
            let good = line.quantity - line.rejected.unwrap_or_default();
            let quantity = all.own(what, good, line.unit);
            all.describe(what, line.at, line.kind, line.unit);
            let item = all.item(what);
            item.kind = item.kind.or(line.kind);
            all.accept(what, Accepted { acceptance, line: Some(line), quantity });
        }
        if !acceptance.lines.is_empty() {
            continue;
        }
        let orders: Vec<&Order> =
            row.all_orders().filter(|order| acceptance.supplier.is_none_or(|supplier| order.supplier == supplier)).collect();
        let alone = of_supplier[&acceptance.supplier] == 1 && (acceptance.supplier.is_some() || row.acceptances.len() == 1);
        let lines: Vec<&PurchaseLine> = match orders.as_slice() {
            [order] if order.lines.is_empty() => row.lines.iter().collect(),
            orders => orders.iter().flat_map(|order| &order.lines).collect(),
        };
        if !alone || orders.iter().any(|order| order.lines.is_empty() && orders.len() > 1) {
            for item in &mut all.items {
                item.is_sure = false;
            }
            continue;
        }
        for line in lines {
            let Some(what) = what_of(line.item, line.name.as_deref()) else { continue };
            let quantity = all.own(what, line.quantity, line.unit);
            all.accept(what, Accepted { acceptance, line: None, quantity });
        }
    }
}

//! Durable things that were bought and accepted (验收), line by line with what one of them cost, and what was registered of them.

use super::AssetBook;
use super::class::pieces;
use crate::books::stock::factor;
use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::{Money, UnitPrice};
use crate::quantity::Quantity;
use crate::registers::{Acceptance, AcceptedLine, ItemKind, Ledger, MoveKind, Purchase, PurchaseLine, Verdict};
use crate::table::Text;
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// A durable thing of one delivery.
#[derive(Debug, Clone, Copy)]
pub struct Bought<'l> {
    /// The purchase.
    pub purchase: &'l Purchase,
    /// The delivery.
    pub acceptance: &'l Acceptance,
    /// Its line.
    pub line: &'l AcceptedLine,
    /// How many were accepted, less what went back to the supplier, in the item's unit.
    pub quantity: Quantity,
    /// What one of them costs.
    pub price: UnitPrice,
}

impl Bought<'_> {
    /// The day of the delivery.
    pub const fn day(&self) -> Day {
        self.acceptance.date
    }

    /// What they cost.
    pub fn amount(&self) -> Money {
        self.price.of(self.quantity)
    }
}

/// Every durable thing that was accepted and kept, by purchase; lines whose price nobody wrote are left out.
///
/// Purchases that were called off or refused are left out: what follows from those is another fault.
pub fn bought(ledger: &Ledger) -> Vec<Bought<'_>> {
    let mut returned = returns(ledger);
    let mut bought = Vec::new();
    for purchase in ledger.registers.purchases.iter().filter(|purchase| purchase.cancelled.is_none() && !is_refused(purchase)) {
        let asked = Asked::of(purchase);
        for acceptance in &purchase.acceptances {
            for line in &acceptance.lines {
                let Some((price, mut quantity)) = asked.kept(ledger, acceptance, line) else { continue };
                if let Some(back) = line.item.and_then(|item| returned.get_mut(&(purchase.id, item))) {
                    let part = quantity.min(*back).max(Decimal::ZERO);
                    quantity -= part;
                    *back -= part;
                }
                if quantity > Decimal::ZERO {
                    let price = UnitPrice::from_yuan(price);
                    bought.push(Bought { purchase, acceptance, line, quantity: Quantity::new(quantity), price });
                }
            }
        }
    }
    bought
}

/// What was registered of each purchase, named by the asset itself or by its receipt: how many pieces, and what they cost.
pub fn registered(ledger: &Ledger, book: &AssetBook<'_>) -> HashMap<Id, (Quantity, Money), FixedState> {
    let mut registered: HashMap<Id, (Quantity, Money), FixedState> = HashMap::default();
    for life in book.lives() {
        let asset = life.asset;
        let receipt = asset.receipt.and_then(|receipt| ledger.registers.receipts.get(receipt));
        if let Some(purchase) = asset.purchase.or_else(|| receipt.and_then(|receipt| receipt.purchase)) {
            let (quantity, cost) = registered.entry(purchase).or_default();
            *quantity += Quantity::new(pieces(asset));
            *cost += asset.cost;
        }
    }
    registered
}

/// What a line speaks of.
type Thing<'l> = (Option<Id>, Option<&'l str>);

fn thing<'l>(item: Option<Id>, name: Option<&'l Text>) -> Thing<'l> {
    (item, if item.is_some() { None } else { name.map(|name| &**name) })
}

/// What a purchase asked for and ordered, by thing.
struct Asked<'l> {
    /// The lines of the request, and of orders where they add to it.
    lines: HashMap<Thing<'l>, &'l PurchaseLine, FixedState>,
    /// Ordered lines with a price, by supplier, and by no supplier the first.
    ordered: HashMap<(Option<Id>, Thing<'l>), &'l PurchaseLine, FixedState>,
    /// Of an order of one line the price that its amount gives.
    single: Option<Decimal>,
}

impl<'l> Asked<'l> {
    fn of(purchase: &'l Purchase) -> Self {
        let mut asked = Self { lines: HashMap::default(), ordered: HashMap::default(), single: None };
        let ordered = || purchase.all_orders().flat_map(|order| order.lines.iter().map(|line| (order.supplier, line)));
        for line in purchase.lines.iter().chain(ordered().map(|(_, line)| line)) {
            asked.lines.entry(thing(line.item, line.name.as_ref())).or_insert(line);
        }
        for (supplier, line) in ordered().filter(|(_, line)| line.price.is_some()) {
            for supplier in [Some(supplier), None] {
                asked.ordered.entry((supplier, thing(line.item, line.name.as_ref()))).or_insert(line);
            }
        }
        let mut orders = purchase.all_orders();
        if let ([line], Some(order), None) = (&*purchase.lines, orders.next(), orders.next()) {
            let by_amount = order.lines.is_empty() && !line.quantity.is_zero();
            asked.single = by_amount.then(|| order.amount.yuan() / line.quantity.number());
        }
        asked
    }

    /// Of a durable thing that was accepted: what one costs, and how many there are, in the item's unit.
    fn kept(&self, ledger: &Ledger, acceptance: &Acceptance, line: &'l AcceptedLine) -> Option<(Decimal, Decimal)> {
        let about = thing(line.item, line.name.as_ref());
        let asked = self.lines.get(&about)?;
        let item = line.item.and_then(|item| ledger.registers.items.get(item));
        if item.map_or(asked.kind, |item| Some(item.kind)) != Some(ItemKind::Durable) {
            return None;
        }
        let (price, unit) = match (self.ordered.get(&(acceptance.supplier, about)), self.single) {
            (Some(ordered), _) => (ordered.price?.yuan(), ordered.unit),
            (None, Some(price)) => (price, asked.unit),
            (None, None) => (asked.price?.yuan(), asked.unit),
        };
        let factor = |unit: Option<Label>| match (item, unit) {
            (Some(item), Some(unit)) => factor(item, ledger.names.label(unit), &ledger.names),
            _ => Some(Decimal::ONE),
        };
        let per = factor(unit).filter(|per| !per.is_zero())?;
        let quantity = (line.quantity - line.rejected.unwrap_or_default()).number();
        // Packs may hold any number; what no figure can hold is nothing that a school bought.
        let (price, quantity) = (price.checked_div(per)?, quantity.checked_mul(factor(line.unit.or(asked.unit))?)?);
        price.checked_mul(quantity).map(|_| (price, quantity))
    }
}

/// Whether the last signature of any step refuses it.
fn is_refused(purchase: &Purchase) -> bool {
    let mut last: BTreeMap<Id, Option<Verdict>> = BTreeMap::new();
    for approval in &purchase.approvals {
        last.insert(approval.step, approval.verdict);
    }
    last.values().any(|verdict| matches!(verdict, Some(Verdict::Rejected | Verdict::Returned)))
}

/// What went back to suppliers, by purchase and item, in the item's unit.
fn returns(ledger: &Ledger) -> HashMap<(Id, Id), Decimal, FixedState> {
    let mut returned: HashMap<(Id, Id), Decimal, FixedState> = HashMap::default();
    for row in ledger.registers.stock_moves.iter().filter(|row| row.kind == MoveKind::SupplierReturn) {
        let Some((purchase, item)) = row.purchase.zip(ledger.registers.items.get(row.item)) else { continue };
        let factor = row.unit.map_or(Some(Decimal::ONE), |unit| factor(item, ledger.names.label(unit), &ledger.names));
        let back = returned.entry((purchase, row.item)).or_default();
        *back = back.saturating_add(row.quantity.number().saturating_mul(factor.unwrap_or_default()));
    }
    returned
}

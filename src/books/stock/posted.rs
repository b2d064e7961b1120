//! Stock slips beside the vouchers that name them (单据与凭证): which voucher books something else than its slips are worth.

use super::{Movement, StockBook, StockControl, Turn, Written};
use crate::books::AccountBook;
use crate::books::accounts::{SourceToken, Voucher, amount_of, token};
use crate::day::Month;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{JournalEntry, Ledger};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What makes stock and accounts differ.
#[derive(Debug, Clone, Copy)]
pub enum Unlike<'l> {
    /// An entry of a voucher that books something else than its slips are worth.
    Voucher(BookedSlips<'l>),
    /// A slip that no voucher names.
    Slip(Movement<'l>),
}

/// A voucher with the stock slips that it names.
#[derive(Debug, Clone, Copy)]
pub struct BookedSlips<'l> {
    /// Its first entry on the accounts of stock.
    pub row: &'l JournalEntry,
    /// What it books there: debit less credit.
    pub booked: Money,
    /// What its slips are worth: in less out.
    pub worth: Money,
    /// One of its slips; none where it names none.
    pub slip: Option<Movement<'l>>,
}

/// The slips of the places of a control account, and the vouchers that book them.
#[derive(Debug, Default)]
pub struct Posted<'l> {
    vouchers: BTreeMap<Month, Vec<BookedSlips<'l>>>,
    /// What slips that no voucher names are worth in each month, and the first of them.
    unnamed: BTreeMap<Month, (Money, Movement<'l>)>,
}

/// A slip, or the receipt of deliveries, with what it is worth.
struct Paper<'l> {
    worth: Money,
    first: Movement<'l>,
}

impl<'l> Posted<'l> {
    /// Follows the sources of all vouchers on the accounts of a control.
    pub fn build(ledger: &'l Ledger, accounts: &AccountBook<'l>, stock: &StockBook<'l>, control: &StockControl<'_>) -> Self {
        let shelves = control.places.iter().flat_map(|place| stock.items_at(*place).map(move |item| (*place, item)));
        let moved = shelves.flat_map(|(place, item)| stock.of(place, item)).filter(|movement| movement.turn != Turn::Opening);
        let moved: Vec<&Movement<'l>> = moved.collect();
        let mut papers: HashMap<Id, Paper<'l>, FixedState> = HashMap::default();
        for movement in &moved {
            for id in ids(movement) {
                papers.entry(id).or_insert(Paper { worth: Money::ZERO, first: **movement }).worth += movement.value;
            }
        }
        let mut posted = Self::default();
        let mut named: BTreeSet<Id> = BTreeSet::new();
        for voucher in accounts.vouchers() {
            let mut rows = voucher.rows.iter().filter(|row| control.accounts.contains(&row.account)).peekable();
            let Some(row) = rows.peek().copied().copied() else { continue };
            let booked = rows.map(|row| amount_of(row)).sum();
            let slips = named_by(ledger, voucher);
            // Deliveries of a receipt that is named are not counted again by their slips.
            let is_counted = |id: Id, paper: &Paper<'_>| {
                id != paper.first.written.slip() || ids(&paper.first).all(|other| other == id || !slips.contains(&other))
            };
            let papers = slips.iter().filter_map(|id| Some((*id, papers.get(id)?)));
            let known: Vec<&Paper<'l>> = papers.filter(|(id, paper)| is_counted(*id, paper)).map(|(_, paper)| paper).collect();
            let worth = known.iter().map(|paper| paper.worth).sum();
            let slip = known.first().map(|paper| paper.first);
            posted.vouchers.entry(voucher.day().month()).or_default().push(BookedSlips { row, booked, worth, slip });
            named.extend(slips);
        }
        for movement in moved.into_iter().filter(|movement| ids(movement).all(|id| !named.contains(&id))) {
            let of_month = posted.unnamed.entry(movement.day.month()).or_insert((Money::ZERO, *movement));
            of_month.0 += movement.value;
            if (movement.day, movement.written.at()) < (of_month.1.day, of_month.1.written.at()) {
                of_month.1 = *movement;
            }
        }
        posted
    }

    /// What makes the stock of a month worth so much more than its accounts: the voucher that differs by it, slips that no
    /// voucher names, else the only voucher of the month that differs from its slips.
    pub fn unlike(&self, month: Month, difference: Money) -> Option<Unlike<'l>> {
        let of_month = self.vouchers.get(&month).map_or(&[][..], Vec::as_slice);
        let mut exact = of_month.iter().filter(|voucher| voucher.worth - voucher.booked == difference);
        if let Some(voucher) = exact.next() {
            return Some(Unlike::Voucher(*voucher));
        }
        if let Some((_, slip)) = self.unnamed.get(&month).filter(|(worth, _)| *worth == difference) {
            return Some(Unlike::Slip(*slip));
        }
        let mut other = of_month.iter().filter(|voucher| voucher.slip.is_some() && voucher.worth != voucher.booked);
        let only = other.next();
        only.filter(|_| other.next().is_none()).map(|voucher| Unlike::Voucher(*voucher))
    }
}

/// The numbers by which a voucher may name a movement: its slip, and the receipt of a delivery.
fn ids(movement: &Movement<'_>) -> impl Iterator<Item = Id> + use<> {
    let receipt = if let Written::Intake(row) = movement.written { row.receipt } else { None };
    [Some(movement.written.slip()), receipt].into_iter().flatten()
}

/// The ids that a voucher names as its source, each once.
fn named_by(ledger: &Ledger, voucher: Voucher<'_, '_>) -> BTreeSet<Id> {
    let ids = voucher.sources().filter_map(|(_, text)| match token(text) {
        SourceToken::Id(id) | SourceToken::Row(_, id) => ledger.names.find(id),
        SourceToken::Memo(_) | SourceToken::NoRegister(_) => None,
    });
    ids.collect()
}

//! Control accounts of stock (统驭科目): which accounts hold the value of which places.

use super::{StockBook, book_of_place};
use crate::books::AccountBook;
use crate::day::Month;
use crate::id::Id;
use crate::registers::{Account, Book, Control, Ledger};
use std::collections::{BTreeMap, BTreeSet};

/// Accounts that control the stock of the same places.
#[derive(Debug)]
pub struct StockControl<'l> {
    /// The account that says so.
    pub declared: &'l Account,
    /// It, others that say the same, and everything below them.
    pub accounts: Vec<Id>,
    /// The places with stock whose value stands on them.
    pub places: Vec<Id>,
    /// The last month in which the set of books has an entry; `None` where only balances were opened.
    pub written_until: Option<Month>,
}

/// An account that says that it controls stock, and all accounts of which that holds.
type Group<'l> = (&'l Account, Vec<Id>);

/// Every control account of stock with its places, of those sets of books that are kept in the ledger at all.
///
/// An account with a place controls that place alone, one without all other places of its set of books. An account below
/// a control account is controlled with it unless it says otherwise.
pub fn controls<'l>(ledger: &'l Ledger, accounts: &AccountBook<'l>, stock: &StockBook<'l>) -> Vec<StockControl<'l>> {
    let declared = |account: Id| ledger.registers.accounts.get(account).filter(|account| account.control.is_some());
    let mut kept: BTreeMap<Book, Option<Month>> = BTreeMap::new();
    let mut groups: BTreeMap<(Book, Option<Id>), Group<'l>> = BTreeMap::new();
    for account in accounts.accounts().iter().copied() {
        let set = accounts.book_of(account);
        let last = accounts.entries(account).last().map(|entry| entry.row.date.month());
        if last.is_some() || !accounts.openings(account).is_empty() {
            let until = kept.entry(set).or_default();
            *until = last.max(*until);
        }
        let owner = declared(account).or_else(|| accounts.above(account).find_map(declared));
        if let Some(owner) = owner.filter(|owner| owner.control == Some(Control::Stock)) {
            groups.entry((set, owner.place)).or_insert_with(|| (owner, Vec::new())).1.push(account);
        }
    }
    let named: BTreeSet<Id> = groups.keys().filter_map(|(_, place)| *place).collect();
    let other_places = |set: Book| -> Vec<Id> {
        stock.places().filter(|place| !named.contains(place) && book_of_place(ledger, *place) == set).collect()
    };
    let controls = groups.into_iter().filter_map(|((set, place), (declared, accounts))| {
        let written_until = *kept.get(&set)?;
        let places = place.map_or_else(|| other_places(set), |place| vec![place]);
        Some(StockControl { declared, accounts, places, written_until })
    });
    controls.collect()
}

//! Reports of the stores (库存报表): what moved and what lies there, what is short, lies too long or runs out, who used what.

pub mod consumption;
pub mod expiring;
pub mod ledger;
pub mod low;
pub mod monthly;
pub mod sheet;
pub mod slow;

use crate::books::stock::Balance;
use crate::id::Id;
use crate::money::UnitPrice;
use crate::reports::Desk;
use crate::sheet::Value;

/// The specification of an item.
fn spec(desk: &Desk<'_>, item: Id) -> Value {
    desk.rows().items.get(item).and_then(|item| item.spec.as_ref()).map(ToString::to_string).into()
}

/// What one of the unit is worth on average, rounded to four places; nothing where none is there.
fn price_of(balance: Balance) -> Option<UnitPrice> {
    balance.value.yuan().checked_div(balance.quantity.number()).map(UnitPrice::from_yuan)
}

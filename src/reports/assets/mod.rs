//! Reports of assets (资产报表): the register with its depreciation, what came and went, rooms, counts.

pub mod changes;
pub mod counted;
pub mod quarterly;
pub mod register;
pub mod rooms;

use crate::books::assets::{Class, Life};
use crate::day::Day;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::Asset;
use crate::reports::{Choice, Desk};
use crate::sheet::Value;

/// Whether an asset's class is asked for: nothing is, or its code begins as what is asked for.
fn wants_class(desk: &Desk<'_>, asset: &Asset) -> bool {
    let by_name = desk.chosen(Choice::Class).map(|class| desk.text(class));
    let wanted = desk.selection.classes.as_deref().or(by_name);
    wanted.is_none_or(|beginning| desk.text(asset.class).starts_with(beginning))
}

/// Whether the class of what may stand in no register is asked for: only where no class is.
fn wants_class_of(desk: &Desk<'_>, asset: Option<&Asset>) -> bool {
    let is_any = desk.selection.classes.is_none() && desk.chosen(Choice::Class).is_none();
    is_any || asset.is_some_and(|asset| wants_class(desk, asset))
}

/// The name of an asset's class, else its code.
fn class<'d>(desk: &Desk<'d>, asset: &'d Asset) -> &'d str {
    Class::of(desk.ledger, asset).map_or_else(|| desk.text(asset.class), Class::name)
}

/// How many pieces its row stands for.
fn pieces(asset: &Asset) -> Quantity {
    asset.quantity.unwrap_or_else(|| Quantity::from(1))
}

/// The depreciation charged by the end of a day's month, while it is in the books.
fn accumulated(life: &Life<'_>, day: Day) -> Money {
    if life.is_in_books(day) { life.schedule.accumulated(day.month()) } else { Money::ZERO }
}

/// Words of the ledger, where there are any.
fn words(text: Option<&crate::table::Text>) -> Value {
    text.map(ToString::to_string).into()
}

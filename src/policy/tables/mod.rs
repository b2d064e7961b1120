//! The thresholds, a file an area: each key with its default, its meaning and the law, standard or custom behind it.

mod approval;
mod assets;
mod canteen;
mod deadline;
mod money;
mod people;
mod purchase;
mod safety;
mod steps;
mod stock;

pub use approval::{Approval, Band};
pub use assets::Assets;
pub use canteen::Canteen;
pub use deadline::{Deadline, Proof};
pub use money::{Bank, Cash, Fees, Receipts};
pub use people::{Duty, People};
pub use purchase::Purchase;
pub use safety::{Repair, Safety};
pub use steps::Steps;
pub use stock::Stock;

use crate::money::Money;
use std::collections::BTreeMap;

/// Names as a default lists them.
fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A default map.
fn map<V, const N: usize>(lines: [(&str, V); N]) -> BTreeMap<String, V> {
    lines.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Whole yuan.
fn yuan(yuan: u32) -> Money {
    Money::from_yuan(yuan.into())
}

//! Units (计量单位): a row may be written in a pack of its item or in another unit of the same weight or volume.

use crate::id::{Id, Label, Names};
use crate::number;
use crate::quantity::Quantity;
use crate::registers::{Item, Registers};
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Units of weight in grams and of volume in millilitres (format, section 2).
const KNOWN: [(&str, Measure, i64); 14] = [
    ("克", Measure::Weight, 1),
    ("g", Measure::Weight, 1),
    ("两", Measure::Weight, 50),
    ("斤", Measure::Weight, 500),
    ("市斤", Measure::Weight, 500),
    ("公斤", Measure::Weight, 1000),
    ("千克", Measure::Weight, 1000),
    ("kg", Measure::Weight, 1000),
    ("吨", Measure::Weight, 1_000_000),
    ("毫升", Measure::Volume, 1),
    ("ml", Measure::Volume, 1),
    ("升", Measure::Volume, 1000),
    ("L", Measure::Volume, 1000),
    ("l", Measure::Volume, 1000),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Weight,
    Volume,
}

/// How many of an item's own unit one of another unit is.
#[derive(Debug, Default)]
pub struct Units {
    /// For each item that a row writes in another unit: the factor, or that there is none.
    factors: HashMap<(Id, Label), Option<Decimal>, FixedState>,
    own: HashMap<Id, Label, FixedState>,
}

impl Units {
    /// Works out every pack and unit of the ledger's items.
    pub fn build(registers: &Registers, names: &Names) -> Self {
        let mut units = Self::default();
        for item in &registers.items {
            units.own.insert(item.item, item.unit);
        }
        let moves = registers.stock_moves.iter().map(|row| (row.item, row.unit));
        let intake = registers.canteen_intake.iter().map(|row| (row.item, row.unit));
        let issues = registers.canteen_issues.iter().map(|row| (row.item, row.unit));
        for (item, unit) in moves.chain(intake).chain(issues) {
            if let Some(unit) = unit
                && units.own.get(&item) != Some(&unit)
                && let Some(declared) = registers.items.get(item)
            {
                units.factors.entry((item, unit)).or_insert_with(|| factor(declared, names.label(unit), names));
            }
        }
        units
    }

    /// So much of a unit in the item's own; `None` when it cannot be converted, or is more than books can hold.
    pub fn in_own_unit(&self, item: Id, unit: Option<Label>, quantity: Quantity) -> Option<Quantity> {
        let number = quantity.number().checked_mul(self.factor(item, unit)?)?;
        (number.abs() <= Decimal::from(number::LARGEST)).then_some(Quantity::new(number))
    }

    /// How many of the item's own unit one of this unit is; `None` when the item has no such pack and no such measure.
    ///
    /// An item that stands in no register has no unit to disagree with.
    pub fn factor(&self, item: Id, unit: Option<Label>) -> Option<Decimal> {
        match unit {
            None => Some(Decimal::ONE),
            Some(unit) if self.own.get(&item).is_none_or(|own| *own == unit) => Some(Decimal::ONE),
            Some(unit) => self.factors.get(&(item, unit)).copied().flatten(),
        }
    }
}

/// The factor from a unit to the item's own: one of its packs, or another unit of the same measure.
pub fn factor(item: &Item, unit: &str, names: &Names) -> Option<Decimal> {
    let own = names.label(item.unit);
    if own == unit {
        return Some(Decimal::ONE);
    }
    packs(item).find(|(name, _)| *name == unit).map(|(_, quantity)| quantity).or_else(|| measured(unit, own))
}

/// The packs of an item: name and how many of its unit; a pack that cannot be read is left out.
pub fn packs(item: &Item) -> impl Iterator<Item = (&str, Decimal)> {
    written_packs(item).filter_map(pack)
}

/// What stands among an item's packs and cannot be read.
pub fn unreadable_packs(item: &Item) -> impl Iterator<Item = &str> {
    written_packs(item).filter(|written| pack(written).is_none())
}

fn written_packs(item: &Item) -> impl Iterator<Item = &str> {
    let packs = item.packs.as_deref().unwrap_or_default().split([';', '；']);
    packs.map(str::trim).filter(|written| !written.is_empty())
}

fn pack(written: &str) -> Option<(&str, Decimal)> {
    let (name, quantity) = written.split_once(['=', '＝'])?;
    let reading = number::parse(quantity.trim(), Quantity::PLACES).ok()?;
    let name = name.trim();
    (!name.is_empty() && reading.value > Decimal::ZERO).then_some((name, reading.value))
}

fn measured(unit: &str, own: &str) -> Option<Decimal> {
    let find = |name: &str| KNOWN.iter().find(|(known, ..)| *known == name);
    let (&(_, measure, size), &(_, own_measure, own_size)) = (find(unit)?, find(own)?);
    (measure == own_measure).then(|| Decimal::from(size) / Decimal::from(own_size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_convert_into_each_other_and_not_into_volumes() {
        assert_eq!(measured("斤", "千克"), Some(Decimal::new(5, 1)));
        assert_eq!(measured("公斤", "斤"), Some(Decimal::from(2)));
        assert_eq!(measured("毫升", "升"), Some(Decimal::new(1, 3)));
        assert_eq!(measured("升", "千克"), None);
        assert_eq!(measured("箱", "千克"), None);
    }
}

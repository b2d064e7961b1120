//! What the class of an asset (资产分类) says of it: years of depreciation, the most it may cost, the fewest years of use.

use crate::money::Money;
use crate::registers::{Asset, AssetClass, BuiltinClass, EDITION, Ledger, builtin};

/// The class of an asset: the school's own row of that code and edition, else the built-in one.
#[derive(Debug, Clone, Copy)]
pub enum Class<'l> {
    /// A row of `asset-classes`.
    Own(&'l AssetClass),
    /// A class of the national standard that every ledger knows.
    Builtin(&'static BuiltinClass),
}

impl<'l> Class<'l> {
    /// The class of an asset; `None` where nobody knows it.
    pub fn of(ledger: &'l Ledger, asset: &Asset) -> Option<Self> {
        let edition = asset.edition.map_or(EDITION, |edition| ledger.names.label(edition));
        let own = ledger.registers.asset_classes.all(asset.class).find(|class| ledger.names.label(class.edition) == edition);
        own.map(Self::Own).or_else(|| builtin(ledger.text(asset.class), edition).map(Self::Builtin))
    }

    /// Its name.
    pub fn name(self) -> &'l str {
        match self {
            Self::Own(class) => &class.name,
            Self::Builtin(class) => class.name,
        }
    }

    /// The fewest years of depreciation.
    pub const fn years(self) -> Option<u32> {
        match self {
            Self::Own(class) => class.years,
            Self::Builtin(class) => class.years,
        }
    }

    /// The most that one may cost.
    pub const fn price_limit(self) -> Option<Money> {
        match self {
            Self::Own(class) => class.price_limit,
            Self::Builtin(_) => None,
        }
    }

    /// The months from one inspection to the next, with the row that asks for them.
    pub const fn inspected(self) -> Option<(u32, &'l AssetClass)> {
        match self {
            Self::Own(class) => match class.inspected {
                Some(months) => Some((months, class)),
                None => None,
            },
            Self::Builtin(_) => None,
        }
    }

    /// The fewest years of use before it may be scrapped.
    pub const fn min_years(self) -> Option<u32> {
        match self {
            Self::Own(class) => class.min_years,
            Self::Builtin(_) => None,
        }
    }
}

/// Whether depreciation is charged on an asset at all (政府会计准则第3号 and its guide).
///
/// Relics (A03), books and archives (A04), animals and plants (A06) are not depreciated, nor is what stands in the books with
/// a nominal yuan. Land has no years in any class; where neither row nor class gives years, nothing is charged.
pub fn is_depreciable(ledger: &Ledger, asset: &Asset) -> bool {
    let in_2022 = asset.edition.is_none_or(|edition| ledger.names.label(edition) == EDITION);
    let exempt = in_2022 && ["A03", "A04", "A06"].iter().any(|kind| ledger.text(asset.class).starts_with(kind));
    !exempt && asset.cost.abs() > Money::from_fen(100).times(pieces(asset))
}

/// How many pieces a row of the register stands for.
pub fn pieces(asset: &Asset) -> rust_decimal::Decimal {
    asset.quantity.map_or(rust_decimal::Decimal::ONE, crate::quantity::Quantity::number)
}

/// What one piece cost, rounded half up to the fen; of a row without pieces the whole.
pub fn cost_each(asset: &Asset) -> Money {
    let pieces = pieces(asset);
    if pieces.is_zero() { asset.cost } else { Money::from_yuan(asset.cost.yuan() / pieces) }
}

/// The years over which an asset is depreciated: the row's, else its class's; `None` where none is charged.
pub fn years_of(ledger: &Ledger, asset: &Asset) -> Option<u32> {
    if !is_depreciable(ledger, asset) {
        return None;
    }
    asset.years.or_else(|| Class::of(ledger, asset).and_then(Class::years))
}

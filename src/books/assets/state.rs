//! The states of an asset (资产状态) and what may happen to it in each.
//!
//! 在库 → 在用 ⇄ 借出; 在用 ⇄ 维修; 在用 → 调拨 → 在用; 在用, 在库 → 盘亏 → 找回, or out of the books by 报废, 划转, 捐出.

use crate::lang::Wording;
use crate::registers::AssetEventKind;

/// What an asset is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 在库: nobody uses it.
    InStore,
    /// 在用: somebody uses it.
    InUse,
    /// 借出: it is lent and is to come back.
    Lent,
    /// 维修: it is away for repair.
    InRepair,
    /// 盘亏: it was not found; it stays in the books until its loss is approved.
    Missing,
    /// 已处置: scrapped, transferred or donated; it is out of the books.
    Disposed,
}

impl State {
    /// Whether this may happen to an asset in this state.
    ///
    /// Compensation is about money and changes no state, so it may come at any time, even after the end. A lent asset comes
    /// back before anything else is decided about it; what cannot be mended is scrapped from repair; a lost one is written off.
    pub const fn allows(self, kind: AssetEventKind) -> bool {
        use AssetEventKind as Kind;
        match kind {
            Kind::Compensate => true,
            Kind::Assign | Kind::Lend | Kind::Move | Kind::Transfer | Kind::Donate => matches!(self, Self::InStore | Self::InUse),
            Kind::Return => matches!(self, Self::InUse | Self::Lent),
            Kind::Repair => matches!(self, Self::InStore | Self::InUse | Self::Lent),
            Kind::Repaired => matches!(self, Self::InRepair),
            Kind::Missing => !matches!(self, Self::Missing | Self::Disposed),
            Kind::Found => matches!(self, Self::Missing),
            Kind::Scrap => matches!(self, Self::InStore | Self::InUse | Self::InRepair | Self::Missing),
        }
    }

    /// The state in which an event leaves an asset; `None` where it changes none.
    pub const fn after(kind: AssetEventKind) -> Option<Self> {
        use AssetEventKind as Kind;
        match kind {
            Kind::Compensate => None,
            Kind::Assign | Kind::Repaired | Kind::Move | Kind::Found => Some(Self::InUse),
            Kind::Lend => Some(Self::Lent),
            Kind::Return => Some(Self::InStore),
            Kind::Repair => Some(Self::InRepair),
            Kind::Missing => Some(Self::Missing),
            Kind::Scrap | Kind::Transfer | Kind::Donate => Some(Self::Disposed),
        }
    }

    /// The word for it.
    pub const fn wording(self) -> Wording {
        match self {
            Self::InStore => Wording::new("在库", "in store"),
            Self::InUse => Wording::new("在用", "in use"),
            Self::Lent => Wording::new("借出", "lent"),
            Self::InRepair => Wording::new("维修中", "in repair"),
            Self::Missing => Wording::new("盘亏", "missing"),
            Self::Disposed => Wording::new("已处置", "disposed of"),
        }
    }
}

/// Whether an event takes the asset out of the books.
pub const fn is_disposal(kind: AssetEventKind) -> bool {
    matches!(kind, AssetEventKind::Scrap | AssetEventKind::Transfer | AssetEventKind::Donate)
}

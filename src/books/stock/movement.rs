//! One movement of goods at one place, whatever register it was written in.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{CanteenIntake, CanteenIssue, MoveKind, StockMove};
use crate::source::{At, Spot};

/// The row that a movement was written in.
#[derive(Debug, Clone, Copy)]
pub enum Written<'l> {
    /// A line of a stock slip.
    Move(&'l StockMove),
    /// The receiving side of a transfer.
    TransferIn(&'l StockMove),
    /// A delivery to the canteen that was accepted.
    Intake(&'l CanteenIntake),
    /// An issue to the kitchen.
    Issue(&'l CanteenIssue),
}

impl Written<'_> {
    /// Where the row begins.
    pub const fn at(self) -> At {
        match self {
            Self::Move(row) | Self::TransferIn(row) => row.at,
            Self::Intake(row) => row.at,
            Self::Issue(row) => row.at,
        }
    }

    /// The place of one of its cells; the columns `slip`, `date`, `item`, `quantity`, `lot` stand in every such row.
    pub const fn cell(self, column: &'static str) -> Spot {
        Spot::Cell(self.at(), column)
    }

    /// The slip's number.
    pub const fn slip(self) -> Id {
        match self {
            Self::Move(row) | Self::TransferIn(row) => row.slip,
            Self::Intake(row) => row.slip,
            Self::Issue(row) => row.slip,
        }
    }

    /// The item.
    pub const fn item(self) -> Id {
        match self {
            Self::Move(row) | Self::TransferIn(row) => row.item,
            Self::Intake(row) => row.item,
            Self::Issue(row) => row.item,
        }
    }

    /// The place that the row names; `None` for the receiving side of a transfer, which is told by the other.
    pub const fn place(self) -> Option<Id> {
        match self {
            Self::Move(row) => Some(row.place),
            Self::TransferIn(_) => None,
            Self::Intake(row) => Some(row.place),
            Self::Issue(row) => Some(row.place),
        }
    }

    /// The day on which it moved.
    pub(super) const fn day(self) -> Day {
        match self {
            Self::Move(row) | Self::TransferIn(row) => row.date,
            Self::Intake(row) => row.date,
            Self::Issue(row) => row.date,
        }
    }

    /// Whether a positive figure takes goods away from the place that it names.
    pub(super) const fn goes_out(self) -> bool {
        match self {
            Self::Move(row) | Self::TransferIn(row) => matches!(turn_of_kind(row.kind), Turn::Out | Turn::Transfer),
            Self::Intake(_) => false,
            Self::Issue(_) => true,
        }
    }

    /// Whether it belongs to what goes out: issues, losses, what goes back to a supplier, the giving side of a transfer; a
    /// correction belongs to the side that it corrects.
    pub const fn is_of_out_side(self) -> bool {
        !matches!(self, Self::TransferIn(_)) && self.goes_out()
    }

    /// Whether it adjusts the book to what is there.
    pub const fn is_adjustment(self) -> bool {
        matches!(self, Self::Move(StockMove { kind: MoveKind::Loss | MoveKind::Surplus, .. }))
    }

    /// Whether the row corrects another.
    pub const fn is_correction(self) -> bool {
        match self {
            Self::Move(row) | Self::TransferIn(row) => row.corrects.is_some(),
            Self::Intake(row) => row.corrects.is_some(),
            Self::Issue(row) => row.corrects.is_some(),
        }
    }

    /// What tells the lines of one slip and item apart: lot, receiving place, class, department, person.
    pub(super) const fn line(self) -> [Option<Id>; 5] {
        const fn id(label: Option<Label>) -> Option<Id> {
            match label {
                Some(Label(id)) => Some(id),
                None => None,
            }
        }
        match self {
            Self::Move(row) | Self::TransferIn(row) => [id(row.lot), row.to, row.class, id(row.department), row.person],
            Self::Intake(row) => [id(row.lot), None, None, None, None],
            Self::Issue(row) => [id(row.lot), None, None, None, Some(row.to)],
        }
    }
}

/// In which turn movements of one day are taken: what comes in before what goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// What opens the books.
    Opening,
    /// Purchases, returns, surplus, and whatever a correction takes back or brings back.
    In,
    /// Transfers, out of one place and into another at once.
    Transfer,
    /// Issues, losses, returns to the supplier.
    Out,
}

/// One movement at one place, with what it is worth and what lies there after it.
#[derive(Debug, Clone, Copy)]
pub struct Movement<'l> {
    /// The row.
    pub written: Written<'l>,
    /// The place.
    pub place: Id,
    /// The item.
    pub item: Id,
    /// The lot, where the row names one.
    pub lot: Option<Label>,
    /// The day.
    pub day: Day,
    /// Its turn on the day.
    pub turn: Turn,
    /// How much, in the item's unit: in is positive, out negative.
    pub quantity: Quantity,
    /// What it is worth, with the sign of the quantity.
    pub value: Money,
    /// How much lies there after it.
    pub quantity_after: Quantity,
    /// What lies there after it is worth.
    pub value_after: Money,
}

/// The turn of a row on its day.
pub(super) fn turn_of(written: Written<'_>) -> Turn {
    let (turn, quantity) = match written {
        Written::Move(row) | Written::TransferIn(row) => (turn_of_kind(row.kind), row.quantity),
        Written::Intake(row) => (Turn::In, row.quantity),
        Written::Issue(row) => (Turn::Out, row.quantity),
    };
    // What a correction brings back comes in before anything goes out.
    if turn == Turn::Out && quantity.is_negative() { Turn::In } else { turn }
}

/// The turn of a kind of slip.
const fn turn_of_kind(kind: MoveKind) -> Turn {
    match kind {
        MoveKind::Opening => Turn::Opening,
        MoveKind::In | MoveKind::Return | MoveKind::Surplus => Turn::In,
        MoveKind::Transfer => Turn::Transfer,
        MoveKind::Issue | MoveKind::Loss | MoveKind::SupplierReturn => Turn::Out,
    }
}

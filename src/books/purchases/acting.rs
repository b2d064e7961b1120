//! Who had a hand in a document, and in which role (经办): the roles are named as the policy names the posts.

use crate::id::Id;
use crate::registers::{Acceptance, Approval, Claim, Order, Payment, Purchase, StockMove};
use crate::source::Spot;

crate::words! {
    /// A role in a purchase or a claim, by the name that `people.incompatible` gives it.
    pub enum Role {
        Requester = "requester" | "申请人",
        Approver = "approver" | "审批人",
        Buyer = "buyer" | "采购人",
        Acceptor = "acceptor" | "验收人",
        Storekeeper = "storekeeper" | "保管员",
        Cashier = "cashier" | "出纳",
    }
}

/// What somebody did.
#[derive(Debug, Clone, Copy)]
pub enum Deed<'l> {
    /// Asked for it.
    Request(&'l Purchase),
    /// Approved it.
    Signature(&'l Purchase, &'l Approval),
    /// Bought it.
    Order(&'l Purchase, &'l Order),
    /// Accepted a delivery.
    Acceptance(&'l Purchase, &'l Acceptance),
    /// Took it into the store.
    Storing(&'l StockMove),
    /// Claimed its cost.
    Claim(&'l Claim),
    /// Reviewed or approved the claim.
    ClaimSignature(&'l Claim, &'l Approval),
    /// Paid the claim.
    Payment(&'l Claim, &'l Payment),
}

impl Deed<'_> {
    /// The cell that names who did it.
    pub const fn spot(self) -> Spot {
        match self {
            Self::Request(row) => Spot::Cell(row.at, "requester"),
            Self::Signature(_, signature) | Self::ClaimSignature(_, signature) => Spot::Cell(signature.at, "by"),
            Self::Order(_, order) => Spot::Cell(order.at, "buyers"),
            Self::Acceptance(_, acceptance) => Spot::Cell(acceptance.at, "by"),
            Self::Storing(row) => Spot::Cell(row.at, "by"),
            Self::Claim(row) => Spot::Cell(row.at, "claimant"),
            Self::Payment(_, payment) => Spot::Cell(payment.at, "by"),
        }
    }
}

/// Somebody in a role.
#[derive(Debug, Clone, Copy)]
pub struct Acting<'l> {
    /// Who.
    pub person: Id,
    /// As what.
    pub role: Role,
    /// By what.
    pub deed: Deed<'l>,
}

impl<'l> Acting<'l> {
    /// The cashier who paid a claim.
    pub(super) fn paying(claim: &'l Claim) -> Option<Self> {
        let payment = claim.paid.as_ref()?;
        Some(Self { person: payment.by, role: Role::Cashier, deed: Deed::Payment(claim, payment) })
    }
}

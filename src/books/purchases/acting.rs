//! Who had a hand in a document, when, and in which role (经办): the roles are named as the policy names the posts.

use crate::day::Day;
use crate::id::Id;
use crate::registers::{Acceptance, Approval, Claim, Order, Payment, Purchase, StockMove, Tender};
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

/// What was done, in the order of the chain.
#[derive(Debug, Clone, Copy)]
pub enum Deed<'l> {
    /// Somebody asked for it.
    Request(&'l Purchase),
    /// A step was signed.
    Signature(&'l Purchase, &'l Approval),
    /// A tender was awarded.
    Award(&'l Purchase, &'l Tender, Day),
    /// It was bought.
    Order(&'l Purchase, &'l Order),
    /// A delivery was accepted.
    Acceptance(&'l Purchase, &'l Acceptance),
    /// It was taken into the store.
    Storing(&'l StockMove),
    /// Its cost was claimed.
    Claim(&'l Claim),
    /// A step of the claim was signed.
    ClaimSignature(&'l Claim, &'l Approval),
    /// The claim was paid.
    Payment(&'l Claim, &'l Payment),
}

impl Deed<'_> {
    /// The day.
    pub const fn day(self) -> Day {
        match self {
            Self::Request(row) => row.date,
            Self::Signature(_, signature) | Self::ClaimSignature(_, signature) => signature.date,
            Self::Award(_, _, day) => day,
            Self::Order(_, order) => order.date,
            Self::Acceptance(_, acceptance) => acceptance.date,
            Self::Storing(row) => row.date,
            Self::Claim(row) => row.date,
            Self::Payment(_, payment) => payment.date,
        }
    }

    /// The cell of the day.
    pub const fn day_spot(self) -> Spot {
        match self {
            Self::Request(row) => Spot::Cell(row.at, "date"),
            Self::Signature(_, signature) | Self::ClaimSignature(_, signature) => Spot::Cell(signature.at, "date"),
            Self::Award(_, tender, _) => Spot::Cell(tender.at, "award"),
            Self::Order(_, order) => Spot::Cell(order.at, "date"),
            Self::Acceptance(_, acceptance) => Spot::Cell(acceptance.at, "date"),
            Self::Storing(row) => Spot::Cell(row.at, "date"),
            Self::Claim(row) => Spot::Cell(row.at, "date"),
            Self::Payment(_, payment) => Spot::Cell(payment.at, "date"),
        }
    }

    /// The cell that names who did it; of an award the award.
    pub const fn person_spot(self) -> Spot {
        match self {
            Self::Request(row) => Spot::Cell(row.at, "requester"),
            Self::Signature(_, signature) | Self::ClaimSignature(_, signature) => Spot::Cell(signature.at, "by"),
            Self::Award(_, tender, _) => Spot::Cell(tender.at, "award"),
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

//! A finding at something that was done, whichever register it stands in, and the word for doing it.

use crate::books::purchases::Deed;
use crate::findings::Draft;
use crate::lang::Wording;
use crate::rules::Context;
use crate::source::Spot;

/// A finding at one cell of a deed, about the document in which the deed stands.
pub fn finding(context: &Context<'_>, deed: Deed<'_>, spot: Spot) -> Draft {
    let draft = match deed {
        Deed::Request(row) | Deed::Signature(row, _) | Deed::Award(row, ..) | Deed::Order(row, _) | Deed::Acceptance(row, _) => {
            context.finding_row(row)
        }
        Deed::Storing(row) => context.finding_row(row),
        Deed::Claim(row) | Deed::ClaimSignature(row, _) | Deed::Payment(row, _) => context.finding_row(row),
    };
    Draft { spot, ..draft }
}

/// The word for doing it.
pub const fn done(deed: Deed<'_>) -> Wording {
    match deed {
        Deed::Request(_) => Wording::new("请购", "requested"),
        Deed::Signature(..) | Deed::ClaimSignature(..) => Wording::new("签批", "signed"),
        Deed::Award(..) => Wording::new("定标", "awarded"),
        Deed::Order(..) => Wording::new("采购", "ordered"),
        Deed::Acceptance(..) => Wording::new("验收", "accepted"),
        Deed::Storing(_) => Wording::new("入库", "stored"),
        Deed::Claim(_) => Wording::new("报销", "claimed"),
        Deed::Payment(..) => Wording::new("付款", "paid"),
    }
}

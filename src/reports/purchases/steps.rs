//! Steps and states of documents, as reports name them.

use crate::books::known_posts;
use crate::books::parties::Party;
use crate::books::purchases::{Awaited, Chain, PurchaseState};
use crate::day::Day;
use crate::id::Label;
use crate::lang::Lang;
use crate::reports::Desk;
use crate::say;
use crate::sheet::Value;

/// Usual steps of a school's ladder with their Chinese names; a school's own names stand as it writes them.
const LADDER: [(&str, &str); 6] = [
    ("department", "部门"),
    ("logistics", "总务"),
    ("vice-principal", "分管校长"),
    ("principal", "校长"),
    ("committee", "校务会"),
    ("finance", "财务"),
];

/// A step of the ladder or of a claim in the language of the reader.
pub(super) fn step<'s>(desk: &Desk<'_>, step: &'s str) -> &'s str {
    let usual = LADDER.iter().find(|(name, _)| *name == step && desk.lang == Lang::Chinese);
    usual.map_or_else(|| known_posts::shown(step, desk.lang), |(_, zh)| zh)
}

/// How far a purchase was at the end of the days that are known, and since when.
pub(super) fn state(desk: &Desk<'_>, chain: &Chain<'_>) -> (PurchaseState, Day) {
    let known = chain.reached.iter().rfind(|(_, day)| *day <= desk.today);
    let last = known.copied().unwrap_or((PurchaseState::Requested, chain.row.date));
    // Nobody wrote on which day a purchase was called off.
    if chain.row.cancelled.is_some() { (PurchaseState::Cancelled, last.1) } else { last }
}

/// What a purchase waits for; nothing where it is done or has ended.
///
/// Where papers came after the days that are known, only what its state says is told, and not which paper it was.
pub(super) fn awaited(desk: &Desk<'_>, chain: &Chain<'_>) -> Option<(&'static str, String)> {
    if is_later(desk, chain) {
        return by_state(desk, state(desk, chain).0);
    }
    let lang = desk.lang;
    Some(match chain.awaits? {
        Awaited::Signature(name) => ("signature", say!(lang, "{}签字", "signature: {}", step(desk, name))),
        Awaited::Amendment => ("amendment", say!(lang, "申请人修改", "amendment")),
        Awaited::Order => ("order", say!(lang, "采购", "order")),
        Awaited::Acceptance => ("acceptance", say!(lang, "到货验收", "delivery and acceptance")),
        Awaited::Storing => ("storing", say!(lang, "入库或登记资产", "stock-in or register of assets")),
        Awaited::Receipt => ("receipt", say!(lang, "票据", "receipt")),
        Awaited::Claim => ("claim", say!(lang, "报销", "claim")),
        Awaited::ClaimSignature(claim, name) => {
            let (claim, step) = (desk.text(claim), step(desk, name));
            ("claim-signature", say!(lang, "{claim} {step}签字", "{claim}: signature of {step}"))
        }
        Awaited::Payment(claim) => ("payment", say!(lang, "{} 付款", "payment of {}", desk.text(claim))),
    })
}

/// Whether papers came after the days that are known.
pub(super) fn is_later(desk: &Desk<'_>, chain: &Chain<'_>) -> bool {
    chain.reached.iter().any(|(_, day)| *day > desk.today)
}

/// What comes next after a state.
fn by_state(desk: &Desk<'_>, state: PurchaseState) -> Option<(&'static str, String)> {
    use PurchaseState as State;
    let (name, zh, en) = match state {
        State::Requested | State::InApproval => ("signature", "签字", "signature"),
        State::Returned => ("amendment", "申请人修改", "amendment"),
        State::Approved => ("order", "采购", "order"),
        State::Ordered | State::PartlyAccepted => ("acceptance", "到货验收", "delivery and acceptance"),
        State::Accepted => ("storing", "入库或开票", "stock-in or receipt"),
        State::Stored => ("receipt", "票据", "receipt"),
        State::Invoiced => ("claim", "报销", "claim"),
        State::Claimed => ("payment", "付款", "payment"),
        State::Paid | State::Rejected | State::Cancelled => return None,
    };
    Some((name, desk.word(zh, en).to_owned()))
}

/// A supplier or person by name, else the words as they stand.
pub(super) fn party<'d>(desk: &Desk<'d>, label: Label) -> &'d str {
    match desk.books.parties.of(desk.ledger, label) {
        Party::Supplier(supplier) => desk.supplier(supplier),
        Party::Person(person) => desk.person(person),
        Party::Named(_) => desk.label(label),
    }
}

/// Whole days from one day to another.
pub(super) fn days(from: Day, to: Day) -> Value {
    Value::from(to.days_since(from))
}

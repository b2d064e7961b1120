//! What has to come before what: request, signatures, award, order, acceptance, stock-in; claim, signatures, payment.

use super::acting::Deed;
use super::chain::Chain;
use super::claim::{CLAIM_STEPS, ClaimChain};
use super::{PurchaseBook, Signatures};
use crate::books::known_posts::plain;
use crate::id::{Id, Names};
use crate::registers::{Acceptance, Approval, Order};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// Two deeds of which the first may not lie after the second.
#[derive(Debug, Clone, Copy)]
pub struct Turn<'l> {
    /// What comes first.
    pub first: Deed<'l>,
    /// What follows.
    pub second: Deed<'l>,
}

impl Turn<'_> {
    /// Whether they are in order; a whole chain may happen on one day.
    pub fn is_in_order(&self) -> bool {
        self.first.day() <= self.second.day()
    }
}

/// The last of the approving signatures that count.
fn last_approval<'l>(signatures: &Signatures<'l>, counts: impl Fn(&str) -> bool, names: &Names) -> Option<&'l Approval> {
    signatures.approved().filter(|signature| counts(names.text(signature.step))).max_by_key(|signature| signature.date)
}

impl<'l> Chain<'l> {
    /// Every pair of deeds of a purchase that has an order. One deed has one predecessor: the last that had to come first;
    /// of the signatures, which follow the request, the first stands for all.
    pub fn turns(&self, names: &Names) -> Vec<Turn<'l>> {
        let row = self.row;
        let request = Deed::Request(row);
        let first_signature = row.approvals.iter().min_by_key(|signature| signature.date);
        let mut turns: Vec<Turn<'l>> =
            first_signature.map(|signature| Turn { first: request, second: Deed::Signature(row, signature) }).into_iter().collect();
        let approval = last_approval(&self.signatures, |step| self.counts(step), names).map(|last| Deed::Signature(row, last));
        let award = row.tender.as_ref().and_then(|tender| Some(Deed::Award(row, tender, tender.award?)));
        let before_order = last_of([approval.or(Some(request)), award]);
        let mut first_of: HashMap<Option<Id>, &'l Order, FixedState> = HashMap::default();
        for order in row.all_orders() {
            turns.extend(before_order.map(|first| Turn { first, second: Deed::Order(row, order) }));
            for key in [None, Some(order.supplier)] {
                let first = first_of.entry(key).or_insert(order);
                if order.date < first.date {
                    *first = order;
                }
            }
        }
        let mut deliveries: HashMap<Id, &'l Acceptance, FixedState> = HashMap::default();
        for acceptance in &row.acceptances {
            deliveries.entry(acceptance.id).or_insert(acceptance);
            let order = first_of.get(&acceptance.supplier).map(|order| Deed::Order(row, order));
            turns.extend(order.map(|first| Turn { first, second: Deed::Acceptance(row, acceptance) }));
        }
        for slip in self.moves.iter().filter(|slip| slip.corrects.is_none()) {
            let accepted = slip.acceptance.and_then(|id| deliveries.get(&id));
            turns.extend(accepted.map(|acceptance| Turn { first: Deed::Acceptance(row, acceptance), second: Deed::Storing(slip) }));
        }
        turns
    }
}

impl<'l> ClaimChain<'l> {
    /// Every pair of deeds of a claim that has an order.
    ///
    /// Of what it claims only services are asked for here: goods have to be there on the day of the claim already.
    pub fn turns(&self, purchases: &PurchaseBook<'l>, names: &Names) -> Vec<Turn<'l>> {
        let row = self.row;
        let claim = Deed::Claim(row);
        let first_signature = row.approvals.iter().min_by_key(|signature| signature.date);
        let mut turns: Vec<Turn<'l>> = first_signature
            .map(|signature| Turn { first: claim, second: Deed::ClaimSignature(row, signature) })
            .into_iter()
            .collect();
        let Some(payment) = &row.paid else { return turns };
        let approval = last_approval(&self.signatures, |step| CLAIM_STEPS.contains(&plain(step)), names);
        let services = self.purchases.iter().filter_map(|purchase| purchases.get(*purchase));
        let services = services.filter(|chain| chain.is_bought() && !chain.has_goods());
        let accepted = services.filter_map(|chain| {
            let first = chain.row.acceptances.iter().min_by_key(|acceptance| acceptance.date)?;
            Some(Deed::Acceptance(chain.row, first))
        });
        let before_payment = approval.map_or(claim, |last| Deed::ClaimSignature(row, last));
        if let Some(first) = last_of([Some(before_payment)].into_iter().chain(accepted.map(Some))) {
            turns.push(Turn { first, second: Deed::Payment(row, payment) });
        }
        turns
    }
}

/// The latest of several deeds.
fn last_of<'l>(deeds: impl IntoIterator<Item = Option<Deed<'l>>>) -> Option<Deed<'l>> {
    deeds.into_iter().flatten().max_by_key(|deed| deed.day())
}

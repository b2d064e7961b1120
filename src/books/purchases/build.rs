//! Gathers what belongs to each purchase and each claim, in one pass over every register that names them.

use super::PurchaseBook;
use super::chain::Chain;
use super::claim::ClaimChain;
use super::progress::{self, Papers};
use super::quantities;
use super::signatures::Signatures;
use crate::books::stock::reversed_slip;
use crate::id::{Id, Names};
use crate::money::Money;
use crate::policy::Settings;
use crate::registers::{Asset, CanteenIntake, Claim, IntakeResult, Ledger, MoveKind, Purchase, Receipt, Registers, StockMove};
use foldhash::fast::FixedState;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

type By<T> = HashMap<Id, Vec<T>, FixedState>;

/// The rows that name a purchase or a claim, each list by day, then in the order of the register.
struct Index<'l> {
    moves: By<&'l StockMove>,
    returns: By<&'l StockMove>,
    intake: By<&'l CanteenIntake>,
    assets: By<&'l Asset>,
    receipts: By<&'l Receipt>,
    of_claim: By<&'l Receipt>,
}

impl<'l> Index<'l> {
    fn build(registers: &'l Registers, names: &Names) -> Self {
        let mut index = Self {
            moves: By::default(),
            returns: By::default(),
            intake: By::default(),
            assets: By::default(),
            receipts: By::default(),
            of_claim: By::default(),
        };
        let of_acceptance = acceptances(registers);
        let named = |row: &StockMove| {
            let accepted = || row.acceptance.and_then(|acceptance| of_acceptance.get(&acceptance).copied().flatten());
            // A slip in the purchase's number leaves the acceptance to go by.
            row.purchase.filter(|purchase| registers.purchases.get(*purchase).is_some()).or_else(accepted)
        };
        let mut of_slip: HashMap<Id, Option<Id>, FixedState> = HashMap::default();
        for row in registers.stock_moves.iter().filter(|row| row.corrects.is_none()) {
            of_slip.entry(row.slip).or_insert_with(|| named(row));
        }
        for row in &registers.stock_moves {
            // What is taken back belongs where it came from.
            let reversed = || of_slip.get(&reversed_slip(names, row.corrects.as_deref()?)?).copied().flatten();
            let Some(purchase) = named(row).or_else(reversed) else { continue };
            match row.kind {
                MoveKind::In => index.moves.entry(purchase).or_default().push(row),
                MoveKind::SupplierReturn => index.returns.entry(purchase).or_default().push(row),
                _ => {}
            }
        }
        for row in &registers.receipts {
            if let Some(purchase) = row.purchase {
                index.receipts.entry(purchase).or_default().push(row);
            }
            if let Some(claim) = row.claim {
                index.of_claim.entry(claim).or_default().push(row);
            }
        }
        for row in &registers.canteen_intake {
            let accepted = row.result.is_none_or(|result| result == IntakeResult::Accepted);
            let receipt = row.receipt.filter(|_| accepted).and_then(|receipt| registers.receipts.get(receipt));
            if let Some(purchase) = receipt.and_then(|receipt| receipt.purchase) {
                index.intake.entry(purchase).or_default().push(row);
            }
        }
        for row in &registers.assets {
            if let Some(purchase) = row.purchase {
                index.assets.entry(purchase).or_default().push(row);
            }
        }
        for rows in index.moves.values_mut().chain(index.returns.values_mut()) {
            rows.sort_by_key(|row| row.date);
        }
        for rows in index.receipts.values_mut().chain(index.of_claim.values_mut()) {
            rows.sort_by_key(|row| row.date);
        }
        index
    }
}

/// Which purchase an acceptance belongs to; `None` where two purchases have one of this number.
fn acceptances(registers: &Registers) -> HashMap<Id, Option<Id>, FixedState> {
    let mut of_acceptance: HashMap<Id, Option<Id>, FixedState> = HashMap::default();
    for purchase in &registers.purchases {
        for acceptance in &purchase.acceptances {
            let known = of_acceptance.entry(acceptance.id).or_insert(Some(purchase.id));
            if *known != Some(purchase.id) {
                *known = None;
            }
        }
    }
    of_acceptance
}

impl<'l> PurchaseBook<'l> {
    /// Derives it from the rows and the ladders in force.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings) -> Self {
        let registers = &ledger.registers;
        let mut index = Index::build(registers, &ledger.names);
        let mut claims = Vec::with_capacity(registers.claims.len());
        let mut claim_positions: HashMap<Id, usize, FixedState> = HashMap::default();
        for row in &registers.claims {
            claim_positions.entry(row.id).or_insert(claims.len());
            // Of two claims with one number the first has the receipts.
            claims.push(ClaimChain::new(row, index.of_claim.remove(&row.id).unwrap_or_default(), &ledger.names));
        }
        let mut positions: HashMap<Id, usize, FixedState> = HashMap::default();
        let mut repeated: HashSet<Id, FixedState> = HashSet::default();
        for (position, row) in registers.purchases.iter().enumerate() {
            if *positions.entry(row.id).or_insert(position) != position {
                repeated.insert(row.id);
            }
        }
        let of = |claim: Id| claim_positions.get(&claim).map(|position| &claims[*position]);
        let chains = registers
            .purchases
            .par_iter()
            .enumerate()
            .map(|(position, row)| chain(ledger, settings, &index, row, positions[&row.id] == position, &of))
            .collect();
        Self { chains, positions, repeated, claims, claim_positions }
    }
}

fn chain<'a, 'l: 'a>(
    ledger: &'l Ledger,
    settings: &'l Settings,
    index: &Index<'l>,
    row: &'l Purchase,
    is_first: bool,
    claim_of: &(impl Fn(Id) -> Option<&'a ClaimChain<'l>> + Sync),
) -> Chain<'l> {
    let (registers, names) = (&ledger.registers, &ledger.names);
    let estimate: Money = row.lines.iter().filter_map(|line| Some(quantities::worth(line.price?, line.quantity))).sum();
    let ordered: Money = row.all_orders().map(|order| order.amount).sum();
    let receipts = index.receipts.get(&row.id).filter(|_| is_first).cloned().unwrap_or_default();
    // What was billed without an order was bought for that much.
    let billed: Money = receipts.iter().map(|receipt| receipt.total).sum();
    let spent = if row.all_orders().next().is_some() { ordered } else { billed };
    let band = settings.policy.on(row.date).approval.band_for(estimate.max(spent));
    let signatures = Signatures::of(&row.approvals, names);
    let steps = || band.into_iter().flat_map(|band| band.steps.iter().map(String::as_str));
    let missing = signatures.missing(steps());
    let approving = match band {
        Some(_) => signatures.approving(steps()),
        None => signatures.approved().collect(),
    };
    let last = approving.iter().map(|signature| signature.date).max();
    let refused = signatures.rejected().is_some() || signatures.returned().is_some();
    let approved_on = match band {
        _ if !missing.is_empty() || refused => None,
        Some(_) => last.or(Some(row.date)),
        None => last,
    };
    let listed = |rows: &By<&'l StockMove>| rows.get(&row.id).filter(|_| is_first).cloned().unwrap_or_default();
    let (moves, returns) = (listed(&index.moves), listed(&index.returns));
    let intake = index.intake.get(&row.id).filter(|_| is_first).cloned().unwrap_or_default();
    let assets = index.assets.get(&row.id).filter(|_| is_first).cloned().unwrap_or_default();
    let claim_chains = claims(&receipts, claim_of);
    let claims: Vec<&Claim> = claim_chains.iter().map(|claim| claim.row).collect();
    let items = quantities::gather(row, &moves, &returns, &intake, registers, names);
    let papers = Papers {
        row,
        signatures: &signatures,
        missing: &missing,
        approved_on,
        ordered,
        items: &items,
        assets: &assets,
        receipts: &receipts,
        claims: &claims,
    };
    let reached = papers.reached();
    let awaits = papers.awaited(&reached, &claim_chains);
    let state = progress::state(row, &reached);
    Chain {
        row,
        estimate,
        ordered,
        band,
        signatures,
        missing,
        approved_on,
        items,
        moves,
        returns,
        intake,
        assets,
        receipts,
        claims,
        reached,
        state,
        awaits,
    }
}

/// The claims of some receipts, each once, by their day.
fn claims<'a, 'l: 'a>(receipts: &[&'l Receipt], claim_of: &impl Fn(Id) -> Option<&'a ClaimChain<'l>>) -> Vec<&'a ClaimChain<'l>> {
    let mut ids: Vec<Id> = receipts.iter().filter_map(|receipt| receipt.claim).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut claims: Vec<&ClaimChain<'l>> = ids.into_iter().filter_map(claim_of).collect();
    claims.sort_by_key(|claim| (claim.row.date, claim.row.at));
    claims
}

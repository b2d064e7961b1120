//! A second look at the chain: people kept apart, nothing split, claims and bank in agreement.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use crate::accounts::{AGENCY_BANK, BANK, CANTEEN_BANK};
use crate::calendar::month_end;
use crate::goods::good;
use crate::ledger::{Ledger, Purchase, What};
use crate::money::whole;
use crate::numbering::DocumentNumber;
use crate::office::Office;
use crate::purchasing::{COMPARE_LIMIT, DIRECT_LIMIT, total};

/// Days within which like purchases are added up.
const SPLIT_DAYS: i64 = 30;

/// Proves everything about purchases, claims and the bank.
pub fn prove_chain(office: &Office) {
    prove_people_apart(&office.ledger);
    prove_nothing_split(&office.ledger, office.school.goods_times);
    prove_claims(&office.ledger);
    prove_bank(office);
}

/// Whoever asks, decides, buys, accepts, keeps or pays does only that.
fn prove_people_apart(ledger: &Ledger) {
    let mut keepers: HashMap<DocumentNumber, HashSet<&str>> = HashMap::new();
    for row in &ledger.moves {
        if let Some(purchase) = row.purchase {
            keepers.entry(purchase).or_default().insert(row.by);
        }
    }
    for asset in &ledger.assets {
        if let Some(purchase) = asset.purchase {
            keepers.entry(purchase).or_default().insert(asset.keeper);
        }
    }
    for purchase in &ledger.purchases {
        let approvers: HashSet<&str> = purchase.approvals.iter().map(|approval| approval.by).collect();
        let buyers: HashSet<&str> = purchase.orders.iter().flat_map(|order| order.buyers).collect();
        let acceptors: HashSet<&str> = purchase.acceptances.iter().flat_map(|acceptance| acceptance.by).collect();
        let keepers = keepers.remove(&purchase.id).unwrap_or_default();
        let parts = [&approvers, &buyers, &acceptors, &keepers];
        for (index, part) in parts.iter().enumerate() {
            for other in &parts[..index] {
                assert!(part.is_disjoint(other), "{}: {part:?} and {other:?} share a person", purchase.id);
            }
        }
        for part in [&approvers, &buyers, &acceptors] {
            assert!(!part.contains(purchase.requester), "{}: the requester acts twice", purchase.id);
        }
    }
}

/// Like purchases within thirty days never add up to a band that none of them followed.
fn prove_nothing_split(ledger: &Ledger, times: i64) {
    let mut groups: BTreeMap<(&str, String), Vec<&Purchase>> = BTreeMap::new();
    for purchase in ledger.purchases.iter().filter(|purchase| !purchase.orders.is_empty()) {
        let line = purchase.budget.unwrap_or("");
        let suppliers = purchase.orders.iter().map(|order| format!("supplier {}", order.supplier));
        let categories = purchase.lines.iter().filter_map(|line| match line.what {
            What::Item(item) => Some(format!("category {}", good(item).category)),
            What::Free { .. } => None,
        });
        for like in suppliers.chain(categories).collect::<HashSet<_>>() {
            groups.entry((line, like)).or_default().push(purchase);
        }
    }
    let amount = |purchase: &Purchase| {
        let ordered: Decimal = purchase.orders.iter().map(|order| order.amount).sum();
        ordered.max(total(&purchase.lines))
    };
    for (key, purchases) in groups {
        for limit in [DIRECT_LIMIT * times, COMPARE_LIMIT * times] {
            let below: Vec<&&Purchase> = purchases.iter().filter(|one| amount(one) <= whole(limit)).collect();
            for first in &below {
                let near = below.iter().filter(|one| (0..=SPLIT_DAYS).contains(&(one.date - first.date).num_days()));
                let sum: Decimal = near.map(|one| amount(one)).sum();
                assert!(sum <= whole(limit), "{key:?} from {}: {sum} within a month", first.id);
            }
        }
    }
}

/// Each claim is its receipts less what was struck, and no receipt's number comes twice.
fn prove_claims(ledger: &Ledger) {
    let mut claimed: HashMap<DocumentNumber, Decimal> = HashMap::new();
    let mut numbers: HashSet<(&str, &str)> = HashSet::new();
    for receipt in &ledger.receipts {
        assert!(numbers.insert((&receipt.code, &receipt.number)), "{}: the same number again", receipt.id);
        assert_eq!(receipt.net + receipt.tax, receipt.total, "{}: net and tax", receipt.id);
        if let Some(claim) = receipt.claim {
            *claimed.entry(claim).or_default() += receipt.total;
        }
    }
    for claim in &ledger.claims {
        let receipts = claimed.get(&claim.id).copied().unwrap_or_default();
        assert_eq!(claim.amount + claim.struck.unwrap_or_default(), receipts, "{}: its receipts", claim.id);
    }
}

/// At the end, what the bank says and what the journal says differ in nothing that is not on its way.
fn prove_bank(office: &Office) {
    let ledger = &office.ledger;
    for account in [BANK, AGENCY_BANK, CANTEEN_BANK] {
        let opening: Decimal = ledger.opening_balances.iter().filter(|row| row.account == account).map(|row| row.balance).sum();
        let rows = ledger.bank.iter().filter(|row| row.account == account);
        let stated: Decimal = rows.clone().map(|row| row.incoming - row.outgoing).sum();
        assert_eq!(opening + stated, office.accounts.of(account), "{account} at the end");
        let references: HashSet<&str> = rows.clone().map(|row| row.reference.as_str()).collect();
        assert_eq!(references.len(), rows.count(), "{account}: a reference comes twice");
    }
    let last = month_end(office.calendar.last);
    assert!(ledger.bank.iter().all(|row| row.date <= last), "the bank's statement ends with the ledger");
}

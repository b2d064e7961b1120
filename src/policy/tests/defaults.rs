//! Without a word in `[policy]` every threshold has its default, and the reference page says where it comes from.

use super::{day, settings};
use crate::lang::Lang;
use crate::money::Money;
use crate::policy::{ApprovalEvidence, Every, Evidence, InForce, Policy, Refund, Valuation, reference};
use rust_decimal::Decimal;
use std::fmt::Write as _;

#[test]
fn a_ledger_that_says_nothing_has_the_defaults() {
    let settings = settings("");
    let policy = settings.policy.on(day("2026-09-01"));
    assert_eq!(policy.purchase.quotes, 3);
    assert_eq!(policy.receipts.cash_limit, Money::from_fen(100_000));
    assert_eq!(policy.receipts.grace.to_string(), "03-31");
    assert!(policy.approval.bands.is_empty() && policy.approval.band_for(Money::from_fen(1)).is_none(), "no ladder");
    assert_eq!(policy.steps.posts_of("principal").collect::<Vec<_>>(), ["principal"]);
    assert_eq!(policy.stock.valuation, Valuation::WeightedAverage);
    assert_eq!(policy.stock.tolerance, Decimal::ZERO);
    assert!(policy.canteen.fridge.contains(Decimal::from(8)) && !policy.canteen.freezer.contains(Decimal::from(-11)));
    assert_eq!(policy.safety.drills["evacuation"], Every::Month);
    assert_eq!(policy.fees.refund, Refund::NoExtra);
    assert_eq!(policy.evidence.approvals, ApprovalEvidence::None);
    assert_eq!(policy.people.incompatible[0], ["cashier", "accountant"]);
}

#[test]
fn the_reference_written_into_a_ledger_changes_nothing() {
    let mut text = String::new();
    for key in reference() {
        if key.key == "policy.steps.STEP" {
            continue;
        }
        let _ = writeln!(text, "{} = {}", key.key, key.default);
    }
    assert_eq!(settings(&text).policy, Policy::default());
}

#[test]
fn every_key_says_what_it_means_and_where_its_default_comes_from() {
    let keys = reference();
    assert_eq!(keys.len(), 65);
    for key in &keys {
        for lang in [Lang::Chinese, Lang::English] {
            assert!(!key.about.meaning.text(lang).is_empty() && !key.about.source.text(lang).is_empty(), "{}", key.key);
        }
    }
    let key = keys.iter().find(|key| key.key == "policy.canteen.surplus_band").expect("the key");
    assert_eq!((key.default.as_str(), key.about.chinese), ("[-0.03, 0.03]", "盈亏幅度"));
    let confirmed = |key: &str| keys.iter().any(|known| known.key == key && known.about.evidence == Evidence::Confirmed);
    assert!(confirmed("policy.receipts.cash_limit") && confirmed("policy.purchase.tender_notice_days"));
    assert!(!confirmed("policy.stock.counters"));
}

#[test]
fn names_of_keys_are_read_in_one_way_only() {
    let mut names: Vec<String> = Vec::new();
    for key in reference() {
        let table = key.key.rsplit_once('.').expect("a table").0.to_owned();
        names.push(format!("{table}.{}", key.about.name));
        names.push(format!("{table}.{}", key.about.chinese));
    }
    names.sort();
    let before = names.len();
    names.dedup();
    assert_eq!(names.len(), before);
}

#[test]
fn what_is_in_force_can_be_shown() {
    let policy = InForce::default();
    assert_eq!(policy.written("policy.purchase.quotes").as_deref(), Some("3"));
    assert_eq!(policy.written("canteen.pattern").as_deref(), Some("{ meat = 1, mixed = 1, soup = 1, vegetable = 2 }"));
    assert_eq!(policy.written("canteen.fridge").as_deref(), Some("[0, 8]"));
    assert_eq!(policy.written("purchase.colour"), None);
}

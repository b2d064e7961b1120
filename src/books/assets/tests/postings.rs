//! The register beside the accounts, month by month, as a bookkeeper would tick it off.

use super::{day, month, settings};
use crate::books::assets::{AssetAccounts, AssetBook, AssetPostings, Gap};
use crate::books::{AccountBook, AssetPostings as Postings};
use crate::registers::{Book, Ledger};
use crate::source::{Sources, decode};
use crate::table::ExtraWords;
use proptest::prelude::*;

const ACCOUNTS: &str = "account,name,book,control\n1002,银行存款,school,bank\n1601,固定资产,school,assets\n1602,累计折旧,school,depreciation\n\
    ST1601,食堂固定资产,canteen,assets\n4001,收入,school,\n5001,费用,school,\n";
const PLACES: &str = "place,kind,keeper\nroom-301,room,wang-fang\ncanteen-1,canteen,ma-chao\n";
const ASSETS: &str = "asset,name,class,cost,acquired,voucher,place,keeper,depreciated\n";
const JOURNAL: &str = "voucher,date,account,summary,debit,credit,source\n";
const EVENTS: &str = "event,date,asset,kind,by\n";

fn ledger_of(assets: &str, events: &str, opening: &str, journal: &str) -> Ledger {
    let source = |path: &str, head: &str, text: &str| decode(path.to_owned(), format!("{head}{text}").into_bytes());
    let files = vec![
        source("accounts.csv", ACCOUNTS, ""),
        source("places.csv", PLACES, ""),
        source("assets.csv", ASSETS, assets),
        source("asset-events.csv", EVENTS, events),
        source("opening-balances.csv", "date,account,debit,credit\n", opening),
        source("journal.csv", JOURNAL, journal),
    ];
    let ledger = Ledger::read(Sources::new(source("bursar.toml", "", ""), files), &ExtraWords::new(), Vec::new());
    assert!(ledger.problems.is_empty(), "{:?}", ledger.problems);
    ledger
}

/// What the register and the accounts say, as of a day.
fn compare<T>(ledger: &Ledger, today: &str, ask: impl FnOnce(&Postings<'_>, &AssetBook<'_>) -> T) -> T {
    let (settings, today) = (settings(), day(today));
    let assets = AssetBook::build(ledger, &settings, today);
    let accounts = AccountBook::build(ledger, &settings, today);
    ask(&AssetPostings::build(ledger, &settings, &accounts, &assets, today), &assets)
}

fn school<'b, 'l>(postings: &'b Postings<'l>) -> &'b AssetAccounts<'l> {
    postings.books.iter().find(|of_book| of_book.book == Book::School).expect("the school's books are kept")
}

/// The kind of each gap and the asset it is at.
fn gaps(postings: &Postings<'_>, ledger: &Ledger) -> Vec<String> {
    let shown = |gap: Gap<'_>| match gap {
        Gap::NoVoucher(asset) => format!("{} no voucher", ledger.text(asset.asset)),
        Gap::OtherMonth(asset, entry) => format!("{} in {}", ledger.text(asset.asset), entry.date.month()),
        Gap::Short(asset, _, debit, cost) => format!("{} {debit} of {cost}", ledger.text(asset.asset)),
        Gap::NoRemoval(asset, ..) => format!("{} not removed", ledger.text(asset.asset)),
    };
    postings.unposted.iter().map(|missing| shown(missing.gap)).collect()
}

const PROJECTOR: &str = "ZC-1,投影仪,A02020200,7200,2024-09-01,,room-301,wang-fang,2400\n";
const OPENING: &str = "2026-09-01,1601,7200.00,\n2026-09-01,1602,,2400.00\n";

#[test]
fn months_that_are_over_stand_beside_the_accounts() {
    let journal = "PZ-1,2026-09-30,5001,折旧,100.00,,memo:折旧\nPZ-1,2026-09-30,1602,折旧,,100.00,memo:折旧\n";
    let ledger = ledger_of(PROJECTOR, "", OPENING, journal);
    compare(&ledger, "2026-11-15", |postings, _| {
        let of_book = school(postings);
        assert!(of_book.opening.cost_difference().is_zero() && of_book.opening.depreciation_difference().is_zero());
        let months: Vec<String> = of_book.months.iter().map(|month| month.month.to_string()).collect();
        assert_eq!(months, ["2026-09", "2026-10"]);
        assert_eq!(of_book.months[0].accumulated.to_string(), "2500.00");
        assert!(of_book.months[0].depreciation_difference().is_zero());
        // Nobody entered October's.
        assert_eq!(of_book.months[1].depreciation_difference().to_string(), "-100.00");
    });
}

#[test]
fn a_school_without_journal_has_nothing_to_compare() {
    let ledger = ledger_of(PROJECTOR, "", "", "");
    compare(&ledger, "2026-11-15", |postings, _| {
        assert!(postings.books.is_empty() && postings.unposted.is_empty());
    });
}

#[test]
fn an_acquisition_needs_a_voucher_of_its_month_that_is_large_enough() {
    let assets = "ZC-2,电脑,A02010105,4000,2026-09-08,PZ-1,room-301,wang-fang,\n\
        ZC-3,电脑,A02010105,4000,2026-09-08,PZ-1,room-301,wang-fang,\n\
        ZC-4,电脑,A02010105,4000,2026-09-08,PZ-2,room-301,wang-fang,\n\
        ZC-5,电脑,A02010105,4000,2026-09-08,,room-301,wang-fang,\n\
        ZC-6,电脑,A02010105,4000,2026-09-08,,room-301,wang-fang,\n\
        ZC-7,电脑,A02010105,4000,2026-10-08,,room-301,wang-fang,\n";
    let journal = "PZ-1,2026-09-09,1601,购置,7000.00,,FP-1\nPZ-1,2026-09-09,1002,购置,,7000.00,FP-1\n\
        PZ-2,2026-10-09,1601,购置,4000.00,,FP-2\nPZ-2,2026-10-09,1002,购置,,4000.00,FP-2\n\
        PZ-3,2026-09-12,1601,购置,4000.00,,ZC-6\nPZ-3,2026-09-12,1002,购置,,4000.00,ZC-6\n";
    let ledger = ledger_of(assets, "", "", journal);
    let found = compare(&ledger, "2026-10-15", |postings, _| gaps(postings, &ledger));
    // October is not over: ZC-7 still has time.
    assert_eq!(found, ["ZC-2 7000.00 of 8000.00", "ZC-4 in 2026-10", "ZC-5 no voucher"]);
}

#[test]
fn a_disposal_is_named_by_a_voucher_or_covered_by_credits_that_name_none() {
    let assets = "ZC-1,投影仪,A02020200,3000,2020-09-01,,room-301,wang-fang,3000\nZC-2,投影仪,A02020200,3000,2020-09-01,,room-301,wang-fang,3000\n";
    let events = "CZ-1,2026-09-10,ZC-1,scrap,qian-bo\nCZ-2,2026-09-20,ZC-2,scrap,qian-bo\n";
    let opening = "2026-09-01,1601,6000.00,\n2026-09-01,1602,,6000.00\n";
    let entry = |number: u32, credit: &str, source: &str| {
        format!("PZ-{number},2026-09-25,1602,报废,{credit},,{source}\nPZ-{number},2026-09-25,1601,报废,,{credit},{source}\n")
    };
    for (journal, expected) in [
        (entry(1, "3000.00", "CZ-1") + &entry(2, "3000.00", "CZ-2"), vec![]),
        (entry(1, "3000.00", "CZ-1") + &entry(2, "3000.00", "memo:报废"), vec![]),
        (entry(1, "3000.00", "asset-events:CZ-1|ZC-1"), vec!["ZC-2 not removed"]),
        (entry(1, "3000.00", "memo:报废"), vec!["ZC-1 not removed", "ZC-2 not removed"]),
    ] {
        let ledger = ledger_of(assets, events, opening, &journal);
        assert_eq!(compare(&ledger, "2026-09-30", |postings, _| gaps(postings, &ledger)), expected, "{journal}");
    }
}

#[test]
fn with_two_books_an_asset_stands_where_its_voucher_debits_else_where_it_is_placed() {
    let assets =
        "ZC-1,冰柜,A02061804,3000,2026-09-08,PZ-1,canteen-1,ma-chao,\nZC-2,蒸箱,A02061804,5000,2026-09-08,,canteen-1,ma-chao,\n";
    let journal = "PZ-1,2026-09-09,1601,购置,3000.00,,FP-1\nPZ-1,2026-09-09,1002,购置,,3000.00,FP-1\n";
    let ledger = ledger_of(assets, "", "2026-09-01,ST1601,0.00,\n", journal);
    compare(&ledger, "2026-09-30", |postings, _| {
        let costs: Vec<_> = postings.books.iter().map(|of_book| (of_book.book, of_book.months[0].cost.to_string())).collect();
        assert_eq!(costs, [(Book::School, "3000.00".to_owned()), (Book::Canteen, "5000.00".to_owned())]);
    });
    // Where the canteen's books are not kept here, its assets are in nobody's.
    let ledger = ledger_of(assets, "", "", journal);
    compare(&ledger, "2026-09-30", |postings, _| {
        assert_eq!(postings.books.len(), 1);
        assert_eq!(school(postings).months[0].cost.to_string(), "3000.00");
        assert!(postings.unposted.is_empty());
    });
}

/// Assets of some years and costs, some older than the ledger, some disposed of.
fn register() -> impl Strategy<Value = (String, String)> {
    let asset = (1_u32..100_000_000, 0_i32..60, proptest::option::of(0_u32..100_000_000), proptest::option::of(0_i32..40));
    proptest::collection::vec(asset, 1..12).prop_map(|assets| {
        let (mut rows, mut events) = (String::new(), String::new());
        let on = |months: i32, day: u32| {
            let number = 2024 * 12 + months;
            format!("{}-{:02}-{day:02}", number / 12, number % 12 + 1)
        };
        for (number, (fen, months, charged, ends)) in assets.iter().enumerate() {
            let charged =
                charged.filter(|_| *months < 32).map_or_else(String::new, |fen| format!("{}.{:02}", fen / 100, fen % 100));
            let cost = format!("{}.{:02}", fen / 100, fen % 100);
            rows += &format!("ZC-{number},电脑,A02010105,{cost},{},,room-301,wang-fang,{charged}\n", on(*months, 5));
            if let Some(later) = ends {
                events += &format!("CZ-{number},{},ZC-{number},scrap,qian-bo\n", on(months + later, 20));
            }
        }
        (rows, events)
    })
}

proptest! {
    #[test]
    fn running_totals_are_what_the_assets_come_to_one_by_one((assets, events) in register()) {
        let ledger = ledger_of(&assets, &events, OPENING, "");
        compare(&ledger, "2031-12-31", |postings, book| {
            let of_book = school(postings);
            for entry in &of_book.months {
                let totals = book.totals(entry.month);
                prop_assert_eq!((entry.cost, entry.accumulated, entry.charge), (totals.cost, totals.accumulated, totals.charge));
                prop_assert!(!entry.accumulated.is_negative() && entry.accumulated <= entry.cost);
            }
            prop_assert_eq!(of_book.months.last().map(|last| last.month), Some(month("2031-12")));
            Ok(())
        })?;
    }
}

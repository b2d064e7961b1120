//! Purchases as a bookkeeper would follow them, from the request to the payment.

use super::{Awaited, Chain, PurchaseBook, PurchaseState as State, Role, What};
use crate::books::Posts;
use crate::day::Day;
use crate::money::Money;
use crate::policy::Settings;
use crate::quantity::Quantity;
use crate::registers::Ledger;
use crate::source::{Encoding, FileId, Source, Sources};
use crate::table::ExtraWords;

fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into(), encoding: Encoding::Utf8, crlf: false, damaged: false, fault: None }
}

/// A ledger of these files, every row of which can be read.
pub fn ledger(files: &[(&str, &str)]) -> Ledger {
    let files = files.iter().map(|(path, text)| source(path, text)).collect();
    let sources = Sources::new(source("bursar.toml", "format = 1\n"), files);
    let ledger = Ledger::read(sources, &ExtraWords::new(), Vec::new());
    assert!(ledger.problems.is_empty(), "{:?}", ledger.problems);
    ledger
}

/// Settings below `format = 1`.
pub fn settings(text: &str) -> Settings {
    let (settings, problems) =
        Settings::read(&source("bursar.toml", &format!("format = 1\n{text}")), FileId::SETTINGS).expect("settings");
    assert!(problems.is_empty(), "{problems:?}");
    settings
}

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day").0
}

const LADDER: &str = "[[policy.approval]]\nbands = [\n\
    { up_to = 500, steps = [\"department\"] },\n\
    { steps = [\"department\", \"principal\"], quotes = 3 },\n]\n";

const ITEMS: &str = "item,name,unit,packs,kind\n\
    paper-a4,A4 纸,包,箱=10,office\n\
    laptop,笔记本电脑,台,,durable\n\
    wiring,线路检修,次,,service\n";

/// Follows the one purchase of these papers.
fn follow<T>(purchases: &str, others: &[(&str, &str)], ask: impl FnOnce(&Chain<'_>, &Ledger) -> T) -> T {
    let mut files = vec![("items.csv", ITEMS), ("purchases.toml", purchases)];
    files.extend(others);
    let (ledger, settings) = (ledger(&files), settings(LADDER));
    let book = PurchaseBook::build(&ledger, &settings);
    assert_eq!(book.chains().len(), 1);
    ask(&book.chains()[0], &ledger)
}

const REQUEST: &str = "[QG-1]\ndate = 2026-09-03\nrequester = \"li-na\"\nbudget = \"office\"\n\
    lines = [{ item = \"paper-a4\", quantity = 20, price = 24 }]\n";
const SIGNED: &str = "approvals = [{ step = \"department\", by = \"wang-fang\", date = 2026-09-04 }]\n";
const ORDERED: &str = "order = { supplier = \"xinhua\", date = 2026-09-05, buyers = [\"li-na\", \"sun-li\"], amount = 470 }\n";

#[test]
fn the_larger_of_estimate_and_orders_decides_the_band() {
    follow(REQUEST, &[], |chain, _| {
        assert_eq!((chain.estimate, chain.ordered), (Money::from_fen(48_000), Money::ZERO));
        assert_eq!(chain.amount(), Money::from_fen(48_000));
        assert_eq!(chain.missing, ["department"]);
    });
    let dearer = format!("{REQUEST}{SIGNED}{}", ORDERED.replace("470", "500.01"));
    follow(&dearer, &[], |chain, _| assert_eq!(chain.missing, ["principal"]));
    let cheaper = format!("{REQUEST}{SIGNED}{ORDERED}").replace("price = 24", "price = 25.01");
    follow(&cheaper, &[], |chain, _| assert_eq!(chain.amount(), Money::from_fen(50_020), "the estimate counts too"));
}

#[test]
fn of_each_step_the_last_signature_counts() {
    let returned = "approvals = [\n{ step = \"department\", by = \"wang-fang\", date = 2026-09-04, verdict = \"returned\" },\n";
    let mended = format!("{returned}{{ step = \"department\", by = \"wang-fang\", date = 2026-09-06 }}]\n");
    follow(&format!("{REQUEST}{returned}]\n"), &[], |chain, _| {
        assert_eq!(chain.state, State::Returned);
        assert_eq!(chain.awaits, Some(Awaited::Amendment));
    });
    follow(&format!("{REQUEST}{mended}"), &[], |chain, _| {
        assert_eq!(chain.state, State::Approved);
        assert_eq!(chain.approved_on, Some(day("2026-09-06")));
        assert_eq!(chain.awaits, Some(Awaited::Order));
    });
    let rejected = returned.replace("returned", "rejected");
    follow(&format!("{REQUEST}{rejected}]\n"), &[], |chain, _| {
        assert_eq!((chain.state, chain.awaits), (State::Rejected, None));
    });
}

#[test]
fn deliveries_are_followed_to_the_shelf_in_the_items_own_unit() {
    let partly = format!(
        "{REQUEST}{SIGNED}{ORDERED}acceptances = [\n\
         {{ id = \"YS-1\", date = 2026-09-06, by = [\"wang-fang\"], lines = [{{ item = \"paper-a4\", quantity = 1, unit = \"箱\" }}] }},\n"
    );
    let moves = "slip,date,kind,place,item,quantity,unit,price,by,purchase,acceptance\n\
        RK-1,2026-09-06,in,store-1,paper-a4,1,箱,235,chen-jie,,YS-1\n";
    follow(&format!("{partly}]\n"), &[("stock-moves.csv", moves)], |chain, _| {
        let item = &chain.items[0];
        assert_eq!((item.accepted, item.stored), (Quantity::from(10), Quantity::from(10)));
        assert_eq!(chain.state, State::PartlyAccepted);
        assert_eq!(chain.awaits, Some(Awaited::Acceptance));
    });
    let whole = format!(
        "{partly}{{ id = \"YS-2\", date = 2026-09-08, by = [\"wang-fang\"], lines = [{{ item = \"paper-a4\", quantity = 12, rejected = 2 }}] }}]\n"
    );
    follow(&whole, &[("stock-moves.csv", moves)], |chain, _| {
        assert_eq!(chain.items[0].accepted, Quantity::from(20));
        assert_eq!((chain.state, chain.day_of(State::Accepted)), (State::Accepted, Some(day("2026-09-08"))));
        assert_eq!(chain.awaits, Some(Awaited::Storing));
    });
    let moves = format!("{moves}RK-2,2026-09-09,in,store-1,paper-a4,10,,23.5,chen-jie,QG-1,\n");
    follow(&whole, &[("stock-moves.csv", &moves)], |chain, _| {
        assert_eq!(chain.day_of(State::Stored), Some(day("2026-09-09")));
        assert_eq!(chain.awaits, Some(Awaited::Receipt));
    });
}

#[test]
fn an_acceptance_without_lines_accepts_the_whole_order() {
    let accepted =
        format!("{REQUEST}{SIGNED}{ORDERED}acceptances = [{{ id = \"YS-1\", date = 2026-09-06, by = [\"wang-fang\"] }}]\n");
    follow(&accepted, &[], |chain, _| {
        assert_eq!(chain.items[0].accepted, Quantity::from(20));
        assert!(chain.items[0].is_sure);
    });
    let twice = accepted.replace("] }]\n", "] }, { id = \"YS-2\", date = 2026-09-07, by = [\"wang-fang\"] }]\n");
    follow(&twice, &[], |chain, _| assert!(!chain.items[0].is_sure, "nobody knows how much came with which"));
}

#[test]
fn money_is_followed_from_the_receipt_to_the_payment() {
    let bought =
        format!("{REQUEST}{SIGNED}{ORDERED}acceptances = [{{ id = \"YS-1\", date = 2026-09-06, by = [\"wang-fang\"] }}]\n");
    let bought = bought.replace("paper-a4", "wiring");
    let receipts = "receipt,date,kind,number,total,purchase,claim\n\
        FP-1,2026-09-06,e-general,1,400,QG-1,BX-1\nFP-2,2026-09-08,e-general,2,70,QG-1,BX-1\n";
    let claims = "[BX-1]\ndate = 2026-09-10\nclaimant = \"sun-li\"\npurpose = \"检修\"\namount = 470\n\
        approvals = [{ step = \"witness\", by = \"li-na\", date = 2026-09-10 }, { step = \"review\", by = \"zhou-min\", date = 2026-09-11 }]\n";
    let others = [("receipts.csv", receipts), ("claims.toml", claims)];
    follow(&bought, &others, |chain, ledger| {
        assert_eq!(chain.day_of(State::Invoiced), Some(day("2026-09-08")));
        assert_eq!(chain.state, State::Claimed);
        let claim = ledger.names.find("BX-1").expect("it stands there");
        assert_eq!(chain.awaits, Some(Awaited::ClaimSignature(claim, "approval")));
    });
    let paid = "{ step = \"approval\", by = \"zhao-gang\", date = 2026-09-12 }]\n\
        paid = { date = 2026-09-13, account = \"1002\", by = \"he-juan\" }\n";
    let claims = claims.replace("date = 2026-09-11 }]\n", &format!("date = 2026-09-11 }}, {paid}"));
    follow(&bought, &[others[0], ("claims.toml", &claims)], |chain, ledger| {
        assert_eq!((chain.state, chain.awaits), (State::Paid, None));
        let roles: Vec<(&str, Role)> = chain.acting().iter().map(|acting| (ledger.text(acting.person), acting.role)).collect();
        assert_eq!(roles.first(), Some(&("li-na", Role::Requester)));
        assert_eq!(roles.last(), Some(&("he-juan", Role::Cashier)));
    });
}

#[test]
fn a_request_split_between_suppliers_is_one_purchase() {
    let split = format!(
        "{REQUEST}{SIGNED}orders = [\n\
         {{ supplier = \"xinhua\", date = 2026-09-05, amount = 230, lines = [{{ item = \"paper-a4\", quantity = 10, price = 23 }}] }},\n\
         {{ supplier = \"jiuzhou\", date = 2026-09-06, amount = 235, lines = [{{ item = \"paper-a4\", quantity = 10 }}] }},\n]\n\
         acceptances = [{{ id = \"YS-1\", date = 2026-09-07, by = [], supplier = \"jiuzhou\" }}]\n"
    );
    follow(&split, &[], |chain, _| {
        assert_eq!(chain.ordered, Money::from_fen(46_500));
        let item = &chain.items[0];
        assert_eq!((item.ordered, item.accepted), (Some(Quantity::from(20)), Quantity::from(10)));
        assert_eq!(item.price_each.map(|price| price.to_string()).as_deref(), Some("23.00"));
        assert_eq!(chain.first_order().map(|order| order.date), Some(day("2026-09-05")));
    });
}

#[test]
fn what_only_has_a_name_leaves_open_which_items_come() {
    let named = REQUEST.replace("item = \"paper-a4\"", "name = \"办公用品\", kind = \"office\"");
    let accepted =
        "acceptances = [{ id = \"YS-1\", date = 2026-09-06, by = [], lines = [{ item = \"paper-a4\", quantity = 5 }] }]\n";
    follow(&format!("{named}{SIGNED}{ORDERED}{accepted}"), &[], |chain, _| {
        assert!(chain.items[0].is_goods() && !chain.items[0].is_stock(), "it has to come, and is kept in no store");
        let paper = chain.items.iter().find(|item| matches!(item.what, What::Item(_))).expect("it came");
        assert_eq!(paper.due(), None);
    });
    follow(&format!("{REQUEST}{SIGNED}{ORDERED}{}", accepted.replace("paper-a4", "laptop")), &[], |chain, _| {
        let laptop = chain.items.last().expect("it came");
        assert_eq!(laptop.due(), Some(Quantity::ZERO), "nobody ordered a laptop");
    });
}

#[test]
fn it_waits_on_whoever_holds_the_post() {
    let posts = "post,person,from\ndepartment,wang-fang,2020-09-01\nbuyer,sun-li,2020-09-01\n";
    let whom = |purchases: &str| {
        follow(purchases, &[("posts.csv", posts)], |chain, ledger| {
            let settings = settings("");
            let on = day("2026-09-30");
            let people = chain.awaits_whom(&Posts::build(ledger), &settings.policy.on(on).steps, on);
            people.into_iter().map(|person| ledger.text(person).to_owned()).collect::<Vec<_>>()
        })
    };
    assert_eq!(whom(REQUEST), ["wang-fang"]);
    assert_eq!(whom(&format!("{REQUEST}{SIGNED}")), ["sun-li"]);
    assert_eq!(whom(&format!("{REQUEST}{SIGNED}{ORDERED}")), ["li-na", "sun-li"]);
    assert!(whom(&format!("{REQUEST}cancelled = \"不再需要\"\n")).is_empty());
}

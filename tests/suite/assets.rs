//! Assets beyond the guides: what an honest school does and brings no finding, and what is told once.

use crate::small_school::{file, found, place};

/// The small school with these files over it: the rule and the row of each finding about assets.
fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let about = ["card/", "count/asset-", "books/asset-", "approval/disposal", "approval/standard"];
    let found = found(files);
    found.iter().filter(|finding| about.iter().any(|about| finding.rule.starts_with(about))).map(place).collect()
}

const NOTHING: [&str; 0] = [];

const ASSETS: &str = "asset,name,class,cost,acquired,place,user,keeper
ZC-1,投影仪,A02020200,7200,2020-09-01,room-301,,wang-fang
ZC-2,笔记本电脑,A02010108,7200,2020-09-01,room-301,li-na,wang-fang
ZC-3,打印机,A02021000,7200,2020-09-01,office-1,,zhou-min
ZC-4,电视机,A02091001,7200,2020-09-01,store-1,,chen-jie
";

fn events(rows: &str) -> String {
    format!("event,date,asset,kind,place,person,due,approved_by,by,corrects\n{rows}")
}

fn cards(rows: &str) -> String {
    format!("place,date,asset,keeper\n{rows}")
}

fn counts(rows: &str) -> String {
    format!("count,date,place,asset,result,by,witness\n{rows}")
}

#[test]
fn cards_that_follow_what_happens_are_quiet() {
    // Moved with two new cards, lent, scrapped with a new card, one row added for what came later, one in store.
    let events = events(
        "BD-1,2026-09-05,ZC-1,move,office-1,,,,qian-bo,\n\
         BD-2,2026-09-06,ZC-2,lend,,wu-tao,2026-10-30,,wang-fang,\n\
         CZ-1,2026-09-20,ZC-3,scrap,,,,zhao-gang,qian-bo,\n",
    );
    let cards = cards(
        "room-301,2026-09-01,ZC-1,wang-fang\nroom-301,2026-09-01,ZC-2,wang-fang\noffice-1,2026-09-01,ZC-3,zhou-min\n\
         room-301,2026-09-05,ZC-2,wang-fang\noffice-1,2026-09-05,ZC-1,zhou-min\noffice-1,2026-09-20,ZC-1,zhou-min\n",
    );
    assert_eq!(findings(&[("assets.csv", ASSETS), ("asset-events.csv", &events), ("room-cards.csv", &cards)]), NOTHING);
    let one_more =
        self::cards("room-301,2026-09-01,ZC-1,wang-fang\nroom-301,2026-09-20,ZC-2,\noffice-1,2026-09-01,ZC-3,zhou-min\n");
    assert_eq!(findings(&[("assets.csv", ASSETS), ("room-cards.csv", &one_more)]), NOTHING);
}

#[test]
fn a_move_without_new_cards_is_told_once() {
    let events = events("BD-1,2026-09-05,ZC-1,move,office-1,,,,qian-bo,\n");
    let old = "room-301,2026-09-01,ZC-1,wang-fang\nroom-301,2026-09-01,ZC-2,wang-fang\noffice-1,2026-09-01,ZC-3,zhou-min\n";
    let check = |more: &str| {
        findings(&[("assets.csv", ASSETS), ("asset-events.csv", &events), ("room-cards.csv", &cards(&format!("{old}{more}")))])
    };
    assert_eq!(check(""), ["card/card-differs room-cards.csv:2"]);
    // The old room has a new card, the new one has not.
    assert_eq!(check("room-301,2026-09-06,ZC-2,wang-fang\n"), ["card/asset-uncarded assets.csv:2"]);
    // The new room has a new card, the old one still names it: it is on two.
    let both = "office-1,2026-09-06,ZC-1,zhou-min\noffice-1,2026-09-06,ZC-3,zhou-min\n";
    assert_eq!(check(both), ["card/card-differs room-cards.csv:2"]);
}

#[test]
fn counts_that_the_book_explains_or_somebody_settled_are_quiet() {
    let events = events(
        "BD-2,2026-09-06,ZC-2,lend,,wu-tao,2026-10-30,,wang-fang,\n\
         BD-3,2026-09-21,ZC-3,move,store-2,,,,qian-bo,\n\
         CZ-1,2026-09-20,ZC-4,scrap,,,,zhao-gang,qian-bo,\n",
    );
    let counts = counts(
        // Lent; found by another count of the day; moved after the count; counted in the morning of its disposal.
        "PD-1,2026-09-20,room-301,ZC-2,missing,sun-li,qian-bo\n\
         PD-1,2026-09-20,room-301,ZC-1,missing,sun-li,qian-bo\n\
         PD-2,2026-09-20,office-1,ZC-1,elsewhere,sun-li,qian-bo\n\
         PD-3,2026-09-20,store-2,ZC-3,elsewhere,sun-li,qian-bo\n\
         PD-4,2026-09-20,store-1,ZC-4,present,sun-li,qian-bo\n\
         PD-5,2026-09-28,room-301,ZC-1,present,sun-li,qian-bo\n",
    );
    assert_eq!(findings(&[("assets.csv", ASSETS), ("asset-events.csv", &events), ("asset-counts.csv", &counts)]), NOTHING);
}

#[test]
fn what_a_count_misses_or_finds_again_is_told_once() {
    let events = events("BD-1,2026-09-05,ZC-4,missing,,,,,qian-bo,\n");
    let counts = counts(
        "PD-1,2026-09-10,room-301,ZC-1,missing,sun-li,qian-bo\nPD-2,2026-09-20,room-301,ZC-1,missing,sun-li,qian-bo\n\
         PD-2,2026-09-20,store-1,ZC-4,present,sun-li,qian-bo\n",
    );
    let found = findings(&[("assets.csv", ASSETS), ("asset-events.csv", &events), ("asset-counts.csv", &counts)]);
    assert_eq!(found, ["count/asset-missing asset-counts.csv:2", "count/asset-missing asset-counts.csv:4"]);
}

/// A purchase of laptops: estimate, order and deliveries as given.
fn purchase(price: &str, order: &str, deliveries: &str) -> String {
    format!(
        "[\"QG-1\"]\ndate = 2026-09-02\nrequester = \"li-na\"\nlines = [{{ item = \"laptop\", quantity = 3, price = {price} }}]\n\
         order = {{ supplier = \"jiuzhou\", date = 2026-09-03, buyers = [\"sun-li\", \"wu-tao\"], amount = {order} }}\n\
         acceptances = [{deliveries}]\n"
    )
}

fn delivery(number: u32, quantity: u32, rejected: u32) -> String {
    format!(
        "{{ id = \"YS-{number}\", date = 2026-09-1{number}, by = [\"chen-jie\", \"wang-fang\"], \
         lines = [{{ item = \"laptop\", quantity = {quantity}, rejected = {rejected} }}] }},"
    )
}

#[test]
fn what_was_accepted_is_registered_by_pieces_or_by_cost() {
    let unregistered = ["card/asset-unregistered purchases.toml:6"];
    let register = |rows: &str| format!("asset,name,class,quantity,cost,acquired,purchase,place,keeper\n{rows}");
    let laptops =
        |pieces: u32, cost: &str| register(&format!("ZC-9,电脑,A02010108,{pieces},{cost},2026-09-15,QG-1,store-1,chen-jie\n"));
    let check = |purchase: String, assets: String| findings(&[("purchases.toml", &purchase), ("assets.csv", &assets)]);
    let whole = || purchase("4500.00", "13500.00", &delivery(1, 3, 0));
    assert_eq!(check(whole(), laptops(3, "13500")), NOTHING);
    // A set is one asset; a discount came.
    assert_eq!(check(whole(), laptops(1, "13500")), NOTHING);
    assert_eq!(check(whole(), laptops(3, "12000")), NOTHING);
    assert_eq!(check(whole(), laptops(2, "9000")), unregistered);
    // Only what was kept counts, and what has come by now.
    assert_eq!(check(purchase("4500.00", "13500.00", &delivery(1, 3, 1)), laptops(2, "9000")), NOTHING);
    assert_eq!(check(purchase("4500.00", "13500.00", &delivery(1, 2, 0)), laptops(2, "9000")), NOTHING);
    let in_two = purchase("4500.00", "13500.00", &(delivery(1, 2, 0) + &delivery(2, 1, 0)));
    assert_eq!(check(in_two, laptops(2, "9000")), unregistered);
    // The order was below the threshold although the estimate was not.
    assert_eq!(check(purchase("1100.00", "2940.00", &delivery(1, 3, 0)), register("")), NOTHING);
    // Some went back to the supplier.
    let returned = "slip,date,kind,place,item,quantity,price,by,purchase\n\
        RK-1,2026-09-11,in,store-1,laptop,3,4500,chen-jie,QG-1\nTH-1,2026-09-20,supplier-return,store-1,laptop,1,,chen-jie,QG-1\n";
    let files = [("purchases.toml", whole()), ("assets.csv", laptops(2, "9000")), ("stock-moves.csv", returned.to_owned())];
    assert_eq!(findings(&files.each_ref().map(|(path, text)| (*path, text.as_str()))), NOTHING);
}

/// Two months of the books of one projector of 7200.00 over six years; October's depreciation as given.
fn two_months(cost: &str, opening: &str, september: &str, october: &str) -> Vec<String> {
    let settings = file("bursar.toml").replace("2026-09-30", "2026-10-31");
    let assets = format!(
        "asset,name,class,cost,acquired,place,keeper,depreciated\nZC-1,投影仪,A02020200,{cost},2024-09-01,room-301,wang-fang,2400\n"
    );
    let opening = format!("date,account,debit,credit\n2026-09-01,1601,{opening},\n2026-09-01,1602,,2400.00\n");
    let entry = |number: u32, day: &str, amount: &str| match amount {
        "" => String::new(),
        amount => format!("PZ-{number},{day},5001,折旧,{amount},,1,memo:折旧\nPZ-{number},{day},1602,折旧,,{amount},1,memo:折旧\n"),
    };
    let journal = format!(
        "voucher,date,account,summary,debit,credit,attachments,source\n{}{}",
        entry(1, "2026-09-30", september),
        entry(2, "2026-10-31", october)
    );
    findings(&[("bursar.toml", &settings), ("assets.csv", &assets), ("opening-balances.csv", &opening), ("journal.csv", &journal)])
}

#[test]
fn depreciation_is_told_in_the_month_that_is_wrong() {
    let right = "7200.00";
    assert_eq!(two_months(right, right, "100.00", "100.00"), NOTHING);
    assert_eq!(two_months(right, right, "90.00", "100.00"), ["card/depreciation-wrong journal.csv:3"]);
    assert_eq!(two_months(right, right, "100.00", ""), ["card/depreciation-wrong accounts.csv:6"]);
    // What October makes good is told of September only.
    assert_eq!(two_months(right, right, "", "200.00"), ["card/depreciation-wrong accounts.csv:6"]);
    // A wrong cost is told as that, and not as its depreciation month by month.
    assert_eq!(two_months("7300.00", right, "100.00", "100.00"), ["books/asset-control opening-balances.csv:2"]);
}

#[test]
fn early_replacement_and_reversed_disposals() {
    let classes = "class,edition,name,years,price_limit,min_years\nA02020200,2022,投影仪,6,10000,7\n";
    let check =
        |rows: &str| findings(&[("assets.csv", ASSETS), ("asset-classes.csv", classes), ("asset-events.csv", &events(rows))]);
    let scrapped = "CZ-1,2026-09-10,ZC-1,scrap,,,,zhao-gang,qian-bo,\n";
    assert_eq!(check(scrapped), ["approval/standard-exceeded asset-events.csv:2"]);
    assert_eq!(check(&format!("{scrapped}BD-1,2026-09-02,ZC-1,missing,,,,,qian-bo,\n")), NOTHING);
    assert_eq!(check(&format!("{scrapped}BD-1,2026-09-12,ZC-1,compensate,,li-na,,,qian-bo,\n")), NOTHING);
    assert_eq!(check(&format!("{scrapped}CZ-2,2026-09-11,ZC-1,scrap,,,,zhao-gang,qian-bo,CZ-1\n")), NOTHING);
}

#[test]
fn a_wrong_place_that_count_and_card_tell_is_told_once() {
    let assets = ASSETS.replace("ZC-1,投影仪,A02020200,7200,2020-09-01,room-301", "ZC-1,投影仪,A02020200,7200,2020-09-01,store-2");
    let card = cards("room-301,2026-09-01,ZC-1,wang-fang\n");
    let at = |place: &str| counts(&format!("PD-1,2026-09-20,{place},ZC-1,present,zhou-min,qian-bo\n"));
    let told = |count: &str| {
        let found = findings(&[("assets.csv", &assets), ("room-cards.csv", &card), ("asset-counts.csv", count)]);
        found.into_iter().filter(|line| line.contains("elsewhere") || line.contains("card-differs")).collect::<Vec<_>>()
    };
    assert_eq!(told(&at("room-301")), ["count/asset-elsewhere asset-counts.csv:2"]);
    // The count found it in a third room: the card is wrong for itself.
    assert_eq!(told(&at("office-1")), ["count/asset-elsewhere asset-counts.csv:2", "card/card-differs room-cards.csv:2"]);
    assert_eq!(told("count,date,place,asset,result,by,witness\n"), ["card/card-differs room-cards.csv:2"]);
}

#[test]
fn too_few_years_are_told_however_long_ago_the_asset_was_bought() {
    let assets = "asset,name,class,cost,acquired,place,keeper,years\nZC-1,投影仪,A02020200,7200,2020-09-01,room-301,wang-fang,3\n\
        ZC-2,投影仪,A02020200,7200,2020-09-01,room-301,wang-fang,6\n";
    let found = findings(&[("assets.csv", assets)]);
    let years: Vec<&String> = found.iter().filter(|line| line.contains("depreciation-wrong")).collect();
    assert_eq!(years, ["card/depreciation-wrong assets.csv:2"]);
}

#[test]
fn a_key_is_with_one_person_at_a_time() {
    let told = |rows: &str| {
        let found = findings(&[("keys.csv", &format!("key,place,holder,taken,returned\n{rows}"))]);
        found.into_iter().filter(|line| line.contains("key-held-twice")).collect::<Vec<_>>()
    };
    // Handed over on one day, and lent for a week in between: one after the other.
    let handed =
        "YS-1,room-301,li-na,2026-09-01,2026-09-10\nYS-1,room-301,wu-tao,2026-09-10,2026-09-17\nYS-1,room-301,li-na,2026-09-17,\n";
    assert_eq!(told(handed), NOTHING);
    // Lent while the first still has it: each that takes it meanwhile is told beside whoever has it longest.
    let meanwhile =
        "YS-1,room-301,li-na,2026-09-01,\nYS-1,room-301,wu-tao,2026-09-10,2026-09-17\nYS-1,room-301,sun-li,2026-09-18,\n";
    assert_eq!(told(meanwhile), ["card/key-held-twice keys.csv:3", "card/key-held-twice keys.csv:4"]);
    // Two keys of one room have two numbers; a row that takes another back is no holding.
    assert_eq!(told("YS-1,room-301,li-na,2026-09-01,\nYS-2,room-301,wu-tao,2026-09-01,\n"), NOTHING);
}

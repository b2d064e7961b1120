//! Purchases as schools really make them: what is honest stays quiet, and each fault is told once, at its row.
//!
//! Files lie over the small school of the guides, in which posts, ladder, items and suppliers stand.

use crate::small_school::{file, findings, opened, place};
use bursar::lang::Lang;
use bursar::rules::check;

/// What `check` finds, as `rule file:line` each, in the order of the findings.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let opened = opened(files);
    assert!(opened.ledger.problems.is_empty(), "{:?}", opened.ledger.problems);
    let found = findings(&opened, Lang::English, &check::Selection::default());
    // Only what this page is about: purchases and their papers.
    let others = ["books/", "count/", "card/", "statement/", "format/"];
    found.iter().filter(|finding| !others.iter().any(|family| finding.rule.starts_with(family))).map(place).collect()
}

/// A request for paper that was approved in its band (up to 500), and bought.
const BOUGHT: &str = r#"[QG-1]
date = 2026-09-03
requester = "li-na"
budget = "office"
lines = [{ item = "paper-a4", quantity = 20, price = 24.00 }]
approvals = [
  { step = "department", by = "wang-fang", date = 2026-09-04 },
  { step = "logistics", by = "qian-bo", date = 2026-09-04 },
]
order = { supplier = "xinhua", date = 2026-09-05, buyers = ["sun-li", "li-na"], amount = 470.00 }
"#;

const ACCEPTED: &str = r#"acceptances = [
  { id = "YS-1", date = 2026-09-08, by = ["wang-fang", "wu-tao"], lines = [{ item = "paper-a4", quantity = 20 }] },
]
"#;

const STOCKED: &str = "slip,date,kind,place,item,quantity,unit,price,by,purchase,acceptance,corrects\n\
    RK-1,2026-09-08,in,store-1,paper-a4,20,,23.50,chen-jie,QG-1,YS-1,\n";

const RECEIPT: &str = "receipt,date,kind,number,seller,buyer,total,purchase,budget,claim,corrects\n\
    FP-1,2026-09-06,e-general,26352000000012345678,xinhua,青石镇中心小学,470.00,QG-1,,BX-1,\n";

const CLAIM: &str = r#"[BX-1]
date = 2026-09-10
claimant = "sun-li"
purpose = "办公用品"
payee = "xinhua"
method = "transfer"
amount = 470.00
approvals = [
  { step = "witness", by = "li-na", date = 2026-09-10 },
  { step = "review", by = "zhou-min", date = 2026-09-11 },
  { step = "approval", by = "zhao-gang", date = 2026-09-12 },
]
paid = { date = 2026-09-14, account = "1002", by = "he-juan", voucher = "PZ-1" }
"#;

const PAID: &str = "voucher,date,account,summary,debit,credit,source,prepared_by,reviewed_by\n\
    PZ-1,2026-09-14,5001,办公用品,470.00,,BX-1,zhou-min,\nPZ-1,2026-09-14,1002,办公用品,,470.00,BX-1,zhou-min,\n";

/// The whole chain, with one text of one file replaced.
fn chain(file: &str, from: &str, to: &str) -> Vec<String> {
    let purchase = format!("{BOUGHT}{ACCEPTED}");
    let files = [
        ("purchases.toml", purchase.as_str()),
        ("stock-moves.csv", STOCKED),
        ("receipts.csv", RECEIPT),
        ("claims.toml", CLAIM),
        ("journal.csv", PAID),
    ];
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|(path, text)| {
            assert!(*path != file || text.contains(from), "{path} says {from}");
            (*path, if *path == file { text.replace(from, to) } else { (*text).to_owned() })
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    found(&files)
}

#[test]
fn an_honest_purchase_is_quiet_from_the_request_to_the_payment() {
    assert_eq!(chain("", "", ""), Vec::<String>::new());
    let request = &BOUGHT[..BOUGHT.find("approvals").expect("signatures")];
    assert_eq!(found(&[("purchases.toml", request)]), Vec::<String>::new(), "nobody has signed yet");
    assert_eq!(found(&[("purchases.toml", BOUGHT)]), Vec::<String>::new(), "nothing has come yet");
    let one_day = format!("{BOUGHT}{ACCEPTED}").replace("09-04", "09-03").replace("09-05", "09-03").replace("09-08", "09-03");
    let stocked = STOCKED.replace("09-08", "09-03");
    assert_eq!(found(&[("purchases.toml", &one_day), ("stock-moves.csv", &stocked)]), Vec::<String>::new(), "all on one day");
}

#[test]
fn deliveries_in_parts_refused_goods_and_replacements_are_quiet() {
    let parts = format!(
        "{BOUGHT}acceptances = [\n{}\n{}\n{}\n]\n",
        r#"{ id = "YS-1", date = 2026-09-06, by = ["wang-fang", "wu-tao"], lines = [{ item = "paper-a4", quantity = 1, unit = "箱" }] },"#,
        r#"{ id = "YS-2", date = 2026-09-08, by = ["wang-fang", "wu-tao"], lines = [{ item = "paper-a4", quantity = 10, rejected = 2 }] },"#,
        r#"{ id = "YS-3", date = 2026-09-12, by = ["wang-fang", "wu-tao"], lines = [{ item = "paper-a4", quantity = 4 }] },"#,
    );
    let moves = "slip,date,kind,place,item,quantity,unit,price,by,purchase,acceptance\n\
        RK-1,2026-09-06,in,store-1,paper-a4,1,箱,235.00,chen-jie,,YS-1\n\
        RK-2,2026-09-08,in,store-1,paper-a4,8,,23.50,chen-jie,QG-1,YS-2\n\
        TH-1,2026-09-10,supplier-return,store-1,paper-a4,2,,,chen-jie,QG-1,\n\
        RK-3,2026-09-12,in,store-1,paper-a4,4,,23.50,chen-jie,QG-1,YS-3\n";
    assert_eq!(found(&[("purchases.toml", &parts), ("stock-moves.csv", moves)]), Vec::<String>::new());
    let without = moves.replace("TH-1,2026-09-10,supplier-return,store-1,paper-a4,2,,,chen-jie,QG-1,\n", "");
    assert_eq!(found(&[("purchases.toml", &parts), ("stock-moves.csv", &without)]), ["voucher/match-broken purchases.toml:14"]);
}

#[test]
fn corrections_in_red_are_quiet() {
    let red = "RK-1,2026-09-08,in,store-1,paper-a4,20,,23.50,chen-jie,QG-1,YS-1,\n\
        RK-2,2026-09-08,in,store-1,paper-a4,2,,23.50,chen-jie,QG-1,YS-1,\n\
        RK-3,2026-09-09,in,store-1,paper-a4,-2,,23.50,chen-jie,QG-1,YS-1,RK-2\n";
    assert_eq!(
        chain("stock-moves.csv", "RK-1,2026-09-08,in,store-1,paper-a4,20,,23.50,chen-jie,QG-1,YS-1,\n", red),
        Vec::<String>::new()
    );
    let row = "FP-1,2026-09-06,e-general,26352000000012345678,xinhua,青石镇中心小学,470.00,QG-1,,BX-1,\n";
    let red = row.to_owned()
        + &row.replace("FP-1", "FP-2").replace("45678", "45679").replace("BX-1", "")
        + &row.replace("FP-1", "FP-3").replace("45678", "45680").replace("470", "-470").replace("BX-1,", ",FP-2");
    assert_eq!(chain("receipts.csv", row, &red), Vec::<String>::new());
}

#[test]
fn services_free_text_and_durable_things_need_no_stock() {
    let service = format!("{BOUGHT}{ACCEPTED}")
        .replace("paper-a4", "wiring")
        .replace("quantity = 20", "quantity = 1")
        .replace("24.00", "480");
    assert_eq!(found(&[("purchases.toml", &service)]), Vec::<String>::new());
    let free = format!("{BOUGHT}{ACCEPTED}").replace("item = \"paper-a4\"", "name = \"会议横幅\"");
    assert_eq!(found(&[("purchases.toml", &free)]), Vec::<String>::new());
    let unlisted = free.replace("[{ name = \"会议横幅\", quantity = 20 }]", "[{ item = \"broom\", quantity = 3 }]");
    assert_eq!(
        found(&[("purchases.toml", &unlisted)]),
        ["voucher/match-broken purchases.toml:12"],
        "what came as an item is stored"
    );
    let desk = format!("{BOUGHT}{ACCEPTED}").replace("paper-a4", "desk");
    assert_eq!(found(&[("purchases.toml", &desk)]), ["voucher/match-broken purchases.toml:12"]);
    let stocked = STOCKED.replace("paper-a4", "desk");
    assert_eq!(found(&[("purchases.toml", &desk), ("stock-moves.csv", &stocked)]), Vec::<String>::new());
    let asset = "asset,name,class,cost,quantity,acquired,place,keeper,purchase\nZC-1,课桌椅,A05010203,470,20,2026-09-08,room-301,wang-fang,QG-1\n";
    assert_eq!(found(&[("purchases.toml", &desk), ("assets.csv", asset)]), Vec::<String>::new());
}

#[test]
fn every_link_of_the_chain_is_compared_once() {
    let one = |file, from, to, expected: &str| assert_eq!(chain(file, from, to), [expected], "{from} → {to}");
    one(
        "purchases.toml",
        "wang-fang\", date = 2026-09-04",
        "wang-fang\", date = 2026-09-02",
        "approval/out-of-order purchases.toml:7",
    );
    one("purchases.toml", "date = 2026-09-08", "date = 2026-09-04", "approval/out-of-order purchases.toml:12");
    one("stock-moves.csv", "2026-09-08", "2026-09-07", "approval/out-of-order stock-moves.csv:2");
    one("claims.toml", "date = 2026-09-14", "date = 2026-09-11", "approval/out-of-order claims.toml:13");
    one("claims.toml", "zhou-min\", date = 2026-09-11", "zhou-min\", date = 2026-09-09", "approval/out-of-order claims.toml:10");
    one(
        "claims.toml",
        "  { step = \"review\", by = \"zhou-min\", date = 2026-09-11 },\n",
        "",
        "approval/step-missing claims.toml:8",
    );
    one("claims.toml", "by = \"li-na\"", "by = \"sun-li\"", "approval/self-approved claims.toml:9");
    one(
        "claims.toml",
        "date = 2026-09-12 }",
        "date = 2026-09-12, verdict = \"rejected\" }",
        "approval/rejected-bought claims.toml:13",
    );
    one("claims.toml", "by = \"zhao-gang\"", "by = \"wu-tao\"", "approval/post-not-held claims.toml:11");
    one("claims.toml", "date = 2026-09-10\nclaimant", "date = 2026-09-07\nclaimant", "voucher/unreceived-claimed receipts.csv:2");
    one("stock-moves.csv", "2026-09-08", "2026-09-11", "voucher/unreceived-claimed receipts.csv:2");
    one(
        "stock-moves.csv",
        "by,purchase,acceptance,corrects\nRK-1,2026-09-08,in,store-1,paper-a4,20,,23.50,chen-jie,QG-1,YS-1,",
        "by,purchase,acceptance,corrects\nRK-1,2026-09-08,in,store-1,paper-a4,20,,23.50,chen-jie,,,",
        "voucher/unreceived-claimed receipts.csv:2",
    );
    one("stock-moves.csv", "chen-jie", "wu-tao", "approval/duties-mixed stock-moves.csv:2");
    one("purchases.toml", "[\"sun-li\", \"li-na\"]", "[\"he-juan\", \"li-na\"]", "approval/duties-mixed claims.toml:13");
    one("purchases.toml", "amount = 470.00", "amount = 460.00", "voucher/match-broken receipts.csv:2");
    one("purchases.toml", "quantity = 20, price", "quantity = 19, price", "voucher/match-broken purchases.toml:12");
    one(
        "journal.csv",
        "办公用品,470.00,,BX-1,zhou-min,",
        "办公用品,470.00,,BX-1,he-juan,",
        "approval/cashier-barred journal.csv:2",
    );
}

#[test]
fn what_is_called_off_or_not_yet_bought_is_left_alone() {
    let alone = BOUGHT.replace("  { step = \"logistics\", by = \"qian-bo\", date = 2026-09-04 },\n", "");
    assert_eq!(found(&[("purchases.toml", &alone)]), ["approval/step-missing purchases.toml:6"]);
    let cancelled = format!("{alone}cancelled = \"重复请购\"\n");
    assert_eq!(found(&[("purchases.toml", &cancelled)]), Vec::<String>::new());
    let waiting = alone.lines().filter(|line| !line.starts_with("order")).collect::<Vec<_>>().join("\n");
    assert_eq!(found(&[("purchases.toml", &waiting)]), Vec::<String>::new());
    let returned = BOUGHT.replace("qian-bo\", date = 2026-09-04", "qian-bo\", date = 2026-09-04, verdict = \"returned\"");
    assert_eq!(found(&[("purchases.toml", &returned)]), ["approval/step-missing purchases.toml:6"]);
    let mended = returned.replace(
        "verdict = \"returned\" },\n",
        "verdict = \"returned\" },\n  { step = \"logistics\", by = \"qian-bo\", date = 2026-09-05 },\n",
    );
    assert_eq!(found(&[("purchases.toml", &mended)]), Vec::<String>::new());
}

/// A second request like the first, later, with another number.
fn again(number: u32, day: u32) -> String {
    BOUGHT
        .replace("QG-1", &format!("QG-{number}"))
        .replace("09-03", &format!("09-{day:02}"))
        .replace("09-04", &format!("09-{day:02}"))
        .replace("09-05", &format!("09-{day:02}"))
}

#[test]
fn purchases_that_belong_together_are_told_once_at_the_last() {
    let many = [again(1, 1), again(2, 8), again(3, 15), again(4, 22)].concat();
    assert_eq!(found(&[("purchases.toml", &many)]), ["approval/purchase-split purchases.toml:32"]);
    let apart = [again(1, 1), again(2, 8).replace("\"office\"", "\"repair\"")].concat();
    assert_eq!(found(&[("purchases.toml", &apart)]), Vec::<String>::new(), "another budget line");
    let others = [again(1, 1), again(2, 8).replace("xinhua", "jiuzhou").replace("paper-a4", "broom")].concat();
    assert_eq!(found(&[("purchases.toml", &others)]), Vec::<String>::new(), "another supplier and category");
    let category = [again(1, 1), again(2, 8).replace("xinhua", "jiuzhou")].concat();
    assert_eq!(found(&[("purchases.toml", &category)]), ["approval/purchase-split purchases.toml:12"], "the same category");
    let contract = "contract,supplier,subject,from,to,published\nHT-1,xinhua,办公用品,2026-01-01,2026-12-31,2025-12-20\n";
    let under = many.replace("amount = 470.00", "amount = 470.00, contract = \"HT-1\"");
    assert_eq!(found(&[("purchases.toml", &under), ("contracts.csv", contract)]), Vec::<String>::new(), "awarded before");
    let typed = contract.replace("2025-12-20", "");
    assert_eq!(
        found(&[("purchases.toml", &under), ("contracts.csv", &typed)]),
        ["approval/purchase-split purchases.toml:32"],
        "a row that says no amount, no prices, and where it was published, covers nothing"
    );
    let small = [again(1, 1), again(2, 8)].concat().replace("quantity = 20", "quantity = 10").replace("470.00", "235.00");
    assert_eq!(found(&[("purchases.toml", &small)]), Vec::<String>::new(), "together still in the lowest band");
}

#[test]
fn the_canteen_pays_no_more_than_its_contracts_say() {
    let contracts = "contract,supplier,subject,from,to,price_rule\n\
        HT-1,liangyou,大米,2026-01-01,2026-12-31,market-8%\nHT-2,liangyou,猪肉,2026-01-01,2026-08-31,list\n";
    let prices = "contract,item,price,from\nHT-2,pork,20.00,\n";
    let market = "date,item,price,source\n2026-09-01,rice,5.00,甲市场\n2026-09-01,rice,5.10,乙市场\n2026-09-10,rice,4.00,甲市场\n";
    let rows = "slip,date,place,supplier,item,produced,expires,quantity,unit,price,papers,by,witness,corrects\n\
        SC-1,2026-09-02,canteen-1,liangyou,rice,2026-08-20,2027-02-15,2,袋,117.25,quality,ma-chao,wu-tao,\n\
        SC-2,2026-09-03,canteen-1,liangyou,rice,2026-08-20,2027-02-15,2,袋,117.26,quality,ma-chao,wu-tao,\n\
        SC-3,2026-09-03,canteen-1,liangyou,rice,2026-08-20,2027-02-15,50,,4.70,quality,ma-chao,wu-tao,\n\
        SC-4,2026-09-03,canteen-1,liangyou,rice,2026-08-20,2027-02-15,-50,,4.70,quality,ma-chao,wu-tao,SC-3\n\
        SC-5,2026-09-11,canteen-1,liangyou,rice,2026-08-20,2027-02-15,1,斤,1.84,quality,ma-chao,wu-tao,\n\
        SC-6,2026-09-11,canteen-1,liangyou,pork,2026-09-11,2026-09-13,9,,26.00,quarantine;quality,ma-chao,wu-tao,\n";
    let files = [
        ("contracts.csv", contracts),
        ("contract-prices.csv", prices),
        ("market-prices.csv", market),
        ("canteen-intake.csv", rows),
    ];
    // The list has ended, and nobody asked for the market price of pork.
    let wrong = ["approval/price-above-contract canteen-intake.csv:3", "approval/price-above-contract canteen-intake.csv:7"];
    assert_eq!(found(&files), wrong);
}

#[test]
fn a_dear_stock_in_is_told_unless_its_order_is() {
    let contracts = "contract,supplier,subject,from,to\nHT-1,xinhua,办公用品,2026-01-01,2026-12-31\n";
    let prices = "contract,item,price,from\nHT-1,paper-a4,23.00,\n";
    let under = format!("{BOUGHT}{ACCEPTED}").replace("amount = 470.00", "amount = 470.00, contract = \"HT-1\"");
    let files = |purchase| {
        [("contracts.csv", contracts), ("contract-prices.csv", prices), ("purchases.toml", purchase), ("stock-moves.csv", STOCKED)]
    };
    assert_eq!(found(&files(&under)), ["approval/price-above-contract stock-moves.csv:2"]);
    let priced = under
        .replace("contract = \"HT-1\"", "contract = \"HT-1\", lines = [{ item = \"paper-a4\", quantity = 20, price = 23.50 }]");
    assert_eq!(found(&files(&priced)), ["approval/price-above-contract purchases.toml:10"]);
}

#[test]
fn contracts_and_budgets_are_used_up_by_one_document() {
    let contracts =
        "contract,supplier,subject,from,to,published,amount\nHT-1,xinhua,办公用品,2026-01-01,2026-12-31,2025-12-20,1000\n";
    let many = [again(1, 1), again(2, 8), again(3, 15), again(4, 22)].concat();
    let under = many.replace("amount = 470.00", "amount = 470.00, contract = \"HT-1\"");
    assert_eq!(found(&[("purchases.toml", &under), ("contracts.csv", contracts)]), ["approval/contract-expired purchases.toml:30"]);
    let budget = "year,line,name,amount\n2026,office,办公费,1000\n";
    let contracts = contracts.replace(",1000\n", ",\n");
    let files = [("purchases.toml", under.as_str()), ("contracts.csv", &contracts), ("budget.csv", budget)];
    assert_eq!(found(&files), ["approval/budget-exceeded purchases.toml:30"]);
    let receipt = "receipt,date,kind,number,seller,buyer,total,budget\n\
        FP-1,2026-09-09,e-general,26352000000012345678,xinhua,青石镇中心小学,1000.01,office\n";
    assert_eq!(found(&[("receipts.csv", receipt), ("budget.csv", budget)]), ["approval/budget-exceeded receipts.csv:2"]);
}

#[test]
fn deliveries_of_a_month_that_is_over_have_their_receipt() {
    let rows = "slip,date,place,supplier,item,produced,expires,quantity,price,papers,by,witness,result\n\
        SC-1,2026-09-02,canteen-1,liangyou,rice,2026-08-20,2027-02-15,50,4.60,quality,ma-chao,wu-tao,\n\
        SC-2,2026-09-09,canteen-1,liangyou,rice,2026-08-20,2027-02-15,50,4.60,quality,ma-chao,wu-tao,\n\
        SC-3,2026-09-09,canteen-1,xinhua,rice,2026-08-20,2027-02-15,50,4.60,quality,ma-chao,wu-tao,returned\n";
    let settings = file("bursar.toml");
    let counts = "count,date,place,item,counted,by,witness\nPD-1,2026-09-30,canteen-1,rice,100,qian-bo,chen-jie\n";
    let on = |day: &str| {
        let settings = settings.replace("2026-09-30", day);
        found(&[("canteen-intake.csv", rows), ("stock-counts.csv", counts), ("bursar.toml", &settings)])
    };
    assert_eq!(on("2026-10-05"), Vec::<String>::new());
    assert_eq!(on("2026-10-06"), ["voucher/delivery-unbilled canteen-intake.csv:2"]);
}

#[test]
fn a_tender_says_how_it_went() {
    let big = BOUGHT
        .replace("09-05", "09-23")
        .replace("470.00", "43800")
        .replace("paper-a4", "laptop")
        .replace("24.00", "2200")
        .replace("office", "equipment")
        .replace("  { step = \"logistics\"", "  { step = \"principal\", by = \"zhao-gang\", date = 2026-09-04 },\n  { step = \"committee\", by = \"zhao-gang\", date = 2026-09-04, minutes = \"2026-5\" },\n  { step = \"logistics\"");
    let with = |tender: &str| found(&[("purchases.toml", &format!("{big}tender = {{ {tender} }}\n"))]);
    assert_eq!(with("notice = 2026-09-01, closes = 2026-09-21, bidders = 3, award = 2026-09-22"), Vec::<String>::new());
    assert_eq!(with("notice = 2026-09-01, closes = 2026-09-21, award = 2026-09-22"), ["approval/tender-short purchases.toml:13"]);
    assert_eq!(
        with("notice = 2026-09-01, closes = 2026-09-21, bidders = 3, award = 2026-09-20"),
        ["approval/tender-short purchases.toml:13"]
    );
    assert_eq!(
        with("notice = 2026-09-01, closes = 2026-09-21, bidders = 3, award = 2026-09-24"),
        ["approval/out-of-order purchases.toml:12"]
    );
}

#[test]
fn money_for_one_purpose_is_not_lent_to_another() {
    let budget = "year,line,name,amount,account,earmarked,categories\n2026,office,办公费,20000,5001,,\n2026,books,教材专款,10000,5001,yes,教材;paper\n";
    let purchase = |line: &str| BOUGHT.replace("\"office\"", &format!("\"{line}\""));
    assert_eq!(
        found(&[("budget.csv", budget), ("purchases.toml", &purchase("books"))]),
        Vec::<String>::new(),
        "paper is in the list"
    );
    let pens = purchase("books").replace("paper-a4", "pen-black");
    assert_eq!(found(&[("budget.csv", budget), ("purchases.toml", &pens)]), ["approval/fund-misused purchases.toml:4"]);
    let receipt = "receipt,date,kind,number,seller,buyer,total,purchase,budget\n\
        FP-1,2026-09-09,e-general,26352000000012345678,xinhua,青石镇中心小学,470,QG-1,books\n";
    let pens = purchase("office").replace("paper-a4", "pen-black");
    let files = [("budget.csv", budget), ("purchases.toml", pens.as_str()), ("receipts.csv", receipt)];
    assert_eq!(found(&files), ["approval/fund-misused receipts.csv:2"]);
}

#[test]
fn posts_and_steps_may_be_written_in_chinese() {
    let posts = file("posts.csv");
    let chinese = posts.replace("\ncashier,", "\n出纳,").replace("\naccountant,", "\n会计,").replace("\nreview,", "\n审核,");
    let claim = CLAIM.replace("\"witness\"", "\"证明\"").replace("\"review\"", "\"审核\"").replace("\"approval\"", "\"审批\"");
    let purchase = format!("{BOUGHT}{ACCEPTED}");
    let files = |posts, journal| {
        let papers = [("purchases.toml", purchase.as_str()), ("stock-moves.csv", STOCKED), ("receipts.csv", RECEIPT)];
        let rest = [("claims.toml", claim.as_str()), ("posts.csv", posts), ("journal.csv", journal)];
        found(&papers.into_iter().chain(rest).collect::<Vec<_>>())
    };
    assert_eq!(files(&chinese, PAID), Vec::<String>::new());
    let by_cashier = PAID.replacen("zhou-min", "he-juan", 1);
    assert_eq!(files(&chinese, &by_cashier), ["approval/cashier-barred journal.csv:2"]);
    let both = format!("{chinese}会计,he-juan,2026-09-01,\n");
    assert_eq!(files(&both, PAID), ["approval/cashier-barred posts.csv:15"]);
}

#[test]
fn a_contract_made_for_a_purchase_does_not_stand_for_its_quotes() {
    let dear = BOUGHT.replace("24.00", "30.00").replace("470.00", "590.00, contract = \"HT-1\"").replace(
        "  { step = \"logistics\"",
        "  { step = \"principal\", by = \"zhao-gang\", date = 2026-09-04 },\n  { step = \"logistics\"",
    );
    let with = |row: &str| {
        let contracts = format!("contract,supplier,subject,from,to,purchase,published\n{row},2025-12-20\n");
        found(&[("purchases.toml", &dear), ("contracts.csv", &contracts)])
    };
    assert_eq!(with("HT-1,xinhua,办公用品,2026-01-01,2026-12-31,"), Vec::<String>::new(), "it was there before");
    for made in ["HT-1,xinhua,办公用品,2026-09-05,2026-12-31,", "HT-1,xinhua,办公用品,2026-01-01,2026-12-31,QG-1"] {
        assert_eq!(with(made), ["approval/quotes-few purchases.toml:1"], "{made}");
    }
}

#[test]
fn the_largest_figures_break_nothing() {
    let huge = "999999999999.99";
    let items = "item,name,unit,packs,kind,category\npaper-a4,纸,包,箱=999999999999.99,office,paper\nrice,米,千克,袋=999999999999.99,food,grain\n";
    let line = format!("{{ item = \"paper-a4\", quantity = {huge}, price = {huge}, unit = \"箱\" }}");
    let lines = vec![line.as_str(); 50].join(", ");
    let purchase = format!("{BOUGHT}{ACCEPTED}")
        .replace("{ item = \"paper-a4\", quantity = 20, price = 24.00 }", &lines)
        .replace("470.00", &format!("{huge}, contract = \"HT-1\", lines = [{lines}]"));
    let moves = format!(
        "slip,date,kind,place,item,quantity,unit,amount,by,purchase\nRK-1,2026-09-08,in,store-1,paper-a4,{huge},箱,{huge},chen-jie,QG-1\n"
    );
    let contracts = "contract,supplier,subject,from,to,price_rule\nHT-1,xinhua,纸,2026-01-01,2026-12-31,\nHT-2,liangyou,米,2026-01-01,2026-12-31,market-8%\n";
    let prices = format!("contract,item,price,from\nHT-1,paper-a4,{huge},\n");
    let market = format!("date,item,price\n2026-09-01,rice,{huge}\n");
    let intake = format!(
        "slip,date,place,supplier,item,produced,expires,quantity,unit,price,papers,by,witness\n\
         SC-1,2026-09-02,canteen-1,liangyou,rice,2026-08-20,2027-02-15,{huge},袋,{huge},quality,ma-chao,wu-tao\n"
    );
    let receipts = RECEIPT.replace("470.00", huge);
    let files = [
        ("items.csv", items),
        ("purchases.toml", purchase.as_str()),
        ("stock-moves.csv", &moves),
        ("contracts.csv", contracts),
        ("contract-prices.csv", &prices),
        ("market-prices.csv", &market),
        ("canteen-intake.csv", &intake),
        ("receipts.csv", &receipts),
    ];
    assert!(!found(&files).is_empty());
}

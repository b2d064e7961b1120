//! `bursar show`: any id, how it begins or what it is called; a purchase's chain, an asset's life, an item's moves, and for
//! everything else its rows and all that refers to them.

use super::json::Node;
use super::run::{Place, Run, has_chinese, program, repository};

/// A run in the primary school's term, which has everything.
fn show(arguments: &[&str]) -> Run {
    let folder = repository("ledgers/qingshi-primary");
    program(&folder).arg("show").args(arguments).output().expect("it runs").into()
}

fn page(id: &str) -> Node {
    Node::read(&show(&[id, "--format", "json"]).ended(0).out)
}

/// The texts of one key of a list.
fn texts(list: &Node, key: &str) -> Vec<String> {
    let text = |element: &Node| match element.get(key) {
        Node::Text(text) => text.clone(),
        _ => String::new(),
    };
    list.elements().iter().map(text).collect()
}

#[test]
fn a_purchase_is_told_from_the_request_to_the_voucher() {
    let purchase = page("QG-202609-003");
    assert_eq!(purchase.get("version"), &Node::Number(1));
    assert_eq!(purchase.get("register").text(), "purchases");
    assert_eq!(purchase.get("state").get("state").text(), "paid");
    assert_eq!(purchase.get("state").get("awaits"), &Node::Null);
    let chain = purchase.get("chain");
    assert_eq!(
        chain.elements()[0].shape(),
        "{date: text, step: text, document: text, who: text, amount: text, detail: text, at: {file: text, line: number}}"
    );
    let steps = texts(chain, "step");
    for step in [
        "request",
        "approval",
        "quote",
        "order",
        "acceptance",
        "stock-in",
        "receipt",
        "claim",
        "claim-approval",
        "payment",
        "voucher",
    ] {
        assert!(steps.contains(&step.to_owned()), "{step} in {steps:?}");
    }
    assert!(texts(chain, "date").is_sorted(), "by day");
    assert_eq!(purchase.get("rows").elements()[0].get("approvals").elements().len(), 3);
    assert!(!purchase.get("referred_by").elements().is_empty());
    for line in ["items", "refers_to"] {
        assert!(!purchase.get(line).elements().is_empty(), "{line}");
    }
}

#[test]
fn every_place_of_a_chain_is_where_the_paper_is_written() {
    let purchase = page("QG-202609-003");
    for paper in purchase.get("chain").elements() {
        let at = paper.get("at");
        let text = std::fs::read_to_string(repository("ledgers/qingshi-primary").join(at.get("file").text())).expect("a file");
        let Node::Number(line) = at.get("line") else { panic!("{at:?}") };
        let line = text.lines().nth(*line as usize - 1).expect("the line");
        if paper.get("step").text() == "stock-in" {
            assert!(line.starts_with(paper.get("document").text()), "{line}");
        }
        if let Node::Text(amount) = paper.get("amount")
            && matches!(paper.get("step").text(), "receipt" | "quote")
        {
            let amount = amount.trim_end_matches('0').trim_end_matches('.');
            assert!(line.contains(amount), "{amount} in {line}");
        }
    }
}

/// The small school with a purchase that waits for a signature, one that was ordered, and a claim.
fn waiting() -> Place {
    let place = Place::school();
    let head = "date = 2026-09-03\nrequester = \"li-na\"\nbudget = \"office\"\nlines = [{ item = \"paper-a4\", quantity = 20, price = 24.00 }]\n";
    let approvals = [
        "approvals = [{ step = \"department\", by = \"wang-fang\", date = 2026-09-03 }]\n",
        "approvals = [{ step = \"department\", by = \"wang-fang\", date = 2026-09-03 }, { step = \"logistics\", by = \"qian-bo\", date = 2026-09-04 }]\n\
         order = { supplier = \"xinhua\", date = 2026-09-05, buyers = [\"sun-li\", \"wu-tao\"], amount = 470.00 }\n\
         acceptances = [{ id = \"YS-202609-007\", date = 2026-09-08, by = [\"wang-fang\", \"chen-jie\"], lines = [{ item = \"paper-a4\", quantity = 18, rejected = 1 }] }]\n",
    ];
    place.write("purchases.toml", format!("[\"QG-1\"]\n{head}{}\n[\"QG-2\"]\n{head}{}", approvals[0], approvals[1]));
    place.write(
        "claims.toml",
        "[\"BX-1\"]\ndate = 2026-09-20\nclaimant = \"li-na\"\npurpose = \"文具\"\namount = 30\n\
         approvals = [{ step = \"witness\", by = \"wang-fang\", date = 2026-09-20 }]\n",
    );
    place
}

#[test]
fn what_a_document_waits_for_is_said_and_on_whom() {
    let place = waiting();
    let state = |id: &str| Node::read(&place.run(&["show", id, "--format", "json"]).ended(0).out).get("state").clone();
    let first = state("QG-1");
    assert_eq!(first.get("state").text(), "in-approval");
    assert_eq!((first.get("awaits").text(), first.get("awaits_step").text()), ("signature", "logistics"));
    assert_eq!(first.get("awaits_whom"), &Node::List(vec![Node::Text("qian-bo".to_owned())]));
    let second = state("QG-2");
    assert_eq!((second.get("state").text(), second.get("awaits").text()), ("partly-accepted", "acceptance"));
    let claim = state("BX-1");
    assert_eq!((claim.get("state").text(), claim.get("awaits").text()), ("in-approval", "signature"));
    let text = place.run(&["show", "QG-1"]).ended(0).out;
    assert!(text.contains("logistics 签字") && text.contains("钱波（qian-bo）"), "{text}");
    let english = place.run(&["show", "QG-1", "--lang", "en"]).ended(0).out;
    assert!(english.contains("the signature of logistics") && english.contains("钱波 (qian-bo)"), "{english}");
}

#[test]
fn an_acceptance_leads_to_its_purchase() {
    let place = waiting();
    for id in ["YS-202609-007", "YS-", "purchases:YS-202609-007"] {
        let run = place.run(&["show", id]).ended(0);
        assert!(run.out.starts_with("# 请购 QG-2\n"), "{id}: {}", run.out);
        assert!(run.out.contains("不合格 1"), "{}", run.out);
    }
}

#[test]
fn an_asset_has_its_life_its_counts_its_cards_and_its_value() {
    let asset = page("A02010105-2017-0004");
    assert_eq!(asset.get("state").get("state").text(), "in-use");
    assert_eq!(asset.get("state").get("value").text(), "0.00");
    assert_eq!(texts(asset.get("life"), "event"), ["registered", "assign"]);
    for section in ["counts", "cards", "refers_to", "referred_by", "rows"] {
        assert!(!asset.get(section).elements().is_empty(), "{section}");
    }
    let text = show(&["A02010105-2017-0004"]).ended(0).out;
    for part in ["累计折旧", "3980.00", "asset-events.csv:", "room-cards.csv:"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn an_item_has_its_moves_with_the_balance_after_each() {
    let item = page("broom");
    let moves = item.get("moves");
    assert_eq!(
        moves.elements()[0].shape(),
        "{place: text, date: text, slip: text, kind: text, lot: null, quantity: text, value: text, quantity_after: text, \
         value_after: text, at: {file: text, line: number}}"
    );
    let last = |place: &str| moves.elements().iter().rfind(|row| row.get("place").text() == place).expect("a move").clone();
    for balance in item.get("stock").elements() {
        let last = last(balance.get("place").text());
        assert_eq!(balance.get("quantity"), last.get("quantity_after"));
        assert_eq!(balance.get("value"), last.get("value_after"));
    }
    assert!(texts(moves, "kind").contains(&"transfer-in".to_owned()));
    assert!(!item.get("lots").elements().is_empty());
}

#[test]
fn anything_else_has_its_rows_and_what_refers_to_it() {
    let voucher = page("PZ-202609-025");
    assert_eq!(voucher.get("register").text(), "journal");
    assert!(voucher.get("rows").elements().len() > 1);
    let back = voucher.get("referred_by");
    assert!(texts(back, "register").contains(&"claims".to_owned()), "{back:?}");
    let receipt = page("PJ-202609-008");
    assert!(texts(receipt.get("refers_to"), "register").contains(&"purchases".to_owned()));
    // A voucher names the receipt in its `source`.
    assert!(texts(receipt.get("referred_by"), "field").contains(&"source".to_owned()));
    let person = page("li-na");
    let registers = texts(person.get("referred_by"), "register");
    for register in ["posts", "places", "purchases", "stock-moves", "assets"] {
        assert!(registers.contains(&register.to_owned()), "{register}");
    }
    let text = show(&["chen-guifang"]).ended(0).out;
    assert!(text.contains("bursar list stock-moves --person chen-guifang"), "{text}");
}

#[test]
fn every_id_of_a_school_can_be_shown() {
    let place = waiting();
    for id in ["li-na", "store-1", "paper-a4", "xinhua", "1302", "office", "QG-1", "QG-2", "BX-1"] {
        for lang in ["zh", "en"] {
            let run = place.run(&["show", id, "--lang", lang]).ended(0);
            assert!(run.out.starts_with("# ") && run.out.lines().next().expect("a heading").contains(id), "{}", run.out);
        }
    }
}

#[test]
fn a_beginning_or_a_name_is_enough_when_it_is_the_only_one() {
    let place = waiting();
    let title = |id: &str| place.run(&["show", id]).ended(0).out.lines().next().expect("a heading").to_owned();
    assert_eq!(title("paper"), "# 品目 A4 复印纸（paper-a4）");
    assert_eq!(title("王芳"), "# 人员 王芳（wang-fang）");
    assert_eq!(title("人员:wang"), "# 人员 王芳（wang-fang）");
    assert_eq!(title("QG-1"), "# 请购 QG-1");
    assert_eq!(title("budget:2026|office"), "# 预算 2026|office");
    assert_eq!(title("岗位:principal|zhao-gang"), "# 岗位 principal|zhao-gang|2020-09-01");
}

#[test]
fn what_could_be_several_things_is_listed_to_choose_from() {
    let place = waiting();
    let run = place.run(&["show", "QG", "--lang", "en"]).ended(2);
    assert_eq!(run.err, "error: QG is ambiguous; name one of these\n  purchases:QG-1\n  purchases:QG-2\n");
    place.add("suppliers.csv", "li-na,李娜文具店,,,,\n");
    let run = place.run(&["show", "li-na"]).ended(2);
    assert!(run.err.contains("\n  人员:li-na\n  供应商:li-na\n"), "{}", run.err);
    let chosen = place.run(&["show", "供应商:li-na"]).ended(0).out;
    assert!(chosen.starts_with("# 供应商 李娜文具店（li-na）"), "{chosen}");
    let many = show(&["QG"]).ended(2).err;
    assert!(many.lines().count() == 22 && many.contains("…… 另有 "), "{many}");
}

#[test]
fn what_stands_nowhere_is_said_with_what_was_meant() {
    let place = waiting();
    for (id, said) in [
        ("wang-fagn", "wang-fagn stands nowhere in this ledger\nhint: did you mean wang-fang?"),
        ("Wang-Fang", "did you mean wang-fang?"),
        ("zzzzzzzzzzzz", "hint: `bursar list REGISTER` lists the ids of a register"),
        ("nothing:x", "no register is called nothing"),
        ("people:", "an id is needed"),
        (" ", "an id is needed"),
        ("people:paper-a4", "stands nowhere"),
    ] {
        let run = place.run(&["show", id, "--lang", "en"]).ended(2);
        assert!(run.out.is_empty() && run.err.contains(said), "{id}: {}", run.err);
    }
}

#[test]
fn headings_are_in_the_language_and_json_is_the_same_in_both() {
    for id in ["QG-202609-003", "broom", "A02010105-2017-0004", "li-na", "BX-202609-009"] {
        let json = |lang: &str| show(&[id, "--format", "json", "--lang", lang]).ended(0).out;
        assert_eq!(json("zh"), json("en"), "{id}");
        let english = show(&[id, "--lang", "en"]).ended(0).out;
        for line in english.lines().filter(|line| line.starts_with("## ")) {
            assert!(!has_chinese(line), "{line}");
        }
        let chinese = show(&[id, "--lang", "zh"]).ended(0).out;
        for line in chinese.lines().filter(|line| line.starts_with("## ")) {
            assert!(has_chinese(line), "{line}");
        }
    }
}

#[test]
fn rows_that_cannot_be_read_are_said_to_be_missing() {
    let place = waiting();
    place.add("purchases.toml", "[\"QG-3\"]\ndate = 2026-09-31\n");
    let run = place.run(&["show", "QG-3", "--lang", "en"]).ended(2);
    assert!(run.err.contains("the row of QG-3 could not be read"), "{}", run.err);
    let run = place.run(&["show", "QG-1", "--lang", "en"]).ended(0);
    assert!(run.err.contains("left out: 1; `bursar check format` says why"), "{}", run.err);
    let run = place.run(&["list", "purchases", "--lang", "en"]).ended(0);
    assert!(run.err.contains("left out: 1;") && run.out.contains("purchases: 2 rows"), "{}{}", run.out, run.err);
    assert_eq!(place.run(&["list", "items"]).ended(0).err, "");
}

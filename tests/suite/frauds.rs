//! What somebody might try at the sample school to take money or goods out of it, and what the check answers.
//!
//! The school is clean; each test changes a few papers as an embezzler would, in every register that has to agree, and names
//! the findings that give it away, each as its rule and what it is about.

use bursar::cli::Opened;
use bursar::lang::Lang;
use bursar::rules::check;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy of the sample school.
struct School(TempDir);

impl School {
    fn copy() -> Self {
        let school = Self(tempfile::tempdir().expect("a folder for the school"));
        copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("ledgers/qingshi-primary"), school.0.path());
        school
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn edit(self, path: &str, change: impl FnOnce(String) -> String) -> Self {
        let text = fs::read_to_string(self.path(path)).expect("a file of the school");
        let changed = change(text.clone());
        assert_ne!(text, changed, "{path} is changed");
        fs::write(self.path(path), changed).expect("the changed file");
        self
    }

    fn with(self, path: &str, from: &str, to: &str) -> Self {
        self.edit(path, |text| text.replacen(from, to, 1))
    }

    fn and(self, path: &str, rows: &str) -> Self {
        self.edit(path, |text| text + rows)
    }

    /// Within the document that begins with `["ID"]`: the text from one word to before another is gone.
    fn without(self, path: &str, id: &str, from: &str, to: &str) -> Self {
        self.edit(path, |text| {
            let document = text.find(&format!("[\"{id}\"]")).expect("the document");
            let start = document + text[document..].find(from).expect("where it begins");
            let end = start + text[start..].find(to).expect("where it ends");
            format!("{}{}", &text[..start], &text[end..])
        })
    }

    /// The rules that speak of errors and warnings, with what they are about.
    fn told(&self) -> BTreeSet<String> {
        let opened = Opened::read(self.0.path()).expect("the ledger opens");
        let today = opened.settings.school.today.expect("the sample school has its day");
        let books = opened.books(today);
        let found = check::run(&opened.context(&books, today, Lang::English), &check::Selection::default()).findings;
        found
            .iter()
            .filter(|finding| finding.level != bursar::findings::Level::Note && finding.waived.is_none())
            .map(|finding| format!("{} {}", finding.rule, finding.subject))
            .collect()
    }

    /// Every one of these is told, and nothing else; a rule alone is told of whatever it is about.
    fn is_told(&self, expected: &[&str]) {
        let told = self.told();
        let fits = |one: &str, finding: &String| finding == one || finding.split(' ').next() == Some(one);
        let is_whole = expected.iter().all(|one| told.iter().any(|finding| fits(one, finding)));
        assert!(is_whole && told.iter().all(|finding| expected.iter().any(|one| fits(one, finding))), "{told:#?}");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder of the school").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn papers_of_an_order_that_vanish_are_missed() {
    let october = "purchases/2026-10.toml";
    School::copy().without(october, "QG-202610-006", "approvals = [", "[\"QG-202610-007\"]").is_told(&[
        "approval/contract-expired HT-2026-013",
        "approval/step-missing QG-202610-006",
        "approval/tender-missing QG-202610-006",
        "voucher/match-broken QG-202610-006",
        "voucher/unreceived-claimed",
    ]);
    School::copy().without(october, "QG-202610-009", "approvals = [", "[\"QG-202610-010\"]").is_told(&[
        "approval/step-missing QG-202610-009",
        "voucher/match-broken QG-202610-009",
        "voucher/unreceived-claimed",
    ]);
    School::copy().without(october, "QG-202610-009", "order = {", "acceptances").is_told(&["voucher/match-broken QG-202610-009"]);
}

#[test]
fn a_claim_that_a_voucher_pays_needs_its_signatures_whatever_it_says() {
    School::copy()
        .edit("claims/2026-10.toml", |text| {
            let document = text.find("purpose = \"低年级教室更换智能交互平板\"").expect("the claim");
            let start = document + text[document..].find("approvals = [").expect("its signatures");
            let end = start + text[start..].find("\n[").expect("the next claim");
            format!("{}{}", &text[..start], &text[end..])
        })
        .is_told(&["approval/step-missing", "books/claim-unposted"]);
}

/// Fifty thousand yuan leave the bank on the strength of a source.
fn paid_on(source: &str) -> School {
    School::copy().edit("journal/2027-01.csv", |text| {
        let header = text.lines().find(|line| line.starts_with("voucher,")).expect("a header").to_owned();
        let row = |account: &str, side: &str| {
            let cell = |column: &str| match column {
                "voucher" => "PZ-202701-900".to_owned(),
                "date" => "2027-01-29".to_owned(),
                "account" => account.to_owned(),
                "summary" => "办公费".to_owned(),
                "attachments" => "1".to_owned(),
                "source" => source.to_owned(),
                "book" => "school".to_owned(),
                "prepared_by" => "zheng-xiuying".to_owned(),
                "reviewed_by" => "wu-zhiming".to_owned(),
                column if column == side => "50000.00".to_owned(),
                _ => String::new(),
            };
            header.split(',').map(cell).collect::<Vec<_>>().join(",") + "\n"
        };
        text + &row("500101", "debit") + &row("100201", "credit")
    })
}

#[test]
fn money_goes_out_on_papers_that_ask_for_it() {
    let sources = ["memo:办公费", "hu-meilan", "store-main", "2302", "copy-paper-a4", "chenguang", "HT-2026-009", "QG-202610-008"];
    for source in sources {
        let told = paid_on(source).told();
        assert!(told.contains("voucher/entry-unsupported PZ-202701-900"), "{source}: {told:?}");
    }
}

#[test]
fn who_prepares_a_voucher_does_not_review_it() {
    School::copy()
        .with("journal/2027-01.csv", ",zheng-xiuying,wu-zhiming\n", ",wu-zhiming,wu-zhiming\n")
        .is_told(&["approval/duties-mixed"]);
}

#[test]
fn goods_without_an_item_have_to_come_as_well() {
    let october = "purchases/2026-10.toml";
    School::copy()
        .without(october, "QG-202610-009", "acceptances = [", "[\"QG-202610-010\"]")
        .is_told(&["voucher/unreceived-claimed"]);
    let laptops = "id = \"YS-202610-010\", date = 2026-10-27, by = [\"zhu-min\", \"xie-ting\"], lines = [{ name = \"笔记本计算机\", kind = \"durable\", unit = \"台\", quantity = 2";
    School::copy().with(october, laptops, &format!("{laptops}, rejected = 2")).is_told(&["voucher/match-broken QG-202610-009"]);
    let one = format!("{}1", &laptops[..laptops.len() - 1]);
    School::copy().with(october, laptops, &one).is_told(&["voucher/match-broken QG-202610-009"]);
    School::copy()
        .without(october, "QG-202610-007", "  { id = \"YS-202611-004\"", "]\n\n[")
        .is_told(&["voucher/match-broken QG-202610-007"]);
    School::copy()
        .edit(october, |text| {
            text.replace("name = \"笔记本计算机\", kind = \"durable\"", "name = \"笔记本计算机\", kind = \"service\"")
        })
        .is_told(&["voucher/match-broken QG-202610-009"]);
}

#[test]
fn a_ladder_that_ends_holds_for_what_lies_beyond_it() {
    School::copy()
        .with(
            "bursar.toml",
            "  { steps = [\"department\", \"logistics\", \"principal\", \"committee\"]",
            "  { up_to = 20000, steps = [\"department\", \"logistics\", \"principal\", \"committee\"]",
        )
        .without("purchases/2026-10.toml", "QG-202610-006", "  { step = \"committee\"", "]\ntender")
        .is_told(&["approval/step-missing QG-202610-006", "format/value-invalid bursar.toml#policy.approval.bands"]);
}

/// Ten small purchases of one thing from one firm within eight days.
fn small_purchases(budget: &str) -> String {
    (3..13)
        .map(|number| {
            format!(
                "\n[\"QG-202701-{number:03}\"]\ndate = 2027-01-{:02}\nrequester = \"lu-jia\"\ndepartment = \"综合组\"\npurpose = \"文具\"\n{budget}\
                 lines = [{{ name = \"签字笔\", kind = \"office\", unit = \"盒\", quantity = 10, price = 49.00 }}]\n\
                 approvals = [\n  {{ step = \"department\", by = \"jiang-wenbin\", date = 2027-01-{:02} }},\n  \
                 {{ step = \"logistics\", by = \"wu-zhiming\", date = 2027-01-{:02} }},\n]\n\
                 order = {{ supplier = \"qingshi-wenju\", date = 2027-01-{:02}, buyers = [\"han-wei\", \"liu-yang\"], amount = 490.00 }}\n",
                number + 7, number + 7, number + 7, number + 7
            )
        })
        .collect()
}

#[test]
fn purchases_without_a_budget_line_are_added_up_and_belong_on_one() {
    let january = "purchases/2027-01.toml";
    let listed = School::copy().and(january, &small_purchases("budget = \"office\"\n"));
    listed.is_told(&["approval/purchase-split QG-202701-012"]);
    let told = School::copy().and(january, &small_purchases("")).told();
    assert!(told.contains("approval/purchase-split QG-202701-012"), "{told:?}");
    School::copy()
        .without("purchases/2026-10.toml", "QG-202610-009", "budget = ", "lines = ")
        .with("receipts/2026-10.csv", "QG-202610-009,equipment", "QG-202610-009,")
        .is_told(&["approval/budget-exceeded QG-202610-009"]);
}

#[test]
fn red_slips_take_back_no_more_than_there_was() {
    let moves = |row: &str| {
        School::copy().edit("stock/moves/2027-01.csv", |text| {
            let mut text = text.replacen(",approved_by,note\n", ",approved_by,note,corrects\n", 1);
            text += row;
            text
        })
    };
    let told =
        moves("RK-202701-004,2027-01-25,in,store-main,copy-paper-a4,-100,,20.60,,,,,,,,chen-guifang,,,,,,RK-202610-006\n").told();
    assert!(told.contains("voucher/arithmetic RK-202701-004"), "{told:?}");
    let told =
        moves("RK-202701-004,2027-01-25,in,store-main,copy-paper-a4,-64,,20.60,,,,,,,,chen-guifang,,,,,,RK-202610-006\n").told();
    assert!(told.contains("voucher/match-broken RK-202701-004"), "{told:?}");
    let told = moves("TH-202701-001,2027-01-25,supplier-return,store-main,copy-paper-a4,64,,,,,,,,,,chen-guifang,,,,,,\n").told();
    assert!(told.contains("approval/disposal-unapproved TH-202701-001"), "{told:?}");
    let issue = |department: &str, person: &str, by: &str| {
        moves(&format!("LY-202701-900,2027-01-25,issue,store-main,copy-paper-a4,64,,,,,,,{department},{person},,{by},,,,,,\n"))
            .told()
    };
    let told = issue("没有的部门", "lu-jia", "chen-guifang");
    assert!(told.contains("books/issue-unreceived LY-202701-900"), "{told:?}");
    let told = issue("总务处", "chen-guifang", "chen-guifang");
    assert!(told.contains("books/issue-unreceived LY-202701-900"), "{told:?}");
    let told = issue("总务处", "lu-jia", "hu-meilan");
    assert!(told.contains("approval/post-not-held LY-202701-900"), "{told:?}");
}

#[test]
fn who_has_left_counts_nothing_and_a_cleaner_writes_nothing_off() {
    let count = "PD-202701-001,2027-01-29,store-main,copy-paper-a4,,438,chen-guifang,zheng-xiuying,";
    School::copy()
        .with("stock/counts/2027-01.csv", count, &count.replace("zheng-xiuying", "bao-guiying"))
        .is_told(&["approval/post-not-held PD-202701-001"]);
    let lost = |approver: &str| {
        School::copy().with("stock/counts/2027-01.csv", count, &count.replace("438", "338")).and(
            "stock/moves/2027-01.csv",
            &format!("PK-202701-001,2027-01-29,loss,store-main,copy-paper-a4,100,,,,,,,,,,chen-guifang,,,,{approver},\n"),
        )
    };
    for approver in ["bao-guiying", "hu-meilan", "chen-guifang"] {
        let told = lost(approver).told();
        assert!(told.contains("approval/disposal-unapproved PK-202701-001"), "{approver}: {told:?}");
    }
    let waiver = |approver: &str| {
        let school = lost("hu-meilan");
        let row = format!(
            "[[waiver]]\nrule = \"approval/disposal-unapproved\"\non = \"PK-202701-001\"\nreason = \"x\"\napproved_by = \"{approver}\"\n"
        );
        fs::write(school.path("waivers.toml"), row).expect("the waiver");
        school.told()
    };
    for approver in ["chen-guifang", "hu-meilan"] {
        let told = waiver(approver);
        assert!(told.iter().any(|one| one.starts_with("waiver/unapproved")), "{approver}: {told:?}");
    }
    assert!(!waiver("sun-lihua").iter().any(|one| one.starts_with("waiver/")), "the vice-principal may");
}

#[test]
fn lost_assets_stay_in_sight() {
    let events = "asset-events.csv";
    School::copy()
        .and(events, "ZC-202701-001,2027-01-11,A02010108-2026-0001,lend,,,,,,zhu-min,,\n")
        .is_told(&["card/state-illegal ZC-202701-001"]);
    School::copy()
        .edit("asset-counts.csv", |text| text.replace("A02010108-2026-0001,present", "A02010108-2026-0001,missing"))
        .and(events, "ZC-202701-001,2027-01-11,A02010108-2026-0001,missing,,,,,,zhu-min,,\n")
        .is_told(&["count/asset-missing ZC-202701-001"]);
}

#[test]
fn an_invoice_that_a_typed_row_reverses_is_not_paid_again() {
    let told = School::copy()
        .edit("receipts/2027-01.csv", |text| {
            let mut text = text.replacen(",digest\n", ",digest,corrects\n", 1);
            text += "PJ-202701-030,2027-01-20,e-general,,26322000893820935457,qingshi-wenju,92320582MA24D5JP4C,青石镇中心小学,12320582MB1F6K2Q9H,-352.08,-3.52,-355.60,QG-202610-002,office,,,2027-01-20,,,PJ-202610-002\n";
            text += "PJ-202701-031,2027-01-20,e-general,,2632-2000-8938-2093-5457,qingshi-wenju,92320582MA24D5JP4C,青石镇中心小学,12320582MB1F6K2Q9H,352.08,3.52,355.60,QG-202610-002,office,,,2027-01-20,,,\n";
            text
        })
        .told();
    assert!(told.contains("voucher/receipt-reused PJ-202701-031"), "{told:?}");
}

#[test]
fn a_contract_that_nobody_awarded_covers_nothing() {
    let told = School::copy()
        .edit("contracts.csv", |text| {
            let header = text.lines().find(|line| line.starts_with("contract,")).expect("a header").to_owned();
            let columns: Vec<&str> = header.split(',').collect();
            let cell = |column: &&str| match *column {
                "contract" => "HT-2026-099",
                "direction" => "cost",
                "supplier" => "qingshi-wenju",
                "subject" => "办公用品",
                "from" => "2026-09-01",
                "to" => "2027-08-31",
                _ => "",
            };
            text + &columns.iter().map(cell).collect::<Vec<_>>().join(",") + "\n"
        })
        .edit("purchases/2027-01.toml", |text| {
            text + &small_purchases("budget = \"office\"\n")
                .replace("amount = 490.00 }", "amount = 490.00, contract = \"HT-2026-099\" }")
        })
        .told();
    assert!(told.contains("approval/purchase-split QG-202701-012"), "{told:?}");
}

#[test]
fn cash_is_counted_each_month_and_somebody_watches() {
    let told = School::copy().edit("cash-counts.csv", |text| text.replace(",zheng-xiuying", ",")).told();
    assert!(told.iter().all(|one| one.starts_with("count/counter-alone")) && told.len() >= 5, "{told:?}");
    let school = School::copy();
    fs::remove_file(school.path("cash-counts.csv")).expect("it is gone");
    school.is_told(&["deadline/count-missing 1001"]);
}

#[test]
fn the_cashier_pays_herself_nothing() {
    let claim = |from: &str, to: &str| {
        School::copy()
            .edit("claims/2026-10.toml", |text| {
                let at = text.find("claimant = \"jin-wei\"").expect("a claim in cash");
                format!("{}{}", &text[..at], text[at..].replacen(from, to, 1))
            })
            .is_told(&["approval/duties-mixed"]);
    };
    claim("claimant = \"jin-wei\"", "claimant = \"feng-xiaoyan\"");
    claim("sun-lihua", "feng-xiaoyan");
    claim("sun-lihua", "zheng-xiuying");
}

#[test]
fn one_wrong_row_of_posts_is_one_finding() {
    let school = School::copy().and("posts.csv", "cashier,zheng-xiuying,2024-09-01,\n");
    let told = school.told();
    assert!(told.len() == 1 && told.iter().all(|one| one.starts_with("approval/cashier-barred")), "{told:?}");
}

#[test]
fn who_did_not_quote_is_not_the_lowest() {
    School::copy()
        .with(
            "purchases/2026-10.toml",
            "{ supplier = \"hongtu\", amount = 9560.00, date = 2026-10-21",
            "{ supplier = \"shuxiang\", amount = 9560.00, date = 2026-10-21",
        )
        .is_told(&["approval/quote-not-lowest QG-202610-009"]);
}

#[test]
fn a_receipt_without_a_purchase_is_above_the_first_band_at_most_for_what_needs_none() {
    let receipt = |seller: &str, kind: &str, budget: &str| {
        let row = format!(
            "PJ-202701-940,2027-01-28,{kind},32060127,0000012345,{seller},,青石镇中心小学,12320582MB1F6K2Q9H,50000.00,0.00,50000.00,,{budget},,,2027-01-28,,\n"
        );
        School::copy().edit("receipts/2027-01.csv", |text| text.trim_end().to_owned() + "\n" + &row).told()
    };
    let told = receipt("青石镇某某商行", "other", "");
    assert!(told.contains("approval/quotes-few PJ-202701-940"), "{told:?}");
    for (seller, kind, budget) in [("青石镇某某商行", "fiscal", ""), ("江苏培训中心", "other", ""), ("chenguang", "other", "")]
    {
        let told = receipt(seller, kind, budget);
        assert!(!told.iter().any(|one| one.starts_with("approval/quotes-few")), "{seller}: {told:?}");
    }
}

#[test]
fn one_wrong_cell_of_years_is_one_finding() {
    School::copy()
        .edit("assets.csv", |text| {
            let line =
                text.lines().find(|line| line.contains(",QG-202610-009,") && line.contains(",6,")).expect("a laptop").to_owned();
            let (before, after) = line.rsplit_once(",6,").expect("its years");
            text.replacen(&line, &format!("{before},3,{after}"), 1)
        })
        .is_told(&["card/depreciation-wrong A02010108-2026-0001"]);
}
